"""Every kind of mark keeps the rules of the family; a new one is tested here by being there."""

import re
from typing import get_args

import pytest

import desktop_app.kinds
from desktop_app.kinds.base import MarkKind, Shape
from desktop_app.system.registry import Registry

_FOUND: Registry[MarkKind] = Registry.discover(desktop_app.kinds, "postil.kinds")


def test_all_kinds_are_found_and_none_is_broken() -> None:
    assert not _FOUND.problems
    assert {"highlight", "underline", "strike", "margin_note", "area"} <= {kind.id for kind in _FOUND.items}


def test_no_two_kinds_share_a_name() -> None:
    assert len({kind.id for kind in _FOUND.items}) == len(_FOUND.items)
    assert len({kind.label.casefold() for kind in _FOUND.items}) == len(_FOUND.items)


@pytest.mark.parametrize("kind", _FOUND.items, ids=lambda kind: kind.id)
def test_a_kind_can_be_stored_named_and_drawn(kind: MarkKind) -> None:
    assert re.fullmatch(r"[a-z][a-z_]*", kind.id)
    assert kind.label == kind.label.strip() != ""
    assert kind.label[0].isupper()
    assert kind.shape in get_args(Shape)


@pytest.mark.parametrize("kind", _FOUND.items, ids=lambda kind: kind.id)
def test_what_is_drawn_along_letters_lies_on_text(kind: MarkKind) -> None:
    assert kind.is_text == (kind.shape in {"fill", "underline", "strike"})
