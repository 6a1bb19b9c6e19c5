"""Turns key presses into selecting: Shift with arrows, by character, word and line; the whole page; copying."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.ui.viewer.selection import Caret

if TYPE_CHECKING:
    from desktop_app.ui.viewer.surface import ReadingSurface

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_MARGIN_PX = 8
#: key -> how far, and whether by lines
_STEPS = {
    Qt.Key.Key_Left: (-1, False),
    Qt.Key.Key_Right: (1, False),
    Qt.Key.Key_Up: (-1, True),
    Qt.Key.Key_Down: (1, True),
}


class KeyInput:
    """Owned by the surface it serves."""

    def __init__(self, surface: "ReadingSurface") -> None:
        self._surface = surface

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key press selects or copies."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == _CONTROL:
            return event.key() in (Qt.Key.Key_C, Qt.Key.Key_A)
        return bool(modifiers & _SHIFT) and not modifiers & ~(_SHIFT | _CONTROL) and event.key() in _STEPS

    def press(self, event: QKeyEvent) -> None:
        """Do what the key means; ask `wants` first."""
        if event.key() == Qt.Key.Key_C:
            self._surface.copy()
        elif event.key() == Qt.Key.Key_A:
            self._select_page()
        else:
            step, by_line = _STEPS[Qt.Key(event.key())]
            self._extend(step, by_line=by_line, by_word=bool(event.modifiers() & _CONTROL))

    def _extend(self, step: int, *, by_line: bool, by_word: bool) -> None:
        surface, selection = self._surface, self._surface.text_selection
        if selection.caret is None:
            caret = surface.first_visible_caret()
            if caret is None:
                return
            selection.start(caret)
        caret = selection.caret
        if by_line and caret is not None:
            selection.extend_end(surface.caret_in_next_line(caret, step))
        elif by_word:
            selection.move_by_word(step, surface.text_page_count())
        else:
            selection.move_by_character(step, surface.text_page_count())
        surface.tell_selection()
        self._keep_caret_visible()

    def _keep_caret_visible(self) -> None:
        """Scroll so that the moving end of the selection shows."""
        surface = self._surface
        rect, height = surface.selection_end_rect(), surface.viewport().height()
        if not rect.isNull() and rect.top() < 0:
            surface.scroll_by(int(rect.top()) - _MARGIN_PX)
        elif not rect.isNull() and rect.bottom() > height:
            surface.scroll_by(int(rect.bottom()) - height + _MARGIN_PX)

    def _select_page(self) -> None:
        surface = self._surface
        caret = surface.text_selection.caret or surface.first_visible_caret()
        text = surface.readable_text(caret.page_index) if caret else None
        if caret is not None and text is not None:
            page = caret.page_index
            surface.text_selection.select(Caret(page, 0), Caret(page, len(text.text)))
            surface.tell_selection()
            surface.selection_finished.emit()
