"""The fields of a to-do: kind, text, day, priority, note, and price and link where something is to be bought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.price import parse_price
from desktop_app.domain.todo import Priority
from desktop_app.domain.todo_kinds import SHIPPED_KINDS, TodoKind, known_name
from desktop_app.ui.widgets.calm_combo import CalmCombo
from desktop_app.ui.widgets.comment_edit import CommentEdit

BUY = "buy"
#: whether a text is a price does not depend on its currency; which one was used last the library knows
_ANY_CURRENCY = "USD"
_NOTE_PX = 58


@dataclass(frozen=True, slots=True)
class TodoInput:
    """What the reader wrote; texts may be empty, and `price` is a price where there is one."""

    kind: str
    text: str = ""
    due: date | None = None
    price: str = ""
    url: str = ""
    priority: int = Priority.NONE.value
    note: str = ""


class TodoForm(QFrame):
    """Enter keeps, Escape cancels; a price that is none is told below its field and keeps the form open.

    Without `keep_text` it has no buttons: what is around it has them.
    """

    #: TodoInput
    kept = Signal(object)
    #: the form is over, with or without a result
    closed = Signal()

    def __init__(
        self,
        shown: TodoInput,
        keep_text: str = "",
        parent: QWidget | None = None,
        kinds: Sequence[TodoKind] = SHIPPED_KINDS,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("todoForm")
        self._kinds = kinds
        self._build_fields(shown)
        self._problem = QLabel(self)
        self._problem.setObjectName("todoProblem")
        self._problem.setProperty("part", "problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(self._fields)
        column.addWidget(self._problem)
        if keep_text:
            column.addLayout(self._built_buttons(keep_text))
        self.setFocusProxy(self.text)
        self._on_kind_changed()

    def keep(self) -> None:
        """Announce what was written, if it can be understood, and close."""
        kind = self._kind() or self._kinds[0].name
        price, url = self.price.text().strip(), self.url.text().strip()
        if kind == BUY and price:
            try:
                parse_price(price, _ANY_CURRENCY)
            except ReaderError as error:
                self._problem.setText(str(error))
                self._problem.show()
                self.price.setFocus()
                return
        day = self.due.date() if self.has_due.isChecked() else None
        self.kept.emit(
            TodoInput(
                kind,
                self.text.text().strip(),
                date(day.year(), day.month(), day.day()) if day is not None else None,
                price if kind == BUY else "",
                url if kind == BUY else "",
                self.priority.currentData(),
                self.note.comment(),
            )
        )
        self.closed.emit()

    def offer_kinds(self, kinds: Sequence[TodoKind]) -> None:
        """Offer these kinds; what stands in the field stays."""
        self._kinds = kinds
        text = self.kind.currentText()
        self.kind.clear()
        self.kind.addItems([kind.label for kind in kinds])
        self.kind.setCurrentText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _built_buttons(self, keep_text: str) -> QHBoxLayout:
        buttons = QHBoxLayout()
        for name, text, act in (
            ("formKeep", keep_text, self.keep),
            ("formCancel", self.tr("Cancel"), self.closed.emit),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setProperty("part", "chip-primary" if name == "formKeep" else "chip")
            button.clicked.connect(lambda _checked=False, act=act: act())
            buttons.addWidget(button)
        buttons.addStretch(1)
        return buttons

    def _build_fields(self, shown: TodoInput) -> None:
        self.kind = CalmCombo(self)
        self.kind.setEditable(True)
        self.offer_kinds(self._kinds)
        self.kind.setCurrentText(next((kind.label for kind in self._kinds if kind.name == shown.kind), shown.kind))
        self.kind.currentTextChanged.connect(self._on_kind_changed)
        self.text = QLineEdit(shown.text, self)
        self.price = QLineEdit(shown.price, self)
        self.price.setPlaceholderText("39.95 USD")
        self.url = QLineEdit(shown.url, self)
        self.url.setPlaceholderText("https://")
        for line in (self.text, self.price, self.url):
            line.returnPressed.connect(self.keep)
        self._fields = QFormLayout()
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._add_row("todoKindField", self.tr("Kind"), self.kind)
        self._add_row("todoTextField", self.tr("Text"), self.text)
        self._build_due(shown.due)
        self._build_priority(shown.priority)
        self._build_note(shown.note)
        self._add_row("todoPriceField", self.tr("Price"), self.price)
        self._add_row("todoUrlField", self.tr("Link"), self.url)

    def _build_due(self, due: date | None) -> None:
        self.has_due = QCheckBox(self)
        self.has_due.setChecked(due is not None)
        self.has_due.setObjectName("todoHasDue")
        self.has_due.setAccessibleName(self.tr("Has a day"))
        self.due = QDateEdit(self)
        self.due.setObjectName("todoDueField")
        self.due.setAccessibleName(self.tr("Due"))
        self.due.setCalendarPopup(True)
        self.due.setDisplayFormat("d MMM yyyy")
        day = due or date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is
        self.due.setDate(QDate(day.year, day.month, day.day))
        self.due.setEnabled(due is not None)
        self.has_due.toggled.connect(self.due.setEnabled)
        row = QHBoxLayout()
        row.addWidget(self.has_due)
        row.addWidget(self.due, 1)
        self._fields.addRow(self.tr("Due"), row)

    def _build_priority(self, priority: int) -> None:
        self.priority = CalmCombo(self)
        words = (self.tr("none"), self.tr("low"), self.tr("medium"), self.tr("high"))
        for step, word in zip(Priority, words, strict=True):
            self.priority.addItem(f"{step.sign} {word}".strip(), step.value)
        self.priority.setCurrentIndex(self.priority.findData(priority))
        self._add_row("todoPriorityField", self.tr("Priority"), self.priority)

    def _build_note(self, note: str) -> None:
        self.note = CommentEdit(self)
        self.note.set_comment(note)
        self.note.setPlaceholderText(self.tr("Shift+Enter starts a line"))
        self.note.setFixedHeight(_NOTE_PX)
        self.note.finished.connect(lambda keep: self.keep() if keep else self.closed.emit())
        self._add_row("todoNoteField", self.tr("Note"), self.note)

    def _kind(self) -> str:
        return known_name(self.kind.currentText(), self._kinds)

    def _add_row(self, name: str, text: str, field: QWidget) -> None:
        field.setObjectName(name)
        field.setAccessibleName(text)
        self._fields.addRow(text, field)

    def _on_kind_changed(self) -> None:
        is_buy = self._kind() == BUY
        self._fields.setRowVisible(self.price, is_buy)
        self._fields.setRowVisible(self.url, is_buy)
