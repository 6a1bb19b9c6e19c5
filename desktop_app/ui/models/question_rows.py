"""The questions of the whole library as cards: open first, oldest first."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from desktop_app.domain.question import Question, QuestionState
from desktop_app.ui.models.precise_rows import PreciseRows
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.question_pane import QuestionDetail
from desktop_app.ui.widgets.text_card_delegate import CARD_ROLE, TextCard

if TYPE_CHECKING:
    from desktop_app.services.question_rows import QuestionRow

_ORDER = (QuestionState.OPEN, QuestionState.ANSWERED, QuestionState.DROPPED)


class QuestionRows(PreciseRows["QuestionRow"]):
    """One row of `services.questions.rows` a card."""

    def key_of(self, value: "QuestionRow") -> Hashable:
        return value.question.id

    def cell(self, value: "QuestionRow", _column: int, role: int) -> object:
        if role == CARD_ROLE:
            return card_of(value)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            card = card_of(value)
            return ". ".join((card.title, card.meta, *(badge.text for badge in (*card.corner, *card.badges))))
        return None


def in_order(rows: Sequence["QuestionRow"]) -> list["QuestionRow"]:
    """Open questions before answered before dropped ones, each oldest first."""
    return sorted(rows, key=lambda row: (_ORDER.index(row.question.state), row.question.asked_at))


def card_of(row: "QuestionRow") -> TextCard:
    """How the question looks in the list."""
    question = row.question
    meta = _tr("asked %1").replace("%1", day_text(local_day(question.asked_at)))
    if row.paper_title:
        meta += f" · {row.paper_title}"
    badges = [Badge(label, "accent") for label in row.evidence_labels]
    if question.follow_up is not None and question.state is QuestionState.OPEN:
        badges.append(Badge(_tr("follow up %1").replace("%1", day_text(question.follow_up)), "accent"))
    return TextCard(question.text, meta, (state_badge(question),), tuple(badges))


def state_badge(question: Question) -> Badge:
    """The state in a word; a promise is part of an open question's state."""
    if question.state is QuestionState.ANSWERED:
        return Badge(_tr("answered"), "good")
    if question.state is QuestionState.DROPPED:
        return Badge(_tr("dropped"), "plain")
    return Badge(_tr("open · promised") if question.promised else _tr("open"), "question")


def detail_of(row: "QuestionRow") -> QuestionDetail:
    """The question in full."""
    question = row.question
    about = _tr("Asked %1").replace("%1", day_text(local_day(question.asked_at)))
    about += f", {_tr('and I said I would report')}" if question.promised else ""
    if question.answered_at is not None and question.state is QuestionState.ANSWERED:
        about += " · " + _tr("answered %1").replace("%1", day_text(local_day(question.answered_at)))
    return QuestionDetail(
        id=question.id,
        text=question.text,
        about=about,
        paper_title=row.paper_title,
        answer=question.answer or "",
        is_open=question.state is QuestionState.OPEN,
        promised=question.promised,
        raised=tuple(
            (mark, _tr("Raised by %1").replace("%1", f"“{quote}”"))
            for mark, quote in zip(question.raised_by, row.raised_quotes, strict=False)
        ),
        evidence=tuple(zip(question.evidence, row.evidence_labels, strict=False)),
        drop_reason=question.drop_reason or "",
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuestionRows", text)
