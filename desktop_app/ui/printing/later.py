"""Builds what prints when something is printed for the first time: the print service's library is not small."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.reader_file import ReaderFile
from desktop_app.ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from desktop_app.ui.printing.printing import Printing


class PrintingLater(QObject):
    """Hands every wish on."""

    def __init__(self, context: UiContext, window: QWidget, bar: WorkBar) -> None:
        super().__init__(window)
        self._context, self._window, self._bar = context, window, bar
        self._printing: Printing | None = None
        context.navigator.print_requested.connect(self._on_requested)

    def _on_requested(self, file: ReaderFile) -> None:
        if self._printing is None:
            from desktop_app.ui.printing.printing import Printing

            self._printing = Printing(self._context, self._window, self._bar)
        self._printing.print_file(file)
