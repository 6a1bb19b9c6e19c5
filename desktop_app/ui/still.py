"""Draws a screen of the window into a picture, without a display: everything is loaded, then grabbed once."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QEventLoop
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.domain.ids import PaperId
from desktop_app.system.atomic import write_atomically
from desktop_app.system.disk_problems import told_as
from desktop_app.ui.beginning import Beginning
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.panel_shelf import PanelShelf
from desktop_app.ui.window_layout import WindowLayout

SCREENS = ("desk", "library", "questions", "todo", "next", "buy", "search")

_LONGEST_S = 15.0
_QUIET_ROUNDS = 4
_ROUND_MS = 40


def still_of(
    context: UiContext,
    panes: tuple[QWidget, QWidget],
    shelf: PanelShelf,
    screen: str,
    size: tuple[int, int],
    paper: PaperId | None,
    is_idle: Callable[[], bool],
) -> QPixmap:
    """The screen as the window shows it; `panes` are the paper list and the reader of the desk."""
    window = MainWindow(context, *panes, WindowLayout())
    Beginning(context, window)
    try:
        window.complete(shelf)
        window.resize(*size)
        window.show()
        window.rail_model.load()
        window.status.show_saved(True, window.tr("All changes saved"))
        if paper is not None:
            context.navigator.paper_open_requested.emit(paper)
        context.navigator.screen_requested.emit(screen)
        settle(is_idle)
        return window.grab()
    finally:
        window.close()
        window.deleteLater()


def settle(is_idle: Callable[[], bool]) -> None:
    """Let the event loop run until nothing has been under way for a few rounds."""
    deadline = time.monotonic() + _LONGEST_S
    quiet = 0
    while quiet < _QUIET_ROUNDS and time.monotonic() < deadline:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _ROUND_MS)
        QApplication.sendPostedEvents()
        time.sleep(_ROUND_MS / 1000)
        quiet = quiet + 1 if is_idle() else 0


def keep(picture: QPixmap, path: Path) -> None:
    """Write the picture as PNG; what was there before is untouched when that fails."""
    buffer = QBuffer()
    if not (buffer.open(QBuffer.OpenModeFlag.WriteOnly) and picture.save(buffer, "PNG")):
        raise EnvironmentProblemError("The picture could not be made; there may not be enough memory.")
    with told_as(f"The picture could not be written to “{path}”"):
        write_atomically(path, bytes(buffer.data().data()))


def check_screen(screen: str) -> str:
    """The id of a screen, or a ReaderError that names them all."""
    if screen not in SCREENS:
        raise ReaderError(f"There is no screen “{screen}”; there are {', '.join(SCREENS)}.")
    return screen
