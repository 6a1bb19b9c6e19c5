"""The quiet line at the foot of a screen that tells its keys; the same on every screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme

#: the name of what messages keep clear of, see `MessageBar`
SCREEN_FOOT = "screenFoot"

_UNBROKEN = "\u00a0"


class KeyLine(QFrame):
    """Breaks between keys only, where the screen is narrow."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(SCREEN_FOOT)
        self.setProperty("part", "header")
        self._label = QLabel(self)
        self._label.setObjectName(name)
        self._label.setProperty("part", "quiet")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(4), theme.space(1.5), theme.space(4), theme.space(1.5))
        column.addWidget(self._label)

    def show_keys(self, words: str) -> None:
        """Tell these keys; `words` has a "·" between one and the next."""
        keys = [" ".join(part.split()) for part in words.split("·")]
        self._label.setAccessibleName(", ".join(keys))
        self._label.setText("  ·  ".join(key.replace(" ", _UNBROKEN) for key in keys))
