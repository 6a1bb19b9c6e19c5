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
_SITE = re.compile(r"\s[|–—-]\s[^|–—-]{2,60}$")
_PLACE_OF_PAPER = {Role.TYPE: 3.0, Role.CITATION: 2.0, Role.IDENTIFIER: 1.0, Role.DATES: 1.0}
_BELOW_TITLE = {Role.AFFILIATION: 2.0, Role.DATES: 1.5, Role.IDENTIFIER: 1.5, Role.CITATION: 1.0, Role.ABSTRACT: 1.5}
_MAX_WORDS, _MAX_CHARACTERS = 50, 400
_AROUND = 6
_SURE = 3.0
_POOR = -2.0


@dataclass(frozen=True, slots=True)
class TitleLine:
    """`index` is that of the title's line that stands with the paper's other parts."""

    text: str
    index: int
    sure: bool


def find_title(sheet: Sheet, stated: str) -> TitleLine | None:
    """The title's line; `stated` is the title by the page's own data. All its copies are claimed."""
    counts = Counter(line_key(line.text) for line in sheet.lines)
    abstract_at = next(iter(sheet.with_role(Role.ABSTRACT)), None)
    best: tuple[float, int] | None = None
    second = _POOR
    wanted = line_key(stated)
    end = len(sheet) if abstract_at is None else abstract_at
    for index in sheet.free(0, end):
        if not _can_be_title(sheet, index):
            continue
        score = _score(sheet, index, counts, wanted, end)
        if best is None or score > best[0]:
            second = best[0] if best is not None and not _same(sheet, best[1], index) else second
            best = (score, index)
        elif score > second and not _same(sheet, best[1], index):
            second = score
    if best is None or best[0] < _POOR:
        return None
    text = _text_of(sheet.lines[best[1]])
    _claim_copies(sheet, best[1], text)
    return TitleLine(text, best[1], sure=best[0] >= _SURE and best[0] - second >= 0.5)


def _same(sheet: Sheet, one: int, other: int) -> bool:
    return line_key(sheet.lines[one].text) == line_key(sheet.lines[other].text)


def _can_be_title(sheet: Sheet, index: int) -> bool:
    line, section = sheet.lines[index], sheet.sections[index]
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
        and not is_author_line(text)
    )


def _score(sheet: Sheet, index: int, counts: Counter[str], wanted: str, end: int) -> float:
    line = sheet.lines[index]
    text, key = line.plain, line_key(line.text)
    score = 10.0 if wanted and key == wanted else 8.0 if sheet.sections[index] is Section.TITLE else 0.0
    score += {0: 0.0, 1: 5.0, 2: 2.0}.get(line.look.heading, 0.5)
    score += 2.0 if counts[key] > 1 and line.words >= 4 else 0.0
    score += 1.0 if 5 <= line.words <= 30 else -1.5 if line.words < 3 else 0.0
    score -= 1.0 if line.words == 1 else 0.0
    score -= 1.0 if _SITE.search(text) and line.words < 8 else 0.0
    score -= 1.0 if re.search(r"[a-z]{3}[.!]\s+[A-ZÀ-Þ]", text) else 0.0
    score -= 1.5 if text.endswith("!") else 0.3 if text.endswith(".") else 0.0
    return score + _context(sheet, index) - 0.04 * min(end - index, 60)


def _context(sheet: Sheet, index: int) -> float:
    """How much the lines above and below are those that stand around a title."""
    above = _neighbours(sheet, index, -1)
    score = max((_PLACE_OF_PAPER.get(sheet.roles[place], 0.0) for place in above[:2]), default=0.0)
    for place in _neighbours(sheet, index, 1)[:3]:
        role, line = sheet.roles[place], sheet.lines[place]
        if role is Role.FREE and is_author_line(line.plain):
            score += 3.0
        elif role is Role.FREE and looks_like_affiliation(line.plain):
            score += 2.0
        else:
            score += _BELOW_TITLE.get(role, 0.0)
    return score


def _neighbours(sheet: Sheet, index: int, step: int) -> list[int]:
    """The next lines in one direction that are not page furniture."""
    places = range(index + step, index + step * (_AROUND + 1), step)
    skipped = {Role.FURNITURE, Role.HEADING}
    return [place for place in places if 0 <= place < len(sheet) and sheet.roles[place] not in skipped]


def _text_of(line: Line) -> str:
    text = _FOOTNOTE.sub("", line.plain.strip())
    is_sentence = text.endswith(".") and not text.endswith("..") and len(text) > 20
    return text[:-1] if is_sentence else text


def _claim_copies(sheet: Sheet, index: int, title: str) -> None:
    keys = {line_key(title), line_key(sheet.lines[index].text)}
    for place in list(sheet.free()):
        line = sheet.lines[place]
        if len(line.text) <= _MAX_CHARACTERS and line_key(line.text) in keys:
            sheet.claim(place, Role.TITLE)
