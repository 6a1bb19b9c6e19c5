"""How far the reading is, in words."""

from dataclasses import replace

import pytest

from desktop_app.domain.ids import IdFactory, PaperId
from desktop_app.domain.paper import PaperState, PaperSummary
from desktop_app.ui.models.paper_words import state_badge
from tests.ui.records import NOON

PAPER = PaperSummary(
    *(PaperId(IdFactory()()), "Vagus nerve", (), 2018, "article", None, PaperState.INBOX, None, (), NOON, None),
    *(("pdf",), 12, 3),
)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "○ new"),
        ({"state": PaperState.TO_READ}, "◔ to read"),
        ({"state": PaperState.READING}, "◐ reading, p. 4 of 12"),
        ({"state": PaperState.READING, "page_count": None}, "◐ reading, p. 4"),
        ({"state": PaperState.READING, "page_index": None}, "◐ reading"),
        ({"state": PaperState.READ}, "✓ read"),
        ({"state": PaperState.SET_ASIDE}, "⏸ set aside"),
    ],
)
def test_a_state_is_a_sign_and_a_word(changes: dict[str, object], words: str) -> None:
    assert state_badge(replace(PAPER, **changes)).text == words
