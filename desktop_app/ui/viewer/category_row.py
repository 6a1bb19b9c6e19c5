"""A row of round buttons, one for each category, each with its glyph, its key and its name."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.domain.category import Category
from desktop_app.domain.ids import CategoryId
from desktop_app.ui.viewer.choice_button import ChoiceButton, ChoiceRow
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.mark_painting import MarkStyle, Shape, paint_glyph

_DISC_PX = 22.0
_RING_PX = 2.0


class CategoryButton(ChoiceButton):
    """A disc with the category's glyph."""

    def __init__(self, category: Category, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(f"category_{category.key or category.name}", category.name, category.key, look, parent)
        self._style = MarkStyle(Shape.FILL, QColor(category.colour), category.glyph)
        self.is_current = False

    def sizeHint(self) -> QSize:
        return QSize(30, 42)

    def _paint_sign(self, painter: QPainter) -> None:
        centre = QPointF(self.width() / 2, 16.0)
        paint_glyph(painter, centre, self._style, _DISC_PX)
        if self.is_current or self._under_pointer or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.accent if self.hasFocus() else self._look.soft, _RING_PX))
            radius = _DISC_PX / 2 + _RING_PX
            painter.drawEllipse(centre, radius, radius)


class CategoryRow(ChoiceRow):
    """The categories in their order."""

    #: CategoryId: this category was picked
    chosen = Signal(object)

    def show_categories(self, categories: Sequence[Category], look: ViewerLook, current: CategoryId | None) -> None:
        """Offer these; `current` is ringed."""
        buttons = {category.id: CategoryButton(category, look, self) for category in categories}
        for category, button in buttons.items():
            button.is_current = category == current
        self._fill(buttons, self.chosen.emit)
