"""Of thousands of cards only those that are seen are measured, and any card can be gone to at once."""

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.widgets.text_card_delegate import CARD_ROLE, TextCard, TextCardList

CARDS = 1500


class Cards(QAbstractListModel):
    def rowCount(self, _parent: object = None) -> int:
        return CARDS

    def data(self, index: QModelIndex, role: int = 0) -> object:
        return TextCard(f"Card {index.row()}", "meta") if role == CARD_ROLE else None


@pytest.fixture
def cards(qtbot: QtBot, qapp: QApplication) -> TextCardList:
    made = TextCardList(Theme(ThemeWish.LIGHT), "cards")
    made.setModel(Cards(made))
    qtbot.addWidget(made)
    made.resize(400, 500)
    return made


def test_a_far_card_is_gone_to_without_measuring_those_before_it(cards: TextCardList) -> None:
    cards.show()
    asked: list[int] = []
    measure = cards.row_height
    cards.row_height = lambda row: (asked.append(row), measure(row))[1]
    index = cards.model().index(CARDS - 1, 0)
    cards.setCurrentIndex(index)
    assert cards.viewport().rect().contains(cards.visualRect(index).center())
    assert len(set(asked)) < 40
    assert cards.indexAt(cards.visualRect(index).center()).row() == CARDS - 1
    cards.scrollToTop()
    assert cards.indexAt(cards.viewport().rect().topLeft()).row() == 0
