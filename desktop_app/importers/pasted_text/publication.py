"""Where and when a paper appeared: kind of work, journal, volume, pages, dates; read line by line."""

import re
from dataclasses import replace
from typing import Any

from desktop_app.domain.dates import year_of
from desktop_app.domain.labelled_dates import LabelledDate, find_labelled_dates, label_field
from desktop_app.domain.paper import Bibliography
from desktop_app.domain.written_dates import only_date
from desktop_app.importers.pasted_text.citation_line import CitationParts, parse_citation_line
from desktop_app.importers.pasted_text.headings import Section
from desktop_app.importers.pasted_text.leftover_words import words_left
from desktop_app.importers.pasted_text.lines import line_key
from desktop_app.importers.pasted_text.paper_kind import kind_of
from desktop_app.importers.pasted_text.sheet import Role, Sheet

_PREPRINT = re.compile(r"\b(?:bioRxiv|medRxiv|arXiv|preprints?)\b|10\.(?:1101|64898|48550)/", re.IGNORECASE)
_INSIDE = frozenset((Section.ABSTRACT, Section.HIGHLIGHTS, Section.REST))
_JOURNAL_LINE = re.compile(r"[^\W\d_][^.;:!?@]{2,90}", re.IGNORECASE)
_BREADCRUMB = re.compile(r"home\s+(?P<name>[A-Z].{3,80}?)\s+(?:article|chapter|review)", re.IGNORECASE)
_AFTER_JOURNAL = frozenset(("aims and scope", "submit manuscript", "journal information"))
_MAX_LINE = 400


def read_publication(sheet: Sheet, parts: Bibliography) -> Bibliography:
    """`parts` with what the lines say about the place and time of publication; the lines are claimed."""
    parts = _read_kind(sheet, parts)
    parts = _read_citations(sheet, parts)
    return _read_dates(sheet, parts)


def claim_journal_names(sheet: Sheet, parts: Bibliography) -> None:
    """Claim the lines that are nothing but the name of the journal, once it is known."""
    wanted = line_key(parts.container or "")
    for index in list(sheet.free()):
        if wanted and len(sheet.lines[index].text) <= _MAX_LINE and line_key(sheet.lines[index].text) == wanted:
            sheet.claim(index, Role.CITATION)


def with_year(parts: Bibliography) -> Bibliography:
    """`parts` with the year its dates say, where none was printed by itself."""
    if parts.year is not None:
        return parts
    first = parts.received if parts.type == "article" else None
    for date in (parts.issued, parts.published, parts.online, first, parts.accepted):
        if date is not None:
            return replace(parts, year=year_of(date))
    return parts


def _read_kind(sheet: Sheet, parts: Bibliography) -> Bibliography:
    kinds = []
    for index in list(sheet.free()):
        line = sheet.lines[index]
        kind = kind_of(line.text) if sheet.sections[index] not in _INSIDE else None
        if kind is not None:
            sheet.claim(index, Role.TYPE)
            kinds.append(kind)
    kind = next((kind for kind in kinds if kind != "article-journal"), None)
    return replace(parts, type=kind) if kind is not None else parts


def _read_citations(sheet: Sheet, parts: Bibliography) -> Bibliography:
    for index in list(sheet.free()):
        line = sheet.lines[index]
        if sheet.sections[index] in {Section.REST, Section.CITATION}:
            continue
        found = parse_citation_line(line.text) if len(line.text) <= _MAX_LINE else None
        if found is not None:
            sheet.claim(index, Role.CITATION)
            parts = _with_citation(parts, found, _name_of(sheet, index, found))
    return parts if parts.container else _with_journal_line(sheet, parts)


def _with_citation(parts: Bibliography, found: CitationParts, name: str | None) -> Bibliography:
    date = found.date
    is_year = date is not None and len(date) == len("2020")
    return replace(
        parts,
        type=_kind(parts, found),
        container=parts.container or name,
        volume=parts.volume or found.volume,
        issue=parts.issue or found.issue,
        pages=parts.pages or found.pages,
        issued=parts.issued or (None if is_year else date),
        year=parts.year or (int(date) if date is not None and is_year else None),
    )


def _kind(parts: Bibliography, found: CitationParts) -> str:
    kind = kind_of(found.kind) if found.kind else None
    return kind if kind is not None and parts.type == "article-journal" else parts.type


def _name_of(sheet: Sheet, index: int, found: CitationParts) -> str | None:
    if found.name is not None or found.volume is None:
        return found.name
    return _name_above(sheet, index)


def _name_above(sheet: Sheet, index: int) -> str | None:
    """The journal's name when it stands on the line above its volume; that line is claimed."""
    above = index - 1
    if above < 0 or sheet.roles[above] not in {Role.FREE, Role.CITATION}:
        return None
    text = sheet.lines[above].text.strip(" .,|")
    if _JOURNAL_LINE.fullmatch(text) is None or text.count(" ") > 11 or sheet.lines[above].look.heading == 1:
        return None
    sheet.claim(above, Role.CITATION)
    return text


def _with_journal_line(sheet: Sheet, parts: Bibliography) -> Bibliography:
    """`parts` with the journal's name that page furniture shows to be one."""
    for index in range(len(sheet) - 1):
        line = sheet.lines[index]
        found = _BREADCRUMB.fullmatch(line.text)
        if found is not None:
            return replace(parts, container=found["name"].strip())
        is_journal = sheet.roles[index] is Role.FREE and sheet.lines[index + 1].text.lower() in _AFTER_JOURNAL
        if is_journal and _JOURNAL_LINE.fullmatch(line.text):
            sheet.claim(index, Role.CITATION)
            return replace(parts, container=line.text)
    return parts


def _read_dates(sheet: Sheet, parts: Bibliography) -> Bibliography:
    is_preprint = any(_PREPRINT.search(line.text) for line in sheet.lines if len(line.text) <= _MAX_LINE)
    dates: dict[str, str] = {}
    for index, line in enumerate(sheet.lines):
        if sheet.roles[index] not in {Role.FREE, Role.CITATION, Role.TYPE} or len(line.text) > _MAX_LINE:
            continue
        found = [date for date in find_labelled_dates(line.text) if is_preprint or not _is_posting(line.text, date)]
        is_inside = sheet.sections[index] in _INSIDE
        is_whole = not words_left(line.text, [(date.start, date.end) for date in found])
        if found and (is_whole or not is_inside):
            _claim_dates(sheet, index, found, dates, is_whole=is_whole)
        elif not found and not is_inside:
            _read_label_above(sheet, index, dates)
    changes: dict[str, Any] = {
        name: value for name, value in dates.items() if getattr(parts, name) is None
    }  # Any: as replace() wants
    return replace(parts, **changes)


def _claim_dates(sheet: Sheet, index: int, found: list[LabelledDate], dates: dict[str, str], *, is_whole: bool) -> None:
    line = sheet.lines[index]
    for date in found:
        if dates.setdefault(date.field, date.value) == date.value:
            sheet.add_span(date.field, *sheet.place(line, date.start, date.end))
    if sheet.roles[index] is Role.FREE and (is_whole or len(found) > 1 or line.words <= len(found) * 12):
        sheet.claim(index, Role.DATES)


def _read_label_above(sheet: Sheet, index: int, dates: dict[str, str]) -> None:
    """A date whose label is all that stands on the line above it."""
    label = label_field(sheet.lines[index - 1].text) if index else None
    date = only_date(sheet.lines[index].text) if label is not None else None
    if label is None or date is None:
        return
    if dates.setdefault(label, date) == date:
        sheet.add_span(label, sheet.lines[index - 1].start, sheet.lines[index].end)
    sheet.claim(index - 1, Role.DATES)
    sheet.claim(index, Role.DATES)


def _is_posting(text: str, date: LabelledDate) -> bool:
    return text[date.start : date.end].lower().startswith("posted")
