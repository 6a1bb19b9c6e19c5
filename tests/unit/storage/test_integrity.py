"""What is wrong with a database is found and said; what is fine is counted."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.errors import LibraryLockedError
from desktop_app.storage.database_file import Header, is_lost, opened_for_reading, read_header
from desktop_app.storage.integrity import Contents, examine, is_ours
from desktop_app.storage.missing import MissingPicture, missing_files, missing_pictures
from desktop_app.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from desktop_app.storage.sidecars import write_sidecars
from tests.damage import empty_an_index
from tests.filled_library import Filled, fill, open_store


@pytest.fixture
def filled(library_folder: Path, tmp_path: Path) -> Filled:
    store = open_store(library_folder)
    filled = fill(store, tmp_path)
    write_sidecars(store)
    store.close()
    return filled


@pytest.fixture
def database(library_folder: Path, filled: Filled) -> Path:
    return library_folder / "library.db"


@pytest.fixture
def raw(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection without the library's rules."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        yield connection


def test_a_sound_library_is_counted_without_the_trash(database: Path) -> None:
    findings = examine(database)
    assert findings.contents == Contents(papers=2, marks=2, notes=1, questions=2, todos=3)
    assert findings.problems == ()
    assert findings.sentence == ""


def test_reading_changes_nothing(database: Path) -> None:
    before = database.read_bytes()
    examine(database)
    with opened_for_reading(database) as connection, pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM paper")
    assert database.read_bytes() == before


def test_rows_that_belong_to_nothing_are_found(database: Path, raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM document WHERE kind = 'pdf'")
    assert "belong to something that is not there" in examine(database).sentence


def test_a_mark_without_its_place_is_found(database: Path, raw: sqlite3.Connection, filled: Filled) -> None:
    raw.execute("DROP TRIGGER search_mark_update")
    raw.execute("UPDATE mark SET anchor = 'nowhere' WHERE id = ?", [filled.claim.id.hex])
    assert "1 rows of mark cannot be read" in examine(database).sentence


def test_a_mark_on_a_document_of_another_paper_is_found(
    database: Path, raw: sqlite3.Connection, filled: Filled
) -> None:
    raw.execute("UPDATE mark SET paper_id = ? WHERE id = ?", [filled.serum.hex, filled.claim.id.hex])
    assert "of another paper" in examine(database).sentence


def test_an_index_that_lacks_rows_is_found(database: Path, raw: sqlite3.Connection) -> None:
    raw.close()
    empty_an_index(database, "ix_mark_live")
    assert "ix_mark_live" in examine(database).sentence


@pytest.mark.parametrize("content", [b"", b"text\n" * 5000])
def test_what_is_no_database_has_no_contents(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    findings = examine(path)
    assert findings.contents is None
    assert findings.sentence


def test_zeros_over_the_first_page_have_no_contents(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[100:4096] = bytes(3996)
    database.write_bytes(content)
    assert examine(database).contents is None


def test_a_locked_database_is_not_called_damaged(
    database: Path, raw: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.storage.database_file.BUSY_S", 0.01)
    raw.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LibraryLockedError):
        examine(database)


def test_a_missing_file_is_found_by_its_checksum(library_folder: Path, filled: Filled) -> None:
    assert missing_files(library_folder) == ()
    (library_folder / "files" / filled.pdf_sha256[:2] / f"{filled.pdf_sha256}.pdf").unlink()
    assert missing_files(library_folder) == (filled.pdf_sha256,)


def test_missing_pictures_are_found_in_notes_and_areas(
    library_folder: Path, database: Path, raw: sqlite3.Connection
) -> None:
    name, area = f"{'a' * 64}.png", f"{'b' * 64}.png"
    paper, title = raw.execute("SELECT p.id, p.title FROM paper p JOIN mark m ON m.paper_id = p.id").fetchone()
    raw.execute("UPDATE note SET body = body || ? WHERE paper_id = ?", (f" ![x](assets/{name})", paper))
    raw.execute(
        "UPDATE mark SET anchor = json_set(anchor, '$.picture', ?) WHERE id = (SELECT min(id) FROM mark"
        " WHERE paper_id = ? AND deleted_at IS NULL)",
        (f"assets/{area}", paper),
    )
    raw.commit()
    assert set(missing_pictures(library_folder)) == {MissingPicture(name, title), MissingPicture(area, title)}
    (library_folder / "assets").mkdir(exist_ok=True)
    for one in (name, area):
        (library_folder / "assets" / one).write_bytes(b"x")
    assert missing_pictures(library_folder) == ()
    assert database.exists()


def test_the_header_says_whose_a_file_is(database: Path, tmp_path: Path) -> None:
    assert read_header(database) == Header(APPLICATION_ID, SCHEMA_VERSION)
    assert is_ours(read_header(database))
    (tmp_path / "text").write_text("x", encoding="utf-8")
    assert read_header(tmp_path / "text") is None
    assert not is_ours(None)


def test_a_lost_database_is_told_from_a_new_library(library_folder: Path, filled: Filled, tmp_path: Path) -> None:
    assert not is_lost(tmp_path / "new")
    assert not is_lost(library_folder)
    (library_folder / "library.db").write_bytes(b"")
    assert is_lost(library_folder)
    (library_folder / "library.db").unlink()
    assert is_lost(library_folder)
