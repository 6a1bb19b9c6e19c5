"""The screen "To do": every flag of the library in a table, what is due first."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.todo import Todo, TodoState
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.models.todo_rows import TodoRows, todo_columns
from desktop_app.ui.models.todo_source import TodoSource, input_of
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.choice_chips import ChoiceChips
from desktop_app.ui.widgets.screen_header import ScreenHeader
from desktop_app.ui.widgets.todo_table import Act, TodoTable

if TYPE_CHECKING:
    from desktop_app.domain.todo import ListedTodo

_ALL = "all"


class TodoScreen(QWidget):
    """Enter opens the paper or the mark; the buttons below act on the chosen row."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todoScreen")
        self.setProperty("part", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: Sequence[ListedTodo] = ()
        today = date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is
        self._model = TodoRows(todo_columns(today), self)
        self._source = TodoSource(context, None, self)
        self._build(context)
        self._source.loaded.connect(self._on_loaded)
        self._chips.chosen.connect(lambda _key: self._show_rows())
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._offer())
        self._table.open_requested.connect(self._open)

    def _build(self, context: UiContext) -> None:
        theme = context.theme
        self._header = ScreenHeader(theme, self.tr("To do"), self)
        self._chips = ChoiceChips(
            "todoScreenStates",
            (
                (TodoState.OPEN, self.tr("Open")),
                (TodoState.DONE, self.tr("Done")),
                (TodoState.DROPPED, self.tr("Dropped")),
                (_ALL, self.tr("All")),
            ),
            self,
        )
        self._header.add(self._chips)
        add = QPushButton(self.tr("Add a to-do…"), self)
        add.setObjectName("flagHere")
        add.setAccessibleName(add.text())
        add.clicked.connect(lambda _checked=False: context.navigator.flag_requested.emit(None))
        self._header.add(add)
        self._pane = TodoTable(theme, "todoTable", "todo", self)
        self._table = self._pane.table
        self._table.setAccessibleName(self.tr("To-dos, what is due first"))
        self._pane.set_model(self._model)
        for place, shown in enumerate(self._model.columns):
            self._table.horizontalHeader().resizeSection(place, shown.width_px)
        self._table.stretch_column(2, 180, giving_way=(5,))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._pane, 1)
        self.setFocusProxy(self._pane)

    def _on_loaded(self, rows: "Sequence[ListedTodo]") -> None:
        self._rows = rows
        self._show_rows()

    def _show_rows(self) -> None:
        key = self._chips.key
        shown = [row for row in self._rows if key in (_ALL, row.todo.state)]
        self._model.show_values(shown)
        self._pane.show_rows(bool(shown))
        number = sum(row.todo.state is TodoState.OPEN for row in self._rows)
        self._header.show_badges((Badge(counted(number, self.tr("1 open"), self.tr("%1 open")), "question"),))
        if self._rows:
            self._pane.empty.say(self.tr("None here"), self.tr("No to-do has this state."))
        else:
            sentence = self.tr("What you flag on papers and passages is listed here: find, read, cite, buy, follow up.")
            self._pane.empty.say(self.tr("Nothing to do"), sentence)
        self._offer()

    def _current(self) -> Todo | None:
        row = self._model.value_at(self._table.currentIndex())
        return row.todo if row is not None else None

    def _offer(self) -> None:
        todo = self._current()
        acts: list[Act] = []
        if todo is not None:
            chosen = todo
            if todo.state is TodoState.OPEN:
                acts.append(("todoDone", self.tr("Done"), lambda: self._source.done(chosen.id)))
                acts.append(("todoDrop", self.tr("Drop"), lambda: self._source.drop(chosen.id)))
            else:
                acts.append(("todoReopen", self.tr("Reopen"), lambda: self._source.reopen(chosen.id)))
            acts.append(("todoEdit", self.tr("Edit…"), self._edit))
            acts.append(("todoDelete", self.tr("Delete"), lambda: self._source.delete(chosen.id)))
            if todo.paper_id is not None:
                acts.append(("todoOpen", self.tr("Open paper"), lambda: self._source.open_place(chosen)))
        self._pane.offer(acts)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.value_at(index)
        if row is not None:
            self._source.open_place(row.todo)

    def _edit(self) -> None:
        todo = self._current()
        if todo is None:
            return
        form = self._pane.edit(input_of(todo), self.tr("Keep"))
        form.kept.connect(lambda wish: self._source.edit(todo.id, wish))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._source.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._source.stop()
        super().hideEvent(event)


class TodoPlugin:
    """The fourth screen."""

    id = "todo"
    title = str(QT_TRANSLATE_NOOP("Screens", "To do"))
    icon = "todo"
    place: Literal["screen"] = "screen"
    order = 40

    def build(self, context: UiContext, parent: QWidget | None = None) -> TodoScreen:
        return TodoScreen(context, parent)


PLUGIN = TodoPlugin()
