"""A library is mended by the least that helps, and what was damaged is kept."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.ids import IdFactory
from desktop_app.storage.integrity import examine
from desktop_app.storage.repair import (
    is_search_sound,
    keep_search,
    mend_in_place,
    rebuild_from_copies,
    rebuild_search,
)
from desktop_app.storage.sidecars import write_sidecars
from desktop_app.storage.store import LibraryStore
from tests.damage import empty_an_index, root_page
from tests.filled_library import NOON, Filled, SetClock, contents_of, fill, open_store


@pytest.fixture
def store(library_folder: Path) -> Iterator[LibraryStore]:
    store = open_store(library_folder)
    yield store
    store.close()


@pytest.fixture
def filled(store: LibraryStore, tmp_path: Path) -> Filled:
    filled = fill(store, tmp_path)
    write_sidecars(store)
    return filled


def _run(store: LibraryStore, *statements: str) -> None:
    """Statements behind the library's back."""
    with closing(sqlite3.connect(store.folder / "library.db", isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def _finds(store: LibraryStore, words: str) -> int:
    with store.read() as unit:
        return len(unit.search.search(words, (), 10))


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM search_doc",
        "DELETE FROM search_doc WHERE entity = 'note'",
        "INSERT INTO search_doc (entity, entity_id, title, body, trigram) VALUES ('note', 'x', '', 'stray', 0)",
        "DELETE FROM search_words_docsize WHERE id = (SELECT max(docid) FROM search_doc)",
        "INSERT INTO search_words(search_words) VALUES ('delete-all')",
        "INSERT INTO search_trigrams(search_trigrams) VALUES ('delete-all')",
        "UPDATE search_words_data SET block = x'00' WHERE id > 10",
    ],
)
def test_a_search_index_that_disagrees_is_noticed_and_made_again(
    store: LibraryStore, filled: Filled, harm: str
) -> None:
    assert is_search_sound(store)
    _run(store, harm)
    assert not is_search_sound(store)
    rebuild_search(store)
    assert is_search_sound(store)
    assert _finds(store, "hippocampus") == 1
    assert filled.vns


def test_asking_changes_nothing(store: LibraryStore, filled: Filled) -> None:
    before = (store.folder / "library.db").read_bytes()
    assert is_search_sound(store)
    assert (store.folder / "library.db").read_bytes() == before
    assert store.dirty_papers() == []
    assert filled.vns


def test_a_missing_trigger_is_put_back(store: LibraryStore, filled: Filled) -> None:
    _run(store, "DROP TRIGGER search_note_update")
    assert not is_search_sound(store)
    keep_search(store)
    with store.write("Note") as unit:
        unit.notes.put(filled.vns, "xylophone")
    assert _finds(store, "xylophone") == 1
    assert is_search_sound(store)


def test_a_search_that_is_kept_is_left_alone(store: LibraryStore, filled: Filled) -> None:
    before = (store.folder / "library.db").read_bytes()
    keep_search(store)
    assert (store.folder / "library.db").read_bytes() == before
    assert filled.vns


def test_an_index_that_lacks_rows_is_made_again(store: LibraryStore, filled: Filled) -> None:
    contents = contents_of(store)
    empty_an_index(store.folder / "library.db", "ix_mark_live")
    assert examine(store.folder / "library.db").problems
    assert mend_in_place(store, NOON)
    assert contents_of(store) == contents
    assert len(list(store.folder.glob("library damaged *.db"))) == 1
    assert filled.vns


def test_what_indexes_cannot_mend_is_not_called_mended(store: LibraryStore, filled: Filled) -> None:
    _run(store, "DELETE FROM document WHERE kind = 'pdf'")
    assert not mend_in_place(store, NOON)
    assert filled.vns


def test_a_broken_page_is_not_mended_in_place(store: LibraryStore, filled: Filled) -> None:
    store.close()
    database = store.folder / "library.db"
    root = root_page(database, "mark")
    content = bytearray(database.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = os.urandom(4096)
    database.write_bytes(content)
    again = open_store(store.folder)
    assert not mend_in_place(again, NOON)
    again.close()
    assert filled.vns


def test_a_library_is_made_again_from_its_plain_copies(store: LibraryStore, filled: Filled) -> None:
    contents = contents_of(store)
    store.close()
    damaged = b"SQLite format 3\x00" + os.urandom(50_000)
    (store.folder / "library.db").write_bytes(damaged)
    (store.folder / "papers" / "stray.json").write_text("{}", encoding="utf-8")
    sentence = rebuild_from_copies(store.folder, SetClock(), IdFactory())
    assert sentence == (
        "The library was made again from the plain copies of 3 papers. These could not be read: stray.json."
    )
    again = open_store(store.folder)
    assert contents_of(again) == contents
    again.close()
    (kept,) = store.folder.glob("library damaged *.db")
    assert kept.read_bytes() == damaged
    assert filled.vns
