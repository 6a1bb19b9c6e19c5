"""How far the reading is, and what is read next."""

from datetime import date

from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Bibliography, PaperState
from desktop_app.domain.reading_queue import place_between
from desktop_app.services.context import Services
from desktop_app.services.reading_queue import ReadingQueueService
from tests.unit.services.conftest import SettableClock


def added(services: Services, clock: SettableClock, *titles: str) -> list[PaperId]:
    papers = []
    for title in titles:
        clock.advance(minutes=1)
        papers.append(services.intake.add_draft(PaperDraft(Bibliography(title=title))).paper.id)
    return papers


def order(services: Services) -> list[str]:
    return [one.paper.title for one in services.reading_queue.list()]


def test_what_is_due_and_what_was_begun_comes_first(services: Services, clock: SettableClock) -> None:
    first, second, third, fourth = added(services, clock, "a", "b", "c", "d")
    assert order(services) == ["d", "c", "b", "a"]
    services.reading_queue.set_state([first], PaperState.READING)
    services.todos.add(second, "read", due=date(2026, 12, 5))
    services.todos.add(third, "cite", due=date(2026, 12, 1))
    services.todos.done(services.todos.add(fourth, "read", due=date(2026, 1, 1)).id)
    assert order(services) == ["c", "b", "a", "d"]
    services.reading_queue.set_state([second, fourth], PaperState.READ)
    assert order(services) == ["c", "a"]
    assert services.history.undo() == "Set reading state of 2 papers"
    assert order(services) == ["c", "b", "a", "d"]


def test_what_may_answer_questions_comes_before_what_may_not(services: Services, clock: SettableClock) -> None:
    first, second, _third = added(services, clock, "a", "b", "c")
    asked = [services.questions.ask(None, f"Why {number}?").id for number in range(3)]
    answers = {asked[0]: frozenset((first, second)), asked[1]: frozenset((first,)), asked[2]: frozenset((first,))}
    queue = ReadingQueueService(services.library._store, lambda: answers)
    assert [(one.paper.title, one.questions) for one in queue.list()] == [("a", 3), ("b", 1), ("c", 0)]
    services.questions.drop(asked[2])
    assert [one.questions for one in queue.list()] == [2, 1, 0]


def test_her_own_order_stands_first(services: Services, clock: SettableClock) -> None:
    first, second, third, _fourth = added(services, clock, "a", "b", "c", "d")
    services.reading_queue.place(first)
    services.reading_queue.place(second)
    services.reading_queue.place(third, before=second)
    assert order(services) == ["a", "c", "b", "d"]
    assert [one.is_placed for one in services.reading_queue.list()] == [True, True, True, False]
    services.reading_queue.place(second, before=first)
    assert order(services) == ["b", "a", "c", "d"]
    assert services.history.undo() == "Order what to read next"
    assert order(services) == ["a", "c", "b", "d"]
    services.reading_queue.unplace(first)
    assert order(services) == ["c", "b", "d", "a"]
    services.reading_queue.set_state([third], PaperState.SET_ASIDE)
    services.reading_queue.set_state([third], PaperState.TO_READ)
    assert order(services) == ["b", "c", "d", "a"]


def test_several_are_put_behind_all_in_one_step(services: Services, clock: SettableClock) -> None:
    first, second, third = added(services, clock, "a", "b", "c")
    services.reading_queue.place(third)
    services.reading_queue.place_all([first, second])
    assert order(services) == ["c", "a", "b"]
    assert services.history.undo() == "Read next"
    assert [one.is_placed for one in services.reading_queue.list()] == [True, False, False]


def test_there_is_always_room_between_two(services: Services, clock: SettableClock) -> None:
    papers = added(services, clock, "a", "b", "c")
    for paper in papers:
        services.reading_queue.place(paper)
    for number in range(60):
        services.reading_queue.place(papers[1 + number % 2], before=papers[2 - number % 2])
    assert set(order(services)) == {"a", "b", "c"}
    assert order(services)[0] == "a"
    assert place_between([0.0, 1e-9], 1) is None
