"""The life of a window: first the page, then the rest, then the library; and an end that loses nothing."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import EnvironmentProblemError, PostilError
from desktop_app.domain.ids import PaperId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.import_steps import importing
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.panel_shelf import PanelShelf

if TYPE_CHECKING:
    from desktop_app.ui.beginning import Beginning
    from desktop_app.ui.capture import Capture
    from desktop_app.ui.housekeeping import Housekeeping
    from desktop_app.ui.models.related_reading import RelatedReading


#: what adds, exports, backs up, searches and marks is made of these: a disk may be slow at her first key
_HOUSE = (
    *("capture", "housekeeping", "widgets.markdown_from_html", "widgets.markdown_editor", "widgets.markdown_column"),
    *("widgets.todo_form", "commands", "dossiers", "due_notice", "file_acts", "key_keeping", "locating"),
    *("looking_up", "models.related_reading", "note_history", "printing.later", "reader_dialogs", "search_keeping"),
    *("models.palette_list", "widgets.palette_rows", "widgets.palette_card", "palette", "palette_commands"),
    *("viewer.page_marks", "viewer.glyph_places"),
)
#: the rest of the window waits no longer for a library that is slow to open
_STORE_FIRST_MS = 1000
#: finds the panels in steps
FindPanels = Callable[[], Generator[None, None, PanelShelf]]


@runtime_checkable
class Flushing(Protocol):
    """A panel with text that is not on disk yet."""

    def flush(self) -> None:
        """Hand everything unsaved to the runner, stop all timers."""
        ...


class WindowLife(QObject):
    """Built when the window is; `complete` when the first page is painted, `on_ready` when the library is open.

    Dialogs and all that adds, exports and backs up are imported after the first page, which does not need them.
    """

    #: the window is whole, except for what its screens and panels show
    furnished = Signal()
    #: everything is handed over and the window is gone
    ended = Signal()

    def __init__(self, context: UiContext, window: MainWindow, paper: PaperId | None = None) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._paper = paper
        self._is_saved, self._is_read_only, self._saved_text = True, False, ""
        self._is_ready = self._is_complete = self._is_held = False
        self._steps: Iterator[None] = iter(())
        self._files: list[Path] = []
        self._capture: Capture | None = None
        self._house: Housekeeping | None = None
        self._related: RelatedReading | None = None
        self._beginning: Beginning | None = None
        window.guard = self._may_close
        context.navigator.save_state_changed.connect(self._on_save_state_changed)

    def _need_beginning(self) -> None:
        if self._beginning is None:
            from desktop_app.ui.beginning import Beginning

            self._beginning = Beginning(self._context, self._window)
            if self._files:
                self._beginning.leave_out()

    def _need_capture(self) -> "Capture":
        if self._capture is None:
            from desktop_app.ui.capture import Capture

            self._capture = Capture(self._context, self._window, self._window.work_bar)
            self._capture.work_changed.connect(self._window.status.show_work)
            self._window.dropped.connect(self._capture.take)
        return self._capture

    def _need_house(self) -> "Housekeeping":
        if self._house is None:
            from desktop_app.ui.commands import Commands
            from desktop_app.ui.dossiers import Dossiers
            from desktop_app.ui.due_notice import DueNotice
            from desktop_app.ui.file_acts import FileActs
            from desktop_app.ui.housekeeping import Housekeeping
            from desktop_app.ui.key_keeping import KeyKeeping
            from desktop_app.ui.locating import Locating
            from desktop_app.ui.looking_up import LookingUp
            from desktop_app.ui.models.related_reading import RelatedReading
            from desktop_app.ui.note_history import NoteHistory
            from desktop_app.ui.printing.later import PrintingLater
            from desktop_app.ui.reader_dialogs import ReaderDialogs
            from desktop_app.ui.search_keeping import SearchKeeping

            self._house = Housekeeping(self._context, self._window, self._window.work_bar)
            self._house.backup_said.connect(self._window.status.show_backup)
            Commands(self._context, self._window, self._need_capture(), self._house)
            ReaderDialogs(self._context, self._window)
            DueNotice(self._context, self._window)
            Dossiers(self._context, self._window)
            KeyKeeping(self._context, self._window)
            NoteHistory(self._context, self._window)
            SearchKeeping(self._context, self._window)
            Locating(self._context, self._window)
            parts = self._window.work_bar, self._window.actions_table
            LookingUp(self._context, self._window, *parts, self._need_capture().on_attached)
            FileActs(self._context, self._window)
            PrintingLater(self._context, self._window, self._window.work_bar)
            self._related = RelatedReading(self._context, self._window)
        return self._house

    def complete(self, find: FindPanels, more: Iterable[None] = ()) -> None:
        """The first page is painted: find the panels and build what it did not need, step by step.

        `more` are steps that follow when the window is furnished.
        """
        self._steps = self._completing(find, more)
        self._step()

    def _completing(self, find: FindPanels, more: Iterable[None]) -> Iterator[None]:
        yield from self._window.furnishing()
        self._need_beginning()
        self._show_saved(self.tr("Opening the library…"))
        self.furnished.emit()
        yield
        yield from more
        self._let_the_store_go_first()
        yield
        yield from importing(*_HOUSE)
        self._need_capture()
        yield
        self._need_house()
        self._begin_work()
        yield
        yield from self._window.completing((yield from find()))
        self._is_complete = True
        self._open_last()

    def _step(self) -> None:
        """One step, then whatever waits in the event loop."""
        for _step in self._steps:
            if not self._is_held:
                QTimer.singleShot(0, self, self._step)
            return

    def _let_the_store_go_first(self) -> None:
        """The library, and what was asked of it by now, before the rest: two threads at once are both late."""
        self._is_held = True
        waiting = QTimer(self)
        waiting.setSingleShot(True)
        waiting.timeout.connect(waiting.deleteLater)
        waiting.timeout.connect(self._go_on)
        waiting.start(_STORE_FIRST_MS)

        def stop_waiting(_answer: object) -> None:
            if waiting.isActive():
                waiting.start(0)

        self._context.runner.run(lambda _services: None, stop_waiting, failed=stop_waiting, owner=waiting)

    def _go_on(self) -> None:
        self._is_held = False
        self._step()

    def on_ready(self) -> None:
        """The library is open, for the first time or again."""
        self._is_ready = True
        self._need_beginning()
        self._show_saved(self.tr("All changes saved"))
        self._window.rail_model.load()
        self._begin_work()
        self._open_last()

    def _begin_work(self) -> None:
        """The library is open and there is what adds and backs up, whichever comes last."""
        if self._is_ready and self._house is not None:
            self._need_capture().start()
            self._house.start()
            if self._related is not None:
                self._related.start()
            waiting, self._files = self._files, []
            self.add_files(waiting)

    def on_looked(self, is_read_only: bool) -> None:
        """A library that can only be read is shown, and never said to keep anything."""
        if is_read_only:
            self._is_read_only, self._saved_text = True, self.tr("Nothing is saved: the library can only be read")
            self._show_saved(self._saved_text)
            reason = self.tr("The library can only be read: its folder or its disk is read-only.")
            self._window.show_problem(EnvironmentProblemError(reason))

    def _show_saved(self, otherwise: str) -> None:
        is_saved = self._is_saved and not self._is_read_only
        self._window.status.show_saved(is_saved, self._saved_text or otherwise)

    def on_start_failed(self) -> None:
        """The library cannot be opened, so nothing can be stored."""
        self._window.status.show_saved(False, self.tr("Not saved: the library is not open"))

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add files that were named at the start, or by a later start; they wait for the library."""
        if not self._is_ready or self._house is None:
            self._files += paths
            if paths and self._beginning is not None:
                self._beginning.leave_out()
        elif paths:
            self._need_capture().add_files(paths)

    def waiting_files(self) -> list[str]:
        """The files that wait for the library."""
        return [str(path) for path in self._files]

    # what is on the desk at first

    def _open_last(self) -> None:
        if not (self._is_ready and self._is_complete):
            return
        paper, self._paper = self._paper, None
        if paper is not None and self._context.navigator.current_paper is None and not self._files:
            self._context.runner.run(
                lambda services: services.library.get(paper),
                lambda found: self._context.navigator.paper_open_requested.emit(found.id),
                failed=self._on_last_gone,
                owner=self,
            )

    def _on_last_gone(self, error: Exception) -> None:
        """The paper of the last time was moved to the trash: the desk is empty, which needs no words."""
        if not isinstance(error, PostilError):
            self._window.show_problem(error)

    # the end

    def _on_save_state_changed(self, is_saved: bool, sentence: str) -> None:
        self._is_saved, self._saved_text = is_saved, sentence

    def _may_close(self) -> bool:
        """Hand everything over first; the window is closed when the store has answered."""
        for panel in self._window.findChildren(QWidget):
            if isinstance(panel, Flushing):
                panel.flush()
        self._need_capture().stop()
        if self._related is not None:
            self._related.stop()
        self._context.runner.run(
            lambda _services: None,
            lambda _nothing: self._close_if_saved(),
            failed=lambda _error: self._close_if_saved(),
            owner=self,
        )
        return False

    def _close_if_saved(self) -> None:
        if self._is_saved:
            self._close()
            return
        from desktop_app.ui.dialogs.unsaved_dialog import UnsavedDialog

        dialog = UnsavedDialog(self._context.theme, self._saved_text, self._window)
        dialog.leave_wished.connect(self._close)
        dialog.open()

    def _close(self) -> None:
        """Not at once: Qt does not close a window that is just being asked whether it may be closed."""
        self._window.guard = None
        QTimer.singleShot(0, self, self._close_now)

    def _close_now(self) -> None:
        self._window.close()
        self.ended.emit()


def after_first_paint(window: MainWindow, call: Callable[[], None]) -> None:
    """Call once, when the window has been painted for the first time."""
    window.first_painted.connect(lambda: QTimer.singleShot(0, window, call))
