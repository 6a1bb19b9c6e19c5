"""The table of purchases on the canvas: rounded, buttons for the chosen row below, and the keys in a quiet line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.current_row import brought_back
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.key_line import SCREEN_FOOT, KeyLine
from desktop_app.ui.widgets.row_heights import RowHeights
from desktop_app.ui.widgets.row_table import RowTable

_NO_KEYS = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class BuyAct:
    """What can be done with the current row, by a button, by the menu and by a plain letter in the table."""

    name: str
    text: str
    key: str
    do: Callable[[], None]


class _Table(RowTable):
    #: str: a letter was typed while the table had the focus
    letter_typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if len(letter) == 1 and letter.isalpha() and event.modifiers() == _NO_KEYS:
            if not brought_back(self):
                self.letter_typed.emit(letter)
        else:
            super().keyPressEvent(event)


class BuyTable(QWidget):
    """Plain letters are taken only while the table itself has the focus."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("buyTablePane")
        self._acts: Sequence[BuyAct] = ()
        self._theme = theme
        self.table = _Table(theme, "buyTable", self)
        self.table.setMouseTracking(True)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.letter_typed.connect(self._on_letter)
        self.empty = EmptyState(theme, "buy", "buyTableEmpty", self)
        card = QFrame(self)
        card.setProperty("part", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(card)
        self._pages.addWidget(self.empty)
        side, above = theme.space(5), theme.space(2.5)
        self._bar = QWidget(self)
        self._bar.setObjectName(SCREEN_FOOT)
        self._buttons = FlowLayout(self._bar, gap=theme.space(2))
        self._buttons.setContentsMargins(side, 0, side, 0)
        self._keys = KeyLine(theme, "buyKeys", self)
        around = QVBoxLayout()
        around.setContentsMargins(side, theme.space(3), side, 0)
        around.addWidget(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(above)
        column.addLayout(around, 1)
        column.addWidget(self._bar)
        column.addWidget(self._keys)
        self.setFocusProxy(self.table)

    def set_model(self, model: QAbstractItemModel) -> None:
        """Show the rows of this model; call once."""
        self.table.setModel(model)
        RowHeights(self.table, model)

    def show_rows(self, has_rows: bool) -> None:
        """Show the table, or what is said when it is empty."""
        self._pages.setCurrentIndex(0 if has_rows else 1)
        self._keys.setVisible(has_rows)
        self._bar.setVisible(has_rows and bool(self._acts))

    def offer(self, acts: Sequence[BuyAct]) -> None:
        """Offer these acts for the current row; the first one is the usual one."""
        before = [(act.name, act.text) for act in self._acts]
        self._acts = acts
        if before != [(act.name, act.text) for act in acts]:
            self._show_buttons()
        self._bar.setVisible(bool(acts) and self._pages.currentIndex() == 0)

    def say_keys(self, sentence: str) -> None:
        """Say which keys there are."""
        self._keys.show_keys(sentence)

    def _show_buttons(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, act in enumerate(self._acts):
            button = QPushButton(act.text, self._bar)
            button.setObjectName(act.name)
            button.setAccessibleName(act.text)
            button.setToolTip(f"{act.text} ({act.key})")
            if place == 0:
                button.setProperty("part", "primary")
            button.clicked.connect(lambda _checked=False, place=place: self._acts[place].do())
            self._buttons.addWidget(button)
            button.show()

    def _on_letter(self, letter: str) -> None:
        act = next((act for act in self._acts if act.key == letter), None)
        if act is not None:
            act.do()

    def _open_menu(self, at: QPoint) -> None:
        if not self._acts or not self.table.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setObjectName("buyMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in self._acts:
            menu.addAction(f"{act.text}\t{act.key}", act.do)
        menu.popup(self.table.viewport().mapToGlobal(at))
