"""The list of the categories in their editor: sign, name, key and number of marks; ordered by dragging or by keys."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.category import Category
from desktop_app.domain.ids import CategoryId
from desktop_app.ui.viewer.mark_painting import paint_glyph
from desktop_app.ui.viewer.mark_styles import style_of

_DISC_PX = 22
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ID = Qt.ItemDataRole.UserRole


class CategoryList(QListWidget):
    """Alt with the arrows moves the present category up and down."""

    #: list of CategoryId: the new order
    arranged = Signal(object)
    #: CategoryId or None: another one is the present one
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("categoryList")
        self.setAccessibleName(self.tr("Categories"))
        self.setToolTip(self.tr("Drag to order, or Alt with the arrow keys"))
        self.setIconSize(QSize(_DISC_PX, _DISC_PX))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(230)
        self.currentItemChanged.connect(lambda _new, _old: self.picked.emit(self.current()))

    def show_categories(self, categories: Sequence[Category], uses: Mapping[CategoryId, int]) -> None:
        """These, in this order; the present one stays the present one."""
        before = self.current()
        self.blockSignals(True)  # the list is only brought up to date: nothing was picked or moved
        while self.count() > len(categories):
            self.takeItem(self.count() - 1)
        for row, category in enumerate(categories):
            item = self.item(row) or QListWidgetItem(self)
            item.setData(_ID, category.id)
            icon, disc = QIcon(), self._disc(category)
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # else the selected one is tinted
                icon.addPixmap(disc, mode)
            item.setIcon(icon)
            item.setText(self._told(category, uses.get(category.id, 0)))
        self.blockSignals(False)
        self.pick(before if before in {category.id for category in categories} else None)

    def pick(self, category: CategoryId | None) -> None:
        """Make this the present one; the first one where it is not there."""
        rows = [row for row in range(self.count()) if self.item(row).data(_ID) == category]
        self.setCurrentRow(rows[0] if rows else 0)
        self.picked.emit(self.current())

    def current(self) -> CategoryId | None:
        item = self.currentItem()
        return CategoryId(item.data(_ID)) if item is not None else None

    def order(self) -> list[CategoryId]:
        return [self.item(row).data(_ID) for row in range(self.count())]

    def move_current(self, step: int) -> None:
        """Move the present category up (-1) or down (1)."""
        row = self.currentRow()
        target = row + step
        if row >= 0 and 0 <= target < self.count():
            order = self.order()
            order.insert(target, order.pop(row))
            self.arranged.emit(order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _WAYS:
            self.move_current(_WAYS[Qt.Key(event.key())])
            event.accept()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        before = self.order()
        super().dropEvent(event)
        if self.order() != before:
            self.arranged.emit(self.order())

    def _told(self, category: Category, count: int) -> str:
        marks = self.tr("1 mark") if count == 1 else self.tr("%1 marks").replace("%1", str(count))
        parts = (
            category.name,
            self.tr("key %1").replace("%1", category.key) if category.key else "",
            marks if count else "",
        )
        return "  ·  ".join(part for part in parts if part)

    def _disc(self, category: Category) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(_DISC_PX * ratio), round(_DISC_PX * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        painter.setFont(self.font())
        paint_glyph(painter, QPointF(_DISC_PX / 2, _DISC_PX / 2), style_of("", category, {}), _DISC_PX - 2)
        painter.end()
        return picture
