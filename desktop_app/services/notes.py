"""The note of a paper: saved against its revision, drafted while the reader types, kept in versions, added to.

Lines that are to-dos are kept in step with them, see `note_lines`.

Undo of the library does not reach into notes: the editor has an undo of its own, and every earlier state is a version.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.errors import ConflictError, NotFoundError
from desktop_app.domain.ids import MarkId, PaperId
from desktop_app.domain.mark import as_one
from desktop_app.domain.note import Note, NoteVersion
from desktop_app.domain.note_merge import placed, rewritten
from desktop_app.domain.text import clean
from desktop_app.services.mark_pieces import pieces_of
from desktop_app.services.markdown_quote import quote_with_link
from desktop_app.services.note_lines import follow_text, settle_lines
from desktop_app.services.note_versions import Reason, reason_to_keep, thinned
from desktop_app.services.typed_text import lines_of

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork


class NoteService:
    def __init__(self, store: "LibraryStore") -> None:
        self._store = store
        self._kept_last: dict[PaperId, datetime] = {}

    def get(self, paper: PaperId) -> Note:
        """The note; an empty one of revision 0 where nothing was ever written."""
        with self._store.read() as unit:
            unit.papers.get(paper)
            return unit.notes.get(paper)

    def save(self, paper: PaperId, body: str, base_revision: int | None = None, taken_in: int | None = None) -> Note:
        """Write the note; raises ConflictError when it is not at `base_revision` any more.

        Whoever names a base has written on from it, so the draft is settled with it; without a base a draft that
        says something else is left to be recovered, and the text that was there becomes a version. Lines that only
        the program rewrote since the base are taken over: the body is then not wholly the one that was given.
        `taken_in` is an earlier revision, where the text was read before it had what was rewritten up to its base.
        """
        text = clean(body)
        with self._store.write(None) as unit:
            unit.papers.get(paper)
            old = unit.notes.get(paper)
            if base_revision is not None and text != old.body:
                text = _upon(unit, text, old, base_revision, base_revision if taken_in is None else taken_in)
            if base_revision is not None or unit.notes.draft(paper) in (text, old.body):
                unit.notes.drop_draft(paper)
            last = self._last_kept(unit, paper) if base_revision is not None else None
            note, kept_at = self._write(unit, old, text, last)
            if base_revision is None:
                settle_lines(unit, note)
            elif note.revision != old.revision:
                unit.note_lines.saved(old, note)
        self._remember(paper, kept_at)
        return note if base_revision is not None else self.get(paper)

    def append(self, paper: PaperId, text: str) -> Note:
        """Add a paragraph at the end."""
        added = lines_of(text)
        with self._store.write(None) as unit:
            unit.papers.get(paper)
            old = unit.notes.get(paper)
            body = f"{old.body.rstrip()}\n\n{added}".lstrip("\n") if added else old.body
            note, kept_at = self._write(unit, old, body, self._last_kept(unit, paper))
            settle_lines(unit, note)
        self._remember(paper, kept_at)
        return self.get(paper)

    def put_draft(self, paper: PaperId, body: str) -> None:
        """Put on disk what the reader is typing, without making it the note."""
        with self._store.write(None) as unit:
            unit.papers.get(paper)
            unit.notes.put_draft(paper, clean(body))

    def recovered(self, paper: PaperId) -> str | None:
        """What was typed but not saved before the program ended, where it differs from the note."""
        with self._store.read() as unit:
            draft = unit.notes.draft(paper)
            return draft if draft is not None and draft != unit.notes.get(paper).body else None

    def quote_of(self, mark: MarkId) -> str:
        """The marked passage, whole, as a Markdown quote with a link back to it."""
        with self._store.read() as unit:
            found = as_one(pieces_of(unit, unit.marks.get(mark)))
            category = unit.categories.get(found.category_id)
            return quote_with_link(found, unit.documents.get(found.document_id), category.name)

    def versions(self, paper: PaperId) -> list[NoteVersion]:
        """The earlier states of the note that were kept, newest first."""
        with self._store.read() as unit:
            unit.papers.get(paper)
            return unit.notes.versions(paper)

    def restore(self, paper: PaperId, revision: int) -> Note:
        """Bring an earlier state back; the present one becomes a version."""
        with self._store.write(None) as unit:
            unit.papers.get(paper)
            version = next((one for one in unit.notes.versions(paper) if one.revision == revision), None)
            if version is None:
                raise NotFoundError("This version of the note is not kept any more.")
            old = unit.notes.get(paper)
            reason = Reason.RESTORING if old.body.strip() else None
            note, kept_at = self._write(unit, old, version.body, None, reason)
        self._remember(paper, kept_at)
        return note

    def _write(
        self, unit: "UnitOfWork", old: Note, body: str, kept_last: datetime | None, reason: Reason | None = None
    ) -> tuple[Note, datetime | None]:
        """Write the body, and keep the old one as a version where it should be; when that was, if it was."""
        if body == old.body:
            return old, None
        now = unit.clock.now()
        why = reason or reason_to_keep(old.body, body, kept_last, now)
        if why is not None:
            unit.notes.add_version(NoteVersion(old.paper_id, old.body, old.revision, now, why))
            versions = unit.notes.versions(old.paper_id)
            kept = thinned(versions, now)
            if len(kept) < len(versions):
                unit.notes.prune_versions(old.paper_id, kept)
        note = unit.notes.put(old.paper_id, body)
        follow_text(unit, old.paper_id, old.body, note.body)
        return note, now if why is not None else None

    def _last_kept(self, unit: "UnitOfWork", paper: PaperId) -> datetime | None:
        """When a version was last kept; read once, since saving happens every second of typing."""
        known = self._kept_last.get(paper)
        if known is not None:
            return known
        versions = unit.notes.versions(paper)
        return max((version.saved_at for version in versions if version.revision > 0), default=None)

    def _remember(self, paper: PaperId, kept_at: datetime | None) -> None:
        if kept_at is not None:
            self._kept_last[paper] = kept_at


def _upon(unit: "UnitOfWork", text: str, old: Note, base_revision: int, taken_in: int) -> str:
    """The text with what the program rewrote since `taken_in`; ConflictError where others wrote since the base."""
    if unit.note_lines.since(base_revision, old) is None:
        raise ConflictError("The note was changed elsewhere since it was read; nothing was overwritten.")
    for changes in unit.note_lines.since(taken_in, old, through_saves=True) or ():
        text = rewritten(text, placed(changes, text))
    return text
