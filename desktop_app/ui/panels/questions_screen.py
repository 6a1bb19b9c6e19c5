"""The screen "Questions": every question of the library at the left, one of them in full at the right."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.changes import RecordChanged
from desktop_app.domain.ids import MarkId, QuestionId
from desktop_app.domain.mark import Mark
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.answer_drafts import AnswerDrafts
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.kept_order import KeptOrder
from desktop_app.ui.models.mentions import Mentions
from desktop_app.ui.models.question_acts import QuestionActs
from desktop_app.ui.models.question_board import QuestionBoard
from desktop_app.ui.models.question_listing import QuestionChoice, QuestionOrder, SortedQuestions
from desktop_app.ui.models.question_rows import detail_of
from desktop_app.ui.models.radar_counts import RadarCounts
from desktop_app.ui.models.radar_passages import RadarPassages
from desktop_app.ui.models.related_passages import RelatedPassages
from desktop_app.ui.widgets.inline_form import TextForm
from desktop_app.ui.widgets.question_forms import FollowUpForm
from desktop_app.ui.widgets.question_pane import QuestionPane

if TYPE_CHECKING:
    from desktop_app.domain.question import Question
    from desktop_app.services.context import Services
    from desktop_app.services.question_rows import QuestionRow


class QuestionsScreen(QWidget):
    """What is typed as an answer is kept for each question until it is given, or kept as a partial one."""

    #: QuestionId or None: this question is shown in full now
    question_shown = Signal(object)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionsScreen")
        self.setProperty("part", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._shown: QuestionRow | None = None
        self._changed: set[QuestionId] = set()
        self._drafts = AnswerDrafts(context, self)
        self._order = KeptOrder(context, "questions", [str(one) for one in QuestionOrder], self)
        self._evidence: MarkId | None = None
        self._acts = QuestionActs(context, self)
        self._facts = FactTimer(self)
        self._facts.due.connect(self._load_changed)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._board = QuestionBoard(self._context.theme, self)
        self._pane = QuestionPane(self._context.theme, self)
        self._pane.setMinimumWidth(300)
        self._pane.hide()
        self._mentions: Mentions[QuestionId] = Mentions(
            self._context,
            self,
            "questionMentions",
            lambda services, question: services.links.uses_of_question(question),
        )
        self._pane.add_below(self._mentions.view)
        self._radar = RadarPassages(self._context, self)
        self._pane.add_passages(self._radar.view)
        self._related = RelatedPassages(self._context, self)
        self._pane.add_passages(self._related.view)
        self._answering = RadarCounts(self._context, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._board)
        self._splitter.addWidget(self._pane)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([800, 400])
        self._widths = self._splitter.sizes()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)
        self.setFocusProxy(self._board)

    def _connect(self) -> None:
        navigator, hub, pane, board = self._context.navigator, self._context.hub, self._pane, self._board
        hub.question_changed.connect(self._on_fact)
        hub.library_replaced.connect(lambda: self._load() if self.isVisible() else None)
        navigator.question_show_requested.connect(board.want)
        navigator.question_asked.connect(lambda new: board.want_new(new) if self.isVisible() else None)
        navigator.questions_requested.connect(lambda key: board.choose_kind(QuestionChoice(key)))
        navigator.mark_selected.connect(self._on_mark_selected)
        board.ask_requested.connect(lambda: navigator.ask_requested.emit(None, None, ""))
        board.chosen.connect(self._on_chosen)
        board.wished.connect(self._do)
        board.order_chosen.connect(self._order.remember)
        self._order.known.connect(board.choose_order)
        self._answering.counted.connect(board.show_answering)
        board.seen.connect(self._answering.see)
        self._radar.remembered.connect(self._answering.note)
        self._radar.listed.connect(self._related.go_beside)
        for listed in (self._radar.view, self._related.view):
            listed.left.connect(board.setFocus)
        self._radar.view.passed.connect(lambda step: self._related.view.take_focus() if step > 0 else None)
        self._related.view.passed.connect(lambda step: self._radar.view.take_focus(at_end=True) if step < 0 else None)
        pane.mark_requested.connect(self._acts.show_mark)
        pane.paper_requested.connect(self._show_paper)
        pane.wished.connect(self._do)
        pane.tagged.connect(lambda tags: self._with_shown(lambda one: self._acts.tag(one.id, tags)))
        pane.answer.typed.connect(self._on_typed)
        pane.answer.answered.connect(lambda text, on: self._answer(text, with_offered=on, is_partial=False))
        pane.answer.partial_kept.connect(lambda text, on: self._answer(text, with_offered=on, is_partial=True))
        pane.answer.evidence_removed.connect(
            lambda mark: self._with_shown(lambda one: self._acts.remove_evidence(one.id, mark))
        )

    # what is shown

    def _on_fact(self, change: RecordChanged) -> None:
        if self.isVisible():
            self._changed.add(QuestionId(change.entity_id))
            self._facts.note()

    def _load(self) -> None:
        self._changed.clear()

        today = date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is

        def find(services: "Services") -> tuple[SortedQuestions, dict[QuestionId, str]]:
            return SortedQuestions.of(services.questions.rows("all"), today), services.questions.drafts()

        self._context.runner.run(find, lambda found: self._on_loaded(*found), owner=self)

    def _load_changed(self) -> None:
        changed, self._changed = tuple(self._changed), set()
        self._context.runner.run(
            lambda services: services.questions.rows_of(changed),
            lambda rows: self._on_changed(rows, changed),
            owner=self,
        )

    def _on_loaded(self, questions: SortedQuestions, drafts: dict[QuestionId, str]) -> None:
        self._drafts.know(drafts)
        self._board.show_questions(questions)
        self._answering.count(row.question.id for row in questions.rows if row.question.is_open)
        self._pane.offer_tags(self._board.tags())

    def _on_changed(self, rows: "Sequence[QuestionRow]", changed: tuple[QuestionId, ...]) -> None:
        self._board.put(rows, changed)
        self._pane.offer_tags(self._board.tags())

    def _on_chosen(self, row: "QuestionRow | None") -> None:
        before, self._shown = self._shown, row
        self._show_pane(is_shown=row is not None)
        if row is not None:
            question = row.question
            self._mentions.show_for(question.id)
            shown = question.id if question.is_open else None
            self._related.show_for(shown)
            self._radar.show_for(shown)
            kept = question.answer or ""
            draft = self._drafts.text_of(question.id, kept) if question.is_open else kept
            self._pane.show_question(detail_of(row), draft)
        now = row.question.id if row is not None else None
        if now != (before.question.id if before is not None else None):
            self.question_shown.emit(now)

    def _show_pane(self, *, is_shown: bool) -> None:
        """A pane that comes back is as wide as it was; the splitter alone would give it the least."""
        if is_shown != self._pane.isHidden():
            return
        if not is_shown:
            self._widths = self._splitter.sizes()
        self._pane.setVisible(is_shown)
        if is_shown and all(self._widths):
            self._splitter.setSizes(self._widths)

    def _on_typed(self, text: str) -> None:
        if self._shown is not None:
            self._drafts.note(self._shown.question.id, text, self._shown.question.answer or "")

    def flush(self) -> None:
        """Write what was typed; the window ends."""
        self._drafts.flush()

    # what the reader does

    def _with_shown(self, act: "Callable[[Question], object]") -> None:
        if self._shown is not None:
            act(self._shown.question)

    def _do(self, wish: str) -> None:
        """Do with the shown question what a key or a button says."""
        if self._shown is None:
            return
        acts, navigator, question = self._acts, self._context.navigator, self._shown.question
        deeds: dict[str, Callable[[], object]] = {
            "answer": lambda: self._write_answer(question),
            "follow": self._ask_day,
            "day": self._ask_day,
            "drop": self._ask_drop_reason,
            "reopen": lambda: acts.reopen(question),
            "promise": lambda: acts.promise(question),
            "tag": self._pane.write_tag,
            "edit": self._ask_reword,
            "merge": lambda: navigator.question_merge_requested.emit(question.id),
            "split": lambda: navigator.question_split_requested.emit(question.id),
            "report": lambda: navigator.question_report_requested.emit(question.id),
            "trail": lambda: navigator.trail_requested.emit(question.id, None),
            "todo": lambda: navigator.todo_requested.emit(None, question.id),
            "delete": lambda: acts.delete(question.id),
            "open": lambda: acts.show_origin(question),
        }
        if wish in deeds:
            deeds[wish]()
        else:
            acts.follow_up_in(question.id, wish)

    def _write_answer(self, question: "Question") -> None:
        if not question.is_open:
            self._context.navigator.message_posted.emit(self.tr("It is settled; reopen it first (R)."))
            return
        self._pane.ensureWidgetVisible(self._pane.answer)
        self._pane.answer.write()

    def _answer(self, text: str, *, with_offered: bool, is_partial: bool) -> None:
        if self._shown is None:
            return
        question = self._shown.question
        self._drafts.flush()  # before the answer, which takes the draft away
        offered = (self._evidence,) if with_offered and self._evidence is not None else ()

        def leave() -> None:
            self._drafts.forget(question.id)
            if not is_partial:
                self._board.setFocus()

        self._acts.answer(question, text, offered, is_partial=is_partial, then=leave)

    def _ask_day(self) -> None:
        if self._shown is not None:
            question = self._shown.question
            form = FollowUpForm(question.follow_up)
            form.kept.connect(lambda day: self._acts.follow_up(question.id, day))
            self._open_form(form)

    def _ask_reword(self) -> None:
        if self._shown is not None:
            question = self._shown.question
            form = TextForm(self.tr("The question"), self.tr("Keep"), text=question.text)
            form.kept.connect(lambda text, _on: self._acts.reword(question, text))
            self._open_form(form)

    def _ask_drop_reason(self) -> None:
        if self._shown is not None and self._shown.question.is_open:
            question = self._shown.question
            form = TextForm(self.tr("Why (may stay empty)"), self.tr("Drop it"))
            form.kept.connect(lambda text, _on: self._acts.drop(question.id, text))
            self._open_form(form)

    def _open_form(self, form: TextForm | FollowUpForm) -> None:
        form.closed.connect(self._board.setFocus)
        self._pane.open_form(form)

    def _on_mark_selected(self, mark: MarkId | None) -> None:
        """The mark chosen last, in whatever paper, is offered as evidence; none chosen now takes nothing back."""
        if mark is not None:
            self._context.runner.run(
                lambda services: services.marks.get(mark), self._offer, failed=lambda _error: None, owner=self
            )

    def _offer(self, mark: Mark) -> None:
        self._evidence = mark.id
        self._pane.answer.offer_evidence(f"“{mark.quote}”")

    def _show_paper(self) -> None:
        if self._shown is not None and self._shown.question.paper_id is not None:
            self._context.navigator.paper_open_requested.emit(self._shown.question.paper_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field wanted: Right leads from the list to the passages, Escape back to it."""
        if event.key() == Qt.Key.Key_Escape and not self._board.hasFocus():
            self._board.setFocus()
        elif event.key() == Qt.Key.Key_Right and self._board.hasFocus():
            self._radar.view.take_focus() or self._related.view.take_focus()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order.load()
        self._load()

    def hideEvent(self, event: QHideEvent) -> None:
        self._facts.stop()
        self._drafts.flush()
        self._related.let_go()
        super().hideEvent(event)


class QuestionsPlugin:
    """The third screen."""

    id = "questions"
    title = str(QT_TRANSLATE_NOOP("Screens", "Questions"))
    icon = "questions"
    place: Literal["screen"] = "screen"
    order = 30

    def build(self, context: UiContext, parent: QWidget | None = None) -> QuestionsScreen:
        return QuestionsScreen(context, parent)


PLUGIN = QuestionsPlugin()
