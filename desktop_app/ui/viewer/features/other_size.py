"""Sizes that are not in the menu: typed in, or so that the text without its margins fills the width."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.geometry import Rect, bounds_of
from desktop_app.ui.viewer.page_layout import EDGE
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec
from desktop_app.ui.viewer.zoom import Zoom

if TYPE_CHECKING:
    from desktop_app.pdf.textmap import TextMap
    from desktop_app.ui.viewer.reader_feature import ReaderHost

#: lines with fewer characters are page numbers, stamps at the margin and the like
_LEAST_LINE = 25


class OtherSize(QObject):
    """Both are also in the menu of the size in the bar."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        field = host.parts.bar.zoom
        fit = host.add_action(ReaderActionSpec("fitTextAction", self.tr("Fit the text"), ("Ctrl+6",)), self._fit_text)
        typed = host.add_action(ReaderActionSpec("typeSizeAction", self.tr("Type a size…"), ("Alt+Z",)), self._enter)
        field.add_choice(fit, needs_pages=True)
        field.add_choice(typed)
        field.left.connect(host.parts.stage.setFocus)

    def close(self) -> None:
        """Nothing goes on by itself."""

    def _enter(self) -> None:
        if self._host.surface is not None:
            self._host.parts.bar.zoom.enter()

    def _fit_text(self) -> None:
        pages = self._host.pages
        text = pages.readable_text(pages.page_index) if self._host.pdf is not None else None
        rect = text_rect(text) if text is not None else None
        if rect is None:
            if self._host.pdf is not None:
                self._host.tell(self.tr("This page has no lines of text to fit."))
            return
        page = pages.page_index
        shown = pages.rect_of(page, rect)
        room = pages.viewport().width() - 2 * EDGE
        pages.set_zoom(Zoom.of(pages.zoom_factor * room / shown.width()))
        across = pages.horizontalScrollBar()
        across.setValue(across.value() + round(pages.rect_of(page, rect).left()) - EDGE)


def text_rect(text: "TextMap") -> Rect | None:
    """The box around the long lines of a page, None where there are none."""
    boxes: list[Rect] = []
    offset = 0
    for line in text.text.split("\n"):
        if len(line) >= _LEAST_LINE and (box := bounds_of(text.quads(offset, offset + len(line)))) is not None:
            boxes.append(box)
        offset += len(line) + 1
    if not boxes:
        return None
    return Rect(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


class OtherSizePlugin:
    id = "other-size"
    order = 35

    def build(self, host: "ReaderHost") -> OtherSize:
        return OtherSize(host)


PLUGIN = OtherSizePlugin()
