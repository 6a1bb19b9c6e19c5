"""The text of a paper is folded once, and again when the paper is another."""

from dataclasses import replace

import pytest

from desktop_app.ui.models import paper_texts
from desktop_app.ui.models.paper_texts import PaperTexts
from tests.ui.models.test_paper_words import PAPER


def test_a_text_is_folded_once_and_again_when_the_paper_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []
    fold = paper_texts._folded
    monkeypatch.setattr(paper_texts, "_folded", lambda paper: (folded.append(paper.title), fold(paper))[1])
    paper = replace(PAPER, title="Vagus NERVE", tags=("Cardiac",))
    texts = PaperTexts()
    assert texts.have(paper, ())
    assert folded == []
    assert texts.have(paper, ("nerve", "cardiac"))
    assert not texts.have(paper, ("nerve", "dose"))
    assert folded == ["Vagus NERVE"]
    assert texts.have(replace(paper, title="The dose"), ("dose",))
    assert folded == ["Vagus NERVE", "The dose"]
