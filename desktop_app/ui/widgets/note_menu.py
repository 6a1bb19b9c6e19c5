"""The menu of the note: its commands with their keys, the ways to show it, spelling."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.widgets.markdown_commands import COMMANDS
from desktop_app.ui.widgets.note_face import NoteMode

SOURCE_KEYS, BOTH_KEYS, PREVIEW_KEYS, ALONE_KEYS = "Ctrl+Shift+U", "Ctrl+Shift+E", "Ctrl+Shift+P", "F11"
HISTORY_KEYS = "Ctrl+Shift+H"
_APART = ("find",)


class NoteMenu(QMenu):
    """What an entry does is up to who hears of it."""

    #: str: a command of the editor was chosen
    command_chosen = Signal(str)
    #: NoteMode: the note is to be shown this way
    mode_chosen = Signal(object)
    #: everything but the note is to go, or to come back
    alone_toggled = Signal()
    #: the kept versions of the note are to be shown
    history_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteMenu")
        for command in COMMANDS:
            if command.id in _APART:
                self.addSeparator()
            entry = self._entry(command.id, command.text, command.keys)
            entry.triggered.connect(lambda _on=False, chosen=command.id: self.command_chosen.emit(chosen))
        self.addSeparator()
        self._modes = {
            NoteMode.SOURCE: self._entry("modeSource", self.tr("Source"), SOURCE_KEYS),
            NoteMode.BOTH: self._entry("modeBoth", self.tr("Source and preview"), BOTH_KEYS),
            NoteMode.PREVIEW: self._entry("modePreview", self.tr("Preview"), PREVIEW_KEYS),
        }
        for mode, entry in self._modes.items():
            entry.setCheckable(True)
            entry.triggered.connect(lambda _on=False, chosen=mode: self.mode_chosen.emit(chosen))
        alone = self._entry("alone", self.tr("Only the note"), ALONE_KEYS)
        alone.triggered.connect(lambda _on=False: self.alone_toggled.emit())
        history = self._entry("history", self.tr("History…"), HISTORY_KEYS)
        history.triggered.connect(lambda _on=False: self.history_requested.emit())
        self.addSeparator()
        self.spelling = self.addMenu(self.tr("Spelling"))
        self.spelling.setObjectName("noteSpelling")

    def show_mode(self, mode: NoteMode) -> None:
        """Tick the way the note is shown."""
        for one, entry in self._modes.items():
            entry.setChecked(one is mode)

    def _entry(self, name: str, text: str, keys: str) -> QAction:
        """The keys are written beside the words; pressing them is heard by the editor and the panel."""
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        entry = QAction(f"{text}\t{shown}", self)
        entry.setObjectName(f"note-{name}")
        self.addAction(entry)
        return entry
