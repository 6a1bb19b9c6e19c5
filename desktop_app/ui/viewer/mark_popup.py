"""The card that follows a selection: pick a category, comment, ask, add to the note; by pointer or by key."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.category import Category
from desktop_app.ui.viewer.category_row import CategoryRow
from desktop_app.ui.viewer.floating_card import FloatingCard, card_button, card_divider
from desktop_app.ui.viewer.look import ViewerLook


class MarkPopup(FloatingCard):
    """Knows nothing of what is selected; it only says what the reader wants to do with it."""

    #: CategoryId: mark the selection so
    category_chosen = Signal(object)
    #: mark the selection and write a comment
    comment_requested = Signal()
    #: mark the selection and ask a question about it
    ask_requested = Signal()
    #: mark the selection and put it into the note
    note_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("markPopup", parent)
        self.setAccessibleName(self.tr("Mark the selection"))
        self._row = CategoryRow(self)
        self._row.chosen.connect(self.category_chosen)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(2)
        line.addWidget(self._row)
        line.addWidget(card_divider(self))
        for text, name, key, tip, signal in (
            (self.tr("Comment"), "popupComment", "C", self.tr("Mark and comment"), self.comment_requested),
            (self.tr("Ask"), "popupAsk", "?", self.tr("Mark and ask a question"), self.ask_requested),
            (self.tr("Add to note"), "popupNote", "N", self.tr("Mark and quote in the note"), self.note_requested),
        ):
            line.addWidget(card_button(text, name, key, tip, signal.emit, self))

    def offer(self, categories: Sequence[Category], look: ViewerLook, last: Category | None) -> None:
        """Show these categories; the one that comment, question and note would use is ringed."""
        self.wear(look)
        self._row.show_categories(categories, look, last.id if last else None)
        self.key_actions = {
            "c": self.comment_requested.emit,
            "?": self.ask_requested.emit,
            "n": self.note_requested.emit,
        }
        for category in categories:
            if category.key:
                self.key_actions[category.key] = partial(self.category_chosen.emit, category.id)

    def enter(self) -> None:
        """Give the keyboard to the card."""
        first = self._row.first_button()
        if first is not None:
            first.setFocus()
