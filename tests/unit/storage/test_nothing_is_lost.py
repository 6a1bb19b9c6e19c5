"""Every table of the library is in the plain copies, or is named here with the reason why it need not be."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, select

from desktop_app.domain.free_copy import FreeCopyCheck, Host, Verdict, Version
from desktop_app.domain.ids import IdFactory, PaperId
from desktop_app.domain.lookup import LookupLogEntry, Notice, NoticeKind
from desktop_app.domain.note import NoteVersion
from desktop_app.storage.rebuild import rebuilt
from desktop_app.storage.schema import schema_metadata
from desktop_app.storage.sidecars import write_sidecars
from desktop_app.storage.store import LibraryStore
from tests.filled_library import NOON, Filled, SetClock, fill, open_store

LEFT_OUT = {
    "page_text": "read from the PDFs again",
    "link": "made from the texts again",
    "dirty_paper": "the queue of the copies themselves",
    "alembic_version": "the version of the tables",
    "collection": "nothing writes it yet",
    "collection_paper": "nothing writes it yet",
    "event": "nothing writes it yet",
}
#: what counts or dates the writing itself, and ids that nothing refers to
_OF_THE_WRITING = {"revision", "created_at", "updated_at", "saved_at", "device"}
_MADE_ANEW = {
    "category": {"id"},
    "mark": {"category_id"},  # the categories of a new library have other ids; `test_rebuild` compares their names
    "free_copy_check": {"id"},
    "lookup_log": {"id"},
    "todo_kind": {"id"},
    "paper": {"opened_at", "recent_at"},  # when it was looked at last
    "document": {"text_stored", "page_labels"},  # asked of the PDF again
}


@pytest.fixture
def store(library_folder: Path) -> Iterator[LibraryStore]:
    store = open_store(library_folder)
    yield store
    store.close()


def _fill_the_rest(store: LibraryStore, filled: Filled) -> None:
    """What `fill` has not: answers about free copies, the log, drafts, earlier notes, tags of questions, names."""
    notice = Notice(NoticeKind.CORRECTION, "Crossref", "10.1/notice")
    found = FreeCopyCheck(
        *(filled.vns, "10.1/x", Verdict.FOUND, "Unpaywall", Version.ACCEPTED, "cc-by", Host.REPOSITORY),
        *("https://example.org/1.pdf", "https://example.org/1", NOON, ("Unpaywall",), ("OpenAlex",), (notice,)),
    )
    asked = LookupLogEntry(NOON, "Unpaywall", "https://api.example.org/10.1/x", "DOI 10.1/x", "answered")
    with store.write(None) as unit:
        unit.free_copies.add(replace(found, verdict=Verdict.NONE, url=None))
        unit.free_copies.add(found)
        unit.lookup_log.add([asked, replace(asked, outcome="no “é”")])
        unit.notes.put_draft(filled.vns, "typed, not saved")
        (question,) = unit.questions.list("answered")
        unit.answer_drafts.put(question.id, "half an answer")
        unit.questions.put(replace(question, tags=("gut", "brain")))
        for revision, body in ((4, "earlier\nlines"), (7, "later")):
            unit.notes.add_version(NoteVersion(filled.vns, body, revision, NOON, "editing"))
        (pdf,) = unit.documents.of_paper(filled.serum)
        unit.documents.set_page_labels(pdf.id, ["i", "ii"])


def _rows(store: LibraryStore, table: Table) -> list[tuple[tuple[str, Any], ...]]:  # Any: values of columns
    left_out = _OF_THE_WRITING | _MADE_ANEW.get(table.name, set())
    columns = [column for column in table.columns if column.name not in left_out]
    with store.read() as unit:
        rows = unit.session.connection().execute(select(*columns)).all()
    names = [column.name for column in columns]
    return sorted((tuple(zip(names, row, strict=True)) for row in rows), key=repr)


def _made_again(store: LibraryStore, target: Path) -> LibraryStore:
    with rebuilt(store.folder, SetClock(), IdFactory()) as made:
        assert made.unread == ()
        target.mkdir()
        made.database.rename(target / "library.db")
    return open_store(target)


def test_every_table_comes_back_but_those_that_need_not(store: LibraryStore, tmp_path: Path) -> None:
    _fill_the_rest(store, fill(store, tmp_path))
    write_sidecars(store)
    again = _made_again(store, tmp_path / "again")
    tables = schema_metadata().tables
    assert set(tables) >= set(LEFT_OUT)
    for table in (table for name, table in tables.items() if name not in LEFT_OUT):
        kept = _rows(store, table)
        assert kept, f"no row of {table.name} was put in: nothing shows that it comes back"
        assert _rows(again, table) == kept, table.name
    again.close()


def test_what_only_grows_is_written_when_it_grew(store: LibraryStore, tmp_path: Path) -> None:
    filled = fill(store, tmp_path)
    folder = store.folder / "papers"
    write_sidecars(store)
    assert not list(folder.glob("*.jsonl"))
    _fill_the_rest(store, filled)
    assert filled.vns in store.dirty_papers()
    write_sidecars(store)
    before = {path.name: path.stat().st_ino for path in folder.glob("*.jsonl")}
    assert set(before) == {"lookups.jsonl", f"{filled.vns}.notes.jsonl"}
    with store.write("Note") as unit:
        unit.notes.put(filled.vns, "other")
    write_sidecars(store)
    assert {path.name: path.stat().st_ino for path in folder.glob("*.jsonl")} == before


def test_a_damaged_history_or_log_is_named_and_the_rest_is_there(store: LibraryStore, tmp_path: Path) -> None:
    filled = fill(store, tmp_path)
    _fill_the_rest(store, filled)
    write_sidecars(store)
    names = {"lookups.jsonl", f"{filled.vns}.notes.jsonl"}
    for name in names:
        path = store.folder / "papers" / name
        path.write_bytes(path.read_bytes()[:-9])
    with rebuilt(store.folder, SetClock(), IdFactory()) as made:
        assert (set(made.unread), made.papers) == (names, 3)


def test_a_note_goes_on_from_its_revision(store: LibraryStore, tmp_path: Path) -> None:
    """Its next state must not take the place of an earlier one in the history."""
    filled = fill(store, tmp_path)
    for body in ("one", "two"):
        with store.write("Note") as unit:
            unit.notes.put(filled.vns, body)
    write_sidecars(store)
    again = _made_again(store, tmp_path / "again")
    assert _revision(again, filled.vns) == _revision(store, filled.vns) == 3
    again.close()


def _revision(store: LibraryStore, paper: PaperId) -> int:
    with store.read() as unit:
        return unit.notes.get(paper).revision
