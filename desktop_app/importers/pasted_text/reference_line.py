"""A whole reference in one line: authors, year, title and place, in the styles that are pasted most."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.paper import Bibliography
from desktop_app.domain.person_names import parse_people, share_of_names
from desktop_app.importers.pasted_text.citation_line import CitationParts, parse_after_title

_AUTHOR_YEAR = re.compile(
    r"(?P<people>[^(\"“]{3,1500}?)\s?\(?(?:eds?\.\)\s?)?\((?P<year>(?:19|"
    r"20)\d{2})[a-z]?(?:,[^()]{1,20})?\)[.:,]?\s(?P<rest>.+)"
)
_QUOTED = re.compile(r"(?P<people>[^\"“]{3,1500}?)[,.:]?\s[\"“](?P<title>[^\"“”]{8,400}?)[,.]?[\"”],?\s?(?P<rest>.+)")
_RESULT = re.compile(
    r"(?P<people>[^–—-]{3,300}(?:-[^–—-]{1,40}){0,9}?)\s[-–—]\s(?P<name>[^,]{3,120}),\s(?P<year>(?:19|20)\d{2})(?:\s[-–—]\s.{2,60})?"
)
_BREAK = re.compile(r"(?<=[^\s.])[.?!]\s+(?=[\"“(A-ZÀ-Þ\d])")
_NUMBER = re.compile(r"^\s?(?:\[\d{1,3}\]|\d{1,3}[.:])\s+")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_MAX_CHARACTERS = 2_000
_MAX_BREAKS = 24
_MOSTLY = 0.6
_SMALL = frozenset(("of", "and", "for", "the", "in", "on", "de", "für", "et"))


@dataclass(frozen=True, slots=True)
class _Split:
    people: str
    title: str
    rest: str
    year: str | None = None


def parse_reference(text: str) -> Bibliography | None:
    """The parts of a line that is one reference, else None."""
    if not 30 <= len(text) <= _MAX_CHARACTERS or not _YEAR.search(text):
        return None
    text = _NUMBER.sub("", text)
    for split in _splits(text):
        place = parse_after_title(split.rest)
        names, share = share_of_names(split.people)
        if (
            place is not None
            and place.name is not None
            and _is_journal(place.name)
            and names
            and share >= _MOSTLY
            and split.title.count(" ") >= 1
        ):
            return _bibliography(split, place)
    return None


def _is_journal(name: str) -> bool:
    """Whether the stops in a name are those of abbreviations, not the end of a title."""
    words = " ".join(re.split(r"[.?!]\s", name)[:-1]).split()
    return all(word[0].isupper() or word.lower() in _SMALL for word in words)


def parse_result_line(text: str) -> Bibliography | None:
    """The parts of the line below a title in a list of search results: "A Weber, M Rossi - Brain, 2020 - Elsevier"."""
    found = _RESULT.fullmatch(text) if len(text) <= _MAX_CHARACTERS else None
    if found is None or share_of_names(found["people"])[1] < _MOSTLY:
        return None
    return Bibliography(
        contributors=parse_people(found["people"]), container=found["name"].strip("… "), year=int(found["year"])
    )


def _splits(text: str) -> Iterator[_Split]:
    found = _QUOTED.match(text)
    if found is not None:
        yield _Split(found["people"], found["title"].strip(" ,."), found["rest"])
    found = _AUTHOR_YEAR.match(text)
    if found is not None:
        for end, start in _breaks(found["rest"]):
            title = found["rest"][:end].strip()
            yield _Split(found["people"], title, found["rest"][start:], found["year"])
    breaks = _breaks(text)
    for place, (people_end, title_start) in enumerate(breaks[:-1]):
        people = text[:people_end]
        if share_of_names(people)[1] < _MOSTLY:
            continue
        for title_end, rest_start in breaks[place + 1 :]:
            yield _Split(people, text[title_start:title_end].strip(), text[rest_start:])


def _breaks(text: str) -> list[tuple[int, int]]:
    """Where sentences end and the next begin; a question mark belongs to its sentence."""
    found = []
    for match in _BREAK.finditer(text):
        end = match.start() + (1 if match.group(0)[0] in "?!" else 0)
        found.append((end, match.end()))
    return found[:_MAX_BREAKS]


def _bibliography(split: _Split, place: CitationParts) -> Bibliography:
    date = place.date
    is_year = date is None or len(date) == len("2020")
    year = split.year or (date or "")[:4]
    return Bibliography(
        title=split.title,
        contributors=parse_people(split.people),
        container=place.name,
        year=int(year) if year else None,
        issued=None if is_year else date,
        volume=place.volume,
        issue=place.issue,
        pages=place.pages,
    )
