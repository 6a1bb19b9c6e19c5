"""What the text does when another part of the window speaks of a mark: lights it, takes the focus; and the reverse."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.ids import MarkId, PaperId

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost
    from desktop_app.ui.viewer.surface import ReadingSurface


class MarksElsewhere(QObject):
    """The mark that the pointer rests on, here, on its card or on a link to it, is lit in all of these places."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
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
        reading, surface = self._host.reading, self._host.surface
        if surface is not None and reading is not None and reading.paper.id == paper:
            surface.setFocus()


class MarksElsewherePlugin:
    """Found by the reader."""

    id = "marks_elsewhere"
    order = 30

    def build(self, host: "ReaderHost") -> MarksElsewhere:
        return MarksElsewhere(host)


PLUGIN = MarksElsewherePlugin()
