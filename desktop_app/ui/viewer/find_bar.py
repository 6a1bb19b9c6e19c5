"""The line in which she types what to find in the text, with how much was found and the ways from hit to hit."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.finder import MOST_HITS, Finder

_SEARCH_AFTER_MS = 150


class FindBar(QFrame):
    """Enter goes on, Shift+Enter back, Escape away; hidden until it is asked for."""

    #: str: search for this; nothing when it is empty
    words_typed = Signal(str)
    #: int: go to the next (1) or last (-1) hit
    step_requested = Signal(int)
    #: she is done
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setProperty("part", "screenbar")
        self._theme = theme
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SEARCH_AFTER_MS)
        self._later.timeout.connect(self._say_words)
        self._words = QLineEdit(self)
        self._words.setObjectName("findWords")
        self._words.setAccessibleName(self.tr("Find in this text"))
        self._words.setPlaceholderText(self.tr("Find in this text"))
        self._words.textChanged.connect(lambda _text: self._later.start())
        self._told = QLabel(self)
        self._told.setObjectName("findTold")
        self._told.setProperty("part", "small")
        self._buttons = {
            "up": self._button("findPrevious", self.tr("Last place (Shift+Enter)"), -1),
            "down": self._button("findNext", self.tr("Next place (Enter)"), 1),
            "close": self._button("findClose", self.tr("End the search (Esc)"), 0),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3.5), theme.space(1), theme.space(2), theme.space(1))
        row.setSpacing(theme.space(1))
        row.addWidget(self._words, 1)
        row.addSpacing(theme.space(1))
        row.addWidget(self._told)
        for button in self._buttons.values():
            row.addWidget(button)
        theme.keep_icons(self._tint)
        self.hide()

    def enter(self, words: str = "") -> None:
        """Show the line and let her type; `words` are a proposal."""
        self.show()
        if words:
            self._words.setText(words)
        self._words.selectAll()
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go away and search for nothing."""
        self._later.stop()
        if not self.isHidden():
            self.hide()
            self.words_typed.emit("")

    def tell(self, finder: Finder) -> None:
        """Say how much was found."""
        place, has_words = finder.place, bool(self._words.text().strip())
        if place is not None:
            text = self.tr("%1 of %2").replace("%1", str(place + 1)).replace("%2", _counted(finder.count))
            text += "…" if finder.is_searching else ""
        elif finder.is_searching:
            text = self.tr("Searching…")
        else:
            text = self.tr("Not found") if has_words and not self._later.isActive() else ""
        self._told.setText(text)
        for role in ("up", "down"):
            self._buttons[role].setEnabled(finder.count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_left()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_entered(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _on_entered(self, step: int) -> None:
        """Enter before the pause is over begins the search, and its first place is the one wished."""
        if self._later.isActive():
            self._say_words()
        else:
            self.step_requested.emit(step)

    def _say_words(self) -> None:
        self._later.stop()
        self.words_typed.emit(self._words.text())

    def _on_left(self) -> None:
        self.leave()
        self.left.emit()

    def _button(self, name: str, tip: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        button.clicked.connect(lambda: self.step_requested.emit(step) if step else self._on_left())
        return button

    def _tint(self) -> None:
        for role, button in self._buttons.items():
            button.setIcon(self._theme.icon(role))


def _counted(number: int) -> str:
    return f"{number}+" if number >= MOST_HITS else str(number)
