"""Which note is open, the pages of the others, and what the window says about their saving."""

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import RecordChanged
from desktop_app.domain.ids import PaperId
from desktop_app.domain.note import Note
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.looks import markdown_look
from desktop_app.ui.models.note_keeper import SaveState, Saving
from desktop_app.ui.models.note_page import NotePage, NotePages

_GRAVITY = (Saving.CONFLICT, Saving.FAILED, Saving.WRITING)


class NoteDesk(QObject):
    """Opens a page for each paper that comes to the desk; pages that are left go on saving."""

    #: NotePage or None: this page is to be edited now
    page_opened = Signal(object)
    #: the saving state of the open page changed
    state_changed = Signal()
    #: Note: the library's version of the open note, which was changed elsewhere at the same time
    conflict_found = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages = NotePages(self)
        self._paper: PaperId | None = None
        self._told: tuple[bool, str] | None = None
        self._conflicts: dict[PaperId, Note] = {}
        context.hub.note_changed.connect(self._on_note_changed)
        context.hub.library_replaced.connect(self._on_library_replaced)
        context.theme.changed.connect(self._on_theme_changed)

    @property
    def paper(self) -> PaperId | None:
        return self._paper

    def page(self) -> NotePage | None:
        """The open page; None while it is being loaded, too."""
        return self._pages.get(self._paper) if self._paper is not None else None

    def page_of(self, paper: PaperId) -> NotePage | None:
        """The page of this paper if it was opened lately."""
        return self._pages.get(paper)

    def conflict(self) -> Note | None:
        """The other version of the open note while the reader has not chosen."""
        return self._conflicts.get(self._paper) if self._paper is not None else None

    def open(self, paper: PaperId | None) -> None:
        """Leave the present page, saving it, and open the one of this paper."""
        page = self.page()
        if page is not None:
            page.keeper.save()
        self._paper = paper
        known = self.page()
        self.page_opened.emit(known)
        if paper is None:
            return
        if known is not None:
            self._refresh(paper)
        else:
            self._context.runner.run(
                lambda services: (services.notes.get(paper), services.notes.recovered(paper)),
                lambda loaded: self._on_loaded(*loaded),
                owner=self,
            )

    def resolve(self, text: str) -> None:
        """End the conflict of the open note with this text."""
        page, theirs = self.page(), self.conflict()
        if page is not None and theirs is not None:
            del self._conflicts[page.paper]
            page.resolve(theirs, text)

    def flush(self) -> None:
        """Hand every unsaved text to the runner and stop all timers; for the end of the window."""
        for page in self._pages.all():
            page.keeper.flush()

    def _on_loaded(self, note: Note, recovered: str | None) -> None:
        if self._pages.get(note.paper_id) is None:
            page = NotePage(self._context.runner, note, recovered, markdown_look(self._context.theme), self)
            page.keeper.state_changed.connect(self._on_state_changed)
            page.keeper.conflict_found.connect(self._on_conflict_found)
            self._pages.add(page)
        if note.paper_id == self._paper:
            self.page_opened.emit(self.page())

    def _refresh(self, paper: PaperId) -> None:
        self._context.runner.run(lambda services: services.notes.get(paper), self._on_refreshed, owner=self)

    def _on_refreshed(self, note: Note) -> None:
        page = self._pages.get(note.paper_id)
        if page is not None:
            page.take_over(note)

    def _on_note_changed(self, change: RecordChanged) -> None:
        if change.paper_id is not None and self._pages.get(change.paper_id) is not None:
            self._refresh(change.paper_id)

    def _on_library_replaced(self) -> None:
        for page in self._pages.all():
            self._refresh(page.paper)

    def _on_conflict_found(self, theirs: Note) -> None:
        self._conflicts[theirs.paper_id] = theirs
        if theirs.paper_id == self._paper:
            self.conflict_found.emit(theirs)

    def _on_state_changed(self) -> None:
        self.state_changed.emit()
        states = [page.keeper.state for page in self._pages.all()]
        worst = next((state for grave in _GRAVITY for state in states if state.saving is grave), None)
        said = self._said(worst)
        if said != self._told:
            self._told = said
            self._context.navigator.save_state_changed.emit(*said)

    def _said(self, state: SaveState | None) -> tuple[bool, str]:
        if state is None:
            return True, self.tr("All changes saved")
        return False, self.sentence_of(state)

    def sentence_of(self, state: SaveState) -> str:
        """What is said about a text that is not saved."""
        if state.saving is Saving.WRITING:
            return self.tr("Saving…")
        if state.saving is Saving.CONFLICT:
            return self.tr("Not saved: the note was changed elsewhere at the same time")
        return self.tr("Not saved: %1").replace("%1", state.reason)

    def _on_theme_changed(self) -> None:
        look = markdown_look(self._context.theme)
        for page in self._pages.all():
            page.set_look(look)
