"""Shows an abstract as a comfortable page of text that is selected and marked like a PDF page."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.document import ReadingPosition
from desktop_app.domain.ids import MarkId
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.abstract_layout import AbstractHeader, AbstractLayout
from desktop_app.ui.viewer.abstract_text import AbstractText
from desktop_app.ui.viewer.hit_look import paint_hits
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.mark_painting import Ground, Shape, outline, paint_glyph, paint_mark, paint_selection
from desktop_app.ui.viewer.mark_styles import ShownMark
from desktop_app.ui.viewer.selection import Caret, PageSpan
from desktop_app.ui.viewer.surface import ReadingSurface

SIZES = (0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0)
_COLUMN_EM = 36.0
_SIDE_PX = 48
_ABOVE_PX = 22
_TOP_PX = 40
_BELOW_PX = 64
_ROUND_PX = 8.0
_GLYPH_LEFT_PX = 22.0


class AbstractView(ReadingSurface):
    """`show_abstract` gives it a text; marks of the same document follow by `set_marks`."""

    def __init__(self, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._source = ""
        self._header = AbstractHeader()
        self._text = AbstractText.of("")
        self._size = 1.0
        self._turned = 0.0
        self._layout: AbstractLayout | None = None
        self._spans: dict[MarkId, tuple[int, int]] = {}
        self._wanted_offset: float | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def zoom_factor(self) -> float:
        return self._size

    def show_abstract(self, source: str, header: AbstractHeader) -> None:
        """Show this text, at its beginning."""
        is_new = source != self._source
        self._source, self._header = source, header
        if is_new:
            self._text = AbstractText.of(source)
            self.text_selection.clear()
            self.set_marks(self.marks)
        self._lay_out()

    def zoom_to(self, factor: float) -> None:
        factor = min(max(factor, SIZES[0]), SIZES[-1])
        if factor != self._size:
            self._size = factor
            self._lay_out()
            self.zoom_changed.emit()
            self.position_changed.emit()

    def zoom_in(self) -> None:
        self.zoom_to(next((size for size in SIZES if size > self._size), SIZES[-1]))

    def zoom_out(self) -> None:
        self.zoom_to(next((size for size in reversed(SIZES) if size < self._size), SIZES[0]))

    def zoom_by_wheel(self, notches: float, at: QPointF) -> None:
        same_way = notches * self._turned >= 0
        self._turned = self._turned + notches if same_way else notches
        if abs(self._turned) >= 1:  # a touchpad turns by small parts of a notch
            self.zoom_in() if self._turned > 0 else self.zoom_out()
            self._turned = 0.0

    def set_look(self, look: ViewerLook) -> None:
        super().set_look(look)
        self._lay_out()

    def set_marks(self, marks: Mapping[MarkId, ShownMark]) -> None:
        spans = ((mark_id, self._text.span_of(shown.mark.anchor)) for mark_id, shown in marks.items())
        self._spans = {mark_id: span for mark_id, span in spans if span is not None}
        super().set_marks(marks)

    # text

    def readable_text(self, page_index: int) -> AbstractText | None:
        return self._text if page_index == 0 else None

    def text_page_count(self) -> int:
        return 1

    def caret_near(self, at: QPointF) -> Caret | None:
        return Caret(0, self._layout.offset_near(at - self._origin())) if self._layout else None

    def caret_over(self, at: QPointF) -> Caret | None:
        offset = self._layout.offset_over(at - self._origin()) if self._layout else None
        return None if offset is None else Caret(0, offset)

    def caret_in_next_line(self, caret: Caret, step: int) -> Caret:
        if self._layout is None:
            return caret
        box = self._layout.caret_rect(caret.offset)
        beyond = box.height() * 0.9
        y = box.bottom() + beyond if step > 0 else box.top() - beyond
        return Caret(0, self._layout.offset_near(QPointF(box.x(), y)))

    def caret_at_line_edge(self, caret: Caret, step: int) -> Caret:
        if self._layout is None:
            return caret
        return Caret(0, self._layout.line_edge(caret.offset, step))

    def first_visible_caret(self) -> Caret | None:
        return self.caret_near(QPointF(0, 1)) if self._text.text else None

    def pieces_of_span(self, span: PageSpan) -> list[QPolygonF]:
        return self._pieces(span.start, span.end)

    def pieces_of_mark(self, mark: Mark) -> list[QPolygonF]:
        span = self._spans.get(mark.id)
        return self._pieces(*span) if span else []

    def mark_at(self, at: QPointF) -> MarkId | None:
        caret = self.caret_over(at)
        if caret is None:
            return None
        under = [(end - start, mark_id) for mark_id, (start, end) in self._spans.items() if start <= caret.offset < end]
        return min(under)[1] if under else None

    def anchors(self) -> list[Anchor]:
        return [self._text.anchor(span.start, span.end) for span in self.text_selection.spans()]

    def selected_text(self) -> str:
        return "\n".join(self._text.text[span.start : span.end] for span in self.text_selection.spans())

    def show_mark(self, mark_id: MarkId) -> None:
        rect, _last_line = self.mark_rects(mark_id)
        if not rect.isNull():
            self._reveal(rect)
            self.lights.flash_mark(mark_id)

    def show_span(self, span: PageSpan) -> None:
        pieces = self.pieces_of_span(span)
        if pieces:
            self._reveal(pieces[0].boundingRect())
            self.lights.flash_span(span)

    def _reveal(self, rect: QRectF) -> None:
        if rect.top() < 0 or rect.bottom() > self.viewport().height():
            self.scroll_by(int(rect.top()) - self.viewport().height() // 3)

    # place

    def position(self) -> ReadingPosition:
        bar = self.verticalScrollBar()
        return ReadingPosition(0, bar.value() / max(1, bar.maximum()), self._size)

    def scroll_to(self, position: ReadingPosition) -> None:
        self._wanted_offset = position.offset
        self.zoom_to(position.zoom if position.zoom > 0 else 1.0)
        self._lay_out()

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.look.desk)
        if self._layout is not None:
            self._paint_page(painter, self._layout)
        painter.end()

    def _paint_page(self, painter: QPainter, layout: AbstractLayout) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.paper)
        painter.drawRoundedRect(self._paper_rect(), _ROUND_PX, _ROUND_PX)
        ground = Ground.DARK_PAPER if self.look.is_dark else Ground.LIGHT_PAPER
        for shown in self.marks.values():
            if shown.style.shape is Shape.FILL:
                paint_mark(painter, self.pieces_of_mark(shown.mark), shown.style, ground)
        paint_hits(painter, self.lights, 0, self.pieces_of_span, self.look.hit, ground)
        for span in self.text_selection.spans():
            paint_selection(painter, self.pieces_of_span(span), self.look.selection, ground)
        painter.save()
        painter.translate(self._origin())
        layout.draw_text(painter, QRectF(self.viewport().rect()).translated(-self._origin()))
        painter.restore()
        for mark_id, shown in self.marks.items():
            self._paint_above_text(painter, mark_id, shown, ground)
        self.paint_lights(painter, self.look.accent)

    def _paint_above_text(self, painter: QPainter, mark_id: MarkId, shown: ShownMark, ground: Ground) -> None:
        pieces = self.pieces_of_mark(shown.mark)
        if not pieces:
            return
        if shown.style.shape is Shape.ICON:  # it stands in the margin; the word that it is about is pointed at
            outline(painter, pieces, shown.style.colour, 1.0, shown.style.line)
        elif shown.style.shape is not Shape.FILL:
            paint_mark(painter, pieces, shown.style, ground)
        if mark_id in (self.selected_mark, self.lights.mark):
            outline(painter, pieces, self.look.accent, 2.5 if mark_id == self.lights.mark else 1.5)
        line = pieces[0].boundingRect().center().y()
        centre = QPointF(self._origin().x() - _GLYPH_LEFT_PX, line)
        paint_glyph(painter, centre, shown.style, has_comment=bool(shown.mark.comment))

    # layout

    def _lay_out(self) -> None:
        if not self._source and not self._header.title:
            self._layout = None
            return
        offset = self._wanted_offset if self._wanted_offset is not None else self.position().offset
        self._layout = AbstractLayout(self._source, self._header, self.look, self._size, self._column_width())
        bar, page = self.verticalScrollBar(), self._layout.height + _ABOVE_PX + _TOP_PX + _BELOW_PX
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, round(page) - self.viewport().height()))
        bar.setValue(round(offset * bar.maximum()))
        if self.isVisible():
            self._wanted_offset = None
        self.viewport().update()
        self.view_moved.emit()

    def _column_width(self) -> float:
        widest = _COLUMN_EM * self.look.reading_font.pixelSize() * self._size
        return max(80.0, min(widest, self.viewport().width() - 2 * _SIDE_PX))

    def _paper_rect(self) -> QRectF:
        width = min(float(self.viewport().width()), self._column_width() + 4 * _SIDE_PX)
        left = (self.viewport().width() - width) / 2
        below = self.viewport().height() + _ROUND_PX
        return QRectF(left, _ABOVE_PX - self.verticalScrollBar().value(), width, below + 100_000)

    def _origin(self) -> QPointF:
        left = (self.viewport().width() - self._column_width()) / 2
        return QPointF(left, _ABOVE_PX + _TOP_PX - self.verticalScrollBar().value())

    def _pieces(self, start: int, end: int) -> list[QPolygonF]:
        if self._layout is None:
            return []
        origin = self._origin()
        return [_corners(box.translated(origin)) for box in self._layout.pieces(start, end)]

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.view_moved.emit()
        self.position_changed.emit()


def _corners(box: QRectF) -> QPolygonF:
    return QPolygonF([box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()])
