"""The buy dossier: states with their steps, prices as typed, sums and a budget, each action undone by its name."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop_app.domain.buy import BuyDossier, BuyState
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.ids import IdFactory
from desktop_app.domain.paper import Paper
from desktop_app.domain.price import Price
from desktop_app.domain.todo import Priority, TodoState
from desktop_app.services.context import Services
from desktop_app.storage.store import LibraryStore
from desktop_app.system.paths import AppPaths
from tests.unit.services.conftest import NOON, SettableClock


def test_a_purchase_goes_its_way_and_back(services: Services, vns: Paper, clock: SettableClock) -> None:
    todo = services.todos.add(vns.id, "buy").id
    clock.advance(days=1)
    asked = services.buying.move(todo, BuyState.REQUESTED, " asked the author\n")
    assert (asked.state, asked.dossier.state) == (TodoState.OPEN, BuyState.REQUESTED)
    clock.advance(days=3)
    bought = services.buying.move(todo, BuyState.BOUGHT)
    assert (bought.state, bought.closed_at) == (TodoState.DONE, clock.now())
    row = services.buying.get(todo)
    assert [(step.state, (step.at - NOON).days, step.reason) for step in row.steps] == [
        (BuyState.WANTED, 0, None),
        (BuyState.REQUESTED, 1, "asked the author"),
        (BuyState.BOUGHT, 4, None),
    ]
    assert (row.paper_title, row.is_open) == (vns.title, False)
    assert services.buying.move(todo, BuyState.BOUGHT) == bought
    assert [services.history.undo() for _step in range(2)] == ["Mark as bought", "Mark as requested"]
    assert len(services.buying.get(todo).steps) == 1
    rejected = services.buying.move(todo, BuyState.REJECTED, "too dear")
    assert services.history.undo() == "Mark as rejected"
    assert services.history.redo() == "Mark as rejected"
    assert services.buying.get(todo).steps[-1].reason == "too dear"
    services.buying.explain(todo, "far too dear ")
    assert [step.reason for step in services.buying.get(todo).steps] == [None, "far too dear"]
    assert rejected.dossier.state is BuyState.REJECTED
    assert services.buying.move(todo, BuyState.WANTED).state is TodoState.OPEN


def test_a_decision_from_before_steps_were_kept_is_explained(
    services: Services, vns: Paper, paths: AppPaths, clock: SettableClock
) -> None:
    todo = services.todos.add(vns.id, "buy").id
    store = LibraryStore.open(paths.library, clock=clock, new_id=IdFactory())
    with store.write(None) as unit:
        unit.todos.put(replace(unit.todos.get(todo), state=TodoState.DONE, dossier=BuyDossier(BuyState.REJECTED)))
    store.close()
    services.buying.explain(todo, "too dear")
    told = [(step.state, step.reason) for step in services.buying.get(todo).steps]
    assert told == [(BuyState.WANTED, None), (BuyState.REJECTED, "too dear")]


def test_done_and_reopen_are_steps_too(services: Services, vns: Paper) -> None:
    todo = services.todos.add(vns.id, "buy").id
    services.todos.done(todo, "rejected")
    services.todos.reopen(todo)
    states = [step.state for step in services.buying.get(todo).steps]
    assert states == [BuyState.WANTED, BuyState.REJECTED, BuyState.WANTED]


def test_a_price_without_a_currency_is_of_the_one_used_last(
    services: Services, vns: Paper, clock: SettableClock
) -> None:
    one, other = services.todos.add(vns.id, "buy").id, services.todos.add(vns.id, "buy").id
    with pytest.raises(ReaderError, match="without its currency"):
        services.buying.set_price(one, "31,50")
    assert services.buying.set_price(one, "31,50 €").assumed is None
    clock.advance(minutes=1)
    assert services.buying.set_price(other, "$5").todo.dossier.price == Price(Decimal("5.00"), "USD")
    clock.advance(minutes=1)
    priced = services.buying.set_price(one, "40")
    assert (priced.assumed, priced.todo.dossier.price) == ("USD", Price(Decimal("40.00"), "USD"))
    assert services.history.undo() == "Change price"
    assert services.buying.set_price(one, " ").todo.dossier.price is None


def test_each_field_is_one_action(services: Services, vns: Paper) -> None:
    todo = services.todos.add(vns.id, "buy").id
    buying = services.buying
    buying.set_link(todo, " https://shop.example.org/a ")
    buying.set_expected_use(todo, "for the review\n")
    buying.explain(todo, "everyone cites it")
    kept = buying.set_priority(todo, Priority.HIGH)
    assert kept.priority == Priority.HIGH
    dossier = kept.dossier
    assert (dossier.url, dossier.expected_use) == ("https://shop.example.org/a", "for the review")
    assert dossier.reason == buying.get(todo).steps[0].reason == "everyone cites it"
    names = ["Change priority", "Change reason", "Change expected use", "Change link"]
    assert [services.history.undo() for _name in names] == names
    with pytest.raises(ReaderError, match="not about buying"):
        buying.move(services.todos.add(vns.id, "find").id, BuyState.BOUGHT)


def test_sums_of_a_year_and_a_budget(services: Services, vns: Paper, clock: SettableClock) -> None:
    prices = ("39.95 USD", "31.50 EUR", "20 EUR", "32 EUR")
    todos = [services.todos.add(vns.id, "buy", price=price).id for price in prices]
    for todo in todos[2:]:
        services.buying.move(todo, BuyState.BOUGHT)
    services.todos.drop(services.todos.add(vns.id, "buy", price="500 EUR").id)
    shown = services.buying.list()
    assert [str(price) for price in shown.spending.pending] == ["39.95 USD", "31.50 EUR"]
    assert [str(price) for price in shown.spending.this_year] == ["52.00 EUR"]
    assert (shown.spending.over, shown.budget, len(shown.rows)) == ((), (), 5)
    assert [str(price) for price in services.buying.set_budget("40")] == ["40.00 EUR"]
    shown = services.buying.list()
    assert [str(price) for price in shown.spending.over] == ["12.00 EUR"]
    assert [str(price) for price in shown.budget] == ["40.00 EUR"]
    clock.advance(days=60)
    assert (services.buying.list().spending.over, services.buying.list().spending.this_year) == ((), ())
    services.buying.set_budget("")
    assert services.buying.list().budget == ()
