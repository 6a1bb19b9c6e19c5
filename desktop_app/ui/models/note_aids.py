"""What helps in the editor of the note beside typing: boxes become to-dos, and `[[` completes links."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.domain.ids import PaperId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.link_completion import LinkCompletion
from desktop_app.ui.models.note_desk import NoteDesk
from desktop_app.ui.models.note_settling import NoteSettling


class NoteAids(QObject):
    """Made once for the editor; the open note is always that of `desk`."""

    def __init__(self, context: UiContext, desk: NoteDesk, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._desk, self._editor = desk, editor
        self._settling = NoteSettling(context, desk, self._typing_line, self)
        self._completion = LinkCompletion(context, editor, self._paper)
        editor.cursorPositionChanged.connect(self._settling.poke)

    def left(self) -> None:
        """She left the editor."""
        self._settling.poke()

    def hidden(self) -> None:
        """The note is out of sight."""
        self._completion.close()
        self._settling.hurry()

    def stop(self) -> None:
        """Do nothing any more; for the end of the window."""
        self._settling.stop()

    def _paper(self) -> PaperId | None:
        return self._desk.paper

    def _typing_line(self) -> int | None:
        return self._editor.textCursor().blockNumber() if self._editor.hasFocus() else None
