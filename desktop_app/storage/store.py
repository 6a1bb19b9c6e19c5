"""The library's database for the rest of the program: units of work, undo and redo, what is told after a commit."""

import platform
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from desktop_app.domain.changes import HistoryChanged, RecordChanged
from desktop_app.domain.errors import BugError, ConflictError
from desktop_app.domain.ids import IdFactory, PaperId
from desktop_app.storage.database import Database
from desktop_app.storage.failures import told_in_sentences
from desktop_app.storage.files import FileStore
from desktop_app.storage.history import Action, UndoJournal, put_back
from desktop_app.storage.note_rewriting import RewriteMemory
from desktop_app.storage.opening import open_database
from desktop_app.storage.paper_list import SummaryMemory
from desktop_app.storage.tables_library import DirtyPaperRow
from desktop_app.storage.unit_of_work import UnitOfWork
from desktop_app.system.clock import Clock
from desktop_app.system.disk_problems import told_as

ChangeListener = Callable[[Sequence[RecordChanged]], None]
HistoryListener = Callable[[HistoryChanged], None]


class LibraryStore:
    """One library folder, open. Units of work follow one another, whichever thread asks for them.

    Inside a unit of work `read` joins it; a `write` inside another is a mistake of the program.
    Listeners are called on the thread that committed, after the commit, outside of the unit.
    """

    def __init__(
        self, folder: Path, database: Database, clock: Clock, new_id: IdFactory, outside_backups: Path | None = None
    ) -> None:
        self.folder = folder
        self.files = FileStore(folder)
        self._database = database
        self._outside_backups = outside_backups
        self._clock = clock
        self._new_id = new_id
        self._device = platform.node()
        self._lock = threading.RLock()
        self._current: UnitOfWork | None = None
        self._journal = UndoJournal()
        self._summaries = SummaryMemory()
        self._rewritings = RewriteMemory()
        self._change_listeners: list[ChangeListener] = []
        self._history_listeners: list[HistoryListener] = []
        self._stamps: dict[UUID, UUID] = {}

    @classmethod
    def open(
        cls, folder: Path, *, clock: Clock, new_id: IdFactory, outside_backups: Path | None = None
    ) -> "LibraryStore":
        """Open the library in `folder`, make it when there is none, bring it up to date after a backup.

        Raises LibraryTooNewError or LibraryDamagedError, the file untouched, for one that is not ours to write.
        """
        with told_in_sentences(), told_as(f"The library in “{folder}” could not be opened"):
            folder.mkdir(parents=True, exist_ok=True)
            database = open_database(folder, clock, new_id, outside_backups)
        return cls(folder, database, clock, new_id, outside_backups)

    @contextmanager
    def write(self, name: str | None) -> Iterator[UnitOfWork]:
        """One action: leaving the block commits, an exception rolls back. `name` is what undo shows; None: no undo."""
        with self._lock:
            with self._unit(writing=True) as unit:
                yield unit
                images, changes = unit.commit()
            is_action = name is not None and bool(images)
            if name is not None and images:
                self._journal.record(name, images)
            else:
                self._journal.follow(images)
        if is_action:
            self._tell_history()
        self._tell(changes)

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """One consistent view of the library; inside a unit of work, that unit's."""
        with self._lock:
            if self._current is not None:
                yield self._current
                return
        with self._unit(writing=False) as unit:
            yield unit

    def on_commit(self, listener: ChangeListener) -> None:
        """Call `listener` after each commit that changed records."""
        self._change_listeners.append(listener)

    def on_history(self, listener: HistoryListener) -> None:
        """Call `listener` when what undo or redo would do has changed."""
        self._history_listeners.append(listener)

    def history(self) -> HistoryChanged:
        """What undo and redo would do now."""
        return self._journal.names()

    def undo(self) -> str | None:
        """Put back the rows of the last action; its name, or None when there is none.

        Raises ConflictError, nothing written, when they were changed elsewhere; that action is then forgotten.
        """
        return self._turn_back(self._journal.done, self._journal.undone, forward=False)

    def redo(self) -> str | None:
        """Do again what was undone last; the inverse of `undo`."""
        return self._turn_back(self._journal.undone, self._journal.done, forward=True)

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote to the library since this was last asked."""
        with self._lock, told_in_sentences():
            return self._database.changed_elsewhere()

    def online_backup(self, target: Path) -> None:
        """A copy of the database as of now in the file `target`."""
        with self._lock, told_in_sentences():
            self._refuse_inside_a_unit()
            self._database.backup_to(target)

    def dirty_papers(self) -> list[PaperId]:
        """The papers whose sidecar is older than their rows, the longest waiting first."""
        with self.read() as unit:
            wanted = select(DirtyPaperRow.paper_id, DirtyPaperRow.stamp).order_by(DirtyPaperRow.stamp)
            self._stamps = dict(unit.session.execute(wanted).all())
        return [PaperId(paper) for paper in self._stamps]

    def clear_dirty(self, ids: Sequence[PaperId]) -> None:
        """Their sidecars were written; one that changed since `dirty_papers` was asked stays in the queue.

        One that another process took out meanwhile is put in again: ours may have been written over its newer one.
        """
        with self.write(None) as unit:
            for paper in ids:
                stamp = self._stamps.pop(paper, None)
                row = unit.session.get(DirtyPaperRow, paper)
                if row is not None and row.stamp == stamp:
                    unit.session.delete(row)
                elif row is None and stamp is not None:
                    unit.session.add(DirtyPaperRow(paper_id=paper, stamp=self._new_id()))

    @contextmanager
    def closed(self) -> Iterator[None]:
        """The database's file may be replaced in the block, then it is opened again; nothing can be undone after it."""
        with self._lock, told_in_sentences():
            self._refuse_inside_a_unit()
            self._database.close()
            try:
                yield
            finally:
                self._database = open_database(self.folder, self._clock, self._new_id, self._outside_backups)
                self._journal = UndoJournal()
                self._stamps = {}
        self._tell_history()

    def close(self) -> None:
        with self._lock:
            self._refuse_inside_a_unit()
            self._database.close()

    @contextmanager
    def _unit(self, *, writing: bool) -> Iterator[UnitOfWork]:
        with self._lock, told_in_sentences():
            self._refuse_inside_a_unit()
            connection = self._database.prepare(writing=writing)
            memories = self._summaries, self._rewritings
            unit = UnitOfWork(connection, self._clock, self._new_id, self._device, *memories)
            self._current = unit
            try:
                unit.begin()
                yield unit
            finally:
                self._current = None
                try:
                    unit.close()
                finally:
                    self._database.end()
                connection.rollback()  # after a COMMIT that failed SQLAlchemy stays inside the transaction

    def _turn_back(self, source: list[Action], target: list[Action], *, forward: bool) -> str | None:
        with self._lock:
            if not source:
                return None
            action = source.pop()
            try:
                with self._unit(writing=True) as unit:
                    put_back(unit.session, action, self._clock, forward=forward)
                    _images, changes = unit.commit()
            except ConflictError:
                self._tell_history()
                raise
            except BaseException:
                source.append(action)
                raise
            target.append(action)
        self._tell_history()
        self._tell(changes)
        return action.name

    def _refuse_inside_a_unit(self) -> None:
        if self._current is not None:
            raise BugError("A unit of work was begun inside another one.")

    def _tell(self, changes: Sequence[RecordChanged]) -> None:
        if changes:
            for listener in self._change_listeners:
                listener(changes)

    def _tell_history(self) -> None:
        for listener in self._history_listeners:
            listener(self._journal.names())
