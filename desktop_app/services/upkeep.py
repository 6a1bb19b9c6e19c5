"""What is done between the reader's actions: sidecars are written, writing by another process is noticed; and the end.

The papers whose sidecar is out of date are a table of the library, so nothing is forgotten when a write fails or the
program is killed: it is written later.
"""

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from desktop_app.domain.changes import LibraryReplaced, RecordChanged
from desktop_app.domain.errors import EnvironmentProblemError

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore

log = logging.getLogger(__name__)

_AT_ONCE = 32
_CLOSING_S = 5.0


class Upkeep:
    """`publish` announces facts; `closers` are called at the end, the last one first, whatever the others raise."""

    def __init__(
        self,
        store: "LibraryStore",
        publish: Callable[[object], None],
        closers: Sequence[Callable[[], None]] = (),
        is_read_only: bool = False,
    ) -> None:
        self._store, self._publish, self._closers = store, publish, closers
        self._is_read_only = is_read_only
        self._is_due = self._are_links_due = not is_read_only
        self._has_failed = False
        store.on_commit(self._on_commit)

    @property
    def is_read_only(self) -> bool:
        """Nothing can be written into the library; what is there can be read."""
        return self._is_read_only

    def tend(self) -> None:
        """To be called on the store thread when it has nothing else to do; takes a moment only."""
        if self._store.changed_elsewhere():
            self._publish(LibraryReplaced())
        if self._are_links_due:
            self._are_links_due = False
            self._fill_links()
        if self._is_due:
            self._is_due = self._write_sidecars()

    def expect_work(self) -> None:
        """The library was replaced: its sidecars are out of date, though nothing was committed here."""
        self._is_due = True

    def close(self) -> None:
        """Write what waits, but for a great many sidecars, which are written at later times; then end everything."""
        with ExitStack() as ending:
            for closer in self._closers:
                ending.callback(closer)
            deadline = time.monotonic() + _CLOSING_S
            while (
                not self._is_read_only
                and self._write_sidecars()
                and not self._has_failed
                and time.monotonic() < deadline
            ):
                log.debug("more sidecars wait to be written")

    def _on_commit(self, _changes: Sequence[RecordChanged]) -> None:
        self._is_due = True

    def _fill_links(self) -> None:
        from desktop_app.storage.repair import fill_links

        fill_links(self._store)

    def _write_sidecars(self) -> bool:
        """Write some; whether some are left. A disk that refuses is logged once and tried again."""
        from desktop_app.storage.sidecars import write_sidecars

        try:
            left = write_sidecars(self._store, _AT_ONCE)
        except EnvironmentProblemError as error:
            if not self._has_failed:
                log.warning("sidecars could not be written; they are written later: %s", error)
            self._has_failed = True
            return True
        self._has_failed = False
        return left > 0
