"""Opens the history of a note, has versions compared away from the GUI thread, and brings one back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.ids import PaperId
from desktop_app.domain.note_diff import NoteDiff, VersionRow
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.dialogs.note_history_dialog import Look, NoteHistoryDialog
from desktop_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from desktop_app.services.context import Services


class NoteHistory(QObject):
    """Built after the first page."""

    def __init__(self, context: UiContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        window.actions_table["note-history"].triggered.connect(self._on_triggered)
        context.navigator.note_history_requested.connect(self.open)

    def open(self, paper: PaperId) -> None:
        """Show the versions of the note of this paper."""

        def load(services: "Services") -> tuple[str, list[VersionRow]]:
            return services.library.get(paper).title, services.note_history.list(paper)

        self._context.runner.run(load, lambda loaded: self._show(paper, *loaded), owner=self)

    def _on_triggered(self) -> None:
        paper = self._context.navigator.current_paper
        if paper is not None:
            self.open(paper)

    def _show(self, paper: PaperId, title: str, rows: Sequence[VersionRow]) -> None:
        dialog = NoteHistoryDialog(self._context.theme, title, rows, self._window)
        dialog.wished.connect(lambda revision, look: self._answer(dialog, paper, revision, look))
        dialog.restore_wished.connect(lambda revision: self._restore(paper, revision))
        dialog.open()
        dialog.ask()

    def _answer(self, dialog: NoteHistoryDialog, paper: PaperId, revision: int, look: Look) -> None:
        runner, failed = self._context.runner, lambda error: dialog.show_problem(str(error))
        if look is Look.PLAIN:
            runner.run(
                lambda services: services.note_history.text(paper, revision),
                lambda text: dialog.show_text(revision, text),
                failed=failed,
                owner=dialog,
            )
            return

        def compare(texts: tuple[str, str]) -> None:
            runner.run_slow(
                lambda _services, _cancelled: _compared(*texts),
                lambda diff: dialog.show_diff(revision, look, diff),
                failed=failed,
                owner=dialog,
            )

        with_present = look is Look.PRESENT
        runner.run(
            lambda services: services.note_history.texts(paper, revision, with_present=with_present),
            compare,
            failed=failed,
            owner=dialog,
        )

    def _restore(self, paper: PaperId, revision: int) -> None:
        said = self.tr("The version is back. The text that stood there is kept in the history, too.")
        self._context.runner.run(
            lambda services: services.notes.restore(paper, revision),
            lambda _note: self._context.navigator.message_posted.emit(said),
            failed=self._context.navigator.problem_posted.emit,
            owner=self,
        )


def _compared(old: str, new: str) -> NoteDiff:
    from desktop_app.services.text_diff import diff_of

    return diff_of(old, new)
