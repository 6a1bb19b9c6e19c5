"""The questions of the whole library as cards, perhaps under the heads of groups."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt

from desktop_app.domain.ids import QuestionId
from desktop_app.domain.question import Question, QuestionState
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.models.precise_rows import AnyIndex, PreciseRows
from desktop_app.ui.models.question_listing import Listed, QuestionHead, QuestionItem, QuestionOrder
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.question_detail import DetailMark, QuestionDetail
from desktop_app.ui.widgets.question_list import HEAD_ROLE, ListHead
from desktop_app.ui.widgets.text_card_delegate import CARD_ROLE, TextCard

if TYPE_CHECKING:
    from desktop_app.services.question_rows import MarkLine, QuestionRow


class QuestionRows(PreciseRows[Listed]):
    """A head or a question a row; heads cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answering: Mapping[QuestionId, int] = {}

    def show_answering(self, counts: Mapping[QuestionId, int]) -> None:
        """So many papers may answer each of these."""
        before, self._answering = self._answering, dict(counts)
        for row, value in enumerate(self.values):
            key = value.row.question.id if isinstance(value, QuestionItem) else None
            if key is not None and before.get(key, 0) != counts.get(key, 0):
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def key_of(self, value: Listed) -> Hashable:
        return ("head", value.key) if isinstance(value, QuestionHead) else (value.group, value.row.question.id.int)

    def cell(self, value: Listed, _column: int, role: int) -> object:
        is_spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if isinstance(value, QuestionHead):
            head = head_of(value)
            return head if role == HEAD_ROLE else f"{head.title}, {head.count}" if is_spoken else None
        if role == CARD_ROLE:
            return self._card(value.row)
        if is_spoken:
            card = self._card(value.row)
            return ". ".join((card.title, card.meta, *(badge.text for badge in (*card.corner, *card.badges))))
        return None

    def _card(self, row: "QuestionRow") -> TextCard:
        return card_of(row, self._answering.get(row.question.id, 0) if row.question.is_open else 0)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self.value_at(index), QuestionItem):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def row_at(self, index: AnyIndex) -> "QuestionRow | None":
        value = self.value_at(index)
        return value.row if isinstance(value, QuestionItem) else None

    def index_of_question(self, question: QuestionId | None) -> QModelIndex:
        """Where it is listed first; invalid when it is not."""
        if question is None:
            return QModelIndex()
        for row, value in enumerate(self.values):
            if isinstance(value, QuestionItem) and value.row.question.id == question:
                return self.index(row, 0)
        return QModelIndex()

    def nearest(self, row: int) -> QModelIndex:
        """The question in this row, or the one after it, or before it; invalid when there is none."""
        after = range(max(row, 0), len(self.values))
        before = range(min(row, len(self.values)) - 1, -1, -1)
        places = (place for place in (*after, *before) if isinstance(self.values[place], QuestionItem))
        found = next(places, None)
        return QModelIndex() if found is None else self.index(found, 0)


def head_of(head: QuestionHead) -> ListHead:
    """How the head of a group looks."""
    unnamed = _tr("No paper") if head.order is QuestionOrder.PAPER else _tr("No tag")
    return ListHead(head.title or unnamed, head.count)


def card_of(row: "QuestionRow", answering: int = 0) -> TextCard:
    """How the question looks in the list; so many papers may answer it."""
    question = row.question
    meta = [_tr("asked %1").replace("%1", day_text(local_day(question.asked_at)))]
    meta += [part for part in (row.paper_title, row.place) if part]
    return TextCard(question.text, " · ".join(meta), (state_badge(question),), (*_answering(answering), *_badges(row)))


def _answering(papers: int) -> list[Badge]:
    words = counted(papers, _tr("1 paper may answer"), _tr("%1 papers may answer"))
    return [Badge(words, "accent")] if papers else []


def _badges(row: "QuestionRow") -> list[Badge]:
    question = row.question
    badges = []
    if question.follow_up is not None and question.is_open:
        is_due = question.is_due(date.today())  # noqa: DTZ011 - a day of the reader's calendar, where she is
        words = _tr("look again since %1") if is_due else _tr("follow up %1")
        badges.append(Badge(words.replace("%1", day_text(question.follow_up)), "bad" if is_due else "accent"))
    if question.is_partly_answered:
        badges.append(Badge(_tr("partly answered"), "good"))
    badges += [Badge(label, "accent") for label in row.evidence_labels]
    if len(row.papers) > 1:
        badges.append(Badge(_tr("raised in %1 papers").replace("%1", str(len(row.papers)))))
    badges += [Badge(tag) for tag in question.tags]
    if question.reported_at is not None:
        badges.append(Badge(reported_words(question), "good"))
    return badges


def reported_words(question: Question) -> str:
    """Say "reported 12 Nov 2026, blog"; nothing where that was not done."""
    if question.reported_at is None:
        return ""
    told = _tr("reported %1").replace("%1", day_text(local_day(question.reported_at)))
    return f"{told}, {question.reported_where}" if question.reported_where else told


def state_badge(question: Question) -> Badge:
    """The state in a word; a promise is part of it until it is kept."""
    words, tone = {
        QuestionState.OPEN: (_tr("open"), "question"),
        QuestionState.ANSWERED: (_tr("answered"), "good"),
        QuestionState.DROPPED: (_tr("dropped"), "plain"),
    }[question.state]
    if question.is_promise:
        words = _tr("%1 · promised").replace("%1", words)
    return Badge(words, tone)  # type: ignore[arg-type] # a tone out of the table above


def detail_of(row: "QuestionRow") -> QuestionDetail:
    """The question in full."""
    question = row.question
    about = [_tr("Asked %1").replace("%1", day_text(local_day(question.asked_at)))]
    if question.is_promise:
        about[0] += ", " + _tr("and I said I would report")
    if question.answered_at is not None and question.state is QuestionState.ANSWERED:
        about.append(_tr("answered %1").replace("%1", day_text(local_day(question.answered_at))))
    if question.follow_up is not None and question.is_open:
        about.append(_tr("look again on %1").replace("%1", day_text(question.follow_up)))
    about += [reported_words(question)] if question.reported_at is not None else []
    return QuestionDetail(
        id=question.id,
        text=question.text,
        about=" · ".join(about),
        paper_title=row.paper_title,
        answer=question.answer or "",
        is_open=question.is_open,
        is_promise=question.is_promise,
        raised=tuple(_raised(line, several=len(row.papers) > 1) for line in row.raised),
        evidence=tuple(DetailMark(line.mark, line.reference, f"“{line.words}”") for line in row.evidence),
        drop_reason=question.drop_reason or "",
        tags=question.tags,
    )


def _raised(line: "MarkLine", *, several: bool) -> DetailMark:
    """The words of a mark, with its paper where there are several."""
    where = line.reference if several else line.place
    return DetailMark(line.mark, _tr("Raised by “%1”, %2").replace("%2", where).replace("%1", line.words), line.words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuestionRows", text)
