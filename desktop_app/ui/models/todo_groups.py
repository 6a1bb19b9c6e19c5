"""The groups that to-dos of the library fall into: by day, kind or paper; and the order inside them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.due_day import WEEK, DueGroup, due_group
from desktop_app.domain.ids import TodoId
from desktop_app.domain.todo import ListedTodo, TodoState
from desktop_app.domain.todo_kinds import TodoKind
from desktop_app.ui.widgets.day_text import local_day
from desktop_app.ui.widgets.todo_line import TodoHead

_Name = tuple[Hashable, str]
#: the group of a to-do, and the place of a group
_Naming = tuple[Callable[[ListedTodo], _Name], Callable[[_Name], tuple[bool, int, str]]]


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


@dataclass(frozen=True, slots=True)
class GroupWish:
    """How to-dos are to be put together on this day."""

    grouping: TodoGrouping
    today: date
    kinds: Sequence[TodoKind] = ()


@dataclass(frozen=True, slots=True)
class TodoGroup:
    """All to-dos under one head, in order, and what a filter looks at in each."""

    key: Hashable
    title: str
    rows: Sequence[ListedTodo]
    texts: Sequence[str]


def grouped(rows: Sequence[ListedTodo], texts: Sequence[str], wish: GroupWish) -> tuple[TodoGroup, ...]:
    """The groups in order of rows that are in order; to be called where it does not matter that this takes a while."""
    name_of, place_of = _NAMING[wish.grouping](wish)
    groups: dict[_Name, tuple[list[ListedTodo], list[str]]] = {}
    for row, text in zip(rows, texts, strict=True):
        members = groups.setdefault(name_of(row), ([], []))
        members[0].append(row)
        members[1].append(text)
    return tuple(TodoGroup(*name, *groups[name]) for name in sorted(groups, key=place_of))


class TodoGroups:
    """Filters groups and puts them under heads; a folded group shows its head only."""

    def __init__(self) -> None:
        self._groups: Sequence[TodoGroup] = ()
        self._folded: set[Hashable] = set()

    def take(self, groups: Sequence[TodoGroup]) -> None:
        """Show these from now on; what was folded stays so."""
        self._groups = groups

    def unfold_all(self) -> None:
        self._folded.clear()

    def toggle(self, group: Hashable) -> None:
        """Fold a group, or unfold it."""
        self._folded ^= {group}

    def rows(
        self, words: Sequence[str], until: date | None = None, wanted: TodoId | None = None
    ) -> tuple[list[TodoHead | ListedTodo], int]:
        """Those with all the folded words, due on that day at the latest, under heads; and how many they are.

        The group of the wanted one is unfolded.
        """
        found: list[TodoHead | ListedTodo] = []
        number = 0
        for group in self._groups:
            members = _passing(group, words, until)
            if not members:
                continue
            number += len(members)
            if wanted is not None and any(row.todo.id == wanted for row in members):
                self._folded.discard(group.key)
            is_folded = group.key in self._folded
            found.append(TodoHead(group.key, group.title, len(members), is_folded))
            if not is_folded:
                found += members
        return found, number


def _passing(group: TodoGroup, words: Sequence[str], until: date | None) -> Sequence[ListedTodo]:
    rows = group.rows
    if words:
        places: Iterable[int] = range(len(rows))
        for word in words:
            places = [place for place in places if word in group.texts[place]]
        rows = [rows[place] for place in places]
    return rows if until is None else [row for row in rows if row.todo.due is not None and row.todo.due <= until]


def _by_kind(wish: GroupWish) -> _Naming:
    kinds = {kind.name: (place, kind.label) for place, kind in enumerate(wish.kinds)}
    names = {name: (name, label) for name, (_place, label) in kinds.items()}
    return (
        lambda row: names.get(row.todo.kind) or (row.todo.kind, row.todo.kind),
        lambda name: (False, kinds.get(str(name[0]), (len(kinds), ""))[0], name[1]),
    )


def _by_paper(_wish: GroupWish) -> _Naming:
    none, untitled = _tr("No paper"), _tr("Without a title")
    return (
        lambda row: (row.todo.paper_id, row.paper_title or untitled if row.todo.paper_id else none),
        lambda name: (name[0] is None, 0, name[1].casefold()),
    )


def _by_day(wish: GroupWish) -> _Naming:
    names = _day_names()
    return (
        lambda row: names[_day_group(row, wish.today)],
        lambda name: (False, name[0] if isinstance(name[0], int) else 0, name[1]),
    )


_NAMING: dict[TodoGrouping, Callable[[GroupWish], _Naming]] = {
    TodoGrouping.KIND: _by_kind,
    TodoGrouping.PAPER: _by_paper,
    TodoGrouping.DAY: _by_day,
}


def _day_group(row: ListedTodo, today: date) -> int:
    """Of open ones how near their day is; of closed ones, behind those, how long ago they ended."""
    todo = row.todo
    if todo.state is TodoState.OPEN:
        return due_group(todo.due, today).value
    ended = local_day(todo.closed_at or todo.updated_at)
    if ended >= today:
        return len(DueGroup)
    return len(DueGroup) + (1 if ended > today - WEEK else 2)


def _day_names() -> tuple[_Name, ...]:
    words = (
        *(_tr("Overdue"), _tr("Today"), _tr("Within a week"), _tr("Later"), _tr("No day")),
        *(_tr("Ended today"), _tr("Ended in the last seven days"), _tr("Ended earlier")),
    )
    return tuple(enumerate(words))


def _tr(text: str) -> str:
    return QCoreApplication.translate("TodoGroups", text)
