"""Unpaywall: which free legal copies of a work are known, the best first. Asked by DOI; wants her e-mail address."""

from urllib.parse import quote

from desktop_app.domain.free_copy import FreeCopy
from desktop_app.domain.lookup import FoundRecord, Identifier, IdentifierKind
from desktop_app.lookup.base import Finding, Question, Talk
from desktop_app.lookup.copy_words import host_of, version_of
from desktop_app.lookup.reading import address, at, items, json_of, line, truth


class Unpaywall:
    id = "unpaywall"
    name = "Unpaywall"
    home = "https://api.unpaywall.org/v2"
    order = 10
    pace_s = 0.1
    knows_copies = True
    knows_notices = False
    records_by: frozenset[IdentifierKind] = frozenset()

    def copies(self, doi: str, talk: Talk) -> Finding | None:
        reply = talk.ask(
            Question(quote(doi, safe="/"), f"DOI {doi}", lambda body: self._best(body) is None, email_as="email")
        )
        if reply is None:
            return None
        found = json_of(self.name, reply.body)
        if (line(found, "doi") or "").lower() != doi:
            return None
        return Finding(reply.at, self._best(reply.body))

    def record(self, identifier: Identifier, talk: Talk) -> FoundRecord | None:
        return None

    def _best(self, body: bytes) -> FreeCopy | None:
        """The first of its places that leads anywhere; it lists the best one first."""
        found = json_of(self.name, body)
        if not truth(found, "is_oa"):
            return None
        for place in (at(found, "best_oa_location"), *items(found, "oa_locations")):
            url, landing = address(place, "url_for_pdf"), address(place, "url_for_landing_page")
            landing = landing or address(place, "url")
            if url or landing:
                version, host = version_of(line(place, "version")), host_of(line(place, "host_type"))
                return FreeCopy(url, landing, version, line(place, "license"), host)
        return None


PLUGIN = Unpaywall()
