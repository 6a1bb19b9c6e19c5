"""OpenAlex: free copies, whether a work was retracted, and its bibliographic parts. Asked by DOI or PMID."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from desktop_app.domain.free_copy import FreeCopy
from desktop_app.domain.identifiers import normalise_doi
from desktop_app.domain.lookup import FoundRecord, Identifier, IdentifierKind, Notice, NoticeKind
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.domain.person_names import parse_person
from desktop_app.lookup.base import Finding, Question, Reply, Talk
from desktop_app.lookup.copy_words import host_of, version_of
from desktop_app.lookup.csl_record import csl_type
from desktop_app.lookup.reading import address, at, iso_day, items, json_of, line, truth

_LONGEST_ABSTRACT_WORDS = 10_000


class OpenAlex:
    id = "openalex"
    name = "OpenAlex"
    home = "https://api.openalex.org"
    order = 20
    pace_s = 0.1
    knows_copies = True
    knows_notices = True
    records_by = frozenset({IdentifierKind.DOI, IdentifierKind.PMID})

    def copies(self, doi: str, talk: Talk) -> Finding | None:
        reply = self._reply(Identifier(IdentifierKind.DOI, doi), talk)
        if reply is None:
            return None
        found = json_of(self.name, reply.body)
        if normalise_doi(line(found, "doi") or "") != doi:
            return None
        return Finding(reply.at, self._copy(found), self._notices(found))

    def record(self, identifier: Identifier, talk: Talk) -> FoundRecord | None:
        reply = self._reply(identifier, talk)
        if reply is None:
            return None
        found = json_of(self.name, reply.body)
        parts = self._parts(found)
        told = {IdentifierKind.DOI: parts.doi, IdentifierKind.PMID: parts.pmid}
        if told.get(identifier.kind) != identifier.value or not parts.title:
            return None
        return FoundRecord(self.name, parts, reply.at, self._notices(found))

    def _reply(self, identifier: Identifier, talk: Talk) -> Reply | None:
        path = f"works/{identifier.kind}:{quote(identifier.value, safe='/')}"
        return talk.ask(Question(path, str(identifier), self._is_empty, email_as="mailto"))

    def _is_empty(self, body: bytes) -> bool:
        return self._copy(json_of(self.name, body)) is None

    def _copy(self, found: dict[str, Any]) -> FreeCopy | None:  # Any: JSON
        if not truth(found, "open_access", "is_oa"):
            return None
        place = at(found, "best_oa_location")
        url, landing = address(place, "pdf_url"), address(place, "landing_page_url")
        landing = landing or address(found, "open_access", "oa_url")
        if not (url or landing):
            return None
        version, host = version_of(line(place, "version")), host_of(line(place, "source", "type"))
        return FreeCopy(url, landing, version, line(place, "license"), host)

    def _notices(self, found: dict[str, Any]) -> tuple[Notice, ...]:  # Any: JSON
        return (Notice(NoticeKind.RETRACTION, self.name),) if truth(found, "is_retracted") else ()

    def _parts(self, found: dict[str, Any]) -> Bibliography:  # Any: JSON
        source = at(found, "primary_location", "source")
        published = iso_day(found, "publication_date")
        return Bibliography(
            title=line(found, "title") or line(found, "display_name") or "",
            type=csl_type(line(found, "type")),
            contributors=tuple(_people(found)),
            container=line(source, "display_name"),
            year=int(published[:4]) if published else None,
            issued=published,
            volume=line(found, "biblio", "volume"),
            issue=line(found, "biblio", "issue"),
            pages=_pages(found),
            publisher=line(source, "host_organization_name"),
            language=line(found, "language"),
            doi=normalise_doi(line(found, "doi") or ""),
            pmid=_digits(line(found, "ids", "pmid")),
            abstract=_abstract(at(found, "abstract_inverted_index")),
        )


def _people(found: dict[str, Any]) -> Iterator[Contributor]:  # Any: JSON
    for authorship in items(found, "authorships"):
        name = line(authorship, "raw_author_name") or line(authorship, "author", "display_name")
        if name:
            yield parse_person(name) or Contributor(literal=name)


def _pages(found: dict[str, Any]) -> str | None:  # Any: JSON
    first, last = line(found, "biblio", "first_page"), line(found, "biblio", "last_page")
    return f"{first}-{last}" if first and last and first != last else first


def _digits(text: str | None) -> str | None:
    number = (text or "").rstrip("/").rpartition("/")[2]
    return number if number.isascii() and number.isdecimal() and len(number) < 10 else None


def _abstract(index: object) -> str | None:
    """The words in their places; the index says for each word where it stands."""
    if not isinstance(index, dict):
        return None
    places: dict[int, str] = {}
    for word, numbers in index.items():
        for number in numbers if isinstance(numbers, list) else ():
            if isinstance(number, int) and 0 <= number < _LONGEST_ABSTRACT_WORDS:
                places[number] = word
    return line(" ".join(places[number] for number in sorted(places))[:8000]) if places else None


PLUGIN = OpenAlex()
