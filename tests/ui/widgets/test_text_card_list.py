"""Thousands of cards are laid out in batches, and the card that is asked for is there all the same."""

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


def test_a_card_beyond_the_first_batch_is_scrolled_to(cards: TextCardList) -> None:
    cards.show()
    index = cards.model().index(CARDS - 1, 0)
    cards.setCurrentIndex(index)
    assert cards.viewport().rect().contains(cards.visualRect(index).center())
    assert cards.layoutMode() is TextCardList.LayoutMode.Batched


def test_the_first_card_does_not_wait_for_all(cards: TextCardList) -> None:
    cards.show()
    cards.setCurrentIndex(cards.model().index(0, 0))
    assert cards.visualRect(cards.model().index(CARDS - 1, 0)).isEmpty()


def test_all_cards_are_laid_out_in_the_end(cards: TextCardList, qtbot: QtBot) -> None:
    cards.show()
    qtbot.waitUntil(lambda: not cards.visualRect(cards.model().index(CARDS - 1, 0)).isEmpty())
