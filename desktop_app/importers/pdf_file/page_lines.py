"""The lines of a page as a typesetter sees them: text, size, weight, place; spans of one baseline joined again."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.geometry import Rect
from desktop_app.domain.text import clean

if TYPE_CHECKING:
    from desktop_app.pdf.ports import Span

_ACCENTS = {"¨": "\u0308", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "˘": "\u0306", "ˇ": "\u030c", "˚": "\u030a"}
_LOOSE_ACCENT = re.compile(r"([¨´ˆ˜˘ˇ˚])\s?([A-Za-zı])")
_RAISED_SHARE = 0.82
_GAP_SHARE = 0.18
_MAX_SPANS = 6000


@dataclass(frozen=True, slots=True)
class PageLine:
    """`size` is that of the largest letters in points; `plain` is the text without raised and small pieces."""

    text: str
    plain: str
    size: float
    bold: bool
    font: str
    rect: Rect

    @property
    def upright(self) -> bool:
        """Whether the line runs along the page, not up its margin."""
        return self.rect.width >= self.rect.height or len(self.text) < 4


def page_lines(spans: Sequence["Span"]) -> tuple[PageLine, ...]:
    """The lines of a page in the order of its blocks; empty ones are dropped."""
    groups: dict[tuple[int, int], list[Span]] = {}
    for span in spans[:_MAX_SPANS]:
        if span.text.strip():
            groups.setdefault((span.block, span.line), []).append(span)
    return tuple(_line(group) for group in groups.values())


def body_size(pages: Iterable[Sequence[PageLine]]) -> float:
    """The size most letters are printed in; 10 where there are none."""
    letters: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            letters[round(line.size * 2) / 2] += len(line.text)
    return max(letters.most_common(1)[0][0], 1.0) if letters else 10.0


def key_of(text: str) -> str:
    """What is left of a text when only its letters and digits count: the same for two printings of one title."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in folded if letter.isalnum())


def _line(spans: list["Span"]) -> PageLine:
    size = max(span.size for span in spans)
    big = [span for span in spans if span.size >= size * _RAISED_SHARE]
    rect = spans[0].rect
    for span in spans[1:]:
        rect = rect.united(span.rect)
    lead = max(big, key=lambda span: len(span.text))
    return PageLine(_joined(spans, size), _joined(big, size), size, lead.bold, lead.font, rect)


def _joined(spans: Sequence["Span"], size: float) -> str:
    pieces: list[str] = []
    for place, span in enumerate(spans):
        if place and span.rect.x0 - spans[place - 1].rect.x1 > size * _GAP_SHARE:
            pieces.append(" ")
        pieces.append(span.text)
    text = _LOOSE_ACCENT.sub(lambda found: found[2] + _ACCENTS[found[1]], clean("".join(pieces)))
    return " ".join(unicodedata.normalize("NFC", text.replace("\u00ad", "")).split())
