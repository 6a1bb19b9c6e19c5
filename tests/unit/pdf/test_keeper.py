"""What follows when a worker answers, is late, dies, talks nonsense, grows or stands in the way; with no process."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.errors import PasswordNeededError, PdfError, PdfQuarantinedError, PdfTimeoutError
from desktop_app.pdf.answers import Answer, Opened
from desktop_app.pdf.jobs import DocumentRef, Job, Operation, Patience, text_job, tile_job
from desktop_app.pdf.keeper import MOST_OPEN, RECYCLE_BYTES, WorkerKeeper
from desktop_app.pdf.protocol import Frame, Json
from desktop_app.pdf.scheduler import Level
from desktop_app.pdf.tiles import Tile
from tests.unit.pdf.stand_in_worker import StandInWorker, proper_answer

PATIENCE = Patience()
OPEN = Job(Operation.OPEN, 1)


def tile(page_index: int = 0, document: int = 1) -> Job:
    return tile_job(document, Tile(page_index, 1.0, 0, 0, 4, 4))


class Stage:
    """A keeper, its workers, the clock and the answers."""

    def __init__(self, patience: Patience = PATIENCE) -> None:
        self.now = 100.0
        self.workers: list[StandInWorker] = []
        self.answers: list[Answer] = []
        self.fails_to_start = False
        self.when_delivered: Callable[[], object] = lambda: None
        self.seen_when_delivered: list[object] = []
        self.keeper = WorkerKeeper(self._launch, self._deliver, lambda: self.now, patience)
        self.keeper.start()

    def _launch(self, _number: int) -> StandInWorker:
        if self.fails_to_start:
            raise OSError("no more processes")
        self.workers.append(StandInWorker())
        return self.workers[-1]

    def _deliver(self, answer: Answer) -> None:
        self.answers.append(answer)
        if (seen := self.when_delivered()) is not None:
            self.seen_when_delivered.append(seen)

    @property
    def worker(self) -> StandInWorker:
        return self.workers[-1]

    @property
    def request(self) -> Json:
        return self.worker.sent[-1]

    def tell(self, frame: Frame) -> None:
        self.keeper.on_frame(len(self.workers), frame)

    def get_ready(self) -> None:
        self.tell(Frame({"ready": True}, bytearray()))

    def answer(self, identity: str = "same") -> None:
        """The worker does well what it was asked last."""
        self.tell(proper_answer(self.request, identity))

    def end_worker(self) -> None:
        self.keeper.on_gone(len(self.workers))
        self.get_ready()
        self.keeper.tick()

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.keeper.tick()

    def ask(self, job: Job, level: Level = Level.ASKED) -> None:
        self.keeper.scheduler.ask(job, level)
        self.keeper.tick()

    def add(self, key: int = 1, password: str | None = None) -> None:
        self.keeper.add(DocumentRef(key, Path(f"paper{key}.pdf"), password))

    def open(self) -> None:
        self.get_ready()
        self.add()
        self.ask(OPEN)
        self.answer()
        self.answer()
        self.answers.clear()

    def errors(self) -> list[type]:
        return [type(answer.error) for answer in self.answers]


@pytest.fixture
def stage() -> Stage:
    return Stage()


# working


def test_a_document_is_opened_and_looked_at(stage: Stage) -> None:
    stage.get_ready()
    stage.add(password="secret")
    stage.ask(OPEN)
    assert stage.request == {"op": "open", "document": 1, "id": 1, "path": "paper1.pdf", "password": "secret"}
    stage.answer()
    assert stage.request == {"op": "about", "document": 1, "id": 2}
    stage.answer()
    result = stage.answers[0].result
    assert isinstance(result, Opened)
    assert (len(result.sizes), result.fingerprint, result.has_text) == (2, "print", True)
    assert "secret" not in repr(DocumentRef(1, Path("paper1.pdf"), "secret"))


def test_requests_go_out_one_at_a_time_and_before_the_answer_is_unfolded(stage: Stage) -> None:
    stage.open()
    stage.ask(tile(0))
    stage.ask(tile(1))
    assert [request["op"] for request in stage.worker.sent].count("tile") == 1
    stage.when_delivered = lambda: len(stage.worker.sent)
    sent_before = len(stage.worker.sent)
    stage.answer()
    assert stage.request["tile"][0] == 1
    assert stage.seen_when_delivered == [sent_before + 1]


def test_a_request_may_go_out_before_the_worker_is_ready_and_its_time_starts_then(stage: Stage) -> None:
    stage.add()
    stage.ask(OPEN)
    stage.wait(PATIENCE.open_s + 1)
    assert not stage.worker.is_killed
    stage.get_ready()
    stage.wait(PATIENCE.open_s - 1)
    assert not stage.worker.is_killed
    stage.wait(1)
    assert stage.worker.is_killed


def test_errors_of_the_worker_become_sentences(stage: Stage) -> None:
    stage.get_ready()
    stage.add()
    for header in (
        {"error": "password", "sentence": "locked"},
        {"error": "pdf", "sentence": "empty"},
        {"error": "page"},
    ):
        stage.ask(OPEN)
        stage.tell(Frame({"id": stage.request["id"], **header}, bytearray()))
    assert stage.errors() == [PasswordNeededError, PdfError, PdfError]
    assert [str(answer.error) for answer in stage.answers[:2]] == ["locked", "empty"]
    assert str(stage.answers[2].error) == "“paper1.pdf” is damaged and cannot be opened."


def test_a_page_that_needs_too_much_memory_says_so(stage: Stage) -> None:
    stage.open()
    stage.ask(tile(1))
    stage.tell(Frame({"id": stage.request["id"], "error": "memory"}, bytearray()))
    assert "needs more memory" in str(stage.answers[0].error)


def test_what_cannot_be_looked_at_is_still_open(stage: Stage) -> None:
    stage.get_ready()
    stage.add()
    stage.ask(OPEN)
    stage.answer()
    stage.tell(Frame({"id": stage.request["id"], "error": "page"}, bytearray()))
    assert isinstance(stage.answers[0].result, Opened)
    assert stage.answers[0].result.fingerprint == ""


def test_a_forgotten_document_is_closed_and_nothing_more_is_done_for_it(stage: Stage) -> None:
    stage.open()
    stage.keeper.scheduler.wish(1, [(Level.VISIBLE, tile(0)), (Level.VISIBLE, tile(1))])
    stage.keeper.forget(1)
    stage.keeper.tick()
    assert stage.request["op"] == "close"
    stage.answer()
    assert stage.answers == []
    stage.ask(text_job(1, 0))
    assert stage.errors() == [PdfError]


def test_a_worker_holds_only_a_few_documents(stage: Stage) -> None:
    stage.get_ready()
    for key in range(1, MOST_OPEN + 2):
        stage.add(key)
        stage.ask(Job(Operation.OPEN, key))
        stage.answer()
        stage.answer()
    assert stage.request == {"op": "close", "document": 1, "id": stage.request["id"]}
    stage.answer()
    stage.ask(tile(0, document=1))
    assert stage.request["op"] == "open"
    stage.answer()
    assert stage.request["op"] == "tile"


# dying


def test_a_worker_that_dies_is_replaced_and_the_document_reopened(stage: Stage) -> None:
    stage.open()
    stage.ask(tile(0))
    stage.end_worker()
    assert len(stage.workers) == 2
    assert stage.request["op"] == "open"
    stage.answer()
    assert stage.request["op"] == "tile"
    stage.answer()
    assert stage.errors() == [type(None)]


def test_a_page_that_kills_the_worker_twice_is_quarantined_and_the_others_are_not(stage: Stage) -> None:
    stage.open()
    stage.ask(tile(0))
    stage.end_worker()
    stage.answer()
    stage.end_worker()
    assert stage.errors() == [PdfQuarantinedError]
    stage.ask(tile(0))
    assert stage.errors() == [PdfQuarantinedError] * 2
    stage.ask(tile(1))
    stage.answer()
    stage.answer()
    assert stage.errors()[2:] == [type(None)]
    stage.ask(text_job(1, 0))
    stage.answer()
    assert stage.errors()[3:] == [type(None)]


def test_a_document_whose_opening_kills_twice_is_quarantined_and_others_are_not(stage: Stage) -> None:
    stage.get_ready()
    stage.add()
    stage.ask(OPEN)
    stage.end_worker()
    stage.end_worker()
    assert stage.errors() == [PdfQuarantinedError]
    assert "notes can still be edited" in str(stage.answers[0].error)
    stage.add(2)
    stage.ask(Job(Operation.OPEN, 2))
    stage.answer()
    stage.answer()
    assert stage.errors()[1:] == [type(None)]


def test_a_document_with_many_deadly_pages_is_quarantined_as_a_whole(stage: Stage) -> None:
    stage.open()
    for page_index in range(3):
        stage.ask(tile(page_index))
        for _ in range(2):
            if stage.request["op"] == "open":
                stage.answer()
            stage.end_worker()
    stage.answers.clear()
    stage.ask(text_job(1, 9))
    assert stage.errors() == [PdfQuarantinedError]
    assert "not opened again until Postil is started anew" in str(stage.answers[0].error)


def test_looking_at_a_document_that_kills_the_worker_is_left_out(stage: Stage) -> None:
    stage.get_ready()
    stage.add()
    stage.ask(OPEN)
    stage.answer()
    stage.end_worker()
    assert stage.request["op"] == "open"
    stage.answer()
    assert isinstance(stage.answers[0].result, Opened)


def test_facts_are_tried_again_without_the_pages(stage: Stage) -> None:
    stage.open()
    stage.ask(Job(Operation.FACTS, 1))
    assert stage.request["plain"] is False
    stage.wait(PATIENCE.page_s)
    stage.end_worker()
    stage.answer()
    assert (stage.request["op"], stage.request["plain"]) == ("facts", True)


@pytest.mark.parametrize(
    "nonsense",
    [
        Frame({"id": 99}, bytearray()),
        Frame({}, bytearray()),
        Frame({"id": 3}, bytearray(b"short")),
        Frame({"ready": True}, bytearray()),
    ],
    ids=["other number", "no number", "other size", "greeting"],
)
def test_nonsense_ends_the_worker(stage: Stage, nonsense: Frame) -> None:
    stage.open()
    stage.ask(tile(0))
    assert stage.request["id"] == 3
    stage.tell(nonsense)
    assert stage.worker.is_killed
    assert stage.answers == []
    stage.end_worker()
    stage.answer()
    stage.answer()
    assert stage.errors() == [type(None)]


def test_frames_of_a_replaced_worker_are_ignored(stage: Stage) -> None:
    stage.open()
    stage.ask(tile(0))
    old = proper_answer(stage.request)
    stage.end_worker()
    stage.keeper.on_frame(1, old)
    stage.keeper.on_gone(1)
    assert stage.answers == []
    assert len(stage.workers) == 2


def test_a_file_that_changed_behind_the_worker_is_not_mixed_up(stage: Stage) -> None:
    stage.open()
    stage.ask(tile(0))
    stage.end_worker()
    stage.answer(identity="another")
    stage.ask(tile(1))
    stage.answer(identity="another")
    assert stage.errors() == [PdfError, PdfError]
    assert "changed by another program" in str(stage.answers[0].error)


def test_a_worker_that_grew_too_large_is_replaced_without_blame(stage: Stage) -> None:
    stage.open()
    for _ in range(3):
        stage.ask(tile(0))
        if stage.request["op"] == "open":
            stage.answer()
        frame = proper_answer(stage.request)
        frame.header["rss"] = RECYCLE_BYTES + 1
        stage.tell(frame)
        assert stage.worker.is_killed
        stage.end_worker()
    assert stage.errors() == [type(None)] * 3


def test_workers_that_do_not_start_are_given_up_and_a_new_document_is_a_new_chance(stage: Stage) -> None:
    stage.add()
    stage.ask(OPEN)
    for number in range(1, 4):
        stage.keeper.on_gone(number)
    stage.keeper.tick()
    assert len(stage.workers) == 3
    assert "does not start" in str(stage.answers[0].error)
    stage.add(2)
    stage.ask(Job(Operation.OPEN, 2))
    assert len(stage.workers) == 4
    assert stage.request["document"] == 2


@pytest.mark.logs_warnings
def test_a_machine_without_processes_is_told(stage: Stage) -> None:
    stage.open()
    stage.fails_to_start = True
    stage.keeper.on_gone(1)
    stage.ask(tile(0))
    assert "does not start" in str(stage.answers[0].error)
    stage.fails_to_start = False
    stage.add(2)
    stage.ask(Job(Operation.OPEN, 2))
    assert stage.request["op"] == "open"


def test_a_worker_that_keeps_dying_with_nothing_to_do_is_started_only_when_needed(stage: Stage) -> None:
    for _ in range(6):
        stage.get_ready()
        stage.keeper.on_gone(len(stage.workers))
        stage.keeper.tick()
    assert len(stage.workers) == 3
    stage.add()
    stage.ask(OPEN)
    assert len(stage.workers) == 4
    assert stage.request["op"] == "open"


# time


def test_a_late_page_is_told_at_once_and_its_worker_replaced(stage: Stage) -> None:
    stage.open()
    stage.ask(tile(0))
    stage.wait(PATIENCE.page_s)
    assert stage.worker.is_killed
    stage.end_worker()
    assert stage.errors() == [PdfTimeoutError]
    stage.ask(tile(0))
    stage.answer()
    stage.wait(PATIENCE.page_s)
    stage.end_worker()
    assert stage.errors() == [PdfTimeoutError, PdfQuarantinedError]


def test_late_opening_is_told(stage: Stage) -> None:
    stage.get_ready()
    stage.add()
    stage.ask(OPEN)
    stage.wait(PATIENCE.open_s)
    stage.end_worker()
    assert stage.errors() == [PdfTimeoutError]
    assert str(stage.answers[0].error).startswith("Opening “paper1.pdf” took longer than 5 seconds")


def test_what_is_not_wanted_any_more_is_stopped_when_something_else_waits(stage: Stage) -> None:
    stage.open()
    stage.keeper.scheduler.wish(1, [(Level.VISIBLE, tile(0))])
    stage.keeper.tick()
    stage.keeper.scheduler.wish(1, [])
    stage.wait(PATIENCE.cancel_s * 3)
    assert not stage.worker.is_killed
    stage.keeper.scheduler.wish(1, [(Level.VISIBLE, tile(1))])
    stage.keeper.tick()
    assert stage.keeper.wait_s() == PATIENCE.cancel_s
    stage.wait(PATIENCE.cancel_s / 2)
    assert not stage.worker.is_killed
    stage.wait(PATIENCE.cancel_s / 2)
    assert stage.worker.is_killed
    stage.end_worker()
    stage.answer()
    assert stage.request["tile"][0] == 1
    stage.answer()
    assert stage.errors() == [type(None)]


def test_what_is_only_nearby_makes_way_for_what_shows(stage: Stage) -> None:
    stage.open()
    stage.keeper.scheduler.wish(1, [(Level.NEARBY, tile(1))])
    stage.keeper.tick()
    stage.keeper.scheduler.wish(1, [(Level.VISIBLE, tile(0)), (Level.NEARBY, tile(1))])
    stage.keeper.tick()
    stage.wait(PATIENCE.cancel_s)
    assert stage.worker.is_killed
    stage.end_worker()
    stage.answer()
    assert stage.request["tile"][0] == 0


def test_what_shows_is_not_stopped_for_something_else_that_shows(stage: Stage) -> None:
    stage.open()
    stage.keeper.scheduler.wish(1, [(Level.VISIBLE, tile(0)), (Level.VISIBLE, tile(1))])
    stage.keeper.tick()
    stage.wait(PATIENCE.cancel_s * 2)
    assert not stage.worker.is_killed


def test_a_worker_that_does_not_get_ready_is_replaced(stage: Stage) -> None:
    stage.wait(PATIENCE.start_s)
    assert stage.worker.is_killed
    stage.keeper.on_gone(1)
    assert len(stage.workers) == 2


def test_a_worker_that_is_not_needed_is_ended_and_the_next_job_starts_another() -> None:
    stage = Stage(Patience(idle_s=5.0))
    stage.get_ready()
    stage.add()
    stage.ask(tile())
    stage.answer()
    stage.wait(4.0)
    assert stage.keeper.wait_s() is not None
    stage.answer()
    stage.wait(0.0)
    assert stage.keeper.wait_s() == 5.0
    stage.wait(4.9)
    assert not stage.worker.is_killed
    stage.wait(0.1)
    assert stage.worker.is_killed
    assert stage.keeper.wait_s() is None
    stage.keeper.on_gone(1)
    assert len(stage.workers) == 1
    stage.ask(tile(1))
    stage.get_ready()
    assert len(stage.workers) == 2
    assert [request["op"] for request in stage.worker.sent] == ["open"]
    stage.answer()
    stage.answer()
    assert [answer.job for answer in stage.answers] == [tile(), tile(1)]


def test_a_worker_without_such_a_bound_stays(stage: Stage) -> None:
    stage.get_ready()
    stage.wait(10_000.0)
    assert stage.keeper.wait_s() is None
    assert not stage.worker.is_killed


def test_a_stopped_keeper_starts_nothing_more(stage: Stage) -> None:
    worker = stage.keeper.stop()
    assert worker is stage.workers[0]
    stage.keeper.on_gone(1)
    assert len(stage.workers) == 1
    assert stage.keeper.stop() is None
