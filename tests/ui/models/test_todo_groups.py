"""To-dos are put into groups once; words, days and folds only take from these."""

from datetime import UTC, date, datetime
from uuid import UUID

from desktop_app.domain.ids import TodoId
from desktop_app.domain.todo import ListedTodo, Todo, TodoState
from desktop_app.domain.todo_kinds import SHIPPED_KINDS
from desktop_app.ui.models.todo_groups import GroupWish, TodoGrouping, TodoGroups, grouped
from desktop_app.ui.widgets.todo_line import TodoHead

TODAY = date(2026, 3, 9)
ASKED = datetime(2026, 3, 1, tzinfo=UTC)


def row(number: int, kind: str, text: str, due: date | None = None) -> ListedTodo:
    return ListedTodo(Todo(TodoId(UUID(int=number)), kind, text, None, TodoState.OPEN, ASKED, ASKED, due=due))


ROWS = [row(1, "read", "The vagus", TODAY), row(2, "buy", "An atlas"), row(3, "read", "The vagus again")]
TEXTS = [one.todo.text.casefold() for one in ROWS]


def groups(grouping: TodoGrouping) -> TodoGroups:
    made = TodoGroups()
    made.take(grouped(ROWS, TEXTS, GroupWish(grouping, TODAY, SHIPPED_KINDS)))
    return made


def plain(rows: list[TodoHead | ListedTodo]) -> list[object]:
    return [(one.title, one.count) if isinstance(one, TodoHead) else one.todo.text for one in rows]


def test_words_and_days_take_from_groups_and_give_the_very_same_rows() -> None:
    made = groups(TodoGrouping.DAY)
    everything, number = made.rows(())
    assert plain(everything) == [("Today", 1), "The vagus", ("No day", 2), "An atlas", "The vagus again"]
    assert number == len(ROWS)
    found, number = made.rows(("vagus", "again"))
    assert (plain(found), number) == ([("No day", 1), "The vagus again"], 1)
    assert found[1] is ROWS[2]
    assert plain(made.rows((), TODAY)[0]) == [("Today", 1), "The vagus"]
    assert made.rows(("nothing",)) == ([], 0)


def test_kinds_come_in_their_own_order_and_papers_end_with_none() -> None:
    labels = [kind.label for kind in SHIPPED_KINDS if kind.name in ("read", "buy")]
    heads = [one for one in groups(TodoGrouping.KIND).rows(())[0] if isinstance(one, TodoHead)]
    assert [head.title for head in heads] == labels
    assert plain(groups(TodoGrouping.PAPER).rows(())[0])[0] == ("No paper", 3)


def test_a_folded_group_is_counted_and_opens_for_the_wanted_one() -> None:
    made = groups(TodoGrouping.DAY)
    late = made.rows(())[0][2]
    assert isinstance(late, TodoHead)
    made.toggle(late.key)
    folded, number = made.rows(())
    assert (plain(folded), number) == ([("Today", 1), "The vagus", ("No day", 2)], 3)
    assert len(made.rows((), wanted=ROWS[2].todo.id)[0]) == 5
    made.toggle(late.key)
    made.unfold_all()
    assert len(made.rows(())[0]) == 5
