"""A view on pages that need no worker, as large as the reader is on a small window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.document import ReadingPosition
from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.viewer.look import ViewerLook, viewer_look
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.selection import Caret, PageSpan
from desktop_app.ui.viewer.surface import ReadingSurface
from tests.ui.viewer.paper_pages import PaperPages
from tests.ui.viewer.reading_library import ReadingDesk

LINE = "the vagus nerve carries signals between the brain and the viscera"
PAGE = "\n".join([f"{LINE} {number:02}" for number in range(30)])


class Pointer:
    """Drags and clicks on a surface as a hand does."""

    def __init__(self, surface: ReadingSurface) -> None:
        self.surface = surface

    def place(self, caret: Caret, share: float = 0.5) -> QPoint:
        """A pixel on the character after a caret."""
        letter = PageSpan(caret.page_index, caret.offset, caret.offset + 1)
        upper_left, upper_right, _, lower_left = (self.surface.pieces_of_span(letter)[0].at(at) for at in range(4))
        return (upper_left + (upper_right - upper_left) * share + (lower_left - upper_left) / 2).toPoint()

    def drag(self, first: Caret, last: Caret) -> None:
        """From before the character after `first` to behind the one before `last`."""
        start = self.place(first, 0.1)
        end = self.place(Caret(last.page_index, last.offset - 1), 0.9)
        viewport = self.surface.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        self.move(start, end - QPoint(2, 2))
        self.move(start, end)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)

    def move(self, _start: QPoint, to: QPoint) -> None:
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QApplication

        viewport = self.surface.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(to),
            QPointF(viewport.mapToGlobal(to)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)

    def click(self, at: QPoint, times: int = 1) -> None:
        for _ in range(times):
            QTest.mouseClick(self.surface.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.fixture
def look(qapp: object) -> ViewerLook:
    return viewer_look(Theme(ThemeWish.LIGHT))


@pytest.fixture
def pages(qapp: object) -> PaperPages:
    return PaperPages()


@pytest.fixture
def view(qtbot: QtBot, pages: PaperPages, look: ViewerLook) -> Iterator[PageView]:
    """Nine pages of thirty lines, fit to the width."""
    view = PageView(pages, look)
    shown(qtbot, view)
    open_file(view, pages, "paper.pdf", pages=[PAGE] * 9)
    yield view
    view.close()


def shown(qtbot: QtBot, widget: QWidget, width: int = 640, height: int = 700) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()


def open_file(view: PageView, source: PaperPages, name: str, **parts: object) -> None:
    path = source.add(name, **parts)
    found: list[object] = []
    source.opened.connect(found.append)
    source.open(path)
    source.opened.disconnect(found.append)
    view.show_pdf(found[0], ReadingPosition())


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[ReadingDesk]:
    desk = ReadingDesk(qtbot)
    yield desk
    desk.settle()
    assert desk.runner.problems == []
    desk.hub.close()
