"""A to-do and the number of them in words, for the head and the right side of the screen."""

from collections.abc import Hashable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.todo import ListedTodo, TodoState
from desktop_app.domain.todo_kinds import TodoKind
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.models.todo_lines import due_badge, priority_badge
from desktop_app.ui.models.todo_text import text_of
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.todo_pane import TodoDetail


def number_due(rows: Sequence[ListedTodo], today: date) -> int:
    """How many of them are to be done by this day; closed ones are not due."""
    return sum(row.todo.due is not None and row.todo.due <= today for row in rows if row.todo.state is TodoState.OPEN)


def header_badges(state: Hashable, number: int, due: int) -> tuple[Badge, ...]:
    """What there is of this state, and what is due."""
    words = {
        TodoState.DONE: (_tr("1 done"), _tr("%1 done")),
        TodoState.DROPPED: (_tr("1 dropped"), _tr("%1 dropped")),
    }
    one, many = words.get(state, (_tr("1 open"), _tr("%1 open")))  # type: ignore[call-overload] # any key is asked for
    badges = (Badge(counted(number, one, many), "question"),) if number else ()
    return (*badges, Badge(counted(due, _tr("1 due"), _tr("%1 due")), "bad")) if due else badges


def found_badge(number: int) -> Badge:
    """How many have the words of the filter."""
    return Badge(counted(number, _tr("1 found"), _tr("%1 found")), "accent")


def detail_of(row: ListedTodo, kind: TodoKind, today: date) -> TodoDetail:
    """The to-do as its pane shows it."""
    todo = row.todo
    badges = [Badge(kind.label, "buy" if todo.kind == "buy" else "accent")]
    if todo.due is not None:
        is_open = todo.state is TodoState.OPEN
        badges.append(due_badge(todo.due, today) if is_open else Badge(day_text(todo.due)))
    priority = priority_badge(todo.priority)
    badges += [priority] if priority is not None else []
    price = todo.dossier.price if todo.dossier is not None else None
    badges += [Badge(str(price), "buy")] if price is not None else []
    about = [_tr("Since %1").replace("%1", day_text(local_day(todo.created_at)))]
    if todo.closed_at is not None:
        words = _tr("done %1") if todo.state is TodoState.DONE else _tr("dropped %1")
        about.append(words.replace("%1", day_text(local_day(todo.closed_at))))
    about += [_tr("on a mark")] if todo.mark_id is not None else []
    return TodoDetail(text_of(todo), tuple(badges), " · ".join(about), todo.note, row.paper_title, row.question)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TodoWords", text)
