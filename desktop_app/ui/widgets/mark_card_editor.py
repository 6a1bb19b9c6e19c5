"""Edits a part of a mark's card in its place, one at a time: the comment as it is typed, the quote, or the tags."""

from collections.abc import Sequence
from math import ceil
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_app.ui.widgets.comment_edit import CommentEdit
from desktop_app.ui.widgets.mark_card import MarkCard
from desktop_app.ui.widgets.mark_card_layout import FIELD_BESIDE_PX, Edited
from desktop_app.ui.widgets.panel_look import PanelLook
from desktop_app.ui.widgets.tag_edit import TagEdit

_TELL_AFTER_MS = 500
_SPARE_PX = 6
_LEAST_LINES, _MOST_LINES = 2, 12


class MarkCardEditor(QObject):
    """A comment is told within a second; Enter, Escape and leaving the field end the edit, all keep the text.

    A quote is told at the end, and Escape gives the correction up.
    """

    #: UUID, str, bool: the comment as it is now; True when it goes on from the one told before
    comment_typed = Signal(object, str, bool)
    #: UUID, str: the words that a mark should quote
    quote_corrected = Signal(object, str)
    #: UUID, list of str
    tags_added = Signal(object, object)
    #: UUID, str
    tag_removed = Signal(object, str)
    #: the field needs another height
    resized = Signal()
    #: UUID: a part of this card is edited now
    opened = Signal(object)
    #: UUID: the edit is over
    closed = Signal(object)

    def __init__(self, look: PanelLook, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._look, self._viewport = look, viewport
        self._mark: UUID | None = None
        self._field: CommentEdit | TagEdit | None = None
        self._part = ""
        self._told = ""
        self._goes_on = False
        self._width = 200
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TELL_AFTER_MS)
        self._timer.timeout.connect(self._tell)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def mark(self) -> UUID | None:
        """The mark whose card is edited."""
        return self._mark

    def set_look(self, look: PanelLook) -> None:
        self._look = look

    def edited(self, mark: UUID, width: int) -> Edited:
        """What of this card is edited, and how high the field must be at this width."""
        if mark != self._mark or self._field is None:
            return Edited()
        self._width = width
        return Edited(self._part, self._height())

    def edit_comment(self, card: MarkCard) -> None:
        self.close()
        field = CommentEdit(self._viewport)
        field.setFont(self._look.small_font)
        field.set_comment(card.comment)
        field.finished.connect(lambda _keep: self.close())
        field.textChanged.connect(self._on_typed)
        self._told, self._goes_on = field.comment(), False
        self._open(field, card.id, "comment")

    def edit_quote(self, card: MarkCard) -> None:
        """Correct what the mark quotes."""
        self.close()
        field = CommentEdit(self._viewport)
        field.setObjectName("quoteEdit")
        field.setAccessibleName(self.tr("Quoted words"))
        field.setPlaceholderText(self.tr("The words as they are in the text"))
        field.setFont(self._look.quote_font)
        field.set_comment(card.quote)
        field.finished.connect(self._on_quote_finished)
        field.textChanged.connect(self.resized)
        self._told = field.comment()
        self._open(field, card.id, "quote")

    def edit_tags(self, card: MarkCard, known: Sequence[str]) -> None:
        """Edit the tags; new ones are completed from those that are `known`."""
        self.close()
        field = TagEdit(self._viewport)
        field.setFont(self._look.small_font)
        field.show_tags(card.tags)
        field.offer(known)
        field.added.connect(lambda tags: self.tags_added.emit(card.id, tags))
        field.removed.connect(lambda tag: self.tag_removed.emit(card.id, tag))
        for line in field.findChildren(QLineEdit):
            line.installEventFilter(self)
            field.setFocusProxy(line)
        self._open(field, card.id, "tags")

    def refresh(self, card: MarkCard) -> None:
        """The edited mark is in a new state: show its tags."""
        if isinstance(self._field, TagEdit) and card.id == self._mark:
            self._field.show_tags(card.tags)
            self.resized.emit()

    def place(self, rect: QRect) -> None:
        if self._field is not None:
            self._field.setGeometry(rect)

    def close(self) -> None:
        """End the edit; what was typed last is told before."""
        field, mark = self._field, self._mark
        if field is None or mark is None:
            return
        self._tell()
        self._timer.stop()
        if self._part == "quote" and isinstance(field, CommentEdit) and field.comment() != self._told:
            self.quote_corrected.emit(mark, field.comment())
        self._field = self._mark = None
        focused = field.window().focusWidget()
        had_focus = focused is field or (focused is not None and field.isAncestorOf(focused))
        field.hide()
        field.deleteLater()
        view = self._viewport.parentWidget()
        if had_focus and view is not None:
            view.setFocus()
        self.closed.emit(mark)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if is_escape and event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            self.close()
            return True
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Leaving the field ends the edit; leaving the window only tells what was typed so far."""
        if self._field is None:
            return
        if now is None:
            self._tell()
        elif now is not self._field and not self._field.isAncestorOf(now):
            self.close()

    def _on_quote_finished(self, keep: bool) -> None:
        if not keep and isinstance(self._field, CommentEdit):
            self._field.set_comment(self._told)
        self.close()

    def _open(self, field: CommentEdit | TagEdit, mark: UUID, part: str) -> None:
        self._field, self._mark, self._part = field, mark, part
        field.show()
        field.setFocus()
        self.resized.emit()
        self.opened.emit(mark)

    def _height(self) -> int:
        if isinstance(self._field, CommentEdit):
            field = self._field
            field.resize(self._width + FIELD_BESIDE_PX, field.height())  # lines are broken at the width it will have
            lines = min(
                max(round(field.document().documentLayout().documentSize().height()), _LEAST_LINES), _MOST_LINES
            )
            around = field.height() - field.viewport().height() + 2 * field.document().documentMargin()
            return ceil(QFontMetricsF(field.font()).lineSpacing()) * lines + round(around) + _SPARE_PX
        return max(self._field.heightForWidth(self._width), 26) if self._field is not None else 0

    def _on_typed(self) -> None:
        self._timer.start()
        self.resized.emit()

    def _tell(self) -> None:
        self._timer.stop()
        field = self._field
        if self._part == "comment" and isinstance(field, CommentEdit) and field.comment() != self._told:
            self._told = field.comment()
            self.comment_typed.emit(self._mark, self._told, self._goes_on)
            self._goes_on = True
