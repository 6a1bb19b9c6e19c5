"""The small field in which she types beside the text, right on the page; it says what was typed and where it lay."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.domain.text import clean
from desktop_app.ui.viewer.mark_painting import TEXT_INSET, ink_on, mixed
from desktop_app.ui.viewer.page_layout import PagePoint
from desktop_app.ui.viewer.page_view import PageView

_LETTER_POINTS = 10.0
WIDTH_POINTS = 150.0
_LEAST_PX = 9
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextPlace(QPlainTextEdit):
    """Lives in the viewport while she types; Escape, Ctrl+Enter or a click elsewhere end it."""

    #: str, QRectF: the words, an empty text for none, and the pixels of the viewport that they fill
    written = Signal(str, QRectF)

    def __init__(
        self, view: PageView, point: PagePoint, colour: str, words: str = "", width_points: float = WIDTH_POINTS
    ) -> None:
        super().__init__(view.viewport())
        self._view, self._point, self._width_points = view, point, width_points
        self._is_over = False
        self.setObjectName("freeText")
        self.setAccessibleName(self.tr("Words beside the text"))
        self.setPlaceholderText(self.tr("Your words…"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = mixed(QColor(colour), QColor("white"), 0.82)
        ink, frame = ink_on(ground).name(), QColor(colour).darker(125).name()
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {ground.name()}; color: {ink}; border: 1px solid {frame}; padding: 0; }}"
        )
        self.document().setDocumentMargin(0)
        self.setPlainText(words)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.textChanged.connect(self._lie)
        view.view_moved.connect(self._lie)
        self._lie()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_done = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or is_done:
            self.finish()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish()

    def finish(self) -> None:
        """Say what was typed, once, and go."""
        if self._is_over:
            return
        self._is_over = True
        words, box = clean(self.toPlainText()).strip(), QRectF(self.geometry())
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self._view.setFocus()
        self.deleteLater()
        self.written.emit(words, box)

    def _lie(self) -> None:
        """At its place on the page, as large as its words."""
        scale = self._view.layout_now.scale
        font = QFont(self._view.look.interface_font)
        font.setPixelSize(max(_LEAST_PX, round(_LETTER_POINTS * scale)))
        self.setFont(font)
        inset = round(font.pixelSize() * TEXT_INSET)
        self.setViewportMargins(inset, inset, inset, inset)
        metrics = QFontMetricsF(font)
        words = self.toPlainText() or self.placeholderText()
        room = QRectF(0, 0, self._width_points * scale, 1e6)
        box = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words + ("\n" if words.endswith("\n") else ""))
        frame = 2 * inset + 4
        x, y = self._view.layout_now.pixel_at(self._point)
        corner = QPointF(x, y) - self._view.origin()
        width, height = box.width() + metrics.averageCharWidth() + frame, max(box.height(), metrics.height()) + frame
        self.setGeometry(QRectF(corner.x(), corner.y(), width, height).toRect())
