"""The links of the PDF that is read: asked for page by page as pages come into view, found under a pixel."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer

from desktop_app.pdf.inquiries import links_of
from desktop_app.pdf.links import Link

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost

_PAUSE_MS = 120
_SLACK_POINTS = 1.0


class PageLinks(QObject):
    """Of the pages on the screen; knows nothing where none is."""

    def __init__(self, host: "ReaderHost", parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._ask)
        host.shown.connect(self._later.start)
        host.pages.view_moved.connect(self._later.start)
        self._later.start()

    def stop(self) -> None:
        self._later.stop()

    def of_page(self, page_index: int) -> tuple[Link, ...]:
        """Those that are known by now."""
        pdf = self._host.pdf
        return (self._host.context.pages.known(pdf, links_of(page_index)) or ()) if pdf is not None else ()

    def at(self, pixel: QPointF) -> tuple[int, Link] | None:
        """The page and the link under a pixel of the viewport; of several the one on top."""
        point = self._host.pages.point_at(pixel) if self._host.pdf is not None else None
        if point is None:
            return None
        for link in reversed(self.of_page(point.page_index)):
            rect = link.rect
            if (
                rect.x0 - _SLACK_POINTS <= point.x <= rect.x1 + _SLACK_POINTS
                and rect.y0 - _SLACK_POINTS <= point.y <= rect.y1 + _SLACK_POINTS
            ):
                return point.page_index, link
        return None

    def on_screen(self) -> Iterator[tuple[Link, QRectF]]:
        """Links that show, page by page, with their pixels; of one that is broken over lines the first piece."""
        pages = self._host.pages
        seen = QRectF(pages.viewport().rect())
        for page_index in sorted(pages.visible_boxes()):
            before: Link | None = None
            for link in self.of_page(page_index):
                box = pages.rect_of(page_index, link.rect)
                if box.intersects(seen) and (before is None or before.target != link.target):
                    yield link, box
                before = link

    def _ask(self) -> None:
        pdf = self._host.pdf
        if pdf is not None:
            for page_index in self._host.pages.visible_boxes():
                self._host.context.pages.ask(pdf, links_of(page_index), _nothing, owner=self)


def _nothing(_links: object) -> None:
    """The answer is kept by whom it was asked of."""
