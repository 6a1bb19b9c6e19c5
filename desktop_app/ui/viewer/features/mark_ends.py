"""Changing the extent of the selected mark, by its handles or by Shift and the arrows, on every surface."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.ui.viewer.area_pictures import AreaPictures
from desktop_app.ui.viewer.extent_tool import ExtentTool

if TYPE_CHECKING:
    from desktop_app.ui.viewer.marking import Marking
    from desktop_app.ui.viewer.reader_feature import ReaderHost
    from desktop_app.ui.viewer.surface import ReadingSurface


class MarkEnds(QObject):
    """One tool for each surface."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._pictures = AreaPictures(host.context, self)
        self._tools: dict[ReadingSurface, ExtentTool] = {}
        host.surface_made.connect(self._serve)
        host.shown.connect(self.close)
        self._serve(host.pages)
        if host.surface is not None:
            self._serve(host.surface)

    def close(self) -> None:
        """Store what is under way."""
        for tool in self._tools.values():
            tool.finish()

    def _serve(self, surface: "ReadingSurface") -> None:
        if surface not in self._tools:
            self._tools[surface] = ExtentTool(surface, self._marking, self._pictures)

    def _marking(self) -> "Marking | None":
        return self._host.parts.marking


class MarkEndsPlugin:
    """Found by the reader."""

    id = "mark_ends"
    order = 25

    def build(self, host: "ReaderHost") -> MarkEnds:
        return MarkEnds(host)


PLUGIN = MarkEndsPlugin()
