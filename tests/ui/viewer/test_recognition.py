"""Reading the text of a scan: offered, done page by page with a way to stop, kept, told."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop_app.domain.document import Document
from desktop_app.domain.errors import PdfError
from desktop_app.domain.ids import DocumentId
from desktop_app.pdf.fake import laid_out
from desktop_app.pdf.ports import PageText
from desktop_app.ui.panels.reader import PLUGIN, ReaderPanel
from desktop_app.ui.widgets.link_button import LinkButton
from tests.ui.viewer.reading_library import ReadingDesk

WORDS = "The vagus nerve of the rat"


class Scan:
    """A paper with a scan of three pages on the desk, and Tesseract that reads it."""

    def __init__(self, desk: ReadingDesk) -> None:
        self.desk = desk
        self.languages: tuple[str, ...] = ("eng",)
        self.asked: list[tuple[int, tuple[str, ...]]] = []
        self.kept: dict[int, PageText] = {}
        self.was_stopped = False
        self.fails_on: set[int] = set()
        desk.library.recognition = SimpleNamespace(
            languages=lambda: self.languages,
            kept=lambda _document: list(self.kept.values()),
            pages_to_read=lambda _document, count: [page for page in range(count) if page not in self.kept],
            recognise=self.recognise,
            keep=self.keep,
            stop=self.stop,
        )
        path = desk.pages.add("scan.pdf", pages=["", "", ""], has_text=False, is_scan=True)
        desk.library.add_pdf(path, has_text=False)
        self.panel: ReaderPanel = PLUGIN.build(desk.context)
        desk.show(self.panel)
        for _step in self.panel.completing():
            pass
        desk.open()

    def recognise(self, _document: Document, page_index: int, languages: tuple[str, ...]) -> PageText:
        self.asked.append((page_index, languages))
        if page_index in self.fails_on:
            raise PdfError("This page cannot be displayed.")
        return laid_out(page_index, f"{WORDS} {page_index}")

    def keep(self, _document: DocumentId, texts: list[PageText]) -> None:
        self.kept |= {text.page_index: text for text in texts}

    def stop(self) -> None:
        self.was_stopped = True

    def text(self, page_index: int) -> str:
        found = self.panel.host.pages.readable_text(page_index)
        return found.text.strip() if found is not None else ""

    def follow_the_notice(self) -> None:
        link = self.panel.findChild(LinkButton, "readerNoticeLink")
        assert link.isVisible()
        link.click()
        self.desk.settle()


@pytest.fixture
def scan(desk: ReadingDesk) -> Iterator[Scan]:
    scan = Scan(desk)
    yield scan
    scan.panel.flush()


def test_the_notice_offers_it_and_every_page_is_read(scan: Scan) -> None:
    scan.follow_the_notice()
    assert [page for page, _languages in scan.asked] == [0, 1, 2]
    assert scan.text(1) == f"{WORDS} 1"
    assert sorted(scan.kept) == [0, 1, 2]
    assert scan.desk.messages[-1].startswith("Text was read on 3 pages")
    assert not scan.panel.findChild(QWidget, "readerNotice").isVisible()
    assert not scan.panel.findChild(QWidget, "recognitionBar").isVisible()


def test_what_was_read_before_is_there_again(scan: Scan) -> None:
    scan.kept = {0: laid_out(0, WORDS)}
    scan.desk.open(None)
    scan.desk.open()
    assert scan.text(0) == WORDS
    assert scan.asked == []


def test_reading_begins_where_she_reads(scan: Scan) -> None:
    scan.panel.host.pages.go_to_page(1)
    scan.panel.commands["recogniseAction"].trigger()
    scan.desk.settle()
    assert [page for page, _languages in scan.asked] == [1, 2, 0]


def test_a_page_that_cannot_be_read_does_not_stop_the_others(scan: Scan) -> None:
    scan.fails_on = {1}
    scan.follow_the_notice()
    assert sorted(scan.kept) == [0, 2]
    assert scan.desk.messages[-1].endswith("1 pages could not be read.")


def test_she_can_stop_and_keeps_what_was_read(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = []
    run_slow = scan.desk.runner.run_slow

    def hold(call: object, done: object = None, **parts: object) -> object:
        if len(scan.asked) < 1:
            return run_slow(call, done, **parts)
        waiting.append(call)
        return lambda: None

    monkeypatch.setattr(scan.desk.runner, "run_slow", hold)
    scan.follow_the_notice()
    bar = scan.panel.findChild(QWidget, "recognitionBar")
    assert bar.isVisible()
    monkeypatch.undo()
    QTest.mouseClick(bar.findChild(QPushButton, "workCancel"), Qt.MouseButton.LeftButton)
    scan.desk.settle()
    assert scan.was_stopped
    assert list(scan.kept) == [0]
    assert not bar.isVisible()
    assert "1 pages is kept" in scan.desk.messages[-1]


def test_without_tesseract_it_says_what_to_install(scan: Scan) -> None:
    scan.languages = ()
    scan.follow_the_notice()
    assert "tesseract-ocr" in scan.desk.messages[-1]
    assert scan.asked == []


def test_of_several_languages_she_chooses(scan: Scan) -> None:
    scan.languages = ("eng", "deu")
    scan.follow_the_notice()
    menu = scan.panel.findChild(QMenu, "recognitionLanguages")
    next(action for action in menu.actions() if action.text() == "deu").trigger()
    menu.close()
    scan.desk.settle()
    assert {languages for _page, languages in scan.asked} == {("deu",)}
