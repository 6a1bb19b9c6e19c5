"""The card of the palette over the window: field, completions, list, a line of hints; it dims nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.palette_field import PaletteField
from desktop_app.ui.widgets.palette_rows import PaletteList

_WIDTH_PX, _TOP_PX, _AROUND_PX = 640, 5, 20
_HIGHEST_LIST_PX = 540
_SHADOW_PX = 18


class PaletteCard(QFrame):
    """As high as its rows, until the window ends."""

    #: str: this completion shall be put into the field
    offer_taken = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paletteCard")
        self.setAccessibleName(self.tr("Search everything"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.field = PaletteField(theme, self)
        self.list = PaletteList(theme, self)
        self._offers = QWidget(self)
        self._offer_row = QHBoxLayout(self._offers)
        self._offer_row.setContentsMargins(10, 0, 10, 0)
        self._offer_row.setSpacing(6)
        self._offers.hide()
        self._hints = QLabel(
            self.tr("Enter opens  ·  Ctrl+Enter in the second view  ·  Tab completes  ·  > commands"), self
        )
        self._hints.setObjectName("paletteHints")
        self._hints.setFont(theme.font("tiny"))
        self._hints.setContentsMargins(16, 4, 16, 6)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self._offers)
        column.addWidget(self.list)
        column.addWidget(self._hints)
        theme.changed.connect(self._dress)
        self._dress()

    def show_offers(self, offers: Sequence[str]) -> None:
        """Show what completes, the one that Tab takes first; as many as there is room for."""
        while (item := self._offer_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setObjectName("")
                widget.deleteLater()
        room = self.width() - 20
        for place, offer in enumerate(offers):
            button = QPushButton(offer.replace("&", "&&"), self._offers)
            button.setObjectName(f"paletteOffer{place}")
            button.setAccessibleName(self.tr("Complete: %1").replace("%1", offer))
            button.setProperty("part", "chip")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setCheckable(True)
            button.setChecked(place == 0)
            button.clicked.connect(lambda _checked=False, offer=offer: self.offer_taken.emit(offer))
            room -= button.sizeHint().width() + 6
            if room < 0 and place:
                button.deleteLater()
                break
            self._offer_row.addWidget(button)
        self._offer_row.addStretch(1)
        self._offers.setVisible(bool(offers))

    def fit(self, most_px: int) -> None:
        """Give the list the height of its rows, and the card that of its parts."""
        self.list.setVisible(self.list.model() is not None and self.list.model().rowCount() > 0)
        self.list.setFixedHeight(0)
        others = self._column.sizeHint().height()
        rows = min(self.list.rows_px() + 2, _HIGHEST_LIST_PX, max(most_px - others, 80))
        self.list.setFixedHeight(rows)
        self.resize(self.width(), others + (rows if self.list.isVisibleTo(self) else 0))

    def _dress(self) -> None:
        colour = {
            part: self._theme.colour(part).name()
            for part in ("raised", "line", "line_strong", "text", "quiet", "accent")
        }
        self.setStyleSheet(f"""
            QFrame#paletteCard {{ background: {colour["raised"]}; border: 1px solid {colour["line_strong"]};
                border-radius: 10px; }}
            QLineEdit#paletteField {{ background: {colour["raised"]}; color: {colour["text"]}; border: none;
                border-bottom: 1px solid {colour["line"]}; border-top-left-radius: 9px;
                border-top-right-radius: 9px; border-bottom-left-radius: 0px; border-bottom-right-radius: 0px;
                padding: 7px 8px; margin: 1px; font-size: 14px; }}
            QListView#paletteList {{ background: {colour["raised"]}; border: none; margin: 0px 1px; }}
            QLabel#paletteHints {{ color: {colour["quiet"]}; border: none; background: transparent; }}
        """)


class PaletteShield(QWidget):
    """Lies over the whole window without being seen, so that a press beside the card ends the palette."""

    #: the reader pressed beside the card
    left = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("paletteShield")
        self._window = window
        self.card = PaletteCard(theme, self)
        self.hide()

    def open_over_window(self) -> None:
        """Show the card at the top, in the middle."""
        self._window.installEventFilter(self)
        self._follow_window()
        self.show()
        self.raise_()

    def leave(self) -> None:
        self._window.removeEventFilter(self)
        self.hide()

    def fit(self) -> None:
        """Let the card be as high as what it lists."""
        self.card.fit(self.height() - _TOP_PX - _AROUND_PX)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._follow_window()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.left.emit()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft shadow around the card; an effect of Qt would draw all of it anew with every letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 5))
        around = QRect(self.card.geometry())
        for distance in range(_SHADOW_PX, 0, -2):
            ring = around.adjusted(-distance, -distance // 2, distance, distance)
            painter.drawRoundedRect(ring, 10 + distance, 10 + distance)
        painter.end()

    def _follow_window(self) -> None:
        self.setGeometry(self._window.rect())
        width = min(_WIDTH_PX, self.width() - 2 * _AROUND_PX)
        self.card.setGeometry((self.width() - width) // 2, _TOP_PX, width, self.card.height())
        self.fit()
