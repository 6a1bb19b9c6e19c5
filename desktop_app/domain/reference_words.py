"""Finds in running text what points elsewhere in the same paper: "Fig. 2", "Table 1", "[12]", "Smith et al., 2019".

Where it points is the matter of `reference_targets`. Offsets count characters of the text that was given.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum


class ReferenceKind(Enum):
    """What is pointed at."""

    FIGURE = "figure"
    TABLE = "table"
    EQUATION = "equation"
    SECTION = "section"
    #: an entry of the bibliography, by its number
    NUMBER = "number"
    #: an entry of the bibliography, by author and year
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class CrossReference:
    """`label` is "2", "S3", "12"; for an author-year citation the first author's family name, with `year` "2019a".

    `second` is the other author's family name where there are two of them: "Nichol and Dhariwal, 2021".
    """

    kind: ReferenceKind
    label: str
    start: int
    end: int
    year: str = ""
    second: str = ""


_NUMBER = r"(?:S|A)?\d{1,3}(?:\.\d{1,2})?"
_ROMAN = r"[IVX]{1,5}"
_LISTED = r"(?P<labels>{one}(?:[a-z]{{1,2}}\b)?(?:\s*(?:,|and|&|[-–—])\s*(?:{one})(?:[a-z]\b)?)*)"
_NAMED = {
    ReferenceKind.FIGURE: re.compile(
        r"\b(?:Figs?\b\.?|Figures?\b|FIGS?\b\.?|FIGURES?\b)\s*" + _LISTED.format(one=_NUMBER)
    ),
    ReferenceKind.TABLE: re.compile(
        r"\b(?:Tables?|TABLES?|Tabs?\.)\s+" + _LISTED.format(one=f"(?:{_NUMBER}|{_ROMAN})")
    ),
    ReferenceKind.EQUATION: re.compile(
        r"\b(?:Eqs?\b\.?|Eqns?\b\.?|Equations?)\s*\(?" + _LISTED.format(one=_NUMBER) + r"\)?"
    ),
    ReferenceKind.SECTION: re.compile(r"(?:\b(?:Sections?|Secs?\.)\s*|§\s*)(?P<labels>\d{1,2}(?:\.\d{1,2}){0,3})"),
}
_BRACKETS = re.compile(r"\[(?P<labels>\s*\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*\s*)\]")
_ONE = re.compile(rf"{_NUMBER}|{_ROMAN}")
_RANGE = re.compile(r"(\d{1,3})\s*[–—-]\s*(\d{1,3})")
_NAME = r"(?:(?:van|von|de|der|den|la|le|di|da|du|del)\s+){0,2}[^\W\d_a-z][\w'’]+(?:[-‐][^\W\d_]\w+)?"
_AUTHORS = re.compile(
    rf"(?P<name>\b{_NAME})"
    rf"(?:\s+et\s+al\b\.?|\s+(?:and|&|und)\s+(?P<second>{_NAME})|,\s+{_NAME},?\s+(?:and|&)\s+{_NAME})?"
    r"(?:[’']s)?,?\s*[\(\[]?\s*(?P<years>(?:1[6-9]|20)\d\d[a-z]?(?:\s*[,;]\s*(?:(?:1[6-9]|20)\d\d[a-z]?|[a-z]\b))*)"
)
_LONGEST_RANGE = 60
#: capitalised words that stand before a year without being names of authors
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NOT_NAMES = frozenset(f"{_MONTHS}|In|Since|During|After|Before|Until|Copyright|Published|Received|Accepted".split("|"))


def references_in(text: str) -> list[CrossReference]:
    """All that is pointed at, in the order of the text; "Figs. 2 and 3" gives two, "[3–5]" three on the same span."""
    found = [reference for kind, pattern in _NAMED.items() for reference in _named(kind, pattern, text)]
    found += _numbered(text)
    found += _authored(text)
    return sorted(found, key=lambda reference: (reference.start, reference.end))


def reference_at(text: str, index: int) -> list[CrossReference]:
    """What a character belongs to; several where it is in a range. Only the surroundings count."""
    low = max(0, index - _AROUND)
    near = references_in(text[low : index + _AROUND])
    here = [one for one in near if one.start <= index - low < one.end]
    shortest = min((one.end - one.start for one in here), default=0)
    return [replace(one, start=one.start + low, end=one.end + low) for one in here if one.end - one.start == shortest]


_AROUND = 200


def _named(kind: ReferenceKind, pattern: re.Pattern[str], text: str) -> list[CrossReference]:
    """The first label takes the word before it, so that the pointer on "Fig." finds it, too."""
    found = []
    for match in pattern.finditer(text):
        start = match.start()
        for one in _ONE.finditer(text, match.start("labels"), match.end("labels")):
            found.append(CrossReference(kind, one.group(), start, one.end()))
            start = one.end()
    return found


def _numbered(text: str) -> list[CrossReference]:
    found = []
    for match in _BRACKETS.finditer(text):
        low, high = match.span("labels")
        ranges = list(_RANGE.finditer(text, low, high))
        for one in ranges:
            first, last = int(one.group(1)), int(one.group(2))
            if first < last <= first + _LONGEST_RANGE:
                numbers = range(first, last + 1)
                found += [CrossReference(ReferenceKind.NUMBER, str(number), *one.span()) for number in numbers]
        for single in re.finditer(r"\d{1,3}", text[low:high]):
            start, end = single.start() + low, single.end() + low
            if not any(one.start() <= start < one.end() for one in ranges):
                found.append(CrossReference(ReferenceKind.NUMBER, single.group(), start, end))
    return found


def _authored(text: str) -> list[CrossReference]:
    found = []
    for match in _AUTHORS.finditer(text):
        name = match.group("name")
        if name in _NOT_NAMES:
            continue
        start, year, second = match.start(), "", match.group("second") or ""
        for one in re.finditer(r"(?:1[6-9]|20)\d\d[a-z]?|[a-z]\b", match.group("years")):
            told = one.group()
            year = told if told[0].isdigit() else year[:4] + told
            end = match.start("years") + one.end()
            found.append(CrossReference(ReferenceKind.AUTHOR, name, start, end, year, second))
            start = end
    return found
