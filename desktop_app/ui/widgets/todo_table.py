"""A table of to-dos on the canvas: rounded, with a bar of what can be done with the chosen row."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QPoint
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.row_heights import RowHeights
from desktop_app.ui.widgets.row_table import RowTable
from desktop_app.ui.widgets.todo_form import TodoForm, TodoInput

Act = tuple[str, str, Callable[[], None]]


class TodoTable(QWidget):
    """An act is (object name, text, what it does); all act on the current row."""

    def __init__(self, theme: Theme, name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Pane")
        self._acts: Sequence[Act] = ()
        self.table = RowTable(theme, name, self)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.empty = EmptyState(theme, icon, f"{name}Empty", self)
        card = QFrame(self)
        card.setProperty("part", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(card)
        self._pages.addWidget(self.empty)
        self._bar = QHBoxLayout()
        self._bar.setSpacing(theme.space(2))
        self._bar.addStretch(1)
        self._form: TodoForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.space(5)] * 4)
        self._column.setSpacing(theme.space(3))
        self._column.addWidget(self._pages, 1)
        self._column.addLayout(self._bar)
        self.setFocusProxy(self.table)

    def set_model(self, model: QAbstractItemModel) -> None:
        """Show the rows of this model; call once."""
        self.table.setModel(model)
        RowHeights(self.table, model)

    def show_rows(self, has_rows: bool) -> None:
        """Show the table, or what is said when it is empty."""
        self._pages.setCurrentIndex(0 if has_rows else 1)

    def offer(self, acts: Sequence[Act]) -> None:
        """Offer these acts for the current row; the first one is the usual one."""
        if [act[:2] for act in acts] == [act[:2] for act in self._acts]:
            self._acts = acts
            return
        self._acts = acts
        while self._bar.count() > 1:
            item = self._bar.takeAt(0)
            button = item.widget() if item is not None else None
            if button is not None:
                button.hide()
                button.deleteLater()
        for place, (name, text, _act) in enumerate(acts):
            self._bar.insertWidget(place, self._button(place, name, text))

    def edit(self, shown: TodoInput, keep_text: str) -> TodoForm:
        """Open a form with this below the table, in place of an open one."""
        self.close_form()
        form = self._form = TodoForm(shown, keep_text, self)
        form.closed.connect(self.close_form)
        self._column.addWidget(form)
        form.show()
        form.setFocus()
        return form

    def close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    def _button(self, place: int, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        if place == 0:
            button.setProperty("part", "primary")
        button.clicked.connect(lambda _checked=False: self._acts[place][2]())
        return button

    def _open_menu(self, at: QPoint) -> None:
        if not self._acts or not self.table.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setObjectName("todoMenu")
        for _name, text, act in self._acts:
            menu.addAction(text, act)
        menu.popup(self.table.viewport().mapToGlobal(at))
