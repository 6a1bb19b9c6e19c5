"""The model of lists of papers: one summary a row, cards for the desk, columns for the library's table."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from desktop_app.domain.paper import PaperState, PaperSummary, authors_line
from desktop_app.ui.models.paper_words import badges, meta_line, state_badge, tr, type_text
from desktop_app.ui.models.precise_rows import NOWHERE, AnyIndex, PreciseRows
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.paper_card_delegate import CARD_ROLE, PaperCard
from desktop_app.ui.widgets.row_table import CELL_ROLE, Cell

_STARS = "★★★★★"
_NUMBERS = ("marks", "questions", "todos")
_STATES = tuple(PaperState)


@dataclass(frozen=True, slots=True)
class Column:
    """`sort` gives what rows are sorted by."""

    id: str
    title: str
    cell: Callable[[PaperSummary], Cell]
    sort: Callable[[PaperSummary], Any]  # Any: texts, numbers and days, one kind in each column
    width_px: int
    hint: str = ""


def columns() -> tuple[Column, ...]:
    """The columns of the library, in the reader's language."""
    return (
        Column("title", tr("Title"), lambda p: Cell(_title(p), "bold"), lambda p: p.title.casefold(), 390),
        Column("authors", tr("Authors"), lambda p: Cell(authors_line(p.authors)), lambda p: _folded(p.authors), 140),
        Column("year", tr("Year"), lambda p: Cell(str(p.year or "")), lambda p: p.year or 0, 52),
        Column("container", tr("Published in"), lambda p: Cell(p.container or "", "soft"), _container, 130),
        Column("state", tr("State"), lambda p: Cell("", badge=state_badge(p)), lambda p: _STATES.index(p.state), 148),
        Column("rating", tr("Rating"), lambda p: Cell(_STARS[: p.rating or 0], "accent"), lambda p: p.rating or 0, 84),
        Column("tags", tr("Tags"), lambda p: Cell(", ".join(p.tags), "soft"), lambda p: _folded(p.tags), 120),
        Column("marks", tr("Marks"), lambda p: _number(p.mark_count), lambda p: p.mark_count, 60, tr("All marks")),
        Column(
            *("questions", tr("Questions"), lambda p: _number(p.open_questions), lambda p: p.open_questions, 84),
            tr("Open questions"),
        ),
        Column(*("todos", tr("To do"), lambda p: _number(p.open_todos), lambda p: p.open_todos, 62), tr("Open to-dos")),
        Column(
            "type", tr("Kind"), lambda p: Cell(type_text(p.type), "soft"), lambda p: type_text(p.type).casefold(), 96
        ),
        Column(
            "added", tr("Added"), lambda p: Cell(day_text(local_day(p.added_at)), "soft"), lambda p: p.added_at, 100
        ),
    )


class PaperRows(PreciseRows[PaperSummary]):
    """`card` for a list, one cell for each of `columns` for a table."""

    def __init__(self, shown_columns: Sequence[Column] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(shown_columns)
        self._cards: dict[PaperSummary, PaperCard] = {}

    def key_of(self, value: PaperSummary) -> Hashable:
        return value.id.int

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else max(len(self.columns), 1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].id in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.columns[section].hint or None
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def cell(self, value: PaperSummary, column: int, role: int) -> object:
        if role == CARD_ROLE:
            return self._card(value)
        if not self.columns:
            spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return _spoken(self._card(value)) if role in spoken else None
        if role in (CELL_ROLE, Qt.ItemDataRole.DisplayRole):
            cell = self.columns[column].cell(value)
            return cell if role == CELL_ROLE else cell.badge.text if cell.badge else cell.text
        if role == Qt.ItemDataRole.ToolTipRole and column == 0:
            return value.title
        return None

    def _card(self, value: PaperSummary) -> PaperCard:
        if value not in self._cards:
            if len(self._cards) > 2 * len(self._rows) + 100:
                self._cards.clear()
            self._cards[value] = PaperCard(_title(value), meta_line(value), badges(value))
        return self._cards[value]


def _spoken(card: PaperCard) -> str:
    return ". ".join((card.title, card.meta, *(badge.text for badge in card.badges)))


def _title(paper: PaperSummary) -> str:
    return paper.title or tr("Without a title")


def _container(paper: PaperSummary) -> str:
    return (paper.container or "").casefold()


def _folded(names: Sequence[str]) -> str:
    return " ".join(names).casefold()


def _number(number: int) -> Cell:
    return Cell(str(number) if number else "", "number")
