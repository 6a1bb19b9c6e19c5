"""The to-dos of the library under the heads of their groups, each worked out as a line when it is drawn."""

from collections.abc import Hashable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, Qt

from desktop_app.domain.due_day import DueGroup, due_group
from desktop_app.domain.todo import ListedTodo, Priority, Todo, TodoState
from desktop_app.domain.todo_kinds import TodoKind
from desktop_app.ui.models.precise_rows import NOWHERE, AnyIndex, PreciseRows
from desktop_app.ui.models.row_changes import row_changes
from desktop_app.ui.models.todo_text import text_of
from desktop_app.ui.widgets.badge import Badge, Tone
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.todo_line import LINE_ROLE, TodoHead, TodoLine

_MOST_KEPT = 400
_MOST_RANGES = 60


class TodoLines(PreciseRows[TodoHead | ListedTodo]):
    """`today` is the day from which others are near or far."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._kinds: dict[str, TodoKind] = {}
        self._lines: dict[ListedTodo, TodoLine] = {}

    def set_today(self, today: date) -> None:
        """Another day has begun."""
        self._today = today
        self._lines.clear()

    def set_kinds(self, kinds: Sequence[TodoKind]) -> None:
        """How the kinds look now."""
        self._kinds = {kind.name: kind for kind in kinds}
        self._lines.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def show_values(self, wanted: Sequence[TodoHead | ListedTodo]) -> None:
        """As any list of rows; where only a few of many thousands differ, only those are looked at."""
        old, least = self._rows, min(len(self._rows), len(wanted))
        first = 0
        while first < least and self._is_same(old[first], wanted[first]):
            first += 1
        last = 0
        while last < least - first and self._is_same(old[-1 - last], wanted[-1 - last]):
            last += 1
        changes = row_changes(
            [self.key_of(value) for value in old[first : len(old) - last]],
            [self.key_of(value) for value in wanted[first : len(wanted) - last]],
        )
        if len(changes.removed) + len(changes.inserted) > _MOST_RANGES:
            self.take(wanted)
            return
        for start, end in changes.removed:
            self.beginRemoveRows(NOWHERE, first + start, first + end)
            del self._rows[first + start : first + end + 1]
            self.endRemoveRows()
        for start, end in changes.inserted:
            self.beginInsertRows(NOWHERE, first + start, first + end)
            self._rows[first + start : first + start] = wanted[first + start : first + end + 1]
            self.endInsertRows()
        self._refresh(wanted)

    def _is_same(self, one: TodoHead | ListedTodo, other: TodoHead | ListedTodo) -> bool:
        return one is other or self.key_of(one) == self.key_of(other)

    def key_of(self, value: TodoHead | ListedTodo) -> Hashable:
        return ("head", value.key) if isinstance(value, TodoHead) else value.todo.id.int

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self.value_at(index), ListedTodo):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def cell(self, value: TodoHead | ListedTodo, _column: int, role: int) -> object:
        if isinstance(value, TodoHead):
            words = {LINE_ROLE: value, Qt.ItemDataRole.DisplayRole: f"{value.title} {value.count}"}
            return words.get(role)
        if role == LINE_ROLE:
            return self._line(value)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self._line(value)
            return ". ".join(filter(None, (line.title, line.about, *(badge.text for badge in line.badges))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return text_of(value.todo)
        return None

    def kind_of(self, todo: Todo) -> TodoKind:
        """How its kind looks."""
        return self._kinds.get(todo.kind) or TodoKind(todo.kind)

    def _line(self, row: ListedTodo) -> TodoLine:
        line = self._lines.get(row)
        if line is None:
            if len(self._lines) > _MOST_KEPT:
                self._lines.clear()
            line = self._lines[row] = self._made(row)
        return line

    def _made(self, row: ListedTodo) -> TodoLine:
        todo, kind = row.todo, self.kind_of(row.todo)
        price = todo.dossier.price if todo.dossier is not None else None
        about = [kind.label, str(price) if price is not None else "", row.paper_title, row.question]
        about += [" ".join(todo.note.split())]
        badges = tuple(filter(None, (priority_badge(todo.priority), self._day_badge(todo))))
        return TodoLine(
            *(todo.id, " ".join(text_of(todo).split()), " · ".join(filter(None, about)), todo.state),
            *(kind.icon, kind.colour, badges),
        )

    def _day_badge(self, todo: Todo) -> Badge | None:
        if todo.state is not TodoState.OPEN:
            ended = day_text(local_day(todo.closed_at or todo.updated_at))
            is_done = todo.state is TodoState.DONE
            words = _tr("done %1") if is_done else _tr("dropped %1")
            return Badge(words.replace("%1", ended), "good" if is_done else "plain")
        return None if todo.due is None else due_badge(todo.due, self._today)


def due_badge(due: date, today: date) -> Badge:
    """The day in words, with what is late or of today said, not only coloured."""
    group = due_group(due, today)
    if group is DueGroup.OVERDUE:
        return Badge(_tr("overdue · %1").replace("%1", day_text(due)), "bad")
    if group is DueGroup.TODAY:
        return Badge(_tr("today"), "question")
    return Badge(day_text(due), "plain")


def priority_badge(priority: int) -> Badge | None:
    """As many exclamation marks as it has steps, and the word."""
    if priority == Priority.NONE:
        return None
    tone: Tone = "accent" if priority == Priority.HIGH else "plain"
    return Badge(f"{Priority(priority).sign} {priority_text(priority)}", tone)


def priority_text(priority: int) -> str:
    """The priority as a word."""
    words = {
        Priority.NONE: _tr("no priority"),
        Priority.LOW: _tr("low"),
        Priority.MEDIUM: _tr("medium"),
        Priority.HIGH: _tr("high"),
    }
    return words[Priority(priority)]


def _tr(text: str) -> str:
    return QCoreApplication.translate("TodoLines", text)
