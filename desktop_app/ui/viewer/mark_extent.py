"""Where a mark would lie: its ends in the text moved by carets, or its rectangle moved and resized."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.geometry import Rect, bounds_of
from desktop_app.domain.ids import MarkId
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.mark_places import area_anchor, kept_on_page, place_anchor
from desktop_app.ui.viewer.mark_spans import anchors_of, span_of
from desktop_app.ui.viewer.mark_styles import ShownMark
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.selection import Caret, TextSelection
from desktop_app.ui.viewer.surface import ReadingSurface

_LEAST_POINTS = 8.0


class TextExtent:
    """The extent of a mark on text, with all its pieces; one end is fixed, the other moves."""

    def __init__(self, surface: ReadingSurface, pieces: Sequence[Mark], *, moves_start: bool) -> None:
        self._surface = surface
        self._selection = TextSelection(surface.readable_text)
        spans = [place for piece in pieces if (place := span_of(surface, piece)) is not None]
        #: whether the text is there, so that the ends are known
        self.is_known = bool(spans) and len(spans) == len(pieces)
        if self.is_known:
            first = Caret(spans[0].page_index, spans[0].start)
            last = Caret(spans[-1].page_index, spans[-1].end)
            fixed, moving = (last, first) if moves_start else (first, last)
            self._selection.select(fixed, moving)
        self._before = self._selection.bounds

    @property
    def is_changed(self) -> bool:
        return self._selection.bounds != self._before and not self._selection.is_empty

    def move_to(self, caret: Caret) -> None:
        """Put the moving end here."""
        self._selection.extend_end(caret)

    def step(self, step: int, *, by_word: bool) -> None:
        """Move the moving end one character or word on or back."""
        caret = self._selection.caret
        if caret is not None:
            self._selection.extend_end(_stepped(self._surface, caret, step, by_word=by_word))

    def step_line(self, step: int) -> None:
        """Move the moving end to the line below or above."""
        caret = self._selection.caret
        if caret is not None:
            self._selection.extend_end(self._surface.caret_in_next_line(caret, step))

    def anchors(self) -> list[Anchor]:
        """Where the mark lies then; empty where nothing would be left of it."""
        return anchors_of(self._surface, self._selection.spans())


@dataclass(frozen=True, slots=True)
class Grip:
    """What of a rectangle follows the pointer: sides 0 and 1 of each axis; all four when it is moved whole."""

    x0: bool
    y0: bool
    x1: bool
    y1: bool


WHOLE = Grip(x0=True, y0=True, x1=True, y1=True)


class RectExtent:
    """The extent of a mark that is a rectangle of a page."""

    def __init__(self, view: PageView, mark: Mark, *, quotes_text: bool) -> None:
        self._view, self._mark, self._quotes_text = view, mark, quotes_text
        box = bounds_of(mark.anchor.quads)
        self.page_index = mark.anchor.page_index or 0
        self._before = self.rect = box if box is not None else Rect(0, 0, 0, 0)

    @property
    def is_changed(self) -> bool:
        return self.rect != self._before

    def move(self, grip: Grip, across: float, down: float) -> None:
        """Move what the grip holds by so many points from where it was."""
        old = self._before
        x0, x1 = old.x0 + across * grip.x0, old.x1 + across * grip.x1
        y0, y1 = old.y0 + down * grip.y0, old.y1 + down * grip.y1
        if grip != WHOLE:
            x0, x1 = _kept_apart(x0, x1, moves_low=grip.x0)
            y0, y1 = _kept_apart(y0, y1, moves_low=grip.y0)
        self.rect = kept_on_page(self._view, self.page_index, Rect(x0, y0, x1, y1))

    def anchors(self) -> list[Anchor]:
        """Where the mark lies then; the picture is the one it had."""
        make = area_anchor if self._quotes_text else place_anchor
        anchor = make(self._view, self.page_index, self.rect)
        return [replace(anchor, picture=self._mark.anchor.picture)]


def previewed(surface: ReadingSurface, pieces: Sequence[Mark], anchors: Sequence[Anchor]) -> dict[MarkId, ShownMark]:
    """The marks of a surface as they would be with the pieces of one mark at `anchors`."""
    own = {piece.id for piece in pieces}
    style = surface.marks[pieces[0].id].style
    shown = {key: one for key, one in surface.marks.items() if key not in own and one.mark.revision != _PREVIEW}
    for number, anchor in enumerate(anchors):
        mark_id = pieces[number].id if number < len(pieces) else MarkId(uuid4())
        revision = pieces[number].revision if number < len(pieces) else _PREVIEW
        comment = pieces[0].comment if number == 0 else ""
        mark = replace(pieces[0], id=mark_id, anchor=anchor, comment=comment, revision=revision)
        shown[mark_id] = ShownMark(mark, style)
    return shown


#: the revision of a piece that is only shown while an end is dragged
_PREVIEW = -1


def _kept_apart(low: float, high: float, *, moves_low: bool) -> tuple[float, float]:
    if high - low >= _LEAST_POINTS:
        return low, high
    return (high - _LEAST_POINTS, high) if moves_low else (low, low + _LEAST_POINTS)


def _stepped(surface: ReadingSurface, caret: Caret, step: int, *, by_word: bool) -> Caret:
    """A character on or back, or as far as a word ends or begins; over the borders of pages, too."""
    text = surface.readable_text(caret.page_index)
    if text is None:
        return caret
    at = caret.offset + step
    while by_word and 0 < at < len(text.text) and not _is_edge(text.text, at, step):
        at += step
    if 0 <= at <= len(text.text):
        return Caret(caret.page_index, at)
    page = caret.page_index + step
    neighbour = surface.readable_text(page) if 0 <= page < surface.text_page_count() else None
    return caret if neighbour is None else Caret(page, 0 if step > 0 else len(neighbour.text))


def _is_edge(text: str, at: int, step: int) -> bool:
    """Whether a word ends here, going on, or begins here, going back."""
    inner, outer = (text[at - 1], text[at]) if step > 0 else (text[at], text[at - 1])
    return inner.isalnum() and not outer.isalnum()
