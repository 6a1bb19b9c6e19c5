"""The names of marks in annotated copies."""

from uuid import UUID

import pytest

from desktop_app.domain.copy_name import copy_name, mark_named
from desktop_app.domain.ids import MarkId

MARK = MarkId(UUID("01890000-0000-7000-8000-000000000001"))


def test_a_mark_is_known_by_its_name() -> None:
    assert mark_named(copy_name(MARK)) == MARK


@pytest.mark.parametrize("name", ["", str(MARK), "okular-{0b57e350}", "postil-", "postil-nothing"])
def test_other_names_are_those_of_other_programs(name: str) -> None:
    assert mark_named(name) is None
