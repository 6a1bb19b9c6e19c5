"""Paints what a page view shows: pages, their marks, what is found and selected; it never renders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from desktop_app.pdf.tones import Tone
from desktop_app.ui.bridge.page_source import OpenPdf, PageSource, Tile
from desktop_app.ui.viewer.page_painting import paint_page
from desktop_app.ui.viewer.tile_plan import page_tiles

if TYPE_CHECKING:
    from desktop_app.ui.viewer.mark_painting import Ground
    from desktop_app.ui.viewer.page_surface import PageSurface


class PagePainter:
    """Owned by the view it paints."""

    def __init__(self, view: PageSurface, pages: PageSource) -> None:
        self._view, self._pages = view, pages

    def paint(self, painter: QPainter, pdf: OpenPdf) -> list[Tile]:
        """Paint everything that shows; returns the tiles that are missing."""
        view, look, boxes = self._view, self._view.look, self._view.visible_boxes()
        part = view.view()
        missing: list[Tile] = []
        for page_index, box in boxes.items():
            painter.setPen(look.page_border)
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
            if view.is_failed(page_index):
                painter.fillRect(box, QColor(look.page_tone.ground))
            else:
                tiles = list(page_tiles(view.layout_now, part, page_index))
                missing += paint_page(painter, self._pages, pdf, box, tiles, part.device_ratio)
        if view.marks:
            self._paint_marks(painter, boxes)
        self._paint_spans(painter, boxes)
        view.paint_lights(painter, look.page_accent)
        return missing

    def _paint_spans(self, painter: QPainter, boxes: Mapping[int, QRect]) -> None:
        view, selected = self._view, self._view.text_selection.spans()
        if not selected and not any(view.lights.hits_on(page_index) for page_index in boxes):
            return
        from desktop_app.ui.viewer.hit_look import paint_hits  # the first page need not wait for these
        from desktop_app.ui.viewer.mark_painting import paint_selection

        ground = _ground(view.look.page_tone)
        for page_index in boxes:
            paint_hits(painter, view.lights, page_index, view.pieces_of_span, view.look.page_hit, ground)
        for span in selected:
            if span.page_index in boxes:
                paint_selection(painter, view.pieces_of_span(span), view.look.page_selection, ground)

    def _paint_marks(self, painter: QPainter, boxes: Mapping[int, QRect]) -> None:
        from desktop_app.ui.viewer.page_marks import Emphasis

        view, origin = self._view, self._view.origin()
        seen = QRectF(view.viewport().rect()).translated(origin)
        emphasis = Emphasis(view.selected_mark, view.lights.mark, view.look.page_accent, _ground(view.look.page_tone))
        painter.save()
        painter.translate(-origin)
        painter.setFont(view.look.interface_font)
        for page_index in boxes:
            view.page_marks.paint(painter, view.layout_now, page_index, seen, emphasis)
        painter.restore()


def _ground(tone: Tone) -> Ground:
    from desktop_app.ui.viewer.mark_painting import Ground

    return Ground.DARK_PAGE if tone is Tone.NIGHT else Ground.WHITE_PAGE
