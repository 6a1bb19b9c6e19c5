"""Where marks lie that are on no passage: areas, margin notes, free texts; as anchors on a page or in an abstract.

Points are those of `domain.geometry`; what a page says under an area becomes its quote.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.geometry import Quad, Rect, bounds_of
from desktop_app.ui.viewer.page_layout import PagePoint
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.surface import ReadingSurface

if TYPE_CHECKING:
    from desktop_app.pdf.textmap import TextMap

#: the side of the icon of a margin note
NOTE_POINTS = 16.0
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\n]+")


def note_anchor(surface: ReadingSurface, at: QPointF) -> Anchor | None:
    """A margin note at a pixel of the viewport: on a page right there, in an abstract at the word beside it."""
    if isinstance(surface, PageView):
        point = point_on_page(surface, at)
        half = NOTE_POINTS / 2
        rect = Rect(point.x - half, point.y - half, point.x + half, point.y + half) if point is not None else None
        return place_anchor(surface, point.page_index, rect) if point is not None and rect is not None else None
    caret = surface.caret_near(at)
    text = surface.readable_text(0)
    if caret is None or text is None or not text.text:
        return None
    start, end = text.word_span(min(caret.offset, len(text.text) - 1))
    return text.anchor(start, end)


def place_anchor(view: PageView, page_index: int, rect: Rect) -> Anchor:
    """A place of a page that quotes nothing; it is ordered by the text that is nearest."""
    rect = kept_on_page(view, page_index, rect)
    text = view.readable_text(page_index)
    offset = text.normalised.normalised_span(at := text.caret_at(rect.x0, rect.y0), at)[0] if text is not None else 0
    return Anchor(TextQuote(""), TextPosition(offset, offset), page_index, (Quad.from_rect(rect),))


def area_anchor(view: PageView, page_index: int, rect: Rect) -> Anchor:
    """A piece of a page, with the words that lie in it."""
    rect = kept_on_page(view, page_index, rect)
    text = view.readable_text(page_index)
    words = _words_in(text, rect) if text is not None else []
    if text is None or not words:
        return place_anchor(view, page_index, rect)
    first, last = words[0][0], words[-1][1]
    quads = (Quad.from_rect(rect),)
    if len(_WORD.findall(text.text[first:last])) == len(words):
        return replace(text.anchor(first, last), quads=quads)
    position = text.anchor(first, last).position
    return Anchor(TextQuote(_joined(text.text, words)), position, page_index, quads)


def kept_on_page(view: PageView, page_index: int, rect: Rect) -> Rect:
    """The rectangle, moved and cut so that it lies on its page."""
    if view.pdf is None:
        return rect
    size = view.pdf.sizes[page_index]
    width, height = min(rect.width, size.width), min(rect.height, size.height)
    x0, y0 = min(max(rect.x0, 0.0), size.width - width), min(max(rect.y0, 0.0), size.height - height)
    return Rect(x0, y0, x0 + width, y0 + height)


def point_on_page(view: PageView, at: QPointF) -> PagePoint | None:
    """The place of a page under a pixel of the viewport; None beside the pages."""
    point = view.point_at(at)
    if point is None or view.pdf is None or view.is_failed(point.page_index):
        return None
    size = view.pdf.sizes[point.page_index]
    return point if 0 <= point.x <= size.width and 0 <= point.y <= size.height else None


def rect_between(view: PageView, start: PagePoint, at: QPointF) -> Rect:
    """The rectangle from a place of a page to a pixel of the viewport, cut at the page's edges."""
    pixel = at + view.origin()
    end = view.layout_now.point_at(pixel.x(), pixel.y(), start.page_index)
    if view.pdf is None:
        return Rect(start.x, start.y, start.x, start.y)
    size = view.pdf.sizes[start.page_index]
    x, y = min(max(end.x, 0.0), size.width), min(max(end.y, 0.0), size.height)
    return Rect(min(start.x, x), min(start.y, y), max(start.x, x), max(start.y, y))


def _words_in(text: "TextMap", rect: Rect) -> list[tuple[int, int]]:
    """The spans of the words whose middle lies in a rectangle; only lines that its edges cut are looked at by word."""
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text.text):
        box = bounds_of(text.quads(*line.span()))
        if box is None or not _overlap(box, rect):
            continue
        is_inside = rect.contains(box.x0, box.y0) and rect.contains(box.x1, box.y1)
        words = [match.span() for match in _WORD.finditer(text.text, *line.span())]
        found += words if is_inside else [word for word in words if _has_middle(text, word, rect)]
    return found


def _has_middle(text: "TextMap", word: tuple[int, int], rect: Rect) -> bool:
    box = bounds_of(text.quads(*word))
    return box is not None and rect.contains((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)


def _overlap(one: Rect, other: Rect) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1


def _joined(text: str, words: list[tuple[int, int]]) -> str:
    """Words that stand apart: those of a line beside each other, the lines one below the other."""
    pieces, before = [], words[0][0]
    for start, end in words:
        if start > before:
            pieces.append("\n" if "\n" in text[before:start] else " ")
        pieces.append(text[start:end])
        before = end
    return "".join(pieces)
