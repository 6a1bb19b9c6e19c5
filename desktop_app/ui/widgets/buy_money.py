"""A quiet line on what was spent, and the monthly budget that can be set there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.field_edit import FieldEdit
from desktop_app.ui.widgets.link_button import LinkButton


class BuyMoney(QWidget):
    """The field of the budget shows after a click, until it is kept or left."""

    #: str: what she wants to spend in a month; empty for no budget
    budget_kept = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("buyMoney")
        self._budget = ""
        self._told = QLabel(self)
        self._told.setObjectName("buyMoneyText")
        self._told.setProperty("part", "small")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._set = LinkButton("buyBudget", self.tr("Monthly budget…"), self)
        self._set.clicked.connect(lambda _checked=False: self._open())
        self.field = FieldEdit("buyBudgetField", self.tr("Monthly budget"), parent=self)
        self.field.set_placeholder(self.tr("like 40 EUR + 30 USD; empty for none"))
        self.field.kept.connect(self.budget_kept)
        self.field.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.addWidget(self._told, 1)
        row.addWidget(self._set)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(5), theme.space(3), theme.space(5), 0)
        column.setSpacing(theme.space(1))
        column.addLayout(row)
        column.addWidget(self.field)

    def show_money(self, sentence: str, budget: str) -> None:
        """Show what was spent, and the budget as it is kept."""
        self._told.setText(sentence)
        self._budget = budget
        self.field.show_text(budget)

    def close_field(self) -> None:
        """The budget was kept, or is left as it was."""
        self.field.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.field.isHidden():
            self.close_field()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.field.setVisible(self.field.isHidden())
        if not self.field.isHidden():
            self.field.show_text(self._budget)
            self.field.setFocus()
