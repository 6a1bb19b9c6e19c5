"""Pages for the viewer: tiles and texts come by signal, the same file is opened once, nothing waits for a worker."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import PasswordNeededError, PdfError, PdfTimeoutError
from desktop_app.pdf.client import OnFrame, Worker, WorkerProcess
from desktop_app.pdf.head_start import HeadStart
from desktop_app.pdf.jobs import Patience
from desktop_app.pdf.supervisor import Launch
from desktop_app.pdf.worker_start import start_process, worker_command
from desktop_app.ui.bridge.page_source import OpenPdf, PageSource, Tile
from tests.pdf_files import RealPage, write_real_pdf
from tests.unit.pdf.stand_in_worker import AnsweringWorker

MOST_MS = 20_000
TILE = Tile(0, 0.1, 0, 0, 6, 8)
Make = Callable[..., PageSource]


class Bench:
    """A page source over workers without processes; `workers` are those that were started."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.workers: list[AnsweringWorker] = []
        self.silent: set[str] = set()
        self.pages = PageSource(launch=self.launch)

    def launch(self, on_frame: OnFrame) -> Worker:
        self.workers.append(AnsweringWorker(on_frame, self.silent))
        return self.workers[-1]

    def open(self, path: Path) -> OpenPdf:
        return opened(self.qtbot, self.pages, path)

    def sent(self, operation: str) -> int:
        return sum(request["op"] == operation for worker in self.workers for request in worker.sent)

    def want(self, pdf: OpenPdf, *tiles: Tile) -> None:
        with self.qtbot.waitSignals([self.pages.tile_ready] * len(tiles), timeout=MOST_MS):
            self.pages.want(pdf, tiles)


def opened(qtbot: QtBot, pages: PageSource, path: Path) -> OpenPdf:
    with qtbot.waitSignal(pages.opened, timeout=MOST_MS) as told:
        pages.open(path)
    return told.args[0]


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(qtbot)
    yield bench
    bench.pages.close()


def test_an_open_file_has_sizes_and_a_fingerprint(bench: Bench) -> None:
    pdf = bench.open(Path("/a/paper.pdf"))
    assert (pdf.path, len(pdf.sizes), pdf.fingerprint, pdf.has_text) == (Path("/a/paper.pdf"), 2, "print", True)
    assert bench.pages.is_idle()


def test_what_one_viewer_wants_does_not_drop_what_another_waits_for(bench: Bench) -> None:
    pdf = bench.open(Path("/a/paper.pdf"))
    second = replace(TILE, page_index=1)
    with bench.qtbot.waitSignals([bench.pages.tile_ready] * 2, timeout=MOST_MS):
        bench.pages.want(pdf, [TILE], viewer="left")
        bench.pages.want(pdf, [second], viewer="right")
    assert bench.pages.tile(pdf, TILE) is not None
    assert bench.pages.tile(pdf, second) is not None
    asked = bench.sent("tile")
    bench.pages.want(pdf, [], viewer="left")
    bench.pages.want(pdf, [second], viewer="right")
    assert bench.pages.is_idle()
    assert bench.sent("tile") == asked


def test_the_same_file_is_the_same_document_until_it_is_released_as_often(bench: Bench) -> None:
    path = Path("/a/paper.pdf")
    first, second = bench.open(path), bench.open(path)
    assert first is second
    bench.want(first, TILE)
    bench.pages.release(first)
    assert bench.pages.tile(first, TILE) is not None
    bench.pages.release(first)
    assert bench.pages.tile(first, TILE) is None
    assert bench.open(path).key != first.key


def test_tiles_come_by_signal_and_stay(bench: Bench) -> None:
    pdf = bench.open(Path("/a/paper.pdf"))
    assert bench.pages.tile(pdf, TILE) is None
    bench.want(pdf, TILE)
    image = bench.pages.tile(pdf, TILE)
    assert image is not None
    assert (image.width(), image.height(), image.pixelColor(2, 3)) == (6, 8, QColor("white"))
    bench.pages.want(pdf, [TILE])
    assert bench.pages.is_idle()
    assert bench.sent("tile") == 1


def test_other_scales_stand_in_the_finest_last(bench: Bench) -> None:
    pdf = bench.open(Path("/a/paper.pdf"))
    fine, coarse, elsewhere = replace(TILE, scale=2.0), replace(TILE, scale=0.05), replace(TILE, page_index=1)
    bench.want(pdf, fine, coarse, elsewhere)
    assert [tile for tile, _ in bench.pages.stand_ins(pdf, 0)] == [coarse, fine]


def test_new_wishes_replace_the_old(bench: Bench) -> None:
    bench.silent = {"tile"}
    pdf = bench.open(Path("/a/paper.pdf"))
    bench.pages.want(pdf, [TILE], texts=[0, 1])
    assert not bench.pages.is_idle()
    bench.pages.want(pdf, [])
    bench.qtbot.waitUntil(bench.pages.is_idle, timeout=MOST_MS)


def test_a_text_is_asked_for_once(bench: Bench) -> None:
    pdf = bench.open(Path("/a/paper.pdf"))
    with bench.qtbot.waitSignal(bench.pages.text_ready, timeout=MOST_MS) as told:
        assert bench.pages.text(pdf, 1) is None
        assert bench.pages.text(pdf, 1) is None
    assert told.args == [pdf, 1]
    text = bench.pages.text(pdf, 1)
    assert text is not None
    assert text.text == "x\n\n"
    bench.pages.want(pdf, [], texts=[1])
    assert bench.sent("text") == 1


def test_a_released_document_is_left_alone(bench: Bench) -> None:
    pdf = bench.open(Path("/a/paper.pdf"))
    bench.pages.release(pdf)
    bench.pages.want(pdf, [TILE])
    assert bench.pages.text(pdf, 0) is None
    assert bench.pages.is_idle()


def test_a_head_start_has_opened_the_file_and_drawn_its_first_page(qtbot: QtBot) -> None:
    workers: list[AnsweringWorker] = []

    def launch(on_frame: OnFrame) -> Worker:
        workers.append(AnsweringWorker(on_frame))
        return workers[-1]

    head_start = HeadStart(Path("/a/paper.pdf"), launch)
    qtbot.waitUntil(lambda: bool(workers) and len(workers[0].sent) == 3, timeout=MOST_MS)
    pages = PageSource(head_start=head_start)
    pdf = opened(qtbot, pages, Path("/a/paper.pdf"))
    qtbot.waitUntil(lambda: bool(pages.stand_ins(pdf, 0)), timeout=MOST_MS)
    with qtbot.waitSignal(pages.tile_ready, timeout=MOST_MS):
        pages.want(pdf, [TILE])
    other = opened(qtbot, pages, Path("/a/other.pdf"))
    pages.close()
    assert pdf.path == Path("/a/paper.pdf")
    assert other.key != pdf.key
    assert [request["op"] for request in workers[0].sent] == ["open", "about", "tile", "tile", "open", "about"]


def test_a_head_start_on_another_file_is_forgotten(qtbot: QtBot) -> None:
    workers: list[AnsweringWorker] = []

    def launch(on_frame: OnFrame) -> Worker:
        workers.append(AnsweringWorker(on_frame))
        return workers[-1]

    pages = PageSource(head_start=HeadStart(Path("/a/unwanted.pdf"), launch))
    pdf = opened(qtbot, pages, Path("/a/paper.pdf"))
    pages.close()
    assert pdf.path == Path("/a/paper.pdf")


# with a real worker


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[Make]:
    pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")
    sources: list[PageSource] = []

    def make(launch: Launch | None = None, patience: Patience | None = None) -> PageSource:
        sources.append(PageSource(launch=launch, patience=patience))
        return sources[-1]

    yield make
    for source in sources:
        source.close()


def drawn(qtbot: QtBot, pages: PageSource, pdf: OpenPdf, tile: Tile) -> QImage:
    with qtbot.waitSignal(pages.tile_ready, timeout=MOST_MS):
        pages.want(pdf, [tile])
    image = pages.tile(pdf, tile)
    assert image is not None
    return image


@pytest.mark.parametrize(
    ("rotate", "x", "y"), [(0, 15, 25), (90, 75, 15), (180, 85, 75), (270, 25, 85)], ids=["0", "90", "180", "270"]
)
def test_a_page_is_drawn_as_it_is_shown(qtbot: QtBot, made: Make, tmp_path: Path, rotate: int, x: int, y: int) -> None:
    # a red square 10 to 20 points from the left and 20 to 30 from the top of a crop box of 100 points
    square = "1 0 0 rg 60 120 10 10 re f"
    page = RealPage(rotate=rotate, media_box=(0, 0, 300, 300), crop_box=(50, 50, 150, 150), drawing=square)
    pages = made()
    pdf = opened(qtbot, pages, write_real_pdf(tmp_path / "square.pdf", [page]))
    image = drawn(qtbot, pages, pdf, Tile(0, 1.0, 0, 0, 100, 100))
    assert image.pixelColor(x, y) == QColor(255, 0, 0)
    reds = [(i, j) for i in range(100) for j in range(100) if image.pixelColor(i, j) != QColor("white")]
    assert len(reds) == 100
    part = drawn(qtbot, pages, pdf, Tile(0, 4.0, 4 * x - 10, 4 * y - 10, 20, 20))
    assert part.pixelColor(10, 10) == QColor(255, 0, 0)


def test_what_cannot_be_opened_is_told_with_its_path(qtbot: QtBot, made: Make, tmp_path: Path) -> None:
    pages = made()
    path = tmp_path / "letter.pdf"
    path.write_text("Dear all")
    with qtbot.waitSignal(pages.open_failed, timeout=MOST_MS) as told:
        pages.open(path)
    assert told.args[0] == path
    assert isinstance(told.args[1], PdfError)
    assert not isinstance(told.args[1], PasswordNeededError)
    assert pages.is_idle()


class Watched:
    """Launches real workers and knows their processes."""

    def __init__(self) -> None:
        self.workers: list[WorkerProcess] = []

    def launch(self, on_frame: OnFrame) -> Worker:
        self.workers.append(WorkerProcess(start_process(worker_command()), on_frame))
        return self.workers[-1]


class Pulse:
    """The longest time the event loop did not turn."""

    def __init__(self) -> None:
        self.worst_s, self._last = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(2)

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.worst_s, self._last = max(self.worst_s, now - self._last), now

    def stop(self) -> float:
        self._timer.stop()
        return self.worst_s


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_the_window_stays_alive_when_the_worker_does_not(qtbot: QtBot, made: Make, tmp_path: Path) -> None:
    watched = Watched()
    pages = made(watched.launch, Patience(page_s=0.5))
    pdf = opened(qtbot, pages, write_real_pdf(tmp_path / "paper.pdf", ["One", "Two", "Three"]))
    pulse = Pulse()
    os.kill(watched.workers[-1].pid, signal.SIGKILL)
    drawn(qtbot, pages, pdf, TILE)
    os.kill(watched.workers[-1].pid, signal.SIGSTOP)
    with qtbot.waitSignal(pages.tile_failed, timeout=MOST_MS) as told:
        pages.want(pdf, [replace(TILE, page_index=1)])
    assert isinstance(told.args[2], PdfTimeoutError)
    drawn(qtbot, pages, pdf, replace(TILE, page_index=2))
    assert pulse.stop() < 0.2


def test_large_tiles_do_not_hold_the_window_up(qtbot: QtBot, made: Make, tmp_path: Path) -> None:
    pages = made()
    pdf = opened(qtbot, pages, write_real_pdf(tmp_path / "paper.pdf", ["Large"] * 6))
    tiles = [Tile(page_index, 3.0, 0, 0, 1785, 1600) for page_index in range(6)]
    pulse = Pulse()
    with qtbot.waitSignals([pages.tile_ready] * 6, timeout=MOST_MS):
        pages.want(pdf, tiles)
    assert pulse.stop() < 0.1
    assert [pages.tile(pdf, tile) is not None for tile in tiles[-2:]] == [True] * 2


def test_tiles_beyond_the_cache_make_room(qtbot: QtBot, made: Make, tmp_path: Path) -> None:
    pages = made()
    pdf = opened(qtbot, pages, write_real_pdf(tmp_path / "paper.pdf", ["Large"] * 6))
    tiles = [Tile(page_index, 6.0, 0, 0, 3000, 2500) for page_index in range(6)]
    for tile in tiles:
        drawn(qtbot, pages, pdf, tile)
    assert pages.tile(pdf, tiles[0]) is None
    assert pages.stand_ins(pdf, 0) == []
    assert pages.tile(pdf, tiles[-1]) is not None
