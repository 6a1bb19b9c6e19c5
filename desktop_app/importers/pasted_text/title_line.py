"""The line that is the paper's title, told by its place, its look in the HTML, and what stands around it."""

import re
from collections import Counter
from dataclasses import dataclass

from desktop_app.domain.affiliation_words import looks_like_affiliation
from desktop_app.domain.identifiers import find_urls
from desktop_app.domain.written_dates import find_dates
from desktop_app.importers.pasted_text.headings import Section, abstract_part, is_abstract_part
from desktop_app.importers.pasted_text.lines import Line, line_key
from desktop_app.importers.pasted_text.people_lines import is_author_line
from desktop_app.importers.pasted_text.sheet import Role, Sheet

_FOOTNOTE = re.compile(r"\s?[*†‡§☆⁎∗]+$")
_SENTENCE_END = re.compile(r"[a-z]{3}[.!]\s+[A-ZÀ-Þ]")
_SITE = re.compile(r"\s[|–—-]\s[^|–—-]{2,60}$")
_PLACE_OF_PAPER = {Role.TYPE: 3.0, Role.CITATION: 2.0, Role.IDENTIFIER: 1.0, Role.DATES: 1.0}
_BELOW_TITLE = {Role.AFFILIATION: 2.0, Role.DATES: 1.5, Role.IDENTIFIER: 1.5, Role.CITATION: 1.0, Role.ABSTRACT: 1.5}
_MAX_WORDS, _MAX_CHARACTERS = 50, 400
_MIN_ABSTRACT = 180
_BELOW = 2.5
_AROUND = 6
_QUOTED = 6.0
_SURE = 3.0
_SURE_LEAD = 0.5
_POOR = -2.0


@dataclass(frozen=True, slots=True)
class TitleLine:
    """`index` is that of the title's line that stands with the paper's other parts."""

    text: str
    index: int
    sure: bool


def find_title(sheet: Sheet, stated: str) -> TitleLine | None:
    """The title's line; `stated` is the title by the page's own data. All its copies are claimed."""
    ranking = _Ranking(sheet, line_key(stated))
    best = max(ranking.scores, key=lambda index: ranking.scores[index], default=None)
    if best is None or ranking.scores[best] < _POOR:
        return None
    score = ranking.scores[best]
    others = (other for index, other in ranking.scores.items() if ranking.keys[index] != ranking.keys[best])
    text = _text_of(sheet.lines[best])
    _claim_copies(sheet, {line_key(text), ranking.keys[best]})
    return TitleLine(text, best, sure=score >= _SURE and score - max(others, default=_POOR) >= _SURE_LEAD)


class _Ranking:
    """The lines above the abstract that can be a title, in their order, with what speaks for each.

    An abstract without a heading is not known yet: a title below the first long paragraph is less likely then.
    """

    def __init__(self, sheet: Sheet, wanted: str) -> None:
        self._sheet = sheet
        self._wanted = wanted
        end = next(iter(sheet.with_role(Role.ABSTRACT)), len(sheet))
        long = (index for index in sheet.free(0, end) if len(sheet.lines[index].text) >= _MIN_ABSTRACT)
        self._end = next(long, end)
        self._is_people: dict[int, bool] = {}
        self.keys = [line_key(line.text) for line in sheet.lines]
        self._counts = Counter(self.keys)
        self.scores = {index: self._score(index) for index in sheet.free(0, end) if self._can_be_title(index)}

    def _can_be_title(self, index: int) -> bool:
        line, section = self._sheet.lines[index], self._sheet.sections[index]
        text = line.plain
        return (
            section in {None, Section.TITLE}
            and line.words <= _MAX_WORDS
            and 3 <= len(text) <= _MAX_CHARACTERS
            and any(letter.isalpha() for letter in text)
            and not find_urls(text)
            and not (find_dates(text) and line.words <= 10)
            and abstract_part(text) is None
            and not is_abstract_part(text)
            and not text.endswith((":", ",", ";"))
            and not looks_like_affiliation(text)
            and not self._names_people(index)
        )

    def _score(self, index: int) -> float:
        line, key = self._sheet.lines[index], self.keys[index]
        is_labelled = self._sheet.sections[index] is Section.TITLE
        score = 10.0 if self._wanted and key == self._wanted else 8.0 if is_labelled else 0.0
        score += {0: 0.0, 1: 5.0, 2: 2.0}.get(line.look.heading, 0.5)
        score += _QUOTED if line.look.quoted else 0.0
        score += 2.0 if self._counts[key] > 1 and line.words >= 4 else 0.0
        score -= 0.04 * min(abs(self._end - index), 60) + (_BELOW if index > self._end else 0.0)
        return score + _shape(line) + self._context(index)

    def _context(self, index: int) -> float:
        """How much the lines above and below are those that stand around a title."""
        roles, above = self._sheet.roles, self._neighbours(index, -1)
        score = max((_PLACE_OF_PAPER.get(roles[place], 0.0) for place in above[:2]), default=0.0)
        for place in self._neighbours(index, 1)[:3]:
            if roles[place] is not Role.FREE:
                score += _BELOW_TITLE.get(roles[place], 0.0)
            elif self._names_people(place):
                score += 3.0
            elif looks_like_affiliation(self._sheet.lines[place].plain):
                score += 2.0
        return score

    def _names_people(self, index: int) -> bool:
        if index not in self._is_people:
            self._is_people[index] = is_author_line(self._sheet.lines[index].plain)
        return self._is_people[index]

    def _neighbours(self, index: int, step: int) -> list[int]:
        """The next lines in one direction that are not page furniture."""
        places = range(index + step, index + step * (_AROUND + 1), step)
        inside = (place for place in places if 0 <= place < len(self._sheet))
        return [place for place in inside if self._sheet.roles[place] not in {Role.FURNITURE, Role.HEADING}]


def _shape(line: Line) -> float:
    """How much the line is worded as titles are."""
    text = line.plain
    score = 1.0 if 5 <= line.words <= 30 else -1.5 if line.words < 3 else 0.0
    score -= 1.0 if line.words == 1 else 0.0
    score -= 1.0 if _SITE.search(text) and line.words < 8 else 0.0
    score -= 3.0 * min(len(_SENTENCE_END.findall(text)), 2)
    score -= 2.0 if find_dates(text) else 0.0
    return score - (1.5 if text.endswith("!") else 0.3 if text.endswith(".") else 0.0)


def _text_of(line: Line) -> str:
    text = _FOOTNOTE.sub("", line.plain.strip())
    is_sentence = text.endswith(".") and not text.endswith("..") and len(text) > 20
    return text[:-1] if is_sentence else text


def _claim_copies(sheet: Sheet, keys: set[str]) -> None:
    for place in list(sheet.free()):
        line = sheet.lines[place]
        if len(line.text) <= _MAX_CHARACTERS and line_key(line.text) in keys:
            sheet.claim(place, Role.TITLE)
