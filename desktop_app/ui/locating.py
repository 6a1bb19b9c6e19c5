"""Asks where the file of a document is now, compares what she points at, and takes it or says why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.document import Document
from desktop_app.domain.errors import PasswordNeededError
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.dialogs.password_dialog import PasswordDialog
from desktop_app.ui.dialogs.same_text_dialog import SameTextDialog
from desktop_app.ui.viewer import reader_words

if TYPE_CHECKING:
    from desktop_app.services.file_places import FoundFile


class Locating(QObject):
    """The same file is taken at once, another with the same text after a yes, anything else is refused."""

    def __init__(self, context: UiContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        context.navigator.locate_requested.connect(self._ask)

    def _ask(self, document: Document) -> None:
        name = reader_words.document_name(document)
        dialog = QFileDialog(
            self._window,
            self.tr("Where is “%1” now?").replace("%1", name),
            "",
            self.tr("PDF files (*.pdf);;All files (*)"),
        )
        dialog.setObjectName("fileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.compare(document, Path(chosen)))
        dialog.open()

    def compare(self, document: Document, path: Path, password: str | None = None) -> None:
        """Look whether this file is the one that is missed."""
        self._context.runner.run_slow(
            lambda services, _cancelled: services.file_places.compare(document, path, password),
            lambda found: self._on_compared(document, found),
            failed=lambda error: self._on_failed(document, path, password, error),
            owner=self,
        )

    def _on_compared(self, document: Document, found: FoundFile) -> None:
        if found.likeness.value == "same file":
            self._take(document, found)
            return
        dialog = SameTextDialog(self._context.theme, found.path.name, self._window)
        dialog.agreed.connect(lambda: self._take(document, found))
        dialog.open()

    def _on_failed(self, document: Document, path: Path, password: str | None, error: Exception) -> None:
        if isinstance(error, PasswordNeededError):
            problem = self.tr("The password was not right.") if password is not None else ""
            dialog = PasswordDialog(self._context.theme, path.name, problem, self._window)
            dialog.given.connect(lambda given: self.compare(document, path, given))
            dialog.open()
        else:
            self._context.navigator.problem_posted.emit(error)

    def _take(self, document: Document, found: FoundFile) -> None:
        runner = self._context.runner
        runner.run_slow(
            lambda services, _cancelled: services.file_places.keep(document, found),
            lambda _kept: runner.run(lambda services: services.file_places.place(found), self._on_placed, owner=self),
            owner=self,
        )

    def _on_placed(self, document: Document) -> None:
        name = reader_words.document_name(document)
        self._context.navigator.file_placed.emit(document)
        self._context.navigator.message_posted.emit(self.tr("“%1” is there again.").replace("%1", name))
