"""Turns key presses into selecting: Shift with what moves, by character, word, sentence, line; the page; copying."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.ui.viewer.caret_driver import CaretDriver
from desktop_app.ui.viewer.caret_moves import Unit, end_of
from desktop_app.ui.viewer.selection import Caret

if TYPE_CHECKING:
    from desktop_app.ui.viewer.surface import ReadingSurface

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
#: key and modifiers beside Shift -> by what, and which way
STEPS = {
    (Qt.Key.Key_Left, NONE): (Unit.CHARACTER, -1),
    (Qt.Key.Key_Right, NONE): (Unit.CHARACTER, 1),
    (Qt.Key.Key_Left, CONTROL): (Unit.WORD, -1),
    (Qt.Key.Key_Right, CONTROL): (Unit.WORD, 1),
    (Qt.Key.Key_Left, ALT): (Unit.SENTENCE, -1),
    (Qt.Key.Key_Right, ALT): (Unit.SENTENCE, 1),
    (Qt.Key.Key_Up, NONE): (Unit.LINE, -1),
    (Qt.Key.Key_Down, NONE): (Unit.LINE, 1),
    (Qt.Key.Key_Up, CONTROL): (Unit.PARAGRAPH, -1),
    (Qt.Key.Key_Down, CONTROL): (Unit.PARAGRAPH, 1),
    (Qt.Key.Key_Home, NONE): (Unit.LINE_END, -1),
    (Qt.Key.Key_End, NONE): (Unit.LINE_END, 1),
    (Qt.Key.Key_Home, CONTROL): (Unit.PAGE_END, -1),
    (Qt.Key.Key_End, CONTROL): (Unit.PAGE_END, 1),
    (Qt.Key.Key_PageUp, CONTROL): (Unit.PAGE, -1),
    (Qt.Key.Key_PageDown, CONTROL): (Unit.PAGE, 1),
    (Qt.Key.Key_PageUp, NONE): (Unit.SCREEN, -1),
    (Qt.Key.Key_PageDown, NONE): (Unit.SCREEN, 1),
}


def modifiers_of(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Which modifiers are held; the number pad is none."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


class KeyInput:
    """Owned by the surface it serves."""

    def __init__(self, surface: "ReadingSurface", driver: CaretDriver) -> None:
        self._surface, self._driver = surface, driver

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key press selects or copies."""
        modifiers = modifiers_of(event)
        if modifiers == CONTROL:
            return event.key() in (Qt.Key.Key_C, Qt.Key.Key_A)
        return bool(modifiers & SHIFT) and (event.key(), modifiers & ~SHIFT) in STEPS

    def press(self, event: QKeyEvent) -> None:
        """Do what the key means; ask `wants` first."""
        if event.key() == Qt.Key.Key_C:
            self._surface.copy()
        elif event.key() == Qt.Key.Key_A:
            self._select_page()
        else:
            unit, step = STEPS[Qt.Key(event.key()), modifiers_of(event) & ~SHIFT]
            self._driver.go(unit, step, extend=True)

    def _select_page(self) -> None:
        surface = self._surface
        caret = self._driver.place()
        text = surface.readable_text(caret.page_index) if caret else None
        if caret is not None and text is not None:
            page = caret.page_index
            surface.text_selection.select(Caret(page, 0), Caret(page, end_of(text)))
            surface.tell_selection()
            surface.selection_finished.emit()
