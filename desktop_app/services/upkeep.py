"""What is done between the reader's actions: sidecars are written, writing by another process is noticed; and the end.

The papers whose sidecar is out of date are a table of the library, so nothing is forgotten when a write fails or the
program is killed: it is written later.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from desktop_app.domain.changes import LibraryReplaced
from desktop_app.domain.errors import EnvironmentProblemError

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore

log = logging.getLogger(__name__)


class Upkeep:
    """`publish` announces facts; `closers` are called at the end, the last one first, whatever the others raise."""

    def __init__(
        self, store: "LibraryStore", publish: Callable[[object], None], closers: Sequence[Callable[[], None]] = ()
    ) -> None:
        self._store, self._publish, self._closers = store, publish, closers
        self._has_failed = False

    def tend(self) -> None:
        """To be called on the store thread when it has nothing else to do."""
        if self._store.changed_elsewhere():
            self._publish(LibraryReplaced())
        self.write_sidecars()

    def write_sidecars(self) -> None:
        """Write the sidecars that are out of date; a disk that refuses is tried again, and logged once."""
        from desktop_app.storage.sidecars import write_sidecars

        try:
            write_sidecars(self._store)
        except EnvironmentProblemError as error:
            if not self._has_failed:
                log.warning("sidecars could not be written; they are written later: %s", error)
            self._has_failed = True
        else:
            self._has_failed = False

    def close(self) -> None:
        """Write what waits, then end everything."""
        with ExitStack() as ending:
            for closer in self._closers:
                ending.callback(closer)
            self.write_sidecars()
