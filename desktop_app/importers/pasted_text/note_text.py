"""The note of a draft: the reader's words and what was not recognised in their order, then the rest of the page.

Nothing of the text may get lost: a line whose words are not all in the fields it was read for is kept here too.
"""

import re

from desktop_app.domain.labelled_dates import find_labelled_dates, label_field
from desktop_app.domain.paper import Bibliography
from desktop_app.domain.text import clean
from desktop_app.domain.written_dates import find_dates, only_date
from desktop_app.importers.pasted_text.headings import Section
from desktop_app.importers.pasted_text.leftover_words import words_left, words_of
from desktop_app.importers.pasted_text.lines import Line
from desktop_app.importers.pasted_text.page_source import PastedPage
from desktop_app.importers.pasted_text.paper_kind import kind_of
from desktop_app.importers.pasted_text.reader_signals import is_note_to_self, speaks_for_herself
from desktop_app.importers.pasted_text.sheet import Role, Sheet

REST_TITLE = "Also on the page:"
_OWN_ROLES = frozenset((Role.READER, Role.BYLINE, Role.FREE))
_ROLE_OF_SECTION = {
    Section.ABSTRACT: (Role.ABSTRACT,),
    Section.HIGHLIGHTS: (Role.HIGHLIGHT,),
    Section.KEYWORDS: (Role.KEYWORDS,),
    Section.TITLE: (Role.TITLE,),
    Section.PEOPLE: (Role.AUTHORS, Role.AFFILIATION),
}
_PAGE_ROLES = frozenset((Role.FURNITURE, Role.HEADING, Role.REST))
_MAX_AMID = 8
_WHOLE = frozenset((Role.ABSTRACT, Role.HIGHLIGHT, Role.KEYWORDS, Role.TITLE))
_KIND_WORDS = """
article articles paper original research full regular open access free length type originalarbeit originalartikel
artículo articolo originale artigo
"""
_PLACE_WORDS = """
volume volumen vol v issue no number num n núm numéro numero heft h band bd tome pages page pp p seiten seite s págs
article art journal in print cite this
"""
_NAME_WORDS = "and und et y e orcid org id view profile authors author by dr prof phd md"
_PLAIN_KIND = frozenset(_KIND_WORDS.split())
_CITATION_WORDS = frozenset(_PLACE_WORDS.split())
_PEOPLE_WORDS = frozenset(_NAME_WORDS.split())
_NUMBERED = re.compile(r"^\[?\d{1,3}[\].:]\s")
_MARK = re.compile(r"\d{1,2}|[a-z]", re.IGNORECASE)


def compose_note(page: PastedPage, sheet: Sheet, parts: Bibliography) -> str:
    """The note's Markdown; empty when every word is in a field."""
    known = _known_words(parts)
    own: list[Line] = []
    rest: list[Line] = []
    for index, line in enumerate(sheet.lines):
        role = sheet.roles[index]
        if role in _OWN_ROLES:
            (rest if role is Role.FREE and _is_of_page(sheet, index) else own).append(line)
        elif not _is_told(sheet, index, parts, known):
            rest.append(line)
    words, others = _written(own, page.text), "\n\n".join(filter(None, (_written(rest, page.text), page.tail)))
    if not others:
        return words
    return "\n\n".join([*([words, "---"] if words else []), REST_TITLE, others])


def own_paragraphs(sheet: Sheet) -> list[str]:
    """The lines that can be the reader's, for reading what they suggest."""
    return [
        line.text
        for index, line in enumerate(sheet.lines)
        if sheet.roles[index] is Role.READER or (sheet.roles[index] is Role.FREE and _may_be_hers(sheet, index))
    ]


def _may_be_hers(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return sheet.sections[index] is not Section.REST and (speaks_for_herself(text) or is_note_to_self(text))


def _is_of_page(sheet: Sheet, index: int) -> bool:
    """Whether an unrecognised line is one of the page's: below its last heading, in its citation, amid its buttons."""
    if sheet.sections[index] in {Section.REST, Section.CITATION, Section.DATES}:
        return True
    text = sheet.lines[index].text
    around = {sheet.roles[place] for place in (index - 1, index + 1) if 0 <= place < len(sheet)}
    is_amid = around <= _PAGE_ROLES and sheet.lines[index].words <= _MAX_AMID and not text.endswith((".", "!", "?"))
    return is_amid and not speaks_for_herself(text) and not is_note_to_self(text)


def _written(lines: list[Line], text: str) -> str:
    """Lines as they were pasted, with one empty line where there were some."""
    pieces: list[str] = []
    for place, line in enumerate(lines):
        follows = place > 0 and line.gap == 0 and text[lines[place - 1].end : line.start].strip(" \t\r\n•*-–") == ""
        pieces.append(("\n" if follows else "\n\n") if place else "")
        pieces.append(clean(text[line.start : line.end]))
    return "".join(pieces)


def _known_words(parts: Bibliography) -> frozenset[str]:
    people = [
        " ".join(filter(None, (one.given, one.particle, one.family, one.suffix, one.literal)))
        for one in parts.contributors
    ]
    single = (parts.title, parts.container, parts.volume, parts.issue, parts.pages, parts.abstract, parts.publisher)
    numbers = (parts.doi, parts.pmid, parts.pmcid, parts.arxiv, parts.url, str(parts.year or ""))
    many = (*people, *parts.affiliations, *parts.research_highlights, *parts.keywords)
    return words_of([text for text in (*single, *numbers, *many) if text])


def _is_told(sheet: Sheet, index: int, parts: Bibliography, known: frozenset[str]) -> bool:
    """Whether the fields say all that the line says."""
    role, text = sheet.roles[index], sheet.lines[index].text
    if role in {Role.FURNITURE, Role.REST}:
        return False
    if role is Role.HEADING:
        roles = _ROLE_OF_SECTION.get(sheet.sections[index] or Section.REST, ())
        return bool(sheet.with_role(*roles))
    if role is Role.TYPE:
        unknown = [word for word in _unknown(_without_dates(text, parts), known) if word not in _PLAIN_KIND]
        is_type = kind_of(text) == parts.type != "article-journal"
        return not unknown or (is_type and not any(word.isdecimal() for word in unknown))
    if role is Role.DATES:
        return not _unknown(_without_dates(text, parts), known)
    if role is Role.CITATION:
        place = _without_dates(_NUMBERED.sub("", text), parts)
        return not [word for word in _unknown(place, known) if word not in _CITATION_WORDS]
    if role in {Role.AUTHORS, Role.AFFILIATION}:
        left = (word for word in _unknown(text, known) if word not in _PEOPLE_WORDS)
        return not [word for word in left if _MARK.fullmatch(word) is None and not _is_marked(word, known)]
    return role in _WHOLE or not _unknown(text, known)


def _unknown(text: str, known: frozenset[str]) -> list[str]:
    return [word for word in words_left(text, ()) if word not in known]


def _is_marked(word: str, known: frozenset[str]) -> bool:
    """Whether the word is a known one with the mark of an institution glued to it: "weber1", "1department"."""
    bare = re.sub(r"^\d{1,2}|\d{1,2}$", "", word, count=1)
    return len(word) > len("ab") and any(form in known for form in (bare, word[:-1], word[1:]))


def _without_dates(text: str, parts: Bibliography) -> str:
    """The text without the dates that the fields hold, and without the words that announce them."""
    if label_field(text) is not None:
        return ""
    held = {parts.issued, parts.received, parts.revised, parts.accepted, parts.online, parts.published}
    if only_date(text) in held - {None}:
        return ""
    spans = [(date.start, date.end) for date in find_labelled_dates(text) if getattr(parts, date.field) == date.value]
    spans += [(date.start, date.end) for date in find_dates(text) if _is_held(date.value, held)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _is_held(value: str, held: set[str | None]) -> bool:
    """Whether a date is in the fields, there perhaps without its day: an issue's number may look like one."""
    return any(date is not None and (value == date or value.startswith(f"{date}-")) for date in held)
