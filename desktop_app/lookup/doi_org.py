"""doi.org: the bibliographic parts of works that Crossref does not have, from whoever registered the DOI."""

from urllib.parse import quote

from desktop_app.domain.lookup import FoundRecord, Identifier, IdentifierKind
from desktop_app.lookup.base import Finding, Question, Talk
from desktop_app.lookup.csl_record import csl_parts
from desktop_app.lookup.reading import json_of

_CSL = "application/vnd.citationstyles.csl+json"


class DoiOrg:
    id = "doi_org"
    name = "doi.org"
    home = "https://doi.org"
    order = 8
    pace_s = 0.1
    knows_copies = False
    knows_notices = False
    records_by = frozenset({IdentifierKind.DOI})

    def copies(self, doi: str, talk: Talk) -> Finding | None:
        return None

    def record(self, identifier: Identifier, talk: Talk) -> FoundRecord | None:
        path = quote(identifier.value, safe="/")
        reply = talk.ask(Question(path, str(identifier), lambda body: not json_of(self.name, body), accept=_CSL))
        if reply is None:
            return None
        parts = csl_parts(json_of(self.name, reply.body))
        if parts.doi != identifier.value or not parts.title:
            return None
        return FoundRecord(self.name, parts, reply.at)


PLUGIN = DoiOrg()
