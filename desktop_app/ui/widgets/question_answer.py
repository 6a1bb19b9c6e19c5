"""What is known of a question: the answer as it is typed, and the marks that are its evidence."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.plain_tip import plain_tip
from desktop_app.ui.widgets.question_detail import DetailMark, QuestionDetail

_ANSWER_PX = 130
_MOST_LETTERS = 220
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionAnswer(QWidget):
    """Ctrl+Enter marks it answered; with Shift it keeps what is known so far."""

    #: UUID of a mark: show it
    mark_requested = Signal(object)
    #: UUID of a mark: it is no evidence
    evidence_removed = Signal(object)
    #: str, bool: the answer, and whether the offered mark is evidence
    answered = Signal(str, bool)
    #: str, bool: what is known so far, and whether the offered mark is evidence
    partial_kept = Signal(str, bool)
    #: str: this stands in the field of an open question now
    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionAnswer")
        self._theme = theme
        self._offered = self._kept = ""
        self._is_open = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(2))
        heading = QLabel(self.tr("Answer").upper(), self)
        heading.setProperty("part", "section")
        self._column.addWidget(heading)
        self._build_editor()
        self._build_evidence()
        self._build_buttons()

    def show_answer(self, detail: QuestionDetail, draft: str) -> None:
        """Show what is known of this question; `draft` is what was typed before, or the answer."""
        self._is_open, self._kept = detail.is_open, detail.answer
        if self.draft() != draft:
            self._editor.setPlainText(draft)
        self._editor.setReadOnly(not detail.is_open)
        self._fill(detail.evidence)
        for button in (self._done, self._partial):
            button.setVisible(detail.is_open)
        self._show_offer()
        self._show_draft()

    def offer_evidence(self, name: str) -> None:
        """Offer this mark as evidence, or none when the name is empty."""
        self._offered = name
        self._show_offer()

    def draft(self) -> str:
        return self._editor.toPlainText()

    def write(self) -> None:
        """Put the keyboard at the end of the answer."""
        self._editor.setFocus()
        self._editor.moveCursor(self._editor.textCursor().MoveOperation.End)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _ENTER and has_control and self._is_open:
                with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                (self._partial if with_shift else self._done).click()
                return True
        return super().eventFilter(watched, event)

    # parts

    def _build_editor(self) -> None:
        self._editor = QPlainTextEdit(self)
        self._editor.setObjectName("answerEditor")
        self._editor.setAccessibleName(self.tr("Answer"))
        self._editor.setPlaceholderText(self.tr("What you found out. Add the passage that says so as evidence."))
        self._editor.setFixedHeight(_ANSWER_PX)
        self._editor.setTabChangesFocus(True)
        self._editor.setFont(self._theme.font("note"))
        self._editor.installEventFilter(self)
        self._editor.textChanged.connect(self._on_text_changed)
        self._column.addWidget(self._editor)
        self._draft_row = QWidget(self)
        row = QHBoxLayout(self._draft_row)
        row.setContentsMargins(0, 0, 0, 0)
        words = QLabel(self.tr("Typed, but not kept as an answer yet"), self._draft_row)
        words.setObjectName("answerDraft")
        words.setProperty("part", "small")
        discard = LinkButton("discardDraft", self.tr("Discard"), self._draft_row)
        discard.setToolTip(self.tr("Back to what is kept"))
        discard.clicked.connect(lambda _checked=False: self._discard())
        row.addWidget(words)
        row.addWidget(discard)
        row.addStretch(1)
        self._draft_row.hide()
        self._column.addWidget(self._draft_row)

    def _build_evidence(self) -> None:
        self._evidence = QWidget(self)
        self._evidence.setObjectName("answerEvidence")
        self._rows = QVBoxLayout(self._evidence)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(self._theme.space(1.5))
        self._offer = QPushButton(self)
        self._offer.setObjectName("useEvidence")
        self._offer.setProperty("part", "chip")
        self._offer.setCheckable(True)
        self._column.addWidget(self._evidence)
        self._column.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_buttons(self) -> None:
        self._done = self._button("markAnswered", self.tr("Mark answered"), "primary")
        self._done.setToolTip(self.tr("It is answered (Ctrl+Enter)"))
        self._partial = self._button("keepPartial", self.tr("Keep as partial"))
        self._partial.setToolTip(self.tr("Keep what you know so far; the question stays open (Ctrl+Shift+Enter)"))
        row = QWidget(self)
        layout = FlowLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._done)
        layout.addWidget(self._partial)
        self._column.addWidget(row)

    def _button(self, name: str, text: str, part: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        if part:
            button.setProperty("part", part)
        button.clicked.connect(lambda _checked=False: self._say(name))
        return button

    def _say(self, name: str) -> None:
        with_offered = self._offer.isChecked() and not self._offer.isHidden()
        signal = self.answered if name == "markAnswered" else self.partial_kept
        signal.emit(self.draft().strip(), with_offered)
        self._offer.setChecked(False)

    def _fill(self, marks: tuple[DetailMark, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for mark in marks:
            self._rows.addWidget(self._evidence_row(mark))
        self._evidence.setVisible(bool(marks))

    def _evidence_row(self, mark: DetailMark) -> QWidget:
        """The quoted words, then where they are, and the sign that takes them off."""
        row = QWidget(self._evidence)
        words = QLabel(_shortened(mark.words), row)
        words.setProperty("part", "soft")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        link = LinkButton(f"mark-{mark.mark}", mark.text, row)
        link.setToolTip(self.tr("Show this mark"))
        link.clicked.connect(lambda _checked=False, key=mark.mark: self.mark_requested.emit(key))
        off = QToolButton(row)
        off.setObjectName(f"removeEvidence-{mark.mark}")
        off.setText("×")
        off.setAccessibleName(self.tr("It is no evidence: %1").replace("%1", mark.text))
        off.setToolTip(plain_tip(off.accessibleName()))
        off.setProperty("part", "link")
        off.clicked.connect(lambda _checked=False, key=mark.mark: self.evidence_removed.emit(key))
        column, below = QVBoxLayout(row), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        below.addWidget(link)
        below.addWidget(off)
        below.addStretch(1)
        column.addWidget(words)
        column.addLayout(below)
        return row

    def _on_text_changed(self) -> None:
        self._show_draft()
        if self._is_open:
            self.typed.emit(self.draft())

    def _show_draft(self) -> None:
        self._draft_row.setVisible(self._is_open and self.draft() != self._kept)

    def _discard(self) -> None:
        """As typing does, so that the field's own undo brings it back."""
        self._editor.selectAll()
        self._editor.insertPlainText(self._kept)
        self.write()

    def _show_offer(self) -> None:
        text = self.tr("Take %1 as evidence").replace("%1", self._offered)
        self._offer.setText(self._offer.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 320))
        self._offer.setAccessibleName(text)
        self._offer.setToolTip(self.tr("The mark you chose last is kept as evidence when you keep the answer"))
        self._offer.setVisible(bool(self._offered) and self._is_open)
        if not self._offered:
            self._offer.setChecked(False)


def _shortened(words: str) -> str:
    return words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS].rstrip()}…”"
