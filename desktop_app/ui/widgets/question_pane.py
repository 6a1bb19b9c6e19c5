"""One question in full: where it was raised, the answer with its evidence, and what can be done with it."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.inline_form import DayForm, TextForm
from desktop_app.ui.widgets.link_button import LinkButton

_ANSWER_PX = 130


@dataclass(frozen=True, slots=True)
class QuestionDetail:
    """`raised` and `evidence` are marks with what to call them."""

    id: UUID
    text: str
    about: str
    paper_title: str
    answer: str
    is_open: bool
    promised: bool
    raised: tuple[tuple[UUID, str], ...] = ()
    evidence: tuple[tuple[UUID, str], ...] = ()
    drop_reason: str = ""


class QuestionPane(QScrollArea):
    """Emits wishes; what is typed as an answer is the screen's to keep while another question is shown."""

    #: UUID of a mark: show it
    mark_requested = Signal(object)
    #: open the paper where the question was asked
    paper_requested = Signal()
    #: str, bool: the answer, and whether the offered mark is evidence
    answered = Signal(str, bool)
    follow_up_requested = Signal()
    reword_requested = Signal()
    drop_requested = Signal()
    reopened = Signal()
    #: bool
    promise_changed = Signal(bool)
    deleted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionPane")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._offered = ""
        self._is_open = self._is_promised = False
        self._shown: UUID | None = None
        self._form: TextForm | DayForm | None = None
        self._page = QWidget(self)
        self._page.setProperty("part", "page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(theme.space(5), theme.space(4), theme.space(5), theme.space(4))
        self._column.setSpacing(theme.space(2))
        self._build_question()
        self._build_answer()
        self._build_buttons()
        self._column.addStretch(1)
        self.setWidget(self._page)

    def show_question(self, detail: QuestionDetail, draft: str) -> None:
        """Show this question; `draft` is what was typed as its answer before, or the answer."""
        if detail.id != self._shown:
            self.close_form()
        self._shown = detail.id
        self._text.setText(detail.text)
        self._about.setText(detail.about)
        self._fill(self._raised, detail.raised)
        self._paper.set_text(detail.paper_title)
        self._paper.setVisible(bool(detail.paper_title))
        self._reason.setText(self.tr("Dropped: %1").replace("%1", detail.drop_reason))
        self._reason.setVisible(bool(detail.drop_reason))
        if self.draft() != draft:
            self._answer.setPlainText(draft)
        self._answer.setReadOnly(not detail.is_open)
        self._fill(self._evidence, detail.evidence)
        for button in (self._done, self._later, self._drop, self._reword, self._promise):
            button.setVisible(detail.is_open)
        self._reopen.setVisible(not detail.is_open)
        self._promise.setText(self.tr("Take the promise back") if detail.promised else self.tr("I will report"))
        self._promise.setAccessibleName(self._promise.text())
        self._is_promised = detail.promised
        self._is_open = detail.is_open
        self._show_offer()

    def open_form(self, form: TextForm | DayForm) -> None:
        """Show this form below the buttons, in place of an open one, and go there."""
        self.close_form()
        self._form = form
        form.closed.connect(self.close_form)
        self._column.insertWidget(self._column.count() - 1, form)
        form.show()
        form.setFocus()

    def close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    def add_below(self, widget: QWidget) -> None:
        """Show this below the buttons, for good."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def offer_evidence(self, name: str) -> None:
        """Offer this mark as evidence, or none when the name is empty."""
        self._offered = name
        self._show_offer()

    def draft(self) -> str:
        return self._answer.toPlainText()

    # parts

    def _build_question(self) -> None:
        self._column.addWidget(self._label("section", self.tr("Question").upper()))
        self._text = self._label("heading")
        self._text.setObjectName("questionText")
        self._about = self._label("small")
        self._paper = LinkButton("questionPaper", "", self._page)
        self._paper.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._paper.clicked.connect(lambda _checked=False: self.paper_requested.emit())
        self._raised = QWidget(self._page)
        FlowLayout(self._raised).setContentsMargins(0, 0, 0, 0)
        self._reason = self._label("soft")
        for part in (self._text, self._about, self._raised, self._paper, self._reason):
            self._column.addWidget(part)

    def _build_answer(self) -> None:
        self._column.addSpacing(self._theme.space(2))
        self._column.addWidget(self._label("section", self.tr("Answer").upper()))
        self._answer = QPlainTextEdit(self._page)
        self._answer.setObjectName("answerEditor")
        self._answer.setAccessibleName(self.tr("Answer"))
        self._answer.setPlaceholderText(self.tr("What you found out. Add the passage that says so as evidence."))
        self._answer.setFixedHeight(_ANSWER_PX)
        self._answer.setTabChangesFocus(True)
        self._answer.setFont(self._theme.font("note"))
        self._evidence = QWidget(self._page)
        FlowLayout(self._evidence).setContentsMargins(0, 0, 0, 0)
        self._offer = self._button("useEvidence", "", lambda: None, part="chip")
        self._offer.setCheckable(True)
        for part in (self._answer, self._evidence, self._offer):
            self._column.addWidget(part)
        self._column.setAlignment(self._offer, Qt.AlignmentFlag.AlignLeft)

    def _build_buttons(self) -> None:
        self._done = self._button("markAnswered", self.tr("Mark answered"), self._on_answered, part="primary")
        self._later = self._button("followUp", self.tr("Follow up…"), self.follow_up_requested.emit)
        self._drop = self._button("dropQuestion", self.tr("Drop"), self.drop_requested.emit)
        self._reopen = self._button("reopenQuestion", self.tr("Reopen"), self.reopened.emit)
        self._reword = self._button("rewordQuestion", self.tr("Reword…"), self.reword_requested.emit, part="link")
        self._promise = self._button("promiseQuestion", "", self._on_promise, part="link")
        self._delete = self._button("deleteQuestion", self.tr("Delete"), self.deleted.emit, part="link")
        self._column.addSpacing(self._theme.space(1))
        self._column.addWidget(self._row(self._done, self._later, self._drop, self._reopen))
        self._column.addWidget(self._row(self._promise, self._reword, self._delete))

    def _row(self, *buttons: QPushButton) -> QWidget:
        """Buttons side by side, broken where the pane is narrow."""
        row = QWidget(self._page)
        layout = FlowLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.space(2))
        for button in buttons:
            layout.addWidget(button)
        return row

    def _button(self, name: str, text: str, act: object, part: str = "") -> QPushButton:
        button = QPushButton(text, self._page)
        button.setObjectName(name)
        button.setAccessibleName(text)
        if part:
            button.setProperty("part", part)
        button.clicked.connect(lambda _checked=False: act() if callable(act) else None)
        return button

    def _label(self, part: str, text: str = "") -> QLabel:
        label = QLabel(text, self._page)
        label.setProperty("part", part)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _fill(self, holder: QWidget, marks: tuple[tuple[UUID, str], ...]) -> None:
        layout = holder.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for mark, name in marks:
            button = LinkButton(f"mark-{mark}", name, holder)
            button.clicked.connect(lambda _checked=False, mark=mark: self.mark_requested.emit(mark))
            if layout is not None:
                layout.addWidget(button)
        holder.setVisible(bool(marks))

    def _show_offer(self) -> None:
        text = self.tr("Evidence: %1").replace("%1", self._offered)
        self._offer.setText(self._offer.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 320))
        self._offer.setAccessibleName(text)
        self._offer.setToolTip(self.tr("The mark you chose last is evidence for this answer"))
        self._offer.setVisible(bool(self._offered) and self._is_open)
        if not self._offered:
            self._offer.setChecked(False)

    def _on_answered(self) -> None:
        self.answered.emit(self.draft().strip(), self._offer.isChecked() and not self._offer.isHidden())

    def _on_promise(self) -> None:
        self.promise_changed.emit(not self._is_promised)
