"""The card that follows a selection: pick category and kind, comment, ask, add to the note; by pointer or by key."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop_app.domain.category import Category
from desktop_app.ui.viewer.category_row import CategoryRow
from desktop_app.ui.viewer.floating_card import FloatingCard, card_divider, keyed_button
from desktop_app.ui.viewer.kind_row import KindRow
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.mark_choice import MarkChoice
from desktop_app.ui.viewer.mark_kinds import text_kinds


class MarkPopup(FloatingCard):
    """Knows nothing of what is selected; it only says what the reader wants to do with it."""

    #: CategoryId: mark the selection so
    category_chosen = Signal(object)
    #: str: the id of the kind that a mark shall be of
    kind_chosen = Signal(str)
    #: mark the selection as the last one was
    repeat_requested = Signal()
    #: mark the selection and write a comment
    comment_requested = Signal()
    #: mark the selection and ask a question about it
    ask_requested = Signal()
    #: mark the selection and put it into the note
    note_requested = Signal()
    #: let the marks that the selection touches take it in
    join_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("markPopup", parent)
        self.setAccessibleName(self.tr("Mark the selection"))
        self._row, self._kinds = CategoryRow(self), KindRow(self)
        self._row.chosen.connect(self.category_chosen)
        self._kinds.chosen.connect(self.kind_chosen)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(6, 4, 6, 4)
        self._line.setSpacing(2)
        self._divider = card_divider(self)
        self._line.addLayout(_beside((self._row, card_divider(self), self._kinds)))
        self._line.addWidget(self._divider)
        self._line.addLayout(self._words())

    def _words(self) -> QHBoxLayout:
        join = self.tr("Make one mark of the selection and the mark it touches")
        self._buttons = tuple(
            keyed_button(text, name, key, tip, signal.emit, self)
            for text, name, key, tip, signal in (
                (self.tr("Comment"), "popupComment", "C", self.tr("Mark and comment"), self.comment_requested),
                (self.tr("Ask"), "popupAsk", "?", self.tr("Mark and ask a question"), self.ask_requested),
                (self.tr("Add to note"), "popupNote", "N", self.tr("Mark and quote in the note"), self.note_requested),
                (self.tr("Join"), "popupJoin", "J", join, self.join_requested),
            )
        )
        self._join = self._buttons[-1]
        return _beside(self._buttons)

    def fit(self, room_px: int) -> None:
        """Be no wider than this, in two lines if needed."""
        self._stack(is_stacked=False)
        if self.sizeHint().width() > room_px:
            self._stack(is_stacked=True)

    def _stack(self, *, is_stacked: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._divider.setVisible(not is_stacked)
        self._line.setDirection(down if is_stacked else across)
        self._line.activate()

    def offer(self, choice: MarkChoice, look: ViewerLook, joins: Category | None) -> None:
        """Show what can be chosen; `joins` is the category of marks that the selection touches, None for none."""
        self.wear(look)
        for button in self._buttons:
            button.wear(look)
        last = choice.category
        kinds = text_kinds(choice.kinds)
        self._row.show_categories(choice.categories, look, last.id if last else None)
        self._kinds.show_kinds(kinds, look, choice.kind)
        self._join.setVisible(joins is not None)
        if joins is not None:
            self._join.setText(self.tr("Join %1").replace("%1", joins.glyph))
        self.key_actions = {
            "c": self.comment_requested.emit,
            "?": self.ask_requested.emit,
            "n": self.note_requested.emit,
            "r": self.repeat_requested.emit,
        }
        if joins is not None:
            self.key_actions["j"] = self.join_requested.emit
        for kind, kind_look in kinds.items():
            if kind_look.key:
                self.key_actions[kind_look.key.lower()] = partial(self.kind_chosen.emit, kind)
        for category in choice.categories:
            if category.key:
                self.key_actions[category.key] = partial(self.category_chosen.emit, category.id)

    def show_kind(self, kind: str) -> None:
        """Ring the kind that was picked."""
        self._kinds.show_current(kind)

    def enter(self) -> None:
        """Give the keyboard to the card."""
        first = self._row.first_button()
        if first is not None:
            first.setFocus()


def _beside(parts: Iterable[QWidget]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(2)
    for part in parts:
        line.addWidget(part)
    line.addStretch()
    return line
