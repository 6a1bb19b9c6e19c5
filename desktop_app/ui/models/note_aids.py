"""What helps in the editor of the note beside typing: to-dos and questions on its lines, links after `[[`."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.domain.ids import PaperId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.link_completion import LinkCompletion
from desktop_app.ui.models.note_desk import NoteDesk
from desktop_app.ui.models.note_settling import NoteSettling
from desktop_app.ui.models.question_lines import QuestionLines
from desktop_app.ui.widgets.block_id_guard import BlockIdGuard


class NoteAids(QObject):
    """Made once for the editor; the open note is always that of `desk`."""

    def __init__(self, context: UiContext, desk: NoteDesk, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._desk, self._editor = desk, editor
        self._settling = NoteSettling(context, desk, self._typing_line, self)
        self._completion = LinkCompletion(context, editor, self._paper)
        BlockIdGuard(editor)
        self._questions = QuestionLines(context, desk, editor)
        self._wished_line: tuple[PaperId, int] | None = None
        editor.cursorPositionChanged.connect(self._settling.poke)
        context.navigator.note_line_requested.connect(self._on_line_requested)
        # after the panel has put the cursor where it was left
        desk.page_opened.connect(self._go_to_wished_line, Qt.ConnectionType.QueuedConnection)

    def left(self) -> None:
        """She left the editor."""
        self._settling.poke()

    def hidden(self) -> None:
        """The note is out of sight."""
        self._completion.close()
        self._questions.stop()
        self._settling.hurry()

    def stop(self) -> None:
        """Do nothing any more; for the end of the window."""
        self._settling.stop()
        self._questions.stop()

    def _on_line_requested(self, paper: PaperId, line: int) -> None:
        self._wished_line = (paper, line)
        self._go_to_wished_line()

    def _go_to_wished_line(self) -> None:
        page = self._desk.page()
        if page is None or self._wished_line is None or self._wished_line[0] != page.paper:
            return
        block = page.document.findBlockByNumber(self._wished_line[1])
        self._wished_line = None
        if block.isValid() and self._editor.document() is page.document:
            self._editor.setTextCursor(QTextCursor(block))
            self._editor.centerCursor()

    def _paper(self) -> PaperId | None:
        return self._desk.paper

    def _typing_line(self) -> int | None:
        return self._editor.textCursor().blockNumber() if self._editor.hasFocus() else None
