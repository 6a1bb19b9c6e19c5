"""The importer of pasted texts: from a page, a citation or an abstract to a draft, with nothing lost on the way."""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Literal

from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.paper import Bibliography
from desktop_app.importers.pasted_text.headings import Section, abstract_part
from desktop_app.importers.pasted_text.identifier_lines import read_identifiers
from desktop_app.importers.pasted_text.leftover_words import words_of
from desktop_app.importers.pasted_text.lines import line_key
from desktop_app.importers.pasted_text.note_text import compose_note, own_paragraphs
from desktop_app.importers.pasted_text.offers import find_offers
from desktop_app.importers.pasted_text.page_source import PastedPage, open_page
from desktop_app.importers.pasted_text.people_lines import read_people
from desktop_app.importers.pasted_text.publication import claim_journal_names, read_publication, with_year
from desktop_app.importers.pasted_text.reader_lines import mark_bylines, mark_reader
from desktop_app.importers.pasted_text.reference_line import parse_reference, parse_result_line
from desktop_app.importers.pasted_text.sections import mark_sections
from desktop_app.importers.pasted_text.sheet import Role, Sheet
from desktop_app.importers.pasted_text.stated_parts import stated_parts
from desktop_app.importers.pasted_text.text_parts import read_announced_texts
from desktop_app.importers.pasted_text.title_line import find_title
from desktop_app.importers.pasted_text.unannounced_texts import read_unannounced_texts

_PREPRINT_DOI = re.compile(r"10\.(?:1101|64898|48550|21203|31234|20944|26434|31219)/")
_MAX_MADE_TITLE = 110


class PastedTextImporter:
    """Pure: the same paste gives the same draft, and nothing is fetched. `unsure` names what was only told by shape."""

    id: str = "pasted"
    label: str = "Pasted text"
    reads: Literal["text"] = "text"

    def read(self, text: str, html: str | None = None) -> PaperDraft:
        """The draft of a paste; ReaderError when there is nothing to read or far too much."""
        page = open_page(text, html)
        sheet = Sheet(page.lines)
        parts = _completed(sheet, _parts_of_lines(sheet, page), stated_parts(page.stated))
        note = compose_note(page, sheet, parts)
        offers = find_offers(own_paragraphs(sheet), _small_words(parts))
        return PaperDraft(parts, note, offers, sheet.spans() if page.is_shown else (), frozenset(sheet.unsure))


def _parts_of_lines(sheet: Sheet, page: PastedPage) -> Bibliography:
    """What the lines say, read in the order of how surely they say it."""
    mark_sections(sheet)
    mark_reader(sheet)
    title_at, parts = _read_reference(sheet)
    parts = read_publication(sheet, parts)
    mark_bylines(sheet)
    parts = read_announced_texts(sheet, parts)
    claim_journal_names(sheet, parts)
    if not parts.title:
        title = find_title(sheet, stated_parts(page.stated).title)
        title_at = title.index if title is not None else None
        parts = replace(parts, title=title.text if title is not None else "")
        if title is None or not title.sure:
            sheet.unsure.add("title")
    parts = read_people(sheet, parts, title_at)
    parts = read_unannounced_texts(sheet, parts, title_at)
    return read_identifiers(sheet, _with_own_citation(sheet, parts))


def _read_reference(sheet: Sheet) -> tuple[int | None, Bibliography]:
    """The first line that is a whole reference above or without an abstract, and its parts; the line is claimed."""
    for index in sheet.free():
        if sheet.sections[index] is Section.ABSTRACT:
            break
        if sheet.sections[index] is not None:
            continue
        found = parse_reference(sheet.lines[index].text) or parse_result_line(sheet.lines[index].text)
        if found is not None:
            sheet.claim(index, Role.CITATION)
            return index, found
    return None, Bibliography()


def _with_own_citation(sheet: Sheet, parts: Bibliography) -> Bibliography:
    """`parts` with what only the page's citation of its own paper says."""
    for index in sheet.free():
        found = parse_reference(sheet.lines[index].text) if sheet.sections[index] is Section.CITATION else None
        if found is not None and line_key(found.title) == line_key(parts.title):
            return _filled(parts, found, ("contributors", "container", "volume", "issue", "pages", "year"))
    return parts


def _filled(parts: Bibliography, source: Bibliography, names: Iterable[str]) -> Bibliography:
    """`parts` with the values of the other where it has none itself."""
    missing = {name: getattr(source, name) for name in names if not getattr(parts, name) and getattr(source, name)}
    return replace(parts, **missing)


def _completed(sheet: Sheet, parts: Bibliography, stated: Bibliography) -> Bibliography:
    """`parts` with what only the page's data states, a year, a type and a title to go by."""
    parts = _filled(parts, stated, [part.name for part in fields(Bibliography) if part.name != "type"])
    if len(stated.contributors) > len(parts.contributors):
        parts = replace(parts, contributors=stated.contributors)
    if parts.type == "article-journal" and parts.container is None and _is_preprint(parts):
        parts = replace(parts, type="article")
    parts = with_year(parts)
    if not parts.contributors:
        sheet.unsure.add("authors")
    if not parts.title:
        parts = replace(parts, title=_made_title(sheet, parts))
    return parts


def _is_preprint(parts: Bibliography) -> bool:
    return parts.arxiv is not None or (parts.doi is not None and _PREPRINT_DOI.match(parts.doi) is not None)


def _made_title(sheet: Sheet, parts: Bibliography) -> str:
    """The first words, where nothing looks like a title; it is marked as unsure."""
    sheet.unsure.add("title")
    source = parts.abstract or next(iter(own_paragraphs(sheet)), "") or sheet.lines[0].text
    source = source[len(abstract_part(source) or "") :].strip()
    first = re.split(r"(?<=[.!?])\s", source.split("\n", 1)[0], maxsplit=1)[0].rstrip(".")
    if len(first) <= _MAX_MADE_TITLE:
        return first
    return first[:_MAX_MADE_TITLE].rsplit(" ", 1)[0] + " …"


def _small_words(parts: Bibliography) -> frozenset[str]:
    """Words that the paper's own texts write small inside a sentence."""
    texts = " ".join((parts.abstract or "", *parts.research_highlights, *parts.keywords))
    return frozenset(word for word in re.findall(r"[^\W\d_]+", texts) if word.islower()) & words_of([texts])
