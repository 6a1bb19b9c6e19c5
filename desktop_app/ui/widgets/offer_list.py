"""What a pasted text suggests: questions and to-dos, none of them taken unless it is ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.capture import Offer, OfferKind
from desktop_app.ui.theme import Theme


class OfferList(QWidget):
    """Each offer shows the sentence it came from."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offers")
        self._theme = theme
        self._boxes: list[tuple[Offer, QCheckBox]] = []
        self._cards: list[QFrame] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(1.5))

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these; one that is shown already keeps its tick."""
        ticked = set(self.accepted())
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards, self._boxes = [], []
        for place, offer in enumerate(offers):
            self._cards.append(self._card(place, offer, is_ticked=offer in ticked))
            self._column.addWidget(self._cards[-1])
        self.setVisible(bool(offers))

    def accepted(self) -> tuple[Offer, ...]:
        """The offers that are ticked."""
        return tuple(offer for offer, box in self._boxes if box.isChecked())

    def _card(self, place: int, offer: Offer, *, is_ticked: bool) -> QFrame:
        card = QFrame(self)
        is_question = offer.kind is OfferKind.QUESTION
        part = "card-question" if is_question else "card-buy" if offer.todo_kind == "buy" else "card"
        card.setProperty("part", part)
        box = QCheckBox(self._text_of(offer), card)
        box.setObjectName(f"offer-{place}")
        box.setAccessibleName(box.text())
        box.setChecked(is_ticked)
        source = QLabel(f"“{offer.source}”", card)
        source.setProperty("part", "small")
        source.setTextFormat(Qt.TextFormat.PlainText)
        source.setWordWrap(True)
        column = QVBoxLayout(card)
        column.setContentsMargins(*[self._theme.space(2.5)] * 4)
        column.setSpacing(2)
        column.addWidget(box)
        column.addWidget(source)
        self._boxes.append((offer, box))
        return card

    def _text_of(self, offer: Offer) -> str:
        if offer.kind is OfferKind.QUESTION:
            text = self.tr("Question: %1") if not offer.promised else self.tr("Question, with a promise: %1")
        else:
            text = self.tr("To do: %1")
        return text.replace("%1", offer.text).replace("&", "&&")
