"""The annotated copy that a worker has made, handed over piece by piece; imported when the first one is wanted."""

from dataclasses import asdict

from desktop_app.domain.errors import PdfError
from desktop_app.pdf.copy_wish import CopyWish
from desktop_app.pdf.protocol import Json
from desktop_app.pdf.worker.annotating import annotated_copy
from desktop_app.pdf.worker.documents import OpenDocument

PIECE_BYTES = 8 << 20


class Copying:
    """Holds one copy at a time."""

    def __init__(self) -> None:
        self._content = b""

    def make(self, opened: OpenDocument, body: bytes | bytearray) -> Json:
        """Make it; says what became of it."""
        try:
            wish = CopyWish.from_json(body)
        except (ValueError, KeyError, TypeError) as error:
            raise PdfError("What was to be written into the copy was not understood.") from error
        self._content, report = annotated_copy(opened, wish)
        return asdict(report)

    def piece(self, start: int) -> bytes:
        """The bytes from there on, at most PIECE_BYTES of them."""
        return self._content[start : start + PIECE_BYTES]
