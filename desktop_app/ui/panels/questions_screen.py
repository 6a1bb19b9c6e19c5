"""The screen "Questions": every question of the library at the left, one of them in full at the right."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.ids import MarkId, QuestionId
from desktop_app.domain.mark import Mark
from desktop_app.domain.question import QuestionState
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.mentions import Mentions
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.models.question_rows import QuestionRows, detail_of, in_order
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.choice_chips import ChoiceChips
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.inline_form import DayForm, TextForm
from desktop_app.ui.widgets.question_pane import QuestionPane
from desktop_app.ui.widgets.screen_header import ScreenHeader
from desktop_app.ui.widgets.text_card_delegate import TextCardList

if TYPE_CHECKING:
    from desktop_app.services.context import Services
    from desktop_app.services.question_rows import QuestionRow

_ALL = "all"


class QuestionsScreen(QWidget):
    """What is typed as an answer is kept for each question until it is given."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionsScreen")
        self.setProperty("part", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._rows: Sequence[QuestionRow] = ()
        self._shown: QuestionRow | None = None
        self._wished: QuestionId | None = None
        self._drafts: dict[QuestionId, str] = {}
        self._evidence: MarkId | None = None
        self._model = QuestionRows(self)
        self._facts = FactTimer(self)
        self._facts.due.connect(self._load)
        self._build()
        self._connect()

    def _build(self) -> None:
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
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._built_list())
        self._splitter.addWidget(self._pane)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([760, 440])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)
        self.setFocusProxy(self._list)

    def _built_list(self) -> QWidget:
        theme = self._context.theme
        self._list = TextCardList(theme, "questionList", self)
        self._list.setAccessibleName(self.tr("Questions, oldest first"))
        self._list.setModel(self._model)
        self._empty = EmptyState(theme, "questions", "questionsEmpty", self)
        self._lists = QStackedWidget(self)
        self._lists.addWidget(self._list)
        self._lists.addWidget(self._empty)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._built_header())
        column.addWidget(self._lists, 1)
        return left

    def _built_header(self) -> QWidget:
        self._header = ScreenHeader(self._context.theme, self.tr("Pending questions"), self)
        self._chips = ChoiceChips(
            "questionStates",
            (
                (QuestionState.OPEN, self.tr("Open")),
                (QuestionState.ANSWERED, self.tr("Answered")),
                (QuestionState.DROPPED, self.tr("Dropped")),
                (_ALL, self.tr("All")),
            ),
            self,
        )
        self._ask = QPushButton(self.tr("Ask…"), self)
        self._ask.setObjectName("askHere")
        self._ask.setAccessibleName(self.tr("Ask a question…"))
        self._header.add(self._chips)
        self._header.add(self._ask)
        return self._header

    def _connect(self) -> None:
        navigator, hub, pane = self._context.navigator, self._context.hub, self._pane
        hub.question_changed.connect(self._on_fact)
        hub.library_replaced.connect(self._on_fact)
        navigator.question_show_requested.connect(self._on_show_requested)
        navigator.mark_selected.connect(self._on_mark_selected)
        self._ask.clicked.connect(lambda _checked=False: navigator.ask_requested.emit(None, None, ""))
        self._chips.chosen.connect(lambda _key: self._show_rows())
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        pane.mark_requested.connect(self._show_mark)
        pane.paper_requested.connect(self._show_paper)
        pane.answered.connect(self._answer)
        pane.follow_up_requested.connect(self._ask_follow_up)
        pane.reword_requested.connect(self._ask_reword)
        pane.drop_requested.connect(self._ask_drop_reason)
        pane.reopened.connect(lambda: self._act(lambda services, question: services.questions.reopen(question)))
        pane.promise_changed.connect(
            lambda on: self._act(lambda services, question: services.questions.set_promised(question, on))
        )
        pane.deleted.connect(self._delete)

    # what is shown

    def _on_fact(self, _fact: object = None) -> None:
        if self.isVisible():
            self._facts.note()

    def _load(self) -> None:
        self._context.runner.run(lambda services: services.questions.rows("all"), self._on_loaded, owner=self)

    def _on_loaded(self, rows: "Sequence[QuestionRow]") -> None:
        self._rows = in_order(rows)
        self._show_rows()

    def _show_rows(self) -> None:
        key = self._chips.key
        shown = [row for row in self._rows if key in (_ALL, row.question.state)]
        self._model.show_values(shown)
        self._lists.setCurrentWidget(self._list if shown else self._empty)
        self._say_empty()
        states = [row.question.state for row in self._rows]
        badges = [Badge(counted(states.count(QuestionState.OPEN), self.tr("1 open"), self.tr("%1 open")), "question")]
        promised = sum(row.question.promised and row.question.state is QuestionState.OPEN for row in self._rows)
        badges += [Badge(counted(promised, self.tr("1 promised"), self.tr("%1 promised")))] if promised else []
        self._header.show_badges(badges)
        self._choose_row()

    def _choose_row(self) -> None:
        wished = self._wished or (self._shown.question.id if self._shown is not None else None)
        index = self._model.index_of(wished) if wished is not None else QModelIndex()
        if not index.isValid() and self._model.rowCount():
            index = self._model.index(0, 0)
        else:
            self._wished = None
        self._list.setCurrentIndex(index)
        self._on_current_changed(index)

    def _say_empty(self) -> None:
        if self._rows:
            self._empty.say(self.tr("None here"), self.tr("No question has this state."))
        else:
            sentence = self.tr(
                "What a paper leaves open is listed here until it is answered. "
                "Select words in a paper and press “?”, or ask with Ctrl+Shift+A."
            )
            self._empty.say(self.tr("No questions yet"), sentence)

    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        self._keep_draft()
        row = self._model.value_at(index)
        self._shown = row
        self._pane.setVisible(row is not None)
        if row is not None:
            question = row.question
            self._mentions.show_for(question.id)
            self._pane.show_question(detail_of(row), self._drafts.get(question.id, question.answer or ""))

    def _keep_draft(self) -> None:
        if self._shown is None or self._shown.question.state is not QuestionState.OPEN:
            return
        draft, question = self._pane.draft(), self._shown.question
        if draft != (question.answer or ""):
            self._drafts[question.id] = draft
        else:
            self._drafts.pop(question.id, None)

    def _on_show_requested(self, question: QuestionId) -> None:
        self._wished = question
        self._chips.choose(_ALL)
        if self.isVisible():
            self._load()

    # what the reader does

    def _act(self, call: "Callable[[Services, QuestionId], object]") -> None:
        if self._shown is not None:
            question = self._shown.question.id
            self._context.runner.run(lambda services: call(services, question), owner=self)

    def _answer(self, text: str, with_evidence: bool) -> None:
        if not text:
            self._context.navigator.message_posted.emit(self.tr("Write the answer first; one sentence is enough."))
            return
        evidence = (self._evidence,) if with_evidence and self._evidence is not None else ()
        if self._shown is not None:
            question, kept = self._shown.question.id, tuple(self._shown.question.evidence)
            self._context.runner.run(
                lambda services: services.questions.answer(question, text, evidence=(*kept, *evidence)),
                lambda _answered: self._forget_draft(question),
                owner=self,
            )

    def _forget_draft(self, question: QuestionId) -> None:
        self._drafts.pop(question, None)

    def _ask_follow_up(self) -> None:
        if self._shown is not None:
            form = DayForm(self.tr("Look again on"), self.tr("Keep"), self._shown.question.follow_up)
            form.kept.connect(
                lambda day: self._act(lambda services, question: services.questions.set_follow_up(question, day))
            )
            self._pane.open_form(form)

    def _ask_reword(self) -> None:
        if self._shown is not None:
            form = TextForm(self.tr("The question"), self.tr("Keep"), text=self._shown.question.text)
            form.kept.connect(
                lambda text, _on: self._act(lambda services, question: services.questions.edit(question, text))
            )
            self._pane.open_form(form)

    def _ask_drop_reason(self) -> None:
        form = TextForm(self.tr("Why (may stay empty)"), self.tr("Drop it"))
        form.kept.connect(
            lambda text, _on: self._act(lambda services, question: services.questions.drop(question, text or None))
        )
        self._pane.open_form(form)

    def _delete(self) -> None:
        self._act(lambda services, question: services.questions.delete(question))
        self._context.navigator.message_posted.emit(self.tr("Question deleted. Ctrl+Z brings it back."))

    def _on_mark_selected(self, mark: MarkId | None) -> None:
        """The mark chosen last, in whatever paper, is offered as evidence; none chosen now takes nothing back."""
        if mark is not None:
            self._context.runner.run(
                lambda services: services.marks.get(mark), self._offer, failed=lambda _error: None, owner=self
            )

    def _offer(self, mark: Mark) -> None:
        self._evidence = mark.id
        self._pane.offer_evidence(f"“{mark.quote}”")

    def _show_mark(self, mark: MarkId) -> None:
        show = self._context.navigator.mark_show_requested.emit
        self._context.runner.run(
            lambda services: services.marks.get(mark), lambda found: show(found.id, found.paper_id), owner=self
        )

    def _show_paper(self) -> None:
        if self._shown is not None and self._shown.question.paper_id is not None:
            self._context.navigator.paper_open_requested.emit(self._shown.question.paper_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def hideEvent(self, event: QHideEvent) -> None:
        self._facts.stop()
        self._keep_draft()
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
