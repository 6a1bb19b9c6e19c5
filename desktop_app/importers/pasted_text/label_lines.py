"""Lines that begin with a label ("Keywords: …", "Abstract. …", "Title: …") made into a heading and its content."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.importers.pasted_text.headings import inline_label
from desktop_app.importers.pasted_text.lines import Line


def split_labels(lines: Sequence[Line], text: str) -> tuple[Line, ...]:
    """The same lines, those with a label as two; `text` is what they have their places in."""
    split: list[Line] = []
    for line in lines:
        length = inline_label(line.text)
        split += _two(line, length, text) if length else [line]
    return tuple(split)


def _two(line: Line, length: int, text: str) -> list[Line]:
    label, content = line.text[:length].strip(), line.text[length:].strip()
    first_word = content.split(" ", 1)[0]
    at = text.find(first_word, line.start + len(label.split(" ", 1)[0]), line.end)
    start = at if at >= 0 else line.start
    look = replace(line.look, plain=line.look.plain[length:].strip() if line.look.plain else "", heading=0)
    return [
        replace(line, text=label, end=start, look=replace(line.look, plain="")),
        replace(line, text=content, start=start, gap=0, look=look),
    ]
