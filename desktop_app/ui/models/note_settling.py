"""Asks for the new `- [ ]` lines of the open note to become to-dos, when it is saved and she is not typing in them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.ids import PaperId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.note_desk import NoteDesk
from desktop_app.ui.models.note_page import NotePage

if TYPE_CHECKING:
    from desktop_app.services.note_lines import Rewritten

SETTLE_AFTER_MS = 400


class NoteSettling(QObject):
    """`typing_line` gives the number of the line with the cursor while she is in the editor, else None."""

    #: lines of the open note became to-dos, and have their block ids now
    settled = Signal()

    def __init__(
        self, context: UiContext, desk: NoteDesk, typing_line: Callable[[], int | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._desk, self._typing_line = context, desk, typing_line
        self._done: tuple[PaperId, int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_AFTER_MS)
        self._timer.timeout.connect(self._settle)
        desk.page_opened.connect(lambda _page: self.poke())
        desk.state_changed.connect(self.poke)

    def poke(self) -> None:
        """The note was saved, or the cursor went somewhere else."""
        page = self._desk.page()
        if page is not None and (page.paper, page.keeper.base_revision) != self._done:
            self._timer.start()

    def stop(self) -> None:
        """Ask no more; for the end of the window."""
        self._timer.stop()

    def hurry(self) -> None:
        """She leaves the note: do now what waits."""
        page = self._desk.page()
        if self._timer.isActive() and page is not None:
            self._timer.stop()
            self._ask(page, None)  # at whatever revision the save before it leaves

    def _settle(self) -> None:
        page = self._desk.page()
        if page is not None and page.keeper.is_settled:  # else the save that is due pokes again
            self._ask(page, page.keeper.base_revision)

    def _ask(self, page: NotePage, revision: int | None) -> None:
        paper, text = page.paper, page.text()
        line = self._typing_line() if page.was_touched else None
        self._context.runner.run(
            lambda services: services.note_lines.settle(paper, revision, line),
            lambda rewritten: self._on_settled(text, rewritten),
            owner=self,
        )

    def _on_settled(self, text: str, rewritten: "Rewritten") -> None:
        before, after = rewritten.before, rewritten.after
        page = self._desk.page_of(after.paper_id)
        self._done = None if rewritten.left_out else (after.paper_id, after.revision)
        if page is not None and after.revision != before.revision and before.body == text:
            page.take_in(text, after)
            self.settled.emit()
