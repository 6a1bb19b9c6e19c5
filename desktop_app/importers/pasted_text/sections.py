"""The first look at a sheet: page furniture, headings, and which section each line stands in.

A heading in a page's outline opens nothing: only one with fitting content below it does.
"""

import re

from desktop_app.importers.pasted_text.headings import Section, abstract_part, is_abstract_part, section_of
from desktop_app.importers.pasted_text.page_furniture import is_furniture
from desktop_app.importers.pasted_text.sheet import Role, Sheet

_YEAR = re.compile(r"(?:19|20)\d{2}")
MAX_LINE = 12_000
_MIN_ABSTRACT = 90
_MIN_WORDS = 20
_LOOK_AHEAD = 40
_ONCE = frozenset((Section.ABSTRACT, Section.HIGHLIGHTS, Section.TITLE))


def mark_sections(sheet: Sheet) -> None:
    """Claim furniture and headings, and write into `sheet.sections` what section the lines below them are in."""
    headings: dict[int, Section] = {}
    for index, line in enumerate(sheet.lines):
        section = section_of(line.text)
        if len(line.text) > MAX_LINE:
            sheet.claim(index, Role.REST)
        elif section is not None:
            headings[index] = section
            sheet.claim(index, Role.HEADING)
        elif is_furniture(line.text):
            sheet.claim(index, Role.FURNITURE)
    _Walk(sheet, headings).run()


class _Walk:
    """One walk down the sheet; `_is_bare` says that the open section had nothing but headings and furniture yet."""

    def __init__(self, sheet: Sheet, headings: dict[int, Section]) -> None:
        self._sheet = sheet
        self._headings = headings
        self._seen: set[Section] = set()
        self._current: Section | None = None
        self._is_bare = True
        self._has_paragraph = False

    def run(self) -> None:
        for index in range(len(self._sheet)):
            section = self._headings.get(index)
            if section is not None:
                self._meet(index, section)
            elif self._sheet.roles[index] is Role.FREE:
                self._is_bare = False
                self._has_paragraph = self._has_paragraph or len(self._sheet.lines[index].text) >= 2 * _MIN_ABSTRACT
            self._sheet.sections[index] = self._current

    def _meet(self, index: int, section: Section) -> None:
        if self._current is Section.ABSTRACT and self._is_bare and is_abstract_part(self._sheet.lines[index].text):
            self._sheet.claim(index, Role.FREE)
            self._is_bare = False
        elif not self._has_content(index, section):
            self._sheet.claim(index, Role.FURNITURE)
        else:
            self._current = Section.REST if section in _ONCE and section in self._seen else section
            self._seen.add(section)
            self._is_bare = True
            if self._current is Section.REST:
                self._sheet.claim(index, Role.REST)

    def _has_content(self, index: int, section: Section) -> bool:
        following = self._next_content(index)
        if following is None:
            return False
        line = self._sheet.lines[following]
        if following in self._headings:
            return section is Section.ABSTRACT and is_abstract_part(line.text) and self._has_text(following)
        if section is Section.ABSTRACT:
            return self._begins_abstract(following)
        if section is Section.HIGHLIGHTS:
            return line.words >= 3
        if section is Section.CITATION:
            return _YEAR.search(line.text) is not None and line.words >= 6
        if section is Section.REST:
            return self._has_paragraph or Section.ABSTRACT in self._seen or len(line.text) >= _MIN_ABSTRACT
        return True

    def _begins_abstract(self, index: int) -> bool:
        line = self._sheet.lines[index]
        is_long = len(line.text) >= _MIN_ABSTRACT or line.words >= _MIN_WORDS
        if is_long or abstract_part(line.text) is not None:
            return True
        if is_abstract_part(line.text):
            return self._has_text(index)
        return line.words >= 5 and line.text.endswith((".", "?", "!"))

    def _has_text(self, index: int) -> bool:
        """Whether a label has something to label below it."""
        following = self._next_content(index)
        return following is not None and following not in self._headings and self._sheet.lines[following].words >= 5

    def _next_content(self, index: int) -> int | None:
        """The next line that is not furniture."""
        for place in range(index + 1, min(len(self._sheet), index + _LOOK_AHEAD)):
            if self._sheet.roles[place] is not Role.FURNITURE:
                return place
        return None
