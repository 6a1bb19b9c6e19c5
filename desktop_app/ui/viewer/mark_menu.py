"""The card of an existing mark: its category, its kind, its words and comment, its uses; what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.link_use import Use
from desktop_app.domain.mark import Mark
from desktop_app.domain.text import clean
from desktop_app.ui.viewer.category_row import CategoryRow
from desktop_app.ui.viewer.floating_card import FloatingCard, card_button, card_divider
from desktop_app.ui.viewer.kind_row import KindRow
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.mark_choice import MarkChoice
from desktop_app.ui.viewer.mark_kinds import text_kinds
from desktop_app.ui.viewer.use_lines import UseLines

_COMMENT_HEIGHT_PX = 76


@dataclass(frozen=True, slots=True)
class _Button:
    text: str
    name: str
    key: str
    tip: str
    slot: Callable[[], None]


class MarkMenu(FloatingCard):
    """What is typed as a comment, or as the words of the mark, is kept however the card is left."""

    #: CategoryId
    category_chosen = Signal(object)
    #: str: the id of the kind the mark shall be of
    kind_chosen = Signal(str)
    #: str: the comment is now this
    comment_written = Signal(str)
    #: str: the quoted words are now these
    quote_written = Signal(str)
    #: Use: go there
    use_chosen = Signal(object)
    copy_requested = Signal()
    link_requested = Signal()
    note_requested = Signal()
    ask_requested = Signal()
    #: bool: it raises a question that is asked already, or (True) is evidence for one
    question_requested = Signal(bool)
    merge_requested = Signal()
    #: other words shall be typed where the mark is
    rewriting_requested = Signal()
    delete_requested = Signal()
    #: it needs more room than before
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("markMenu", parent)
        self.setAccessibleName(self.tr("Change the mark"))
        self._stored_comment = self._stored_quote = ""
        self._is_typed = False
        self._row, self._kinds = CategoryRow(self), KindRow(self)
        self._row.chosen.connect(self.category_chosen)
        self._kinds.chosen.connect(self.kind_chosen)
        self._divider = card_divider(self)
        self._quote = self._editor("markQuote", self.tr("Words of the mark"), self.tr("Words…"))
        self._comment = self._editor("markComment", self.tr("Comment"), self.tr("Comment…"))
        self._uses = UseLines(self)
        self._uses.chosen.connect(self.use_chosen)
        top, bottom, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(6)
        bottom.setSpacing(2)
        top.addWidget(self._row)
        top.addWidget(self._divider)
        top.addWidget(self._kinds)
        top.addStretch()
        self._buttons = {one.name: card_button(*_parts(one), self) for one in self._rows()}
        for button in self._buttons.values():
            bottom.addWidget(button)
        bottom.addStretch()
        column.addLayout(top)
        column.addWidget(self._quote)
        column.addWidget(self._comment)
        column.addLayout(bottom)
        column.addWidget(self._uses)

    def offer(self, mark: Mark, choice: MarkChoice, look: ViewerLook, *, can_merge: bool) -> None:
        """Show this mark; marks that are not on text stay of their kind."""
        self.wear(look)
        kind = choice.kinds.get(mark.kind)
        kinds = text_kinds(choice.kinds) if kind is None or kind.is_of_text else {}
        self._row.show_categories(choice.categories, look, mark.category_id)
        self._kinds.show_kinds(kinds, look, mark.kind)
        self._kinds.setVisible(bool(kinds))
        self._divider.setVisible(bool(kinds))
        self._stored_comment, self._stored_quote = mark.comment, mark.quote
        self._comment.setPlainText(mark.comment)
        self._quote.setPlainText(mark.quote)
        self._quote.hide()
        self._uses.show_uses((), look)
        self._is_typed = kind is not None and kind.made_by == "typing"
        has_words = bool(mark.quote) or self._is_typed
        self._buttons["menuWords"].setVisible(has_words)
        self._buttons["menuComment"].setVisible(not self._is_typed)
        self._comment.setVisible(bool(mark.comment) and not self._is_typed)
        self._buttons["menuCopy"].setVisible(bool(mark.quote or mark.comment))
        self._buttons["menuMerge"].setVisible(can_merge)
        self._take_keys(choice, can_merge=can_merge, has_words=has_words)

    def show_uses(self, uses: Sequence[Use], look: ViewerLook) -> None:
        """Say where the mark is used."""
        if not self._uses.is_empty or uses:
            self._uses.show_uses(uses, look)
            self.grown.emit()

    def write_comment(self) -> None:
        """Open the comment and put the keyboard there; what was typed on the page is its own comment."""
        if self._is_typed:
            self.rewriting_requested.emit()
        else:
            self._write(self._comment)

    def write_quote(self) -> None:
        """Open the quoted words and put the keyboard there."""
        if self._is_typed:
            self.rewriting_requested.emit()
        else:
            self._write(self._quote)

    def enter(self) -> None:
        """Give the keyboard to the card."""
        first = self._row.first_button()
        if first is not None:
            first.setFocus()

    def keep_texts(self) -> None:
        """Say what was typed, once."""
        text = clean(self._comment.toPlainText()).strip()
        if text != self._stored_comment:
            self._stored_comment = text
            self.comment_written.emit(text)
        words = clean(self._quote.toPlainText()).strip()
        if words and words != self._stored_quote:
            self._stored_quote = words
            self.quote_written.emit(words)

    def leave(self) -> None:
        """Keep the texts and go away."""
        if self.isVisible():
            self.keep_texts()
            self.hide()

    def takes_key(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Delete or super().takes_key(event)

    def press_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
            return True
        return super().press_key(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in (self._comment, self._quote):
            if event.type() == QEvent.Type.FocusOut:
                self.keep_texts()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _ends_typing(event):
                self.escaped.emit()
                return True
        return super().eventFilter(watched, event)

    def _rows(self) -> tuple[_Button, ...]:
        return (
            _Button(self.tr("Comment"), "menuComment", "C", self.tr("Write a comment"), self.write_comment),
            _Button(self.tr("Words"), "menuWords", "E", self.tr("Correct the words"), self.write_quote),
            _Button(self.tr("Ask"), "menuAsk", "?", self.tr("Ask a question about it"), self.ask_requested.emit),
            _Button(
                self.tr("Question"),
                "menuQuestion",
                "Q",
                self.tr("Add it to a question, or use it as evidence for one"),
                self._offer_questions,
            ),
            _Button(self.tr("Add to note"), "menuNote", "N", self.tr("Quote it in the note"), self.note_requested.emit),
            _Button(self.tr("Copy"), "menuCopy", "Ctrl+C", self.tr("Copy the passage"), self.copy_requested.emit),
            _Button(self.tr("Link"), "menuLink", "K", self.tr("Copy a link to it"), self.link_requested.emit),
            _Button(
                self.tr("Merge"),
                "menuMerge",
                "J",
                self.tr("Make one mark of it and those of its category that it touches"),
                self.merge_requested.emit,
            ),
            _Button(self.tr("Delete"), "menuDelete", "Del", self.tr("Delete the mark"), self.delete_requested.emit),
        )

    def _offer_questions(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("markQuestionMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, is_evidence in (
            ("addToQuestion", self.tr("Add to a question…"), False),
            ("useAsEvidence", self.tr("Use as evidence for…"), True),
        ):
            action = menu.addAction(text)
            action.setObjectName(name)
            action.triggered.connect(lambda _on=False, on=is_evidence: self.question_requested.emit(on))
        button = self._buttons["menuQuestion"]
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _take_keys(self, choice: MarkChoice, *, can_merge: bool, has_words: bool) -> None:
        self.key_actions = {
            "c": self.write_comment,
            "n": self.note_requested.emit,
            "?": self.ask_requested.emit,
            "q": self._offer_questions,
            "k": self.link_requested.emit,
        }
        if has_words:
            self.key_actions["e"] = self.write_quote
        if can_merge:
            self.key_actions["j"] = self.merge_requested.emit
        for category in choice.categories:
            if category.key:
                self.key_actions[category.key] = partial(self.category_chosen.emit, category.id)

    def _editor(self, name: str, label: str, placeholder: str) -> QPlainTextEdit:
        editor = QPlainTextEdit(self)
        editor.setObjectName(name)
        editor.setAccessibleName(label)
        editor.setPlaceholderText(placeholder)
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(_COMMENT_HEIGHT_PX)
        editor.installEventFilter(self)
        return editor

    def _write(self, editor: QPlainTextEdit) -> None:
        editor.setVisible(True)
        self.grown.emit()
        editor.setFocus()
        editor.moveCursor(editor.textCursor().MoveOperation.End)


def _parts(one: _Button) -> tuple[str, str, str, str, Callable[[], None]]:
    return one.text, one.name, one.key, one.tip, one.slot


def _ends_typing(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() == Qt.Key.Key_Escape or (control and is_enter)
