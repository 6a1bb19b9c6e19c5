"""What a search found, in the order of the text; where each place is and what its line says."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.pdf.text_words import clean_text
from desktop_app.ui.viewer.selection import Caret, PageSpan

_LONGEST_BEFORE, _LONGEST_AFTER = 60, 120


@dataclass(frozen=True, slots=True)
class Hit:
    """One span, or two where the words go over a page's end."""

    spans: tuple[PageSpan, ...]

    @property
    def page_index(self) -> int:
        return self.spans[0].page_index

    @property
    def start(self) -> Caret:
        return Caret(self.spans[0].page_index, self.spans[0].start)

    @property
    def end(self) -> Caret:
        return Caret(self.spans[-1].page_index, self.spans[-1].end)


@dataclass(frozen=True, slots=True)
class HitLine:
    """The line of a place as one reads it: what stands before, what was found, what follows."""

    before: str
    found: str
    after: str


class Hits:
    """Kept in the order of the text, whatever the order in which pages are searched."""

    def __init__(self) -> None:
        self._hits: list[Hit] = []

    def __len__(self) -> int:
        return len(self._hits)

    def __getitem__(self, place: int) -> Hit:
        return self._hits[place]

    def some(self, first: int, count: int) -> Sequence[Hit]:
        """So many of them from this place on."""
        return self._hits[first : first + count]

    def first_from(self, caret: Caret) -> int:
        """How many places lie before this one."""
        return bisect_left(self._hits, caret, key=_start)

    def place_of(self, hit: Hit | None) -> int | None:
        """Which of them it is, from 0."""
        at = self.first_from(hit.start) if hit is not None else len(self._hits)
        return at if at < len(self._hits) and self._hits[at] == hit else None

    def insert(self, hits: Sequence[Hit]) -> int:
        """Put those of one page in; returns before which they now stand."""
        at = self.first_from(hits[0].start)
        self._hits[at:at] = hits
        return at

    def remove(self, first: int, count: int) -> None:
        del self._hits[first : first + count]


def line_of(hit: Hit, text: str) -> HitLine:
    """The line around a place of a page's text, cut where it is long."""
    start, end = hit.spans[0].start, hit.spans[0].end
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = last if last >= 0 else len(text)
    before, after = text[first:start], text[end:last]
    if len(before) > _LONGEST_BEFORE:
        cut = before.find(" ", len(before) - _LONGEST_BEFORE)
        before = "…" + before[cut + 1 if cut >= 0 else -_LONGEST_BEFORE :]
    found = clean_text(text, start, end)
    return HitLine(_plain(before), f"{found}…" if len(hit.spans) > 1 else found, _plain(after[:_LONGEST_AFTER]))


def _plain(text: str) -> str:
    """With its outer spaces, which part it from what was found."""
    words = clean_text(text, 0, len(text))
    return f"{' ' if text[:1].isspace() else ''}{words}{' ' if words and text[-1:].isspace() else ''}"


def _start(hit: Hit) -> Caret:
    return hit.start
