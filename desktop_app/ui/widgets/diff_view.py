"""Shows what differs between two texts: a sign before each changed line, new words underlined, old ones struck."""

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QHideEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop_app.domain.note_diff import DiffLine, NoteDiff, Part
from desktop_app.ui.theme import Theme

_LINES_AT_ONCE = 80
_MOST_LINES = 6_000
_SIGN_WIDTH = 2


class DiffView(QPlainTextEdit):
    """Long comparisons are put in little by little. What is copied has no signs."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._theme = theme
        self._diff: NoteDiff | None = None
        self._text: str | None = None
        self._waiting: Iterator[DiffLine] = iter(())
        self._feeding = QTimer(self)
        self._feeding.setInterval(0)
        self._feeding.timeout.connect(self._feed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_diff(self, diff: NoteDiff) -> None:
        """Show a comparison, from its beginning."""
        self._diff, self._text = diff, None
        self._begin(diff.lines[:_MOST_LINES])

    def show_text(self, text: str) -> None:
        """Show a plain text in the place of a comparison."""
        self._diff, self._text = None, text
        self._begin(tuple(DiffLine(((Part.SAME, line),)) for line in text.split("\n")))

    def createMimeDataFromSelection(self) -> QMimeData:
        """The chosen text without the signs."""
        cursor = self.textCursor()
        lines = cursor.selectedText().split("\u2029")
        whole = QTextCursor(self.document())
        whole.setPosition(cursor.selectionStart())
        first = max(0, _SIGN_WIDTH - whole.positionInBlock())
        copied = QMimeData()
        if self._text is None:
            lines = [lines[0][first:], *(line[_SIGN_WIDTH:] for line in lines[1:])]
        copied.setText("\n".join(lines))
        return copied

    def hideEvent(self, event: QHideEvent) -> None:
        self._feeding.stop()
        super().hideEvent(event)

    def _begin(self, lines: tuple[DiffLine, ...]) -> None:
        self.clear()
        self._waiting = iter(lines)
        self._feed()
        self._feeding.start()

    def _feed(self) -> None:
        lines = list(islice(self._waiting, _LINES_AT_ONCE))
        if not lines:
            self._feeding.stop()
            return
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for line in lines:
            if not self.document().isEmpty() or cursor.blockNumber():
                cursor.insertBlock()
            self._put(cursor, line)
        cursor.endEditBlock()

    def _put(self, cursor: QTextCursor, line: DiffLine) -> None:
        if line.left_out:
            one = self.tr("  ⋯ 1 line the same")
            many = self.tr("  ⋯ %1 lines the same").replace("%1", f"{line.left_out:,}")
            cursor.insertText(one if line.left_out == 1 else many, self._quiet)
            return
        if self._text is None:
            cursor.insertText(f"{line.sign} ", self._signs)
        for part, text in line.parts:
            cursor.insertText(text, self._formats[part])

    def _on_theme_changed(self) -> None:
        theme = self._theme
        self.setFont(theme.font("note"))
        self._quiet, self._signs = QTextCharFormat(), QTextCharFormat()
        self._quiet.setForeground(theme.colour("quiet"))
        self._signs.setForeground(theme.colour("soft"))
        self._signs.setFontFamilies([theme.font("code").family()])
        same, added, removed = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        same.setForeground(theme.colour("text"))
        added.setForeground(theme.colour("good"))
        added.setBackground(theme.colour("good_tint"))
        added.setFontUnderline(True)
        removed.setForeground(theme.colour("bad"))
        removed.setBackground(theme.colour("bad_tint"))
        removed.setFontStrikeOut(True)
        self._formats = {Part.SAME: same, Part.ADDED: added, Part.REMOVED: removed}
        if self._diff is not None:
            self.show_diff(self._diff)
        elif self._text is not None:
            self.show_text(self._text)
