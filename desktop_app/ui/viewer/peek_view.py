"""A small view of the open PDF that shows one place of it, in a card over the text or in a pane beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.document import ReadingPosition
from desktop_app.domain.geometry import Rect, bounds_of
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.peek_targets import PeekTarget
from desktop_app.ui.viewer.selection import PageSpan
from desktop_app.ui.viewer.zoom import Zoom

if TYPE_CHECKING:
    from desktop_app.ui.bridge.page_source import OpenPdf, PageSource
    from desktop_app.ui.viewer.look import ViewerLook

#: a passage is shown nearly as large as in the text, a whole figure as wide as the view
_SHARE_OF_ZOOM = 0.85
_BELOW_SHARE = 0.9
_ABOVE_SHARE = 0.2


class PeekView(PageView):
    """It takes no focus: the keys stay with the text that is read."""

    def __init__(self, pages: "PageSource", look: "ViewerLook", parent: QWidget | None = None) -> None:
        super().__init__(pages, look, parent)
        self.setObjectName("peekView")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: PeekTarget | None = None
        self.text_arrived.connect(self._on_text)

    def show_target(self, pdf: "OpenPdf", target: PeekTarget, zoom: float) -> None:
        """Show this place; `zoom` is that of the text it is named in."""
        self._target = target
        if self.pdf is not pdf:
            self.show_pdf(pdf, ReadingPosition(target.page_index))
        is_wide = target.is_caption_below or target.place is None
        self.set_zoom(Zoom() if is_wide else Zoom.of(zoom * _SHARE_OF_ZOOM))
        self._go(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._go(None)

    def _on_text(self, page_index: int) -> None:
        if self._target is not None and page_index == self._target.page_index:
            self._go(self._target)

    def _go(self, arrived: PeekTarget | None) -> None:
        """Bring the place into view; its lines are known only when the text of its page has come."""
        target = self._target
        if target is None:
            return
        text = self.readable_text(target.page_index)
        place = target.place
        if place is not None and text is not None:
            box = bounds_of(text.quads(place.start, place.end))
            if box is not None:
                self._show_box(target, box)
                self.lights.flash_span(PageSpan(target.page_index, place.start, place.end))
                return
        if arrived is None and target.point is not None:
            self._show_box(target, Rect(target.point.x, target.point.y, target.point.x + 1, target.point.y + 1))
        elif arrived is None:
            self.go_to_page(target.page_index)

    def _show_box(self, target: PeekTarget, box: Rect) -> None:
        seen = self.rect_of(target.page_index, box)
        height, width = self.viewport().height(), self.viewport().width()
        share = _BELOW_SHARE if target.is_caption_below else _ABOVE_SHARE
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        edge = seen.bottom() if target.is_caption_below else seen.top()
        down.setValue(round(down.value() + edge - share * height))
        across.setValue(round(across.value() + seen.center().x() - width / 2))
