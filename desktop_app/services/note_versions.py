"""Which earlier states of a note are kept: one every ten minutes of editing, thinned to hourly and daily ones."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from desktop_app.domain.note import NoteVersion

EVERY = timedelta(minutes=10)

_MOST_GONE_SHARE = 0.8
_LOSS_FROM = 100
_KEPT_WHOLE = timedelta(hours=24)
_KEPT_HOURLY = timedelta(days=14)
_FIRST_REVISION = 1


class Reason(StrEnum):
    """Why a version was kept."""

    EDITING = "editing"
    SHRINKING = "before much was deleted"
    RESTORING = "before an older version was brought back"


def reason_to_keep(old_body: str, new_body: str, kept_last: datetime | None, now: datetime) -> Reason | None:
    """Why the old state should be kept before the new one takes its place, or None.

    `kept_last` is when that was last done in this stretch of writing; None when the new text does not go on from it.
    """
    if not old_body.strip():
        return None
    if len(old_body) >= _LOSS_FROM and size_of_change(old_body, new_body)[1] > _MOST_GONE_SHARE * len(old_body):
        return Reason.SHRINKING
    # A clock that was set back must not stop the history.
    if kept_last is None or abs(now - kept_last) >= EVERY:
        return Reason.EDITING
    return None


def size_of_change(old_body: str, new_body: str) -> tuple[int, int]:
    """How many letters came and went, taken as one edit: all but the same beginning and the same end."""
    start = _alike(old_body, new_body)
    end = _alike(old_body[start:][::-1], new_body[start:][::-1])
    return len(new_body) - start - end, len(old_body) - start - end


def _alike(one: str, other: str) -> int:
    """With how many letters both begin; by halves, for a note may have a million."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def thinned(versions: Iterable[NoteVersion], now: datetime) -> frozenset[int]:
    """The revisions to keep: all of the last day, one an hour of the last two weeks, one a day before that.

    What was kept for a reason other than editing stays for two weeks, and the very first version for ever.
    """
    kept: set[int] = set()
    slots: set[tuple[str, str]] = set()
    for version in sorted(versions, key=lambda one: (one.saved_at, one.revision), reverse=True):
        age = now - version.saved_at
        slot = _slot(version.saved_at, age)
        is_special = version.reason != Reason.EDITING and age < _KEPT_HOURLY
        if is_special or version.revision < _FIRST_REVISION or slot is None or slot not in slots:
            kept.add(version.revision)
        if slot is not None:
            slots.add(slot)
    return frozenset(kept)


def _slot(saved_at: datetime, age: timedelta) -> tuple[str, str] | None:
    """The hour or day of which one version is enough; None while every version is kept."""
    if age < _KEPT_WHOLE:
        return None
    if age < _KEPT_HOURLY:
        return "hour", saved_at.strftime("%Y-%m-%d %H")
    return "day", saved_at.strftime("%Y-%m-%d")
