"""Prints pages: puts pictures of them, and the reader's marks over them, on paper or into a PDF file.

Runs on any thread but needs the pictures handed to it; knows neither where they come from nor what is shown.
"""

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPolygonF, QTransform
from PySide6.QtPrintSupport import QPrinter

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.domain.geometry import Quad
from desktop_app.pdf.ports import PageSize
from desktop_app.system.disk_problems import told_as
from desktop_app.ui.viewer.mark_painting import Ground, MarkStyle, paint_mark

#: fine enough for small print; what is drawn is as large as a page at this resolution
DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_FILE_MODE = 0o644

#: a mark on a page: where, and how it is drawn
PrintedMark = tuple[tuple[Quad, ...], MarkStyle]
#: gives the picture of a page, None for one that cannot be drawn; may wait
Fetch = Callable[[int], QImage | None]


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """`printer` is empty when a PDF is written to `file`, which may not be `source`; `marks` are by page index."""

    title: str
    pages: tuple[int, ...]
    sizes: tuple[PageSize, ...]
    printer: str = ""
    file: Path | None = None
    source: Path | None = None
    copies: int = 1
    marks: Mapping[int, Sequence[PrintedMark]] = field(default_factory=dict)


def print_pages(plan: PrintPlan, fetch: Fetch, cancelled: Callable[[], bool]) -> tuple[int, ...]:
    """Print; the pages that could not be drawn and are blank. Raises ReaderError when it is cancelled.

    A file is written beside its place and takes it when it is whole; the original itself is never written over.
    """
    if plan.file is None:
        return _printed(plan, _printer(plan, None), fetch, cancelled)
    if plan.source is not None and plan.file.exists() and plan.file.samefile(plan.source):
        raise ReaderError(f"“{plan.file.name}” is the original itself, so nothing was printed. Choose another name.")
    with told_as(f"“{plan.file}” could not be written"):
        handle, name = tempfile.mkstemp(prefix=f".{plan.file.name}.", suffix=".tmp", dir=plan.file.parent)
        os.close(handle)
        unfinished = Path(name)
        try:
            blank = _printed(plan, _printer(plan, unfinished), fetch, cancelled)
            unfinished.chmod(_FILE_MODE)
            unfinished.replace(plan.file)
        finally:
            unfinished.unlink(missing_ok=True)
    return blank


def _printed(plan: PrintPlan, printer: QPrinter, fetch: Fetch, cancelled: Callable[[], bool]) -> tuple[int, ...]:
    painter = QPainter()
    blank: list[int] = []
    try:
        for number, page_index in enumerate(plan.pages):
            image = fetch(page_index)
            if cancelled():
                printer.abort()
                raise ReaderError("Printing was cancelled.")
            _set_page(printer, plan, page_index)
            is_ready = painter.begin(printer) if number == 0 else printer.newPage()
            if not is_ready:
                raise EnvironmentProblemError(_not_taken(plan))
            if image is None:
                blank.append(page_index)
            else:
                _draw(painter, printer, plan.sizes[page_index], image, plan.marks.get(page_index, ()))
    finally:
        if painter.isActive():
            painter.end()
    return tuple(blank)


def width_px(size: PageSize) -> int:
    """How wide the picture of a page has to be."""
    return round(_across(size)[0] * DOTS_PER_INCH / _POINTS_PER_INCH)


def _printer(plan: PrintPlan, file: Path | None) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(plan.title)
    printer.setCreator("Postil")
    if file is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        printer.setResolution(DOTS_PER_INCH)
        printer.setFullPage(True)
    else:
        printer.setPrinterName(plan.printer)
        printer.setCopyCount(plan.copies)
    return printer


def _set_page(printer: QPrinter, plan: PrintPlan, page_index: int) -> None:
    """A file has pages of the document's own sizes; paper is turned as the page is."""
    width, height = _across(plan.sizes[page_index])
    if plan.file is not None:
        size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
        layout.setMode(QPageLayout.Mode.FullPageMode)
        printer.setPageLayout(layout)
        return
    is_wide = width > height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)


def _draw(painter: QPainter, printer: QPrinter, size: PageSize, image: QImage, marks: Sequence[PrintedMark]) -> None:
    width, height = _across(size)
    paper = (
        printer.paperRect(QPrinter.Unit.DevicePixel)
        if printer.fullPage()
        else printer.pageRect(QPrinter.Unit.DevicePixel)
    )
    scale = min(paper.width() / width, paper.height() / height)
    painter.save()
    painter.translate((paper.width() - width * scale) / 2, (paper.height() - height * scale) / 2)
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, width, height), _marked(image, size, marks))
    painter.restore()


def _marked(image: QImage, size: PageSize, marks: Sequence[PrintedMark]) -> QImage:
    """The picture with the marks drawn into it: a printer cannot lay colours over one another."""
    if not marks:
        return image
    marked = image.copy()
    painter = QPainter(marked)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = image.width() / _across(size)[0]
    painter.scale(scale, scale)
    turned = _as_displayed(size)
    for quads, style in marks:
        paint_mark(painter, [turned.map(_polygon(quad)) for quad in quads], style, Ground.WHITE_PAGE)
    painter.end()
    return marked


def _across(size: PageSize) -> tuple[float, float]:
    """Width and height as the page is displayed, in points."""
    return (size.height, size.width) if size.rotation % 180 else (size.width, size.height)


def _as_displayed(size: PageSize) -> QTransform:
    """From points of the unrotated page to points of the displayed one."""
    width, height = _across(size)
    corners = {90: (width, 0.0), 180: (width, height), 270: (0.0, height)}
    return QTransform().translate(*corners.get(size.rotation, (0.0, 0.0))).rotate(size.rotation)


def _polygon(quad: Quad) -> QPolygonF:
    x0, y0, x1, y1, x2, y2, x3, y3 = quad.points
    return QPolygonF([QPointF(x0, y0), QPointF(x1, y1), QPointF(x3, y3), QPointF(x2, y2)])


def _not_taken(plan: PrintPlan) -> str:
    where = f"“{plan.file}” could not be written" if plan.file is not None else f"“{plan.printer}” does not take it"
    return f"{where}, so nothing more was printed."
