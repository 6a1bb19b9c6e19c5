"""The frame all dialogs share: a heading, the content, a sentence for what is wrong, buttons at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme


class DialogFrame(QDialog):
    """Opened with `open()`: it belongs to the window, and the window goes on working behind it."""

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.space(5), theme.space(4), theme.space(5), theme.space(4))
        outer.setSpacing(theme.space(3))
        heading = QLabel(title, self)
        heading.setProperty("part", "heading")
        outer.addWidget(heading)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.space(2))
        outer.addLayout(self.column, 1)
        self._problem = self.text_label("", "problem")
        self._problem.setObjectName(f"{name}Problem")
        self._problem.hide()
        outer.addWidget(self._problem)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.space(2))
        self._buttons.addStretch(1)
        outer.addLayout(self._buttons)

    def add_button(self, name: str, text: str, act: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """A button at the lower right; the primary one also answers to Ctrl+Enter."""
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        if primary:
            button.setProperty("part", "primary")
            button.setDefault(True)
            keys = QShortcut(QKeySequence("Ctrl+Return"), self)
            keys.activated.connect(button.click)
        self._buttons.addWidget(button)
        return button

    def text_label(self, text: str, part: str = "soft") -> QLabel:
        """A label of plain text that wraps."""
        label = QLabel(text, self)
        label.setProperty("part", part)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if self.isVisible():
            self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Become as high as the wrapped words need at this width; a dialog's own size does not reckon with them."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def problem(self) -> str:
        return "" if self._problem.isHidden() else self._problem.text()
