"""A real library with a PDF in the whole reader, its pages made by letter; for tests of marks, undo and redo."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.bootstrap import build_services
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.document import DocumentKind
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import Bibliography
from desktop_app.pdf.fake import FakePdf, FakePdfReader, write_fake_pdf
from desktop_app.system.clock import SystemClock
from desktop_app.system.events import EventBus
from desktop_app.system.paths import AppPaths
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.event_hub import EventHub
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.panels.reader import ReaderPanel
from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.selection import Caret
from desktop_app.ui.viewer.surface import ReadingSurface
from tests.ui.resting import come_to_rest
from tests.ui.typing import press
from tests.ui.viewer.conftest import PAGE, Pointer
from tests.ui.viewer.paper_pages import PaperFile, PaperPages

ABSTRACT = "Vagus nerve stimulation up-regulates neurotrophins in brain. The mechanism is not known. It helps."


class MarkedLibrary:
    """The reader with its features on a paper of three pages, and a hand over it."""

    def __init__(self, qtbot: QtBot, folder: Path, *, is_abstract: bool = False, **parts: object) -> None:
        self.qtbot = qtbot
        names = ("library", "config", "cache", "logs", "outside")
        self.bus = EventBus()
        paths = AppPaths(*(folder / name for name in names))
        self.services = build_services(paths, self.bus, SystemClock(), FakePdfReader())
        self.runner, self.hub, self.navigator = InlineTaskRunner(self.services), EventHub(self.bus), Navigator()
        self.pages = PaperPages()
        self.theme = Theme(ThemeWish.LIGHT)
        self.context = UiContext(self.runner, self.hub, self.navigator, self.theme, self.pages)
        self.messages: list[str] = []
        self.navigator.message_posted.connect(self.messages.append)
        self.paper = self._add(folder, is_abstract=is_abstract, parts=parts)
        self.window = QWidget()
        self.panel = ReaderPanel(self.context, self.window)
        self.panel.resize(700, 760)
        self.window.resize(700, 760)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.navigator.current_paper = self.paper
        self.navigator.paper_opened.emit(self.services.reading.open(self.paper))
        for _step in self.panel.completing():
            pass
        self.settle()
        self.surface.setFocus()

    def _add(self, folder: Path, *, is_abstract: bool, parts: dict[str, object]) -> object:
        if is_abstract:
            return self.services.intake.add_draft(PaperDraft(Bibliography(title="VNS", abstract=ABSTRACT))).paper.id
        path = write_fake_pdf(folder / "paper.pdf", FakePdf(pages=(PAGE, PAGE, PAGE)))
        paper = self.services.intake.add_pdf(self.services.intake.probe_pdf(path)).paper.id
        reading = self.services.reading.open(paper)
        document = next(one for one in reading.documents if one.kind is DocumentKind.PDF)
        self.pages.files[reading.paths[document.id]] = PaperFile(pages=[PAGE] * 3, **parts)
        return paper

    def close(self) -> None:
        self.settle()
        self.panel.flush()
        self.window.close()
        self.window.deleteLater()
        self.qtbot.waitUntil(lambda: not isValid(self.window))
        self.hub.close()
        self.services.close()
        assert self.runner.problems == []

    @property
    def surface(self) -> ReadingSurface:
        surface = self.panel.stage.surface
        assert surface is not None
        return surface

    @property
    def view(self) -> PageView:
        return self.panel.stage.pages

    @property
    def viewport(self) -> QWidget:
        return self.surface.viewport()

    @property
    def pointer(self) -> Pointer:
        return Pointer(self.surface)

    def settle(self) -> None:
        """Let the facts published so far arrive, and the reloads they cause."""
        come_to_rest()

    def marks(self) -> list[Mark]:
        return self.services.marks.list(self.paper)

    def texts(self) -> Sequence[str]:
        return [mark.quote for mark in self.marks()]

    def select(self, first: int, last: int, page: int = 0) -> None:
        self.pointer.drag(Caret(page, first), Caret(page, last))

    def key(
        self,
        key: Qt.Key,
        text: str = "",
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        widget: QWidget | None = None,
    ) -> None:
        press(widget or self.surface, key, modifiers, text)
        self.settle()

    def mark_one(self, first: int = 4, last: int = 15, key: Qt.Key = Qt.Key.Key_1, text: str = "1") -> Mark:
        before = {mark.id for mark in self.marks()}
        self.select(first, last)
        self.key(key, text)
        return next(mark for mark in self.marks() if mark.id not in before)

    def click(self, mark: Mark) -> None:
        around, _line = self.surface.mark_rects(mark.id)
        self.pointer.click(around.center().toPoint())
        self.settle()

    def drag(self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press, move in two steps and let go."""
        QTest.mousePress(self.viewport, Qt.MouseButton.LeftButton, modifiers, start)
        self.pointer.move(start, (start + end) / 2)
        self.pointer.move(start, end)
        QTest.mouseRelease(self.viewport, Qt.MouseButton.LeftButton, modifiers, end)
        self.settle()

    def button(self, name: str) -> QAbstractButton:
        found = [one for one in self.window.findChildren(QAbstractButton, name) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def push(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.settle()

    def undo(self) -> str | None:
        name = self.services.history.undo()
        self.settle()
        return name

    def redo(self) -> str | None:
        name = self.services.history.redo()
        self.settle()
        return name
