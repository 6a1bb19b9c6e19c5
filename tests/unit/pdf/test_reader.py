"""The reader without a window: lazily started, joined, cancelled, closed, honest about changed files."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import PdfError
from desktop_app.pdf.client import OnFrame, Worker
from desktop_app.pdf.jobs import Patience
from desktop_app.pdf.reader import WorkerPdfReader
from tests.unit.pdf.stand_in_worker import AnsweringWorker


class Stage:
    def __init__(self, silent: set[str], patience: Patience | None) -> None:
        self.workers: list[AnsweringWorker] = []
        self._silent = silent
        self.reader = WorkerPdfReader(self._launch, patience)

    def _launch(self, on_frame: OnFrame) -> Worker:
        self.workers.append(AnsweringWorker(on_frame, self._silent))
        return self.workers[-1]

    def sent(self) -> list[str]:
        return [request["op"] for worker in self.workers for request in worker.sent]


@pytest.fixture
def stages() -> Iterator[Callable[..., Stage]]:
    made: list[Stage] = []

    def make(silent: set[str] | None = None, patience: Patience | None = None) -> Stage:
        made.append(Stage(silent or set(), patience))
        return made[-1]

    yield make
    for stage in made:
        stage.reader.close()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"a")
    return path


def test_the_worker_starts_with_the_first_call(stages: Callable[..., Stage], paper: Path) -> None:
    stage = stages()
    assert stage.workers == []
    assert len(stage.reader.sizes(paper)) == 2
    assert stage.reader.text(paper, 1).page_index == 1
    assert [text.text for text in stage.reader.texts(paper)] == ["x\n\n", "x\n\n"]
    assert len(stage.workers) == 1


def test_a_changed_file_is_opened_anew(stages: Callable[..., Stage], paper: Path) -> None:
    stage = stages()
    stage.reader.text(paper, 0)
    stage.reader.text(paper, 0)
    assert stage.sent().count("open") == 1
    paper.write_bytes(b"another")
    stage.reader.text(paper, 0)
    assert stage.sent().count("open") == 2


def test_old_documents_are_closed_again(stages: Callable[..., Stage], tmp_path: Path) -> None:
    stage = stages()
    for number in range(9):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(b"a")
        stage.reader.text(path, 0)
    assert stage.sent().count("close") >= 4


def test_a_page_that_takes_too_long_is_empty_among_the_texts(stages: Callable[..., Stage], paper: Path) -> None:
    stage = stages({"text"}, Patience(page_s=0.02))
    assert [text.text for text in stage.reader.texts(paper)] == ["", ""]


def test_texts_end_when_cancelled_while_a_page_is_under_way(stages: Callable[..., Stage], paper: Path) -> None:
    stage = stages({"text"})
    cancelled = threading.Event()
    threading.Timer(0.05, cancelled.set).start()
    assert list(stage.reader.texts(paper, cancelled=cancelled.is_set)) == []


def test_equal_questions_of_two_threads_are_both_answered(stages: Callable[..., Stage], paper: Path) -> None:
    stage = stages()
    pages: list[int] = []
    threads = [threading.Thread(target=lambda: pages.append(stage.reader.text(paper, 0).page_index)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert pages == [0] * 8


def test_closing_tells_whoever_waits(stages: Callable[..., Stage], paper: Path) -> None:
    stage = stages({"text"})
    stage.reader.sizes(paper)
    errors: list[Exception] = []

    def ask() -> None:
        try:
            stage.reader.text(paper, 0)
        except PdfError as error:
            errors.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while "text" not in stage.sent():
        thread.join(0.01)
    stage.reader.close()
    thread.join(10)
    assert [str(error) for error in errors] == ["Postil is closing, so the PDF was not read."]
    with pytest.raises(PdfError):
        stage.reader.sizes(paper)
