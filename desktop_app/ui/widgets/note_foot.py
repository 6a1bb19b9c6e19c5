"""The line under a note: whether it is saved and since when, the address under the pointer, the number of words."""

import re
import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.ui.widgets.elided_label import ElidedLabel

_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")
_TARGET = re.compile(r"\]\([^()\s]*\)|(?:https?|postil)://\S+")
_TICK_MS = 1000


def count_words(markdown: str) -> int:
    """The words of a note without the addresses of its links."""
    return sum(1 for _ in _WORD.finditer(_TARGET.sub("]", markdown)))


class NoteFoot(QFrame):
    """Time is measured on a clock that never goes backwards."""

    #: bool: show the note as it reads
    preview_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "foot")
        self._saved_at: float | None = None
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self._show_age)
        self._state = self._label("noteSaveState", self.tr("Whether the note is saved"))
        self._words = QLabel(self)
        self._words.setObjectName("noteWords")
        self._words.setProperty("part", "quiet")
        self.preview_button = QPushButton(self.tr("Preview"), self)
        self.preview_button.setObjectName("notePreview")
        self.preview_button.setAccessibleName(self.tr("Show the note as it reads"))
        self.preview_button.setToolTip(self.tr("Show the note as it reads (Ctrl+Shift+P)"))
        self.preview_button.setProperty("part", "chip")
        self.preview_button.setCheckable(True)
        self.preview_button.toggled.connect(self.preview_toggled)
        self._message = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._state, 1)
        row.addWidget(self._words)
        row.addWidget(self.preview_button)

    def show_saved(self) -> None:
        """Everything is on disk since now."""
        self._saved_at = time.monotonic()
        self._set_part("quiet")
        self._show_age()

    def show_untouched(self) -> None:
        """The note is on disk, and since when is not known."""
        self._saved_at = None
        self._set_part("quiet")
        self._message = self.tr("Saved")
        self._state.set_text(self._message)

    def show_message(self, sentence: str, *, is_problem: bool) -> None:
        """Say what keeps the text from being saved."""
        self._saved_at = None
        self._set_part("problem" if is_problem else "quiet")
        self._message = sentence
        self._state.set_text(sentence)

    def show_address(self, address: str) -> None:
        """Say where the link under the pointer leads; an empty text brings the state back."""
        if address:
            self._state.set_text(address)
        elif self._saved_at is None:
            self._state.set_text(self._message)
        else:
            self._show_age()

    def show_words(self, count: int) -> None:
        words = self.tr("1 word") if count == 1 else self.tr("%1 words").replace("%1", f"{count:,}")
        self._words.setText(self.tr("Markdown · %1").replace("%1", words))

    def text(self) -> str:
        """The sentence that is shown on the left."""
        return self._state.full_text()

    def showEvent(self, event: QShowEvent) -> None:
        self._ticks.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._ticks.stop()
        super().hideEvent(event)

    def _show_age(self) -> None:
        if self._saved_at is None:
            return
        seconds = int(time.monotonic() - self._saved_at)
        if seconds < 2:
            self._message = self.tr("Saved")
        elif seconds < 60:
            self._message = self.tr("Saved %1 s ago").replace("%1", str(seconds))
        else:
            self._message = self.tr("Saved %1 min ago").replace("%1", str(seconds // 60))
        self._state.set_text(self._message)

    def _set_part(self, part: str) -> None:
        if self._state.property("part") != part:
            self._state.setProperty("part", part)
            self._state.style().polish(self._state)

    def _label(self, name: str, accessible: str) -> ElidedLabel:
        label = ElidedLabel(self)
        label.setObjectName(name)
        label.setAccessibleName(accessible)
        label.setProperty("part", "quiet")
        return label
