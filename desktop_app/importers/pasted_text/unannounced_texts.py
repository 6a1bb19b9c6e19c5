"""Abstract, research highlights and keywords that have no heading, told by their shape and place; marked as unsure."""

import re
from dataclasses import replace

from desktop_app.domain.paper import Bibliography
from desktop_app.importers.pasted_text.headings import Section, abstract_part, is_abstract_part
from desktop_app.importers.pasted_text.reader_signals import is_note_to_self
from desktop_app.importers.pasted_text.sheet import Role, Sheet
from desktop_app.importers.pasted_text.text_parts import is_keyword_like, joined_abstract, split_keywords

_SENTENCE_END = re.compile(r"[.!?。]\s*(?:\[[\d,–-]+\])?\s+[\"“(]?[A-ZÀ-Þ\d]|。")
_MIN_ABSTRACT, _MIN_ONE_SENTENCE = 180, 260
_MIN_FURTHER = 150
_MAX_ABSTRACT = 7_000
_HIGHLIGHTS = range(2, 8)
_HIGHLIGHT_WORDS = range(4, 61)
_MAX_KEYWORD_WORDS = 5
_MAX_KEYWORDS = 15
_OPEN = frozenset((None, Section.TITLE, Section.PEOPLE, Section.DATES))


def read_unannounced_texts(sheet: Sheet, parts: Bibliography, title_at: int | None) -> Bibliography:
    """`parts` with the texts that are still missing in it, as far as the sheet shows them."""
    abstract = sheet.with_role(Role.ABSTRACT)
    if not parts.abstract:
        abstract = _find_abstract(sheet, title_at)
        for index in abstract:
            sheet.claim(index, Role.ABSTRACT)
        if abstract:
            parts = replace(parts, abstract=joined_abstract(sheet, abstract))
            sheet.unsure.add("abstract")
    if not abstract:
        return parts
    if not parts.research_highlights:
        parts = replace(parts, research_highlights=_find_highlights(sheet, abstract[0], title_at))
    if not parts.keywords:
        parts = replace(parts, keywords=_find_keywords(sheet, abstract[-1]))
    return parts


def _find_abstract(sheet: Sheet, title_at: int | None) -> list[int]:
    start = 0 if title_at is None else title_at + 1
    places = [index for index in sheet.free(start) if sheet.sections[index] in _OPEN]
    labelled = next((index for index in places if _is_label(sheet, index)), None)
    first = labelled
    if first is None:
        first = next((index for index in places if _is_abstract(sheet, index)), None)
    if first is None and title_at:
        before = [index for index in sheet.free(0, title_at) if sheet.sections[index] in _OPEN]
        first = next((index for index in before if _is_abstract(sheet, index)), None)
    return [] if first is None else _with_further(sheet, first, is_structured=labelled is not None)


def _is_label(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    if is_abstract_part(text):
        return sheet.is_free(index + 1) and len(sheet.lines[index + 1].text) >= _MIN_FURTHER / 2
    return abstract_part(text) is not None and len(text) >= _MIN_FURTHER / 2


def _is_abstract(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    if is_note_to_self(text):
        return False
    is_several = _SENTENCE_END.search(text) is not None
    return len(text) >= (_MIN_ABSTRACT if is_several else _MIN_ONE_SENTENCE)


def _with_further(sheet: Sheet, first: int, *, is_structured: bool) -> list[int]:
    """The paragraph with those below it that belong to it as well."""
    has_reader = bool(sheet.with_role(Role.READER))
    chosen, length = [first], len(sheet.lines[first].text)
    for index in range(first + 1, len(sheet)):
        line = sheet.lines[index]
        if not sheet.is_free(index) or sheet.sections[index] not in _OPEN or length > _MAX_ABSTRACT:
            break
        is_part = is_structured and (_is_label(sheet, index) or is_abstract_part(sheet.lines[chosen[-1]].text))
        is_alike = (not has_reader or line.look.quoted) and line.look.quoted == sheet.lines[first].look.quoted
        is_further = (
            not is_structured and is_alike and len(line.text) >= _MIN_FURTHER and not is_note_to_self(line.text)
        )
        if not (is_part or is_further):
            break
        chosen.append(index)
        length += len(line.text)
    return chosen


def _find_highlights(sheet: Sheet, abstract_at: int, title_at: int | None) -> tuple[str, ...]:
    """Single sentences, one a line, right above the abstract and below the title."""
    run: list[int] = []
    floor = -1 if title_at is None or title_at > abstract_at else title_at
    for index in range(abstract_at - 1, floor, -1):
        if sheet.roles[index] in {Role.FURNITURE, Role.HEADING, Role.READER}:
            continue
        if not _is_highlight(sheet, index) or len(run) >= _HIGHLIGHTS.stop:
            break
        run.insert(0, index)
    is_bulleted = all(sheet.lines[index].bullet for index in run)
    if len(run) not in _HIGHLIGHTS or not (is_bulleted or title_at is not None):
        return ()
    for index in run:
        sheet.claim(index, Role.HIGHLIGHT)
    if not is_bulleted:
        sheet.unsure.add("research_highlights")
    return tuple(sheet.texts(run))


def _is_highlight(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    return (
        sheet.is_free(index)
        and sheet.sections[index] in _OPEN
        and line.words in _HIGHLIGHT_WORDS
        and (line.bullet or line.text.endswith("."))
        and _SENTENCE_END.search(line.text) is None
        and not is_note_to_self(line.text)
    )


def _find_keywords(sheet: Sheet, abstract_end: int) -> tuple[str, ...]:
    """A short line with separators, or several short lines close together, right below the abstract."""
    run: list[int] = []
    for index in range(abstract_end + 1, min(len(sheet), abstract_end + 1 + _MAX_KEYWORDS)):
        line = sheet.lines[index]
        is_close = not run or line.gap == (sheet.lines[run[1]].gap if len(run) > 1 else min(line.gap, 1))
        if not (sheet.is_free(index) and sheet.sections[index] in _OPEN and is_close and _is_keyword_line(line.text)):
            break
        run.append(index)
        if len(run) == 1 and len(split_keywords(line.text)) > 2:
            break
    words = tuple(dict.fromkeys(word for text in sheet.texts(run) for word in split_keywords(text)))
    if len(words) < (2 if len(run) > 1 else 3):
        return ()
    for index in run:
        sheet.claim(index, Role.KEYWORDS)
    sheet.unsure.add("keywords")
    return words


def _is_keyword_line(text: str) -> bool:
    pieces = split_keywords(text)
    return (
        is_keyword_like(text)
        and ": " not in text
        and all(piece.count(" ") < _MAX_KEYWORD_WORDS for piece in pieces)
        and not text.endswith((".", "!", "?"))
        and not is_note_to_self(text)
    )
