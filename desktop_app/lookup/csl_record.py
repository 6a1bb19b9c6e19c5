"""The bibliographic parts in the words of CSL, as Crossref and doi.org give them: a text may come as a list of one."""

from collections.abc import Iterator
from typing import Any

from desktop_app.domain.dates import PartialDate, year_of
from desktop_app.domain.identifiers import normalise_doi
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.lookup.reading import address, at, day, items, line, paragraphs

_TYPES = {
    "journal-article": "article-journal",
    "article": "article-journal",
    "letter": "article-journal",
    "editorial": "article-journal",
    "review-article": "review",
    "proceedings-article": "paper-conference",
    "conference-paper": "paper-conference",
    "posted-content": "article",
    "preprint": "article",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "dissertation": "thesis",
}
_OWN_TYPES = frozenset(
    {"article-journal", "paper-conference", "chapter", "book", "thesis", "report", "dataset", "review", "standard"}
)
_ORDINARY = "article-journal"


def csl_type(word: str | None) -> str:
    """The type that a source's word means; an article of a journal where it is not known."""
    name = (word or "").lower()
    return _TYPES.get(name, name if name in _OWN_TYPES else _ORDINARY)


def csl_parts(found: dict[str, Any]) -> Bibliography:  # Any: JSON
    """What such an object says about a work."""
    issued = _date(found, "issued") or _date(found, "published")
    return Bibliography(
        title=_title(found),
        type="article" if line(found, "subtype") == "preprint" else csl_type(line(found, "type")),
        contributors=tuple(_people(found)),
        affiliations=tuple(dict.fromkeys(_affiliations(found))),
        container=_first(found, "container-title") or line(found, "institution", 0, "name"),
        year=year_of(issued),
        issued=issued,
        accepted=_date(found, "accepted"),
        online=_date(found, "published-online"),
        published=_date(found, "published-print"),
        volume=line(found, "volume"),
        issue=line(found, "issue"),
        pages=line(found, "page") or line(found, "article-number"),
        publisher=line(found, "publisher"),
        language=line(found, "language"),
        doi=normalise_doi(line(found, "DOI") or ""),
        pmid=line(found, "PMID"),
        isbn=_first(found, "ISBN"),
        url=address(found, "resource", "primary", "URL"),
        abstract=paragraphs(found, "abstract"),
    )


def _first(found: dict[str, Any], name: str) -> str | None:  # Any: JSON
    return line(found, name) or line(found, name, 0)


def _title(found: dict[str, Any]) -> str:  # Any: JSON
    title, more = _first(found, "title") or "", line(found, "subtitle", 0)
    is_new = more is not None and more.casefold() not in title.casefold()
    return f"{title.rstrip(':. ')}: {more}" if title and is_new else title


def _people(found: dict[str, Any]) -> Iterator[Contributor]:  # Any: JSON
    for role in ("author", "editor"):
        for person in items(found, role):
            family, given = line(person, "family"), line(person, "given")
            body = line(person, "literal") or line(person, "name")
            if family:
                particle = line(person, "non-dropping-particle") or line(person, "dropping-particle")
                yield Contributor(family, given, particle, line(person, "suffix"), role=role)
            elif body or given:
                yield Contributor(literal=body or given, role=role)


def _affiliations(found: dict[str, Any]) -> Iterator[str]:  # Any: JSON
    for person in items(found, "author"):
        for place in items(person, "affiliation"):
            name = line(place, "name")
            if name:
                yield name


def _date(found: dict[str, Any], name: str) -> PartialDate | None:  # Any: JSON
    numbers = at(found, name, "date-parts", 0)
    return day(*numbers[:3]) if isinstance(numbers, list) else None
