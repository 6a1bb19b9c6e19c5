"""The paper's own identifiers among the lines of its page; those of cited and related works are left alone."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from desktop_app.domain.identifiers import Found, find_arxiv, find_dois, find_pmcids, find_pmids, find_urls
from desktop_app.domain.paper import Bibliography
from desktop_app.importers.pasted_text.headings import Section
from desktop_app.importers.pasted_text.leftover_words import words_left
from desktop_app.importers.pasted_text.sheet import Role, Sheet

_FINDERS: tuple[tuple[str, Callable[[str], tuple[Found, ...]]], ...] = (
    ("doi", find_dois),
    ("pmid", find_pmids),
    ("pmcid", find_pmcids),
    ("arxiv", find_arxiv),
)
_INSIDE = frozenset((Section.ABSTRACT, Section.HIGHLIGHTS, Section.KEYWORDS))
_ROLES = frozenset((Role.FREE, Role.CITATION, Role.DATES, Role.TYPE, Role.FURNITURE, Role.HEADING))
_ARXIV_TAIL = re.compile(r"\(or arXiv:\S+ \[[\w.-]+\] for this version\)|\[[a-z-]+(?:\.[A-Z]{2})?\]|\([a-z-]+\)")
_FOREIGN = re.compile(
    r"\b(?:related doi|journal reference|update of|erratum|comment (?:in|on)|dataset)\b", re.IGNORECASE
)
_NO_PAPER = re.compile(
    r"//(?:(?:dx\.)?doi\.org|orcid\.org|creativecommons\.org|(?:www\.)?(?:facebook|twitter|x|linkedin|reddit)\.com)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:article |digital object )?(?:doi|identifier|pmid|pmcid|arxiv|url|link)\W*", re.IGNORECASE)
_OWN = re.compile(
    r"link|url|address|read|source|from|see|via|available|online|article|adresse|https?|at|the|here|in|paper|cite|crossmark|logo|citations|cited|by"
)
_MAX_LINE = 600


def read_identifiers(sheet: Sheet, parts: Bibliography) -> Bibliography:
    """`parts` with DOI, PubMed, PubMed Central and arXiv numbers and the address; lines of nothing else are claimed."""
    changes: dict[str, Any] = {}  # Any: as replace() wants
    for name, finder in _FINDERS:
        candidates = _candidates(sheet, finder)
        if candidates and getattr(parts, name) is None:
            index, found = candidates[0]
            changes[name] = found.value
            sheet.add_span(name, *sheet.place(sheet.lines[index], found.start, found.end))
            if name == "doi" and len({other.value for _index, other in candidates}) > 1:
                sheet.unsure.add("doi")
    url = None if parts.url else _url(sheet)
    if url is not None:
        changes["url"] = url
    parts = replace(parts, **changes)
    _claim_lines(sheet, parts)
    return parts


def _candidates(sheet: Sheet, finder: Callable[[str], tuple[Found, ...]]) -> Sequence[tuple[int, Found]]:
    """Where the page names a work: on its own lines first, then in its citation, last inside the abstract."""
    ranked: list[tuple[int, int, Found]] = []
    for index, line in enumerate(sheet.lines):
        if len(line.text) > _MAX_LINE or sheet.roles[index] not in _ROLES or _FOREIGN.search(line.text):
            continue
        section = sheet.sections[index]
        if section is Section.REST:
            continue
        rank = 2 if section in _INSIDE else 1 if section is Section.CITATION else 0
        ranked += [(rank, index, found) for found in finder(line.text)]
    best = min((rank for rank, _index, _found in ranked), default=0)
    return [(index, found) for rank, index, found in ranked if rank == best and (rank < 2 or _is_alone(sheet, index))]


def _is_alone(sheet: Sheet, index: int) -> bool:
    return sheet.lines[index].words <= 4


def _url(sheet: Sheet) -> str | None:
    """The first address that stands on a line with hardly anything else."""
    for index in sheet.free():
        line = sheet.lines[index]
        if len(line.text) > _MAX_LINE or sheet.sections[index] in _INSIDE | {Section.REST}:
            continue
        found = [url for url in find_urls(line.text) if not _NO_PAPER.search(url.value)]
        if found and not _unknown_words(line.text, found):
            sheet.add_span("url", *sheet.place(line, found[0].start, found[0].end))
            return found[0].value
    return None


def _unknown_words(text: str, found: Sequence[Found]) -> tuple[str, ...]:
    left = words_left(text, [(item.start, item.end) for item in found])
    return tuple(word for word in left if not _OWN.fullmatch(word))


def _claim_lines(sheet: Sheet, parts: Bibliography) -> None:
    """Claim the lines that say nothing but identifiers which were taken."""
    taken = {parts.doi, parts.pmid, parts.pmcid, parts.arxiv, parts.url}
    for index in list(sheet.free()):
        text = sheet.lines[index].text
        if len(text) > _MAX_LINE or sheet.sections[index] in _INSIDE | {Section.REST}:
            continue
        found = [item for _name, finder in _FINDERS for item in finder(text)]
        urls = [url for url in find_urls(text) if url.value == parts.url or any(_covers(url, item) for item in found)]
        spans = [(item.start, item.end) for item in (*found, *urls)]
        spans += [match.span() for match in _ARXIV_TAIL.finditer(text)] if found else []
        is_known = bool(spans) and all(item.value in taken for item in found)
        if is_known and not words_left(text, spans):
            sheet.claim(index, Role.IDENTIFIER)
            if sheet.is_free(index - 1) and _LABEL.fullmatch(sheet.lines[index - 1].text):
                sheet.claim(index - 1, Role.IDENTIFIER)


def _covers(url: Found, item: Found) -> bool:
    return url.start <= item.start and item.end <= url.end
