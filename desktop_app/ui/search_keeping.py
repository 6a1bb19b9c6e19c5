"""Keeps searches under a name, and gives them another one: asks for the name, then calls the service."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.saved_search import SavedSearch, SearchShows
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.dialogs.search_name_dialog import SearchNameDialog

if TYPE_CHECKING:
    from desktop_app.services.context import Services


class SearchKeeping(QObject):
    """Answers the wishes of the screens and of the rail."""

    def __init__(self, context: UiContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        context.navigator.search_save_requested.connect(self._save)
        context.navigator.search_rename_requested.connect(self._rename)

    def _save(self, text: str, shows: SearchShows) -> None:
        dialog = SearchNameDialog(self._context.theme, self.tr("Save this search"), text, text, self._window)
        said = self.tr("Saved. It stands in the rail under “Saved searches”.")
        dialog.named.connect(
            lambda name: self._run(lambda services: services.saved_searches.save(name, text, shows), said)
        )
        dialog.open()

    def _rename(self, search: SavedSearch) -> None:
        title = self.tr("Rename the search")
        dialog = SearchNameDialog(self._context.theme, title, search.text, search.name, self._window)
        dialog.named.connect(
            lambda name: self._run(lambda services: services.saved_searches.rename(search.id, name), "")
        )
        dialog.open()

    def _run(self, call: "Callable[[Services], object]", sentence: str) -> None:
        def done(_result: object) -> None:
            if sentence:
                self._context.navigator.message_posted.emit(sentence)

        self._context.runner.run(call, done, owner=self)
