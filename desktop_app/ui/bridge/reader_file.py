"""The file on the screen of the reader, as those need it who print it, copy it or say what it is."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.document import Document
from desktop_app.pdf.tiles import OpenPdf


@dataclass(frozen=True, slots=True)
class ReaderFile:
    """`name` is what she calls it, `document` is None for a file that the library does not know yet.

    `pdf` is None while the file cannot be shown; `page_index` is the page that is read.
    """

    path: Path
    name: str
    document: Document | None = None
    pdf: OpenPdf | None = None
    page_index: int = 0
