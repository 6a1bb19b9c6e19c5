"""Mends a library whose database is not sound: the least that helps, and nothing thrown away.

First what can be made again inside the database: the search index and the other indexes. When that does not help,
the database is made again from the plain copies. The damaged file is kept aside in either case.
"""

import logging
from datetime import datetime
from pathlib import Path

from desktop_app.domain.errors import LibraryDamagedError
from desktop_app.domain.ids import IdFactory
from desktop_app.domain.steps import Step, unwatched
from desktop_app.storage.database_file import DATABASE
from desktop_app.storage.engine import driver_connection
from desktop_app.storage.integrity import examine, is_search_kept, search_agrees
from desktop_app.storage.rebuild import rebuilt
from desktop_app.storage.restore import free_name, install
from desktop_app.storage.store import LibraryStore
from desktop_app.system.atomic import copy_atomically
from desktop_app.system.clock import Clock
from desktop_app.system.disk_problems import told_as

log = logging.getLogger(__name__)

_INDEX_CHECKS = (
    "INSERT INTO search_words(search_words) VALUES ('integrity-check')",
    "INSERT INTO search_trigrams(search_trigrams) VALUES ('integrity-check')",
)


def is_search_sound(store: LibraryStore) -> bool:
    """Whether search finds what is there; for a database that is sound otherwise."""
    try:
        with store.write(None) as unit:
            connection = unit.session.connection()
            for check in _INDEX_CHECKS:
                connection.exec_driver_sql(check)
            return search_agrees(driver_connection(connection))
    except LibraryDamagedError:
        return False


def keep_search(store: LibraryStore) -> None:
    """Make the search index again if other triggers than ours keep it."""
    with store.read() as unit:
        is_kept = is_search_kept(driver_connection(unit.session.connection()))
    if not is_kept:
        rebuild_search(store)


def rebuild_search(store: LibraryStore) -> None:
    """Make the search index again."""
    with store.write(None) as unit:
        unit.search.rebuild()


def are_links_sound(store: LibraryStore) -> bool:
    """Whether the links between texts are those that the texts have."""
    with store.read() as unit:
        return unit.links.are_sound()


def fill_links(store: LibraryStore) -> None:
    """Make the links of a library whose texts are from before links were kept."""
    with store.read() as unit:
        is_due = unit.links.is_due()
    if is_due:
        rebuild_links(store)


def rebuild_links(store: LibraryStore) -> None:
    """Make the links between texts again."""
    with store.write(None) as unit:
        unit.links.rebuild()


def mend_in_place(store: LibraryStore, now: datetime) -> bool:
    """Make all indexes of a damaged database again, after a copy of it; whether it is sound now."""
    database = store.folder / DATABASE
    try:
        with told_as("The damaged database could not be kept aside, so nothing was done"), store.closed():
            copy_atomically(database, free_name(database, "damaged", now))
        with store.write(None) as unit:
            unit.search.rebuild()  # its tables may be what is damaged
            unit.session.connection().exec_driver_sql("REINDEX")
            unit.search.rebuild()  # it was filled by means of the other indexes
    except LibraryDamagedError:
        log.info("the indexes could not be made again", exc_info=True)
        return False
    return not examine(database).problems


def rebuild_from_copies(library: Path, clock: Clock, new_id: IdFactory, step: Step = unwatched) -> str:
    """Put a database made from the plain copies in the place of the damaged one; a sentence about what it has.

    Nobody may have the database open. StoppedError when `step` wishes the end.
    """
    with rebuilt(library, clock, new_id, step) as made:
        install(made.database, library, "damaged", clock.now())
        of_papers = "1 paper" if made.papers == 1 else f"{made.papers} papers"
        unread = f" These could not be read: {', '.join(made.unread[:5])}." if made.unread else ""
        return f"The library was made again from the plain copies of {of_papers}.{unread}"
