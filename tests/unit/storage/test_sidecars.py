"""Every paper has a plain copy that says all of it, written after it changed and never half."""

import errno
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.domain.ids import PaperId
from desktop_app.storage.sidecars import queue_all_sidecars, read_rest, read_sidecar, write_sidecars
from desktop_app.storage.store import LibraryStore
from tests.filled_library import NOTE, Filled, fill, open_store


@pytest.fixture
def store(library_folder: Path) -> Iterator[LibraryStore]:
    store = open_store(library_folder)
    yield store
    store.close()


@pytest.fixture
def filled(store: LibraryStore, tmp_path: Path) -> Filled:
    return fill(store, tmp_path)


def _path(store: LibraryStore, paper: PaperId) -> Path:
    return store.folder / "papers" / f"{paper}.json"


def _body(store: LibraryStore, paper: PaperId) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(_path(store, paper).read_text(encoding="utf-8"))
    return body


def test_every_paper_that_changed_gets_its_copy(store: LibraryStore, filled: Filled) -> None:
    assert write_sidecars(store) == 0
    names = {path.name for path in (store.folder / "papers").iterdir()}
    assert names == {f"{paper}.json" for paper in (filled.vns, filled.serum, filled.trashed)} | {"library.json"}
    assert store.dirty_papers() == []


def test_a_copy_is_plain_json_for_people(store: LibraryStore, filled: Filled) -> None:
    write_sidecars(store)
    body = _body(store, filled.vns)
    assert (body["format"], body["version"]) == ("postil-paper", 1)
    assert body["paper"]["bibliography"]["title"] == "Vagus nerve: “é” ∑ 漢字"
    assert body["note"]["body"] == NOTE
    assert body["documents"][0]["text"].startswith("## Abstract")
    assert body["marks"][0]["category"] == "Claim"
    assert body["marks"][0]["anchor"]["selector"][0]["type"] == "TextQuoteSelector"
    assert body["questions"][0]["answer"] == "In the hippocampus."
    assert body["todos"][0]["due"] == "2027-01-02"
    assert "漢字" in _path(store, filled.vns).read_text(encoding="utf-8")


def test_a_copy_of_a_pdf_names_its_file(store: LibraryStore, filled: Filled) -> None:
    write_sidecars(store)
    body = _body(store, filled.serum)
    assert body["documents"][0]["sha256"] == filled.pdf_sha256
    assert body["marks"][0]["category"] == "Own kind"
    assert body["marks"][0]["anchor"]["page"] == 1
    assert body["todos"][0]["dossier"]["price"] == {"amount": "39.95", "currency": "USD"}


def test_a_paper_in_the_trash_keeps_all_it_had(store: LibraryStore, filled: Filled) -> None:
    write_sidecars(store)
    body = _body(store, filled.trashed)
    assert body["paper"]["deleted_at"]
    assert body["note"]["body"] == "A note in the trash"
    assert [question["text"] for question in body["questions"]] == ["Asked of a paper in the trash"]
    assert [todo["text"] for todo in body["todos"]] == ["Of a paper in the trash"]
    assert len(body["marks"]) == 1


def test_what_belongs_to_no_paper_has_a_copy_too(store: LibraryStore, filled: Filled) -> None:
    write_sidecars(store)
    rest = read_rest(store.folder / "papers" / "library.json")
    assert [question.text for question in rest.questions] == ["Of no paper?"]
    assert [todo.text for todo in rest.todos] == ["Of no paper"]
    assert {"Claim", "Own kind"} <= {category.name for category in rest.categories}


def test_a_copy_is_read_back_as_it_was(store: LibraryStore, filled: Filled) -> None:
    write_sidecars(store)
    plain = read_sidecar(_path(store, filled.serum))
    with store.read() as unit:
        assert plain.paper == unit.papers.get(filled.serum)
        assert plain.marks == unit.marks.of_paper(filled.serum)
    assert plain.category_names == {filled.on_pdf.id: "Own kind"}


def test_only_what_changed_is_written_again(store: LibraryStore, filled: Filled) -> None:
    write_sidecars(store)
    before = {path: path.stat().st_ino for path in (store.folder / "papers").iterdir()}
    with store.write("Note") as unit:
        unit.notes.put(filled.vns, "other")
    write_sidecars(store)
    changed = {path.name for path, inode in before.items() if path.stat().st_ino != inode}
    assert changed == {f"{filled.vns}.json"}
    assert _body(store, filled.vns)["note"]["body"] == "other"


def test_a_part_at_a_time_says_how_many_wait(store: LibraryStore, filled: Filled) -> None:
    assert write_sidecars(store, at_most=1) == 2
    assert write_sidecars(store, at_most=1) == 1
    assert write_sidecars(store, at_most=5) == 0
    assert _path(store, filled.trashed).exists()


def test_a_paper_whose_adding_was_undone_stays_known(store: LibraryStore, filled: Filled) -> None:
    write_sidecars(store)
    with store.write("State") as unit:
        unit.papers.put(replace(unit.papers.get(filled.vns), rating=1))
    store.undo()
    write_sidecars(store)
    assert _body(store, filled.vns)["paper"]["rating"] == 4


def test_a_full_disk_keeps_the_old_copies_and_the_queue(
    store: LibraryStore, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sidecars(store)
    with store.write("Note") as unit:
        unit.notes.put(filled.vns, "other")

    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("desktop_app.system.atomic.os.fsync", refuse)
        with pytest.raises(EnvironmentProblemError, match="the disk is full"):
            write_sidecars(store)
    assert _body(store, filled.vns)["note"]["body"] == NOTE
    assert store.dirty_papers() == [filled.vns]
    assert not list((store.folder / "papers").glob(".*"))
    write_sidecars(store)
    assert _body(store, filled.vns)["note"]["body"] == "other"


def test_nothing_is_written_through_a_link(store: LibraryStore, filled: Filled, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (store.folder / "papers").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(EnvironmentProblemError, match="is a link"):
        write_sidecars(store)
    assert list(elsewhere.iterdir()) == []
    assert filled.vns in store.dirty_papers()


def test_after_another_database_came_every_copy_is_written_afresh(store: LibraryStore, filled: Filled) -> None:
    write_sidecars(store)
    stray = store.folder / "papers" / "01900000-0000-7000-8000-000000000009.json"
    stray.write_text("{}", encoding="utf-8")
    before = {path: path.stat().st_ino for path in (store.folder / "papers").glob("*-*.json")}
    queue_all_sidecars(store)
    assert not stray.exists()
    assert set(store.dirty_papers()) == {filled.vns, filled.serum, filled.trashed}
    assert write_sidecars(store) == 0
    assert not [path for path, inode in before.items() if path.exists() and path.stat().st_ino == inode]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"format": "other", "version": 1}',
        b'{"format": "postil-paper", "version": 2, "paper": {}, "note": {}}',
        b'{"format": "postil-paper", "version": "1", "paper": {}, "note": {}}',
        b'{"format": "postil-paper", "version": 1}',
        b'{"format": "postil-paper", "version": 1, "paper": {}, "note": {}}',
        b'{"format": "postil-paper", "version": 1, "paper": [], "note": 5, "marks": 7}',
        b"\xff\xfe\x00",
    ],
)
def test_a_damaged_copy_is_refused(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(damage)
    with pytest.raises((ValueError, ReaderError)):
        read_sidecar(path)


@pytest.mark.parametrize("part", ["documents", "marks", "questions", "todos"])
def test_a_copy_with_a_damaged_part_is_refused(store: LibraryStore, filled: Filled, part: str) -> None:
    write_sidecars(store)
    path, body = _path(store, filled.vns), _body(store, filled.vns)
    for damage in ("text", [5], [{}], [{"id": "x"}]):
        path.write_text(json.dumps(body | {part: damage}), encoding="utf-8")
        with pytest.raises(ValueError, match=r".+"):
            read_sidecar(path)


def test_a_copy_under_another_name_is_not_taken_for_the_paper(store: LibraryStore, filled: Filled) -> None:
    write_sidecars(store)
    copy = store.folder / "papers" / f"{filled.vns} (conflicted copy).json"
    copy.write_bytes(_path(store, filled.vns).read_bytes())
    with pytest.raises(ValueError, match="name"):
        read_sidecar(copy)
