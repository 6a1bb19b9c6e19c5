"""A question as a card: where it was raised, its answer with evidence, and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.question import QuestionState
from desktop_app.ui.widgets.card_frame import CardFrame
from desktop_app.ui.widgets.day_text import day_text
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.inline_form import TextForm
from desktop_app.ui.widgets.question_forms import AnswerForm, FollowUpForm


@dataclass(frozen=True, slots=True)
class MarkLabel:
    """A mark and what it is called on a card: its quote, or "Marchetti 2021, p. 3"."""

    mark: UUID
    text: str


@dataclass(frozen=True, slots=True)
class QuestionContent:
    """What the card shows; `promised`: she still has to report. `asked_in` names another paper where it was asked."""

    id: UUID
    text: str
    state: QuestionState
    promised: bool
    asked: date
    follow_up: date | None = None
    raised: tuple[MarkLabel, ...] = ()
    answer: str = ""
    evidence: tuple[MarkLabel, ...] = ()
    drop_reason: str = ""
    tags: tuple[str, ...] = ()
    asked_in: str = ""
    reported: str = ""


class QuestionCard(CardFrame):
    """Every wish comes without the question: who made the card knows it."""

    #: UUID: show this mark
    mark_requested = Signal(object)
    #: str, bool: the answer, and whether the selected mark is its evidence
    answered = Signal(str, bool)
    #: str, bool: what is known so far, and whether the selected mark is evidence for it
    partial_kept = Signal(str, bool)
    #: str: this stands in the form of the answer now; what is kept already when the form was cancelled
    typed = Signal(str)
    #: str: "show", "merge", "split", "report" or "trail"
    wished = Signal(str)
    #: str: why it is dropped, perhaps empty
    dropped = Signal(str)
    #: str: the question in other words
    reworded = Signal(str)
    #: bool
    promise_changed = Signal(bool)
    #: date or None
    follow_up_changed = Signal(object)
    reopened = Signal()
    deleted = Signal()

    def __init__(self, content: QuestionContent, parent: QWidget | None = None) -> None:
        super().__init__("questionCard", parent)
        self._content = content
        self._evidence_offered = ""
        self._draft_of: Callable[[], str | None] = lambda: None
        self._text = self.label("strong", "questionText")
        self._badge = self.label("badge-question", "questionState")
        self._about = self.label("soft", "questionAbout")
        self._answer = self.label("answer", "questionAnswer")
        self._marks = FlowLayout(gap=8)
        top = QHBoxLayout()
        top.addWidget(self._text, 1)
        top.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.more_button(), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        self.column.addWidget(self._about)
        self.column.addWidget(self._answer)
        self.column.addLayout(self._marks)
        self.column.addLayout(self.links)
        self._build_links()
        self.show_content(content)

    def offer_evidence(self, label: str) -> None:
        """Offer this mark, the selected one, as evidence of an answer; an empty label offers none."""
        self._evidence_offered = label

    def offer_draft(self, draft_of: Callable[[], str | None]) -> None:
        """Let the form of the answer begin with what this gives: what was typed before, or None."""
        self._draft_of = draft_of
        self._tell_draft()

    def _tell_draft(self) -> None:
        """An answer that was begun and not kept must not look as if there were none."""
        is_begun = self._draft_of() is not None
        self._answer_link.set_text(self.tr("Go on with the answer") if is_begun else self.tr("Answer"))

    def show_content(self, content: QuestionContent) -> None:
        self._content = content
        self._text.setText(content.text)
        self.setAccessibleName(content.text)
        self._about.setText(self._sentence())
        self._answer.setText(self._known() or content.drop_reason)
        self._answer.setVisible(bool(content.answer or content.drop_reason))
        self._show_badge()
        self._show_marks()
        is_open = content.state is QuestionState.OPEN
        for link in (self._answer_link, self._promise_link, self._follow_link, self._drop_link):
            link.setVisible(is_open)
        self._reopen_link.setVisible(not is_open)
        self._tell_draft()
        self._promise_link.set_text(self.tr("Take the promise back") if content.promised else self.tr("I will report"))
        self.close_form()

    def open_answer(self) -> None:
        """Open the form for the answer."""
        option = self._evidence_offered and self.tr("Take %1 as evidence").replace("%1", self._evidence_offered)
        draft = self._draft_of()
        form = AnswerForm(self._content.answer if draft is None else draft, option, self)
        form.kept.connect(self.answered)
        form.partial_kept.connect(self.partial_kept)
        form.edit.textChanged.connect(lambda: self.typed.emit(form.edit.toPlainText()))
        form.cancelled.connect(lambda: self.typed.emit(self._content.answer))
        form.cancelled.connect(self._tell_draft)
        self.open_form(form)

    def _build_links(self) -> None:
        self._answer_link = self.link("questionAnswerLink", self.tr("Answer"), self.open_answer)
        self._promise_link = self.link("questionPromise", self.tr("I will report"), self._toggle_promise)
        self._follow_link = self.link("questionFollowUp", self.tr("Follow up…"), self._open_day)
        self._drop_link = self.link("questionDrop", self.tr("Drop"), self._open_drop)
        self._reopen_link = self.link("questionReopen", self.tr("Reopen"), self.reopened.emit)
        self.add_more("questionEdit", self.tr("Edit"), self._open_edit)
        for name, text, wish in (
            ("questionShow", self.tr("Show among all questions"), "show"),
            ("questionMerge", self.tr("Merge with another…"), "merge"),
            ("questionSplit", self.tr("Split…"), "split"),
            ("questionReport", self.tr("Report…"), "report"),
            ("questionTrail", self.tr("Trail…"), "trail"),
        ):
            self.add_more(name, text, partial(self.wished.emit, wish))
        self.add_more("questionDelete", self.tr("Delete"), self.deleted.emit)
        self.add_links(
            self._answer_link,
            self._promise_link,
            self._follow_link,
            self._drop_link,
            self._reopen_link,
        )

    def _sentence(self) -> str:
        content = self._content
        parts = [self.tr("asked %1").replace("%1", day_text(content.asked))]
        if content.asked_in:
            parts[0] += " " + self.tr("in %1").replace("%1", content.asked_in)
        if content.follow_up is not None:
            parts.append(self.tr("follow up %1").replace("%1", day_text(content.follow_up)))
        parts += [content.reported] if content.reported else []
        parts += [f"#{tag}" for tag in content.tags]
        return " · ".join(parts)

    def _known(self) -> str:
        """The answer; of an open question it is a partial one."""
        content = self._content
        is_partial = content.state is QuestionState.OPEN and bool(content.answer)
        return self.tr("So far: %1").replace("%1", content.answer) if is_partial else content.answer

    def _show_badge(self) -> None:
        content = self._content
        names = {
            QuestionState.OPEN: (self.tr("open"), "badge-question"),
            QuestionState.ANSWERED: (self.tr("answered"), "badge-good"),
            QuestionState.DROPPED: (self.tr("dropped"), "badge-plain"),
        }
        text, part = names[content.state]
        self._badge.setText(self.tr("%1 · promised").replace("%1", text) if content.promised else text)
        self.set_part(self._badge, part)

    def _show_marks(self) -> None:
        while self._marks.count():
            item = self._marks.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for label in (*self._content.raised, *self._content.evidence):
            link = self.link("questionMark", label.text, partial(self.mark_requested.emit, label.mark))
            link.setToolTip(self.tr("Show this mark"))
            self._marks.addWidget(link)

    def _toggle_promise(self) -> None:
        self.promise_changed.emit(not self._content.promised)

    def _open_drop(self) -> None:
        form = TextForm(self.tr("Why it is dropped (may stay empty)"), self.tr("Drop"), parent=self)
        form.kept.connect(lambda reason, _option: self.dropped.emit(reason))
        self.open_form(form)

    def _open_edit(self) -> None:
        form = TextForm(self.tr("The question"), self.tr("Keep"), text=self._content.text, parent=self)
        form.kept.connect(self._on_reworded)
        self.open_form(form)

    def _on_reworded(self, text: str, _option: bool) -> None:
        if text and text != self._content.text:
            self.reworded.emit(text)

    def _open_day(self) -> None:
        form = FollowUpForm(self._content.follow_up, self)
        form.kept.connect(self.follow_up_changed)
        self.open_form(form)
