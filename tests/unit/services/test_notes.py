"""Saving, drafting, keeping versions and quoting in notes."""

import pytest

from desktop_app.domain.errors import ConflictError, NotFoundError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Paper
from desktop_app.services.context import Services
from desktop_app.services.note_versions import Reason
from tests.unit.services.conftest import Heard, SettableClock

LONG = "A whole new area of brain chemistry. " * 10


def reasons(services: Services, paper: Paper) -> list[tuple[int, str]]:
    return [(version.revision, version.reason) for version in services.notes.versions(paper.id)]


def test_a_note_is_saved_against_its_revision(services: Services, vns: Paper, heard: Heard) -> None:
    first = services.notes.get(vns.id)
    saved = services.notes.save(vns.id, "Second thoughts.\r\n", first.revision)
    assert (saved.body, saved.revision) == ("Second thoughts.\n", first.revision + 1)
    assert heard.records() == [("note", "changed")]
    with pytest.raises(ConflictError):
        services.notes.save(vns.id, "From elsewhere.", first.revision)
    assert services.notes.get(vns.id) == saved
    assert services.notes.save(vns.id, saved.body, first.revision) == saved
    assert services.notes.save(vns.id, "Whoever.").revision == saved.revision + 1


def test_undo_of_the_library_leaves_notes_alone(services: Services, vns: Paper) -> None:
    services.notes.save(vns.id, "More.")
    assert services.history.names().undo_name == "Add paper"


def test_a_note_survives_that_adding_its_paper_is_undone_and_redone(services: Services, vns: Paper) -> None:
    services.notes.save(vns.id, "Hours of work.")
    assert services.history.undo() == "Add paper"
    assert services.history.redo() == "Add paper"
    assert services.notes.get(vns.id).body == "Hours of work."


def test_a_paper_that_is_not_there_has_no_note(services: Services, vns: Paper) -> None:
    services.library.trash(vns.id)
    for call in (
        lambda: services.notes.get(vns.id),
        lambda: services.notes.save(vns.id, "x"),
        lambda: services.notes.append(vns.id, "x"),
        lambda: services.notes.put_draft(vns.id, "x"),
        lambda: services.notes.versions(vns.id),
        lambda: services.notes.get(PaperId(services.categories.list()[0].id)),
    ):
        with pytest.raises(NotFoundError):
            call()


def test_appending_adds_a_paragraph(services: Services, vns: Paper) -> None:
    assert services.notes.append(vns.id, "\nSecond.  \n").body == "A whole new area.\n\nSecond."
    assert services.notes.append(vns.id, "  ").revision == 2
    services.notes.save(vns.id, "")
    assert services.notes.append(vns.id, "First.").body == "First."


def test_a_draft_is_recovered_until_it_is_saved(services: Services, vns: Paper, heard: Heard) -> None:
    assert services.notes.recovered(vns.id) is None
    services.notes.put_draft(vns.id, "A whole new area, and")
    assert heard.events == []
    assert services.notes.recovered(vns.id) == "A whole new area, and"
    services.notes.save(vns.id, "A whole new area, and more.", base_revision=1)
    assert services.notes.recovered(vns.id) is None


def test_a_draft_that_is_the_note_is_nothing_to_recover(services: Services, vns: Paper) -> None:
    services.notes.put_draft(vns.id, "A whole new area.")
    assert services.notes.recovered(vns.id) is None


def test_a_conflict_and_a_writer_without_base_leave_the_draft(services: Services, vns: Paper) -> None:
    services.notes.put_draft(vns.id, "typed in the window")
    services.notes.save(vns.id, "set by the command line")
    assert services.notes.recovered(vns.id) == "typed in the window"
    with pytest.raises(ConflictError):
        services.notes.save(vns.id, "typed in the window!", base_revision=1)
    assert services.notes.recovered(vns.id) == "typed in the window"
    services.notes.append(vns.id, "and appended")
    assert services.notes.recovered(vns.id) == "typed in the window"
    services.notes.save(vns.id, "typed in the window")
    assert services.notes.recovered(vns.id) is None


def test_a_version_is_kept_every_ten_minutes(services: Services, vns: Paper, clock: SettableClock) -> None:
    for second in range(120):
        clock.advance(seconds=10)
        services.notes.save(vns.id, f"Text {second}.", base_revision=second + 1)
    assert reasons(services, vns) == [(61, "editing"), (1, "editing")]
    assert services.notes.versions(vns.id)[1].body == "A whole new area."


def test_a_version_is_kept_before_much_is_deleted(services: Services, vns: Paper, clock: SettableClock) -> None:
    services.notes.save(vns.id, LONG)
    clock.advance(seconds=5)
    services.notes.save(vns.id, "x", base_revision=2)
    assert reasons(services, vns)[0] == (2, Reason.SHRINKING)
    assert services.notes.versions(vns.id)[0].body == LONG


def test_whatever_is_written_anew_over_a_note_leaves_a_version_of_it(services: Services, vns: Paper) -> None:
    for body in ("First.", "Second.", "", "Third."):
        services.notes.save(vns.id, body)
    bodies = [version.body for version in services.notes.versions(vns.id)]
    assert bodies == ["Second.", "First.", "A whole new area."]


def test_her_choice_in_a_conflict_leaves_a_version_of_what_stood_there(services: Services, vns: Paper) -> None:
    theirs = services.notes.save(vns.id, LONG)
    services.notes.save(vns.id, "Mine, and long enough to hide that theirs is gone. " * 5, theirs.revision)
    assert services.notes.versions(vns.id)[0].body == LONG


def test_an_earlier_state_comes_back_and_the_present_one_is_kept(services: Services, vns: Paper) -> None:
    services.notes.save(vns.id, "Second.")
    restored = services.notes.restore(vns.id, 1)
    assert (restored.body, restored.revision) == ("A whole new area.", 3)
    assert reasons(services, vns)[0] == (2, Reason.RESTORING)
    with pytest.raises(NotFoundError, match="not kept"):
        services.notes.restore(vns.id, 77)


def test_versions_are_counted_on_after_a_restart(
    services: Services, vns: Paper, clock: SettableClock, paths, bus
) -> None:
    from desktop_app.bootstrap import build_services
    from desktop_app.pdf.fake import FakePdfReader

    services.notes.save(vns.id, "Second.")
    clock.advance(minutes=2)
    again = build_services(paths, bus, clock, FakePdfReader())
    again.notes.save(vns.id, "Third.", base_revision=2)
    again.close()
    assert reasons(services, vns) == [(1, "editing")]


def test_a_quote_has_a_link_back_to_its_mark(services: Services, vns: Paper) -> None:
    mark = services.marks.mark_quote(vns.id, "The exact mechanism of action")
    expected = f"> The exact mechanism of action [↗ Abstract](postil://paper/{vns.id}?mark={mark.id})"
    assert services.notes.quote_of(mark.id) == expected
