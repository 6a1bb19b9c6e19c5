"""A plain-text layout with air between the lines, which Qt's own one cannot give."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout


class RoomyTextLayout(QPlainTextDocumentLayout):
    """Qt lays a block out; its lines are then moved apart once: `air` is the space above a line, in line heights."""

    def __init__(self, document: QTextDocument, air: float) -> None:
        super().__init__(document)
        self._air = air

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = super().blockBoundingRect(block)
        layout = block.layout()
        count = layout.lineCount()
        if not count or layout.lineAt(0).y() > 0:
            return rect
        y = 0.0
        for index in range(count):
            line = layout.lineAt(index)
            y += line.height() * self._air
            line.setPosition(QPointF(line.x(), y))
            y += line.height()
        return super().blockBoundingRect(block)
