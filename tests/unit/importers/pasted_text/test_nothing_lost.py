"""Whatever the lines of a paste and their order, every word is in a field or in the note."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import ReaderError
from desktop_app.importers.pasted_text import PLUGIN
from tests.lost_words import lost_words
from tests.unit.importers.pasted_text.test_pages import PAGES

TEXTS = sorted(PAGES.glob("*.txt"))
LINES = sorted({line for path in TEXTS for line in path.read_text(encoding="utf-8").split("\n")})


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_page_loses_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert lost_words(text, PLUGIN.read(text)) == []


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=30).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_any_mixture_of_lines_loses_nothing(text: str) -> None:
    try:
        draft = PLUGIN.read(text)
    except ReaderError:
        assert not any(letter.isalnum() for letter in text)
        return
    assert lost_words(text, draft) == []
