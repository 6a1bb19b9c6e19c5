"""Removing and inserting the named ranges makes the one list the other."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.models.row_changes import row_changes

LISTS = st.lists(st.integers(0, 12), unique=True, max_size=10)


@given(LISTS, LISTS)
def test_the_ranges_lead_from_one_list_to_the_other(old: list[int], new: list[int]) -> None:
    rows, changes = list(old), row_changes(old, new)
    for first, last in changes.removed:
        del rows[first : last + 1]
    for first, last in changes.inserted:
        rows[first:first] = new[first : last + 1]
    assert rows == new


def test_what_stays_is_not_touched() -> None:
    changes = row_changes("abcdef", "abXcef")
    assert changes.removed == ((3, 3),)
    assert changes.inserted == ((2, 2),)
