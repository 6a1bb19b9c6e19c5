"""How near a day is."""

from datetime import date

import pytest

from desktop_app.domain.due_day import DueGroup, due_group, in_a_month

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (date(2026, 11, 24), DueGroup.OVERDUE),
        (TODAY, DueGroup.TODAY),
        (date(2026, 11, 26), DueGroup.THIS_WEEK),
        (date(2026, 12, 2), DueGroup.THIS_WEEK),
        (date(2026, 12, 3), DueGroup.LATER),
        (None, DueGroup.NONE),
    ],
)
def test_a_day_falls_into_a_group(due: date | None, group: DueGroup) -> None:
    assert due_group(due, TODAY) is group


def test_in_a_month_is_the_same_day_or_the_last() -> None:
    assert in_a_month(date(2026, 1, 31)) == date(2026, 2, 28)
    assert in_a_month(date(2026, 12, 5)) == date(2027, 1, 5)
