"""Takes in pictures that were pasted, dropped or chosen: kept in the library first, then put into the note."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from desktop_app.domain.errors import PostilError, ReaderError
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.widgets.markdown_pasting import Offered

if TYPE_CHECKING:
    from desktop_app.services.context import Services

_LARGEST_FILE = 64 << 20


class NoteGifts(QObject):
    """Reading, encoding and writing are done away from the window's thread; it goes on meanwhile."""

    #: object, str: the picture is kept under this reference; the object is what it was taken in for
    kept = Signal(object, str)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def take(self, offered: Offered, whose: object) -> None:
        """Keep these pictures; each is told by `kept`, with `whose` it is, or turned down in the message bar."""
        if offered.files:
            for path in offered.files:
                self._keep(partial(_read, path), whose, path.name)
        elif offered.image is not None:
            image = offered.image
            self._keep(partial(_encoded, image), whose, "")
        else:
            self._keep(lambda: offered.content, whose, "")

    def _keep(self, content: Callable[[], bytes], whose: object, name: str) -> None:
        def work(services: "Services", _cancelled: Callable[[], bool]) -> str:
            return services.assets.put_image(content())

        def failed(error: Exception) -> None:
            if isinstance(error, PostilError):
                said = f"{name}: {error}" if name else str(error)
                self._context.navigator.message_posted.emit(said)
            else:
                self._context.navigator.problem_posted.emit(error)

        self._context.runner.run_slow(work, lambda kept: self.kept.emit(whose, kept), failed=failed, owner=self)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST_FILE)
    except OSError as error:
        raise ReaderError("The picture could not be read.") from error


def _encoded(image: QImage) -> bytes:
    """A picture that is only drawn in the clipboard, as PNG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(image):
        raise ReaderError("The picture in the clipboard could not be read.")
    return bytes(content.data())
