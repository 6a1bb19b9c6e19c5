"""Passages that may answer a question (or several) as cards below a heading, with the keys to go through them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.radar import RadarPassage
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.passage_card import PassageCard

_AT_FIRST = 3


class PassageList(QWidget):
    """Takes no room until it was told something; `with_questions` writes its question above each passage.

    `heading` stands above them in place of the usual one.
    """

    #: RadarPassage, str: as `PassageCard.wished`
    wished = Signal(object, str)
    #: she leaves the passages to the left
    left = Signal()
    #: int: she goes on below the last card (1), or above the first one (-1)
    passed = Signal(int)

    def __init__(
        self, theme: Theme, *, with_questions: bool = False, heading: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("passageList")
        self._theme, self._with_questions = theme, with_questions
        self._cards: list[PassageCard] = []
        self._passages: tuple[RadarPassage, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space(3) if heading else 0, 0, 0)
        self._column.setSpacing(theme.space(2))
        title = QLabel((heading or self.tr("Passages that may answer it")).upper(), self)
        title.setProperty("part", "section")
        title.setVisible(not with_questions)
        self._nothing = QLabel(self)
        self._nothing.setObjectName("noPassages")
        self._nothing.setProperty("part", "soft")
        self._nothing.setWordWrap(True)
        self._more = LinkButton("morePassages", "", self)
        self._more.clicked.connect(lambda _checked=False: self._show_all())
        self._column.addWidget(title)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._more)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence in place of passages."""
        self._fill(())
        self._nothing.setText(sentence)
        self._nothing.show()
        self.show()

    def show_passages(self, passages: Sequence[RadarPassage]) -> None:
        """Show these; the focus stays at the card it was on, or goes to the one that took its place."""
        if tuple(passages) == self._passages and self._cards:
            return
        place = next((place for place, card in enumerate(self._cards) if card.hasFocus()), None)
        self._nothing.hide()
        self._fill(passages)
        self.show()
        if place is not None and self._cards:
            self._cards[min(place, len(self._cards) - 1)].setFocus()

    def take_focus(self, *, at_end: bool = False) -> bool:
        """Go to the best one, or to the last that is seen; whether there is any."""
        seen = [card for card in self._cards if not card.isHidden()]
        if not seen or self.isHidden():
            return False
        seen[-1 if at_end else 0].setFocus()
        return True

    def height_for(self, width_px: int) -> int:
        """How high it is when it is so wide."""
        return self._column.totalHeightForWidth(width_px)

    def cards(self) -> list[PassageCard]:
        return list(self._cards)

    def _fill(self, passages: Sequence[RadarPassage]) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._passages, self._cards = tuple(passages), []
        for passage in passages:
            card = PassageCard(self._theme, passage, with_question=self._with_questions, parent=self)
            card.wished.connect(self.wished)
            card.left.connect(self.left)
            card.stepped.connect(lambda step, card=card: self._step(card, step))
            self._column.insertWidget(self._column.count() - 1, card)
            card.setVisible(len(self._cards) < _AT_FIRST)
            self._cards.append(card)
        rest = len(passages) - _AT_FIRST
        self._more.set_text(self.tr("Show 1 more") if rest == 1 else self.tr("Show %1 more").replace("%1", str(rest)))
        self._more.setVisible(rest > 0)

    def _show_all(self) -> None:
        self._more.hide()
        for card in self._cards:
            card.show()
        self._cards[_AT_FIRST].setFocus()

    def _step(self, card: PassageCard, step: int) -> None:
        place = self._cards.index(card) + step
        if 0 <= place < len(self._cards):
            if self._cards[place].isHidden():
                self._show_all()
            self._cards[place].setFocus()
        else:
            self.passed.emit(step)
