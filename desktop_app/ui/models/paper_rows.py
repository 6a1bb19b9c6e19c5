"""The model of lists of papers: one summary a row, cards for the desk, columns for the library's table."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from desktop_app.domain.paper import PaperSummary, authors_line
from desktop_app.ui.models.paper_words import badges, meta_line, state_text, tr, type_text
from desktop_app.ui.models.precise_rows import NOWHERE, AnyIndex, PreciseRows
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.paper_card_delegate import CARD_ROLE, PaperCard

_STARS = "★★★★★"


@dataclass(frozen=True, slots=True)
class Column:
    """`sort` gives what rows are sorted by; `is_number` aligns right."""

    id: str
    title: str
    text: Callable[[PaperSummary], str]
    sort: Callable[[PaperSummary], object]
    width_px: int
    is_number: bool = False


def columns() -> tuple[Column, ...]:
    """The columns of the library, in the reader's language."""
    return (
        Column("title", tr("Title"), lambda p: p.title, lambda p: p.title.casefold(), 380),
        Column("authors", tr("Authors"), lambda p: authors_line(p.authors), lambda p: _folded(p.authors), 150),
        Column("year", tr("Year"), lambda p: str(p.year or ""), lambda p: p.year or 0, 56, is_number=True),
        Column(
            "container", tr("Published in"), lambda p: p.container or "", lambda p: (p.container or "").casefold(), 150
        ),
        Column("state", tr("State"), lambda p: state_text(p.state), lambda p: list(type(p.state)).index(p.state), 84),
        Column("rating", tr("Rating"), lambda p: _STARS[: p.rating or 0], lambda p: p.rating or 0, 70),
        Column("tags", tr("Tags"), lambda p: ", ".join(p.tags), lambda p: _folded(p.tags), 140),
        Column("marks", tr("Marks"), lambda p: _number(p.mark_count), lambda p: p.mark_count, 58, is_number=True),
        Column(
            "questions",
            tr("Open ?"),
            lambda p: _number(p.open_questions),
            lambda p: p.open_questions,
            62,
            is_number=True,
        ),
        Column("todos", tr("To do"), lambda p: _number(p.open_todos), lambda p: p.open_todos, 56, is_number=True),
        Column("type", tr("Kind"), lambda p: type_text(p.type), lambda p: type_text(p.type).casefold(), 90),
        Column("added", tr("Added"), lambda p: day_text(local_day(p.added_at)), lambda p: p.added_at, 96),
    )


class PaperRows(PreciseRows[PaperSummary]):
    """`card` for a list, one cell for each of `columns` for a table."""

    def __init__(self, shown_columns: Sequence[Column] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(shown_columns)
        self._cards: dict[PaperSummary, PaperCard] = {}

    def key_of(self, value: PaperSummary) -> Hashable:
        return value.id

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else max(len(self.columns), 1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(section)
        return None

    def cell(self, value: PaperSummary, column: int, role: int) -> object:
        if role == CARD_ROLE:
            return self._card(value)
        if not self.columns:
            spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return _spoken(self._card(value)) if role in spoken else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[column].text(value)
        if role == Qt.ItemDataRole.ToolTipRole and column == 0:
            return value.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self.columns[column].is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _card(self, value: PaperSummary) -> PaperCard:
        if value not in self._cards:
            if len(self._cards) > 2 * len(self._rows) + 100:
                self._cards.clear()
            self._cards[value] = PaperCard(value.title or tr("Without a title"), meta_line(value), badges(value))
        return self._cards[value]


def matches(paper: PaperSummary, words: Sequence[str]) -> bool:
    """Whether title, authors, year, journal or tags have all these words, given in lower case."""
    if not words:
        return True
    parts = (paper.title, *paper.authors, str(paper.year or ""), paper.container or "", *paper.tags)
    text = " ".join(parts).casefold()
    return all(word in text for word in words)


def _spoken(card: PaperCard) -> str:
    return ". ".join((card.title, card.meta, *(badge.text for badge in card.badges)))


def _folded(names: Sequence[str]) -> str:
    return " ".join(names).casefold()


def _number(number: int) -> str:
    return str(number) if number else ""
