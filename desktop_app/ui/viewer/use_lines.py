"""The lines of a card that say where a mark is used: in notes, comments, questions and answers; a click goes there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.link_use import Use, UseKind
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.widgets.plain_tip import plain_tip

_MOST = 4
_WIDTH_PX = 380
#: as far as the words of a button stand from its edge
_INDENT_PX = 9


class UseLines(QWidget):
    """Takes no room while there is nothing to say."""

    #: Use: go there
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("markUses")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._lines: list[QWidget] = []
        self.hide()

    @property
    def is_empty(self) -> bool:
        return not self._lines

    def show_uses(self, uses: Sequence[Use], look: ViewerLook) -> None:
        """Show the first of them, and how many more there are."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        if uses:
            self._add(self._label(self.tr("Used here:"), look))
        for number, use in enumerate(uses[:_MOST]):
            self._add(self._line(number, use, look))
            if use.answer:
                self._add(self._answer(use.answer, look))
        if len(uses) > _MOST:
            self._add(self._label(self.tr("and %1 more").replace("%1", str(len(uses) - _MOST)), look))
        self.setVisible(bool(uses))

    def _add(self, line: QWidget) -> None:
        self._column.addWidget(line)
        self._lines.append(line)

    def _label(self, text: str, look: ViewerLook) -> QLabel:
        label = QLabel(text, self)
        label.setFont(look.small_font)
        label.setIndent(_INDENT_PX)
        return label

    def _answer(self, answer: str, look: ViewerLook) -> QLabel:
        label = self._label("", look)
        words = f"→ {answer}"
        label.setText(QFontMetrics(look.small_font).elidedText(words, Qt.TextElideMode.ElideRight, _WIDTH_PX))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(plain_tip(answer))
        return label

    def _line(self, number: int, use: Use, look: ViewerLook) -> QPushButton:
        text = f"{self._word(use.kind)}: {use.line}" if use.line else f"{self._word(use.kind)}: {use.paper_title}"
        button = QPushButton(self)
        button.setObjectName(f"use_{number}")
        button.setFlat(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(text)
        button.setToolTip(plain_tip(use.paper_title))
        short = QFontMetrics(look.interface_font).elidedText(text, Qt.TextElideMode.ElideRight, _WIDTH_PX)
        button.setText(short.replace("&", "&&"))
        button.setStyleSheet("text-align: left;")
        button.clicked.connect(partial(self.chosen.emit, use))
        return button

    def _word(self, kind: UseKind) -> str:
        return {
            UseKind.NOTE: self.tr("Note"),
            UseKind.COMMENT: self.tr("Comment"),
            UseKind.QUESTION: self.tr("Question"),
            UseKind.ANSWER: self.tr("Answer"),
            UseKind.RAISED: self.tr("Raised the question"),
            UseKind.EVIDENCE: self.tr("Evidence for"),
        }[kind]
