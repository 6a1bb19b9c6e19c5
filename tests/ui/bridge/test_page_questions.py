"""Questions beside tiles and texts: told once, later, to who is still there; a second worker for what takes time."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import PdfError, PdfQuarantinedError, PdfTimeoutError
from desktop_app.pdf.client import OnFrame, Worker
from desktop_app.pdf.inquiries import LABELS, OUTLINE, PROPERTIES, Inquiry, links_of
from desktop_app.pdf.jobs import Patience
from desktop_app.pdf.properties import DocumentProperties
from desktop_app.pdf.protocol import Frame, Json
from desktop_app.pdf.textmap import TextMap
from desktop_app.ui.bridge.page_source import OpenPdf, PageSource, Tile
from tests.corpus import manifest, need_corpus
from tests.pdf_files import RealPage, write_real_pdf
from tests.unit.pdf.stand_in_worker import FOUND, AnsweringWorker

MOST_MS = 20_000


class Bench:
    """A page source over workers without processes; `refused` are operations a good worker says no to."""

    def __init__(self, qtbot: QtBot, patience: Patience | None = None) -> None:
        self.qtbot = qtbot
        self.workers: list[AnsweringWorker] = []
        self.silent: set[str] = set()
        self.refused: set[str] = set()
        self.told: list[object] = []
        self.errors: list[Exception] = []
        self.pages = PageSource(launch=self.launch, patience=patience)
        with qtbot.waitSignal(self.pages.opened, timeout=MOST_MS) as opened:
            self.pages.open(Path("/a/paper.pdf"))
        self.pdf: OpenPdf = opened.args[0]

    def launch(self, on_frame: OnFrame) -> Worker:
        self.workers.append(_Refusing(on_frame, self.silent, self.refused))
        return self.workers[-1]

    def ask(self, inquiry: Inquiry[object], owner: QObject | None = None) -> object:
        return self.pages.ask(self.pdf, inquiry, self.told.append, self.errors.append, owner)

    def settle(self) -> None:
        """Whatever the workers were asked for up to now has been told: a later question has its answer."""
        marks: list[object] = []
        for inquiry in (LABELS, PROPERTIES):
            self.pages.ask(self.pdf, inquiry, marks.append)
        self.qtbot.waitUntil(lambda: len(marks) == 2, timeout=MOST_MS)

    def sent(self, operation: str) -> list[int]:
        """Which workers were sent it."""
        return [at for at, worker in enumerate(self.workers) for one in worker.sent if one["op"] == operation]


class _Refusing(AnsweringWorker):
    def __init__(self, on_frame: OnFrame, silent: set[str], refused: set[str]) -> None:
        self._refused = refused
        super().__init__(on_frame, silent)

    def send(self, request: Json) -> bool:
        if request["op"] not in self._refused:
            return super().send(request)
        self.sent.append(request)
        header = {"id": request["id"], "rss": 1, "error": "pdf", "sentence": "This cannot be read."}
        self._on_frame(Frame(header, bytearray()))
        return True


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(qtbot)
    yield bench
    bench.pages.close()


def test_an_answer_comes_later_and_is_kept(bench: Bench) -> None:
    bench.ask(OUTLINE)
    assert bench.told == []
    assert bench.pages.known(bench.pdf, OUTLINE) is None
    bench.qtbot.waitUntil(lambda: len(bench.told) == 1, timeout=MOST_MS)
    assert bench.told == [FOUND[OUTLINE.operation]] == [bench.pages.known(bench.pdf, OUTLINE)]
    bench.ask(OUTLINE)
    assert len(bench.told) == 1
    bench.qtbot.waitUntil(lambda: len(bench.told) == 2, timeout=MOST_MS)
    assert bench.sent("outline") == [0]


def test_equal_questions_are_asked_once_and_told_to_all(bench: Bench) -> None:
    bench.ask(links_of(1))
    bench.ask(links_of(1))
    bench.qtbot.waitUntil(lambda: len(bench.told) == 2, timeout=MOST_MS)
    assert bench.sent("links") == [0]


def test_nothing_is_told_to_who_is_gone_or_gave_up_or_released_the_document(bench: Bench) -> None:
    owner = QObject()
    bench.ask(OUTLINE, owner)
    owner.deleteLater()
    bench.qtbot.waitSignal(owner.destroyed, timeout=MOST_MS).wait()
    bench.ask(links_of(0)).cancel()
    bench.settle()
    assert bench.told == []
    bench.ask(links_of(1))
    bench.pages.release(bench.pdf)
    bench.ask(OUTLINE)
    with bench.qtbot.waitSignal(bench.pages.opened, timeout=MOST_MS) as opened:
        bench.pages.open(Path("/a/paper.pdf"))
    bench.pdf = opened.args[0]
    bench.settle()
    assert bench.told == bench.errors == []


def test_a_refusal_is_told_in_its_sentence_and_may_be_asked_for_again(bench: Bench) -> None:
    bench.refused.add("outline")
    bench.ask(OUTLINE)
    bench.qtbot.waitUntil(lambda: len(bench.errors) == 1, timeout=MOST_MS)
    assert isinstance(bench.errors[0], PdfError)
    bench.refused.clear()
    bench.ask(OUTLINE)
    bench.qtbot.waitUntil(lambda: len(bench.told) == 1, timeout=MOST_MS)


def test_what_takes_its_time_is_done_by_a_second_worker_that_is_started_for_it(bench: Bench) -> None:
    bench.ask(OUTLINE)
    bench.qtbot.waitUntil(lambda: len(bench.told) == 1, timeout=MOST_MS)
    assert len(bench.workers) == 1
    bench.ask(PROPERTIES)
    bench.qtbot.waitUntil(lambda: len(bench.told) == 2, timeout=MOST_MS)
    assert bench.sent("properties") == [1]


def test_thumbnails_are_drawn_by_the_second_worker_once(bench: Bench) -> None:
    images: list[QImage] = []
    assert bench.pages.known_thumbnail(bench.pdf, 0, 30) is None
    bench.pages.thumbnail(bench.pdf, 0, 30, images.append)
    bench.qtbot.waitUntil(lambda: len(images) == 1, timeout=MOST_MS)
    assert (images[0].width(), images[0].height()) == (30, 40)
    assert bench.pages.known_thumbnail(bench.pdf, 0, 30) == images[0]
    bench.pages.thumbnail(bench.pdf, 0, 30, images.append)
    bench.qtbot.waitUntil(lambda: len(images) == 2, timeout=MOST_MS)
    assert bench.sent("tile") == [1]


def test_all_texts_come_in_order_and_end(bench: Bench) -> None:
    seen: list[int] = []
    bench.pages.all_texts(bench.pdf, lambda text: seen.append(text.page_index), lambda: bench.told.append("end"))
    bench.qtbot.waitUntil(lambda: bench.told == ["end"], timeout=MOST_MS)
    assert seen == [0, 1]
    assert bench.sent("text") == [1, 1]


def test_a_page_that_cannot_be_read_comes_without_text(bench: Bench) -> None:
    bench.refused.add("text")
    seen: list[TextMap] = []
    bench.pages.all_texts(bench.pdf, seen.append, lambda: bench.told.append("end"))
    bench.qtbot.waitUntil(lambda: bench.told == ["end"], timeout=MOST_MS)
    assert [(text.page_index, text.text) for text in seen] == [(0, ""), (1, "")]


def test_a_walk_through_texts_that_is_cancelled_tells_nothing_more(bench: Bench) -> None:
    seen: list[int] = []

    def stop(text: TextMap) -> None:
        seen.append(text.page_index)
        run.cancel()

    run = bench.pages.all_texts(bench.pdf, stop, lambda: bench.told.append("end"))
    bench.settle()
    assert (seen, bench.told) == ([0], [])


def test_reading_does_not_wait_for_the_second_worker(bench: Bench) -> None:
    bench.silent.add("properties")
    bench.ask(PROPERTIES)
    with bench.qtbot.waitSignal(bench.pages.tile_ready, timeout=MOST_MS):
        bench.pages.want(bench.pdf, [Tile(0, 0.1, 0, 0, 6, 8)])
    assert bench.told == []


@pytest.mark.parametrize(("inquiry", "worker"), [(links_of(0), 0), (PROPERTIES, 1)])
def test_what_takes_too_long_is_given_up_and_not_asked_a_third_time(
    qtbot: QtBot, inquiry: Inquiry[object], worker: int
) -> None:
    bench = Bench(qtbot, Patience(page_s=0.05))
    try:
        bench.silent.add(inquiry.operation.value)
        for kind in (PdfTimeoutError, PdfQuarantinedError, PdfQuarantinedError):
            bench.errors.clear()
            bench.ask(inquiry)
            qtbot.waitUntil(lambda: len(bench.errors) == 1, timeout=MOST_MS)
            assert type(bench.errors[0]) is kind
        sent = bench.sent(inquiry.operation.value)
        assert len(sent) == 2
        assert sent[0] == worker
        with qtbot.waitSignal(bench.pages.tile_ready, timeout=MOST_MS):
            bench.pages.want(bench.pdf, [Tile(1, 0.1, 0, 0, 8, 6)])
    finally:
        bench.pages.close()


def test_real_workers_draw_thumbnails_and_read_all_texts(qtbot: QtBot, tmp_path: Path) -> None:
    pytest.importorskip("pymupdf", reason="the worker needs PyMuPDF")
    path = write_real_pdf(tmp_path / "paper.pdf", [RealPage(["one"], rotate=90), "two", "three"])
    pages = PageSource()
    try:
        with qtbot.waitSignal(pages.opened, timeout=MOST_MS) as opened:
            pages.open(path)
        images: list[QImage] = []
        texts: list[str] = []
        ends: list[bool] = []
        pages.thumbnail(opened.args[0], 0, 84, images.append)
        pages.all_texts(opened.args[0], lambda text: texts.append(text.text.strip()), lambda: ends.append(True))
        qtbot.waitUntil(lambda: bool(images and ends), timeout=MOST_MS)
        assert (images[0].width(), images[0].height()) == (84, 59)
        assert texts == ["one", "two", "three"]
    finally:
        pages.close()


def test_the_second_worker_knows_the_password_too(qtbot: QtBot) -> None:
    pytest.importorskip("pymupdf", reason="the worker needs PyMuPDF")
    path = need_corpus() / "layouts" / "issue6010_2.pdf"
    row = next(row for row in manifest() if row["file"].endswith(path.name))
    pages = PageSource()
    images: list[QImage] = []
    found: list[DocumentProperties] = []
    try:
        with qtbot.waitSignal(pages.opened, timeout=MOST_MS) as opened:
            pages.open(path, str(json.loads(row["other"])["password"]))
        pages.thumbnail(opened.args[0], 0, 84, images.append)
        pages.ask(opened.args[0], PROPERTIES, found.append)
        qtbot.waitUntil(lambda: bool(images and found), timeout=MOST_MS)
        assert found[0].is_encrypted
    finally:
        pages.close()


def test_another_file_at_the_same_path_is_not_taken_for_the_one_that_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    pytest.importorskip("pymupdf", reason="the worker needs PyMuPDF")
    path = write_real_pdf(tmp_path / "paper.pdf", ["one"])
    pages = PageSource()
    errors: list[Exception] = []
    try:
        with qtbot.waitSignal(pages.opened, timeout=MOST_MS) as opened:
            pages.open(path)
        write_real_pdf(path, ["another", "file"])
        pages.thumbnail(opened.args[0], 0, 84, lambda _: None, errors.append)
        qtbot.waitUntil(lambda: bool(errors), timeout=MOST_MS)
        assert "was changed by another program" in str(errors[0])
    finally:
        pages.close()
