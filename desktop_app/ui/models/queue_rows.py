"""The papers to read next under two heads: those in the reader's own order, and those that the program orders."""

from collections.abc import Hashable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, Qt

from desktop_app.domain.paper import authors_line
from desktop_app.domain.reading_queue import QueuedPaper
from desktop_app.ui.models.paper_words import counted, state_badge, type_text
from desktop_app.ui.models.precise_rows import AnyIndex, PreciseRows
from desktop_app.ui.models.todo_lines import due_badge
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.queue_line import LINE_ROLE, QueueHead, QueueLine

_Row = QueueHead | QueuedPaper | tuple[int, QueuedPaper]


class QueueRows(PreciseRows[_Row]):
    """`today` is the day from which others are near or far; a paper in her order comes with its number there.

    The other papers are rows as they are, which tells the quickest way what stays when a filter takes some away.
    """

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def set_today(self, today: date) -> None:
        """Another day has begun."""
        self._today = today

    def show_queue(self, queue: Sequence[QueuedPaper], *, is_filtered: bool = False) -> None:
        """Show these, the placed ones first; heads stand over both parts unless the list is filtered to nothing."""
        placed = [one for one in queue if one.is_placed]
        others = [one for one in queue if not one.is_placed]
        hint = _tr("Drag a paper here, or press Alt+Up on it") if not placed else _tr("Drag, or Alt+Up and Alt+Down")
        rows: list[_Row] = []
        if placed or not is_filtered:
            rows.append(QueueHead(_tr("In your order"), hint, is_placed=True))
        rows += [(number, one) for number, one in enumerate(placed, start=1)]
        if others or not is_filtered:
            hint = _tr("what is due first, then what may answer questions, then what you began")
            rows.append(QueueHead(_tr("Then"), hint, is_placed=False))
        rows += others
        self.show_values(rows if queue else [])

    def paper_at(self, index: AnyIndex) -> QueuedPaper | None:
        """The paper of a row that is no head."""
        row = self.value_at(index)
        return None if row is None or isinstance(row, QueueHead) else _numbered(row)[1]

    def key_of(self, value: _Row) -> Hashable:
        return ("head", value.is_placed) if isinstance(value, QueueHead) else _numbered(value)[1].paper.id.int

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.paper_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def cell(self, value: _Row, _column: int, role: int) -> object:
        if isinstance(value, QueueHead):
            return {LINE_ROLE: value, Qt.ItemDataRole.DisplayRole: value.title}.get(role)
        number, one = _numbered(value)
        if role == LINE_ROLE:
            return self._line(number, one)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self._line(number, one)
            return ". ".join(filter(None, (line.title, line.about, *(badge.text for badge in line.badges))))
        return one.paper.title if role == Qt.ItemDataRole.ToolTipRole else None

    def _line(self, number: int, one: QueuedPaper) -> QueueLine:
        paper = one.paper
        badges: list[Badge] = []
        if one.due is not None:
            badges.append(due_badge(one.due, self._today))
        if one.questions:
            words = (_tr("may answer 1 question"), _tr("may answer %1 questions"))
            badges.append(Badge(counted(one.questions, *words), "question"))
        badges.append(state_badge(paper))
        about = [authors_line(paper.authors) or type_text(paper.type), str(paper.year or ""), paper.container or ""]
        title = " ".join(paper.title.split()) or _tr("Without a title")
        return QueueLine(paper.id, title, " · ".join(filter(None, about)), tuple(badges), number)


def _numbered(row: QueuedPaper | tuple[int, QueuedPaper]) -> tuple[int, QueuedPaper]:
    return row if isinstance(row, tuple) else (0, row)


def _tr(text: str) -> str:
    return QCoreApplication.translate("QueueRows", text)
