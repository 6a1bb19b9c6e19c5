"""The groups that to-dos of the library fall into: by day, kind or paper; and the order inside them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.due_day import WEEK, DueGroup, due_group
from desktop_app.domain.todo import ListedTodo, TodoState
from desktop_app.domain.todo_kinds import TodoKind
from desktop_app.ui.widgets.day_text import local_day
from desktop_app.ui.widgets.todo_line import TodoHead

_Name = tuple[Hashable, str]


class TodoGrouping(StrEnum):
    """What to-dos are put together by."""

    DAY = "day"
    KIND = "kind"
    PAPER = "paper"


def in_order(rows: Iterable[ListedTodo]) -> list[ListedTodo]:
    """What is open and due first, then what matters most, then what is oldest; closed ones by their end."""
    open_ones = [row for row in rows if row.todo.state is TodoState.OPEN]
    closed = [row for row in rows if row.todo.state is not TodoState.OPEN]
    open_ones.sort(key=lambda row: (row.todo.due or date.max, -row.todo.priority, row.todo.created_at))
    closed.sort(key=lambda row: row.todo.closed_at or row.todo.updated_at, reverse=True)
    return open_ones + closed


class TodoGroups:
    """Puts rows that are in order into groups under heads; a folded group shows its head only."""

    def __init__(self, today: date) -> None:
        self.grouping = TodoGrouping.DAY
        self.today = today
        self._kinds: dict[str, tuple[int, str]] = {}
        self._folded: set[Hashable] = set()

    def set_kinds(self, kinds: Sequence[TodoKind]) -> None:
        self._kinds = {kind.name: (place, kind.label) for place, kind in enumerate(kinds)}

    def set_grouping(self, grouping: TodoGrouping) -> None:
        self.grouping = grouping
        self._folded.clear()

    def toggle(self, group: Hashable) -> None:
        """Fold a group, or unfold it."""
        self._folded ^= {group}

    def unfold(self, row: ListedTodo) -> None:
        """Unfold the group of this one."""
        self._folded.discard(self._group_of()(row)[0])

    def rows(self, shown: Iterable[ListedTodo]) -> list[TodoHead | ListedTodo]:
        """The rows under the heads of their groups, the heads in their order."""
        group_of = self._group_of()
        groups: dict[_Name, list[ListedTodo]] = {}
        for row in shown:
            groups.setdefault(group_of(row), []).append(row)
        found: list[TodoHead | ListedTodo] = []
        for (key, title), members in sorted(groups.items(), key=lambda item: self._place(item[0])):
            is_folded = key in self._folded
            found.append(TodoHead(key, title, len(members), is_folded))
            if not is_folded:
                found += members
        return found

    def _group_of(self) -> Callable[[ListedTodo], _Name]:
        if self.grouping is TodoGrouping.KIND:
            return lambda row: (row.todo.kind, self._kinds.get(row.todo.kind, (0, row.todo.kind))[1])
        if self.grouping is TodoGrouping.PAPER:
            none = _tr("No paper")
            return lambda row: (
                row.todo.paper_id,
                row.paper_title or _tr("Without a title") if row.todo.paper_id else none,
            )
        names = _day_names()
        return lambda row: names[self._day_group(row)]

    def _day_group(self, row: ListedTodo) -> int:
        """Of open ones how near their day is; of closed ones, behind those, how long ago they ended."""
        todo = row.todo
        if todo.state is TodoState.OPEN:
            return due_group(todo.due, self.today).value
        ended = local_day(todo.closed_at or todo.updated_at)
        if ended >= self.today:
            return len(DueGroup)
        return len(DueGroup) + (1 if ended > self.today - WEEK else 2)

    def _place(self, name: _Name) -> tuple[bool, int, str]:
        key, title = name
        if self.grouping is TodoGrouping.KIND:
            return False, self._kinds.get(str(key), (len(self._kinds), ""))[0], title
        if self.grouping is TodoGrouping.PAPER:
            return key is None, 0, title.casefold()
        return False, key if isinstance(key, int) else 0, title


def _day_names() -> tuple[_Name, ...]:
    words = (
        *(_tr("Overdue"), _tr("Today"), _tr("Within a week"), _tr("Later"), _tr("No day")),
        *(_tr("Ended today"), _tr("Ended in the last seven days"), _tr("Ended earlier")),
    )
    return tuple(enumerate(words))


def _tr(text: str) -> str:
    return QCoreApplication.translate("TodoGroups", text)
