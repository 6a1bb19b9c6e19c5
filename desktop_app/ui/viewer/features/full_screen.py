"""Only the text on the whole screen: everything around it is put away, and comes back as it was."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.viewer.reader_actions import ReaderActionSpec

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost
    from desktop_app.ui.viewer.surface import ReadingSurface

_DESK = "desk"


class FullScreen(QObject):
    """Escape leaves it after everything else that Escape puts away."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._put_away: list[QWidget] = []
        self._state = Qt.WindowState.WindowNoState
        spec = ReaderActionSpec(
            "fullScreenAction", self.tr("Only the text, on the whole screen"), ("F11",), is_local=True, checkable=True
        )
        self._action = host.add_action(spec, self._change)
        self._serve(host.pages)
        host.surface_made.connect(self._serve)
        host.context.navigator.screen_shown.connect(self._on_screen_shown)

    def close(self) -> None:
        """The window is kept in mind as it was before."""
        self._leave()

    @property
    def is_on(self) -> bool:
        return bool(self._put_away)

    # key taker

    def wants(self, event: QKeyEvent) -> bool:
        return self.is_on and event.key() == Qt.Key.Key_Escape

    def press(self, _event: QKeyEvent) -> None:
        self._leave()

    def _serve(self, surface: "ReadingSurface") -> None:
        surface.key_takers.append(self)

    def _change(self) -> None:
        if self.is_on:
            self._leave()
        else:
            self._enter()
        self._action.setChecked(self.is_on)

    def _enter(self) -> None:
        stage, window = self._host.parts.stage, self._host.widget.window()
        self._state = window.windowState()
        kept: QWidget = stage
        while kept is not window and (around := kept.parentWidget()) is not None:
            self._put_away += [one for one in _beside(kept, around) if one.isVisible()]
            kept = around
        for widget in self._put_away:
            widget.hide()
        window.showFullScreen()
        stage.setFocus()

    def _leave(self) -> None:
        put_away, self._put_away = self._put_away, []
        for widget in reversed(put_away):
            widget.show()
        if put_away:
            self._host.widget.window().setWindowState(self._state)
            self._host.parts.stage.setFocus()
        self._action.setChecked(False)

    def _on_screen_shown(self, screen_id: str) -> None:
        if screen_id != _DESK:
            self._leave()


def _beside(kept: QWidget, around: QWidget) -> list[QWidget]:
    """The other parts that share the room with a widget."""
    others = around.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [one for one in others if one is not kept and not one.isWindow()]


class FullScreenPlugin:
    id = "full-screen"
    order = 90

    def build(self, host: "ReaderHost") -> FullScreen:
        return FullScreen(host)


PLUGIN = FullScreenPlugin()
