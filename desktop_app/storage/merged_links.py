"""Links in notes to marks and questions that others took in: they lead to the heir, and back when that is undone.

A mark that was taken in says so in its anchor, a question in its row. What was rewritten is remembered as long as it
can be undone, by the lines as they were and as they are; a line that she changed since stays as it is, for the heir is
there all the same.
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
from desktop_app.storage.tables_pending import QuestionRow

_TARGETS = (Entity.MARK.value, Entity.QUESTION.value)

#: a line as it is, and as it shall be
Lines = dict[str, str]
#: by the mark or question that was taken in, and the paper of the note
LedOn = dict[UUID, dict[PaperId, Lines]]


class MergedLinks:
    """`led_on` is the memory of this run."""

    def __init__(self, session: Session, notes: NoteRepository, led_on: LedOn) -> None:
        self._session, self._notes, self._led_on = session, notes, led_on

    def rewritings(self, changes: Sequence[RecordChanged]) -> Mapping[PaperId, Lines]:
        """The lines of notes that follow from what was taken in just now, or are there again."""
        found: dict[PaperId, Lines] = defaultdict(dict)
        ends = [change for change in changes if change.entity.value in _TARGETS]
        for change in ends:
            if change.operation is Operation.ADDED:
                for paper, lines in self._led_on.get(change.entity_id, {}).items():
                    found[paper] |= {new: old for old, new in lines.items()}
        heirs = self._heirs(change for change in ends if change.operation is Operation.REMOVED)
        for paper in self._papers_linking(heirs):
            lines = _led_on(self._notes.get(paper).body, heirs)
            for gone in heirs:
                self._led_on.setdefault(gone, {})[paper] = lines
            found[paper] |= lines
        return found

    def _heirs(self, gone: Iterable[RecordChanged]) -> dict[UUID, str]:
        return {change.entity_id: heir for change in gone if (heir := self._heir_of(change)) is not None}

    def _heir_of(self, gone: RecordChanged) -> str | None:
        if gone.entity is Entity.QUESTION:
            question = self._session.get(QuestionRow, gone.entity_id)
            return str(question.merged_into) if question is not None and question.merged_into is not None else None
        mark = self._session.get(MarkRow, gone.entity_id)
        return mark.anchor.get("mergedInto") if mark is not None else None

    def _papers_linking(self, records: Iterable[UUID]) -> list[PaperId]:
        wanted = select(LinkRow.source_id).where(
            LinkRow.source_entity == Entity.NOTE.value, LinkRow.target_entity.in_(_TARGETS)
        )
        keys = list(records)
        return [PaperId(key) for key in self._session.scalars(wanted.where(LinkRow.target_id.in_(keys)).distinct())]


def _led_on(body: str, heirs: Mapping[UUID, str]) -> Lines:
    changed: Lines = {}
    for line in body.split("\n"):
        new = line
        for gone, heir in heirs.items():
            new = re.sub(re.escape(str(gone)), heir, new, flags=re.IGNORECASE)
        if new != line:
            changed[line] = new
    return changed
