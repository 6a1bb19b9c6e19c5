"""The reader with its features on a desk without a worker: what she sees of it, and what she does."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.domain.document import Document
from desktop_app.domain.ids import PaperId
from desktop_app.ui.panels.reader import PLUGIN, ReaderPanel
from desktop_app.ui.viewer.page_view import PageView
from tests.ui.records import PAPER
from tests.ui.viewer.reading_library import ReadingDesk


class ReaderStand:
    """`add` makes documents of the paper; `open` puts it on the desk."""

    def __init__(self, desk: ReadingDesk, width: int = 900, height: int = 700) -> None:
        self.desk, self.qtbot = desk, desk.qtbot
        self.panel: ReaderPanel = PLUGIN.build(desk.context)
        desk.show(self.panel, width, height)
        for _ in self.panel.completing():
            pass

    @property
    def view(self) -> PageView:
        return self.panel.stage.pages

    def add(self, name: str, pages: list[str], paper: PaperId = PAPER, **parts: object) -> Document:
        path: Path = self.desk.pages.add(name, pages=pages, **parts)
        return self.desk.library.add_pdf(path, paper, page_count=len(pages))

    def open(self, paper: PaperId = PAPER) -> None:
        self.desk.open(paper)

    def action(self, name: str) -> QAction:
        found = self.panel.findChild(QAction, name)
        assert found is not None, name
        return found

    def part(self, name: str) -> QWidget:
        found = self.panel.window().findChild(QWidget, name)
        assert found is not None, name
        return found

    def close(self) -> None:
        self.panel.flush()
        self.panel.close()
