"""Opens the buy dossier of a to-do where something asks for it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import TodoId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.link_opener import LinkOpener


class Dossiers(QObject):
    """Built after the first page."""

    def __init__(self, context: UiContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        context.navigator.dossier_requested.connect(self._on_requested)

    def _on_requested(self, todo: TodoId) -> None:
        from desktop_app.ui.dialogs.dossier_dialog import DossierDialog  # not needed before it is wished for

        DossierDialog(self._context, todo, LinkOpener(self._context.navigator), self._window).open()
