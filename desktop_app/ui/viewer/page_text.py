"""Finds text on laid-out pages: which character a pixel of the layout means, and where a span of text lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from desktop_app.domain.geometry import Rect, bounds_of
from desktop_app.ui.viewer.page_layout import Corners, PageLayout
from desktop_app.ui.viewer.selection import Caret, PageSpan

if TYPE_CHECKING:
    from desktop_app.domain.anchor import Anchor
    from desktop_app.pdf.textmap import TextMap

_MOST_KEPT = 256


class PlacedText:
    """`text_of` gives the text of a page, or None while it is not there; spans that were asked for are kept a while."""

    def __init__(self, layout: PageLayout, text_of: Callable[[int], TextMap | None]) -> None:
        self.layout, self.text_of = layout, text_of
        self._pieces: dict[PageSpan, tuple[str, list[Corners]]] = {}

    def caret_near(self, x: float, y: float) -> Caret | None:
        """The place between two characters nearest to a pixel of the layout."""
        if not self.layout.page_count:
            return None
        point = self.layout.point_at(x, y)
        text = self.text_of(point.page_index)
        if text is None or not text.text:
            return None
        return Caret(point.page_index, text.caret_at(point.x, point.y))

    def caret_over(self, x: float, y: float) -> Caret | None:
        """The character under a pixel of the layout, None beside the text."""
        if not self.layout.page_count:
            return None
        point = self.layout.point_at(x, y)
        text = self.text_of(point.page_index)
        index = text.index_at(point.x, point.y) if text is not None else None
        return None if index is None else Caret(point.page_index, index)

    def next_line(self, caret: Caret, step: int) -> Caret:
        """The place one line on (1) or back (-1); from the last line of a page into the next page."""
        text = self.text_of(caret.page_index)
        offset = text.caret_in_next_line(caret.offset, step) if text is not None else caret.offset
        if offset != caret.offset:
            return Caret(caret.page_index, offset)
        page = caret.page_index + step
        neighbour = self.text_of(page) if 0 <= page < self.layout.page_count else None
        if neighbour is None or not neighbour.text:
            return caret
        return Caret(page, 0 if step > 0 else len(neighbour.text))

    def pieces(self, span: PageSpan) -> list[Corners]:
        """The corners, in pixels of the layout, of each line that a span of text touches."""
        text = self.text_of(span.page_index)
        known = self._pieces.get(span)
        if known is not None and (text is None or known[0] is text.text):
            return known[1]
        if text is None or span.page_index >= self.layout.page_count:
            return []
        if len(self._pieces) >= _MOST_KEPT:
            self._pieces.clear()
        pieces = [self.layout.corners_of(span.page_index, quad) for quad in text.quads(span.start, span.end)]
        self._pieces[span] = text.text, pieces
        return pieces

    def bounds(self, span: PageSpan) -> Rect | None:
        """The box around a span of text, in pixels of the layout."""
        text = self.text_of(span.page_index)
        box = bounds_of(text.quads(span.start, span.end)) if text is not None else None
        return self.layout.rect_of(span.page_index, box) if box is not None else None

    def spans_in(self, box: Rect) -> list[PageSpan]:
        """What stands in a rectangle of the layout, line by line."""
        found: list[PageSpan] = []
        for page in self.layout.visible(int(box.y0), int(box.height) + 1):
            text = self.text_of(page)
            if text is not None:
                corners = [self.layout.point_at(x, y, page) for x, y in ((box.x0, box.y0), (box.x1, box.y1))]
                across, down = sorted(at.x for at in corners), sorted(at.y for at in corners)
                inside = text.spans_in(Rect(across[0], down[0], across[1], down[1]))
                found += [PageSpan(page, *span) for span in inside]
        return found

    def anchors(self, spans: Sequence[PageSpan]) -> list[Anchor]:
        """An anchor for each page."""
        found = ((self.text_of(span.page_index), span) for span in spans)
        anchors = [text.anchor(span.start, span.end) for text, span in found if text is not None]
        return [_one_of(tuple(rows)) for _page, rows in groupby(anchors, key=lambda anchor: anchor.page_index)]

    def clean_text(self, spans: Sequence[PageSpan]) -> str:
        """What one would type of these spans: lines joined, words whole; several of one page are rows of their own."""
        from desktop_app.pdf.text_words import joined_paragraphs  # not needed before the first page is shown

        found = ((self.text_of(span.page_index), span) for span in spans)
        pieces = [text.clean_text(span.start, span.end) for text, span in found if text is not None]
        if len({span.page_index for span in spans}) < len(spans):
            return "\n".join(pieces)
        return "\n".join(joined_paragraphs([part for piece in pieces for part in piece.split("\n")]))


def _one_of(rows: Sequence[Anchor]) -> Anchor:
    """The rows of a block as one anchor; what it quotes stands nowhere in one piece, so only its place finds it."""
    from desktop_app.domain.anchor import TextPosition, TextQuote  # not needed before the first page is shown

    first, last = rows[0], rows[-1]
    if len(rows) == 1 or first.position is None or last.position is None:
        return first
    return replace(
        first,
        quote=TextQuote(" ".join(row.quote.exact for row in rows), first.quote.prefix, last.quote.suffix),
        position=TextPosition(first.position.start, last.position.end),
        quads=tuple(quad for row in rows for quad in row.quads),
    )
