"""The card of an existing mark: its category, its style, its comment; copy, add to note, ask, delete."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.category import Category
from desktop_app.domain.mark import Mark
from desktop_app.domain.text import clean
from desktop_app.ui.viewer.category_row import CategoryRow
from desktop_app.ui.viewer.floating_card import FloatingCard, card_button, card_divider
from desktop_app.ui.viewer.look import ViewerLook

_COMMENT_HEIGHT_PX = 76


class MarkMenu(FloatingCard):
    """What is typed as a comment is kept however the card is left."""

    #: CategoryId
    category_chosen = Signal(object)
    #: str: the id of the kind the mark shall be of
    kind_chosen = Signal(str)
    #: str: the comment is now this
    comment_written = Signal(str)
    copy_requested = Signal()
    note_requested = Signal()
    ask_requested = Signal()
    delete_requested = Signal()
    #: it needs more room than before
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("markMenu", parent)
        self.setAccessibleName(self.tr("Change the mark"))
        self._stored_comment = ""
        self._row = CategoryRow(self)
        self._row.chosen.connect(self.category_chosen)
        self._kinds = QHBoxLayout()
        self._kind_buttons: list[QPushButton] = []
        self._comment = QPlainTextEdit(self)
        self._comment.setObjectName("markComment")
        self._comment.setAccessibleName(self.tr("Comment"))
        self._comment.setPlaceholderText(self.tr("Comment…"))
        self._comment.setTabChangesFocus(True)
        self._comment.setFixedHeight(_COMMENT_HEIGHT_PX)
        self._comment.installEventFilter(self)
        top, bottom, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(6)
        top.addWidget(self._row)
        top.addWidget(card_divider(self))
        top.addLayout(self._kinds)
        top.addStretch()
        for text, name, key, tip, slot in self._buttons():
            bottom.addWidget(card_button(text, name, key, tip, slot, self))
        bottom.addStretch()
        column.addLayout(top)
        column.addWidget(self._comment)
        column.addLayout(bottom)

    def offer(self, mark: Mark, categories: Sequence[Category], kinds: Mapping[str, str], look: ViewerLook) -> None:
        """Show this mark; `kinds` are ids with the labels of what it can be turned into."""
        self.wear(look)
        self._row.show_categories(categories, look, mark.category_id)
        self._show_kinds(mark.kind, kinds)
        self._stored_comment = mark.comment
        self._comment.setPlainText(mark.comment)
        self._comment.setVisible(bool(mark.comment))
        self.key_actions = {
            "c": self.write_comment,
            "n": self.note_requested.emit,
            "?": self.ask_requested.emit,
        }
        for category in categories:
            if category.key:
                self.key_actions[category.key] = partial(self.category_chosen.emit, category.id)

    def write_comment(self) -> None:
        """Open the comment and put the keyboard there."""
        self._comment.setVisible(True)
        self.grown.emit()
        self._comment.setFocus()
        self._comment.moveCursor(self._comment.textCursor().MoveOperation.End)

    def enter(self) -> None:
        """Give the keyboard to the card."""
        first = self._row.first_button()
        if first is not None:
            first.setFocus()

    def keep_comment(self) -> None:
        """Say what was typed, once."""
        text = clean(self._comment.toPlainText()).strip()
        if text != self._stored_comment:
            self._stored_comment = text
            self.comment_written.emit(text)

    def leave(self) -> None:
        """Keep the comment and go away."""
        if self.isVisible():
            self.keep_comment()
            self.hide()

    def press_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
            return True
        return super().press_key(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._comment:
            if event.type() == QEvent.Type.FocusOut:
                self.keep_comment()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _ends_typing(event):
                self.escaped.emit()
                return True
        return super().eventFilter(watched, event)

    def _buttons(self) -> tuple[tuple[str, str, str, str, Callable[[], None]], ...]:
        return (
            (self.tr("Comment"), "menuComment", "C", self.tr("Write a comment"), self.write_comment),
            (self.tr("Ask"), "menuAsk", "?", self.tr("Ask a question about it"), self.ask_requested.emit),
            (self.tr("Add to note"), "menuNote", "N", self.tr("Quote it in the note"), self.note_requested.emit),
            (self.tr("Copy"), "menuCopy", "Ctrl+C", self.tr("Copy the passage"), self.copy_requested.emit),
            (self.tr("Delete"), "menuDelete", "Del", self.tr("Delete the mark"), self.delete_requested.emit),
        )

    def _show_kinds(self, current: str, kinds: Mapping[str, str]) -> None:
        for button in self._kind_buttons:
            self._kinds.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._kind_buttons = []
        for kind, label in kinds.items():
            button = card_button(label, f"kind_{kind}", "", label, partial(self.kind_chosen.emit, kind), self)
            button.setCheckable(True)
            button.setChecked(kind == current)
            self._kinds.addWidget(button)
            self._kind_buttons.append(button)


def _ends_typing(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() == Qt.Key.Key_Escape or (control and is_enter)
