"""The side panel "Questions": what the reader wants to know about this paper, answered and dropped in place."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.changes import RecordChanged
from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.domain.question import Question, QuestionState
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.answer_drafts import AnswerDrafts
from desktop_app.ui.models.answer_hints import AnswerHints
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.looks import panel_look
from desktop_app.ui.models.paper_marks import PaperMarks
from desktop_app.ui.models.question_acts import QuestionActs
from desktop_app.ui.models.question_rows import reported_words
from desktop_app.ui.widgets.card_column import CardColumn
from desktop_app.ui.widgets.day_text import local_day
from desktop_app.ui.widgets.empty_words import EmptyWords
from desktop_app.ui.widgets.filter_chips import Chip, FilterChips
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.panel_look import style_sheet
from desktop_app.ui.widgets.question_card import MarkLabel, QuestionCard, QuestionContent

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.context import Services
    from desktop_app.services.question_rows import QuestionRow
    from desktop_app.services.reading import Reading

_ORDER = (QuestionState.OPEN, QuestionState.ANSWERED, QuestionState.DROPPED)


class PaperQuestionsPanel(QWidget):
    """Wishes go to the library; the cards follow when it has said what became of them."""

    #: int: how many questions of the paper are open
    count_changed = Signal(int)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paperQuestionsPanel")
        self.setProperty("part", "page")
        self._context = context
        self._paper: PaperId | None = None
        self._rows: tuple[QuestionContent, ...] = ()
        self._questions: dict[QuestionId, Question] = {}
        self._acts = QuestionActs(context, self)
        self._drafts = AnswerDrafts(context, self)
        self._hints = AnswerHints(context, self)
        self._facts = FactTimer(self)
        self._facts.due.connect(self._reload)
        self._asked_about: MarkId | None = None
        self._marks = PaperMarks(context, self)
        self._on_theme_changed()
        self._build()
        self._connect()
        self._show_rows(())

    def _build(self) -> None:
        self._field = QLineEdit(self)
        self._field.setObjectName("questionField")
        self._field.setAccessibleName(self.tr("Ask a question about this paper"))
        self._field.setPlaceholderText(self.tr("Ask a question about this paper"))
        self._about_mark = QCheckBox(self)
        self._about_mark.setObjectName("questionAboutMark")
        self._chips = FilterChips("questionStates", self)
        self._empty = EmptyWords("questionsEmpty", parent=self)
        self._cards: CardColumn[QuestionContent] = CardColumn("questionCards", self._made_card, self)
        self._cards.setAccessibleName(self.tr("Questions of this paper"))
        self._trail = LinkButton("paperTrail", self.tr("Trail of this paper…"), self)
        self._trail.setToolTip(self.tr("What led where: questions, answers, purchases"))
        self._trail.clicked.connect(
            lambda _checked=False: self._context.navigator.trail_requested.emit(None, self._paper)
        )
        self._top = QWidget(self)
        top = QVBoxLayout(self._top)
        top.setContentsMargins(12, 10, 12, 4)
        for widget in (self._field, self._about_mark, self._chips):
            top.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._empty, 1)
        column.addWidget(self._cards, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 8)
        foot.addWidget(self._trail, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(foot)

    def _connect(self) -> None:
        navigator, hub = self._context.navigator, self._context.hub
        self._field.returnPressed.connect(self._ask)
        self._chips.chosen.connect(lambda _key: self._show_chosen())
        self._marks.changed.connect(self._on_selection_changed)
        navigator.paper_opened.connect(self._on_paper_opened)
        navigator.ask_requested.connect(self._on_ask_requested)
        navigator.question_show_requested.connect(self._cards.reveal)
        hub.question_changed.connect(self._on_question_changed)
        hub.library_replaced.connect(self._reload)
        self._context.theme.changed.connect(self._on_theme_changed)

    # the paper on the desk and what happens to its questions

    def _on_paper_opened(self, reading: "Reading | None") -> None:
        paper = reading.paper.id if reading is not None else None
        if paper != self._paper:
            self._field.clear()
            self._asked_about = None
            self._show_rows(())
        self._paper = paper
        self._marks.show(paper, reading.marks if reading is not None else (), ())
        self._show_rows(self._rows)
        self._reload()

    def _on_question_changed(self, change: RecordChanged) -> None:
        """A question of another paper may be raised by marks of this one now, or have its evidence here."""
        if self._paper is None:
            return
        if change.paper_id == self._paper or change.entity_id in self._questions:
            self._reload()
        elif self.isVisible():
            self._facts.note()

    def hideEvent(self, event: QHideEvent) -> None:
        self._facts.stop()
        self._drafts.flush()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reload()

    def _reload(self) -> None:
        paper = self._paper
        if paper is not None:
            self._context.runner.run(
                lambda services: (
                    services.questions.rows("all", paper),
                    services.questions.answered_from(paper),
                    services.questions.drafts(),
                ),
                lambda found: self._on_rows(paper, *found),
                owner=self,
            )

    def _on_rows(
        self,
        paper: PaperId,
        rows: "Sequence[QuestionRow]",
        elsewhere: "Sequence[QuestionRow]",
        drafts: Mapping[QuestionId, str],
    ) -> None:
        """Those that came up here, then those of elsewhere that this paper helps to answer."""
        if paper == self._paper:
            self._drafts.know(drafts)
            shown = [*sorted(rows, key=lambda row: _ORDER.index(row.question.state)), *elsewhere]
            self._questions = {row.question.id: row.question for row in shown}
            self._hints.show_rows(shown)
            self._show_rows([_content(row, paper) for row in shown])

    # what is shown

    def _show_rows(self, contents: Sequence[QuestionContent]) -> None:
        self._rows = tuple(contents)
        names = {
            QuestionState.OPEN: self.tr("Open %1"),
            QuestionState.ANSWERED: self.tr("Answered %1"),
            QuestionState.DROPPED: self.tr("Dropped %1"),
        }
        counts = {state: sum(content.state is state for content in contents) for state in _ORDER}
        chips = [Chip(None, self.tr("All %1").replace("%1", str(len(self._rows))))]
        chips += [Chip(state, names[state].replace("%1", str(counts[state]))) for state in _ORDER if counts[state]]
        self._chips.show_chips(chips)
        self._chips.setVisible(len(chips) > 2)
        self._show_chosen()
        self.count_changed.emit(counts[QuestionState.OPEN])

    def _show_chosen(self) -> None:
        chosen = [content for content in self._rows if self._chips.key in (None, content.state)]
        self._cards.show_contents(chosen)
        self._cards.setVisible(bool(chosen))
        self._trail.setVisible(bool(self._rows))
        self._top.setVisible(self._paper is not None)
        self._empty.setVisible(not chosen)
        self._empty.say(
            self.tr("No questions yet. Write one above, or select words in the text and choose Ask.")
            if self._paper is not None
            else self.tr("Open a paper, and its questions are here.")
        )
        self._offer_evidence()

    def _on_selection_changed(self) -> None:
        mark = self._asked_about or self._marks.selected
        name = self._marks.name_of(mark)
        self._about_mark.setVisible(bool(name))
        self._about_mark.setText(self.tr("About %1").replace("%1", name))
        if self._asked_about is None:
            self._about_mark.setChecked(False)
        self._offer_evidence()

    def _offer_evidence(self) -> None:
        name = self._marks.name_of(self._marks.selected)
        for content in self._rows:
            card = self._cards.card(content.id)
            if isinstance(card, QuestionCard):
                card.offer_evidence(name)

    # wishes

    def _on_ask_requested(self, paper: PaperId, mark: MarkId | None, proposal: str) -> None:
        if paper != self._paper:
            return
        self._asked_about = mark
        self._on_selection_changed()
        self._about_mark.setChecked(mark is not None)
        self._context.navigator.side_panel_requested.emit("questions")
        self._field.setText(proposal)
        self._field.selectAll()
        self._field.setFocus()

    def _ask(self) -> None:
        paper, text = self._paper, self._field.text().strip()
        if paper is None or not text:
            return
        mark = self._asked_about or self._marks.selected
        marks = (mark,) if mark is not None and self._about_mark.isChecked() else ()
        self._field.clear()
        self._asked_about = None
        self._on_selection_changed()
        self._context.runner.run(
            lambda services: services.questions.ask(paper, text, marks=marks),
            failed=partial(self._on_ask_failed, text),
            owner=self,
        )

    def _on_ask_failed(self, text: str, error: Exception) -> None:
        if not self._field.text():
            self._field.setText(text)
        self._context.navigator.problem_posted.emit(error)

    def _made_card(self, content: QuestionContent) -> QuestionCard:
        card, question = QuestionCard(content), QuestionId(content.id)
        card.offer_evidence(self._marks.name_of(self._marks.selected))
        card.mark_requested.connect(self._acts.show_mark)
        card.offer_draft(partial(self._drafts.draft_of, question))
        card.typed.connect(partial(self._on_typed, question))
        card.answered.connect(partial(self._answer, question, is_partial=False))
        card.partial_kept.connect(partial(self._answer, question, is_partial=True))
        card.wished.connect(partial(self._wish, question))
        card.dropped.connect(lambda reason: self._run(lambda s: s.questions.drop(question, reason or None)))
        card.reworded.connect(lambda text: self._run(lambda s: s.questions.edit(question, text)))
        card.promise_changed.connect(lambda on: self._run(lambda s: s.questions.set_promised(question, on)))
        card.follow_up_changed.connect(lambda day: self._run(lambda s: s.questions.set_follow_up(question, day)))
        card.reopened.connect(lambda: self._run(lambda s: s.questions.reopen(question)))
        card.deleted.connect(lambda: self._run(lambda s: s.questions.delete(question)))
        return card

    def _on_typed(self, question: QuestionId, text: str) -> None:
        known = self._questions.get(question)
        if known is not None and known.is_open:
            self._drafts.note(question, text, known.answer or "")

    def flush(self) -> None:
        """Write what was typed; the window ends."""
        self._drafts.flush()

    def _answer(self, question: QuestionId, text: str, with_evidence: bool, *, is_partial: bool) -> None:
        mark, known = self._marks.selected, self._questions.get(question)
        evidence = (mark,) if with_evidence and mark is not None else ()
        if known is not None:
            self._drafts.flush()  # before the answer, which takes the draft away
            self._acts.answer(known, text, evidence, is_partial=is_partial, then=lambda: self._drafts.forget(question))

    def _wish(self, question: QuestionId, wish: str) -> None:
        navigator = self._context.navigator
        if wish == "trail":
            navigator.trail_requested.emit(question, None)
            return
        {
            "show": navigator.question_show_requested,
            "merge": navigator.question_merge_requested,
            "split": navigator.question_split_requested,
            "report": navigator.question_report_requested,
        }[wish].emit(question)

    def _run(self, call: "Callable[[Services], object]") -> None:
        self._context.runner.run(call, owner=self)

    def _on_theme_changed(self) -> None:
        self.setStyleSheet(style_sheet(panel_look(self._context.theme)))


def _content(row: "QuestionRow", paper: PaperId) -> QuestionContent:
    question = row.question
    is_elsewhere = question.paper_id not in (None, paper)
    return QuestionContent(
        id=question.id,
        text=question.text,
        state=question.state,
        promised=question.is_promise,
        asked=local_day(question.asked_at),
        follow_up=question.follow_up,
        raised=tuple(
            MarkLabel(one.mark, f"“{one.words}”" if one.paper == paper else f"“{one.words}”, {one.reference}")
            for one in row.raised
        ),
        answer=question.answer or "",
        evidence=tuple(MarkLabel(one.mark, one.reference) for one in row.evidence),
        drop_reason=question.drop_reason or "",
        tags=question.tags,
        asked_in=f"“{row.paper_title}”" if is_elsewhere and row.paper_title else "",
        reported=reported_words(question),
    )


class PaperQuestionsPlugin:
    """The third tab of the side panel."""

    id = "questions"
    title = str(QT_TRANSLATE_NOOP("SidePanel", "Questions"))
    icon = "questions"
    place: Literal["side"] = "side"
    order = 30

    def build(self, context: UiContext, parent: QWidget | None = None) -> PaperQuestionsPanel:
        return PaperQuestionsPanel(context, parent)


PLUGIN = PaperQuestionsPlugin()
