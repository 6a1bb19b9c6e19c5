"""The stack of screens beside the rail. A screen loads its data when it is shown, not when it is built."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.desk import Desk
from desktop_app.ui.panels.base import PanelPlugin
from desktop_app.ui.widgets.side_tabs import focus_first

DESK = "desk"


class Screens(QStackedWidget):
    """The desk is always there; the others come from the shelf."""

    def __init__(self, context: UiContext, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screens")
        self._context = context
        self._built: dict[str, QWidget] = {DESK: desk}
        self._wished = ""
        self.addWidget(desk)

    def add_screen(self, plugin: PanelPlugin) -> None:
        """Build a screen, so that it hears wishes; one wished for before is shown now."""
        screen = plugin.build(self._context, self)
        self._built[plugin.id] = screen
        self.addWidget(screen)
        if self._wished == plugin.id:
            self.show_screen(plugin.id)

    def show_screen(self, screen_id: str, *, takes_focus: bool = True) -> None:
        """Show this screen; one that is not found yet is shown as soon as it is."""
        screen = self._built.get(screen_id)
        if screen is None:
            self._wished = screen_id
            return
        self._wished = ""
        if screen is not self.currentWidget():
            self.setCurrentWidget(screen)
            if takes_focus:
                _give_focus(screen)
        self._context.navigator.screen_shown.emit(screen_id)

    def current_id(self) -> str:
        shown = self.currentWidget()
        return next((screen_id for screen_id, screen in self._built.items() if screen is shown), DESK)


def _give_focus(screen: QWidget) -> None:
    proxy = screen.focusProxy()
    if proxy is not None and proxy.isVisibleTo(screen):
        screen.setFocus()
    else:
        focus_first(screen)
