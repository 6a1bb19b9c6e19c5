"""The kept versions of a note: listed without their texts, read one at a time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.note import NoteVersion
from desktop_app.domain.note_diff import VersionRow
from desktop_app.domain.note_lines import without_block_ids
from desktop_app.services.note_versions import size_of_change

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore

VersionRows = list[VersionRow]


class NoteHistoryService:
    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def list(self, paper: PaperId) -> VersionRows:
        """The kept versions, newest first, each with how the text after it differs."""
        with self._store.read() as unit:
            unit.papers.get(paper)
            later = unit.notes.get(paper).body
            versions = unit.notes.versions(paper)
        rows: VersionRows = []
        for version in versions:
            added, removed = size_of_change(version.body, later)
            rows.append(
                VersionRow(version.revision, version.saved_at, version.reason, len(version.body), added, removed)
            )
            later = version.body
        return rows

    def texts(self, paper: PaperId, revision: int, *, with_present: bool) -> tuple[str, str]:
        """Two texts to compare, the older first: a version and the present, or the version before it and it.

        Without the block ids that the program put in: they are nothing that she changed.
        """
        with self._store.read() as unit:
            unit.papers.get(paper)
            present, versions = unit.notes.get(paper).body, unit.notes.versions(paper)
        chosen = _chosen(versions, revision)
        if with_present:
            return without_block_ids(chosen.body), without_block_ids(present)
        older = next((one.body for one in versions if one.revision < revision), "")
        return without_block_ids(older), without_block_ids(chosen.body)

    def text(self, paper: PaperId, revision: int) -> str:
        """A version as it was."""
        with self._store.read() as unit:
            unit.papers.get(paper)
            return _chosen(unit.notes.versions(paper), revision).body


def _chosen(versions: Sequence[NoteVersion], revision: int) -> NoteVersion:
    found = next((one for one in versions if one.revision == revision), None)
    if found is None:
        raise NotFoundError("This version of the note is not kept any more.")
    return found
