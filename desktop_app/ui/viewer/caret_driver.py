"""Moves the place of the keyboard, or the free end of the selection, as keys say, and lets it be seen.

Where the text of a page is needed that is not there, the move is made when it has come.
"""

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from desktop_app.ui.viewer.caret_moves import TextMissingError, Unit, end_of, moved, neighbour
from desktop_app.ui.viewer.scroll_keys import Move
from desktop_app.ui.viewer.selection import Caret

if TYPE_CHECKING:
    from desktop_app.ui.viewer.surface import ReadingSurface

_MARGIN_PX = 8
#: what the keys to the left and to the right move by
_ACROSS = {Unit.CHARACTER, Unit.WORD}
_SEEN = {Unit.LINE, Unit.LINE_END, Unit.SCREEN}


class CaretDriver(QObject):
    """Owned by the surface it serves."""

    def __init__(self, surface: "ReadingSurface") -> None:
        super().__init__(surface)
        self._surface = surface
        self._waiting: tuple[int, Unit, int, bool] | None = None
        self._goal_x: float | None = None
        surface.text_arrived.connect(self._on_text_arrived)

    def place(self) -> Caret | None:
        """Where the keyboard is; where she reads when it was nowhere yet."""
        selection = self._surface.text_selection
        if selection.caret is None:
            seen = self._surface.first_visible_caret()
            if seen is not None:
                selection.select(seen, seen)
        return selection.caret

    def begin(self, wished: QPointF | None = None) -> None:
        """Have a place that shows: where the keyboard was, else what is wished for, else where she reads now."""
        selection, surface = self._surface.text_selection, self._surface
        line = surface.caret_line_at(selection.caret) if selection.caret is not None else None
        if line is None or not surface.viewport().rect().contains(line.center().toPoint()):
            selection.clear()
            there = surface.caret_near(wished) if wished is not None else None
            if there is not None:
                selection.select(there, there)
        caret = self.place()
        if caret is not None:
            self.reveal(caret)

    def go(self, unit: Unit, step: int, *, extend: bool) -> None:
        """Move one unit on (1) or back (-1); `extend` keeps the other end of the selection."""
        self._waiting = None
        caret = self.place()
        if caret is None:
            return
        way = -step if unit in _ACROSS and self._runs_backwards(caret) else step
        try:
            target = self._collapsed(unit, way, extend=extend) or self._target(caret, unit, way)
        except TextMissingError as missing:
            self._waiting = missing.page_index, unit, step, extend
            return
        self.put(target, extend=extend)

    def put(self, caret: Caret, *, extend: bool = False) -> None:
        """Go to a place."""
        selection = self._surface.text_selection
        if extend:
            selection.extend_end(caret)
        else:
            selection.select(caret, caret)
        self._surface.tell_selection()
        self.reveal(caret)

    def reveal(self, caret: Caret) -> None:
        """Scroll so that a place shows."""
        surface = self._surface
        surface.show_page_of(caret)
        line = surface.caret_line_at(caret)
        if line is None:
            return
        top, bottom = sorted((line.y1(), line.y2()))
        left, right = sorted((line.x1(), line.x2()))
        width, height = surface.viewport().width(), surface.viewport().height()
        if top < 0:
            surface.scroll_by(int(top) - _MARGIN_PX)
        elif bottom > height:
            surface.scroll_by(int(bottom) - height + _MARGIN_PX)
        across = surface.horizontalScrollBar()
        if left < 0:
            across.setValue(across.value() + int(left) - _MARGIN_PX)
        elif right > width:
            across.setValue(across.value() + int(right) - width + _MARGIN_PX)

    def _runs_backwards(self, caret: Caret) -> bool:
        """Whether the line of a place is read from right to left: there, to go left is to go on."""
        text = self._surface.readable_text(caret.page_index)
        start, end = text.line_span(caret.offset) if text is not None else (0, 0)
        ways = (unicodedata.bidirectional(char) for char in (text.text[start:end] if text is not None else ""))
        return next((way for way in ways if way in {"L", "R", "AL"}), "L") != "L"

    def _collapsed(self, unit: Unit, step: int, *, extend: bool) -> Caret | None:
        """A plain step by a character leaves a selection at its end or its start."""
        bounds = self._surface.text_selection.bounds
        if extend or unit is not Unit.CHARACTER or bounds is None or bounds[0] == bounds[1]:
            return None
        return bounds[1 if step > 0 else 0]

    def _target(self, caret: Caret, unit: Unit, step: int) -> Caret:
        surface = self._surface
        if unit is not Unit.LINE:
            self._goal_x = None
        if unit not in _SEEN:
            return moved(caret, unit, step, surface.readable_text, surface.text_page_count())
        if unit is Unit.LINE_END:
            return surface.caret_at_line_edge(caret, step)
        return self._by_line(caret, step) if unit is Unit.LINE else self._by_screen(caret, step)

    def _by_line(self, caret: Caret, step: int) -> Caret:
        """One line on or back in reading order, as far along it as where the first such step began."""
        surface = self._surface
        line = surface.caret_line_at(caret)
        if self._goal_x is None and line is not None:
            self._goal_x = line.center().x()
        target = surface.caret_in_next_line(caret, step)
        if target == caret or self._is_outer_line(caret, target):
            following = neighbour(caret.page_index, step, surface.readable_text, surface.text_page_count())
            if following is not None:
                target = Caret(following[0], 0 if step > 0 else end_of(following[1]))
        there = surface.caret_line_at(target)
        if there is None or self._goal_x is None:
            return target
        wished = surface.caret_near(QPointF(self._goal_x, there.center().y()))
        return wished if wished is not None and self._is_same_line(wished, target) else target

    def _by_screen(self, caret: Caret, step: int) -> Caret:
        surface = self._surface
        line = surface.caret_line_at(caret)
        at = line.center() if line is not None else QPointF(surface.viewport().rect().center())
        rect = surface.viewport().rect()
        at = QPointF(at.x(), min(max(at.y(), rect.top()), rect.bottom()))
        surface.move_view(Move.SCREEN_DOWN if step > 0 else Move.SCREEN_UP)
        return surface.caret_near(at) or caret

    def _is_outer_line(self, caret: Caret, target: Caret) -> bool:
        """Whether a step by a line only came to the end or start of the line it began in."""
        text = self._surface.readable_text(caret.page_index)
        is_edge = text is not None and target.page_index == caret.page_index and target.offset in (0, end_of(text))
        return is_edge and self._is_same_line(caret, target)

    def _is_same_line(self, one: Caret, other: Caret) -> bool:
        text = self._surface.readable_text(one.page_index)
        if text is None or one.page_index != other.page_index:
            return False
        return text.line_span(one.offset) == text.line_span(other.offset)

    def _on_text_arrived(self, page_index: int) -> None:
        if self._waiting is not None and self._waiting[0] == page_index:
            _page, unit, step, extend = self._waiting
            self.go(unit, step, extend=extend)
