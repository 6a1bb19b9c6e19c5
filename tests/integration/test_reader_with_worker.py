"""The reader on a real worker: a page is painted, its text is selected, what was wished for in passing still comes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.system.events import EventBus
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.event_hub import EventHub
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.bridge.page_source import PageSource
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.panels.reader import PLUGIN, ReaderPanel
from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.viewer.selection import Caret
from tests.benchmarks.plain_pdf import plain_pdf
from tests.ui.panels.memory_library import MemoryLibrary

LONG_MS = 20_000


class Reader:
    def __init__(self, qtbot: QtBot, file: Path) -> None:
        self.qtbot = qtbot
        bus = EventBus()
        self.pages = PageSource()
        self.hub = EventHub(bus)
        runner = InlineTaskRunner(MemoryLibrary(bus))
        context = UiContext(runner, self.hub, Navigator(), Theme(ThemeWish.LIGHT), self.pages)
        self.panel: ReaderPanel = PLUGIN.build(context)
        qtbot.addWidget(self.panel)
        self.panel.resize(640, 700)
        with qtbot.waitExposed(self.panel):
            self.panel.show()
        with qtbot.waitSignal(self.panel.first_page_shown, timeout=LONG_MS):
            self.panel.show_file(file)
        for _ in self.panel.completing():
            pass
        self.view = self.panel.stage.pages

    def close(self) -> None:
        self.panel.flush()
        self.panel.close()
        self.hub.close()
        self.pages.close()


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Iterator[Reader]:
    file = tmp_path / "words.pdf"
    file.write_bytes(plain_pdf(30))
    reader = Reader(qtbot, file)
    yield reader
    reader.close()


def test_the_first_page_is_painted_and_its_words_can_be_selected(reader: Reader) -> None:
    image = reader.view.viewport().grab().toImage()
    greys = {image.pixelColor(x, y).lightness() for x in range(100, 300) for y in range(100, 300)}
    assert min(greys) < 100
    assert max(greys) == 255
    reader.qtbot.waitUntil(lambda: reader.view.readable_text(0) is not None, timeout=LONG_MS)
    reader.view.text_selection.select(Caret(0, 0), Caret(0, 40))
    assert reader.view.anchors()[0].quote.exact == reader.view.readable_text(0).text[:40].replace("\n", " ").strip()


def test_the_text_of_pages_that_were_only_passed_comes_when_it_is_asked_for(reader: Reader) -> None:
    for page in range(29):
        reader.view.go_to_page(page)
    for page in (7, 21):
        reader.qtbot.waitUntil(lambda page=page: reader.view.readable_text(page) is not None, timeout=LONG_MS)
    reader.qtbot.waitUntil(reader.pages.is_idle, timeout=LONG_MS)


def test_all_pages_are_searched(reader: Reader) -> None:
    words = reader.panel.findChild(QLineEdit, "findWords")
    told = reader.panel.findChild(QLabel, "findTold")
    QTest.keyClick(reader.panel, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(words, "vagus")
    reader.qtbot.waitUntil(lambda: " of " in told.text() and not told.text().endswith("…"), timeout=LONG_MS)
    assert int(told.text().removesuffix("+").split(" of ")[1]) > 30
