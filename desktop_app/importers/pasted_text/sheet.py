"""The working sheet of one reading: the lines, what each was taken for, and the fields found so far."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from desktop_app.domain.capture import FieldSpan
from desktop_app.importers.pasted_text.headings import Section
from desktop_app.importers.pasted_text.lines import Line


class Role(StrEnum):
    """What a line is taken for; FREE until something claims it."""

    FREE = "free"
    FURNITURE = "furniture"
    HEADING = "heading"
    REST = "rest"
    TITLE = "title"
    TYPE = "type"
    AUTHORS = "authors"
    AFFILIATION = "affiliations"
    CITATION = "container"
    DATES = "dates"
    IDENTIFIER = "identifier"
    HIGHLIGHT = "research_highlights"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    BYLINE = "byline"
    READER = "reader"


_SHOWN = {
    Role.TITLE: "title",
    Role.TYPE: "type",
    Role.AUTHORS: "authors",
    Role.AFFILIATION: "affiliations",
    Role.CITATION: "container",
    Role.HIGHLIGHT: "research_highlights",
    Role.ABSTRACT: "abstract",
    Role.KEYWORDS: "keywords",
}


class Sheet:
    """Mutable, and private to one call of the importer."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        self.roles = [Role.FREE] * len(lines)
        self.sections: list[Section | None] = [None] * len(lines)
        self.unsure: set[str] = set()
        self.dates: dict[str, str] = {}
        self._spans: list[FieldSpan] = []

    def __len__(self) -> int:
        return len(self.lines)

    def claim(self, index: int, role: Role) -> None:
        """Take a line for something; the last claim holds."""
        self.roles[index] = role

    def is_free(self, index: int) -> bool:
        return 0 <= index < len(self.lines) and self.roles[index] is Role.FREE

    def free(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """The lines from `start` to before `end` that nothing claimed yet."""
        for index in range(max(0, start), len(self.lines) if end is None else min(end, len(self.lines))):
            if self.roles[index] is Role.FREE:
                yield index

    def with_role(self, *roles: Role) -> list[int]:
        """The indices of all lines taken for one of these."""
        return [index for index, role in enumerate(self.roles) if role in roles]

    def texts(self, indices: Iterable[int]) -> list[str]:
        return [self.lines[index].text for index in indices]

    def add_span(self, field: str, start: int, end: int) -> None:
        """Say from which part of the pasted text a field was read that has no lines of its own."""
        self._spans.append(FieldSpan(field, start, end))

    def place(self, line: Line, start: int, end: int) -> tuple[int, int]:
        """The span in the pasted text of the half-open span of a line's text, as near as collapsed spaces allow."""
        whole = line.end - line.start
        is_same = whole == len(line.text)
        return (line.start + start, line.start + end) if is_same else (line.start, line.end)

    def spans(self) -> tuple[FieldSpan, ...]:
        """Where the fields were read; neighbouring lines of one field are one span."""
        spans: list[FieldSpan] = []
        for line, role in zip(self.lines, self.roles, strict=True):
            field = _SHOWN.get(role)
            if field is None:
                continue
            last = spans[-1] if spans else None
            if last is not None and last.field == field and line.gap <= 1 and line.start - last.end <= 3:
                spans[-1] = FieldSpan(field, last.start, line.end)
            else:
                spans.append(FieldSpan(field, line.start, line.end))
        return tuple(sorted([*spans, *self._spans], key=lambda span: (span.start, span.end)))
