"""Abstract, research highlights and keywords: below their headings, or told by their shape where there are none."""

import re
from collections.abc import Iterable
from dataclasses import replace

from desktop_app.domain.affiliation_words import looks_like_affiliation
from desktop_app.domain.paper import Bibliography
from desktop_app.importers.pasted_text.headings import Section, abstract_part, is_abstract_part
from desktop_app.importers.pasted_text.reader_signals import is_note_to_self
from desktop_app.importers.pasted_text.sheet import Role, Sheet

_SEPARATOR = re.compile(r"\s*[;；•·|、，]\s*|\s*,\s*")
_STRONG_SEPARATOR = re.compile(r"\s*[;；•·|、]\s*")
_SENTENCE_END = re.compile(r"[.!?]\s+[A-ZÀ-Þ\d(]")
_CLOSING = (".", "!", "?", "…", ")", "”", '"', "。", ":")
_MIN_PARAGRAPH = 90
_MAX_ABSTRACT = 9_000
_MAX_SECTION = 120
_MAX_KEYWORD_WORDS = 8
_MAX_KEYWORDS = 60
_LAST_PARTS = re.compile(
    r"(?:\w+ )?(?:conclusions?|interpretation|implications|schlussfolgerung|conclusiones|conclusioni|discussion|"
    r"funding|"
    r"trial registration|registration)",
    re.IGNORECASE,
)


def read_announced_texts(sheet: Sheet, parts: Bibliography) -> Bibliography:
    """`parts` with what stands below the headings Abstract, Highlights and Keywords."""
    abstract = _announced_abstract(sheet)
    highlights = [
        index
        for index in _section(sheet, Section.HIGHLIGHTS)
        if sheet.lines[index].words >= 3 and len(sheet.lines[index].text) < 500
    ]
    _claim(sheet, highlights, Role.HIGHLIGHT)
    keywords = _announced_keywords(sheet)
    return replace(
        parts,
        abstract=joined_abstract(sheet, abstract) or parts.abstract,
        research_highlights=tuple(sheet.texts(highlights)) or parts.research_highlights,
        keywords=keywords or parts.keywords,
    )


def joined_abstract(sheet: Sheet, indices: Iterable[int]) -> str:
    """The abstract's text: a label that stands on its own line is put before its paragraph."""
    paragraphs: list[str] = []
    label = ""
    for text in sheet.texts(indices):
        if is_abstract_part(text):
            label = f"{label} {text.rstrip(' :.')}:".strip()
        else:
            paragraphs.append(f"{label} {text}".strip())
            label = ""
    return "\n\n".join([*paragraphs, *([label] if label else [])])


def split_keywords(text: str) -> tuple[str, ...]:
    """The keywords of a line that separates them in some way."""
    separator = _STRONG_SEPARATOR if _STRONG_SEPARATOR.search(text) else _SEPARATOR
    words = (word.strip(" .:·•*") for word in separator.split(text))
    return tuple(dict.fromkeys(word for word in words if word))


def _section(sheet: Sheet, section: Section) -> list[int]:
    return [index for index in sheet.free() if sheet.sections[index] is section]


def _claim(sheet: Sheet, indices: Iterable[int], role: Role) -> None:
    for index in indices:
        sheet.claim(index, role)


def _announced_abstract(sheet: Sheet) -> list[int]:
    """The lines of the abstract below its heading; what comes after its end is left free."""
    chosen: list[int] = []
    labels: set[str] = set()
    length = 0
    for index in _section(sheet, Section.ABSTRACT):
        if length > _MAX_ABSTRACT or not _goes_on(sheet, chosen, index, labels):
            break
        chosen.append(index)
        length += len(sheet.lines[index].text)
    while chosen and is_abstract_part(sheet.lines[chosen[-1]].text):
        chosen.pop()
    _claim(sheet, chosen, Role.ABSTRACT)
    _close_section(sheet, chosen, is_structured=bool(labels))
    return chosen


def _goes_on(sheet: Sheet, chosen: list[int], index: int, labels: set[str]) -> bool:
    line = sheet.lines[index]
    part = line.text if is_abstract_part(line.text) else abstract_part(line.text)
    if part is not None:
        name = part.strip(" :.–—-").casefold()
        is_new = name not in labels
        labels.add(name)
        return is_new
    if not chosen:
        return True
    last = sheet.lines[chosen[-1]]
    if is_abstract_part(last.text):
        return True
    if index - chosen[-1] > 1 and any(sheet.roles[place] is Role.READER for place in range(chosen[-1], index)):
        return False
    if is_note_to_self(line.text) or looks_like_affiliation(line.text):
        return False
    if labels:
        return len(line.text) >= _MIN_PARAGRAPH and not any(_LAST_PARTS.match(label) for label in labels)
    return len(line.text) >= _MIN_PARAGRAPH or (line.words >= 5 and line.text.endswith(_CLOSING))


def _close_section(sheet: Sheet, chosen: list[int], *, is_structured: bool) -> None:
    """What stands in the section below the abstract's end is in no section any more, or is full text."""
    if not chosen:
        return
    is_full_text = False
    for index in range(chosen[-1] + 1, len(sheet)):
        if sheet.sections[index] is not Section.ABSTRACT:
            break
        text = sheet.lines[index].text
        is_full_text = is_full_text or (is_structured and is_abstract_part(text)) or len(text) > _MAX_ABSTRACT
        sheet.sections[index] = Section.REST if is_full_text else None


def _announced_keywords(sheet: Sheet) -> tuple[str, ...]:
    indices = _section(sheet, Section.KEYWORDS)
    if not indices:
        return ()
    start = indices[0]
    words = split_keywords(sheet.lines[start].text)
    if len(words) > 1 and (len(words) > 2 or sheet.lines[start].words > _MAX_KEYWORD_WORDS):
        sheet.claim(start, Role.KEYWORDS)
        _leave_section(sheet, Section.KEYWORDS)
        return words
    words = _keyword_run(sheet, start)
    _leave_section(sheet, Section.KEYWORDS)
    return words


def _leave_section(sheet: Sheet, section: Section) -> None:
    """Lines of a section that it turned out not to reach are in none."""
    for index in _section(sheet, section):
        sheet.sections[index] = None


def _keyword_run(sheet: Sheet, start: int) -> tuple[str, ...]:
    """Keywords one a line, from `start` on, claimed."""
    words: list[str] = []
    for index in range(start, min(len(sheet), start + _MAX_KEYWORDS)):
        line = sheet.lines[index]
        is_bare_gap = bool(words) and line.gap > sheet.lines[start + 1].gap + 1
        if sheet.roles[index] is not Role.FREE or not is_keyword_like(line.text) or is_bare_gap:
            break
        sheet.claim(index, Role.KEYWORDS)
        words += split_keywords(line.text)
    return tuple(dict.fromkeys(words))


def is_keyword_like(text: str) -> bool:
    """Whether a line can be one keyword, or a few."""
    pieces = split_keywords(text)
    is_sentence = text.endswith((".", "!", "?", ":")) and len(pieces) < 2
    return bool(pieces) and not is_sentence and all(piece.count(" ") < _MAX_KEYWORD_WORDS for piece in pieces)
