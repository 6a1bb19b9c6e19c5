"""Edits of Markdown source on a text cursor, each one step of undo: emphasis, lists, checkboxes, inserted quotes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from desktop_app.ui.widgets import markdown_lines as lines

_SEPARATOR = "\u2029"
_MOST_ITEMS = 500


def source_text(document: QTextDocument) -> str:
    """The text of `document`, code point for code point (`toPlainText` turns no-break spaces into spaces)."""
    return document.toRawText().replace(_SEPARATOR, "\n")


def utf16_length(text: str) -> int:
    """How many positions `text` takes in a QTextDocument."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def replace_text(document: QTextDocument, text: str) -> None:
    """Make `text` the document's text by changing only the middle that differs, so that it can be undone."""
    old = source_text(document)
    shorter = min(len(old), len(text))
    start = _common_length(old, text, shorter)
    tail = _common_length(old[::-1], text[::-1], shorter - start)
    cursor = QTextCursor(document)
    cursor.setPosition(utf16_length(old[:start]))
    cursor.setPosition(utf16_length(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text[start : len(text) - tail])


def toggle_wrap(cursor: QTextCursor, sign: str) -> None:
    """Put `sign` ("*", "**") around the selection or the word at the cursor, or take it away again."""
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    text = cursor.selectedText()
    start, end, size = cursor.selectionStart(), cursor.selectionEnd(), len(sign)
    before, after = _text_between(cursor, max(0, start - 3), start), _text_between(cursor, end, end + 3)
    with one_step(cursor):
        if len(text) > 2 * size and _has_sign(text, text, sign):
            cursor.insertText(text[size:-size])
            _select(cursor, start, end - 2 * size)
        elif _has_sign(after, before, sign):
            _select(cursor, start - size, end + size)
            cursor.insertText(text)
            _select(cursor, start - size, end - size)
        else:
            cursor.insertText(_wrapped(text, sign))
            _select(cursor, start + size, cursor.position() - size)


def surround(cursor: QTextCursor, pair: str) -> None:
    """Put the two signs of `pair` around the selection, which stays selected."""
    start, text = cursor.selectionStart(), cursor.selectedText()
    with one_step(cursor):
        cursor.insertText(f"{pair[0]}{text}{pair[1]}")
        _select(cursor, start + 1, cursor.position() - 1)


def continue_line(cursor: QTextCursor) -> bool:
    """Go on with a list or quote on a new line, or end an empty one; False where Enter has its ordinary meaning."""
    if cursor.hasSelection():
        return False
    prefix = lines.continued_prefix(cursor.block().text(), cursor.positionInBlock())
    if prefix is None:
        return False
    with one_step(cursor):
        if prefix:
            cursor.insertText("\n" + prefix)
            _renumber(cursor.block())
        else:
            _replace_line(cursor.block(), lambda line: lines.outdented(line) if line[:1].isspace() else "")
    return True


def _renumber(block: QTextBlock) -> None:
    """Let the items of a numbered list go on counting from this one; what is indented below them is left alone."""
    item = lines.list_item(block.text())
    for _ in range(_MOST_ITEMS):
        block = block.next()
        following = lines.list_item(block.text()) if block.isValid() else None
        if item is None or following is None:
            if item is None or not block.isValid() or not block.text().startswith((" ", "\t")):
                break
        elif following.indent == item.indent and following.quote == item.quote:
            marker = lines.next_marker(item.marker)
            if marker == item.marker or following.marker[-1] != marker[-1]:
                break
            _replace_line(block, partial(lines.with_marker, marker=marker))
            item = lines.list_item(block.text())
        elif len(following.indent) < len(item.indent):
            break


def shift_lines(cursor: QTextCursor, *, deeper: bool) -> bool:
    """Indent or outdent the list items at the cursor or in the selection; False where there is none."""
    blocks = _items(cursor)
    with one_step(cursor):
        for block in blocks:
            _replace_line(block, lines.indented if deeper else lines.outdented)
    return bool(blocks)


def has_items(cursor: QTextCursor) -> bool:
    """Whether a list item is at the cursor or in the selection."""
    return bool(_items(cursor))


def toggle_boxes(cursor: QTextCursor) -> None:
    """Turn over the checkbox of each line at the cursor; a line without one gets one."""
    blocks = [block for block in _blocks(cursor) if block.text().strip()] or [cursor.block()]
    with one_step(cursor):
        for block in blocks:
            if not toggle_box(block):
                _replace_line(block, lines.with_box)


def toggle_box(block: QTextBlock) -> bool:
    """Turn over the checkbox of this line; False when it has none."""
    toggled = lines.toggled_box(block.text())
    if toggled is None:
        return False
    offset, sign = toggled
    cursor = QTextCursor(block)
    _select(cursor, block.position() + offset, block.position() + offset + 1)
    cursor.insertText(sign)
    return True


def insert_paragraph(cursor: QTextCursor, markdown: str) -> None:
    """Insert `markdown` after the cursor's paragraph, with an empty line on either side; the cursor ends below it."""
    with one_step(cursor):
        cursor.clearSelection()
        block = cursor.block()
        while block.text().strip() and block.next().isValid() and block.next().text().strip():
            block = block.next()
        cursor.setPosition(block.position() + block.length() - 1)
        before = "\n\n" if block.text().strip() else "" if _is_blank(block.previous()) else "\n"
        room_below = block.next().isValid() and _is_blank(block.next())
        cursor.insertText(f"{before}{markdown.strip()}" + ("" if room_below else "\n\n"))
        if room_below:
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)


def _is_blank(block: QTextBlock) -> bool:
    return not block.isValid() or not block.text().strip()


def _wrapped(text: str, sign: str) -> str:
    pieces = text.split(_SEPARATOR)
    if len(pieces) == 1:
        return f"{sign}{text}{sign}"
    return "\n".join(f"{sign}{piece}{sign}" if piece.strip() else piece for piece in pieces)


def _has_sign(head: str, tail: str, sign: str) -> bool:
    """Whether the run of signs that `head` begins and `tail` ends with holds `sign`: three are "**" and "*"."""
    run = min(len(head) - len(head.lstrip(sign[0])), len(tail) - len(tail.rstrip(sign[0])))
    return run % 2 == 1 if len(sign) == 1 else run >= len(sign)


def _common_length(one: str, other: str, limit: int) -> int:
    """How many characters two texts share at their start, at most `limit`; found by halving."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """What is done in the block is undone at once."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def _replace_line(block: QTextBlock, change: Callable[[str], str]) -> None:
    """Change a line where old and new differ, so that cursors in the rest of it stay where they are."""
    old = block.text()
    new = change(old)
    shorter = min(len(old), len(new))
    tail = _common_length(old[::-1], new[::-1], shorter)
    start = _common_length(old, new, shorter - tail)
    cursor = QTextCursor(block)
    at = block.position()
    _select(cursor, at + utf16_length(old[:start]), at + utf16_length(old[: len(old) - tail]))
    cursor.insertText(new[start : len(new) - tail])


def _blocks(cursor: QTextCursor) -> list[QTextBlock]:
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    if last.position() == cursor.selectionEnd() and last != block:
        last = last.previous()
    blocks = [block]
    while block != last:
        block = block.next()
        blocks.append(block)
    return blocks


def _items(cursor: QTextCursor) -> list[QTextBlock]:
    return [block for block in _blocks(cursor) if lines.list_item(block.text()) is not None]


def _text_between(cursor: QTextCursor, start: int, end: int) -> str:
    end = min(end, cursor.document().characterCount() - 1)
    probe = QTextCursor(cursor)
    _select(probe, start, end)
    return probe.selectedText()


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
