"""Marks as spans of the text they lie on: where they are, which of them touch, the anchors of what is joined."""

from collections.abc import Iterable, Mapping, Sequence

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.mark_kinds import KindLook
from desktop_app.ui.viewer.selection import PageSpan
from desktop_app.ui.viewer.surface import ReadingSurface


def span_of(surface: ReadingSurface, mark: Mark) -> PageSpan | None:
    """Where a mark lies in the text of its page; None where that is not there or not sure."""
    page = mark.anchor.page_index or 0
    text = surface.readable_text(page)
    span = text.span_of(mark.anchor) if text is not None else None
    return PageSpan(page, *span) if span is not None else None


def anchors_of(surface: ReadingSurface, spans: Iterable[PageSpan]) -> list[Anchor]:
    """An anchor for each span whose text is there."""
    found = ((surface.readable_text(span.page_index), span) for span in spans)
    return [text.anchor(span.start, span.end) for text, span in found if text is not None]


def touching(
    surface: ReadingSurface, marks: Iterable[Mark], spans: Sequence[PageSpan], kinds: Mapping[str, KindLook]
) -> list[Mark]:
    """The marks of text that overlap one of the spans, or have only space between them and it; in their order."""
    pages = {span.page_index for span in spans}
    near = [mark for mark in marks if (mark.anchor.page_index or 0) in pages]
    found = []
    for mark in near:
        if mark.kind in kinds and not kinds[mark.kind].is_of_text:
            continue
        place = span_of(surface, mark)
        if place is not None and any(_touch(surface, place, span) for span in spans):
            found.append(mark)
    return sorted(found, key=lambda mark: mark.sort_key)


def joined_anchors(surface: ReadingSurface, spans: Iterable[PageSpan]) -> list[Anchor]:
    """The anchors of all that lies between the first and the last of the spans, page by page."""
    on_page: dict[int, PageSpan] = {}
    for span in spans:
        known = on_page.get(span.page_index, span)
        start, end = min(known.start, span.start), max(known.end, span.end)
        on_page[span.page_index] = PageSpan(span.page_index, start, end)
    return anchors_of(surface, (on_page[page] for page in sorted(on_page)))


def _touch(surface: ReadingSurface, one: PageSpan, other: PageSpan) -> bool:
    if one.page_index != other.page_index:
        return False
    first, second = sorted((one, other), key=lambda span: span.start)
    if second.start < first.end:
        return True
    text = surface.readable_text(one.page_index)
    return text is not None and not text.text[first.end : second.start].strip()
