"""A PDF worker that is killed, stopped or talks nonsense: the answer still comes, another document never suffers."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.errors import PdfQuarantinedError, PdfTimeoutError
from desktop_app.pdf.answers import Opened
from desktop_app.pdf.jobs import Job, Operation, Patience, text_job, tile_job
from desktop_app.pdf.ports import PageText
from desktop_app.pdf.scheduler import Level
from tests.integration.pdf_stage import SMALL, Stage, open_files
from tests.pdf_files import RealPage, write_real_pdf

pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and /proc are POSIX")

Stages = Callable[..., Stage]
READY = """
import struct, sys
out = sys.stdout.buffer
def say(header, body=b""):
    out.write(struct.pack("<II", len(header), len(body)) + header + body)
    out.flush()
"""
WAIT = "\nsys.stdin.buffer.read()"
NONSENSE = {
    "words": "print('Segmentation fault'); sys.stdout.flush()" + WAIT,
    "words after a greeting": "say(b'{\"ready\":true}'); print('x' * 99); sys.stdout.flush()" + WAIT,
    "an oversized frame": "say(b'{\"ready\":true}'); out.write(struct.pack('<II', 2, 1 << 31)); out.flush()" + WAIT,
    "part of a frame": "say(b'{\"ready\":true}'); out.write(struct.pack('<II', 99, 9) + b'{'); out.close()",
    "part of a frame and silence": "say(b'{\"ready\":true}'); out.write(b'\\x01\\x02'); out.flush()" + WAIT,
    "no object": "say(b'{\"ready\":true}'); say(b'[1]')" + WAIT,
    "an answer nobody asked for": "say(b'{\"ready\":true}'); say(b'{\"id\":77}')" + WAIT,
    "an answer of another shape": "say(b'{\"ready\":true}')\nsys.stdin.buffer.read(40)\nsay(b'{\"id\":1}', b'123')"
    + WAIT,
    "silence from the start": "pass" + WAIT,
    "nothing at all": "pass",
}
#: a page that takes seconds to draw
SLOW = "0 0 m 500 700 l S\n" * 400_000
QUICK = Patience(start_s=1.0, open_s=1.0, page_s=1.0)


@pytest.fixture
def stages() -> Iterator[Stages]:
    made: list[Stage] = []

    def make(*scripts: str, patience: Patience | None = None) -> Stage:
        made.append(Stage(scripts, patience))
        return made[-1]

    yield make
    for stage in made:
        stage.close()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return write_real_pdf(tmp_path / "paper.pdf", ["One", "Two", "Three"])


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_ends_the_worker_and_the_next_one_answers(stages: Stages, paper: Path, name: str) -> None:
    real = Patience(start_s=5.0, open_s=1.5, page_s=5.0)
    stage = stages(READY + NONSENSE[name], patience=Patience(start_s=1.0) if name.startswith("silence") else real)
    answer = stage.open(paper)
    if isinstance(answer.error, PdfTimeoutError):  # a worker that only falls silent is known by its deadline
        answer = stage.ask(Job(Operation.OPEN, 1))
    assert isinstance(answer.result, Opened)
    assert len(answer.result.sizes) == 3


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
@pytest.mark.parametrize("operation", ["open", "tile", "text", "facts"])
def test_a_worker_killed_at_work_is_replaced_within_two_seconds(
    stages: Stages, paper: Path, number: signal.Signals, operation: str
) -> None:
    stage = stages()
    job = {
        "open": Job(Operation.OPEN, 1),
        "tile": tile_job(1, SMALL),
        "text": text_job(1, 0),
        "facts": Job(Operation.FACTS, 1),
    }[operation]
    if operation == "open":
        stage.add(paper)
    else:
        stage.open(paper)
    worker = stage.workers[-1]
    stage.signal(signal.SIGSTOP)
    stage.supervisor.ask(job)
    worker.wait_asked(operation)
    stage.signal(number)
    stage.signal(signal.SIGCONT)
    killed = time.monotonic()
    assert stage.answers.get(timeout=10).error is None
    assert time.monotonic() - killed < 2
    assert len(stage.workers) == 2


def test_a_worker_killed_while_idle_is_replaced(stages: Stages, paper: Path) -> None:
    stage = stages()
    stage.open(paper)
    stage.signal(signal.SIGKILL)
    stage.wait_launched()
    assert stage.tile().error is None


@pytest.mark.parametrize("operation", [Operation.OPEN, Operation.TILE, Operation.TEXT])
def test_a_stopped_worker_is_known_by_its_deadline(stages: Stages, paper: Path, operation: Operation) -> None:
    stage = stages(patience=QUICK)
    if operation is not Operation.OPEN:
        stage.open(paper)
    else:
        stage.add(paper)
        stage.open(paper, key=2)
    stage.signal(signal.SIGSTOP)
    page = (0, SMALL) if operation is Operation.TILE else (0, None) if operation is Operation.TEXT else (None, None)
    answer = stage.ask(Job(operation, 1, *page))
    assert isinstance(answer.error, PdfTimeoutError)
    assert stage.tile(page_index=1).error is None


def test_the_third_failure_is_not_tried_and_only_that_page_is_lost(stages: Stages, tmp_path: Path) -> None:
    stage = stages()
    bad = write_real_pdf(tmp_path / "bad.pdf", [RealPage(drawing=SLOW), "Two"])
    good = write_real_pdf(tmp_path / "good.pdf", ["Good"])
    stage.open(bad)
    stage.supervisor.ask(tile_job(1, SMALL))
    for _ in range(2):
        stage.workers[-1].wait_asked("tile")
        stage.signal(signal.SIGKILL)
        stage.wait_launched()
    assert isinstance(stage.answers.get(timeout=10).error, PdfQuarantinedError)
    launched = len(stage.workers)
    assert isinstance(stage.tile().error, PdfQuarantinedError)
    assert len(stage.workers) == launched
    assert stage.tile(page_index=1).error is None
    assert stage.open(good, key=2).error is None
    assert isinstance(stage.ask(text_job(1, 0)).result, PageText)


def test_many_kills_leave_no_files_threads_or_processes_behind(stages: Stages, paper: Path) -> None:
    stage = stages()
    stage.open(paper)
    files, threads = open_files(), threading.active_count()
    for _ in range(25):
        assert stage.tile().error is None
        stage.signal(signal.SIGKILL)
        stage.wait_launched()
    assert stage.tile().error is None
    assert open_files() <= files + 1
    assert threading.active_count() <= threads + 1
    assert isinstance(stage.ask(text_job(1, 2)).result, PageText)


def test_a_slow_page_makes_way_for_what_shows(stages: Stages, tmp_path: Path) -> None:
    stage = stages(patience=Patience(cancel_s=0.1))
    stage.open(write_real_pdf(tmp_path / "slow.pdf", [RealPage(drawing=SLOW), "Two"]))
    stage.supervisor.wish(1, [(Level.VISIBLE, tile_job(1, SMALL))])
    stage.workers[-1].wait_asked("tile")
    shown = tile_job(1, replace(SMALL, page_index=1))
    stage.supervisor.wish(1, [(Level.VISIBLE, shown)])
    answer = stage.answers.get(timeout=10)
    assert (answer.job, answer.error) == (shown, None)
    assert len(stage.workers) == 2


def test_closing_does_not_wait_for_a_stopped_worker(stages: Stages, paper: Path) -> None:
    stage = stages()
    stage.open(paper)
    stage.signal(signal.SIGSTOP)
    stage.supervisor.ask(tile_job(1, SMALL))
    started = time.monotonic()
    stage.close()
    assert time.monotonic() - started < 1
