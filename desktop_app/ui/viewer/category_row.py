"""A row of round buttons, one for each category, each with its glyph, its key and its name."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from desktop_app.domain.category import Category
from desktop_app.domain.ids import CategoryId
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.mark_painting import MarkStyle, Shape, paint_glyph

_DISC_PX = 22.0
_RING_PX = 2.0


class CategoryButton(QAbstractButton):
    """A disc with the category's glyph; the key that picks it stands below."""

    def __init__(self, category: Category, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = MarkStyle(Shape.FILL, QColor(category.colour), category.glyph)
        self._key, self._look = category.key, look
        self._under_pointer = False
        self.is_current = False
        self.setObjectName(f"category_{category.key or category.name}")
        self.setAccessibleName(category.name)
        self.setToolTip(f"{category.name}  {category.key}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(30, 42)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._under_pointer = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._under_pointer = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.interface_font)
        centre = QPointF(self.width() / 2, 16.0)
        paint_glyph(painter, centre, self._style, _DISC_PX)
        if self.is_current or self._under_pointer or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.accent if self.hasFocus() else self._look.soft, _RING_PX))
            radius = _DISC_PX / 2 + _RING_PX
            painter.drawEllipse(centre, radius, radius)
        painter.setFont(self._look.small_font)
        painter.setPen(self._look.soft)
        painter.drawText(QRectF(0, 28, self.width(), 14), Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()


class CategoryRow(QWidget):
    """The categories in their order."""

    #: CategoryId: this category was picked
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._buttons: dict[CategoryId, CategoryButton] = {}

    def show_categories(self, categories: Sequence[Category], look: ViewerLook, current: CategoryId | None) -> None:
        """Offer these; `current` is ringed."""
        for button in self._buttons.values():
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for category in categories:
            button = CategoryButton(category, look, self)
            button.is_current = category.id == current
            button.clicked.connect(partial(self.chosen.emit, category.id))
            self._buttons[category.id] = button
            self._line.addWidget(button)

    def first_button(self) -> QWidget | None:
        """Where the keyboard enters the row."""
        return next(iter(self._buttons.values()), None)
