"""Leads out of a library that cannot be opened or turned out to be damaged: asks what is safe, does what is wished."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QProcess, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.errors import ReaderError, StoppedError
from desktop_app.system.folder_opening import open_folder
from desktop_app.ui.problem_text import problem_text
from desktop_app.ui.rescue_words import looking_words, outcome_words, plight_words
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.rescue_page import RescuePage

if TYPE_CHECKING:
    from desktop_app.domain.steps import Step
    from desktop_app.services.rescue import Plight, Rescue, Rescued
    from desktop_app.ui.main_window import MainWindow

_TOLD_EVERY_S = 0.05


class LibraryKeeper(Protocol):
    """The part of the runner that opens and closes the library."""

    def run_apart(
        self,
        call: Callable[[Callable[[], bool]], Any],  # Any: whatever the call returns is given to `done`
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> Callable[[], None]:
        """Run work that needs no open library on another thread; returns the cancel call."""
        ...

    def close_library(self, reason: Exception, done: Callable[[], None], owner: QObject) -> None:
        """Close the services; every later call fails with `reason`."""
        ...

    def open_again(self) -> None:
        """Build the services once more."""
        ...


class Rescuing(QObject):
    """`make` builds the rescue; it is called away from the GUI thread, for it imports all that storage needs."""

    #: int, int: so many steps of so many
    _stepped = Signal(int, int)

    def __init__(
        self, theme: Theme, keeper: LibraryKeeper, window: "MainWindow", make: "Callable[[], Rescue]", folder: Path
    ) -> None:
        super().__init__(window)
        self._theme, self._keeper, self._window, self._make, self._folder = theme, keeper, window, make, folder
        self._page: RescuePage | None = None
        self._reason: Exception = ReaderError("")
        self._doing, self._was_open = "", False
        self._cancel: Callable[[], None] = _nothing
        self._stepped.connect(self._show_step, Qt.ConnectionType.QueuedConnection)

    def begin(self, reason: Exception, *, was_open: bool = False) -> None:
        """Show the page for this reason; `was_open`: the library is open and turned out to be damaged."""
        self._reason, self._was_open = reason, was_open
        page = self._page or self._made_page()
        page.show_words(looking_words(reason))
        self._window.show_instead(page)
        self._start(self.tr("Looking what is safe…"), lambda rescue, _step: rescue.look(reason), self._on_looked)

    def end(self) -> None:
        """The library is open: the desk takes its place again."""
        page, self._page = self._page, None
        if page is not None:
            self._window.show_instead(None)
            page.deleteLater()

    def _made_page(self) -> RescuePage:
        page = self._page = RescuePage(self._theme, self._window)
        page.repair_wished.connect(self._repair)
        page.rebuild_wished.connect(self._rebuild)
        page.restore_wished.connect(self._restore)
        page.again_wished.connect(self._open)
        page.open_wished.connect(self._open)
        page.other_wished.connect(self._choose_other)
        page.folder_wished.connect(self._show_folder)
        page.later_wished.connect(self.end)
        page.stop_wished.connect(self._stop)
        return page

    def _stop(self) -> None:
        self._cancel()

    # the ways back

    def _repair(self) -> None:
        self._closed(self.tr("Checking and repairing the library…"), lambda rescue, step: rescue.repair(step))

    def _rebuild(self) -> None:
        self._closed(self.tr("Making the library again…"), lambda rescue, step: rescue.rebuild(step))

    def _restore(self, path: Path) -> None:
        self._closed(self.tr("Restoring the backup…"), lambda rescue, step: rescue.restore(path, step))

    def _closed(self, what: str, act: "Callable[[Rescue, Step], Rescued]") -> None:
        """Close the library, if it is open, then act."""
        self._leave_open()
        self._show_work(what)
        self._keeper.close_library(self._reason, lambda: self._start(what, act, self._on_rescued), self)

    def _open(self) -> None:
        self._leave_open()
        self._show_work(self.tr("Opening the library…"))
        self._cancel = _nothing
        self._keeper.close_library(self._reason, self._keeper.open_again, self)

    def _leave_open(self) -> None:
        """There is no way back to the desk as it is any more."""
        self._was_open = False
        if self._page is not None:
            self._page.forbid_waiting()

    def _start(self, what: str, act: "Callable[[Rescue, Step], Any]", done: Callable[[Any], None]) -> None:
        self._show_work(what)
        make = self._make
        self._cancel = self._keeper.run_apart(
            lambda is_cancelled: act(make(), self._step(is_cancelled)), done, self._on_failed, self
        )

    def _step(self, is_cancelled: Callable[[], bool]) -> "Step":
        told_at = 0.0

        def step(done: int, total: int) -> None:
            nonlocal told_at
            if is_cancelled():
                raise StoppedError(self.tr("Stopped. The library is as it was before."))
            if total and time.monotonic() - told_at > _TOLD_EVERY_S:
                told_at = time.monotonic()
                self._stepped.emit(done, total)

        return step

    def _on_looked(self, plight: "Plight") -> None:
        if self._page is not None:
            self._page.show_words(plight_words(plight, self._reason, was_open=self._was_open))

    def _on_rescued(self, rescued: "Rescued") -> None:
        self._doing = ""
        if self._page is not None:
            self._page.show_outcome(*outcome_words(rescued))

    def _on_failed(self, error: Exception) -> None:
        self._doing = ""
        if self._page is not None:
            self._page.show_problem(str(error) if isinstance(error, ReaderError) else problem_text(error))

    def _show_work(self, what: str) -> None:
        self._doing = what
        if self._page is not None:
            self._page.show_work(what)

    def _show_step(self, done: int, total: int) -> None:
        if self._page is not None and self._doing:
            self._page.show_work(self._doing, done, total)

    # other ways

    def _choose_other(self) -> None:
        dialog = QFileDialog(self._window, self.tr("The folder of a library"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self._look_at_other(Path(name)))
        dialog.open()

    def _look_at_other(self, folder: Path) -> None:
        def answered(is_library: bool) -> None:
            if is_library:
                self._open_other(folder)
            else:
                sentence = self.tr("There is no library in “%1”; nothing was changed.")
                self._on_failed(ReaderError(sentence.replace("%1", str(folder))))

        self._keeper.run_apart(lambda _cancelled: (folder / "library.db").is_file(), answered, self._on_failed, self)

    def _open_other(self, folder: Path) -> None:
        """A window of its own for another library, in the place of this one."""
        if QProcess.startDetached(sys.executable, ["-P", "-m", "desktop_app", "--library", str(folder)])[0]:
            self._window.close()

    def _show_folder(self) -> None:
        def opened(was_opened: bool) -> None:
            if not was_opened:
                sentence = self.tr("No file manager answers. The folder is %1").replace("%1", str(self._folder))
                self._on_failed(ReaderError(sentence))

        self._keeper.run_apart(lambda _cancelled: open_folder(self._folder), opened, self._on_failed, self)


def _nothing() -> None:
    """What cancelling does while nothing can be stopped."""
