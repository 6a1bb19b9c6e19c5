"""A reading ruler: a soft band over the line that is read; Up and Down lead it from line to line, also by columns."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter

from desktop_app.ui.viewer.caret_moves import Unit
from desktop_app.ui.viewer.key_input import NONE, modifiers_of
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec
from desktop_app.ui.viewer.selection import Caret, PageSpan

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost
    from desktop_app.ui.viewer.surface import ReadingSurface

_ALPHA = 38
_BESIDE_PX, _ABOVE_PX, _ROUND_PX = 8, 3, 4
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
#: between these shares of the height the line is read; beyond them the page moves, so that it lies at the third
_HIGHEST, _LOWEST, _WANTED = 0.15, 0.7, 0.33


class ReadingRuler(QObject):
    """One for all surfaces of the reader; it lies where the keyboard is, so a click into the text moves it, too."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        spec = ReaderActionSpec("rulerAction", self.tr("Reading ruler"), ("Shift+F8",), "view", checkable=True)
        self._action = host.add_action(spec, self._on_action)
        host.surface_made.connect(self._serve)
        self._serve(host.pages)
        if host.surface is not None and host.surface is not host.pages:
            self._serve(host.surface)

    def close(self) -> None:
        """Nothing is held back."""

    @property
    def is_on(self) -> bool:
        return self._action.isChecked()

    # key taker

    def wants(self, event: QKeyEvent) -> bool:
        is_step = event.key() in _STEPS and modifiers_of(event) == NONE
        return self.is_on and self._host.surface is not None and (is_step or event.key() == Qt.Key.Key_Escape)

    def press(self, event: QKeyEvent) -> None:
        surface = self._host.surface
        if event.key() == Qt.Key.Key_Escape:
            self._action.setChecked(False)
            self._update()
        elif surface is not None:
            surface.driver.begin()
            surface.driver.go(Unit.LINE, _STEPS[Qt.Key(event.key())], extend=False)
            self._keep_in_reach(surface)

    def _on_action(self) -> None:
        surface = self._host.surface
        if self.is_on and surface is not None:
            surface.driver.begin()
            surface.setFocus()
        self._update()

    def _serve(self, surface: "ReadingSurface") -> None:
        surface.key_takers.append(self)
        surface.layers.append(_Band(self, surface))

    def _keep_in_reach(self, surface: "ReadingSurface") -> None:
        caret = surface.text_selection.caret
        line = surface.caret_line_at(caret) if caret is not None else None
        height = surface.viewport().height()
        if line is not None and not _HIGHEST * height <= line.center().y() <= _LOWEST * height:
            surface.scroll_by(round(line.center().y() - _WANTED * height))

    def _update(self) -> None:
        if self._host.surface is not None:
            self._host.surface.viewport().update()


class _Band:
    """The layer of one surface."""

    def __init__(self, ruler: ReadingRuler, surface: "ReadingSurface") -> None:
        self._ruler, self._surface = ruler, surface

    def paint(self, painter: QPainter) -> None:
        """The band over the line where the keyboard is."""
        caret = self._surface.text_selection.caret
        if not self._ruler.is_on or caret is None:
            return
        tint = QColor(self._surface.look.page_accent)
        tint.setAlpha(_ALPHA)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        box = line_box(self._surface, caret)
        if box.isNull():
            return
        painter.drawRoundedRect(box.adjusted(-_BESIDE_PX, -_ABOVE_PX, _BESIDE_PX, _ABOVE_PX), _ROUND_PX, _ROUND_PX)


def line_box(surface: "ReadingSurface", caret: Caret) -> QRectF:
    """The line of a place in pixels of the viewport; a null one where its text is not there."""
    text = surface.readable_text(caret.page_index)
    box = QRectF()
    if text is not None:
        for piece in surface.pieces_of_span(PageSpan(caret.page_index, *text.line_span(caret.offset))):
            box = box.united(piece.boundingRect())
    return box


class ReadingRulerPlugin:
    """Found by the reader."""

    id = "reading_ruler"
    order = 45

    def build(self, host: "ReaderHost") -> ReadingRuler:
        return ReadingRuler(host)


PLUGIN = ReadingRulerPlugin()
