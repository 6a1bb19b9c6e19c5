"""The small cards under a note: the paper's open questions and to-dos, which can be folded into one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

_MOST_HEIGHT = 260


@dataclass(frozen=True, slots=True)
class PendingCard:
    """`part` is "card-question", "card-buy" or "card"; `place` is the side panel a click leads to."""

    part: str
    sign: str
    text: str
    detail: str
    place: str


class PendingCards(QWidget):
    """Hidden while nothing is pending."""

    #: str: the id of the side panel the clicked card belongs to
    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[PendingCard, ...] = ()
        self._fold = QToolButton(self)
        self._fold.setObjectName("pendingFold")
        self._fold.setProperty("part", "link")
        self._fold.setCheckable(True)
        self._fold.setChecked(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.toggled.connect(self._on_folded)
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(20, 0, 20, 8)
        self._column.setSpacing(8)
        self._area = QScrollArea(self)
        self._area.setObjectName("pendingArea")
        self._area.setAccessibleName(self.tr("What is pending"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._fold)
        column.addWidget(self._area)
        self._fold.setStyleSheet("margin-left:16px")
        self.hide()

    def show_cards(self, cards: Sequence[PendingCard], summary: str) -> None:
        """Show these cards; `summary` is the line they fold into."""
        if tuple(cards) != self._shown:
            self._shown = tuple(cards)
            while self._column.count():
                item = self._column.takeAt(0)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
            for card in self._shown:
                self._column.addWidget(_Card(card, self))
        self._fold.setText(summary)
        self._fold.setAccessibleName(summary)
        self.setVisible(bool(self._shown))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def is_folded(self) -> bool:
        return not self._fold.isChecked()

    def _on_folded(self, _is_open: bool) -> None:
        self._area.setVisible(self._fold.isChecked())
        self._fold.setArrowType(Qt.ArrowType.DownArrow if self._fold.isChecked() else Qt.ArrowType.RightArrow)

    def _fit(self) -> None:
        self._on_folded(self._fold.isChecked())
        needed = self._column.totalHeightForWidth(self.width())
        self._area.setFixedHeight(min(_MOST_HEIGHT, max(needed, 0)))  # -1 while there is no card


class _Card(QFrame):
    """One card; a click or Enter leads to its side panel."""

    def __init__(self, card: PendingCard, cards: PendingCards) -> None:
        super().__init__(cards)
        self._place, self._cards = card.place, cards
        self.setObjectName("pendingCard")
        self.setProperty("part", card.part)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{card.text}. {card.detail}")
        text = QLabel(f"{card.sign} {card.text}", self)
        text.setProperty("part", "strong")
        detail = QLabel(card.detail, self)
        detail.setProperty("part", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        for label in (text, detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        detail.setVisible(bool(card.detail))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._cards.place_requested.emit(self._place)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._cards.place_requested.emit(self._place)
        else:
            super().keyPressEvent(event)
