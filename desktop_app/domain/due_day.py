"""Days until which something is to be done: how near they are, and those that are chosen by one key."""

from calendar import monthrange
from datetime import date, timedelta
from enum import IntEnum

WEEK = timedelta(days=7)


class DueGroup(IntEnum):
    """How near a day is; the numbers are the order of a list."""

    OVERDUE = 0
    TODAY = 1
    THIS_WEEK = 2
    LATER = 3
    NONE = 4


def due_group(due: date | None, today: date) -> DueGroup:
    """Within seven days from today is this week, whatever day of the week it is."""
    if due is None:
        return DueGroup.NONE
    if due < today:
        return DueGroup.OVERDUE
    if due == today:
        return DueGroup.TODAY
    return DueGroup.THIS_WEEK if due <= today + WEEK else DueGroup.LATER


def in_a_month(day: date) -> date:
    """The same day of the next month, or its last one."""
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
