"""The bar under the top bar: a quiet sentence that goes away by itself, or a problem that stays until it is read."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.theme_tokens import ColourName

_QUIET_MS = 7000


class MessageBar(QFrame):
    """Hidden while there is nothing to say; a problem is not pushed away by a quiet sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._theme = theme
        self._is_problem = False
        self._act: Callable[[], None] | None = None
        self._icon = QLabel(self)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("messageText")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(self)
        self._button.setObjectName("messageAct")
        self._button.clicked.connect(self._on_act)
        self._close = QToolButton(self)
        self._close.setObjectName("messageClose")
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3.5), theme.space(1.5), theme.space(2), theme.space(1.5))
        row.setSpacing(theme.space(2.5))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self.clear)
        theme.changed.connect(self._dress)
        self.hide()

    def say(self, sentence: str, text: str = "", act: Callable[[], None] | None = None) -> None:
        """A quiet sentence, with a button when `act` is given."""
        if self._is_problem and not self.isHidden():
            return
        self._show(sentence, text, act, is_problem=False)
        self._timer.start()

    def complain(self, sentence: str, text: str = "", act: Callable[[], None] | None = None) -> None:
        """A problem: it stays until the reader closes it or another one comes."""
        self._timer.stop()
        self._show(sentence, text, act, is_problem=True)

    def clear(self) -> None:
        self._timer.stop()
        self._is_problem = False
        self.hide()

    def sentence(self) -> str:
        return self._sentence.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _show(self, sentence: str, text: str, act: Callable[[], None] | None, *, is_problem: bool) -> None:
        self._is_problem, self._act = is_problem, act
        self._sentence.setText(sentence)
        self._button.setText(text)
        self._button.setAccessibleName(text)
        self._button.setVisible(act is not None)
        self._dress()
        self.show()

    def _dress(self) -> None:
        part = "problem-bar" if self._is_problem else "message"
        if self.property("part") != part:
            self.setProperty("part", part)
            self.style().unpolish(self)
            self.style().polish(self)
        colour: ColourName = "bad" if self._is_problem else "accent"
        icon = self._theme.icon("problem" if self._is_problem else "info", colour)
        self._icon.setPixmap(icon.pixmap(QSize(16, 16)))
        self._close.setIcon(self._theme.icon("close"))

    def _on_act(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()
