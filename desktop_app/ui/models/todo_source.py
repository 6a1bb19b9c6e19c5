"""Loads the to-dos of the library for a screen and does what the reader wants done with them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.ids import TodoId
from desktop_app.domain.todo import Todo
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.todo_rows import in_order
from desktop_app.ui.widgets.todo_form import TodoInput

if TYPE_CHECKING:
    from desktop_app.domain.todo import ListedTodo
    from desktop_app.services.context import Services


class TodoSource(QObject):
    """`kind` limits it to one kind of to-do; it keeps up between `start` and `stop`."""

    #: list of ListedTodo, in order
    loaded = Signal(object)

    def __init__(self, context: UiContext, kind: str | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._kind = context, kind
        self._is_started = False
        self._facts = FactTimer(self)
        self._facts.due.connect(self._load)
        for changed in (context.hub.todo_changed, context.hub.paper_changed, context.hub.library_replaced):
            changed.connect(self._on_fact)

    def start(self) -> None:
        """Load now and keep up from now on."""
        self._is_started = True
        self._load()

    def stop(self) -> None:
        self._is_started = False
        self._facts.stop()

    def done(self, todo: TodoId, decision: str | None = None) -> None:
        self._act(lambda services: services.todos.done(todo, decision))

    def drop(self, todo: TodoId) -> None:
        self._act(lambda services: services.todos.drop(todo))

    def reopen(self, todo: TodoId) -> None:
        self._act(lambda services: services.todos.reopen(todo))

    def delete(self, todo: TodoId) -> None:
        self._act(lambda services: services.todos.delete(todo))

    def edit(self, todo: TodoId, wish: TodoInput) -> None:
        self._act(
            lambda services: services.todos.edit(
                todo, kind=wish.kind, text=wish.text, due=wish.due, price=wish.price or None, url=wish.url or None
            )
        )

    def open_place(self, todo: Todo) -> None:
        """Show the mark or the paper that the to-do is about."""
        navigator = self._context.navigator
        if todo.mark_id is not None and todo.paper_id is not None:
            navigator.mark_show_requested.emit(todo.mark_id, todo.paper_id)
        elif todo.paper_id is not None:
            navigator.paper_open_requested.emit(todo.paper_id)

    def _act(self, call: "Callable[[Services], object]") -> None:
        self._context.runner.run(call, owner=self)

    def _on_fact(self, _fact: object = None) -> None:
        if self._is_started:
            self._facts.note()

    def _load(self) -> None:
        kind = self._kind
        self._context.runner.run(lambda services: services.todos.rows("all", kind=kind), self._on_loaded, owner=self)

    def _on_loaded(self, rows: "Sequence[ListedTodo]") -> None:
        self.loaded.emit(in_order(rows))


def input_of(todo: Todo) -> TodoInput:
    """The to-do as a form shows it."""
    dossier = todo.dossier
    price = str(dossier.price) if dossier is not None and dossier.price is not None else ""
    return TodoInput(todo.kind, todo.text, todo.due, price, (dossier.url or "") if dossier is not None else "")
