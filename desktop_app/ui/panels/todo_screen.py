"""The screen "To do": every flag of the library in groups at the left, one of them in full at the right."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.buy import BuyState
from desktop_app.domain.due_day import WEEK, in_a_month
from desktop_app.domain.ids import TodoId
from desktop_app.domain.todo import ListedTodo, TodoState
from desktop_app.domain.todo_kinds import TodoKind
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.kept_order import KeptOrder
from desktop_app.ui.models.todo_groups import GroupWish, TodoGroup, TodoGrouping, TodoGroups, grouped
from desktop_app.ui.models.todo_lines import TodoLines
from desktop_app.ui.models.todo_source import TodoSource, input_of
from desktop_app.ui.models.todo_words import detail_of, found_badge, header_badges, number_due
from desktop_app.ui.widgets.decision_form import DecisionForm
from desktop_app.ui.widgets.inline_form import DayForm
from desktop_app.ui.widgets.todo_form import BUY, TodoForm
from desktop_app.ui.widgets.todo_line import TodoHead
from desktop_app.ui.widgets.todo_menus import day_menu, todo_menu
from desktop_app.ui.widgets.todo_pane import PaneAct
from desktop_app.ui.widgets.todo_stage import DUE, TodoStage

if TYPE_CHECKING:
    from desktop_app.services.context import Services


class TodoScreen(QWidget):
    """Filters and groups what the library answered once for a state; the keys of the list act on what is chosen."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todoScreen")
        self._context = context
        self._loaded: Sequence[ListedTodo] = ()
        self._rows: Sequence[ListedTodo] = ()
        self._kinds: Sequence[TodoKind] = ()
        self._shown: ListedTodo | None = None
        self._wanted: TodoId | None = None
        self._number_due = 0
        self._today = date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is
        self._groups = TodoGroups()
        self._grouping = self._shown_grouping = TodoGrouping.DAY
        self._asked = 0
        self._model = TodoLines(self._today, self)
        self._source = TodoSource(context, None, self)
        self._source.ask(TodoState.OPEN)
        self._stage = TodoStage(context.theme, self)
        self._list, self._pane = self._stage.list, self._stage.pane
        self._list.setModel(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stage)
        self.setFocusProxy(self._list)
        self._acts = self._made_acts()
        self._order = KeptOrder(context, "todo", [str(one) for one in TodoGrouping], self)
        self._order.known.connect(self._stage.groupings.choose)
        self._connect()

    def _connect(self) -> None:
        stage, navigator = self._stage, self._context.navigator
        self._source.kinds_loaded.connect(self._on_kinds)
        self._source.loaded.connect(self._on_loaded)
        stage.chips.chosen.connect(self._on_state_chosen)
        stage.groupings.chosen.connect(self._on_grouping_chosen)
        stage.words.textChanged.connect(lambda _words: self._show_others())
        stage.words.returnPressed.connect(self._list.setFocus)
        stage.add.clicked.connect(lambda _checked=False: navigator.flag_requested.emit(None))
        stage.kinds.clicked.connect(lambda _checked=False: navigator.todo_kinds_requested.emit())
        self._list.act_requested.connect(lambda act: self._acts[act]())
        self._list.priority_requested.connect(self._set_priority)
        self._list.fold_requested.connect(self._on_fold)
        self._list.box_clicked.connect(self._on_box)
        self._list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_current())
        self._pane.paper_requested.connect(self._open_paper)
        self._pane.question_requested.connect(self._open_question)
        navigator.todo_show_requested.connect(self._want)
        navigator.todo_added.connect(self._on_added)

    def _made_acts(self) -> dict[str, Callable[[], object]]:
        return {
            "done": self._finish,
            "toggle": self._toggle,
            "drop": lambda: self._do_all(self._drop, self.tr("Dropped. Ctrl+Z takes it back.")),
            "reopen": lambda: self._do_all(self._reopen),
            "delete": lambda: self._do_all(self._delete, self.tr("Deleted. Ctrl+Z brings it back.")),
            "edit": self._edit,
            "day": self._ask_day,
            "menu": self._open_menu,
            "open": self._open,
            "new": lambda: self._context.navigator.flag_requested.emit(None),
            "filter": self._stage.words.setFocus,
        }

    # what is shown

    def _on_kinds(self, kinds: Sequence[TodoKind]) -> None:
        if kinds != self._kinds:
            self._kinds = kinds
            self._model.set_kinds(kinds)

    def _note_day(self) -> None:
        """The window may stay open over midnight."""
        today = date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is
        if today != self._today:
            self._today = today
            self._model.set_today(today)

    def _on_loaded(self, rows: Sequence[ListedTodo]) -> None:
        self._note_day()
        self._loaded = rows
        self._group()

    def _group(self) -> None:
        """Put what was loaded into groups, on another thread: with many thousands that takes a while."""
        self._asked += 1
        number, rows, texts = self._asked, self._loaded, self._source.texts
        wish = GroupWish(self._grouping, self._today, self._kinds)

        def taken(groups: Sequence[TodoGroup]) -> None:
            if number == self._asked:
                self._on_grouped(rows, wish.grouping, groups)

        self._context.runner.run(lambda _services: grouped(rows, texts, wish), taken, owner=self)

    def _on_grouped(self, rows: Sequence[ListedTodo], grouping: TodoGrouping, groups: Sequence[TodoGroup]) -> None:
        is_other = not rows or not self._rows or rows[0].todo.state is not self._rows[0].todo.state
        if grouping is not self._shown_grouping:
            self._shown_grouping, is_other = grouping, True
            self._groups.unfold_all()
        self._groups.take(groups)
        self._rows = rows
        self._number_due = number_due(rows, self._today)
        self._show(self._model.take if is_other else self._model.show_values)
        if not self._source.is_loading:
            self._wanted = None

    def _on_state_chosen(self, key: Hashable) -> None:
        """Open and due ones are loaded together; others come in a moment."""
        state = TodoState.OPEN if key == DUE else key
        self._source.ask(str(state))
        if self._rows and self._rows[0].todo.state is state:
            self._show_others()

    def _on_grouping_chosen(self, grouping: Hashable) -> None:
        self._grouping = TodoGrouping(str(grouping))
        self._order.remember(str(grouping))
        self._group()

    def _on_fold(self, group: object) -> None:
        self._groups.toggle(group)
        self._show(self._model.show_values)

    def _show_others(self) -> None:
        self._show(self._model.take)

    def _show(self, show: Callable[[Sequence[TodoHead | ListedTodo]], None]) -> None:
        words = self._stage.words.text().casefold().split()
        until = self._today if self._stage.chips.key == DUE else None
        shown, number = self._groups.rows(words, until, self._wanted)
        before = self._wanted or (self._shown.todo.id if self._shown is not None else None)
        row = self._list.currentIndex().row()
        show(shown)
        badges = header_badges(self._stage.chips.key, len(self._rows), self._number_due)
        self._stage.header.show_badges((*badges, found_badge(number)) if words else badges)
        self._stage.show_list(bool(shown), is_filtered=bool(words))
        self._choose(before, row)

    def _want(self, todo: TodoId) -> None:
        """Choose this one among the open ones, now or as soon as it is loaded."""
        self._wanted = todo
        self._stage.words.clear()
        self._stage.chips.choose(TodoState.OPEN)
        self._show_others()

    def _on_added(self, todo: TodoId) -> None:
        """Loaded now: what was asked for before it was made does not know it."""
        if self.isVisible():
            self._want(todo)
            self._source.start()

    def _choose(self, before: TodoId | None, row: int) -> None:
        """Keep the current to-do, else the one that took its place, else the first."""
        found = self._model.index_of(before) if before is not None else QModelIndex()
        if found.isValid():
            self._wanted = None
        row = found.row() if found.isValid() else max(row, 0)
        count = self._model.rowCount()
        places = (*range(row, count), *range(min(row, count) - 1, -1, -1))
        place = next((one for one in places if isinstance(self._model.values[one], ListedTodo)), None)
        if place is not None and (place != self._list.currentIndex().row() or not self._list.chosen()):
            target = self._model.index(place, 0)
            self._list.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._show_current()

    def _show_current(self) -> None:
        row = self._model.value_at(self._list.currentIndex())
        row = row if isinstance(row, ListedTodo) else None
        if row is None or self._shown is None or row.todo.id != self._shown.todo.id:
            self._pane.close_form()
        self._shown = row
        self._stage.show_pane(row is not None)
        if row is not None:
            self._pane.show_todo(detail_of(row, self._model.kind_of(row.todo), self._today))
            self._pane.offer(self._offered(row))

    def _offered(self, row: ListedTodo) -> Sequence[PaneAct]:
        todo, acts = row.todo, self._acts
        found: list[PaneAct] = []
        if todo.state is TodoState.OPEN:
            found.append(("todoDone", self.tr("Done"), self.tr("Done (D or Space)"), acts["done"]))
            found.append(("todoDrop", self.tr("Drop"), self.tr("Drop it (X)"), acts["drop"]))
        else:
            found.append(("todoReopen", self.tr("Reopen"), self.tr("Open it again (R)"), acts["reopen"]))
        found.append(("todoDay", self.tr("Day…"), self.tr("Until when (F)"), acts["day"]))
        found.append(("todoEdit", self.tr("Edit…"), self.tr("Edit (E)"), acts["edit"]))
        if todo.paper_id is not None or todo.question_id is not None:
            found.append(("todoOpen", self.tr("Open there"), self.tr("Open what it is about (Enter)"), acts["open"]))
        found.append(("todoDelete", self.tr("Delete"), self.tr("Delete it (Del)"), acts["delete"]))
        return found

    # what the reader does

    def _chosen(self) -> tuple[TodoId, ...]:
        return tuple(TodoId(key) for key in self._list.chosen())

    def _do_all(self, call: "Callable[[Services, tuple[TodoId, ...]], None]", sentence: str = "") -> None:
        todos = self._chosen()
        if todos:
            self._source.act(lambda services: call(services, todos), sentence)

    def _finish(self) -> None:
        """A purchase is not just done: it is asked how it ended."""
        chosen = self._chosen()
        values = (self._model.value_at(self._model.index_of(todo)) for todo in chosen)
        rows = [row for row in values if isinstance(row, ListedTodo)]
        if not any(row.todo.kind == BUY and row.todo.state is TodoState.OPEN for row in rows):
            self._do_all(self._done, self.tr("Done. Ctrl+Z takes it back."))
        elif len(rows) == 1:
            self._ask_decision(rows[0].todo.id)
        else:
            sentence = self.tr("A purchase ends as bought or rejected; choose it alone to say which. Nothing was done.")
            self._context.navigator.message_posted.emit(sentence)

    def _ask_decision(self, todo: TodoId) -> None:
        form = DecisionForm()
        form.kept.connect(lambda why, _on: self._source.decide(todo, BuyState.BOUGHT, why))
        form.rejected.connect(lambda why: self._source.decide(todo, BuyState.REJECTED, why))
        self._open_form(form)

    def _toggle(self) -> None:
        """As a click on the box of the present one."""
        is_closed = self._shown is not None and self._shown.todo.state is not TodoState.OPEN
        self._acts["reopen" if is_closed else "done"]()

    def _done(self, services: "Services", todos: tuple[TodoId, ...]) -> None:
        services.todos.finish_all(todos)

    def _drop(self, services: "Services", todos: tuple[TodoId, ...]) -> None:
        services.todos.drop_all(todos)

    def _reopen(self, services: "Services", todos: tuple[TodoId, ...]) -> None:
        services.todos.reopen_all(todos)

    def _delete(self, services: "Services", todos: tuple[TodoId, ...]) -> None:
        services.todos.delete_all(todos)

    def _set_priority(self, priority: int) -> None:
        self._do_all(lambda services, todos: services.todos.set_priority(todos, priority))

    def _set_day(self, day: date | None) -> None:
        self._do_all(lambda services, todos: services.todos.set_due(todos, day))

    def _on_box(self, key: UUID) -> None:
        todo = TodoId(key)
        row = self._model.value_at(self._model.index_of(todo))
        if isinstance(row, ListedTodo):
            is_open = row.todo.state is TodoState.OPEN
            if is_open and row.todo.kind == BUY:
                self._choose(todo, 0)
                self._ask_decision(todo)
                return
            self._source.act(
                lambda services: (services.todos.finish_all if is_open else services.todos.reopen_all)((todo,)),
                self.tr("Done. Ctrl+Z takes it back.") if is_open else "",
            )

    def _ask_day(self) -> None:
        if self._chosen():
            days = (self._today, self._today + WEEK, in_a_month(self._today))
            day_menu(self, days, self._set_day, self._ask_which_day).popup(self._list.menu_place())

    def _ask_which_day(self) -> None:
        if self._shown is not None:
            form = DayForm(self.tr("Until"), self.tr("Keep"), self._shown.todo.due)
            form.kept.connect(self._set_day)
            self._open_form(form)

    def _open_menu(self) -> None:
        if self._chosen() and self._shown is not None:
            set_kind = lambda name: self._do_all(lambda services, todos: services.todos.set_kind(todos, name))  # noqa: E731
            menu = todo_menu(self, self._acts, self._set_priority, set_kind, self._kinds, self._shown.todo)
            menu.popup(self._list.menu_place() + QPoint(0, 2))

    def _edit(self) -> None:
        if self._shown is not None:
            todo = self._shown.todo
            form = TodoForm(input_of(todo), self.tr("Keep"), kinds=self._kinds or ())
            form.kept.connect(lambda wish: self._source.edit(todo.id, wish))
            self._open_form(form)

    def _open_form(self, form: TodoForm | DayForm | DecisionForm) -> None:
        form.closed.connect(self._list.setFocus)
        self._pane.open_form(form)

    def _open(self) -> None:
        if self._shown is not None:
            self._source.open_place(self._shown.todo)

    def _open_paper(self) -> None:
        if self._shown is not None and self._shown.todo.paper_id is not None:
            self._context.navigator.paper_open_requested.emit(self._shown.todo.paper_id)

    def _open_question(self) -> None:
        if self._shown is not None and self._shown.todo.question_id is not None:
            self._context.navigator.screen_requested.emit("questions")
            self._context.navigator.question_show_requested.emit(self._shown.todo.question_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the filter; with nothing in the list, a new to-do can be added by its letter all the same."""
        if event.key() == Qt.Key.Key_Escape and self._stage.words.text():
            self._stage.words.clear()
            self._list.setFocus()
        elif event.key() == Qt.Key.Key_N and not event.modifiers():
            self._acts["new"]()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order.load()
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
