"""What a list shows while it has nothing: what belongs there, and the ways to begin."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme

_WIDEST_PX = 420
_ICON_PX = 40


class EmptyState(QWidget):
    """A drawing, a heading, a sentence or two, and buttons for actions; the first is the obvious one."""

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme, self._role = theme, icon
        self._drawing = QLabel(self)
        self._drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heading = self._label("heading")
        self._sentence = self._label("soft")
        self._buttons = QHBoxLayout()
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._margin = theme.space(6)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(theme.space(2.5))
        column.addStretch(2)
        for part in (self._drawing, self._heading, self._sentence):
            column.addWidget(part)
        column.addLayout(self._buttons)
        column.addStretch(3)
        theme.changed.connect(self._draw)
        self._draw()

    def say(self, heading: str, sentence: str, actions: Sequence[QAction] = ()) -> None:
        """Show this; the buttons stay those of the first call."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        if not self._buttons.count():
            for place, action in enumerate(actions):
                self._buttons.addWidget(self._button(action, primary=place == 0))

    def _button(self, action: QAction, *, primary: bool) -> QPushButton:
        button = QPushButton(action.text(), self)
        button.setObjectName(f"empty-{action.objectName()}")
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        if primary:
            button.setProperty("part", "primary")
        button.clicked.connect(action.trigger)
        return button

    def _label(self, part: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("part", part)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text in a narrow column by margins: centred items of a layout are not given the height they need."""
        side = max(self._margin, (self.width() - _WIDEST_PX) // 2)
        self._column.setContentsMargins(side, self._margin, side, self._margin)
        super().resizeEvent(event)

    def _draw(self) -> None:
        self._drawing.setPixmap(self._theme.icon(self._role, "line_strong").pixmap(QSize(_ICON_PX, _ICON_PX)))
