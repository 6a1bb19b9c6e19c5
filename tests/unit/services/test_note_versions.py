"""Which earlier states of a note are kept."""

from datetime import timedelta
from uuid import UUID

import pytest

from desktop_app.domain.ids import PaperId
from desktop_app.domain.note import NoteVersion
from desktop_app.services.note_versions import Reason, reason_to_keep, thinned
from tests.unit.services.conftest import NOON

PAPER = PaperId(UUID(int=1))


def version(revision: int, age: timedelta, reason: str = Reason.EDITING) -> NoteVersion:
    return NoteVersion(PAPER, "text", revision, NOON - age, reason)


@pytest.mark.parametrize(
    ("old", "new", "since", "expected"),
    [
        ("", "anything", None, None),
        (" \n", "anything", None, None),
        ("old", "new", None, Reason.EDITING),
        ("old", "new", timedelta(minutes=9), None),
        ("old", "new", timedelta(minutes=10), Reason.EDITING),
        ("old", "new", timedelta(minutes=-11), Reason.EDITING),
        ("x" * 100, "x" * 19, timedelta(0), Reason.SHRINKING),
        ("x" * 100, "x" * 20, timedelta(0), None),
        ("x" * 99, "", timedelta(0), None),
        ("x" * 100, "y" * 300, timedelta(0), Reason.SHRINKING),
        ("a" + "x" * 100 + "z", "a" + "y" * 300 + "z", timedelta(0), Reason.SHRINKING),
        ("x" * 100, "y" * 50 + "x" * 100, timedelta(0), None),
        ("x" * 50 + "z" * 50, "x" * 50 + "y" * 9 + "z" * 50, timedelta(0), None),
    ],
)
def test_when_the_old_state_is_kept(old: str, new: str, since: timedelta | None, expected: Reason | None) -> None:
    kept_last = None if since is None else NOON - since
    assert reason_to_keep(old, new, kept_last, NOON) is expected


def test_the_last_day_is_kept_whole() -> None:
    versions = [version(number, timedelta(minutes=10 * number)) for number in range(1, 140)]
    assert thinned(versions, NOON) == frozenset(range(1, 140))


def test_then_one_an_hour_then_one_a_day() -> None:
    hours = [version(number, timedelta(days=3, minutes=10 * number)) for number in range(1, 13)]
    days = [version(100 + number, timedelta(days=40, hours=number)) for number in range(1, 48)]
    kept = thinned([*hours, *days], NOON)
    assert {revision for revision in kept if revision < 100} == {1, 7}
    assert len([revision for revision in kept if revision > 100]) == 3
    assert 101 in kept


def test_what_was_kept_for_a_reason_and_the_first_text_stay() -> None:
    shrunk = version(2, timedelta(days=3, minutes=2), Reason.SHRINKING)
    newer = version(3, timedelta(days=3, minutes=1))
    pasted = version(0, timedelta(days=400), "pasted text")
    old = [version(7, timedelta(days=400, minutes=-1)), version(6, timedelta(days=400, minutes=-2))]
    kept = thinned([shrunk, newer, pasted, *old], NOON)
    assert {0, 2, 3} <= kept
    assert len(kept & {6, 7}) == 1
