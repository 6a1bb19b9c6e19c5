"""The fields of a to-do: kind, text, day, and price and link where something is to be bought."""

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
from desktop_app.domain.todo import TODO_KINDS
from desktop_app.ui.widgets.calm_combo import CalmCombo

BUY = "buy"


@dataclass(frozen=True, slots=True)
class TodoInput:
    """What the reader wrote; texts may be empty, and `price` is a price where there is one."""

    kind: str
    text: str = ""
    due: date | None = None
    price: str = ""
    url: str = ""


class TodoForm(QFrame):
    """Enter keeps, Escape cancels; a price that is none is told below its field and keeps the form open."""

    #: TodoInput
    kept = Signal(object)
    #: the form is over, with or without a result
    closed = Signal()

    def __init__(self, shown: TodoInput, keep_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todoForm")
        self._build_fields(shown)
        self._problem = QLabel(self)
        self._problem.setObjectName("todoProblem")
        self._problem.setProperty("part", "problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(self._fields)
        column.addWidget(self._problem)
        column.addLayout(buttons)
        self.setFocusProxy(self.text)
        self._on_kind_changed()

    def keep(self) -> None:
        """Announce what was written, if it can be understood, and close."""
        kind = self.kind.currentText().strip() or TODO_KINDS[0]
        price, url = self.price.text().strip(), self.url.text().strip()
        if kind == BUY and price:
            try:
                parse_price(price)
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
            )
        )
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build_fields(self, shown: TodoInput) -> None:
        self.kind = CalmCombo(self)
        self.kind.setEditable(True)
        self.kind.addItems(TODO_KINDS)
        self.kind.setCurrentText(shown.kind)
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

    def _add_row(self, name: str, text: str, field: QWidget) -> None:
        field.setObjectName(name)
        field.setAccessibleName(text)
        self._fields.addRow(text, field)

    def _on_kind_changed(self) -> None:
        is_buy = self.kind.currentText().strip() == BUY
        self._fields.setRowVisible(self.price, is_buy)
        self._fields.setRowVisible(self.url, is_buy)
