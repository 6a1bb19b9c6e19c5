"""A card that floats over the window beside a passage: frame, colours, keys, Escape; not what is on it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QPushButton, QWidget

from desktop_app.domain.geometry import Rect
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.popup_place import popup_place

ButtonT = TypeVar("ButtonT", bound=QPushButton)

_SHADOW_PX = 24
_BESIDE_KEY_PX = 7
_WAYS = {
    Qt.Key.Key_Left: False,
    Qt.Key.Key_Up: False,
    Qt.Key.Key_Right: True,
    Qt.Key.Key_Down: True,
}


class FloatingCard(QFrame):
    """Lies in its window, above everything else; `key_actions` maps what a key types to what it does."""

    #: Escape was pressed inside the card
    escaped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key_actions: dict[str, Callable[[], None]] = {}
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(_SHADOW_PX)
        shadow.setOffset(0, _SHADOW_PX / 4)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        self.hide()

    def wear(self, look: ViewerLook) -> None:
        """Take on these colours."""
        self.setFont(look.interface_font)
        self.setStyleSheet(_style_sheet(self.objectName(), look))

    def show_beside(self, surface: QWidget, passage: QRectF, end: QRectF, *, below: bool) -> None:
        """Show the card by a passage, given in pixels of `surface`."""
        window = surface.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        offset = surface.mapTo(window, QPoint(0, 0))
        seen = QRectF(surface.rect())
        whole = passage.intersected(seen) if passage.intersects(seen) else end
        self.adjustSize()
        size = (float(self.width()), float(self.height()))
        left, top = popup_place(
            _moved(whole, offset), _moved(end, offset), size, _moved(QRectF(_free_area(window)), QPoint()), below=below
        )
        self.move(round(left), round(top))
        self.show()
        self.raise_()

    def takes_key(self, event: QKeyEvent) -> bool:
        """Whether a key means something on the card."""
        return bool(event.text()) and event.text().lower() in self.key_actions

    def press_key(self, event: QKeyEvent) -> bool:
        """Do what a key means on the card; False when it means nothing."""
        blocking = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.modifiers() & (blocking | Qt.KeyboardModifier.MetaModifier):
            return False
        action = self.key_actions.get(event.text().lower()) if event.text() else None
        if action is not None:
            action()
        return action is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in _WAYS:
            self.focusNextPrevChild(_WAYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press_focused()
        elif not self.press_key(event):
            super().keyPressEvent(event)
            return
        event.accept()

    def _press_focused(self) -> None:
        focused = self.focusWidget()
        if focused is not None and hasattr(focused, "click"):
            focused.click()


class KeyedButton(QPushButton):
    """A flat button with its key in small letters behind its word."""

    def __init__(self, text: str, key: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._key = key
        self._look: ViewerLook | None = None

    def wear(self, look: ViewerLook) -> None:
        """Take on these colours."""
        self._look = look
        room = QFontMetrics(look.small_font).horizontalAdvance(self._key) + 2 * _BESIDE_KEY_PX
        self.setStyleSheet(f"padding-right: {room}px;")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._look is not None:
            painter = QPainter(self)
            painter.setFont(self._look.small_font)
            painter.setPen(self._look.soft)
            place = self.rect().adjusted(0, 0, -_BESIDE_KEY_PX, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._key)
            painter.end()


def keyed_button(text: str, name: str, key: str, tip: str, slot: Callable[[], None], parent: QWidget) -> KeyedButton:
    """A button of a card that shows its key."""
    return _dressed(KeyedButton(text, key, parent), name, key, tip, slot)


def card_button(text: str, name: str, key: str, tip: str, slot: Callable[[], None], parent: QWidget) -> QPushButton:
    """A flat button of a card; its key stands in the tooltip."""
    return _dressed(QPushButton(text, parent), name, key, tip, slot)


def _dressed(button: ButtonT, name: str, key: str, tip: str, slot: Callable[[], None]) -> ButtonT:
    button.setObjectName(name)
    button.setAccessibleName(tip)
    button.setToolTip(f"{tip}  {key}".rstrip())
    button.setFlat(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(slot)
    return button


def card_divider(parent: QWidget) -> QFrame:
    """A thin upright line between groups of buttons."""
    line = QFrame(parent)
    line.setObjectName("cardLine")
    line.setFixedWidth(1)
    return line


def _free_area(window: QWidget) -> QRect:
    return window.rect().adjusted(4, 4, -4, -4)


def _moved(rect: QRectF, by: QPoint) -> Rect:
    return Rect(rect.left() + by.x(), rect.top() + by.y(), rect.right() + by.x(), rect.bottom() + by.y())


def _style_sheet(name: str, look: ViewerLook) -> str:
    colour = {
        part: getattr(look, part).name() for part in ("raised", "border", "text", "soft", "hover", "accent", "paper")
    }
    return f"""
        QFrame#{name} {{ background: {colour["raised"]}; border: 1px solid {colour["border"]}; border-radius: 8px; }}
        QPushButton {{ color: {colour["text"]}; background: transparent; border: 2px solid transparent;
            border-radius: 6px; padding: 4px 7px; }}
        QPushButton:hover {{ background: {colour["hover"]}; }}
        QPushButton:checked {{ background: {colour["hover"]}; border-color: {colour["soft"]}; }}
        QPushButton:focus {{ border-color: {colour["accent"]}; }}
        QLabel {{ color: {colour["soft"]}; background: transparent; }}
        QFrame#cardLine {{ background: {colour["border"]}; border: none; }}
        QPlainTextEdit {{ color: {colour["text"]}; background: {colour["paper"]};
            border: 1px solid {colour["border"]}; border-radius: 6px; padding: 4px; }}
        QPlainTextEdit:focus {{ border-color: {colour["accent"]}; }}
    """
