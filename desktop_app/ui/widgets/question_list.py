"""A list of question cards under heads, in which single letters do what is done with a question."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.current_row import brought_back
from desktop_app.ui.widgets.text_card_delegate import TextCardDelegate, TextCardList

#: ListHead
HEAD_ROLE = Qt.ItemDataRole.UserRole + 5

_Action = QAbstractItemView.CursorAction
_Index = QModelIndex | QPersistentModelIndex
_DEEDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete)
_HEAD_PX = 40
_SIDE_PX = 20


@dataclass(frozen=True, slots=True)
class ListHead:
    """The title of a group and how many belong to it."""

    title: str
    count: int


class QuestionCardDelegate(TextCardDelegate):
    """Cards, and the heads above their groups."""

    def __init__(self, theme: Theme, view: TextCardList) -> None:
        super().__init__(theme, view)
        self._of_heads = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        if isinstance(index.data(HEAD_ROLE), ListHead):
            return QSize(super().sizeHint(option, index).width(), _HEAD_PX)
        return super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        head = index.data(HEAD_ROLE)
        if not isinstance(head, ListHead):
            super().paint(painter, option, index)
            return
        theme = self._of_heads
        rect: QRect = option.rect
        place = rect.adjusted(_SIDE_PX, 0, -_SIDE_PX, -6)
        font = theme.font("section")
        painter.save()
        painter.setFont(font)
        painter.setPen(theme.colour("quiet"))
        number = f"{head.count:,}"
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)
        metrics = QFontMetrics(font)
        room = place.width() - metrics.horizontalAdvance(number) - 12
        words = metrics.elidedText(head.title, Qt.TextElideMode.ElideRight, room)
        painter.setPen(theme.colour("soft"))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)
        painter.restore()


class QuestionList(TextCardList):
    """Letters go to who knows what they mean; they never search the list."""

    #: str: a letter was pressed, in lower case
    letter_pressed = Signal(str)
    #: Enter was pressed, or a card was clicked twice
    opened = Signal()
    #: int, int: the first and the last row that is seen
    seen = Signal(int, int)
    #: Escape was pressed
    escaped = Signal()
    #: Delete was pressed
    delete_pressed = Signal()
    #: the focus went elsewhere
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "questionList", parent)
        self.setItemDelegate(QuestionCardDelegate(theme, self))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def after_settling(self) -> None:
        rows = self._seen()
        if rows:
            self.seen.emit(rows[0], rows[-1])

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Over the heads of groups."""
        target = super().moveCursor(action, modifiers)
        step = -1 if target.row() < self.currentIndex().row() else 1
        while target.isValid() and not target.flags() & Qt.ItemFlag.ItemIsSelectable:
            target = target.siblingAtRow(target.row() + step)
        return target if target.isValid() else self.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        letter = event.text().lower()
        is_deed = not modifiers and (letter.isalpha() or event.key() in _DEEDS)
        if is_deed and brought_back(self):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and not modifiers:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif not modifiers and letter.isalpha():
            self.letter_pressed.emit(letter)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
