"""Icons: a drawing of `resources/icons` for each role, tinted and drawn at every size that screens ask for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from desktop_app.system.resources import resource_path

# QIcon scales a drawing down but never up; these are 16 and 24 pixels on screens of 100 to 400 percent.
_SIZES_PX = (16, 20, 24, 32, 40, 48, 64, 96)
_LARGEST_PX = 24
_LEAST_RATIO = 2.0

ICON_FILES: dict[str, str] = {
    "about": "info", "add": "plus", "answered": "circle-check", "area": "square-dashed",
    "ask": "message-circle-question-mark", "back": "arrow-back", "backup": "archive", "buy": "shopping-cart",
    "calendar": "calendar", "check": "check", "clear": "x", "close": "x", "comment": "message-square-text",
    "contents": "contents", "copy": "copy",
    "delete": "trash-2", "desk": "book-open-text", "done": "square-check-big", "down": "chevron-down",
    "export": "upload", "file": "file-text", "filter": "list-filter", "find": "search", "fit_page": "maximize",
    "fit_width": "move-horizontal", "fold_left": "panel-left", "fold_list": "layout-list",
    "fold_right": "panel-right", "folder": "folder-open", "forward": "arrow-onward",
    "help": "circle-help", "highlight": "highlighter", "info": "info", "keyboard": "keyboard", "left": "chevron-left",
    "library": "library", "link": "link", "marks": "highlighter", "menu": "menu", "more": "ellipsis", "moon": "moon",
    "note": "notebook-pen", "open": "external-link", "paste": "clipboard-paste", "pdf": "file-text",
    "problem": "circle-alert", "question": "circle-help", "questions": "circle-help", "quote": "quote",
    "redo": "redo-2", "restore": "archive-restore", "right": "chevron-right", "sample": "sparkles",
    "search": "search", "sort": "arrow-up-down", "star": "star", "strike": "strikethrough", "sun": "sun",
    "tag": "tag", "theme": "sun-moon", "todo": "list-checks", "underline": "underline", "undo": "undo-2",
    "up": "chevron-up", "verify": "shield-check", "warning": "triangle-alert", "zoom_in": "zoom-in",
    "zoom_out": "zoom-out",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class IconTint:
    """The colours of one icon: as it stands, when its control is disabled, when it is switched on."""

    normal: QColor
    disabled: QColor
    on: QColor


class IconBook:
    """Makes each icon once for each tint; `clear` forgets them when the theme changes.

    `ratio` is how many device pixels a pixel has on the finest screen; icons stay crisp up to that, and up to 2.
    """

    def __init__(self, ratio: float) -> None:
        most_px = _LARGEST_PX * max(ratio, _LEAST_RATIO)
        sizes = tuple(size for size in _SIZES_PX if size <= most_px)
        self._places = tuple(QRect(sum(sizes[:number]), 0, size, size) for number, size in enumerate(sizes))
        self._drawings: dict[str, str] = {}
        self._icons: dict[tuple[str, str, str], QIcon] = {}

    def icon(self, role: str, tint: IconTint) -> QIcon:
        """The icon of a role of `ICON_FILES`; KeyError for a role without a drawing."""
        key = (role, tint.normal.name(), tint.on.name())
        if key not in self._icons:
            self._icons[key] = self._made(role, tint)
        return self._icons[key]

    def clear(self) -> None:
        self._icons.clear()

    def _made(self, role: str, tint: IconTint) -> QIcon:
        icon, black = QIcon(), _strip(self._drawing(role), self._places)
        for colour, mode, state in (
            (tint.normal, QIcon.Mode.Normal, QIcon.State.Off),
            (tint.on, QIcon.Mode.Normal, QIcon.State.On),
            (tint.disabled, QIcon.Mode.Disabled, QIcon.State.Off),
        ):
            strip = _tinted(black, colour)
            for place in self._places:
                icon.addPixmap(strip.copy(place), mode, state)
        return icon

    def _drawing(self, role: str) -> str:
        file_name = ICON_FILES[role]
        if file_name not in self._drawings:
            path = resource_path("icons", f"{file_name}.svg")
            self._drawings[file_name] = path.read_text(encoding="utf-8")
        return self._drawings[file_name]


def _strip(drawing: str, places: Sequence[QRect]) -> QPixmap:
    """The drawing in black at every place; it is interpreted once for all tints, which takes longest."""
    from PySide6.QtSvg import QSvgRenderer  # 1-3 ms that a command without a window need not pay

    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    strip = QPixmap(places[-1].right() + 1, places[-1].height())
    strip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(strip)
    for place in places:
        renderer.render(painter, QRectF(place))
    painter.end()
    return strip


def _tinted(strip: QPixmap, colour: QColor) -> QPixmap:
    tinted = QPixmap(strip)
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(tinted.rect(), colour)
    painter.end()
    return tinted
