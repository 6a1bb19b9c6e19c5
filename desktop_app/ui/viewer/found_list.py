"""The list of places found, under the line in which they are sought: each with its line and its page."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.found_rows import LINE_ROLE, PAGE_ROLE
from desktop_app.ui.viewer.hits import HitLine

_Index = QModelIndex | QPersistentModelIndex
_ROWS_SHOWN = 6
_SIDE_PX = 14
_AROUND_PX = 5
_SHARE_BEFORE = 0.4


class FoundLines(QStyledItemDelegate):
    """What was found is bold; of what stands before it the end is shown, of what follows the beginning."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, QFontMetrics(self._theme.font("body")).height() + 2 * _AROUND_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, rect = self._theme, QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_tint"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        inside = rect.adjusted(_SIDE_PX, 0, -_SIDE_PX, 0)
        page = index.data(PAGE_ROLE)
        if page:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("soft"))
            said = self.tr("p. %1").replace("%1", page)
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)
            inside.setRight(inside.right() - QFontMetrics(painter.font()).horizontalAdvance(said) - _SIDE_PX)
        line = index.data(LINE_ROLE)
        if isinstance(line, HitLine):
            self._paint_line(painter, inside, line)
        painter.restore()

    def _paint_line(self, painter: QPainter, place: QRect, line: HitLine) -> None:
        theme = self._theme
        plain, strong = theme.font("body"), theme.font("strong")
        thin, thick = QFontMetrics(plain), QFontMetrics(strong)
        room = place.width()
        before = thin.elidedText(line.before, Qt.TextElideMode.ElideLeft, round(room * _SHARE_BEFORE))
        found = thick.elidedText(line.found, Qt.TextElideMode.ElideRight, room - thin.horizontalAdvance(before))
        left = place.left()
        for text, font, metrics, colour in (
            (before, plain, thin, "soft"),
            (found, strong, thick, "text"),
            (line.after, plain, thin, "soft"),
        ):
            here = QRect(left, place.top(), max(0, place.right() - left), place.height())
            painter.setFont(font)
            painter.setPen(theme.colour("text" if colour == "text" else "soft"))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, here.width())
            painter.drawText(here, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            left += metrics.horizontalAdvance(text)


class FoundList(QListView):
    """Arrows walk, Enter goes there and back to the page, digits mark; Up from the first row leads out."""

    #: int: she wants to see this place
    place_wanted = Signal(int)
    #: int: she wants to go to this place and read on there
    place_entered = Signal(int)
    #: she goes up and out
    left_above = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foundList")
        self.setAccessibleName(self.tr("Places found"))
        self.setItemDelegate(FoundLines(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(lambda index: self.place_wanted.emit(index.row()))
        self.activated.connect(lambda index: self.place_entered.emit(index.row()))
        self._row_px = QFontMetrics(theme.font("body")).height() + 2 * _AROUND_PX

    def show_place(self, place: int | None) -> None:
        """Select the present place, and let it be seen."""
        model = self.model()
        if model is not None:
            self.setFixedHeight(min(_ROWS_SHOWN, max(1, model.rowCount())) * self._row_px + 2)
        if model is None or place is None or place >= model.rowCount():
            return
        index = model.index(place, 0)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def enter(self) -> None:
        """Give the keyboard to the list."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            if before.isValid():
                self.place_entered.emit(before.row())
            return
        if event.key() == Qt.Key.Key_Up and before.row() <= 0:
            self.left_above.emit()
            return
        if event.text() and event.text().isprintable() and not event.modifiers() & _CONTROL:
            event.ignore()
            return
        super().keyPressEvent(event)
        now = self.currentIndex()
        if now.isValid() and now != before:
            self.place_wanted.emit(now.row())


_CONTROL = Qt.KeyboardModifier.ControlModifier
