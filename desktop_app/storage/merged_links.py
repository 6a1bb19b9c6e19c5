"""Links in notes to marks that others took in: they lead to the heir, and back again when that is undone.

A mark that was taken in says so in its anchor. What was rewritten is remembered as long as it can be undone, by the
lines as they were and as they are; a line that she changed since stays as it is, for the heir is there all the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.domain.changes import Entity, Operation, RecordChanged
from desktop_app.domain.ids import PaperId
from desktop_app.storage.notes import NoteRepository
from desktop_app.storage.tables_library import LinkRow
from desktop_app.storage.tables_marks import MarkRow

#: a line as it is, and as it shall be
Lines = dict[str, str]
#: by the mark that was taken in, and the paper of the note
LedOn = dict[UUID, dict[PaperId, Lines]]


class MergedLinks:
    """`led_on` is the memory of this run."""

    def __init__(self, session: Session, notes: NoteRepository, led_on: LedOn) -> None:
        self._session, self._notes, self._led_on = session, notes, led_on

    def rewritings(self, changes: Sequence[RecordChanged]) -> Mapping[PaperId, Lines]:
        """The lines of notes that follow from marks that were taken in just now, or are there again."""
        found: dict[PaperId, Lines] = defaultdict(dict)
        marks = [change for change in changes if change.entity is Entity.MARK]
        for change in marks:
            if change.operation is Operation.ADDED:
                for paper, lines in self._led_on.get(change.entity_id, {}).items():
                    found[paper] |= {new: old for old, new in lines.items()}
        heirs = self._heirs(change.entity_id for change in marks if change.operation is Operation.REMOVED)
        for paper in self._papers_linking(heirs):
            lines = _led_on(self._notes.get(paper).body, heirs)
            for mark in heirs:
                self._led_on.setdefault(mark, {})[paper] = lines
            found[paper] |= lines
        return found

    def _heirs(self, gone: Iterable[UUID]) -> dict[UUID, str]:
        rows = ((mark, self._session.get(MarkRow, mark)) for mark in gone)
        return {mark: heir for mark, row in rows if row is not None and (heir := row.anchor.get("mergedInto"))}

    def _papers_linking(self, marks: Iterable[UUID]) -> list[PaperId]:
        wanted = select(LinkRow.source_id).where(
            LinkRow.source_entity == Entity.NOTE.value, LinkRow.target_entity == Entity.MARK.value
        )
        keys = list(marks)
        return [PaperId(key) for key in self._session.scalars(wanted.where(LinkRow.target_id.in_(keys)).distinct())]


def _led_on(body: str, heirs: Mapping[UUID, str]) -> Lines:
    changed: Lines = {}
    for line in body.split("\n"):
        new = line
        for mark, heir in heirs.items():
            new = re.sub(re.escape(str(mark)), heir, new, flags=re.IGNORECASE)
        if new != line:
            changed[line] = new
    return changed
