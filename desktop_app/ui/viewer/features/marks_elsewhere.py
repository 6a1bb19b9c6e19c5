"""What the text does when another part of the window speaks of a mark: lights it, takes the focus; and the reverse."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.ids import MarkId, PaperId

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost
    from desktop_app.ui.viewer.surface import ReadingSurface


class MarksElsewhere(QObject):
    """The mark that the pointer rests on, here, on its card or on a link to it, is lit in all of these places."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._wished: PaperId | None = None
        self._focused: QWidget | None = None
        host.shown.connect(self._on_shown)
        host.surface_made.connect(self._serve)
        self._serve(host.pages)
        if host.surface is not None and host.surface is not host.pages:
            self._serve(host.surface)
        host.context.navigator.mark_hovered.connect(self._light)
        host.context.navigator.text_focus_requested.connect(self._take_focus)

    def close(self) -> None:
        """Nothing is kept."""

    def _serve(self, surface: "ReadingSurface") -> None:
        surface.mark_hovered.connect(self._host.context.navigator.mark_hovered)

    def _light(self, mark: MarkId | None) -> None:
        if self._host.surface is not None:
            self._host.surface.lights.rest_on(mark)

    def _take_focus(self, paper: PaperId) -> None:
        self._wished, self._focused = paper, QApplication.focusWidget()
        self._on_shown()

    def _on_shown(self) -> None:
        """A paper that is just being opened has the focus when it is there, unless she went elsewhere meanwhile."""
        reading, surface = self._host.reading, self._host.surface
        if surface is None or reading is None or self._wished is None or reading.paper.id != self._wished:
            return
        self._wished = None
        if QApplication.focusWidget() in (None, self._focused):
            surface.setFocus()


class MarksElsewherePlugin:
    """Found by the reader."""

    id = "marks_elsewhere"
    order = 30

    def build(self, host: "ReaderHost") -> MarksElsewhere:
        return MarksElsewhere(host)


PLUGIN = MarksElsewherePlugin()
