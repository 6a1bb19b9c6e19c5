"""What a page states about its paper in its own data (`citation_*` and Dublin Core meta tags, JSON-LD)."""

import re
from collections.abc import Mapping

from desktop_app.domain.dates import PartialDate, check_partial_date, year_of
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.identifiers import find_arxiv, normalise_doi
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.domain.person_names import parse_person
from desktop_app.domain.written_dates import only_date
from desktop_app.importers.pasted_text.text_parts import split_keywords

_Stated = Mapping[str, tuple[str, ...]]
_DATES = (
    ("issued", ("citation_publication_date", "prism.publicationdate", "citation_date", "dc.date", "dcterms.issued")),
    ("online", ("citation_online_date",)),
)
_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?(?:T.*)?")


def stated_parts(stated: _Stated) -> Bibliography:
    """The parts that the page's data gives; empty where it says nothing about a paper."""
    if not any(name in stated for name in ("citation_title", "ld_doi", "citation_doi")):
        return Bibliography()
    dates = {field: _date(stated, names) for field, names in _DATES}
    start, end = _first(stated, "citation_firstpage"), _first(stated, "citation_lastpage")
    arxiv = _first(stated, "citation_arxiv_id")
    pmid = _first(stated, "citation_pmid")
    return Bibliography(
        title=_first(stated, "citation_title", "dc.title") or "",
        contributors=_people(stated),
        affiliations=tuple(dict.fromkeys(stated.get("citation_author_institution", ()))),
        container=_first(
            stated,
            "citation_journal_title",
            "citation_conference_title",
            "prism.publicationname",
            "citation_inbook_title",
        ),
        year=year_of(dates["issued"] or dates["online"]),
        issued=dates["issued"],
        online=dates["online"],
        volume=_first(stated, "citation_volume", "prism.volume"),
        issue=_first(stated, "citation_issue", "prism.number"),
        pages=f"{start}–{end}" if start and end and start != end else start,
        publisher=_first(stated, "citation_publisher", "dc.publisher"),
        language=_first(stated, "citation_language", "dc.language"),
        doi=_doi(stated),
        pmid=pmid if pmid and pmid.isdecimal() else None,
        arxiv=_arxiv(arxiv) if arxiv else None,
        url=_first(stated, "citation_abstract_html_url", "canonical", "og:url"),
        keywords=_keywords(stated),
    )


def _first(stated: _Stated, *names: str) -> str | None:
    return next((stated[name][0] for name in names if stated.get(name)), None)


def _people(stated: _Stated) -> tuple[Contributor, ...]:
    names = next((stated[name] for name in ("citation_author", "dc.creator", "ld_author") if stated.get(name)), ())
    people = (parse_person(name) or Contributor(literal=name[:200]) for name in names)
    return tuple(dict.fromkeys(people))


def _doi(stated: _Stated) -> str | None:
    for name in ("citation_doi", "prism.doi", "bepress_citation_doi", "dc.identifier", "ld_doi"):
        for value in stated.get(name, ()):
            doi = normalise_doi(value)
            if doi is not None:
                return doi
    return None


def _arxiv(value: str) -> str | None:
    found = find_arxiv(value if value.lower().startswith("arxiv") else f"arXiv:{value}")
    return found[0].value if found else None


def _keywords(stated: _Stated) -> tuple[str, ...]:
    words = [word for value in stated.get("citation_keywords", ()) for word in split_keywords(value)]
    return tuple(dict.fromkeys(words))


def _date(stated: _Stated, names: tuple[str, ...]) -> PartialDate | None:
    value = _first(stated, *names) or ""
    found = _ISO.fullmatch(value.strip())
    if found is None:
        return only_date(value)
    year, month, day = found.groups()
    parts = [year, *(f"{int(part):02d}" for part in (month, day) if part)]
    try:
        return check_partial_date("-".join(parts))
    except ReaderError:
        return year
