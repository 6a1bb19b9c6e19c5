"""Rows of marks come, change and go one by one, in the order of the paper."""

from dataclasses import replace

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.domain.anchor import Placement
from desktop_app.domain.ids import CategoryId
from desktop_app.ui.models.mark_list import MarkListModel
from desktop_app.ui.widgets.mark_card import CARD_ROLE, MarkCard
from tests.ui.records import categories, documents, mark


@pytest.fixture
def model(qtbot: QtBot, qtmodeltester: ModelTester) -> MarkListModel:
    model = MarkListModel()
    model.set_categories(categories())
    model.set_documents(documents())
    qtmodeltester.check(model)
    return model


def quotes(model: MarkListModel) -> list[str]:
    cards = [model.index(row).data(CARD_ROLE) for row in range(model.rowCount())]
    return [card.quote for card in cards]


def card(model: MarkListModel, row: int) -> MarkCard:
    found = model.index(row).data(CARD_ROLE)
    assert isinstance(found, MarkCard)
    return found


def test_the_abstract_comes_first_then_the_pages(model: MarkListModel) -> None:
    model.set_marks([mark(3, "later page", page_index=5), mark(2, "page"), mark(9, "abstract", page_index=None)])
    assert quotes(model) == ["abstract", "page", "later page"]
    assert card(model, 0).heading == "Claim · Abstract"
    assert card(model, 1).heading == "Claim · p. 3"


def test_a_new_mark_is_one_inserted_row(model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a"), mark(3, "c")])
    with qtbot.waitSignal(model.rowsInserted) as inserted, qtbot.assertNotEmitted(model.modelReset):
        model.put(mark(2, "b"))
    assert inserted.args is not None
    assert inserted.args[1:3] == [1, 1]
    assert quotes(model) == ["a", "b", "c"]


def test_a_changed_mark_stays_in_its_row(model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b")])
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.rowsRemoved):
        model.put(replace(mark(2, "b"), comment="why?", category_id=CategoryId(categories()[3].id)))
    assert card(model, 1).comment == "why?"
    assert card(model, 1).heading.startswith("Question")


def test_a_removed_mark_is_one_removed_row(model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b"), mark(3, "c")])
    with qtbot.waitSignal(model.rowsRemoved) as removed:
        model.remove(mark(2).id)
    assert removed.args is not None
    assert removed.args[1:3] == [1, 1]
    with qtbot.assertNotEmitted(model.rowsRemoved):
        model.remove(mark(2).id)


def test_filters_by_category_and_words(model: MarkListModel) -> None:
    model.set_marks([mark(1, "Serum BDNF"), mark(2, "serum", category=2), mark(3, "other", comment="bdnf in serum")])
    model.set_filter(None, "bdnf SERUM")
    assert quotes(model) == ["Serum BDNF", "other"]
    model.set_filter(CategoryId(categories()[1].id), "")
    assert quotes(model) == ["serum"]
    assert model.total() == 3
    assert model.counts()[CategoryId(categories()[0].id)] == 2
    model.put(mark(4, "hidden by the filter"))
    assert quotes(model) == ["serum"]
    model.set_filter(None, "")
    assert model.rowCount() == 4


def test_a_mark_that_was_not_found_says_so(model: MarkListModel) -> None:
    model.set_marks([mark(1, placement=Placement.APPROXIMATE), mark(2, placement=Placement.ORPHANED), mark(3)])
    assert "approximately" in card(model, 0).trouble
    assert "not found" in card(model, 1).trouble
    assert card(model, 2).trouble == ""
    assert "not found" in model.index(1).data()
