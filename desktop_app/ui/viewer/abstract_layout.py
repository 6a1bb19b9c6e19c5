"""Lays an abstract out as a page: badge, title, authors, dates, then its blocks; maps text offsets to places.

Offsets are code points of the plain text; QTextDocument counts UTF-16 units, and only this file knows of both.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
)

from desktop_app.domain.abstract_page import Block, BlockKind, parse_abstract_page
from desktop_app.ui.viewer.abstract_text import code_point_offset, utf16_offset
from desktop_app.ui.viewer.look import ViewerLook

_BULLET_INDENT = 1.1
#: distance of lines as a multiple of the letters' size
_LINE, _TITLE_LINE, _SMALL_LINE = 1.5, 1.25, 1.45
#: what would end a block or a frame inside QTextDocument; same length, so positions stay
_UNFIT = {0x2028: 0x20, 0x2029: 0x20, 0xFDD0: 0xFFFD, 0xFDD1: 0xFFFD}


@dataclass(frozen=True, slots=True)
class AbstractHeader:
    """What stands above the text; empty parts are left out."""

    kind: str = ""
    title: str = ""
    authors: str = ""
    dates: str = ""


class AbstractLayout:
    """Immutable once made: another width, size or theme is another layout. Places are pixels of the column."""

    def __init__(self, source: str, header: AbstractHeader, look: ViewerLook, size: float, width: float) -> None:
        self._blocks = parse_abstract_page(source)
        self._look = look
        self._em = look.reading_font.pixelSize() * size
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        self._cursor = QTextCursor(self._document)
        self._badge: QTextBlock | None = None
        self._is_first = True
        self._add_header(header)
        self._first_block = 0 if self._is_first else self._document.blockCount()
        for block in self._blocks:
            self._add_block(block)
        self._document.setTextWidth(width)
        self.height = self._document.size().height()

    def draw_text(self, painter: QPainter, seen: QRectF) -> None:
        """Draw badge, text and bullets at the painter's origin, as far as they meet `seen`."""
        if self._badge is not None:
            self._draw_badge(painter, self._badge)
        self._document.drawContents(painter, seen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.text)
        for number, block in enumerate(self._blocks):
            if block.kind is BlockKind.BULLET:
                self._draw_bullet(painter, self._text_block(number))

    def pieces(self, start: int, end: int) -> list[QRectF]:
        """One box for each line that the half-open span [start, end) of the plain text touches."""
        found: list[QRectF] = []
        for number, block in enumerate(self._blocks):
            first, last = max(start, block.start), min(end, block.start + len(block.text))
            if first < last:
                found += self._block_pieces(number, first - block.start, last - block.start)
        return found

    def offset_near(self, at: QPointF) -> int:
        """The offset between two characters nearest to a place."""
        position = self._document.documentLayout().hitTest(at, Qt.HitTestAccuracy.FuzzyHit)
        block = self._document.findBlock(max(position, 0))
        number = block.blockNumber() - self._first_block
        if number < 0 or not self._blocks:
            return 0
        source = self._blocks[number]
        return source.start + code_point_offset(source.text, position - block.position())

    def offset_over(self, at: QPointF) -> int | None:
        """The character under a place, None beside the text."""
        offset = self.offset_near(at)
        for candidate in (offset, offset - 1):
            if candidate >= 0 and any(box.contains(at) for box in self.pieces(candidate, candidate + 1)):
                return candidate
        return None

    def caret_rect(self, offset: int) -> QRectF:
        """A box of no width where the keyboard is."""
        boxes = self.pieces(offset, offset + 1)
        if boxes:
            return QRectF(boxes[0].left(), boxes[0].top(), 0, boxes[0].height())
        boxes = self.pieces(offset - 1, offset)
        return QRectF(boxes[-1].right(), boxes[-1].top(), 0, boxes[-1].height()) if boxes else QRectF()

    def line_edge(self, offset: int, step: int) -> int:
        """The end (1) or the start (-1) of the line that a place between two characters is in."""
        middle = self.caret_rect(offset).center().y()
        edge = offset
        while self._is_on_line(edge + min(step, 0), middle):
            edge += step
        return edge

    # building

    def _add_header(self, header: AbstractHeader) -> None:
        look, em = self._look, self._em
        quiet = _sized(look.interface_font, em * 0.72)
        if header.kind:
            indent = em * 0.5
            self._append(header.kind, _sized(look.interface_font, em * 0.65), look.soft, after=0.5, indent=indent)
            self._badge = self._document.lastBlock()
        if header.title:
            title = _sized(look.reading_font, em * 1.45)
            title.setBold(True)
            self._append(header.title, title, look.text, after=0.45, line=_TITLE_LINE)
        if header.authors:
            self._append(header.authors, quiet, look.soft, after=0.3, line=_SMALL_LINE)
        if header.dates:
            self._append(header.dates, quiet, look.soft, after=0.4, line=_SMALL_LINE)

    def _add_block(self, block: Block) -> None:
        look, em = self._look, self._em
        text = block.text.translate(_UNFIT)
        if block.kind is BlockKind.HEADING:
            font = _sized(look.interface_font, em * 0.64)
            font.setBold(True)
            font.setCapitalization(QFont.Capitalization.AllUppercase)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.0)
            self._append(text, font, look.quiet, before=1.0, after=0.35)
        else:
            indent = em * _BULLET_INDENT if block.kind is BlockKind.BULLET else 0.0
            font = _sized(look.reading_font, em)
            self._append(text, font, look.text, after=0.3, line=_LINE, indent=indent)

    def _append(
        self,
        text: str,
        font: QFont,
        colour: QColor,
        *,
        before: float = 0.0,
        after: float = 0.0,
        line: float = _LINE,
        indent: float = 0.0,
    ) -> None:
        block, letters = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(before * self._em)
        block.setBottomMargin(after * self._em)
        block.setLeftMargin(indent)
        natural = QFontMetricsF(font).height()
        block.setLineHeight(
            100 * line * font.pixelSize() / natural, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        letters.setFont(font)
        letters.setForeground(colour)
        if self._is_first:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(letters)
        else:
            self._cursor.insertBlock(block, letters)
        self._is_first = False
        self._cursor.insertText(text, letters)

    # places

    def _is_on_line(self, offset: int, middle: float) -> bool:
        """Whether a character stands at this height."""
        boxes = self.pieces(offset, offset + 1) if offset >= 0 else []
        return bool(boxes) and boxes[0].top() <= middle <= boxes[0].bottom()

    def _text_block(self, number: int) -> QTextBlock:
        return self._document.findBlockByNumber(self._first_block + number)

    def _block_pieces(self, number: int, first: int, last: int) -> list[QRectF]:
        source, block = self._blocks[number].text, self._text_block(number)
        start, end = utf16_offset(source, first), utf16_offset(source, last)
        origin = self._document.documentLayout().blockBoundingRect(block).topLeft()
        metrics = QFontMetricsF(block.charFormat().font())
        layout, found = block.layout(), []
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            line_end = line.textStart() + line.textLength()
            here, there = max(start, line.textStart()), min(end, line_end)
            if here < there:
                left, right = sorted((_x_of(line, here), _x_of(line, there)))
                right = max(left, min(right, line.naturalTextRect().right()))  # the space a line ends with is not lit
                baseline = origin.y() + line.y() + line.ascent()
                top = baseline - metrics.ascent()
                found.append(QRectF(origin.x() + left, top, right - left, metrics.ascent() + metrics.descent()))
        return found

    def _draw_badge(self, painter: QPainter, block: QTextBlock) -> None:
        rect = self._document.documentLayout().blockBoundingRect(block)
        width = block.layout().lineAt(0).naturalTextWidth()
        around = self._em * 0.5
        pill = QRectF(0, rect.top() - 2, width + 2 * around, block.layout().lineAt(0).height() + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.hover)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)

    def _draw_bullet(self, painter: QPainter, block: QTextBlock) -> None:
        origin = self._document.documentLayout().blockBoundingRect(block).topLeft()
        line = block.layout().lineAt(0)
        height = QFontMetricsF(block.charFormat().font()).xHeight()
        centre = QPointF(self._em * 0.25, origin.y() + line.y() + line.ascent() - height / 2)
        painter.drawEllipse(centre, self._em * 0.16, self._em * 0.16)


def _x_of(line: QTextLine, position: int) -> float:
    found = line.cursorToX(position)  # the place and the position itself, says Qt for Python; its stubs say nothing
    return float(found[0]) if isinstance(found, tuple) else 0.0


def _sized(font: QFont, pixels: float) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(max(6, round(pixels)))
    return sized
