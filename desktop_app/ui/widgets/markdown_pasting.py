"""What the clipboard or a drop holds for a note: pictures, or Markdown text; decides, inserts nothing."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from desktop_app.ui.widgets.markdown_from_html import is_worth_it, markdown_from_html

_FORMATS = ("image/png", "image/jpeg", "image/gif", "image/webp")
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_MARKDOWN = "text/markdown"
_MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Offered:
    """Pictures to be kept: as they are in the clipboard, or drawn there only, or in files."""

    content: bytes = b""
    image: QImage | None = None
    files: tuple[Path, ...] = ()


def is_offered(source: QMimeData) -> bool:
    """Whether a note takes this; other files than pictures are somebody else's."""
    if source.hasUrls() and all(url.isLocalFile() for url in source.urls()):
        return _picture_files(source) != ()
    return source.hasText() or source.hasHtml() or source.hasImage()


def pictures_of(source: QMimeData) -> Offered | None:
    """The pictures in it; None where there is text to be had, as from a spreadsheet, or no picture."""
    files = _picture_files(source)
    if files:
        return Offered(files=files)
    if source.text().strip() or not (source.hasImage() or any(source.hasFormat(one) for one in _FORMATS)):
        return None
    for one in _FORMATS:
        if source.hasFormat(one):
            return Offered(content=bytes(source.data(one).data()))
    image = source.imageData()
    return Offered(image=image) if isinstance(image, QImage) and not image.isNull() else None


def text_of(source: QMimeData) -> str:
    """The Markdown text in it; Markdown itself, where there is some, has what no other form can say (own links)."""
    if source.hasFormat(_MARKDOWN):
        return bytes(source.data(_MARKDOWN).data()).decode("utf-8", "replace")
    html = source.html() if source.hasHtml() else ""
    if html and is_worth_it(html):
        return markdown_from_html(html)
    return source.text()


def _picture_files(source: QMimeData) -> tuple[Path, ...]:
    if not source.hasUrls():
        return ()
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return tuple(path for path in paths if path.suffix.lower() in _ENDINGS)[:_MOST_FILES]
