"""The kept versions of a note as they are listed and compared."""

import pytest

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.paper import Paper
from desktop_app.services.context import Services
from tests.unit.services.conftest import SettableClock


def test_versions_are_listed_with_the_change_after_them(services: Services, vns: Paper, clock: SettableClock) -> None:
    services.notes.save(vns.id, "A whole new area, and more.")
    clock.advance(hours=1)
    services.notes.save(vns.id, "Now.")
    rows = services.note_history.list(vns.id)
    assert [(row.letters, row.added, row.removed) for row in rows] == [(27, 3, 26), (17, 10, 0)]
    assert [row.revision for row in rows] == [2, 1]
    assert rows[0].saved_at > rows[1].saved_at


def test_a_version_is_compared_with_the_present_or_with_the_one_before(services: Services, vns: Paper) -> None:
    for body in ("Second.", "Third."):
        services.notes.save(vns.id, body)
    assert services.note_history.texts(vns.id, 2, with_present=True) == ("Second.", "Third.")
    assert services.note_history.texts(vns.id, 2, with_present=False) == ("A whole new area.", "Second.")
    assert services.note_history.texts(vns.id, 1, with_present=False) == ("", "A whole new area.")
    assert services.note_history.text(vns.id, 1) == "A whole new area."


def test_block_ids_are_no_difference(services: Services, vns: Paper) -> None:
    services.notes.save(vns.id, "- [ ] read")
    services.notes.save(vns.id, services.notes.get(vns.id).body.replace("read", "read it"))
    newest = services.note_history.list(vns.id)[0].revision
    assert services.note_history.texts(vns.id, newest, with_present=True) == ("- [ ] read", "- [ ] read it")


def test_a_version_that_is_not_kept_is_said_to_be_gone(services: Services, vns: Paper) -> None:
    with pytest.raises(NotFoundError):
        services.note_history.text(vns.id, 99)
    services.library.trash(vns.id)
    with pytest.raises(NotFoundError):
        services.note_history.list(vns.id)
