"""The pages of a PDF as small pictures with their names; the one she is on is framed, marks are ticks at the edge."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop_app.domain.page_label import page_label
from desktop_app.ui.viewer.thumbnails import Thumbnails

if TYPE_CHECKING:
    from desktop_app.ui.bridge.page_source import OpenPdf, PageSource
    from desktop_app.ui.theme import Theme

PICTURE_PX = (124, 164)
_LABEL_PX = 20
_AROUND_PX = 10
_TICK_PX = (7, 4)
_CELL = QSize(PICTURE_PX[0] + 2 * _AROUND_PX + 8, PICTURE_PX[1] + _LABEL_PX + 2 * _AROUND_PX)
_FRAME_PX = 2.0
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on a page: how far down it lies, as a share of the page's height as shown, and its colour."""

    share: float
    colour: QColor


class PageListModel(QAbstractListModel):
    """One row for each page, whose text is the page's name."""

    def __init__(self, count: int, labels: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count, self._labels = count, labels

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return page_label(self._labels, index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page %1").replace("%1", page_label(self._labels, index.row()))
        return None


class PageList(QListView):
    """Enter and a click choose; Escape leaves."""

    #: int: go to this page
    chosen = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageList")
        self.setAccessibleName(self.tr("Pages of the PDF"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for, the rest shared among them."""
        width = event.size().width()
        self.setGridSize(QSize(width // max(1, width // _CELL.width()), _CELL.height()))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def shown_pages(self) -> range:
        """The pages that show at least in part."""
        model = self.model()
        if model is None or not self.isVisible():
            return range(0)
        rows, height = range(model.rowCount()), self.viewport().height()
        first = bisect_left(rows, 0, key=lambda row: self.visualRect(model.index(row, 0)).bottom())
        after = bisect_left(rows, height, key=lambda row: self.visualRect(model.index(row, 0)).top())
        return range(first, after)


class PageDelegate(QStyledItemDelegate):
    """`here` is the page she is on."""

    def __init__(self, theme: "Theme", thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._thumbnails = theme, thumbnails
        self.here = -1
        self.ticks: Mapping[int, Sequence[Tick]] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return _CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell: QRect = option.rect
        width, height = self._thumbnails.size_of(index.row())
        corner = QPoint(cell.center().x() - width // 2, cell.top() + _AROUND_PX + (PICTURE_PX[1] - height) // 2)
        place = QRect(corner, QSize(width, height))
        painter.save()
        self._paint_picture(painter, place, index.row())
        self._paint_frame(painter, place, index.row(), option)
        self._paint_ticks(painter, place, index.row())
        self._paint_label(painter, cell, index)
        painter.restore()

    def _paint_picture(self, painter: QPainter, place: QRect, page_index: int) -> None:
        image = self._thumbnails.image(page_index)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)
            return
        painter.fillRect(place, self._theme.colour("hover"))
        if self._thumbnails.is_failed(page_index):
            painter.setPen(self._theme.colour("soft"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "!")

    def _paint_frame(self, painter: QPainter, place: QRect, page_index: int, option: QStyleOptionViewItem) -> None:
        is_here = page_index == self.here
        has_cursor = bool(option.state & QStyle.StateFlag.State_HasFocus)
        colour = self._theme.colour("accent" if is_here or has_cursor else "line_strong")
        pen = QPen(colour, _FRAME_PX if is_here or has_cursor else 1.0)
        if has_cursor and not is_here:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        room = _FRAME_PX if is_here or has_cursor else 0.5
        painter.drawRect(QRectF(place).adjusted(-room, -room, room, room))

    def _paint_ticks(self, painter: QPainter, place: QRect, page_index: int) -> None:
        width, height = _TICK_PX
        for tick in self.ticks.get(page_index, ()):
            top = place.top() + round(tick.share * (place.height() - height))
            painter.fillRect(QRect(place.right() + 4, top, width, height), tick.colour)

    def _paint_label(self, painter: QPainter, cell: QRect, index: _Index) -> None:
        is_here = index.row() == self.here
        painter.setFont(self._theme.font("small_strong" if is_here else "small"))
        painter.setPen(self._theme.colour("accent" if is_here else "soft"))
        label = cell.adjusted(2, PICTURE_PX[1] + _AROUND_PX + 2, -2, -2)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, label.width())
        painter.drawText(label, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, text)


class PagesPane(QWidget):
    """Empty until `show_pages`."""

    #: int: go to this page
    chosen = Signal(int)
    #: she is done here
    left = Signal()

    def __init__(self, theme: "Theme", pages: "PageSource", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pagesPane")
        self._thumbnails = Thumbnails(pages, *PICTURE_PX, self)
        self._list = PageList(self)
        self._thumbnails.shown = self._list.shown_pages
        self._delegate = PageDelegate(theme, self._thumbnails, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.chosen.connect(self.chosen)
        self._list.left.connect(self.left)
        self._theme = theme
        self._put_in_tone()
        theme.page_tone_changed.connect(self._put_in_tone)
        theme.changed.connect(self._put_in_tone)
        self._thumbnails.arrived.connect(lambda _page: self._list.viewport().update())
        self._model: PageListModel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)

    def show_pages(self, pdf: "OpenPdf | None", labels: Sequence[str]) -> None:
        """The pages of this document, or none."""
        old = self._model
        self._thumbnails.ratio = self.devicePixelRatioF()
        self._thumbnails.take(pdf)
        self._delegate.here = -1
        self._model = PageListModel(len(pdf.sizes), labels, self) if pdf is not None else None
        self._list.setModel(self._model)
        if old is not None:
            old.deleteLater()

    def _put_in_tone(self) -> None:
        self._thumbnails.put_in_tone(self._theme.page_tone)
        self._list.viewport().update()

    def follow(self, page_index: int) -> None:
        """She is on this page; while the keyboard is in the list its own place stays."""
        if self._model is None or page_index == self._delegate.here:
            return
        self._delegate.here = page_index
        if not self._list.hasFocus():
            index = self._model.index(page_index, 0)
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)
        self._list.viewport().update()

    def set_ticks(self, ticks: Mapping[int, Sequence[Tick]]) -> None:
        """The marks of the pages, by page index."""
        self._delegate.ticks = ticks
        self._list.viewport().update()

    def enter(self) -> None:
        """Give the keyboard to the list, to the page she is on."""
        if self._model is not None and not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(max(self._delegate.here, 0), 0))
        self._list.setFocus()

    def stop(self) -> None:
        self._thumbnails.stop()
