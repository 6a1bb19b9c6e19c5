"""Rewrites lines of a text that is open in an editor, as one step of undo and without moving the cursor."""

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from desktop_app.domain.note_merge import LineChange
from desktop_app.ui.widgets.markdown_edits import utf16_length


def rewrite_lines(document: QTextDocument, changes: Sequence[LineChange]) -> None:
    """Make each change on its line, on the part that differs; a line that is not as told is left alone."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for change in changes:
        block = document.findBlockByNumber(change.number)
        if block.isValid() and block.text() == change.old:
            _rewrite(cursor, block, change)
    cursor.endEditBlock()


def _rewrite(cursor: QTextCursor, block: QTextBlock, change: LineChange) -> None:
    old, new = change.old, change.new
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    most = shorter - start
    tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    cursor.setPosition(block.position() + utf16_length(old[:start]))
    end = block.position() + utf16_length(old[: len(old) - tail])
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(new[start : len(new) - tail])
