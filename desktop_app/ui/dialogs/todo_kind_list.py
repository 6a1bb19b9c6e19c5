"""The list of kinds of to-dos in their editor: sign, name and number of to-dos; ordered by dragging or by keys."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.todo_kinds import TodoKind
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.kind_sign import kind_pixmap

_SIGN_PX = 24
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_NAME = Qt.ItemDataRole.UserRole


class TodoKindList(QListWidget):
    """Alt with the arrows moves the present kind up and down."""

    #: list of str: the new order, by name
    arranged = Signal(object)
    #: str: another kind is the present one
    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("todoKindList")
        self.setAccessibleName(self.tr("Kinds of to-dos"))
        self.setToolTip(self.tr("Drag to order, or Alt with the arrow keys"))
        self.setIconSize(QSize(_SIGN_PX, _SIGN_PX))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(230)
        self.currentItemChanged.connect(lambda _new, _old: self.picked.emit(self.current()))

    def show_kinds(self, kinds: Sequence[TodoKind], uses: Mapping[str, int]) -> None:
        """These, in this order; the present one stays the present one."""
        before = self.current()
        self.blockSignals(True)  # the list is only brought up to date: nothing was picked or moved
        while self.count() > len(kinds):
            self.takeItem(self.count() - 1)
        for row, kind in enumerate(kinds):
            item = self.item(row) or QListWidgetItem(self)
            item.setData(_NAME, kind.name)
            icon = QIcon()
            sign = kind_pixmap(self._theme, kind.icon, kind.colour, _SIGN_PX, self.devicePixelRatioF())
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # else the selected one is tinted
                icon.addPixmap(sign, mode)
            item.setIcon(icon)
            item.setText(self._told(kind, uses.get(kind.name, 0)))
        self.blockSignals(False)
        self.pick(before)

    def pick(self, name: str) -> None:
        """Make this the present one; the first one where it is not there."""
        rows = [row for row in range(self.count()) if self.item(row).data(_NAME) == name]
        self.setCurrentRow(rows[0] if rows else 0)
        self.picked.emit(self.current())

    def follow(self, name: str, new_name: str) -> None:
        """The present kind is about to be called otherwise, and stays the present one."""
        item = self.currentItem()
        if item is not None and item.data(_NAME) == name:
            item.setData(_NAME, " ".join(new_name.split()))

    def current(self) -> str:
        item = self.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    def order(self) -> list[str]:
        return [self.item(row).data(_NAME) for row in range(self.count())]

    def move_current(self, step: int) -> None:
        """Move the present kind up (-1) or down (1)."""
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

    def _told(self, kind: TodoKind, count: int) -> str:
        if not count:
            return kind.label
        todos = self.tr("1 to-do") if count == 1 else self.tr("%1 to-dos").replace("%1", str(count))
        return f"{kind.label}  ·  {todos}"
