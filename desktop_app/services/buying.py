"""Deciding what to buy: how far a purchase came and why, its price and link, what was spent; one action each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.buy import BuyDossier, BuyState, BuyStep, history, moved
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.ids import TodoId
from desktop_app.domain.price import Price
from desktop_app.domain.spending import Purchase, Spending, kept_budget, read_budget, spending
from desktop_app.domain.todo import Priority, Todo, TodoState
from desktop_app.services.price_reading import read_price
from desktop_app.services.typed_text import lines_of, one_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork
    from desktop_app.system.settings import Settings

_BUY, _EVERY_STATE = "buy", "all"
_SECTION = "monthly budget"
_NAMES = {
    BuyState.WANTED: "Mark as wanted",
    BuyState.FREE_COPY_FOUND: "Mark as free copy found",
    BuyState.REQUESTED: "Mark as requested",
    BuyState.BOUGHT: "Mark as bought",
    BuyState.REJECTED: "Mark as rejected",
}


@dataclass(frozen=True, slots=True)
class BuyRow:
    """A purchase with its paper's title and every step that led to its state, the wish first."""

    todo: Todo
    paper_title: str
    steps: tuple[BuyStep, ...]

    @property
    def dossier(self) -> BuyDossier:
        return self.todo.dossier or BuyDossier()

    @property
    def is_open(self) -> bool:
        return self.todo.state is TodoState.OPEN


@dataclass(frozen=True, slots=True)
class BuyList:
    """All purchases, the oldest first, with the sums of them; `budget` is what she wants to spend in a month."""

    rows: tuple[BuyRow, ...]
    spending: Spending
    budget: tuple[Price, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Priced:
    """`assumed` is the currency that was taken because none was written."""

    todo: Todo
    assumed: str | None = None


class BuyingService:
    """Changes are refused, with ReaderError, for a to-do that is not about buying."""

    def __init__(self, store: "LibraryStore", settings: "Settings") -> None:
        self._store, self._settings = store, settings

    # how far it came

    def move(self, todo: TodoId, state: BuyState, reason: str = "") -> Todo:
        """Note that a purchase is in another state now, and why; what is decided is done, all else is open."""
        why = lines_of(reason).strip() or None

        def change(unit: "UnitOfWork", old: Todo) -> Todo:
            now = unit.clock.now()
            dossier = moved(old.dossier or BuyDossier(), state, now, why)
            if not state.is_decided:
                return replace(old, dossier=dossier, state=TodoState.OPEN, closed_at=None)
            closed_at = old.closed_at if old.state is TodoState.DONE else None
            return replace(old, dossier=dossier, state=TodoState.DONE, closed_at=closed_at or now)

        return self._change(_NAMES[state], todo, change)

    def explain(self, todo: TodoId, reason: str) -> Todo:
        """Say why it came to be in the state it is in; of what is only wanted, why it is."""
        why = lines_of(reason).strip() or None

        def change(_unit: "UnitOfWork", old: Todo) -> Todo:
            dossier = _dossier(old)
            if not dossier.steps and dossier.state is BuyState.WANTED:
                return replace(old, dossier=replace(dossier, reason=why))
            steps = dossier.steps or history(dossier, old.created_at, old.closed_at)
            return replace(old, dossier=replace(dossier, steps=(*steps[:-1], replace(steps[-1], reason=why))))

        return self._change("Change reason", todo, change)

    # what is known of it

    def set_price(self, todo: TodoId, text: str) -> Priced:
        """Keep the price as it was typed; without a currency it is of the one used last. An empty text takes it out."""
        price, assumed = self.read_price(text) if text.strip() else (None, None)
        return Priced(self._set("Change price", todo, lambda old: replace(old, price=price)), assumed)

    def read_price(self, text: str) -> tuple[Price, str | None]:
        """Understand a price; the currency that was assumed where none was written."""
        with self._store.read() as unit:
            return read_price(unit, text)

    def set_link(self, todo: TodoId, url: str) -> Todo:
        address = one_line(url) or None
        return self._set("Change link", todo, lambda old: replace(old, url=address))

    def set_expected_use(self, todo: TodoId, text: str) -> Todo:
        use = lines_of(text).strip() or None
        return self._set("Change expected use", todo, lambda old: replace(old, expected_use=use))

    def set_priority(self, todo: TodoId, priority: Priority) -> Todo:
        return self._change("Change priority", todo, lambda _unit, old: replace(old, priority=priority.value))

    # the list and its sums

    def list(self) -> BuyList:
        """All purchases of papers that are not in the trash, decided ones too."""
        with self._store.read() as unit:
            rows = _rows(unit, unit.todos.list(_EVERY_STATE, _BUY))
            today = _local_day(unit.clock.now())
        budget = kept_budget(self._settings.section(_SECTION))
        pending = [row.dossier.price for row in rows if row.is_open and row.dossier.price is not None]
        sums = spending(pending, _purchases(rows), budget, today)
        return BuyList(rows, sums, tuple(Price(amount, currency) for currency, amount in budget.items()), today)

    def get(self, todo: TodoId) -> BuyRow:
        with self._store.read() as unit:
            return _rows(unit, [unit.todos.get(todo)])[0]

    def set_budget(self, text: str) -> Sequence[Price]:
        """Keep what she wants to spend in a month, like "40 EUR + 30 USD"; an empty text is no budget."""
        from desktop_app.storage.buying import last_currency

        with self._store.read() as unit:
            used_last = last_currency(unit.session)
        budget = read_budget(text, used_last)
        self._settings.put(_SECTION, {price.currency: str(price.amount) for price in budget})
        return budget

    def _set(self, name: str, todo: TodoId, change: Callable[[BuyDossier], BuyDossier]) -> Todo:
        return self._change(name, todo, lambda _unit, old: replace(old, dossier=change(_dossier(old))))

    def _change(self, name: str, todo: TodoId, change: "Callable[[UnitOfWork, Todo], Todo]") -> Todo:
        with self._store.write(name) as unit:
            old = unit.todos.get(todo)
            if old.kind != _BUY:
                raise ReaderError("This is not about buying something; nothing was changed.")
            new = change(unit, old)
            return old if new == old else unit.todos.put(new)


def _dossier(todo: Todo) -> BuyDossier:
    return todo.dossier or BuyDossier()


def _rows(unit: "UnitOfWork", todos: Sequence[Todo]) -> tuple[BuyRow, ...]:
    papers = unit.papers.names(todo.paper_id for todo in todos if todo.paper_id is not None)
    return tuple(
        BuyRow(
            todo,
            papers[todo.paper_id].title if todo.paper_id is not None else "",
            history(_dossier(todo), todo.created_at, todo.closed_at),
        )
        for todo in todos
    )


def _purchases(rows: Iterable[BuyRow]) -> Iterable[Purchase]:
    for row in rows:
        price = row.dossier.price
        if row.dossier.state is BuyState.BOUGHT and price is not None:
            yield Purchase(price, _local_day(row.steps[-1].at))


def _local_day(moment: datetime) -> date:
    return moment.astimezone().date()
