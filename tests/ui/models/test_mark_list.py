"""Rows of marks come, change and go one by one, in the order of the paper, under the heads of their groups."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.domain.anchor import Placement
from desktop_app.domain.ids import CategoryId, MarkId
from desktop_app.domain.link_use import Use, UseKind
from desktop_app.domain.mark import Mark
from desktop_app.ui.models.mark_filter import MarkFilter
from desktop_app.ui.models.mark_groups import Grouping
from desktop_app.ui.models.mark_list import MarkListModel
from desktop_app.ui.widgets.mark_card import CARD_ROLE, MARKS_MIME, Expansion, GroupHead, MarkCard
from tests.ui.records import PAPER, categories, documents, mark


@pytest.fixture
def model(qtbot: QtBot, qtmodeltester: ModelTester) -> MarkListModel:
    model = MarkListModel()
    model.set_categories(categories())
    model.set_documents(documents())
    qtmodeltester.check(model)
    return model


def rows(model: MarkListModel) -> list[MarkCard | GroupHead]:
    return [model.index(row).data(CARD_ROLE) for row in range(model.rowCount())]


def quotes(model: MarkListModel) -> list[str]:
    return [row.quote for row in rows(model) if isinstance(row, MarkCard)]


def heads(model: MarkListModel) -> list[tuple[str, int]]:
    return [(row.title, row.count) for row in rows(model) if isinstance(row, GroupHead)]


def card(model: MarkListModel, number: int) -> MarkCard:
    found = model.index_of(mark(number).id).data(CARD_ROLE)
    assert isinstance(found, MarkCard)
    return found


def words(text: str) -> MarkFilter:
    return MarkFilter(words=tuple(text.casefold().split()))


def test_the_abstract_comes_first_then_the_pages(model: MarkListModel) -> None:
    model.set_marks([mark(3, "later page", page_index=5), mark(2, "page"), mark(9, "abstract", page_index=None)])
    assert quotes(model) == ["abstract", "page", "later page"]
    assert heads(model) == [("Abstract", 1), ("Page 3", 1), ("Page 6", 1)]
    assert card(model, 9).heading == "Claim · Abstract"
    assert card(model, 2).heading == "Claim · p. 3"


def test_a_new_mark_is_one_inserted_row(model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a"), mark(3, "c")])
    with qtbot.waitSignal(model.rowsInserted) as inserted, qtbot.assertNotEmitted(model.modelReset):
        model.put([mark(2, "b")])
    assert inserted.args is not None
    assert inserted.args[1:3] == [2, 2]
    assert quotes(model) == ["a", "b", "c"]
    assert heads(model) == [("Page 3", 3)]


def test_a_changed_mark_stays_in_its_row(model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b")])
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.rowsRemoved):
        model.put([replace(mark(2, "b"), comment="why?", category_id=CategoryId(categories()[3].id))])
    assert card(model, 2).comment == "why?"
    assert card(model, 2).heading.startswith("Question")


def test_a_removed_mark_is_one_removed_row(model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b"), mark(3, "c")])
    with qtbot.waitSignal(model.rowsRemoved) as removed:
        model.remove([mark(2).id])
    assert removed.args is not None
    assert removed.args[1:3] == [2, 2]
    with qtbot.assertNotEmitted(model.rowsRemoved):
        model.remove([mark(2).id])
    model.remove([mark(1).id, mark(3).id])
    assert model.rowCount() == 0


def test_a_moved_mark_finds_its_new_place(model: MarkListModel) -> None:
    model.set_marks([mark(number, f"{number}") for number in range(1, 30)])
    moved = replace(mark(3, "3", page_index=7), id=mark(3).id)
    model.put([moved])
    assert quotes(model)[-1] == "3"
    assert heads(model) == [("Page 3", 28), ("Page 8", 1)]


def test_categories_and_time_group_too(model: MarkListModel) -> None:
    long_ago = mark(1).created_at - timedelta(days=700)
    first, second = (replace(one, created_at=long_ago) for one in (mark(1, "a", category=2), mark(2, "b")))
    later = replace(mark(3, "c", category=2), created_at=long_ago + timedelta(days=2))
    model.set_marks([first, second, later])
    model.set_grouping(Grouping.CATEGORY)
    assert heads(model) == [("! Claim", 1), ("= Evidence", 2)]
    assert quotes(model) == ["b", "a", "c"]
    model.put([replace(second, category_id=CategoryId(categories()[1].id))])
    assert heads(model) == [("= Evidence", 3)]
    model.set_grouping(Grouping.TIME)
    assert quotes(model) == ["c", "a", "b"]
    assert [count for _title, count in heads(model)] == [1, 2]
    assert heads(model)[1][0].endswith("Dec 2024")


def test_a_folded_group_keeps_its_head_and_count(model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b"), mark(3, "c", page_index=4)])
    head = rows(model)[0]
    assert isinstance(head, GroupHead)
    with qtbot.waitSignal(model.rowsRemoved) as removed:
        model.fold(head.key, is_folded=True)
    assert removed.args[1:3] == [1, 2]
    assert quotes(model) == ["c"]
    assert heads(model) == [("Page 3", 2), ("Page 5", 1)]
    assert model.index(0).data() == "Page 3, 2 marks, folded"
    model.unfold_for(mark(2).id)
    assert quotes(model) == ["a", "b", "c"]


def test_filters_by_words_categories_tags_and_comments(model: MarkListModel) -> None:
    model.set_marks(
        [mark(1, "Serum BDNF"), mark(2, "serum", category=2, tags=("x",)), mark(3, "other", comment="bdnf in serum")]
    )
    claim, evidence = (CategoryId(category.id) for category in categories()[:2])
    for wanted, found in (
        (words("bdnf SERUM"), ["Serum BDNF", "other"]),
        (MarkFilter(categories=frozenset({evidence})), ["serum"]),
        (MarkFilter(categories=frozenset({claim, evidence})), ["Serum BDNF", "serum", "other"]),
        (MarkFilter(tags=frozenset({"x", "y"})), ["serum"]),
        (MarkFilter(has_comment=True), ["other"]),
        (MarkFilter(frozenset({claim}), words=("serum",), has_comment=True), ["other"]),
    ):
        model.set_filter(wanted)
        assert quotes(model) == found
        assert model.shown_count() == len(found)
    assert model.source.total == 3
    model.put([mark(4, "hidden by the filter")])
    assert quotes(model) == ["other"]
    model.keep_shown(mark(4).id)
    assert quotes(model) == ["other", "hidden by the filter"]
    model.set_filter(MarkFilter())
    assert len(quotes(model)) == 4


def test_every_row_is_the_same_after_many_came_and_went(model: MarkListModel, qtbot: QtBot) -> None:
    marks = [
        mark(number, f"quote {number}", page_index=number % 7, category=number % 3 + 1) for number in range(1, 400)
    ]
    model.set_marks(marks)
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_filter(words("7"))
        assert quotes(model) == sorted_quotes(one for one in marks if "7" in one.quote)
        model.set_filter(MarkFilter())
        model.put([replace(one, comment="new") for one in marks[::3]])
        model.remove([one.id for one in marks[::2]])
    left = [one for one in marks if one not in marks[::2]]
    assert quotes(model) == sorted_quotes(left)


def sorted_quotes(marks: Sequence[object]) -> list[str]:
    return [one.quote for one in sorted(marks, key=lambda one: (one.sort_key, one.id.int))]


def test_a_mark_that_was_not_found_says_so(model: MarkListModel) -> None:
    model.set_marks([mark(1, placement=Placement.APPROXIMATE), mark(2, placement=Placement.ORPHANED), mark(3)])
    assert "approximately" in card(model, 1).trouble
    assert "not found" in card(model, 2).trouble
    assert card(model, 3).trouble == ""
    assert "not found" in model.index_of(mark(2).id).data()


def test_cards_show_more_one_by_one_or_all(model: MarkListModel) -> None:
    model.set_marks([mark(1), mark(2), mark(3)])
    model.expand([mark(2).id], 0)
    assert (card(model, 1).expansion, card(model, 2).expansion) == (Expansion.SHORT, Expansion.WHOLE)
    model.expand([mark(1).id, mark(2).id], 0)
    assert (card(model, 1).expansion, card(model, 2).expansion) == (Expansion.WHOLE, Expansion.WHOLE)
    model.expand([mark(1).id], 5)
    assert card(model, 1).expansion is Expansion.ALL
    model.expand_all(Expansion.LINE)
    assert {card(model, number).expansion for number in (1, 2, 3)} == {Expansion.LINE}
    model.expand([MarkId(PAPER)], 1)
    assert card(model, 1).expansion is Expansion.LINE


def test_where_a_mark_is_used_is_asked_when_it_shows_everything(model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, tags=("serum",)), mark(2)])
    model.set_used({mark(1).id: 2})
    assert card(model, 1).used == "used 2 times"
    assert card(model, 2).used == ""
    with qtbot.waitSignal(model.uses_wanted) as wanted:
        model.expand([mark(1).id], 2)
        model.index_of(mark(1).id).data(CARD_ROLE)
    assert wanted.args == [mark(1).id]
    model.set_uses(
        mark(1).id,
        [Use(UseKind.NOTE, PAPER, "Own", "a line"), Use(UseKind.RAISED, None, "", "Where?", answer="There.")],
    )
    shown = [use.text for use in card(model, 1).uses]
    assert shown == ["↗ In the note: a line", "↗ Raised the question: Where? → There."]
    spoken = model.index_of(mark(1).id).data()
    assert all(part in spoken for part in ("Tags: serum", "used 2 times", "In the note", "Made "))


def test_marks_are_dragged_as_ids_and_as_text(model: MarkListModel) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b")])
    indexes: list[QModelIndex] = [model.index_of(mark(2).id), model.index_of(mark(1).id)]
    data = model.mimeData(indexes)
    assert data.data(MARKS_MIME).toStdString().split() == [str(mark(1).id), str(mark(2).id)]
    assert data.text() == "a\n\nb"


def test_a_mark_in_pieces_is_one_card(model: MarkListModel) -> None:
    def piece(number: int, words: str, page: int) -> Mark:
        made = mark(number, words, page_index=page, comment="why" if number == 1 else "")
        return replace(made, anchor=replace(made.anchor, group="g"))

    model.set_marks([piece(2, "and goes on", 3), piece(1, "it begins", 2), mark(3, "other")])
    assert quotes(model) == ["it begins and goes on", "other"]
    assert (card(model, 1).heading, card(model, 1).comment) == ("Claim · pp. 3-4", "why")
    assert model.index_of(mark(2).id) == model.index_of(mark(1).id)
    assert model.source.total == 2
    model.set_filter(words("begins goes"))
    assert quotes(model) == ["it begins and goes on"]
    model.set_filter(MarkFilter())
    model.put([replace(piece(2, "and ends", 3), category_id=CategoryId(categories()[1].id))])
    assert quotes(model) == ["it begins and ends", "other"]
    model.remove([mark(1).id])
    assert quotes(model) == ["other", "and ends"]
    assert card(model, 2).heading == "Evidence · p. 4"
    model.remove([mark(2).id])
    assert quotes(model) == ["other"]
