"""Every kind of mark keeps the rules of the family; a new one is tested here by being there.

That each can be seen is tested with the painting, in `tests/ui/viewer/test_mark_painting.py`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import desktop_app.kinds
from desktop_app.bootstrap import build_services
from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.domain.paper import Bibliography
from desktop_app.kinds.base import MadeBy, MarkKind, Shape
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services.context import Services
from desktop_app.system.clock import SystemClock
from desktop_app.system.events import EventBus
from desktop_app.system.paths import AppPaths
from desktop_app.system.registry import Registry

_FOUND: Registry[MarkKind] = Registry.discover(desktop_app.kinds, "postil.kinds")
_KEYS_OF_A_SELECTION = set("123456789CNR?")


every_kind = pytest.mark.parametrize("kind", _FOUND.items, ids=lambda kind: kind.id)


def test_all_kinds_are_found_and_none_is_broken() -> None:
    assert not _FOUND.problems
    expected = {"highlight", "underline", "strike", "squiggle", "margin_note", "area", "free_text"}
    assert expected <= {kind.id for kind in _FOUND.items}


def test_no_two_kinds_share_a_name_or_a_key() -> None:
    assert len({kind.id for kind in _FOUND.items}) == len(_FOUND.items)
    assert len({kind.label.casefold() for kind in _FOUND.items}) == len(_FOUND.items)
    keys = [kind.key for kind in _FOUND.items if kind.key]
    assert len(set(keys)) == len(keys)


@every_kind
def test_a_kind_can_be_stored_named_and_drawn(kind: MarkKind) -> None:
    assert re.fullmatch(r"[a-z][a-z_]*", kind.id)
    assert kind.label == kind.label.strip() != ""
    assert kind.label[0].isupper()
    assert kind.shape in get_args(Shape)
    assert kind.made_by in get_args(MadeBy)


@every_kind
def test_the_key_of_a_kind_is_a_letter_that_means_nothing_else(kind: MarkKind) -> None:
    assert re.fullmatch(r"[A-Z]?", kind.key)
    assert kind.key not in _KEYS_OF_A_SELECTION


@every_kind
def test_what_is_drawn_along_letters_lies_on_text_that_was_selected(kind: MarkKind) -> None:
    assert kind.is_text == (kind.shape in {"fill", "underline", "strike", "squiggle"})
    assert kind.is_text == (kind.made_by == "selection")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    names = ("library", "config", "cache", "logs", "outside")
    built = build_services(AppPaths(*(tmp_path / name for name in names)), EventBus(), SystemClock(), FakePdfReader())
    yield built
    built.close()


@every_kind
def test_a_kind_is_stored_and_exported(kind: MarkKind, services: Services) -> None:
    abstract = Bibliography(title="Vagus nerve", abstract="Vagus nerve stimulation.")
    paper = services.intake.add_draft(PaperDraft(abstract)).paper
    document = services.reading.open(paper.id).documents[0]
    quote = TextQuote("nerve", "Vagus ", " stim") if kind.is_text else TextQuote("")
    anchor = Anchor(quote, TextPosition(6, 11), 0, (Quad.from_rect(Rect(10, 10, 60, 30)),))
    category = services.categories.list()[1]
    mark = services.marks.create(document.id, kind.id, category.id, anchor, "mine to say")
    assert services.marks.get(mark.id) == mark
    assert services.history.names().undo_name == kind.label
    written = services.export.text(paper.id, "markdown")
    assert "mine to say" in written
    assert "Evidence" in written
    assert (kind.label in written) == (kind.id != "highlight")
    assert services.history.undo() == kind.label
    assert services.marks.list(paper.id) == []
