"""Crossref: the bibliographic parts of a work as its publisher gave them, and what was published about it later."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from desktop_app.domain.lookup import FoundRecord, Identifier, IdentifierKind, Notice, NoticeKind
from desktop_app.lookup.base import Finding, Question, Reply, Talk
from desktop_app.lookup.csl_record import csl_parts
from desktop_app.lookup.reading import at, day, items, json_of, line

_KINDS = {
    "retraction": NoticeKind.RETRACTION,
    "withdrawal": NoticeKind.RETRACTION,
    "removal": NoticeKind.RETRACTION,
    "partial_retraction": NoticeKind.RETRACTION,
    "expression_of_concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION,
    "corrigendum": NoticeKind.CORRECTION,
    "erratum": NoticeKind.CORRECTION,
}


class Crossref:
    id = "crossref"
    name = "Crossref"
    home = "https://api.crossref.org"
    order = 5
    pace_s = 0.1
    knows_copies = False
    knows_notices = True
    records_by = frozenset({IdentifierKind.DOI})

    def copies(self, doi: str, talk: Talk) -> Finding | None:
        reply = self._reply(Identifier(IdentifierKind.DOI, doi), talk)
        if reply is None:
            return None
        return Finding(reply.at, notices=tuple(self._notices(self._message(reply.body))))

    def record(self, identifier: Identifier, talk: Talk) -> FoundRecord | None:
        reply = self._reply(identifier, talk)
        if reply is None:
            return None
        found = self._message(reply.body)
        parts = csl_parts(found)
        if parts.doi != identifier.value or not parts.title:
            return None
        return FoundRecord(self.name, parts, reply.at, tuple(self._notices(found)))

    def _reply(self, identifier: Identifier, talk: Talk) -> Reply | None:
        path = f"works/{quote(identifier.value, safe='/')}"
        return talk.ask(Question(path, str(identifier), lambda body: not self._message(body), email_as="mailto"))

    def _message(self, body: bytes) -> dict[str, Any]:  # Any: JSON
        message = at(json_of(self.name, body), "message")
        return message if isinstance(message, dict) else {}

    def _notices(self, found: dict[str, Any]) -> Iterator[Notice]:  # Any: JSON
        for update in items(found, "updated-by"):
            kind = _KINDS.get((line(update, "type") or "").lower().replace("-", "_").replace(" ", "_"))
            if kind is not None:
                numbers = at(update, "updated", "date-parts", 0)
                when = day(*numbers[:3]) if isinstance(numbers, list) else None
                yield Notice(kind, self.name, line(update, "DOI"), when)


PLUGIN = Crossref()
