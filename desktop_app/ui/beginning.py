"""Shows the page of an empty library on the desk, and takes it away when there is something to read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.queries import LibraryCounts
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from desktop_app.ui.widgets.first_run import FirstRun


class Beginning(QObject):
    """The page is built when it is needed, which is once in the life of a library."""

    def __init__(self, context: UiContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._page: FirstRun | None = None
        self._has_file = False
        self._counts: LibraryCounts | None = None
        window.rail_model.counted.connect(self._on_counted)
        context.navigator.paper_opened.connect(self._on_paper_opened)

    def leave_out(self) -> None:
        """A file was named at the start: it is on the desk already, and stays there while it is added."""
        self._has_file = True

    def _on_counted(self, counts: LibraryCounts) -> None:
        self._counts = counts
        self._look()

    def _look(self) -> None:
        counts = self._counts
        is_empty = (
            counts is not None and counts.papers == 0
        )  # what was added and undone is in the trash, which the library shows
        is_first = is_empty and not self._has_file and self._context.navigator.current_paper is None
        self._window.desk.show_first_run(self._made_page() if is_first else None)

    def _on_paper_opened(self, reading: object) -> None:
        """Adding the only paper may have been undone: then the page is there again."""
        if reading is not None:
            self._window.desk.show_first_run(None)
        else:
            self._look()

    def _made_page(self) -> "FirstRun":
        if self._page is None:
            from desktop_app.ui.widgets.first_run import FirstRun

            table = self._window.actions_table
            ways = (
                (
                    *(table["paste"], "paste", self.tr("Paste an abstract")),
                    self.tr("Copy the page of a paper and paste it: title, authors and abstract are found in it."),
                ),
                (
                    *(table["add"], "pdf", self.tr("Open PDF files")),
                    self.tr("Title and authors are read from them. The files are copied and never changed."),
                ),
                (
                    *(table["sample"], "sample", self.tr("Try the sample")),
                    self.tr("A short paper made by the program, with a mark, a question and a to-do."),
                ),
            )
            self._page = FirstRun(self._context.theme, ways, self._window)
        return self._page
