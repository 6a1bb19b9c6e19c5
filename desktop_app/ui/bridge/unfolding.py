"""Makes of a worker's answer what the viewer uses: images of pixels, text maps of texts; on the supervisor's thread."""

from PySide6.QtGui import QImage

from desktop_app.pdf.answers import Answer
from desktop_app.pdf.ports import PageText
from desktop_app.pdf.tiles import BYTES_PER_PIXEL


def unfolded(answer: Answer) -> object:
    """What is large is worked out here, so that the GUI thread need not."""
    tile = answer.job.tile
    if isinstance(answer.result, bytearray) and tile is not None:
        row_bytes = tile.width * BYTES_PER_PIXEL
        return QImage(answer.result, tile.width, tile.height, row_bytes, QImage.Format.Format_RGB32).copy()
    if isinstance(answer.result, PageText):
        from desktop_app.pdf.textmap import TextMap  # not needed before the first page is shown

        return TextMap(answer.result)
    return answer.result
