"""What is due by today."""

from datetime import timedelta

from desktop_app.domain.paper import Paper
from desktop_app.services.context import Services
from desktop_app.services.due import DueCounts
from tests.unit.services.conftest import SettableClock


def test_open_ones_are_due_from_their_day_on(services: Services, vns: Paper, clock: SettableClock) -> None:
    today = clock.now().astimezone().date()
    for days in (-3, 0, 1):
        services.todos.add(vns.id, "read", due=today + timedelta(days=days))
        services.questions.ask(vns.id, f"Why {days}?", follow_up=today + timedelta(days=days))
    services.todos.add(None, "cite")
    services.todos.done(services.todos.add(None, "find", due=today).id)
    assert services.due.today() == DueCounts(follow_ups=2, todos=2)
    clock.advance(days=1)
    assert services.due.today() == DueCounts(follow_ups=3, todos=3)
    services.library.trash(vns.id)
    assert services.due.today() == DueCounts()
