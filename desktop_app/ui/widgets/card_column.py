"""A scrolling column of cards, kept in step with a list: cards that stay keep their place, focus and open form."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class Content(Protocol):
    """What a card shows; `id` tells cards apart."""

    @property
    def id(self) -> Hashable: ...


C = TypeVar("C", bound=Content)


class CardColumn(QScrollArea, Generic[C]):
    """`make` builds a card for a content; `show_content` is called on it at once and at each change."""

    def __init__(self, name: str, make: Callable[[C], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._make = make
        self._cards: dict[Hashable, QWidget] = {}
        self._contents: dict[Hashable, C] = {}
        self._inside = QWidget(self)
        self._inside.setProperty("part", "page")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(12, 6, 12, 12)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inside)

    def show_contents(self, contents: Sequence[C]) -> None:
        """Show one card for each of these, in this order."""
        wanted = {content.id for content in contents}
        for key in [key for key in self._cards if key not in wanted]:
            card = self._cards.pop(key)
            del self._contents[key]
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, content in enumerate(contents):
            self._put(place, content)

    def card(self, key: Hashable) -> QWidget | None:
        return self._cards.get(key)

    def reveal(self, key: Hashable) -> None:
        """Scroll to this card and give it the focus."""
        card = self._cards.get(key)
        if card is not None:
            self._inside.adjustSize()
            self.ensureWidgetVisible(card)
            card.setFocus()

    def _put(self, place: int, content: C) -> None:
        card = self._cards.get(content.id)
        if card is None:
            card = self._cards[content.id] = self._make(content)
        elif self._contents[content.id] != content:
            card.show_content(content)  # type: ignore[attr-defined]  # `make` builds cards, which Qt's types cannot say
        self._contents[content.id] = content
        if self._column.indexOf(card) != place:
            self._column.removeWidget(card)
            self._column.insertWidget(place, card)
