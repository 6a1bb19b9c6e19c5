"""The sign of a kind of to-do: its icon on a disc of its colour, legible on light and dark grounds."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop_app.domain.todo_kinds import PLAIN_ICON
from desktop_app.ui.theme import Theme
from desktop_app.ui.theme_icons import ICON_FILES

#: the shipped icons that suit a kind of to-do
KIND_ICONS: tuple[str, ...] = (
    *("buy", "find", "desk", "redo", "quote", "link", "comment", "calendar", "todo", "note", "star", "tag"),
    *("highlight", "file", "folder", "library", "ask", "answered", "export", "paste", "open", "sample", "verify"),
    *("warning", "info", "backup", "keyboard", "copy", "sun", "moon", "contents", "forward", "back", "delete"),
)
_GROUND_OPACITY = 0.28


def paint_kind(painter: QPainter, theme: Theme, box: QRectF, icon: str, colour: str) -> None:
    """Draw into a square; an icon that is not shipped any more is drawn as the plain one."""
    ground = QColor(colour)
    ground.setAlphaF(_GROUND_OPACITY)
    painter.setPen(QColor(colour))
    painter.setBrush(ground)
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    if not theme.waits_with_icons:
        room = box.width() * 0.6
        inner = QRectF(0, 0, room, room)
        inner.moveCenter(box.center())
        theme.icon(icon if icon in ICON_FILES else PLAIN_ICON, "text").paint(painter, inner.toAlignedRect())


def kind_pixmap(theme: Theme, icon: str, colour: str, size_px: int, ratio: float) -> QPixmap:
    """The sign as a picture, for lists that take icons."""
    picture = QPixmap(round(size_px * ratio), round(size_px * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_kind(painter, theme, QRectF(0, 0, size_px, size_px), icon, colour)
    painter.end()
    return picture
