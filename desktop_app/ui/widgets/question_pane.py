"""One question in full: where it was raised, its tags, the answer with its evidence, and what can be done with it."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
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
from desktop_app.ui.widgets.plain_tip import plain_tip
from desktop_app.ui.widgets.question_answer import QuestionAnswer
from desktop_app.ui.widgets.question_detail import DetailMark, QuestionDetail
from desktop_app.ui.widgets.tag_edit import TagEdit

_WIDTH_PX = 400


class QuestionPane(QScrollArea):
    """Emits wishes; what is typed as an answer is the screen's to keep while another question is shown."""

    #: UUID of a mark: show it
    mark_requested = Signal(object)
    #: open the paper where the question was asked
    paper_requested = Signal()
    #: str: what is to be done, as in `QuestionKeys`; also "follow", "report" and "delete"
    wished = Signal(str)
    #: tuple of str: it has these tags from now on
    tagged = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionPane")
        self.setAccessibleName(self.tr("The chosen question"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._shown: UUID | None = None
        self._form: TextForm | DayForm | None = None
        self._page = QWidget(self)
        self._page.setProperty("part", "page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(theme.space(5), theme.space(4), theme.space(5), theme.space(4))
        self._column.setSpacing(theme.space(2))
        self._build_question()
        self._passages = QVBoxLayout()
        self._column.addLayout(self._passages)
        self._column.addSpacing(theme.space(2))
        self.answer = QuestionAnswer(theme, self._page)
        self.answer.mark_requested.connect(self.mark_requested)
        self._column.addWidget(self.answer)
        self._build_buttons()
        self._column.addStretch(1)
        self.setWidget(self._page)
        # queued: the page has its new height before what is in it has its new place
        self.verticalScrollBar().rangeChanged.connect(self._bring_form, Qt.ConnectionType.QueuedConnection)

    def show_question(self, detail: QuestionDetail, draft: str) -> None:
        """Show this question; `draft` is what was typed as its answer before, or the answer."""
        if detail.id != self._shown:
            self.close_form()
        self._shown, self._tags = detail.id, detail.tags
        self._text.setText(detail.text)
        self._about.setText(detail.about)
        self._fill_raised(detail.raised)
        self._paper.set_text(detail.paper_title)
        self._paper.setVisible(bool(detail.paper_title))
        self._reason.setText(self.tr("Dropped: %1").replace("%1", detail.drop_reason))
        self._reason.setVisible(bool(detail.drop_reason))
        self._tag_edit.show_tags(detail.tags)
        self.answer.show_answer(detail, draft)
        for button in (self._later, self._drop):
            button.setVisible(detail.is_open)
        self._reopen.setVisible(not detail.is_open)
        self._promise.setText(self.tr("Take the promise back") if detail.is_promise else self.tr("I will report"))
        self._promise.setAccessibleName(self._promise.text())
        self._report.setVisible(bool(detail.answer))

    def offer_tags(self, known: list[str]) -> None:
        """Complete a tag from these."""
        self._tag_edit.offer(known)

    def write_tag(self) -> None:
        """Put the keyboard where a tag is written."""
        field = self._tag_edit.findChild(QLineEdit, "tagField")
        if field is not None:
            field.setFocus()

    def sizeHint(self) -> QSize:
        """What a splitter gives it when it is shown first."""
        return QSize(_WIDTH_PX, super().sizeHint().height())

    def open_form(self, form: TextForm | DayForm) -> None:
        """Show this form below the buttons, in place of an open one, and go there."""
        self.close_form()
        self._form = form
        form.closed.connect(self.close_form)
        self._column.insertWidget(self._column.indexOf(self._last) + 1, form)
        form.show()
        form.setFocus()
        self.ensureWidgetVisible(form)  # where it fits without the page growing

    def _bring_form(self) -> None:
        """Keep an open form in sight, whatever grows above it: the keyboard is in it."""
        if self._form is not None:
            self.ensureWidgetVisible(self._form)

    def close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    def add_passages(self, widget: QWidget) -> None:
        """Show this between where the question was raised and its answer, for good."""
        self._passages.addWidget(widget)

    def add_below(self, widget: QWidget) -> None:
        """Show this below the buttons, for good."""
        self._column.insertWidget(self._column.count() - 1, widget)

    # parts

    def _build_question(self) -> None:
        self._column.addWidget(self._label("section", self.tr("Question").upper()))
        self._text = self._label("heading")
        self._text.setObjectName("questionText")
        self._about = self._label("small")
        self._about.setObjectName("questionAbout")
        self._paper = LinkButton("questionPaper", "", self._page)
        self._paper.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._paper.clicked.connect(lambda _checked=False: self.paper_requested.emit())
        self._raised = QWidget(self._page)
        FlowLayout(self._raised).setContentsMargins(0, 0, 0, 0)
        self._reason = self._label("soft")
        self._tag_edit = TagEdit(self._page)
        self._tag_edit.added.connect(lambda tags: self.tagged.emit((*self._tags, *tags)))
        self._tag_edit.removed.connect(lambda gone: self.tagged.emit(tuple(t for t in self._tags if t != gone)))
        for part in (self._text, self._about, self._raised, self._paper, self._reason, self._tag_edit):
            self._column.addWidget(part)

    def _build_buttons(self) -> None:
        self._later = self._button("followUp", self.tr("Follow up…"), "follow", self.tr("Look again later (F)"))
        self._drop = self._button("dropQuestion", self.tr("Drop"), "drop", self.tr("It does not matter any more (X)"))
        self._reopen = self._button("reopenQuestion", self.tr("Reopen"), "reopen", self.tr("It is open again (R)"))
        self._report = self._button(
            "reportQuestion", self.tr("Report…"), "report", self.tr("The paragraph to publish what you found out")
        )
        self._promise = self._button("promiseQuestion", "", "promise", self.tr("Listed until you did (P)"), "link")
        links = (
            self._promise,
            self._button("rewordQuestion", self.tr("Reword…"), "edit", self.tr("Say it in other words (E)"), "link"),
            self._button(
                "mergeQuestion", self.tr("Merge…"), "merge", self.tr("Make one of it and another (M)"), "link"
            ),
            self._button("splitQuestion", self.tr("Split…"), "split", self.tr("Ask a part by itself (S)"), "link"),
            self._button("trailQuestion", self.tr("Trail…"), "trail", self.tr("What led where (L)"), "link"),
            self._button("todoQuestion", self.tr("To-do…"), "todo", self.tr("Flag what is to be done (D)"), "link"),
            self._button("deleteQuestion", self.tr("Delete"), "delete", self.tr("Undo brings it back"), "link"),
        )
        self._last = self._row(*links)
        self._column.addWidget(self._row(self._later, self._drop, self._reopen, self._report))
        self._column.addWidget(self._last)

    def _row(self, *buttons: QPushButton) -> QWidget:
        """Buttons side by side, broken where the pane is narrow."""
        row = QWidget(self._page)
        layout = FlowLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.space(2))
        for button in buttons:
            layout.addWidget(button)
        return row

    def _button(self, name: str, text: str, wish: str, tip: str, part: str = "") -> QPushButton:
        button = QPushButton(text, self._page)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        if part:
            button.setProperty("part", part)
        button.clicked.connect(lambda _checked=False: self.wished.emit(wish))
        return button

    def _label(self, part: str, text: str = "") -> QLabel:
        label = QLabel(text, self._page)
        label.setProperty("part", part)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _fill_raised(self, marks: tuple[DetailMark, ...]) -> None:
        layout = self._raised.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for mark in marks:
            button = LinkButton(f"mark-{mark.mark}", mark.text, self._raised)
            button.setToolTip(plain_tip(mark.words))
            button.clicked.connect(lambda _checked=False, key=mark.mark: self.mark_requested.emit(key))
            if layout is not None:
                layout.addWidget(button)
        self._raised.setVisible(bool(marks))
