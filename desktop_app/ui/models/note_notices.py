"""What is said above a note that is not simply open: it was recovered, or changed elsewhere at the same time."""

from PySide6.QtCore import QObject

from desktop_app.domain.note import Note
from desktop_app.ui.models.note_desk import NoteDesk
from desktop_app.ui.models.note_page import NotePage
from desktop_app.ui.widgets.conflict_view import ConflictView
from desktop_app.ui.widgets.notice_bar import NoticeBar


class NoteNotices(QObject):
    """Each leaves the choice to the reader; nothing is lost whatever she chooses."""

    def __init__(self, desk: NoteDesk, notice: NoticeBar, conflict: ConflictView) -> None:
        super().__init__(notice)
        self._desk, self._notice, self._conflict = desk, notice, conflict
        desk.conflict_found.connect(self._show_conflict)

    def clear(self) -> None:
        """Another note comes."""
        self._notice.clear()
        self._conflict.hide()

    def show_for(self, page: NotePage) -> None:
        """Say what is to be said of this page."""
        theirs = self._desk.conflict()
        if theirs is not None:
            self._show_conflict(theirs)
        elif page.is_recovered:
            self._say_recovered(page)

    def _say_recovered(self, page: NotePage) -> None:
        self._notice.say(
            self.tr("This text was recovered: the program had ended before it was saved as the note."),
            (
                ("recoveredKeep", self.tr("Keep it"), page.accept_recovered),
                ("recoveredBack", self.tr("Go back to the saved note"), page.go_back_to_saved),
            ),
        )

    def _show_conflict(self, theirs: Note) -> None:
        page = self._desk.page()
        if page is None:
            return
        self._conflict.show_text(theirs.body)
        mine, other = page.text, theirs.body
        self._notice.say(
            self.tr("This note was changed elsewhere at the same time. Your text is above, the other version below."),
            (
                ("conflictBoth", self.tr("Keep both"), lambda: self._resolve(f"{mine().rstrip()}\n\n{other}")),
                ("conflictMine", self.tr("Keep mine"), lambda: self._resolve(mine())),
                ("conflictTheirs", self.tr("Take the other"), lambda: self._resolve(other)),
            ),
        )

    def _resolve(self, text: str) -> None:
        self._conflict.hide()
        self._desk.resolve(text)
