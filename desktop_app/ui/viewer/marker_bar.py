"""The bar that shows the marker in her hand: its colour, sign and kind, and how to change it and lay it down."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.category_row import CategoryRow
from desktop_app.ui.viewer.kind_row import KindRow
from desktop_app.ui.viewer.look import ViewerLook, viewer_look
from desktop_app.ui.viewer.mark_choice import MarkChoice
from desktop_app.ui.viewer.mark_kinds import text_kinds
from desktop_app.ui.viewer.mark_painting import MarkStyle, mixed, paint_glyph
from desktop_app.ui.viewer.mark_styles import style_of
from desktop_app.ui.widgets.elided_label import ElidedLabel

_DISC_PX = 20.0
_LEAST_PX = 200
#: for the sentence and the button beside the rows
_WORDS_PX = 300


class MarkerBar(QFrame):
    """Shown as long as each selection becomes a mark at once."""

    #: CategoryId: mark so from now on
    category_chosen = Signal(object)
    #: str: the id of the kind
    kind_chosen = Signal(str)
    #: lay the marker down
    ended = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("markerBar")
        self._theme = theme
        self._colour = theme.colour("line")
        self._disc = _Disc(self)
        self._told = ElidedLabel(self)
        self._told.setObjectName("markerTold")
        self._row, self._kinds = CategoryRow(self), KindRow(self)
        self._row.chosen.connect(self.category_chosen)
        self._kinds.chosen.connect(self.kind_chosen)
        end = QPushButton(self.tr("End  Esc"), self)
        end.setObjectName("markerEnd")
        end.setAccessibleName(self.tr("Lay the marker down"))
        end.clicked.connect(self.ended)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.space(3.5), theme.space(1), theme.space(2), theme.space(1.5))
        line.setSpacing(theme.space(2))
        line.addWidget(self._disc)
        line.addWidget(self._told, 1)
        line.addWidget(self._row)
        line.addWidget(self._kinds)
        line.addWidget(end)
        self.hide()

    def show_choice(self, choice: MarkChoice) -> None:
        """Say with what she marks now."""
        category = choice.category
        if category is None:
            return
        look = viewer_look(self._theme)
        kind = choice.kinds[choice.kind]
        style = style_of(choice.kind, category, {})
        self._colour = style.colour
        self._disc.show_style(style, look)
        told = self.tr("Each selection becomes: %1, %2").replace("%1", category.name)
        self._told.set_text(told.replace("%2", kind.label.lower()))
        self._row.show_categories(choice.categories, look, category.id)
        self._kinds.show_kinds(text_kinds(choice.kinds), look, choice.kind)
        self._fit()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """No wider than the narrowest reader: what has no room can be picked by keys."""
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give up the kinds first, then the categories."""
        rows = self._row.sizeHint().width(), self._kinds.sizeHint().width()
        self._row.setVisible(self.width() > rows[0] + _WORDS_PX)
        self._kinds.setVisible(self.width() > sum(rows) + _WORDS_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground tinted with the colour of the marker, and a line of it below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), mixed(self._colour, self._theme.colour("chrome"), 0.84))
        painter.fillRect(0, self.height() - 3, self.width(), 3, self._colour)
        painter.end()


class _Disc(QWidget):
    """The sign of the category."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._style: MarkStyle | None = None
        self._look: ViewerLook | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(round(_DISC_PX) + 4, round(_DISC_PX) + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_style(self, style: MarkStyle, look: ViewerLook) -> None:
        self._style, self._look = style, look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._style is not None and self._look is not None:
            painter = QPainter(self)
            painter.setFont(self._look.interface_font)
            paint_glyph(painter, QPointF(self.width() / 2, self.height() / 2), self._style, _DISC_PX)
            painter.end()
