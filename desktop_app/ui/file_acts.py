"""Saves copies of the file that is read, shows it in its folder, tells its properties."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.pdf.inquiries import PROPERTIES
from desktop_app.system.folder_opening import open_folder
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.reader_file import ReaderFile
from desktop_app.ui.dialogs.properties_dialog import PropertiesDialog
from desktop_app.ui.models.file_words import Row, font_row, property_rows, size_text

if TYPE_CHECKING:
    from desktop_app.services.file_copies import FileFacts


class FileActs(QObject):
    """`open_in_manager` opens a folder and says whether that went well; it may take a while."""

    def __init__(
        self, context: UiContext, window: QWidget, open_in_manager: Callable[[Path], bool] = open_folder
    ) -> None:
        super().__init__(window)
        self._context, self._window, self._open_in_manager = context, window, open_in_manager
        navigator = context.navigator
        navigator.copy_requested.connect(self._ask_copy)
        navigator.folder_requested.connect(self._show_in_folder)
        navigator.properties_requested.connect(self._tell)

    # a copy

    def _ask_copy(self, file: ReaderFile) -> None:
        dialog = QFileDialog(self._window, self.tr("Save a copy of the file"), file.name, self.tr("PDF files (*.pdf)"))
        dialog.setObjectName("fileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file.name)
        dialog.fileSelected.connect(lambda name: self.save_copy(file, Path(name)))
        dialog.open()

    def save_copy(self, file: ReaderFile, target: Path) -> None:
        """Copy the file as it is; the dialog has asked whether an older file may go."""
        self._context.runner.run_slow(
            lambda services, _cancelled: services.file_copies.save(file.path, target),
            lambda _done: self._say(self.tr("Copied to %1"), str(target)),
            owner=self,
        )

    # the folder

    def _show_in_folder(self, file: ReaderFile) -> None:
        self._context.runner.run_slow(
            lambda _services, _cancelled: file.path.exists(), lambda is_there: self._show(file, is_there), owner=self
        )

    def _show(self, file: ReaderFile, is_there: bool) -> None:
        if not is_there:
            self._say(self.tr("The file is not there any more: %1"), str(file.path))
        elif os.name == "posix" and self._ask_file_manager(file):
            return
        else:
            self._open_folder(file)

    def _ask_file_manager(self, file: ReaderFile) -> bool:
        """Have the file manager select the file; False where there is no such service. Never waits for its answer."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        name, path = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"
        message = QDBusMessage.createMethodCall(name, path, name, "ShowItems")
        message.setArguments([[QUrl.fromLocalFile(str(file.path)).toString()], ""])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message), self)

        def answered(done: QDBusPendingCallWatcher) -> None:
            if done.isError():
                self._open_folder(file)
            done.deleteLater()

        watcher.finished.connect(answered)
        return True

    def _open_folder(self, file: ReaderFile) -> None:
        def opened(was_opened: bool) -> None:
            if not was_opened:
                self._say(self.tr("No file manager answers. The file is %1"), str(file.path))

        self._context.runner.run_slow(
            lambda _services, _cancelled: self._open_in_manager(file.path.parent), opened, owner=self
        )

    # properties

    def _tell(self, file: ReaderFile) -> None:
        def known(facts: FileFacts | None) -> None:
            pdf = file.pdf
            if pdf is None:
                self._open_properties(file, [], facts)
                return
            self._context.pages.ask(
                pdf,
                PROPERTIES,
                lambda found: self._open_properties(
                    file, property_rows(found, len(pdf.sizes)), facts, (font_row(found),)
                ),
                lambda _error: self._open_properties(file, [], facts),
                owner=self,
            )

        self._context.runner.run_slow(
            lambda services, _cancelled: services.file_copies.facts(file.path),
            known,
            failed=lambda _error: known(None),
            owner=self,
        )

    def _open_properties(
        self, file: ReaderFile, rows: list[Row], facts: FileFacts | None, last: tuple[Row, ...] = ()
    ) -> None:
        told = [(self.tr("File"), file.name), *rows, (self.tr("Where"), str(file.path))]
        if facts is None:
            told.append((self.tr("State"), self.tr("The file cannot be read.")))
        else:
            changed = f"{facts.changed_at.astimezone():%Y-%m-%d %H:%M}"
            told += [
                (self.tr("Written on"), changed),
                (self.tr("Size"), size_text(facts.size_bytes)),
                (self.tr("SHA-256"), facts.sha256),
            ]
        title = self.tr("Properties of the file")
        PropertiesDialog(self._context.theme, title, [*told, *last], self._window).open()

    def _say(self, sentence: str, value: str) -> None:
        self._context.navigator.message_posted.emit(sentence.replace("%1", value))
