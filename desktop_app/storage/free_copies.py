"""What came of looking for free copies of papers: every answer is kept, the last one counts."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from desktop_app.domain.free_copy import FreeCopyCheck, Host, Verdict, Version
from desktop_app.domain.ids import PaperId
from desktop_app.domain.lookup import Notice, NoticeKind
from desktop_app.storage.dirty_papers import queue_copies
from desktop_app.storage.rows import Rows, in_lots
from desktop_app.storage.tables_library import FreeCopyCheckRow


class FreeCopyRepository:
    """`asked` of a row is a JSON object: who answered, who was silent, who keeps the copy."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def add(self, check: FreeCopyCheck) -> FreeCopyCheck:
        """Keep an answer beside the earlier ones."""
        now = self._rows.clock.now()
        around = {"asked": check.asked, "silent": check.silent, "host": check.host}
        row = FreeCopyCheckRow(
            id=self._rows.new_id(),
            paper_id=check.paper,
            source=check.source,
            verdict=check.verdict.value,
            url=check.url,
            version=check.version.value if check.version else None,
            licence=check.licence,
            checked_at=check.checked_at,
            doi=check.doi,
            landing=check.landing,
            asked=json.dumps(around, ensure_ascii=False),
            notice=json.dumps([asdict(notice) for notice in check.notices], ensure_ascii=False),
            created_at=now,
            updated_at=now,
            revision=1,
            device="",
        )
        self._session.add(row)
        self._session.flush()
        queue_copies(self._session, [check.paper], self._rows.new_id)
        return _check_of(row)

    def all_of(self, paper: PaperId) -> list[FreeCopyCheck]:
        """Every answer about a paper, the oldest first."""
        wanted = select(FreeCopyCheckRow).where(
            FreeCopyCheckRow.paper_id == paper, FreeCopyCheckRow.deleted_at.is_(None)
        )
        return [_check_of(row) for row in self._session.scalars(wanted.order_by(FreeCopyCheckRow.id))]

    def last(self, papers: Iterable[PaperId]) -> dict[PaperId, FreeCopyCheck]:
        """The last answer about each of these papers that was asked about."""
        found: dict[PaperId, FreeCopyCheck] = {}
        for lot in in_lots(papers):
            wanted = select(FreeCopyCheckRow).where(
                FreeCopyCheckRow.paper_id.in_(lot), FreeCopyCheckRow.deleted_at.is_(None)
            )
            for row in self._session.scalars(wanted.order_by(FreeCopyCheckRow.id)):
                found[PaperId(row.paper_id)] = _check_of(row)
        return found


def _check_of(row: FreeCopyCheckRow) -> FreeCopyCheck:
    around = _plain(row.asked, dict)
    return FreeCopyCheck(
        paper=PaperId(row.paper_id),
        doi=row.doi or "",
        verdict=Verdict(row.verdict),
        source=row.source,
        version=Version(row.version) if row.version else None,
        licence=row.licence,
        host=Host(around["host"]) if around.get("host") else None,
        url=row.url,
        landing=row.landing,
        checked_at=row.checked_at,
        asked=tuple(around.get("asked", ())),
        silent=tuple(around.get("silent", ())),
        notices=tuple(
            Notice(NoticeKind(one["kind"]), one["source"], one["doi"], one["on"]) for one in _plain(row.notice, list)
        ),
    )


def _plain(text: str | None, kind: type[Any]) -> Any:  # noqa: ANN401 - an object or a list of JSON
    return json.loads(text) if text else kind()
