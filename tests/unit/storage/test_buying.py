"""Steps of a purchase: kept with it, undone with it, in the plain copies too."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.domain.buy import BuyDossier, BuyState, moved
from desktop_app.domain.price import Price
from desktop_app.storage.paper_records import all_todos
from desktop_app.storage.plain_json import from_plain, to_plain
from tests.storage_desk import START, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def test_steps_are_kept_and_undone_with_the_purchase(desk: Desk) -> None:
    wanted = BuyDossier(price=Price(Decimal("31.50"), "EUR"), expected_use="for the review")
    requested = moved(wanted, BuyState.REQUESTED, START, "asked the author")
    todo, other = desk.todo(None, dossier=requested), desk.todo(None, dossier=wanted)
    desk.keep(todo, other)
    bought = replace(todo, dossier=moved(requested, BuyState.BOUGHT, desk.clock.now(), "no answer"))
    with desk.store.write("Mark as bought") as unit:
        assert unit.todos.put(bought).dossier == bought.dossier
        assert unit.todos.put(bought).revision == 2
    with desk.store.read() as unit:
        kept = unit.todos.get(todo.id)
        assert kept.dossier == bought.dossier
        assert [one.dossier for one in unit.todos.list("all")] == [bought.dossier, wanted]
        assert all_todos(unit, None)[0].dossier == bought.dossier
    assert from_plain(type(kept), to_plain(kept)) == kept
    with desk.store.write("Not to buy") as unit:
        assert unit.todos.put(replace(bought, dossier=None)).dossier is None
        assert unit.todos.put(replace(bought, dossier=wanted)).dossier.steps == ()
    assert (desk.store.undo(), desk.store.undo()) == ("Not to buy", "Mark as bought")
    with desk.store.read() as unit:
        assert unit.todos.get(todo.id).dossier == requested
