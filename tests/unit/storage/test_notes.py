"""Notes, their kept states, and the draft of what is being typed."""

import pytest

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.note import Note, NoteVersion
from desktop_app.domain.paper import Paper
from tests.storage_desk import Desk


@pytest.fixture
def paper(desk: Desk) -> Paper:
    paper = desk.paper()
    desk.keep(paper)
    return paper


def test_a_note_that_was_never_written_is_empty(desk: Desk, paper: Paper) -> None:
    with desk.store.read() as unit:
        assert unit.notes.get(paper.id) == Note(paper.id, "", 0)
        with pytest.raises(NotFoundError):
            unit.notes.get(PaperId(desk.new_id()))


def test_each_save_is_a_revision(desk: Desk, paper: Paper) -> None:
    for revision, body in enumerate(("# One", "Two\x00", ""), start=1):
        with desk.store.write(None) as unit:
            stored = unit.notes.put(paper.id, body)
        assert (stored.body, stored.revision) == (body.strip("\x00"), revision)
        with desk.store.read() as unit:
            assert unit.notes.get(paper.id) == stored


def test_revisions_go_on_when_the_first_writing_was_undone(desk: Desk, paper: Paper) -> None:
    with desk.store.write("Add to note") as unit:
        unit.notes.put(paper.id, "one")
    assert desk.store.undo() == "Add to note"
    with desk.store.read() as unit:
        undone = unit.notes.get(paper.id)
    assert (undone.body, undone.revision) == ("", 2)
    with desk.store.write(None) as unit:
        assert unit.notes.put(paper.id, "two").revision == 3


def test_a_draft_is_kept_replaced_and_dropped_without_a_word(desk: Desk, paper: Paper) -> None:
    desk.changes.clear()
    for body in ("t", "ty\ud800"):
        with desk.store.write(None) as unit:
            unit.notes.put_draft(paper.id, body)
    with desk.store.read() as unit:
        assert unit.notes.draft(paper.id) == "ty"
    for _ in range(2):
        with desk.store.write(None) as unit:
            unit.notes.drop_draft(paper.id)
            assert unit.notes.draft(paper.id) is None
    assert not desk.changes


def test_versions_are_listed_newest_first_and_pruned(desk: Desk, paper: Paper) -> None:
    versions = [NoteVersion(paper.id, f"v{number}", number, desk.clock.now(), "editing") for number in (1, 2, 3)]
    with desk.store.write(None) as unit:
        for version in versions:
            unit.notes.add_version(version)
        again = NoteVersion(paper.id, "again", 2, desk.clock.now(), "before paste")
        unit.notes.add_version(again)
    with desk.store.read() as unit:
        assert unit.notes.versions(paper.id) == [versions[2], again, versions[0]]
    with desk.store.write(None) as unit:
        unit.notes.prune_versions(paper.id, {2})
        assert unit.notes.versions(paper.id) == [again]
