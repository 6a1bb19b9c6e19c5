"""Notes of papers: the text, its earlier states, and the draft that was typed but not saved yet."""

from collections.abc import Container

from sqlalchemy import select

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.note import Note, NoteVersion
from desktop_app.domain.text import clean
from desktop_app.storage.mapping import note_of, note_version_of
from desktop_app.storage.rows import Rows, change
from desktop_app.storage.tables_notes import NoteDraftRow, NoteRow, NoteVersionRow
from desktop_app.storage.tables_papers import PaperRow


class NoteRepository:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def get(self, paper: PaperId) -> Note:
        """The note of a paper; an empty one of revision 0 when none was written."""
        row = self._session.get(NoteRow, paper)
        if row is not None:
            return note_of(row)
        if self._session.get(PaperRow, paper) is None:
            raise NotFoundError("There is no such paper in the library.")
        return Note(paper, "", 0)

    def put(self, paper: PaperId, body: str, first_revision: int = 1) -> Note:
        """Write the note; what is stored then, with its new revision: the first one where there was no note."""
        now = self._rows.clock.now()
        values = {"body": body, "deleted_at": None, "updated_at": now, "revision": first_revision}
        if self._session.get(NoteRow, paper) is None:
            values["created_at"] = now
        row = self._rows.save(NoteRow, paper, "paper_id", values)
        self._session.flush()
        return note_of(row)

    def draft(self, paper: PaperId) -> str | None:
        """What was typed last and not saved, or None."""
        row = self._session.get(NoteDraftRow, paper)
        return None if row is None else row.body

    def drafts(self) -> dict[PaperId, str]:
        """All that was typed and not saved."""
        rows = self._session.execute(select(NoteDraftRow.paper_id, NoteDraftRow.body))
        return {PaperId(paper): body for paper, body in rows}

    def put_draft(self, paper: PaperId, body: str) -> None:
        """Keep what is being typed; not a revision, not an event."""
        values = {"body": body, "saved_at": self._rows.clock.now()}
        self._rows.save(NoteDraftRow, paper, "paper_id", values)
        self._session.flush()

    def drop_draft(self, paper: PaperId) -> None:
        row = self._session.get(NoteDraftRow, paper)
        if row is not None:
            self._session.delete(row)
            self._session.flush()

    def add_version(self, version: NoteVersion) -> None:
        """Keep an earlier state; the same revision again replaces it."""
        row = self._session.get(NoteVersionRow, (version.paper_id, version.revision))
        values = {"body": clean(version.body), "saved_at": version.saved_at, "reason": clean(version.reason)}
        if row is None:
            self._session.add(NoteVersionRow(paper_id=version.paper_id, revision=version.revision, **values))
        else:
            change(row, values)
        self._session.flush()

    def versions(self, paper: PaperId) -> list[NoteVersion]:
        """The kept states of a note, the newest first."""
        wanted = select(NoteVersionRow).where(NoteVersionRow.paper_id == paper)
        return [note_version_of(row) for row in self._session.scalars(wanted.order_by(NoteVersionRow.revision.desc()))]

    def prune_versions(self, paper: PaperId, keep: Container[int]) -> None:
        """Forget the kept states whose revision is not in `keep`."""
        wanted = select(NoteVersionRow).where(NoteVersionRow.paper_id == paper)
        for row in self._session.scalars(wanted):
            if row.revision not in keep:
                self._session.delete(row)
        self._session.flush()
