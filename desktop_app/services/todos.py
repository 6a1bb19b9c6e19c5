"""To-dos: flags on a paper, a mark, a question or nothing, with a day, a priority and a note; how they end.

What is to be bought has a price, a link and a decision, too. Several to-dos are changed in one step of undo.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop_app.domain.buy import BuyDossier, BuyState, moved
from desktop_app.domain.errors import AmbiguousReferenceError, NotFoundError, ReaderError
from desktop_app.domain.ids import MarkId, PaperId, QuestionId, TodoId
from desktop_app.domain.price import Price
from desktop_app.domain.todo import ListedTodo, Priority, Todo, TodoState
from desktop_app.domain.todo_kinds import all_kinds, known_name
from desktop_app.services.price_reading import read_price
from desktop_app.services.typed_text import lines_of, one_line, reference_of

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_BUY = "buy"
_STATES = (*TodoState, "all")
LONGEST_KIND = 40
_MOST_TOLD = 8


TodoList = list[Todo]


class TodoService:
    """Every action but `delete` gives the to-do as it is afterwards."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store
        self._known: dict[str, tuple[Any, ListedTodo]] = {}  # Any: what the database said of a to-do

    def add(
        self,
        paper: PaperId | None,
        kind: str,
        text: str = "",
        due: date | None = None,
        price: str | Price | None = None,
        url: str | None = None,
        mark: MarkId | None = None,
        question: QuestionId | None = None,
        priority: int = Priority.NONE,
        note: str = "",
    ) -> Todo:
        """Flag; without a paper it is about that of the mark or question, or about none. `kind` may be her own."""
        with self._store.write("Add to-do") as unit:
            name = _kind(unit, kind)
            about = _about(unit, paper, mark, question)
            now = unit.clock.now()
            todo = Todo(
                id=TodoId(unit.new_id()),
                kind=name,
                text=lines_of(text).strip(),
                paper_id=about,
                state=TodoState.OPEN,
                created_at=now,
                updated_at=now,
                mark_id=mark,
                due=due,
                dossier=_dossier(unit, name, None, price, url),
                priority=_priority(priority),
                note=lines_of(note),
                question_id=question,
            )
            return unit.todos.put(todo)

    def edit(
        self,
        todo: TodoId,
        *,
        kind: str,
        text: str,
        due: date | None,
        price: str | Price | None,
        url: str | None,
        priority: int | None = None,
        note: str | None = None,
    ) -> Todo:
        """Replace what she wrote; priority and note only where they are given; what else a purchase has stays."""

        def change(unit: "UnitOfWork", old: Todo) -> Todo:
            name = _kind(unit, kind)
            return replace(
                old,
                kind=name,
                text=lines_of(text).strip(),
                due=due,
                dossier=_dossier(unit, name, old.dossier, price, url),
                priority=old.priority if priority is None else _priority(priority),
                note=old.note if note is None else lines_of(note),
            )

        return self._change("Edit to-do", todo, change)

    def done(self, todo: TodoId, decision: str | None = None) -> Todo:
        """Finish it; `decision` says how a purchase ended: bought, rejected and so on."""
        decided = _decision(decision) if decision else None

        def change(unit: "UnitOfWork", old: Todo) -> Todo:
            dossier = old.dossier
            if decided is not None:
                if old.kind != _BUY:
                    raise ReaderError("Only something to buy takes a decision; nothing was changed.")
                dossier = moved(dossier or BuyDossier(), decided, unit.clock.now())
            return replace(old, state=TodoState.DONE, closed_at=unit.clock.now(), dossier=dossier)

        return self._change("Finish to-do", todo, change)

    def drop(self, todo: TodoId) -> Todo:
        return self._change(
            "Drop to-do", todo, lambda unit, old: replace(old, state=TodoState.DROPPED, closed_at=unit.clock.now())
        )

    def reopen(self, todo: TodoId) -> Todo:
        """Open it again; a purchase is wanted again."""
        return self._change("Reopen to-do", todo, _reopened)

    def delete(self, todo: TodoId) -> None:
        with self._store.write("Delete to-do") as unit:
            unit.todos.delete(todo)

    # several at once

    def finish_all(self, todos: Sequence[TodoId]) -> None:
        """Finish those that are open."""
        self._close_all("Finish to-do", "Finish %1 to-dos", todos, TodoState.DONE)

    def drop_all(self, todos: Sequence[TodoId]) -> None:
        """Drop those that are open."""
        self._close_all("Drop to-do", "Drop %1 to-dos", todos, TodoState.DROPPED)

    def reopen_all(self, todos: Sequence[TodoId]) -> None:
        """Open them again, as `reopen` does."""
        self._change_all("Reopen to-do", "Reopen %1 to-dos", todos, _reopened)

    def delete_all(self, todos: Sequence[TodoId]) -> None:
        with self._store.write(_named("Delete to-do", "Delete %1 to-dos", len(todos))) as unit:
            for todo in todos:
                unit.todos.delete(todo)

    def set_priority(self, todos: Sequence[TodoId], priority: int) -> None:
        wanted = _priority(priority)
        name = "Set priority", "Set priority of %1 to-dos"
        self._change_all(*name, todos, lambda _unit, old: replace(old, priority=wanted))

    def set_due(self, todos: Sequence[TodoId], due: date | None) -> None:
        """Give them this day, or none."""
        name = "Set day of to-do", "Set day of %1 to-dos"
        self._change_all(*name, todos, lambda _unit, old: replace(old, due=due))

    def set_kind(self, todos: Sequence[TodoId], kind: str) -> None:
        """Make them of this kind."""

        def change(unit: "UnitOfWork", old: Todo) -> Todo:
            name = _kind(unit, kind)
            return replace(old, kind=name, dossier=old.dossier or (BuyDossier() if name == _BUY else None))

        self._change_all("Set kind of to-do", "Set kind of %1 to-dos", todos, change)

    # reading

    def list(self, state: str = "open", kind: str | None = None, paper: PaperId | None = None) -> TodoList:
        """The to-dos of a state (open, done, dropped, all), of one kind or all, of one paper or the library."""
        _check_state(state)
        with self._store.read() as unit:
            return unit.todos.list(state, kind, paper)

    def rows(self, state: str = "open", kind: str | None = None) -> Sequence[ListedTodo]:
        """As `list` for the whole library, with the titles of the papers and the words of the questions."""
        _check_state(state)
        with self._store.read() as unit:
            return unit.todos.listed(self._known, state, kind)

    def resolve(self, ref: str) -> Todo:
        """The one to-do that answers to an id, the start of one, or a part of its text."""
        wanted = reference_of(ref)
        with self._store.read() as unit:
            found = unit.todos.candidates(wanted) if wanted else []
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotFoundError(f"No to-do answers to “{ref}”.")
        told = "; ".join(f"{todo.id} {todo.text or todo.kind}" for todo in found[:_MOST_TOLD])
        raise AmbiguousReferenceError(f"“{ref}” answers to {len(found)} to-dos: {told}.")

    def _change(self, name: str, todo: TodoId, change: "Callable[[UnitOfWork, Todo], Todo]") -> Todo:
        with self._store.write(name) as unit:
            old = unit.todos.get(todo)
            new = change(unit, old)
            return old if new == old else unit.todos.put(new)

    def _change_all(
        self, one: str, many: str, todos: Sequence[TodoId], change: "Callable[[UnitOfWork, Todo], Todo]"
    ) -> None:
        with self._store.write(_named(one, many, len(todos))) as unit:
            for todo in todos:
                old = unit.todos.get(todo)
                new = change(unit, old)
                if new != old:
                    unit.todos.put(new)

    def _close_all(self, one: str, many: str, todos: Sequence[TodoId], state: TodoState) -> None:
        def change(unit: "UnitOfWork", old: Todo) -> Todo:
            return replace(old, state=state, closed_at=unit.clock.now()) if old.state is TodoState.OPEN else old

        self._change_all(one, many, todos, change)


def _named(one: str, many: str, number: int) -> str:
    return one if number == 1 else many.replace("%1", str(number))


def _about(
    unit: "UnitOfWork", paper: PaperId | None, mark: MarkId | None, question: QuestionId | None
) -> PaperId | None:
    """The paper of a new to-do; raises NotFoundError where one of these is not there."""
    of_mark = unit.marks.get(mark).paper_id if mark is not None else None
    of_question = unit.questions.get(question).paper_id if question is not None else None
    about = paper or of_mark or of_question
    if about is not None:
        unit.papers.get(about)
    return about


def _kind(unit: "UnitOfWork", kind: str) -> str:
    typed = one_line(kind)
    if not typed or len(typed) > LONGEST_KIND:
        raise ReaderError("A to-do needs a kind of one or two words, like buy, find, read, cite or follow up.")
    return known_name(typed, all_kinds(unit.todo_kinds.list()))


def _priority(number: int) -> int:
    if number not in tuple(Priority):
        raise ReaderError(f"A priority goes from {Priority.NONE:d} to {Priority.HIGH:d}; nothing was changed.")
    return int(number)


def _reopened(unit: "UnitOfWork", old: Todo) -> Todo:
    dossier = old.dossier
    if dossier is not None and dossier.state.is_decided:
        dossier = moved(dossier, BuyState.WANTED, unit.clock.now())
    return replace(old, state=TodoState.OPEN, closed_at=None, dossier=dossier)


def _dossier(
    unit: "UnitOfWork", kind: str, old: BuyDossier | None, price: str | Price | None, url: str | None
) -> BuyDossier | None:
    """What is known about getting the article; only a purchase has it when there is neither price nor link."""
    amount = price if isinstance(price, Price) else read_price(unit, price)[0] if price and price.strip() else None
    address = one_line(url or "") or None
    if kind != _BUY and amount is None and address is None:
        return None
    return replace(old or BuyDossier(), price=amount, url=address)


def _decision(text: str) -> BuyState:
    try:
        return BuyState(one_line(text).lower().replace("-", " "))
    except ValueError as error:
        raise ReaderError(f"“{text}” is no decision; there are {', '.join(BuyState)}.") from error


def _check_state(state: str) -> None:
    if state not in _STATES:
        raise ReaderError(f"“{state}” is no state of a to-do; there are {', '.join(_STATES)}.")
