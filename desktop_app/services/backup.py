"""Data safety: backups, their restoring, the check of the whole library and its repair.

Works without an open library too, for one that is lost or too damaged to be opened: then there is no `store`.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop_app.domain.errors import LibraryDamagedError, ReaderError
from desktop_app.domain.ids import IdFactory
from desktop_app.domain.queries import LibraryCounts
from desktop_app.domain.steps import Step, unwatched
from desktop_app.storage.backup import BackupFile, BackupShelf
from desktop_app.storage.database_file import DATABASE, read_header
from desktop_app.storage.integrity import Contents, Findings, examine, is_ours, papers_in
from desktop_app.storage.missing import words_about_missing
from desktop_app.storage.rebuild import has_plain_copies
from desktop_app.storage.repair import (
    are_links_sound,
    fill_links,
    is_search_sound,
    keep_search,
    mend_in_place,
    rebuild_from_copies,
    rebuild_links,
    rebuild_search,
)
from desktop_app.storage.restore import checked_candidate, install, keep_sidecars_aside
from desktop_app.storage.sidecars import queue_all_sidecars
from desktop_app.storage.store import LibraryStore
from desktop_app.storage.sweeping import sweep
from desktop_app.system.clock import Clock
from desktop_app.system.instance_lock import InstanceLock
from desktop_app.system.paths import AppPaths

log = logging.getLogger(__name__)

__all__ = ["BackupFile", "BackupReport", "BackupService", "CountedBackup"]

SOUND = "ok"

_NOTHING = Contents(0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class BackupReport:
    """How much is in a library or a backup.

    `integrity` is "ok" or says what is wrong; `notice` is a sentence the reader should see beside the numbers, or "".
    After a restore `former` is a backup of what was there before, if there is one.
    """

    path: Path
    papers: int
    marks: int
    notes: int
    questions: int
    todos: int
    integrity: str = SOUND
    notice: str = ""
    former: Path | None = None


@dataclass(frozen=True, slots=True)
class CountedBackup:
    """A backup there is; `papers` is None for one that cannot be read."""

    path: Path
    made_at: datetime
    size_bytes: int
    papers: int | None


class BackupService:
    """`lock` is this process's hold on the library; `replaced` is called when everything in it may be another."""

    def __init__(
        self,
        paths: AppPaths,
        clock: Clock,
        new_id: IdFactory,
        lock: InstanceLock,
        store: LibraryStore | None = None,
        replaced: Callable[[], None] = lambda: None,
    ) -> None:
        self._library, self._outside = paths.library, paths.outside_backups
        self._clock, self._new_id, self._lock, self._store = clock, new_id, lock, store
        self._replaced = replaced
        self._shelf = BackupShelf(paths.library, paths.outside_backups)

    def make(self, path: Path | None = None) -> BackupReport:
        """Make a checked copy of the database, among the library's backups or at `path`."""
        store, now = self._need_store(), self._clock.now()
        if path is None:
            made = self._shelf.make(store.online_backup, now)
        else:
            made = self._shelf.make_at(path.absolute(), store.online_backup, now)
        return _report(made.path, made.contents, notice=made.notice)

    def daily(self) -> BackupReport | None:
        """Make the backup of the day, if the library changed since the last one and that is not of today."""
        store, now = self._need_store(), self._clock.now()
        for folder in (self._library, self._outside):
            sweep(folder, now)
        last = self.latest()
        if last is None:
            with store.read() as unit:
                is_due = unit.papers.counts() != LibraryCounts()
        else:
            is_of_today = last.made_at.astimezone().date() == now.astimezone().date()
            is_due = not is_of_today and self._shelf.has_news()
        return self.make() if is_due else None

    def latest(self) -> BackupFile | None:
        """The backup that was made last."""
        return next(iter(self.list()), None)

    def list(self) -> list[BackupFile]:
        """Every backup of this library that there is, the last one first."""
        return self._shelf.files()

    def counted(self) -> tuple[CountedBackup, ...]:
        """Every backup as `list` gives them, with what is in it; each is opened for that."""
        return tuple(
            CountedBackup(file.path, file.made_at, file.size_bytes, papers_in(file.path)) for file in self.list()
        )

    def check(self, repair: bool = False, step: Step = unwatched) -> BackupReport:
        """Read the whole library; with `repair` put right what is wrong, and keep what was damaged aside.

        What a killed program left half written is swept away in any case. StoppedError when `step` wishes the end.
        """
        sweep(self._library, self._clock.now())
        report = self._checked(step)
        if not repair or report.integrity == SOUND:
            return report
        notice = self._repair(step)
        return replace(self._checked(), notice=notice)

    def rebuild(self, step: Step = unwatched) -> str:
        """Put a library made from the plain copies in the place of the present one, which is kept aside; a sentence.

        Raises ReaderError when no plain copy can be read, StoppedError when `step` wishes the end.
        """
        with self._lock.held():
            with self._closed():
                notice = rebuild_from_copies(self._library, self._clock, self._new_id, step)
            self._replaced()
            return notice

    def restore(self, path: Path, step: Step = unwatched) -> BackupReport:
        """Go back to a backup, checked before; the present library is kept aside, and an open one is backed up first.

        Raises ReaderError when it is no sound backup, LibraryLockedError when a window has the library, StoppedError
        when `step` wishes the end; nothing was changed then.
        """
        offered, library = path.absolute(), self._library
        with self._lock.held(), checked_candidate(offered, library, step) as (candidate, contents):
            former = self._backed_up_present()
            with self._closed():
                install(candidate, self._library, "before restore", self._clock.now())
            keep_sidecars_aside(self._library, "before restore", self._clock.now())
            self._settle()
            self._replaced()
        missing = words_about_missing(self._library)
        report = _report(self._database, contents, notice=f"{missing}." if missing else "")
        return replace(report, former=former)

    def _backed_up_present(self) -> Path | None:
        """A backup of the present library, so that it can be restored as easily; a damaged one is only kept aside."""
        if self._store is None:
            return None
        latest = self.latest()
        if latest is not None and not self._shelf.has_news():
            return latest.path
        try:
            return self.make().path
        except (LibraryDamagedError, ReaderError):
            log.info("the present library was not backed up before a restore", exc_info=True)
            return None

    @property
    def _database(self) -> Path:
        return self._library / DATABASE

    def _closed(self) -> AbstractContextManager[None]:
        return nullcontext() if self._store is None else self._store.closed()

    def _need_store(self) -> LibraryStore:
        if self._store is None:
            raise LibraryDamagedError(
                "The library cannot be opened, so there is nothing to back up; earlier backups are untouched."
            )
        return self._store

    def _settle(self) -> None:
        """What a database needs that came from elsewhere: a search index kept by our rules, and its plain copies."""
        with ExitStack() as ending:
            store = self._store
            if store is None:
                store = LibraryStore.open(self._library, clock=self._clock, new_id=self._new_id)
                ending.callback(store.close)
            keep_search(store)
            rebuild_links(store)
            queue_all_sidecars(store)

    # check and repair

    def _checked(self, step: Step = unwatched) -> BackupReport:
        findings = self._examined(step)
        problems = list(findings.problems)
        if not problems:
            if self._store is not None and not is_search_sound(self._store):
                problems.append("the search index does not agree with the library")
            if self._store is not None:
                fill_links(self._store)
            if self._store is not None and not are_links_sound(self._store):
                problems.append("the links between texts do not agree with the texts")
            problems += filter(None, [words_about_missing(self._library)])
        return _report(self._database, findings.contents or _NOTHING, "; ".join(problems) or SOUND)

    def _examined(self, step: Step = unwatched) -> Findings:
        if not self._database.exists() or self._database.stat().st_size == 0:
            return Findings(None, ("the database is missing or empty",))
        if self._store is None and not is_ours(read_header(self._database)):
            return Findings(None, ("the database cannot be read, or is that of another program",))
        return examine(self._database, step)

    def _repair(self, step: Step) -> str:
        """Put right what can be; a sentence about it, or ""."""
        with self._lock.held():
            if not self._examined(step).problems and self._has_search():
                if self._store is not None:
                    rebuild_links(self._store)
                return ""
            if self._store is not None and mend_in_place(self._store, self._clock.now()):
                self._replaced()
                return "The indexes of the library were made again; the damaged file is kept aside."
            self._need_plain_copies()
            with self._closed():
                notice = rebuild_from_copies(self._library, self._clock, self._new_id, step)
            self._replaced()
            return notice

    def _has_search(self) -> bool:
        """Make the search index of a sound library again where it is not right; whether that could be done."""
        if self._store is None or is_search_sound(self._store):
            return True
        try:
            rebuild_search(self._store)
        except LibraryDamagedError:
            return False  # what says how its tables are made is damaged: they cannot even be dropped
        return True

    def _need_plain_copies(self) -> None:
        if has_plain_copies(self._library):
            return
        last = self.latest()
        advice = f"restore the last backup: “{last.path}”" if last is not None else "there is no backup either"
        raise LibraryDamagedError(
            f"The library is damaged, and there are no plain copies of its papers to make it again from; {advice}."
        )


def _report(path: Path, contents: Contents, integrity: str = SOUND, notice: str = "") -> BackupReport:
    return BackupReport(
        path,
        papers=contents.papers,
        marks=contents.marks,
        notes=contents.notes,
        questions=contents.questions,
        todos=contents.todos,
        integrity=integrity,
        notice=notice,
    )
