"""A strip that explains the categories: sign, name, key, the manner of their lines, and how many marks are here."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QToolButton, QWidget

from desktop_app.domain.category import Category
from desktop_app.domain.ids import CategoryId
from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.look import ViewerLook, viewer_look
from desktop_app.ui.viewer.mark_painting import Ground, Shape, paint_glyph, paint_mark
from desktop_app.ui.viewer.mark_styles import style_of
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.link_button import LinkButton

_DISC_PX = 18.0
_HEIGHT_PX = 28
_PAD_PX = 7


class LegendStrip(QFrame):
    """A click on a category goes to its next mark."""

    #: CategoryId: go to the next mark of it
    chosen = Signal(object)
    #: the categories shall be changed
    edit_requested = Signal()
    #: it was closed by its own button
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("legendStrip")
        self.setProperty("part", "screenbar")
        self.setAccessibleName(self.tr("What the marks mean"))
        self._theme = theme
        self._entries: list[QWidget] = []
        self._area = QWidget(self)
        self._flow = FlowLayout(self._area, theme.space(1))
        close = QToolButton(self)
        close.setObjectName("legendClose")
        close.setText("×")
        close.setAccessibleName(self.tr("Close the legend"))
        close.setToolTip(close.accessibleName())
        close.clicked.connect(self.closed)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(1))
        line.addWidget(self._area, 1)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_counts(self, categories: Sequence[Category], counts: Counter[CategoryId]) -> None:
        """These categories, each with the number of its marks in the document."""
        look = viewer_look(self._theme)
        for entry in self._entries:
            self._flow.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = []
        for category in categories:
            entry = LegendEntry(category, counts[category.id], look, self._area)
            entry.clicked.connect(partial(self.chosen.emit, category.id))
            self._add(entry)
        edit = LinkButton("legendEdit", self.tr("Edit categories…"), self._area)
        edit.clicked.connect(self.edit_requested)
        self._add(edit)

    def _add(self, entry: QWidget) -> None:
        self._flow.addWidget(entry)
        self._entries.append(entry)
        entry.show()


class LegendEntry(QAbstractButton):
    """One category; quiet when no mark of the document has it."""

    def __init__(self, category: Category, count: int, look: ViewerLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._count = look, count
        self._text = f"{category.name} {count}" if count else category.name
        self._style = style_of("", category, {"": Shape.FILL})
        self._under_pointer = False
        self.setObjectName(f"legend_{category.key or category.name}")
        marks = self.tr("no mark") if not count else self.tr("1 mark") if count == 1 else self.tr("%1 marks")
        self.setAccessibleName(f"{category.name}, {marks.replace('%1', str(count))}")
        key = self.tr("key %1").replace("%1", category.key) if category.key else ""
        self.setToolTip("  ·  ".join(filter(None, (self.accessibleName(), key))))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setEnabled(count > 0)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._look.interface_font).horizontalAdvance(self._text)
        return QSize(round(_DISC_PX) + 3 * _PAD_PX + words, _HEIGHT_PX)

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
        if self.isEnabled() and (self._under_pointer or self.hasFocus()):
            painter.setPen(QPen(self._look.accent, 1.5) if self.hasFocus() else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(self._look.hover)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(self._look.interface_font)
        paint_glyph(painter, QPointF(_PAD_PX + _DISC_PX / 2, self.height() / 2), self._style, _DISC_PX)
        words = QRectF(self.rect()).adjusted(_DISC_PX + 2 * _PAD_PX - 2, 5, -_PAD_PX + 4, -5)
        if self._count:
            ground = Ground.DARK_PAPER if self._look.is_dark else Ground.LIGHT_PAPER
            piece = QPolygonF([words.topLeft(), words.topRight(), words.bottomRight(), words.bottomLeft()])
            paint_mark(painter, [piece], self._style, ground)
        painter.setPen(self._look.text if self._count else self._look.quiet)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
