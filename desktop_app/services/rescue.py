"""The way back from a library that cannot be opened: what is the matter, what is safe, and what can be done.

Needs no open library; nobody of this process may have it open. Nothing is ever deleted: a file that another takes the
place of is kept aside in the library's folder.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop_app.domain.errors import LibraryDamagedError, LibraryLockedError, LibraryTooNewError, PostilError
from desktop_app.domain.ids import IdFactory
from desktop_app.domain.steps import Step, unwatched
from desktop_app.services.backup import SOUND, BackupReport, BackupService, CountedBackup
from desktop_app.storage.database_file import DATABASE, is_lost, read_header
from desktop_app.storage.integrity import is_ours, papers_in
from desktop_app.storage.rebuild import count_plain_copies
from desktop_app.storage.store import LibraryStore
from desktop_app.system.clock import Clock
from desktop_app.system.instance_lock import InstanceLock
from desktop_app.system.paths import AppPaths


class Trouble(StrEnum):
    """Why a library cannot be opened."""

    MISSING = "missing"
    NO_LIBRARY = "no library"
    DAMAGED = "damaged"
    TOO_NEW = "too new"
    LOCKED = "locked"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Plight:
    """What is the matter with the library in `folder`, and what is safe: backups, the last first, and plain copies."""

    trouble: Trouble
    folder: Path
    backups: tuple[CountedBackup, ...] = ()
    plain_copies: int = 0


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came of it: how many papers there are, what the reader should know, and the files kept aside."""

    papers: int
    notice: str
    kept_aside: tuple[Path, ...]


class Rescue:
    """For the library of `paths`."""

    def __init__(self, paths: AppPaths, clock: Clock, new_id: IdFactory) -> None:
        self._paths, self._clock, self._new_id = paths, clock, new_id

    @property
    def folder(self) -> Path:
        return self._paths.library

    def look(self, error: Exception) -> Plight:
        """What is the matter, told by what opening or using the library raised, and what is safe."""
        return Plight(
            self._trouble(error),
            self.folder,
            self._care().counted(),
            count_plain_copies(self.folder),
        )

    def repair(self, step: Step = unwatched) -> Rescued:
        """Check the whole library and put right the least that helps.

        Raises LibraryDamagedError when nothing helps, StoppedError when `step` wishes the end.
        """
        with ExitStack() as ending:
            store = self._opened()
            if store is not None:
                ending.callback(store.close)
            care = self._care(store)
            return self._done(lambda: _said(care.check(repair=True, step=step)))

    def restore(self, path: Path, step: Step = unwatched) -> Rescued:
        """Go back to a backup; raises as `BackupService.restore` does."""
        return self._done(lambda: _said(self._care().restore(path, step)))

    def rebuild(self, step: Step = unwatched) -> Rescued:
        """Make the library again from the plain copies; raises as `BackupService.rebuild` does."""

        def act() -> tuple[int, str]:
            notice = self._care().rebuild(step)
            return papers_in(self.folder / DATABASE) or 0, notice

        return self._done(act)

    def _trouble(self, error: Exception) -> Trouble:
        if isinstance(error, LibraryLockedError):
            return Trouble.LOCKED
        if isinstance(error, LibraryTooNewError):
            return Trouble.TOO_NEW
        if not isinstance(error, LibraryDamagedError):
            return Trouble.CLOSED
        if is_lost(self.folder):
            return Trouble.MISSING
        return Trouble.DAMAGED if self._is_library() else Trouble.NO_LIBRARY

    def _is_library(self) -> bool:
        try:
            return is_ours(read_header(self.folder / DATABASE))
        except (PostilError, OSError):
            return False

    def _opened(self) -> LibraryStore | None:
        try:
            return LibraryStore.open(
                self.folder, clock=self._clock, new_id=self._new_id, outside_backups=self._paths.outside_backups
            )
        except LibraryDamagedError:
            return None

    def _care(self, store: LibraryStore | None = None) -> BackupService:
        return BackupService(self._paths, self._clock, self._new_id, InstanceLock(self.folder), store)

    def _done(self, act: Callable[[], tuple[int, str]]) -> Rescued:
        before = self._aside()
        papers, notice = act()
        return Rescued(papers, notice, tuple(sorted(self._aside() - before)))

    def _aside(self) -> set[Path]:
        return set(self.folder.glob(f"{Path(DATABASE).stem} *{Path(DATABASE).suffix}"))


def _said(report: BackupReport) -> tuple[int, str]:
    """What is still not as it should be is told after what was done."""
    left = f"{report.integrity[:1].upper()}{report.integrity[1:]}." if report.integrity != SOUND else ""
    return report.papers, f"{report.notice} {left}".strip()
