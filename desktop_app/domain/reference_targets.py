"""Finds what a cross-reference points at in the text of the pages: a caption, a numbered equation, a heading, an entry.

Page texts are those of `pdf.ports.PageText`: every line ends in a newline.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from desktop_app.domain.reference_words import CrossReference, ReferenceKind
from desktop_app.domain.text import normalise

_LONGEST_ENTRY = 900
_YEAR_DIGITS = 4
#: an entry's number if it has one, initials or first names, then the family name
_FIRST_AUTHOR = r"^[ \t]*(?:\[?\d{{1,3}}[.\])]?\s+)?(?:[^\W\d_]\.?[ \t]*-?){{0,4}}(?:[\w.]+\s+){{0,2}}{name}\b"
#: what stands between the first of two authors and the second, each with first names or initials before or behind
_BETWEEN_TWO = r"[^()\d]{0,60}?(?:\band|\bund|&)\s+(?:[\w.-]+\s+){0,3}"
_HEADING = re.compile(
    r"^[ \t]*(?:\d{1,2}\.?\s+|[IVX]+\.\s+)?"
    r"(?:references?(?:\s+and\s+notes)?|bibliography|literature(?:\s+cited)?|works\s+cited|cited\s+literature)[ \t:]*$",
    re.IGNORECASE | re.MULTILINE,
)
_CAPTION = {
    ReferenceKind.FIGURE: r"(?:supplementary\s+|extended\s+data\s+)?fig(?:ure|\.)?",
    ReferenceKind.TABLE: r"(?:supplementary\s+|extended\s+data\s+)?tab(?:le|\.)?",
}


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A half-open span of the text of a page."""

    page_index: int
    start: int
    end: int


class ReferenceTargets:
    """Of one document; what is expensive is worked out when it is first asked for."""

    def __init__(self, pages: Sequence[str]) -> None:
        self._pages = tuple(pages)

    def of(self, reference: CrossReference) -> TextPlace | None:
        """Where it points, None where the text does not tell."""
        match reference.kind:
            case ReferenceKind.FIGURE | ReferenceKind.TABLE:
                return self._caption(reference)
            case ReferenceKind.EQUATION:
                return self._equation(reference.label)
            case ReferenceKind.SECTION:
                return self._section(reference.label)
            case ReferenceKind.NUMBER:
                return self._entries.get(int(reference.label))
        return self._authored(reference)

    def text_of(self, place: TextPlace) -> str:
        """The text there in one line, broken words mended."""
        return normalise(self._pages[place.page_index][place.start : place.end]).text.strip()

    def _caption(self, reference: CrossReference) -> TextPlace | None:
        """The line that begins with the label; one with a sign after it (". : |") before one that only goes on."""
        head = rf"^[ \t]*(?i:{_CAPTION[reference.kind]})\s*{re.escape(reference.label)}(?!\w)"
        signed = re.compile(head + r"[ \t]*[.:|—–\n]", re.MULTILINE)
        plain = re.compile(head + r"[ \t]+(?=[^\W\da-z])", re.MULTILINE)
        for pattern in (signed, plain):
            found = self._first(pattern)
            if found is not None:
                return found
        return None

    def _equation(self, label: str) -> TextPlace | None:
        """The line that ends with the number in brackets, without a word that would make it a mention."""
        pattern = re.compile(rf"^(?P<said>.*)\({re.escape(label)}\)[ \t]*$", re.MULTILINE)
        mention = re.compile(r"\b(?:eqs?|eqns?|equations?)\b\.?\s*$", re.IGNORECASE)
        for page_index, text in enumerate(self._pages):
            for match in pattern.finditer(text):
                if not mention.search(match.group("said")):
                    return TextPlace(page_index, match.start(), match.end())
        return None

    def _section(self, label: str) -> TextPlace | None:
        return self._first(re.compile(rf"^[ \t]*{re.escape(label)}\.?\s+[^\W\d_].{{0,120}}$", re.MULTILINE))

    def _first(self, pattern: re.Pattern[str]) -> TextPlace | None:
        for page_index, text in enumerate(self._pages):
            match = pattern.search(text)
            if match is not None:
                end = _paragraph_end(text, match.start())
                return TextPlace(page_index, match.start(), end)
        return None

    # bibliography

    @cached_property
    def _bibliography(self) -> tuple[int, int] | None:
        """Page and offset behind its heading; the last heading counts, an outline may name it before."""
        for page_index in range(len(self._pages) - 1, -1, -1):
            matches = list(_HEADING.finditer(self._pages[page_index]))
            if matches:
                return page_index, matches[-1].end()
        return None

    @cached_property
    def _parts(self) -> list[tuple[int, int, str]]:
        """Page, offset and text of what follows the heading; everything where there is no heading."""
        if self._bibliography is None:
            half = len(self._pages) // 2
            return [(page, 0, text) for page, text in enumerate(self._pages) if page >= half]
        first, offset = self._bibliography
        parts = [(first, offset, self._pages[first][offset:])]
        return parts + [(page, 0, self._pages[page]) for page in range(first + 1, len(self._pages))]

    @cached_property
    def _entries(self) -> dict[int, TextPlace]:
        """Numbered entries, found in their order, so that no page number or year is taken for one."""
        found: dict[int, TextPlace] = {}
        expected = 1
        for page_index, offset, text in self._parts:
            at = 0
            while True:
                head = re.compile(
                    rf"^[ \t]*(?:\[{expected}\]|{expected}[.)]|{expected}(?=[ \t\n]))\s*(?=\S)", re.MULTILINE
                )
                match = head.search(text, at)
                if match is None:
                    break
                found[expected] = TextPlace(page_index, offset + match.start(), 0)
                at = match.end()
                expected += 1
        return {number: self._ended(place, found.get(number + 1)) for number, place in found.items()}

    def _ended(self, place: TextPlace, following: TextPlace | None) -> TextPlace:
        if following is not None and following.page_index == place.page_index:
            end = following.start
        else:
            end = _paragraph_end(self._pages[place.page_index], place.start)
        return TextPlace(place.page_index, place.start, min(end, place.start + _LONGEST_ENTRY))

    def _authored(self, reference: CrossReference) -> TextPlace | None:
        """The entry that begins with both authors, with the author, or only has the name; and has the year soon."""
        name, year = re.escape(reference.label.split()[-1]), reference.year
        years = [year, year[:4]] if len(year) > _YEAR_DIGITS else [year]
        first = _FIRST_AUTHOR.format(name=name)
        shapes = [(first, 900), (rf"^.*\b{name}\b", 400)]
        if reference.second:
            shapes.insert(0, (rf"{first}{_BETWEEN_TWO}{re.escape(reference.second.split()[-1])}\b", 900))
        for wanted in years:
            for shape, reach in shapes:
                pattern = re.compile(rf"{shape}(?=[\s\S]{{0,{reach}}}?\b{wanted}\b)", re.MULTILINE)
                for page_index, offset, text in self._parts:
                    match = pattern.search(text)
                    if match is not None:
                        end = min(self._entry_end(text, match.end(), wanted), match.start() + _LONGEST_ENTRY)
                        return TextPlace(page_index, offset + match.start(), offset + end)
        return None

    def _entry_end(self, text: str, at: int, year: str) -> int:
        """Behind the line with the year and what belongs to it."""
        year_at = text.find(year, at)
        return _paragraph_end(text, max(at, year_at))


def _paragraph_end(text: str, start: int) -> int:
    """Where the block ends that a place is in."""
    end = text.find("\n\n", start)
    return end if end >= 0 else len(text)
