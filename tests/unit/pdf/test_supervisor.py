"""The supervisor's thread: answers come, deadlines pass by themselves, an error of ours does not end it."""

import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import PdfTimeoutError
from desktop_app.pdf.answers import Answer, Opened
from desktop_app.pdf.client import OnFrame, Worker
from desktop_app.pdf.jobs import DocumentRef, Job, Operation, Patience, text_job
from desktop_app.pdf.supervisor import Supervisor
from tests.unit.pdf.stand_in_worker import AnsweringWorker

OPEN = Job(Operation.OPEN, 1)
MOST_S = 10


class Stage:
    def __init__(self, silent: set[str], patience: Patience | None = None) -> None:
        self.workers: list[AnsweringWorker] = []
        self.answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self.deliver: Callable[[Answer], None] = self.answers.put
        self._silent = silent
        self.supervisor = Supervisor(self._launch, self._deliver, patience=patience)

    def _deliver(self, answer: Answer) -> None:
        self.deliver(answer)

    def _launch(self, on_frame: OnFrame) -> Worker:
        self.workers.append(AnsweringWorker(on_frame, self._silent))
        return self.workers[-1]

    def open(self) -> Answer:
        self.supervisor.add(DocumentRef(1, Path("paper.pdf")))
        self.supervisor.ask(OPEN)
        return self.answers.get(timeout=MOST_S)


@pytest.fixture
def stages() -> Iterator[Callable[..., Stage]]:
    made: list[Stage] = []

    def make(silent: set[str] | None = None, patience: Patience | None = None) -> Stage:
        made.append(Stage(silent or set(), patience))
        return made[-1]

    yield make
    for stage in made:
        stage.supervisor.close()


def test_answers_are_delivered_on_its_thread(stages: Callable[..., Stage]) -> None:
    stage = stages()
    threads: list[str] = []
    stage.deliver = lambda answer: (threads.append(threading.current_thread().name), stage.answers.put(answer))
    assert isinstance(stage.open().result, Opened)
    assert threads == ["pdf"]


def test_a_deadline_passes_without_any_message(stages: Callable[..., Stage]) -> None:
    stage = stages({"text"}, Patience(page_s=0.05))
    stage.open()
    stage.supervisor.ask(text_job(1, 0))
    assert isinstance(stage.answers.get(timeout=MOST_S).error, PdfTimeoutError)
    assert len(stage.workers) == 2


@pytest.mark.logs_warnings
def test_an_error_while_delivering_is_logged_and_survived(
    stages: Callable[..., Stage], caplog: pytest.LogCaptureFixture
) -> None:
    stage = stages()

    def fail(_answer: Answer) -> None:
        stage.deliver = stage.answers.put
        raise RuntimeError("ours")

    stage.deliver = fail
    stage.supervisor.add(DocumentRef(1, Path("paper.pdf")))
    stage.supervisor.ask(OPEN)
    stage.supervisor.ask(text_job(1, 0))
    assert stage.answers.get(timeout=MOST_S).job == text_job(1, 0)
    assert "could not be worked off" in caplog.text


def test_it_closes_while_a_worker_is_silent(stages: Callable[..., Stage]) -> None:
    stage = stages({"open"})
    stage.supervisor.add(DocumentRef(1, Path("paper.pdf")))
    stage.supervisor.ask(OPEN)
    stage.supervisor.close()
    assert stage.workers[0].is_killed
    assert stage.answers.empty()
