"""To-dos: flags on a paper, a mark or nothing, with a day, and for what is to be bought a price, a link, a decision."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.buy import BuyDossier, BuyState, Price, parse_price
from desktop_app.domain.errors import AmbiguousReferenceError, NotFoundError, ReaderError
from desktop_app.domain.ids import MarkId, PaperId, TodoId
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.services.typed_text import lines_of, one_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_BUY = "buy"
_STATES = (*TodoState, "all")
_LONGEST_KIND = 40
_MOST_TOLD = 8


@dataclass(frozen=True, slots=True)
class TodoRow:
    todo: Todo
    paper_title: str


TodoList = list[Todo]
TodoRowList = list[TodoRow]


class TodoService:
    """Every action but `delete` gives the to-do as it is afterwards."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def add(
        self,
        paper: PaperId | None,
        kind: str,
        text: str = "",
        due: date | None = None,
        price: str | Price | None = None,
        url: str | None = None,
        mark: MarkId | None = None,
    ) -> Todo:
        """Flag; without a paper it is about that of the mark, or about none. `kind` may be one of the reader's own."""
        name = _kind(kind)
        dossier = _dossier(name, None, price, url)
        with self._store.write("Add to-do") as unit:
            about = unit.marks.get(mark).paper_id if mark is not None and paper is None else paper
            if mark is not None:
                unit.marks.get(mark)
            if about is not None:
                unit.papers.get(about)
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
                dossier=dossier,
            )
            return unit.todos.put(todo)

    def edit(
        self, todo: TodoId, *, kind: str, text: str, due: date | None, price: str | Price | None, url: str | None
    ) -> Todo:
        """Replace what the reader wrote; reason and worth of a purchase stay."""
        name = _kind(kind)
        return self._change(
            "Edit to-do",
            todo,
            lambda _unit, old: replace(
                old, kind=name, text=lines_of(text).strip(), due=due, dossier=_dossier(name, old.dossier, price, url)
            ),
        )

    def done(self, todo: TodoId, decision: str | None = None) -> Todo:
        """Finish it; `decision` says how a purchase ended: bought, rejected and so on."""
        decided = _decision(decision) if decision else None

        def change(unit: "UnitOfWork", old: Todo) -> Todo:
            dossier = old.dossier
            if decided is not None:
                if old.kind != _BUY:
                    raise ReaderError("Only something to buy takes a decision; nothing was changed.")
                dossier = replace(dossier or BuyDossier(), state=decided)
            return replace(old, state=TodoState.DONE, closed_at=unit.clock.now(), dossier=dossier)

        return self._change("Finish to-do", todo, change)

    def drop(self, todo: TodoId) -> Todo:
        return self._change(
            "Drop to-do", todo, lambda unit, old: replace(old, state=TodoState.DROPPED, closed_at=unit.clock.now())
        )

    def reopen(self, todo: TodoId) -> Todo:
        """Open it again; a purchase is wanted again."""

        def change(_unit: "UnitOfWork", old: Todo) -> Todo:
            dossier = old.dossier
            if dossier is not None and dossier.state in (BuyState.BOUGHT, BuyState.REJECTED):
                dossier = replace(dossier, state=BuyState.WANTED)
            return replace(old, state=TodoState.OPEN, closed_at=None, dossier=dossier)

        return self._change("Reopen to-do", todo, change)

    def delete(self, todo: TodoId) -> None:
        with self._store.write("Delete to-do") as unit:
            unit.todos.delete(todo)

    # reading

    def list(self, state: str = "open", kind: str | None = None, paper: PaperId | None = None) -> TodoList:
        """The to-dos of a state (open, done, dropped, all), of one kind or all, of one paper or the library."""
        _check_state(state)
        with self._store.read() as unit:
            return unit.todos.list(state, kind, paper)

    def rows(self, state: str = "open", kind: str | None = None) -> TodoRowList:
        """As `list` for the whole library, with the titles of the papers."""
        _check_state(state)
        with self._store.read() as unit:
            todos = unit.todos.list(state, kind=kind)
            papers = unit.papers.names(todo.paper_id for todo in todos if todo.paper_id is not None)
            return [TodoRow(todo, papers[todo.paper_id].title if todo.paper_id is not None else "") for todo in todos]

    def resolve(self, ref: str) -> Todo:
        """The one to-do that answers to an id, the start of one, or a part of its text."""
        wanted = one_line(ref)
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


def _kind(kind: str) -> str:
    name = one_line(kind).lower()
    if not name or len(name) > _LONGEST_KIND:
        raise ReaderError("A to-do needs a kind of one or two words, like buy, find, read, cite or follow up.")
    return name


def _dossier(kind: str, old: BuyDossier | None, price: str | Price | None, url: str | None) -> BuyDossier | None:
    """What is known about getting the article; only a purchase has it when there is neither price nor link."""
    amount = price if isinstance(price, Price) else parse_price(price) if price and price.strip() else None
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
