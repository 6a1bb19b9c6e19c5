"""Purchases as rows of a table: paper, price, state, free copy, worth; each column can sort them."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from desktop_app.domain.buy import BuyState
from desktop_app.domain.todo import TodoState
from desktop_app.domain.worth import Worth
from desktop_app.ui.models import buy_words
from desktop_app.ui.models.buy_words import tr
from desktop_app.ui.models.precise_rows import NOWHERE, AnyIndex, PreciseRows
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.row_table import CELL_ROLE, Cell

if TYPE_CHECKING:
    from desktop_app.domain.free_copy import FreeCopyCheck
    from desktop_app.services.buying import BuyRow

_STATES = tuple(BuyState)


@dataclass(frozen=True, slots=True)
class BuyLine:
    """A purchase with what is known of its worth (None until it was judged) and of a free copy."""

    row: "BuyRow"
    worth: Worth | None = None
    check: "FreeCopyCheck | None" = None


@dataclass(frozen=True, slots=True)
class BuyColumn:
    """`sort` gives what rows are sorted by, the likeliest wish first."""

    id: str
    title: str
    cell: Callable[[BuyLine, date], Cell]
    sort: Callable[[BuyLine], Any]  # Any: texts, numbers and days, one kind in each column
    width_px: int


def buy_columns() -> tuple[BuyColumn, ...]:
    """For the screen "To buy"."""
    return (
        BuyColumn("paper", tr("PAPER"), _paper, lambda line: buy_words.title_text(line.row).casefold(), 430),
        BuyColumn(
            "price",
            tr("PRICE"),
            lambda line, _today: Cell(buy_words.price_text(line.row.dossier.price)),
            _price_key,
            112,
        ),
        BuyColumn("state", tr("STATE"), lambda line, _today: Cell("", badge=state_badge(line.row)), _state_key, 124),
        BuyColumn("copy", tr("FREE COPY?"), _copy, _copy_key, 182),
        BuyColumn("worth", tr("WORTH"), _worth, _worth_key, 182),
    )


class BuyRows(PreciseRows[BuyLine]):
    """`today` tells which days need no year."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = buy_columns()
        self._today = date.min

    def set_today(self, today: date) -> None:
        """Before the rows that are shown on this day."""
        self._today = today

    def key_of(self, value: BuyLine) -> Hashable:
        return value.row.todo.id.int

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        is_title = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section].title if is_title and 0 <= section < len(self.columns) else None

    def cell(self, value: BuyLine, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and column != 0:
            return None
        if role not in (CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        cell = self.columns[column].cell(value, self._today)
        return cell if role == CELL_ROLE else cell.badge.text if cell.badge else cell.text


def in_order(lines: Sequence[BuyLine]) -> list[BuyLine]:
    """Open ones first, what matters most before the others, then the oldest first."""
    return sorted(
        lines,
        key=lambda line: (not line.row.is_open, -line.row.todo.priority, line.row.todo.created_at, line.row.todo.id),
    )


def state_badge(row: "BuyRow") -> Badge:
    """How far it came; what was dropped, or ticked off without a decision, says so."""
    if row.todo.state is TodoState.DROPPED:
        return Badge(tr("dropped"))
    if row.todo.state is TodoState.DONE and not row.dossier.state.is_decided:
        return Badge(tr("done"))
    return Badge(buy_words.state_text(row.dossier.state), buy_words.BUY_TONES[row.dossier.state])


def _paper(line: BuyLine, _today: date) -> Cell:
    return Cell(buy_words.title_text(line.row), "bold", 2)


def _copy(line: BuyLine, today: date) -> Cell:
    notice = buy_words.notice_text(line.check)
    if notice:
        return Cell(notice, "bad", 3)
    return Cell(buy_words.free_copy_text(line.row, line.check, today), "soft", 3)


def _worth(line: BuyLine, _today: date) -> Cell:
    return Cell(buy_words.worth_text(line.worth), "soft", 3)


def _price_key(line: BuyLine) -> tuple[bool, str, Decimal]:
    price = line.row.dossier.price
    return (price is None, price.currency, price.amount) if price is not None else (True, "", Decimal(0))


def _state_key(line: BuyLine) -> tuple[bool, int]:
    return line.row.todo.state is TodoState.DROPPED, _STATES.index(line.row.dossier.state)


def _copy_key(line: BuyLine) -> int:
    if line.check is None:
        return 2
    return 0 if line.check.is_found else 1


def _worth_key(line: BuyLine) -> tuple[int, int, int]:
    """What speaks for it most comes first."""
    worth = line.worth or Worth()
    return -len(worth.questions), -worth.naming_notes, -len(worth.tags)
