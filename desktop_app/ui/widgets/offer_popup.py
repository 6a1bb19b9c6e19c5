"""The list under the cursor while a link is typed: what kind of thing it is, what it is called, what stands there.

It never takes the focus; whoever shows it hands it the keys.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Entity
from desktop_app.domain.link_offer import LinkOffer
from desktop_app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_OFFER_ROLE = Qt.ItemDataRole.UserRole + 1
_WIDTH_PX = 400
_MOST_ROWS = 7
_ICON_PX = 16
_AROUND_PX = 10
_ICONS = {Entity.PAPER: "desk", Entity.MARK: "marks", Entity.QUESTION: "question"}


class OfferPopup(QFrame):
    """Lies in the window, above everything else."""

    #: LinkOffer: she took this one
    offer_chosen = Signal(object)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("linkOffers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme, self._window = theme, window
        self._list = QListWidget(self)
        self._list.setObjectName("linkOfferList")
        self._list.setAccessibleName(self.tr("What the link may lead to"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setItemDelegate(_OfferDelegate(theme, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setMouseTracking(True)
        self._list.itemEntered.connect(self._list.setCurrentItem)
        self._list.itemClicked.connect(lambda item: self.offer_chosen.emit(item.data(_OFFER_ROLE)))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._list)
        theme.changed.connect(self._wear)
        self._wear()
        self.hide()

    def show_offers(self, offers: Sequence[LinkOffer], line: QRect) -> None:
        """Show these, the first chosen, below `line` (in pixels of the window), or above where there is no room."""
        self._list.clear()
        for offer in offers:
            item = QListWidgetItem(offer.title, self._list)
            item.setData(_OFFER_ROLE, offer)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.title} {offer.passage}".strip())
            item.setToolTip(offer.title)
        self._list.setCurrentRow(0)
        self._list.scrollToTop()
        self._place(line)
        self.show()
        self.raise_()

    def step(self, rows: int) -> None:
        """Choose another one, so many rows further, from the last on to the first."""
        count = self._list.count()
        if count:
            self._list.setCurrentRow((self._list.currentRow() + rows) % count)

    def take(self) -> None:
        """Take the chosen one."""
        item = self._list.currentItem()
        if item is not None:
            self.offer_chosen.emit(item.data(_OFFER_ROLE))

    def titles(self) -> list[str]:
        """What is offered, in its order."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _place(self, line: QRect) -> None:
        window = self._window
        width = min(_WIDTH_PX, window.width() - 2 * _AROUND_PX)
        rows = min(self._list.count(), _MOST_ROWS)
        height = rows * _row_height(self._theme) + 4
        left = max(_AROUND_PX, min(line.left(), window.width() - width - _AROUND_PX))
        top = line.bottom() + 4
        if top + height > window.height() and line.top() - height - 4 > 0:
            top = line.top() - height - 4
        self.setGeometry(QRect(QPoint(left, top), QSize(width, height)))

    def _wear(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"#linkOffers {{background:{theme.colour('raised').name()};border:1px solid "
            f"{theme.colour('line_strong').name()};border-radius:{theme.radius('control')}px}}"
            "#linkOfferList {background:transparent;border:none;padding:0}#linkOfferList::item {margin:0;padding:0}"
        )


class _OfferDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, _row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        offer = index.data(_OFFER_ROLE)
        rect: QRect = option.rect
        theme = self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_tint"))
        icon = QRect(rect.left() + _AROUND_PX, rect.center().y() - _ICON_PX // 2, _ICON_PX, _ICON_PX)
        theme.icon(_ICONS[offer.kind], "question" if offer.kind is Entity.QUESTION else "soft").paint(painter, icon)
        left = icon.right() + _AROUND_PX
        text = QRect(left, rect.top() + 4, rect.right() - left - _AROUND_PX, rect.height() - 8)
        self._paint_text(painter, text, offer)
        painter.restore()

    def _paint_text(self, painter: QPainter, text: QRect, offer: LinkOffer) -> None:
        theme = self._theme
        title, passage = (offer.passage, offer.title) if offer.kind is Entity.MARK else (offer.title, offer.passage)
        above = text.adjusted(0, 0, 0, -text.height() // 2 if passage else 0)
        for place, words, role, colour in (
            (above, title, theme.font("body"), theme.colour("text")),
            (text.adjusted(0, text.height() // 2, 0, 0), passage, theme.font("small"), theme.colour("soft")),
        ):
            painter.setFont(role)
            painter.setPen(colour)
            shown = QFontMetrics(role).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _row_height(theme: Theme) -> int:
    return QFontMetrics(theme.font("body")).height() + QFontMetrics(theme.font("small")).height() + 10
