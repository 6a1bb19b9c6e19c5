"""Loads the to-dos of the library for a screen and does what the reader wants done with them."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.buy import BuyState
from desktop_app.domain.ids import TodoId
from desktop_app.domain.todo import ListedTodo, Todo
from desktop_app.domain.todo_kinds import TodoKind
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.buy_news import tell_state
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.todo_groups import in_order
from desktop_app.ui.widgets.todo_form import TodoInput

if TYPE_CHECKING:
    from desktop_app.services.context import Services

_Texts = Sequence[str]
_Found = tuple[list[ListedTodo], _Texts, Sequence[TodoKind]]


class TodoSource(QObject):
    """`kind` limits it to one kind of to-do; it keeps up between `start` and `stop`."""

    #: list of ListedTodo, in order
    loaded = Signal(object)
    #: tuple of TodoKind: the kinds and how they look, before the to-dos
    kinds_loaded = Signal(object)

    def __init__(self, context: UiContext, kind: str | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._kind, self._state = context, kind, "all"
        self._is_started = False
        self._asked = self._answered = 0
        #: what a filter looks at, folded, for each of the loaded rows
        self.texts: _Texts = ()
        self._facts = FactTimer(self)
        self._facts.due.connect(self._load)
        hub = context.hub
        for changed in (
            *(hub.todo_changed, hub.todo_kind_changed, hub.paper_changed, hub.question_changed),
            hub.library_replaced,
        ):
            changed.connect(self._on_fact)

    @property
    def is_loading(self) -> bool:
        """What was loaded last is about to be replaced."""
        return self._answered != self._asked

    def start(self) -> None:
        """Load now and keep up from now on."""
        self._is_started = True
        self._load()

    def ask(self, state: str) -> None:
        """Load those of another state from now on."""
        is_other, self._state = state != self._state, state
        if self._is_started and is_other:
            self._load()

    def stop(self) -> None:
        self._is_started = False
        self._facts.stop()

    def done(self, todo: TodoId, decision: str | None = None) -> None:
        self.act(lambda services: services.todos.done(todo, decision))

    def decide(self, todo: TodoId, state: BuyState, reason: str) -> None:
        """End a purchase."""
        self._context.runner.run(
            lambda services: services.buying.move(todo, state, reason),
            partial(tell_state, self._context.navigator),
            owner=self,
        )

    def reopen(self, todo: TodoId) -> None:
        self.act(lambda services: services.todos.reopen(todo))

    def edit(self, todo: TodoId, wish: TodoInput) -> None:
        self.act(
            lambda services: services.todos.edit(
                todo,
                kind=wish.kind,
                text=wish.text,
                due=wish.due,
                price=wish.price or None,
                url=wish.url or None,
                priority=wish.priority,
                note=wish.note,
            )
        )

    def act(self, call: "Callable[[Services], object]", sentence: str = "") -> None:
        """Change the library; say the sentence when that is done."""

        def done(_result: object) -> None:
            if sentence:
                self._context.navigator.message_posted.emit(sentence)

        self._context.runner.run(call, done, owner=self)

    def open_place(self, todo: Todo) -> None:
        """Show the mark, the question or the paper that the to-do is about."""
        navigator = self._context.navigator
        if todo.mark_id is not None and todo.paper_id is not None:
            navigator.mark_show_requested.emit(todo.mark_id, todo.paper_id)
        elif todo.question_id is not None:
            navigator.screen_requested.emit("questions")
            navigator.question_show_requested.emit(todo.question_id)
        elif todo.paper_id is not None:
            navigator.paper_open_requested.emit(todo.paper_id)

    def _on_fact(self, _fact: object = None) -> None:
        if self._is_started:
            self._facts.note()

    def _load(self) -> None:
        self._asked += 1
        number, kind, state = self._asked, self._kind, self._state

        def load(services: "Services") -> _Found:
            rows = in_order(services.todos.rows(state, kind=kind))
            return rows, _texts(rows), services.todo_kinds.list()

        self._context.runner.run(load, lambda found: self._on_loaded(number, *found), owner=self)

    def _on_loaded(self, number: int, rows: Sequence[ListedTodo], texts: _Texts, kinds: Sequence[TodoKind]) -> None:
        if number == self._asked:
            self._answered, self.texts = number, texts
            self.kinds_loaded.emit(kinds)
            self.loaded.emit(rows)


def input_of(todo: Todo) -> TodoInput:
    """The to-do as a form shows it."""
    dossier = todo.dossier
    return TodoInput(
        kind=todo.kind,
        text=todo.text,
        due=todo.due,
        price=str(dossier.price) if dossier is not None and dossier.price is not None else "",
        url=(dossier.url or "") if dossier is not None else "",
        priority=todo.priority,
        note=todo.note,
    )


def _texts(rows: Iterable[ListedTodo]) -> list[str]:
    return [
        "\n".join((row.todo.text, row.todo.kind, row.paper_title, row.question, row.todo.note)).casefold()
        for row in rows
    ]
