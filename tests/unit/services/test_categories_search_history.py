"""Finding categories, searching everything, undo and redo."""

import pytest

from desktop_app.domain.changes import HistoryChanged
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.paper import Paper
from desktop_app.domain.search import SearchScope
from desktop_app.services.context import Services
from tests.unit.services.conftest import Heard


def test_a_category_answers_to_name_key_and_id(services: Services) -> None:
    evidence = services.categories.list()[1]
    for ref in ("Evidence", " evidence ", "2", evidence.id, str(evidence.id).upper()):
        assert services.categories.resolve(ref) == evidence
    assert services.categories.resolve("to do").name == "To do"
    with pytest.raises(ReaderError, match="there are Claim, Evidence"):
        services.categories.resolve("radium")


def test_everything_is_searched_or_only_some(services: Services, vns: Paper) -> None:
    services.questions.ask(vns.id, "Where are neurotrophins found?")
    kinds = {hit.kind for hit in services.search.search("neurotrophins")}
    assert {"paper", "question"} <= kinds
    only = services.search.search("neurotrophins", (SearchScope.QUESTIONS,))
    assert {hit.kind for hit in only} == {"question"}
    assert len(services.search.search("neurotrophins", limit=1)) == 1


@pytest.mark.parametrize("words", ["", "  \n", '"', "AND OR (", "a* NEAR/3", "\x00", "ñ" * 3000])
def test_any_text_can_be_searched_for(services: Services, vns: Paper, words: str) -> None:
    assert services.search.search(words) in ([], services.search.search(words))
    assert services.search.search("vagus", limit=0) == []


def test_undo_and_redo_tell_their_names(services: Services, vns: Paper, heard: Heard) -> None:
    assert services.history.names() == HistoryChanged("Add paper", None)
    services.library.set_rating(vns.id, 3)
    assert heard.events[-2:] == [HistoryChanged("Rate", None)] or HistoryChanged("Rate", None) in heard.events
    assert services.history.undo() == "Rate"
    assert services.history.names() == HistoryChanged("Add paper", "Rate")
    assert services.library.get(vns.id).rating is None
    assert services.history.redo() == "Rate"
    assert services.library.get(vns.id).rating == 3
    assert services.history.redo() is None


def test_nothing_to_undo(services: Services) -> None:
    assert services.history.names() == HistoryChanged(None, None)
    assert services.history.undo() is None
