"""The row above a list of questions: words to look for, a tag, and the order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.calm_combo import CalmCombo

_PAUSE_MS = 120


class QuestionFilterBar(QWidget):
    """Words are told when typing pauses; Escape empties the field, then leaves it."""

    #: str
    words_changed = Signal(str)
    #: str: the key of an order
    order_chosen = Signal(str)
    #: str: only questions with this tag, or all when it is empty
    tag_chosen = Signal(str)
    #: the keyboard is wanted in the list again
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionFilterBar")
        self._field = QLineEdit(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.words_changed.emit(self._field.text()))
        self._field.setObjectName("questionFilter")
        self._field.setAccessibleName(self.tr("Only questions with these words"))
        self._field.setPlaceholderText(self.tr("Filter: words of questions, answers, papers"))
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(lambda _text: self._pause.start())
        self._tag = self._combo("questionTagFilter", self.tr("Only questions with this tag"))
        self._tag.addItem(self.tr("All tags"), "")
        self._order = self._combo("questionOrder", self.tr("Order of the questions"))
        for key, text in (("age", self.tr("Oldest first")), ("paper", self.tr("By paper")), ("tag", self.tr("By tag"))):
            self._order.addItem(text, key)
        self._tag.activated.connect(lambda row: self.tag_chosen.emit(self._tag.itemData(row)))
        self._order.activated.connect(lambda row: self.order_chosen.emit(self._order.itemData(row)))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(4.5), theme.space(2), theme.space(4.5), 0)
        row.setSpacing(theme.space(2))
        row.addWidget(self._field, 1)
        row.addWidget(self._tag)
        row.addWidget(self._order)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Offer these; the chosen one stays while it is among them."""
        wanted = ["", *tags]
        if wanted == [self._tag.itemData(row) for row in range(self._tag.count())]:
            return
        chosen = self._tag.currentData()
        del wanted[0]
        while self._tag.count() > 1:
            self._tag.removeItem(1)
        for tag in wanted:
            self._tag.addItem(tag, tag)
        place = self._tag.findData(chosen)
        self._tag.setCurrentIndex(max(place, 0))
        if place < 0:
            self.tag_chosen.emit("")

    def choose_order(self, order: str) -> None:
        """Choose this order, as picking it does."""
        self._order.setCurrentIndex(self._order.findData(order))
        self.order_chosen.emit(order)

    def clear(self) -> None:
        """Filter nothing out."""
        self._field.clear()
        self._pause.stop()
        self.words_changed.emit("")
        if self._tag.currentIndex() > 0:
            self._tag.setCurrentIndex(0)
            self.tag_chosen.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._field.hasFocus() and self._field.text():
            self._field.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _combo(self, name: str, meaning: str) -> CalmCombo:
        combo = CalmCombo(self)
        combo.setObjectName(name)
        combo.setAccessibleName(meaning)
        combo.setToolTip(meaning)
        combo.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        return combo
