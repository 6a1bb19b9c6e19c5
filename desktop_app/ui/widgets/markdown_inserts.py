"""Insertions into Markdown source, each one step of undo: a table and moving in one, a footnote, a link, a picture."""

import re

from PySide6.QtGui import QTextBlock, QTextCursor

from desktop_app.ui.widgets import markdown_tables as tables
from desktop_app.ui.widgets.markdown_edits import insert_paragraph, one_step, source_text, utf16_length

_FOOTNOTE = re.compile(r"\[\^(\d{1,6})\]")
_FOOTNOTE_LINE = re.compile(r"^\[\^[^\]\s]+\]:", re.MULTILINE)
_MOST_ROWS = 500
_ADDRESS = re.compile(r"(?:https?://|doi:|mailto:)[^\s<>]+")


def insert_table(cursor: QTextCursor) -> None:
    """Put an empty table below the cursor's paragraph, the cursor into its first cell."""
    with one_step(cursor):
        insert_paragraph(cursor, tables.NEW_TABLE)
        block = cursor.block().previous()
        while block.isValid() and not tables.is_row(block.text()):
            block = block.previous()
        while tables.is_row(block.previous().text()):
            block = block.previous()
        cursor.setPosition(block.position() + 2)


def move_in_table(cursor: QTextCursor, *, forward: bool) -> bool:
    """Go to the next or previous cell, select its words and align the columns; False outside of a table."""
    block = cursor.block()
    if not tables.is_row(block.text()):
        return False
    first, lines = _rows_around(block)
    table = tables.table_of(lines)
    if table is None:
        return False
    top = first.blockNumber()
    row = block.blockNumber() - top
    column = tables.cell_at(block.text(), _code_point_column(cursor))
    wanted = _next_cell(table, row, column, forward=forward)
    if wanted is None:
        table = table.with_row()
        wanted = len(table.rows) - 1, 0
    with one_step(cursor):
        _put_lines(cursor, first, len(lines), table.lines())
        block = cursor.document().findBlockByNumber(top + wanted[0])
        start, end = table.span(*wanted)
        text = block.text()
        cursor.setPosition(block.position() + utf16_length(text[:start]))
        cursor.setPosition(block.position() + utf16_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
    return True


def insert_footnote(cursor: QTextCursor) -> None:
    """Put a footnote's sign at the cursor and its place at the end of the note, the cursor there."""
    document = cursor.document()
    text = source_text(document)
    number = 1 + max((int(found) for found in _FOOTNOTE.findall(text)), default=0)
    with one_step(cursor):
        cursor.setPosition(cursor.selectionEnd())
        cursor.insertText(f"[^{number}]")
        cursor.movePosition(QTextCursor.MoveOperation.End)
        last = document.lastBlock()
        while last.previous().isValid() and not last.text().strip():
            last = last.previous()
        cursor.setPosition(last.position() + last.length() - 1)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        gap = "\n" if _FOOTNOTE_LINE.match(last.text()) else "\n\n"
        cursor.insertText(f"{gap}[^{number}]: ")


def insert_link(cursor: QTextCursor, address: str = "") -> None:
    """Make the selected words, or none, a link; the cursor stands where something is missing."""
    words = cursor.selectedText()
    with one_step(cursor):
        cursor.insertText(f"[{words}]({address})")
        if not words:
            cursor.setPosition(cursor.position() - len(address) - 3)
        elif not address:
            cursor.setPosition(cursor.position() - 1)


def is_address(text: str) -> bool:
    """Whether `text` is nothing but one web address."""
    return len(text) < 2_000 and _ADDRESS.fullmatch(text.strip()) is not None


def insert_picture(cursor: QTextCursor, reference: str) -> None:
    """Put a picture of the library at the cursor; in the middle of words, on a line of its own."""
    with one_step(cursor):
        cursor.setPosition(cursor.selectionEnd())
        if cursor.block().text().strip():
            insert_paragraph(cursor, f"![]({reference})")
        else:
            cursor.insertText(f"![]({reference})")


def _next_cell(table: tables.Table, row: int, column: int, *, forward: bool) -> tuple[int, int] | None:
    """The cell after or before this one; None behind the last one."""
    cells = table.cells()
    if row == table.rule:
        row, column = (row + 1, -1) if forward else (row - 1, table.columns)
    here = row, column
    if forward:
        return next((cell for cell in cells if cell > here), None)
    return next((cell for cell in reversed(cells) if cell < here), cells[0])


def _rows_around(block: QTextBlock) -> tuple[QTextBlock, list[str]]:
    first = block
    for _ in range(_MOST_ROWS):
        if not tables.is_row(first.previous().text()):
            break
        first = first.previous()
    lines: list[str] = []
    one = first
    while one.isValid() and tables.is_row(one.text()) and len(lines) < 2 * _MOST_ROWS:
        lines.append(one.text())
        one = one.next()
    return first, lines


def _put_lines(cursor: QTextCursor, first: QTextBlock, count: int, lines: list[str]) -> None:
    start, last = first.position(), cursor.document().findBlockByNumber(first.blockNumber() + count - 1)
    text = "\n".join(lines)
    cursor.setPosition(start)
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    if cursor.selection().toPlainText() != text:
        cursor.insertText(text)


def _code_point_column(cursor: QTextCursor) -> int:
    units = cursor.block().text().encode("utf-16-le", "surrogatepass")[: 2 * cursor.positionInBlock()]
    return len(units.decode("utf-16-le", "surrogatepass"))
