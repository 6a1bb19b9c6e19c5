"""What stands on a page that cannot be shown: one sentence and a button that tries again."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

_WIDEST_PX = 360
_INSET_PX = 12


class FailedPage(QFrame):
    """Lies over its page."""

    #: the reader wants to try this page again
    retried = Signal()

    def __init__(self, page_index: int, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"failedPage{page_index}")
        self.setProperty("part", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("failedPageSentence")
        self._sentence.setProperty("part", "soft")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setText(sentence)
        button = QPushButton(self.tr("Try again"), self)
        button.setObjectName("failedPageRetry")
        button.setAccessibleName(self.tr("Try to show page %1 again").replace("%1", str(page_index + 1)))
        button.clicked.connect(self.retried)
        column = QVBoxLayout(self)
        column.addWidget(self._sentence)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class FailedPages:
    """The cards of the pages that failed; each shows while its page is in view."""

    def __init__(self, viewport: QWidget) -> None:
        self._viewport = viewport
        self._cards: dict[int, FailedPage] = {}

    def add(self, page_index: int, sentence: str) -> FailedPage:
        """Say that a page cannot be shown, and why."""
        self.drop(page_index)
        self._cards[page_index] = FailedPage(page_index, sentence, self._viewport)
        return self._cards[page_index]

    def drop(self, page_index: int) -> None:
        """Take the sentence away: the page is tried again."""
        card = self._cards.pop(page_index, None)
        if card is not None:
            card.hide()
            card.deleteLater()

    def clear(self) -> None:
        """Take all sentences away."""
        for page_index in tuple(self._cards):
            self.drop(page_index)

    def place(self, boxes: Mapping[int, QRect]) -> None:
        """Put the cards on their pages, given the visible pages in pixels of the viewport."""
        for page_index, card in self._cards.items():
            box = boxes.get(page_index)
            card.setVisible(box is not None)
            if box is not None:
                inside = box.intersected(self._viewport.rect()).adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX)
                card.setFixedWidth(min(_WIDEST_PX, max(inside.width(), 80)))
                card.adjustSize()
                card.move(inside.x() + max(0, (inside.width() - card.width()) // 2), inside.y())
