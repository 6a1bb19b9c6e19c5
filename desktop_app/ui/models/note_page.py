"""One note in the window: its text with an undo history of its own, where the reader was in it, and its keeper."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop_app.domain.ids import PaperId
from desktop_app.domain.note import Note
from desktop_app.domain.note_merge import line_changes, placed
from desktop_app.ui.bridge.task_runner import TaskRunner
from desktop_app.ui.models.note_keeper import NoteKeeper, Saving
from desktop_app.ui.widgets.line_rewriting import rewrite_lines
from desktop_app.ui.widgets.markdown_edits import insert_paragraph, replace_text, source_text
from desktop_app.ui.widgets.markdown_highlighter import MarkdownHighlighter
from desktop_app.ui.widgets.markdown_layout import RoomyTextLayout
from desktop_app.ui.widgets.markdown_look import MarkdownLook

MARGIN_PX = 20
AIR = 0.22
KEPT_PAGES = 12


class NotePage(QObject):
    """A note is loaded once; later changes from outside are edits of the same text, so undo goes back past them."""

    def __init__(
        self, runner: TaskRunner, note: Note, recovered: str | None, look: MarkdownLook, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.paper: PaperId = note.paper_id
        self.cursor_position = 0
        self.scroll_value = 0
        self.saved_body = note.body
        self.was_touched = False
        self.document = QTextDocument(self)
        self.document.setDocumentLayout(RoomyTextLayout(self.document, AIR))
        self.document.setDocumentMargin(MARGIN_PX)
        self.document.setDefaultFont(look.text_font)
        self.document.setPlainText(note.body)
        self.highlighter = MarkdownHighlighter(self.document, look)
        self.keeper = NoteKeeper(runner, note, self.text, self)
        self._adopting = False
        self.keeper.saved.connect(self.take_in)
        self.document.contentsChange.connect(self._on_contents_change)
        self.is_recovered = recovered is not None and recovered != note.body
        if recovered is not None and self.is_recovered:
            replace_text(self.document, recovered)
        self.cursor_position = self.document.characterCount() - 1

    def text(self) -> str:
        """The Markdown source as it stands in the editor."""
        return source_text(self.document)

    def set_look(self, look: MarkdownLook) -> None:
        self.document.setDefaultFont(look.text_font)
        self.highlighter.set_look(look)

    def take_over(self, note: Note) -> None:
        """The library's note changed elsewhere: show it, unless the reader's own text is still on its way there."""
        if note.revision == self.keeper.base_revision or not self.keeper.is_settled:
            return
        changes = line_changes(self.text(), note.body)
        self._adopting = True
        if changes:
            rewrite_lines(self.document, changes)
        else:
            replace_text(self.document, note.body)
        self._adopting = False
        self.keeper.adopt(note)

    def take_in(self, before: str, note: Note) -> None:
        """The program rewrote lines of the note since `before`, which was this text: rewrite them here, too."""
        changes = placed(line_changes(before, note.body), self.text()) if note.body != before else ()
        if changes:
            self._adopting = True
            rewrite_lines(self.document, changes)
            self._adopting = False
        self.keeper.follow(note.revision)

    def resolve(self, theirs: Note, text: str) -> None:
        """End a conflict with `text`, made from this text and that of `theirs`, which undo leads back to."""
        replace_text(self.document, theirs.body)
        replace_text(self.document, text)
        self.keeper.resolve(theirs)

    def append(self, markdown: str) -> None:
        """Put a paragraph where the cursor was last."""
        cursor = QTextCursor(self.document)
        cursor.setPosition(min(self.cursor_position, self.document.characterCount() - 1))
        insert_paragraph(cursor, markdown)
        self.cursor_position = cursor.position()

    def accept_recovered(self) -> None:
        """The recovered text is the note from now on."""
        self.is_recovered = False
        self.keeper.save()

    def go_back_to_saved(self) -> None:
        """Undo the recovery: the text is the library's note again, and the recovered one can be redone."""
        replace_text(self.document, self.saved_body)
        self.is_recovered = False

    def _on_contents_change(self, _position: int, removed: int, added: int) -> None:
        if (removed or added) and not self._adopting:
            self.was_touched = True
            self.keeper.touch()


class NotePages(QObject):
    """The pages of the papers opened last; one whose text is not saved is never dropped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[PaperId, NotePage] = {}

    def get(self, paper: PaperId) -> NotePage | None:
        """The page of this paper, which counts as used just now."""
        page = self._pages.pop(paper, None)
        if page is not None:
            self._pages[paper] = page
        return page

    def add(self, page: NotePage) -> None:
        """Keep this page, and drop the oldest settled ones beyond the limit."""
        page.setParent(self)
        self._pages[page.paper] = page
        for old in list(self._pages.values())[:-1]:
            if len(self._pages) <= KEPT_PAGES:
                break
            if old.keeper.is_settled and old.keeper.state.saving is Saving.SAVED:
                del self._pages[old.paper]
                old.keeper.stop()
                old.deleteLater()

    def all(self) -> tuple[NotePage, ...]:
        return tuple(self._pages.values())

    def clear(self) -> None:
        """Forget every page; for when the whole library was replaced."""
        for page in self._pages.values():
            page.keeper.stop()
            page.deleteLater()
        self._pages.clear()
