"""Brings the preview its pictures: formulas are typeset and pictures read away from the window's thread."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QImage, QImageReader, QPainter

from desktop_app.domain.asset_name import ASSETS_FOLDER
from desktop_app.domain.errors import PostilError, ReaderError
from desktop_app.domain.formula import Formula
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.looks import markdown_look
from desktop_app.ui.widgets.markdown_look import MarkdownLook
from desktop_app.ui.widgets.markdown_pictures import PictureKey
from desktop_app.ui.widgets.markdown_preview import MarkdownPreview

if TYPE_CHECKING:
    from desktop_app.services.context import Services

_AT_ONCE = 4
_PAUSE_MS = 250
_WIDEST_PX, _HIGHEST_PX = 1000, 1400
_MOST_PIXELS = 120_000_000
_DRAWING_SCALE = 1.06  # the letters of formulas are a little smaller than those of the text


@dataclass(frozen=True, slots=True)
class Brought:
    """A picture with its size in pixels of the screen, or the reason why there is none."""

    key: PictureKey
    image: QImage | None = None
    width: float = 0.0
    height: float = 0.0
    reason: str = ""


class NotePictures(QObject):
    """A few at once, one batch after another, and none while the reader types: Python runs one thread at a time."""

    def __init__(self, context: UiContext, preview: MarkdownPreview) -> None:
        super().__init__(preview)
        self._context, self._preview = context, preview
        self._waiting: deque[PictureKey] = deque()
        self._is_busy = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._bring)
        preview.pictures_wanted.connect(self._on_wanted)

    def wait(self) -> None:
        """The reader types just now: go on when she pauses."""
        if self._waiting:
            self._next.start(_PAUSE_MS)

    def stop(self) -> None:
        """Bring nothing more."""
        self._next.stop()
        self._waiting.clear()

    def _on_wanted(self, keys: tuple[PictureKey, ...]) -> None:
        self._waiting += keys
        if not self._is_busy and not self._next.isActive():
            self._bring()

    def _bring(self) -> None:
        if self._is_busy or not self._waiting:
            return
        keys = [self._waiting.popleft() for _ in range(min(_AT_ONCE, len(self._waiting)))]
        artist = _Artist(markdown_look(self._context.theme), self._preview.devicePixelRatioF())
        self._is_busy = True

        def work(services: "Services", cancelled: Callable[[], bool]) -> list[Brought]:
            return [artist.bring(services, key) for key in keys if not cancelled()]

        self._context.runner.run_slow(work, self._on_brought, failed=self._on_failed, owner=self)

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        self._context.navigator.problem_posted.emit(error)

    def _on_brought(self, pictures: list[Brought]) -> None:
        self._is_busy = False
        for one in pictures:
            if one.image is None:
                self._preview.refuse_picture(one.key, one.reason)
            else:
                self._preview.show_picture(one.key, one.image, one.width, one.height)
        self._preview.update_pictures(tuple(one.key for one in pictures))
        if self._waiting and not self._next.isActive():
            self._next.start(0)


class _Artist:
    """Draws on whichever thread it is called on."""

    def __init__(self, look: MarkdownLook, dots_per_pixel: float) -> None:
        self._text, self._dots = look.text, dots_per_pixel
        self._size_px = look.text_font.pixelSize()
        self._half_x = QFontMetricsF(look.text_font).xHeight() / 2

    def bring(self, services: "Services", key: PictureKey) -> Brought:
        try:
            if key.kind == "asset":
                return self._photograph(key, services.assets.read(f"{ASSETS_FOLDER}/{key.source}"))
            return self._drawing(key, services.formulas.typeset(key.source, display=key.kind == "display"))
        except PostilError as error:
            return Brought(key, reason=str(error))

    def _drawing(self, key: PictureKey, formula: Formula) -> Brought:
        """The formula in the text's colour, with empty space above or below: a line puts its middle on that of an x."""
        from PySide6.QtSvg import QSvgRenderer

        scale = self._size_px / formula.size_px * _DRAWING_SCALE
        ascent, depth, width = formula.ascent * scale, formula.depth * scale, formula.width * scale
        height = ascent + depth
        if key.kind == "formula":
            height = max(2 * depth + self._half_x, 2 * ascent - self._half_x)
        top = (height + self._half_x) / 2 - ascent if key.kind == "formula" else 0.0
        image = QImage(QSize(_dots(width, self._dots), _dots(height, self._dots)), _FORMAT)
        image.fill(Qt.GlobalColor.transparent)
        svg = formula.svg.replace("<svg ", f'<svg fill="{self._text.name()}" ', 1)
        for role in ("fill", "stroke"):
            svg = svg.replace(f'{role}="black"', f'{role}="{self._text.name()}"')
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(
            painter,
            QRectF(0, top * self._dots, width * self._dots, (formula.ascent + formula.depth) * scale * self._dots),
        )
        painter.end()
        return Brought(key, image, width, height)

    def _photograph(self, key: PictureKey, content: bytes) -> Brought:
        """The picture, no larger than it can be shown; one that would fill the memory is not opened."""
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        size = reader.size()
        if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
            raise ReaderError("The picture is damaged or too large to be shown.")
        most = QSize(round(_WIDEST_PX * self._dots), round(_HIGHEST_PX * self._dots))
        if size.width() > most.width() or size.height() > most.height():
            reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if image.isNull():
            raise ReaderError("The picture is damaged and cannot be shown.")
        return Brought(key, image, image.width() / self._dots, image.height() / self._dots)


_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


def _dots(length: float, dots_per_pixel: float) -> int:
    return max(1, round(length * dots_per_pixel))
