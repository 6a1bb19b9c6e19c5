"""To-dos of the whole library as rows of a table: what is due first, then what is oldest."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt

from desktop_app.domain.buy import BuyState
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.ui.models.precise_rows import NOWHERE, AnyIndex, PreciseRows
from desktop_app.ui.widgets.badge import Badge, Tone
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.row_table import CELL_ROLE, Cell

if TYPE_CHECKING:
    from desktop_app.domain.todo import ListedTodo

_BUY_TONES: dict[BuyState, Tone] = {
    BuyState.WANTED: "buy",
    BuyState.FREE_COPY_FOUND: "good",
    BuyState.REQUESTED: "accent",
    BuyState.BOUGHT: "good",
    BuyState.REJECTED: "plain",
}


@dataclass(frozen=True, slots=True)
class TodoColumn:
    id: str
    title: str
    cell: "Callable[[ListedTodo], Cell]"
    width_px: int


def todo_columns(today: date) -> tuple[TodoColumn, ...]:
    """For the screen "To do"."""
    return (
        TodoColumn("text", _tr("What"), lambda row: Cell(text_of(row.todo), "bold", 2), 320),
        TodoColumn("kind", _tr("Kind"), lambda row: Cell("", badge=_kind_badge(row.todo)), 100),
        TodoColumn("paper", _tr("Paper"), lambda row: Cell(row.paper_title, "soft", 2), 320),
        TodoColumn("due", _tr("Due"), lambda row: _due(row.todo, today), 110),
        TodoColumn("state", _tr("State"), lambda row: Cell("", badge=_state_badge(row.todo)), 90),
        TodoColumn("since", _tr("Since"), lambda row: Cell(_since(row.todo), "soft"), 104),
    )


def buy_columns() -> tuple[TodoColumn, ...]:
    """For the screen "To buy"."""
    return (
        TodoColumn("paper", _tr("Paper"), lambda row: Cell(row.paper_title or text_of(row.todo), "bold", 2), 430),
        TodoColumn("price", _tr("Price"), lambda row: Cell(_price(row.todo)), 104),
        TodoColumn("state", _tr("State"), lambda row: Cell("", badge=_buy_badge(row.todo)), 130),
        TodoColumn("reason", _tr("Why"), lambda row: Cell(_reason(row.todo), "soft", 2), 200),
        TodoColumn("link", _tr("Link"), lambda row: Cell(_site(row.todo), "accent"), 160),
        TodoColumn("since", _tr("Since"), lambda row: Cell(_since(row.todo), "soft"), 104),
    )


class TodoRows(PreciseRows["ListedTodo"]):
    """One row of `services.todos.rows` a row."""

    def __init__(self, columns: Sequence[TodoColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)

    def key_of(self, value: "ListedTodo") -> Hashable:
        return value.todo.id

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        is_title = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section].title if is_title and 0 <= section < len(self.columns) else None

    def cell(self, value: "ListedTodo", column: int, role: int) -> object:
        if role not in (CELL_ROLE, Qt.ItemDataRole.DisplayRole):
            return None
        cell = self.columns[column].cell(value)
        return cell if role == CELL_ROLE else cell.badge.text if cell.badge else cell.text


def text_of(todo: Todo) -> str:
    """What the to-do says, or what its kind says when it says nothing."""
    if todo.text:
        return todo.text
    words = {
        "buy": _tr("Buy article?"),
        "find": _tr("Find the full text"),
        "read": _tr("Read it"),
        "re-read": _tr("Read it again"),
        "cite": _tr("Cite it"),
        "follow reference": _tr("Follow the reference"),
        "write to author": _tr("Write to the author"),
        "follow up": _tr("Follow up"),
    }
    return words.get(todo.kind, todo.kind.capitalize())


def _kind_badge(todo: Todo) -> Badge:
    return Badge(todo.kind, "buy" if todo.kind == "buy" else "accent")


def _state_badge(todo: Todo) -> Badge:
    words: dict[TodoState, tuple[str, Tone]] = {
        TodoState.OPEN: (_tr("open"), "question"),
        TodoState.DONE: (_tr("done"), "good"),
        TodoState.DROPPED: (_tr("dropped"), "plain"),
    }
    return Badge(*words[todo.state])


def _buy_badge(todo: Todo) -> Badge:
    state = todo.dossier.state if todo.dossier is not None else BuyState.WANTED
    words = {
        BuyState.WANTED: _tr("wanted"),
        BuyState.FREE_COPY_FOUND: _tr("free copy found"),
        BuyState.REQUESTED: _tr("requested"),
        BuyState.BOUGHT: _tr("bought"),
        BuyState.REJECTED: _tr("rejected"),
    }
    if todo.state is TodoState.DROPPED:
        return Badge(_tr("dropped"))
    return Badge(words[state], _BUY_TONES[state])


def _due(todo: Todo, today: date) -> Cell:
    if todo.due is None:
        return Cell("")
    is_late = todo.state is TodoState.OPEN and todo.due < today
    return Cell(day_text(todo.due), "bad" if is_late else "plain")


def _price(todo: Todo) -> str:
    return str(todo.dossier.price) if todo.dossier is not None and todo.dossier.price is not None else "—"


def _reason(todo: Todo) -> str:
    return (todo.dossier.reason if todo.dossier is not None else None) or todo.text


def _site(todo: Todo) -> str:
    url = todo.dossier.url if todo.dossier is not None else None
    return url.split("://", 1)[-1].split("/", 1)[0] if url else ""


def _since(todo: Todo) -> str:
    return day_text(local_day(todo.created_at))


def _tr(text: str) -> str:
    return QCoreApplication.translate("TodoRows", text)
