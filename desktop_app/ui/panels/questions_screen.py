"""The screen "Questions": every question of the library at the left, one of them in full at the right."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.ids import MarkId, QuestionId
from desktop_app.domain.mark import Mark
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.mentions import Mentions
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.models.question_acts import QuestionActs
from desktop_app.ui.models.question_listing import QuestionChoice, QuestionListing, QuestionOrder
from desktop_app.ui.models.question_rows import QuestionRows, detail_of
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.choice_chips import ChoiceChips
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.inline_form import TextForm
from desktop_app.ui.widgets.question_filter_bar import QuestionFilterBar
from desktop_app.ui.widgets.question_forms import FollowUpForm
from desktop_app.ui.widgets.question_keys import KeyLine, QuestionKeys
from desktop_app.ui.widgets.question_list import QuestionList
from desktop_app.ui.widgets.question_pane import QuestionPane
from desktop_app.ui.widgets.screen_header import ScreenHeader

if TYPE_CHECKING:
    from desktop_app.domain.question import Question
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
        self._listing = QuestionListing()
        self._shown: QuestionRow | None = None
        self._place = 0
        self._wished: QuestionId | None = None
        self._drafts: dict[QuestionId, str] = {}
        self._evidence: MarkId | None = None
        self._model = QuestionRows(self)
        self._acts = QuestionActs(context, self)
        self._keys = QuestionKeys(self)
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
        self._list = QuestionList(theme, self)
        self._list.setAccessibleName(self.tr("Questions, oldest first"))
        self._list.setModel(self._model)
        self._empty = EmptyState(theme, "questions", "questionsEmpty", self)
        self._lists = QStackedWidget(self)
        self._lists.addWidget(self._list)
        self._lists.addWidget(self._empty)
        self._bar = QuestionFilterBar(theme, self)
        self._key_line = KeyLine(self)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._built_header())
        column.addWidget(self._bar)
        column.addWidget(self._lists, 1)
        column.addWidget(self._key_line)
        return left

    def _built_header(self) -> QWidget:
        self._header = ScreenHeader(self._context.theme, self.tr("Questions"), self)
        self._chips = ChoiceChips(
            "questionStates", [(choice, self._name_of(choice)) for choice in QuestionChoice], self
        )
        self._ask = QPushButton(self.tr("Ask…"), self)
        self._ask.setObjectName("askHere")
        self._ask.setAccessibleName(self.tr("Ask a question…"))
        self._ask.setToolTip(self.tr("Write down what you want to know (Ctrl+Shift+Q)"))
        self._header.add(self._chips)
        self._header.add(self._ask)
        return self._header

    def _connect(self) -> None:
        navigator, hub, pane = self._context.navigator, self._context.hub, self._pane
        hub.question_changed.connect(self._on_fact)
        hub.library_replaced.connect(self._on_fact)
        navigator.question_show_requested.connect(self._on_show_requested)
        navigator.questions_requested.connect(lambda key: self._chips.choose(QuestionChoice(key)))
        navigator.mark_selected.connect(self._on_mark_selected)
        self._ask.clicked.connect(lambda _checked=False: navigator.ask_requested.emit(None, None, ""))
        self._chips.chosen.connect(self._on_choice)
        self._bar.words_changed.connect(self._on_words)
        self._bar.order_chosen.connect(self._on_order)
        self._bar.tag_chosen.connect(self._on_tag)
        self._bar.left.connect(self._list.setFocus)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.letter_pressed.connect(self._keys.press)
        self._list.escaped.connect(self._keys.let_go)
        self._list.left.connect(self._keys.let_go)
        self._list.opened.connect(lambda: self._do("open"))
        self._keys.wished.connect(self._do)
        self._keys.waiting.connect(lambda is_waiting: self._key_line.show_waiting(is_waiting=is_waiting))
        pane.mark_requested.connect(self._acts.show_mark)
        pane.paper_requested.connect(self._show_paper)
        pane.wished.connect(self._do)
        pane.tagged.connect(lambda tags: self._with_shown(lambda one: self._acts.tag(one.id, tags)))
        pane.answer.answered.connect(lambda text, on: self._answer(text, with_offered=on, is_partial=False))
        pane.answer.partial_kept.connect(lambda text, on: self._answer(text, with_offered=on, is_partial=True))
        pane.answer.evidence_removed.connect(
            lambda mark: self._with_shown(lambda one: self._acts.remove_evidence(one.id, mark))
        )

    # what is shown

    def _on_fact(self, _fact: object = None) -> None:
        if self.isVisible():
            self._facts.note()

    def _load(self) -> None:
        self._context.runner.run(lambda services: services.questions.rows("all"), self._on_loaded, owner=self)

    def _on_loaded(self, rows: "Sequence[QuestionRow]") -> None:
        self._listing.set_rows(rows)
        tags = self._listing.tags()
        self._bar.show_tags(tags)
        self._pane.offer_tags(tags)
        self._show_rows()

    def _on_choice(self, choice: QuestionChoice) -> None:
        self._listing.choice = choice
        self._show_rows()

    def _on_words(self, text: str) -> None:
        self._listing.set_words(text)
        self._show_rows()

    def _on_order(self, order: str) -> None:
        self._listing.order = QuestionOrder(order)
        self._show_rows()

    def _on_tag(self, tag: str) -> None:
        self._listing.tag = tag
        self._show_rows()

    def _show_rows(self) -> None:
        today = date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is
        shown = self._listing.listed(today)
        self._model.show_values(shown)
        self._lists.setCurrentWidget(self._list if shown else self._empty)
        self._key_line.setVisible(bool(shown))
        self._bar.setVisible(self._listing.total > 0)
        self._say_empty()
        self._show_counts(today)
        self._choose_row()

    def _show_counts(self, today: date) -> None:
        counts = self._listing.counts(today)
        for choice in QuestionChoice:
            number = counts[choice]
            self._chips.set_text(choice, f"{self._name_of(choice)} {number:,}" if number else self._name_of(choice))
        is_open, promised, due = (
            counts[one] for one in (QuestionChoice.OPEN, QuestionChoice.PROMISED, QuestionChoice.DUE)
        )
        badges = [Badge(counted(is_open, self.tr("1 open"), self.tr("%1 open")), "question")]
        badges += [Badge(counted(promised, self.tr("1 promised"), self.tr("%1 promised")))] if promised else []
        badges += [Badge(counted(due, self.tr("1 due"), self.tr("%1 due")), "bad")] if due else []
        self._header.show_badges(badges)

    def _choose_row(self) -> None:
        wished = self._wished or (self._shown.question.id if self._shown is not None else None)
        index = self._model.index_of_question(wished)
        if index.isValid():
            self._wished = None
        else:
            index = self._model.nearest(self._place)
        self._list.setCurrentIndex(index)
        self._on_current_changed(index)

    def _say_empty(self) -> None:
        if self._listing.is_filtered:
            self._empty.say(self.tr("None here"), self.tr("No question has these words, or this tag."))
        elif self._listing.total:
            self._empty.say(self.tr("None here"), self.tr("No question has this state."))
        else:
            sentence = self.tr(
                "What a paper leaves open is listed here until it is answered. "
                "Select words in a paper and press “?”, or ask with Ctrl+Shift+Q."
            )
            self._empty.say(self.tr("No questions yet"), sentence)

    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        self._keep_draft()
        row = self._model.row_at(index)
        before, self._shown = self._shown, row
        self._place = index.row() if index.isValid() else self._place
        self._pane.setVisible(row is not None)
        if row is not None:
            question = row.question
            self._mentions.show_for(question.id)
            self._pane.show_question(detail_of(row), self._drafts.get(question.id, question.answer or ""))
        now = row.question.id if row is not None else None
        if now != (before.question.id if before is not None else None):
            self.question_shown.emit(now)

    def _keep_draft(self) -> None:
        if self._shown is None or not self._shown.question.is_open:
            return
        draft, question = self._pane.answer.draft(), self._shown.question
        if draft != (question.answer or ""):
            self._drafts[question.id] = draft
        else:
            self._drafts.pop(question.id, None)

    def _on_show_requested(self, question: QuestionId) -> None:
        self._wished = question
        self._bar.clear()
        self._chips.choose(QuestionChoice.ALL)
        if self.isVisible():
            self._load()

    def _name_of(self, choice: QuestionChoice) -> str:
        return {
            QuestionChoice.OPEN: self.tr("Open"),
            QuestionChoice.DUE: self.tr("Due"),
            QuestionChoice.PROMISED: self.tr("Promised"),
            QuestionChoice.ANSWERED: self.tr("Answered"),
            QuestionChoice.DROPPED: self.tr("Dropped"),
            QuestionChoice.ALL: self.tr("All"),
        }[choice]

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
        offered = (self._evidence,) if with_offered and self._evidence is not None else ()

        def forget_draft() -> None:
            self._drafts.pop(question.id, None)

        self._acts.answer(question, text, offered, is_partial=is_partial, then=forget_draft)

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
        form.closed.connect(self._list.setFocus)
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
        """What no field wanted: Escape leads back to the list."""
        if event.key() == Qt.Key.Key_Escape and not self._list.hasFocus():
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

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
