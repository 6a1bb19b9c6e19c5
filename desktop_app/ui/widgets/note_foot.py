"""The line under a note: whether it is saved and since when, the address under the pointer, words, ways to show it."""

import time
from datetime import date, datetime

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from desktop_app.ui.widgets.day_text import day_text
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.note_face import NoteMode
from desktop_app.ui.widgets.note_menu import BOTH_KEYS, PREVIEW_KEYS, SOURCE_KEYS

_TICK_MS = 1000
_HOUR_S = 3600
_ROOM_FOR_WORDS_PX = 340


class NoteFoot(QFrame):
    """Time is measured on a clock that never goes backwards."""

    #: NoteMode: show the note this way
    mode_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "foot")
        self._saved_at: float | None = None
        self._saved_when = datetime.now().astimezone()
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self._show_age)
        self._state = self._label("noteSaveState", self.tr("Whether the note is saved"))
        self._words = QLabel(self)
        self._words.setObjectName("noteWords")
        self._words.setProperty("part", "quiet")
        self._message = ""
        self._more = self._button("noteMore", "⋯", self.tr("Commands of the note"))
        write, both, read = self.tr("Write"), self.tr("Both"), self.tr("Read")
        self._modes = {
            NoteMode.SOURCE: self._mode("noteSource", write, self.tr("Markdown source (%1)"), SOURCE_KEYS),
            NoteMode.BOTH: self._mode("noteBoth", both, self.tr("Source and preview side by side (%1)"), BOTH_KEYS),
            NoteMode.PREVIEW: self._mode("notePreview", read, self.tr("The note as it reads (%1)"), PREVIEW_KEYS),
        }
        group = QButtonGroup(self)
        for mode, button in self._modes.items():
            group.addButton(button)
            button.clicked.connect(lambda _on=False, chosen=mode: self.mode_chosen.emit(chosen))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        row.addWidget(self._state, 1)
        row.addWidget(self._words)
        row.addSpacing(4)
        for button in (*self._modes.values(), self._more):
            row.addWidget(button)

    def set_menu(self, menu: QMenu) -> None:
        """Show this menu at the last button."""
        self._menu = menu
        self._more.clicked.connect(self._show_menu)

    def _show_menu(self) -> None:
        """Above the button: below it there is no room."""
        corner = self._more.mapToGlobal(self._more.rect().topRight())
        size = self._menu.sizeHint()
        self._menu.popup(corner - QPoint(size.width(), size.height() + 4))

    def show_mode(self, mode: NoteMode) -> None:
        """Light the button of this way."""
        self._modes[mode].setChecked(True)

    def show_saved(self) -> None:
        """Everything is on disk since now."""
        self._saved_at, self._saved_when = time.monotonic(), datetime.now().astimezone()
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
        self._words.setText(words)

    def text(self) -> str:
        """The sentence that is shown on the left."""
        return self._state.full_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whether the note is saved is worth more room than how many words it has."""
        self._words.setVisible(event.size().width() >= _ROOM_FOR_WORDS_PX)
        super().resizeEvent(event)

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
        elif seconds < _HOUR_S:
            self._message = self.tr("Saved %1 min ago").replace("%1", str(seconds // 60))
        else:
            self._message = self._when(datetime.now().astimezone().date())
        self._state.set_text(self._message)

    def _when(self, today: date) -> str:
        """An age in minutes says nothing after an hour."""
        saved = self._saved_when
        words = {0: self.tr("Saved at %1"), 1: self.tr("Saved yesterday, %1")}
        day = day_text(saved.date())
        sentence = words.get((today - saved.date()).days, self.tr("Saved %2, %1")).replace("%2", day)
        return sentence.replace("%1", f"{saved:%H:%M}")

    def _set_part(self, part: str) -> None:
        if self._state.property("part") != part:
            self._state.setProperty("part", part)
            self._state.style().polish(self._state)

    def _mode(self, name: str, text: str, tip: str, keys: str) -> QPushButton:
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button = self._button(name, text, tip.replace("%1", shown))
        button.setCheckable(True)
        return button

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        button.setProperty("part", "chip")
        return button

    def _label(self, name: str, accessible: str) -> ElidedLabel:
        label = ElidedLabel(self)
        label.setObjectName(name)
        label.setAccessibleName(accessible)
        label.setProperty("part", "quiet")
        return label
