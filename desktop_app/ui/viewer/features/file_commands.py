"""What can be done with the file that is read: print it, save a copy, show it in its folder, say what it is."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance

from desktop_app.domain.document import DocumentKind
from desktop_app.domain.ids import DocumentId
from desktop_app.ui.bridge.reader_file import ReaderFile
from desktop_app.ui.viewer import reader_words
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost


class FileCommands(QObject):
    """Tells the window which file is meant; the window has the dialogs."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._told: DocumentId | None = None
        navigator = host.context.navigator
        rows: tuple[tuple[str, str, tuple[str, ...], SignalInstance], ...] = (
            ("printAction", self.tr("Print…"), ("Ctrl+P",), navigator.print_requested),
            ("saveCopyAction", self.tr("Save a copy of the file…"), ("Ctrl+Shift+S",), navigator.copy_requested),
            ("showInFolderAction", self.tr("Show the file in its folder"), (), navigator.folder_requested),
            ("propertiesAction", self.tr("Properties of the file…"), ("Alt+Return",), navigator.properties_requested),
        )
        self._actions = [
            host.add_action(ReaderActionSpec(name, text, keys, "file"), partial(self._wish, signal))
            for name, text, keys, signal in rows
        ]
        host.shown.connect(self._on_shown)
        self._on_shown()

    def close(self) -> None:
        """There is nothing to end."""

    def _on_shown(self) -> None:
        """Printing needs pages on the screen; the rest a file that is wanted, be it broken or locked."""
        self._tell_password()
        wanted = self._host.parts.shower.wanted
        is_abstract = wanted is not None and wanted.kind is DocumentKind.ABSTRACT
        has_file = self._host.parts.shower.path is not None and not is_abstract
        for place, action in enumerate(self._actions):
            action.setEnabled(has_file and (place > 0 or self._host.pdf is not None))

    def _tell_password(self) -> None:
        """What opened the file here opens it for copies, too."""
        document, password = self._host.document, self._host.parts.shower.password
        if document is not None and password is not None and self._told != document.id:
            self._told = document.id
            self._host.context.runner.run(
                lambda services: services.reading.note_password(document.id, password), failed=_ignore, owner=self
            )

    def _wish(self, signal: SignalInstance) -> None:
        path, wanted, pdf = self._host.parts.shower.path, self._host.parts.shower.wanted, self._host.pdf
        if path is not None:
            name = reader_words.document_name(wanted) if wanted is not None else path.name
            signal.emit(ReaderFile(path, name, wanted, pdf, self._host.pages.page_index if pdf else 0))


def _ignore(_error: Exception) -> None:
    """Whoever needs the password then asks for it."""


class FileCommandsPlugin:
    """Found by the reader."""

    id = "file_commands"
    order = 50

    def build(self, host: "ReaderHost") -> FileCommands:
        return FileCommands(host)


PLUGIN = FileCommandsPlugin()
