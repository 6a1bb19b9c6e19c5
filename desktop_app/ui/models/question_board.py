"""The list of all questions with its filters, the chosen one, and the letters that do something with it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.ids import QuestionId
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.models.question_listing import QuestionChoice, QuestionListing, QuestionOrder, SortedQuestions
from desktop_app.ui.models.question_rows import QuestionRows
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.choice_chips import ChoiceChips
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.key_line import KeyLine
from desktop_app.ui.widgets.question_filter_bar import QuestionFilterBar
from desktop_app.ui.widgets.question_keys import QuestionKeys
from desktop_app.ui.widgets.question_list import QuestionList
from desktop_app.ui.widgets.screen_header import ScreenHeader

if TYPE_CHECKING:
    from desktop_app.services.question_rows import QuestionRow


class QuestionBoard(QWidget):
    """Knows nothing of the library: it is given the questions, and tells what is wished for."""

    #: QuestionRow or None: this question is the chosen one now, or is different now
    chosen = Signal(object)
    #: str: what is to be done with the chosen one, as in `QuestionKeys`; also "open"
    wished = Signal(str)
    #: tuple of QuestionId: these open ones are seen now
    seen = Signal(object)
    #: a new question is to be asked
    ask_requested = Signal()
    #: str: they are in this order now
    order_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._listing = QuestionListing()
        self._model = QuestionRows(self)
        self._keys = QuestionKeys(self)
        self._chosen: QuestionId | None = None
        self._wanted: QuestionId | None = None
        self._place = 0
        self._build()
        self._connect()
        self.setFocusProxy(self._list)

    def show_questions(self, questions: SortedQuestions) -> None:
        """List these in place of all others."""
        self._listing.take(questions)
        self._list_anew()
        self._wanted = None

    def put(self, rows: "Iterable[QuestionRow]", changed: Collection[QuestionId]) -> None:
        """Take the new states of the questions that changed; one that has none is gone."""
        self._listing.put(rows, changed)
        self._list_anew()

    def show_answering(self, counts: Mapping[QuestionId, int]) -> None:
        """So many papers may answer each of these."""
        self._model.show_answering(counts)

    def want(self, question: QuestionId) -> None:
        """Choose this question, whatever its state, once it is here."""
        self._wanted = question
        self._bar.clear()
        self._chips.choose(QuestionChoice.ALL)
        self._list_anew()

    def want_new(self, question: QuestionId) -> None:
        """Choose this open question, which was just asked, once it is here."""
        self._wanted = question
        self._bar.clear()
        if self._chips.key not in (QuestionChoice.OPEN, QuestionChoice.ALL):
            self._chips.choose(QuestionChoice.OPEN)
        self._list_anew()

    def choose_kind(self, choice: QuestionChoice) -> None:
        """List these."""
        self._chips.choose(choice)

    def choose_order(self, order: str) -> None:
        """Put them in this order, a `QuestionOrder`."""
        self._bar.choose_order(order)

    def tags(self) -> list[str]:
        """Every tag of a question."""
        return self._listing.tags()

    def _build(self) -> None:
        theme = self._theme
        self._list = QuestionList(theme, self)
        self._list.setAccessibleName(self.tr("Questions, oldest first"))
        self._list.setModel(self._model)
        self._empty = EmptyState(theme, "questions", "questionsEmpty", self)
        self._lists = QStackedWidget(self)
        self._lists.addWidget(self._list)
        self._lists.addWidget(self._empty)
        self._bar = QuestionFilterBar(theme, self)
        self._key_line = KeyLine(theme, "questionKeys", self)
        self._tell_keys(is_waiting=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._built_header())
        column.addWidget(self._chip_row)
        column.addWidget(self._bar)
        column.addWidget(self._lists, 1)
        column.addWidget(self._key_line)

    def _built_header(self) -> QWidget:
        theme = self._theme
        self._header = ScreenHeader(theme, self.tr("Questions"), self)
        self._chips = ChoiceChips(
            "questionStates", [(choice, self._name_of(choice)) for choice in QuestionChoice], self, wraps=True
        )
        self._chip_row = QWidget(self)
        row = QVBoxLayout(self._chip_row)
        row.setContentsMargins(theme.space(4.5), theme.space(2), theme.space(4.5), 0)
        row.addWidget(self._chips)
        self._ask = QPushButton(self.tr("Ask…"), self)
        self._ask.setObjectName("askHere")
        self._ask.setAccessibleName(self.tr("Ask a question…"))
        self._ask.setToolTip(self.tr("Write down what you want to know (Ctrl+Shift+Q)"))
        self._header.add(self._ask)
        return self._header

    def _connect(self) -> None:
        self._ask.clicked.connect(lambda _checked=False: self.ask_requested.emit())
        self._chips.chosen.connect(self._on_choice)
        self._bar.words_changed.connect(self._on_words)
        self._bar.order_chosen.connect(self._on_order)
        self._bar.tag_chosen.connect(self._on_tag)
        self._bar.left.connect(self._list.setFocus)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.seen.connect(self._on_seen)
        self._list.letter_pressed.connect(self._keys.press)
        self._list.escaped.connect(self._keys.let_go)
        self._list.left.connect(self._keys.let_go)
        self._list.opened.connect(lambda: self.wished.emit("open"))
        self._list.delete_pressed.connect(lambda: self.wished.emit("delete"))
        self._keys.wished.connect(self.wished)
        self._keys.waiting.connect(lambda is_waiting: self._tell_keys(is_waiting=is_waiting))

    def _tell_keys(self, *, is_waiting: bool) -> None:
        """Tell the keys that mean something now."""
        self._key_line.show_keys(
            self.tr("W in a week · M in a month · D on a day · N never · Esc as before")
            if is_waiting
            else self.tr(
                "Enter open · → passages · A answer · F follow up · X drop · R reopen · P promise · T tag · "
                "E reword · M merge · S split · L trail · D to-do · Del delete"
            )
        )

    # what is listed

    def _list_anew(self) -> None:
        self._bar.show_tags(self._listing.tags())
        self._show_rows()

    def _on_choice(self, choice: QuestionChoice) -> None:
        self._listing.choice = choice
        self._show_rows()

    def _on_words(self, text: str) -> None:
        self._listing.set_words(text)
        self._show_rows()

    def _on_order(self, order: str) -> None:
        """No row of one order is in another one."""
        self._listing.order = QuestionOrder(order)
        self._model.take(())
        self._show_rows()
        self.order_chosen.emit(order)

    def _on_tag(self, tag: str) -> None:
        self._listing.tag = tag
        self._show_rows()

    def _show_rows(self) -> None:
        today = date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is
        shown = self._listing.listed(today)
        self._model.show_values(shown)
        self._lists.setCurrentWidget(self._list if shown else self._empty)
        self._key_line.setVisible(bool(shown))
        for part in (self._bar, self._chip_row):
            part.setVisible(self._listing.total > 0)
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
        badges = [Badge(counted(is_open, self.tr("1 open"), self.tr("%1 open")), "question")] if is_open else []
        badges += [Badge(counted(promised, self.tr("1 promised"), self.tr("%1 promised")))] if promised else []
        badges += [Badge(counted(due, self.tr("1 due"), self.tr("%1 due")), "bad")] if due else []
        self._header.show_badges(badges)

    def _choose_row(self) -> None:
        """The same question as before, or else the one that took its place."""
        index = self._model.index_of_question(self._wanted)
        if index.isValid():
            self._wanted = None
        else:
            index = self._model.index_of_question(self._chosen)
        if not index.isValid():
            index = self._model.nearest(self._place)
        self._list.setCurrentIndex(index)
        self._on_current_changed(index)

    def _on_seen(self, first: int, last: int) -> None:
        rows = (self._model.row_at(self._model.index(row, 0)) for row in range(first, last + 1))
        self.seen.emit(tuple(row.question.id for row in rows if row is not None and row.question.is_open))

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
        row = self._model.row_at(index)
        self._chosen = row.question.id if row is not None else None
        self._place = index.row() if index.isValid() else self._place
        self.chosen.emit(row)

    def _name_of(self, choice: QuestionChoice) -> str:
        return {
            QuestionChoice.OPEN: self.tr("Open"),
            QuestionChoice.DUE: self.tr("Due"),
            QuestionChoice.PROMISED: self.tr("Promised"),
            QuestionChoice.ANSWERED: self.tr("Answered"),
            QuestionChoice.DROPPED: self.tr("Dropped"),
            QuestionChoice.ALL: self.tr("All"),
        }[choice]
