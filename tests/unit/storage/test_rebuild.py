"""A library made again from the plain copies has all that the reader would miss."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.ids import IdFactory
from desktop_app.storage.rebuild import has_plain_copies, rebuilt
from desktop_app.storage.sidecars import write_sidecars
from desktop_app.storage.store import LibraryStore
from tests.filled_library import Filled, SetClock, contents_of, fill, open_store


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


def _rebuilt_contents(library: Path, target: Path) -> tuple[dict[str, object], tuple[str, ...]]:
    with rebuilt(library, SetClock(), IdFactory()) as made:
        target.mkdir()
        made.database.rename(target / "library.db")
        unread = made.unread
    again = open_store(target)
    try:
        return contents_of(again), unread
    finally:
        again.close()


def test_everything_is_there_again(store: LibraryStore, filled: Filled, tmp_path: Path) -> None:
    contents, unread = _rebuilt_contents(store.folder, tmp_path / "again")
    assert contents == contents_of(store)
    assert unread == ()
    assert filled.vns


def test_it_is_searched_at_once(store: LibraryStore, filled: Filled, tmp_path: Path) -> None:
    _rebuilt_contents(store.folder, tmp_path / "again")
    again = open_store(tmp_path / "again")
    with again.read() as unit:
        assert filled.serum in {hit.paper_id for hit in unit.search.search("BDNF", (), 10)}
        assert len(unit.documents.without_text()) == 1
    again.close()


def test_the_old_database_is_not_touched(store: LibraryStore, filled: Filled) -> None:
    before = (store.folder / "library.db").read_bytes()
    with rebuilt(store.folder, SetClock(), IdFactory()) as made:
        assert made.papers == 3
    assert (store.folder / "library.db").read_bytes() == before
    assert not list(store.folder.glob(".rebuilding.*"))


@pytest.mark.timeout(20)
def test_what_cannot_be_read_is_named_and_the_rest_is_there(
    store: LibraryStore, filled: Filled, tmp_path: Path
) -> None:
    papers = store.folder / "papers"
    (papers / f"{filled.serum}.json").write_bytes(b"{")
    (papers / "stranger.json").write_text("{}", encoding="utf-8")
    os.mkfifo(papers / "pipe.json")
    (papers / "folder.json").mkdir()
    (papers / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    (papers / f"{filled.vns} copy.json").write_bytes((papers / f"{filled.vns}.json").read_bytes())
    contents, unread = _rebuilt_contents(store.folder, tmp_path / "again")
    expected = {"pipe.json", "stranger.json", "folder.json", "deep.json", f"{filled.serum}.json"}
    assert set(unread) == expected | {f"{filled.vns} copy.json"}
    assert len(contents["papers"]) == 2  # type: ignore[arg-type] # a list


def test_evidence_from_a_paper_that_cannot_be_read_is_left_out(
    store: LibraryStore, filled: Filled, tmp_path: Path
) -> None:
    (store.folder / "papers" / f"{filled.serum}.json").unlink()
    _rebuilt_contents(store.folder, tmp_path / "again")
    again = open_store(tmp_path / "again")
    with again.read() as unit:
        (question,) = unit.questions.list("answered")
        assert question.evidence == (filled.claim.id,)
        assert unit.radar.refused(question.id) == frozenset()
    again.close()


def test_a_category_that_is_known_only_by_its_name_comes_back(
    store: LibraryStore, filled: Filled, tmp_path: Path
) -> None:
    (store.folder / "papers" / "library.json").write_bytes(b"damaged")
    contents, unread = _rebuilt_contents(store.folder, tmp_path / "again")
    assert unread == ("library.json",)
    assert {name for _, name in contents["marks"]} == {"Claim", "Own kind"}  # type: ignore[attr-defined] # a list
    assert filled.claim


def test_a_renamed_category_is_the_same_one(store: LibraryStore, filled: Filled, tmp_path: Path) -> None:
    with store.write("Rename") as unit:
        claim = unit.categories.by_name("Claim")
        assert claim is not None
        unit.categories.put(replace(claim, name="Thesis"))
    write_sidecars(store)
    contents, _ = _rebuilt_contents(store.folder, tmp_path / "again")
    assert {name for _, name in contents["marks"]} == {"Thesis", "Own kind"}  # type: ignore[attr-defined] # a list
    assert filled.claim


def test_records_that_claim_another_paper_belong_to_the_one_they_are_written_with(
    store: LibraryStore, filled: Filled, tmp_path: Path
) -> None:
    path = store.folder / "papers" / f"{filled.vns}.json"
    body = json.loads(path.read_text(encoding="utf-8"))
    nobody = "01900000-0000-7000-8000-000000000009"
    for part in ("documents", "marks", "questions", "todos"):
        body[part][0]["paper_id"] = nobody
    body["todos"][0]["mark_id"] = nobody
    path.write_text(json.dumps(body), encoding="utf-8")
    contents, unread = _rebuilt_contents(store.folder, tmp_path / "again")
    assert unread == ()
    assert contents == contents_of(store)


def test_a_mark_without_its_document_is_left_out(store: LibraryStore, filled: Filled, tmp_path: Path) -> None:
    path = store.folder / "papers" / f"{filled.vns}.json"
    body = json.loads(path.read_text(encoding="utf-8"))
    body["documents"] = []
    path.write_text(json.dumps(body), encoding="utf-8")
    contents, _ = _rebuilt_contents(store.folder, tmp_path / "again")
    assert filled.claim.quote not in [mark.quote for mark, _ in contents["marks"] if mark.paper_id == filled.vns]  # type: ignore[attr-defined] # a list


def test_without_copies_there_is_nothing_to_make(store: LibraryStore) -> None:
    assert not has_plain_copies(store.folder)
    with pytest.raises(ReaderError, match="no plain copies"), rebuilt(store.folder, SetClock(), IdFactory()):
        pass


def test_copies_none_of_which_can_be_read_are_told_as_such(store: LibraryStore, filled: Filled) -> None:
    for path in (store.folder / "papers").glob("*.json"):
        path.write_text("{")
    with pytest.raises(ReaderError, match="None of the plain copies"), rebuilt(store.folder, SetClock(), IdFactory()):
        pass
