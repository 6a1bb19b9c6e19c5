"""Values of the domain are the same after a way through plain JSON."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.buy import BuyDossier
from desktop_app.domain.geometry import Quad
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId, PaperId, TodoId
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import Bibliography, Contributor, Paper
from desktop_app.domain.price import Price
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.storage.plain_json import from_plain, to_plain

_NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
_ID = UUID("01900000-0000-7000-8000-000000000001")
_PAPER = Paper(PaperId(_ID), Bibliography(title="T"), "key", _NOON, _NOON)
_TODO = Todo(TodoId(_ID), "buy", "", None, TodoState.OPEN, _NOON, _NOON, due=date(2027, 1, 2))
_ANCHOR = Anchor(TextQuote("a", "b", "c"), TextPosition(1, 2), 3, (Quad((1, 2.5, 3, 4, 5, 6, 7, 8)),))
_MARK = Mark(MarkId(_ID), PaperId(_ID), DocumentId(_ID), "highlight", CategoryId(_ID), _ANCHOR, "a", _NOON, _NOON)


def _through(value: Any) -> Any:
    return from_plain(type(value), json.loads(json.dumps(to_plain(value))))


@pytest.mark.parametrize(
    "value",
    [
        _PAPER,
        replace(_PAPER, rating=0, tags=("a", ""), deleted_at=_NOON),
        replace(_PAPER, bibliography=Bibliography(year=2020, contributors=(Contributor("F", "G"), Contributor()))),
        _TODO,
        replace(_TODO, dossier=BuyDossier(price=Price(Decimal("39.95"), "USD")), mark_id=MarkId(_ID)),
        _MARK,
        replace(_MARK, anchor=Anchor(TextQuote("only a quote"))),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_comes_back_as_it_was(value: Any) -> None:
    assert _through(value) == value


@given(title=st.text(st.characters(exclude_categories=["Cs"])), keywords=st.lists(st.text('é漢\n"\\ ')))
def test_any_text_comes_back(title: str, keywords: list[str]) -> None:
    parts = Bibliography(title=title, keywords=tuple(keywords), abstract=title or None)
    assert _through(parts) == parts


def test_a_person_can_read_it() -> None:
    plain = to_plain(replace(_PAPER, bibliography=Bibliography(title="T", contributors=(Contributor("F", "G"),))))
    assert plain["state"] == "inbox"
    assert plain["created_at"] == "2026-11-24T12:00:00+00:00"
    assert plain["bibliography"]["contributors"] == [{"family": "F", "given": "G", "role": "author"}]
    assert "doi" not in plain["bibliography"]


def test_fields_of_a_later_version_are_passed_over_and_missing_ones_have_their_default() -> None:
    plain = to_plain(_PAPER) | {"mood": "good"}
    del plain["state"]
    assert from_plain(Paper, plain) == _PAPER


_BAD: list[tuple[str, Any]] = [
    ("id", "no id"),
    ("id", 5),
    ("rating", "4"),
    ("rating", True),
    ("rating", 4.0),
    ("tags", "a"),
    ("tags", [1]),
    ("state", "asleep"),
    ("created_at", "2026-11-24T12:00:00"),
    ("created_at", "yesterday"),
    ("bibliography", []),
    ("bibliography", {"year": None, "title": None}),
    ("bibliography", {"contributors": ["F"]}),
    ("cite_key", None),
]


@pytest.mark.parametrize(("field", "value"), _BAD, ids=str)
def test_a_wrong_kind_is_refused(field: str, value: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_plain(Paper, to_plain(_PAPER) | {field: value})


@pytest.mark.parametrize(
    "anchor",
    [
        [],
        {},
        {"selector": []},
        {"selector": [{"type": "TextQuoteSelector", "exact": 5}]},
        {"selector": [{"type": "TextQuoteSelector", "exact": "a"}], "page": "3"},
        {"selector": [{"type": "TextQuoteSelector", "exact": "a"}], "page": 3, "quads": [[1, 2, 3]]},
        {"selector": [{"type": "TextQuoteSelector", "exact": "a"}], "page": 3, "quads": [list("abcdefgh")]},
        {"selector": [{"type": "TextQuoteSelector", "exact": "a"}, {"type": "TextPositionSelector", "start": "0"}]},
    ],
    ids=str,
)
def test_a_broken_anchor_is_refused(anchor: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_plain(Mark, to_plain(_MARK) | {"anchor": anchor})


def test_a_missing_field_without_default_is_refused() -> None:
    plain = to_plain(_PAPER)
    del plain["cite_key"]
    with pytest.raises(ValueError, match="cite_key"):
        from_plain(Paper, plain)


def test_what_is_no_value_of_the_domain_has_no_plain_form() -> None:
    with pytest.raises(TypeError):
        to_plain({1, 2})
