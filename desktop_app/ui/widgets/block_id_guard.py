"""Keeps typing out of the block id at the end of a line: what she adds to the line goes before it.

Works beside a plain text editor, through its events; it only ever moves the cursor.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.domain.note_lines import LONGEST_LINE, block_id_start
from desktop_app.ui.widgets.markdown_edits import utf16_length

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class BlockIdGuard(QObject):
    """End stops before the id, too; Enter begins the next line behind it."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._guard(event)
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent) and event.commitString():
            self._step_before()
        return super().eventFilter(watched, event)

    def _guard(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_End and not modifiers & _COMMANDS:
            return self._end(select=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        if key in _ENTER and not modifiers & _COMMANDS:
            self._step_behind()
        elif key == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.Paste) or _types(event):
            self._step_before()
        return False

    def _id_start(self) -> int | None:
        """Where in the document the id of the cursor's line begins, if the cursor is not before it."""
        cursor = self._editor.textCursor()
        text = cursor.block().text() if cursor.block().length() <= LONGEST_LINE else ""
        start = block_id_start(text)
        if start is None or cursor.hasSelection():
            return None
        place = cursor.block().position() + utf16_length(text[:start])
        return place if cursor.position() >= place else None

    def _step_before(self) -> None:
        start = self._id_start()
        if start is not None:
            self._move_to(start)

    def _step_behind(self) -> None:
        if self._id_start() is not None:
            block = self._editor.textCursor().block()
            self._move_to(block.position() + block.length() - 1)

    def _move_to(self, position: int) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(position)
        self._editor.setTextCursor(cursor)

    def _end(self, *, select: bool) -> bool:
        cursor = self._editor.textCursor()
        text = cursor.block().text()
        start = block_id_start(text)
        if start is None:
            return False
        keep = QTextCursor.MoveMode.KeepAnchor if select else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(cursor.block().position() + utf16_length(text[:start]), keep)
        self._editor.setTextCursor(cursor)
        return True


def _types(event: QKeyEvent) -> bool:
    """Whether the key puts a letter in; AltGr comes as Ctrl and Alt on some systems."""
    blocking = event.modifiers() & _COMMANDS
    is_alt_gr = blocking == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.text()) and event.text().isprintable() and (not blocking or is_alt_gr)
