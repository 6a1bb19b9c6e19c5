"""The rail at the left: goes to a screen, shows a saved search, or only papers with a tag."""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QFrame, QListView, QMenu, QVBoxLayout, QWidget

from desktop_app.domain.saved_search import SavedSearch, SearchShows
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.rail_model import RailModel
from desktop_app.ui.theme_tokens import RAIL_PX, SLIM_RAIL_PX
from desktop_app.ui.widgets.rail_rows import RailDelegate


class Rail(QFrame):
    """A chosen tag is taken back by choosing it again."""

    def __init__(self, context: UiContext, model: RailModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("part", "rail")
        self.setFixedWidth(RAIL_PX)
        self._context, self._model = context, model
        self._list = QListView(self)
        self._list.setObjectName("railList")
        self._list.setAccessibleName(self.tr("Screens, saved searches and tags"))
        self._list.setModel(model)
        self._delegate = RailDelegate(context.theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setStyleSheet("QListView { background: transparent; }")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setMouseTracking(True)
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._open_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, context.theme.space(2.5), 0, 0)
        column.addWidget(self._list)
        self.setFocusProxy(self._list)
        context.theme.keep_icons(self._list.viewport().update)

    def be_slim(self, is_slim: bool) -> None:
        """Show signs only, their words as tips; or both."""
        self.setFixedWidth(SLIM_RAIL_PX if is_slim else RAIL_PX)
        self._delegate.is_slim = is_slim
        self._list.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.value_at(index)
        navigator = self._context.navigator
        if row is None:
            return
        if row.kind == "screen":
            navigator.screen_requested.emit(row.id)
        elif row.kind == "tag":
            navigator.tag_chosen.emit("" if row.id == self._model.chosen_tag else row.id)
        elif (search := self._model.search_of(row)) is not None:
            self._show_search(search)

    def _show_search(self, search: SavedSearch) -> None:
        """Papers are shown on the Library screen, passages among the results; chosen again it is taken back."""
        navigator = self._context.navigator
        text = search.text if self._model.choose_search(search) else ""
        if search.shows is SearchShows.PAPERS:
            navigator.screen_requested.emit("library")
            navigator.paper_filter_requested.emit(text)
        else:
            navigator.search_requested.emit(text)

    def _open_menu(self, at: QPoint) -> None:
        row = self._model.value_at(self._list.indexAt(at))
        search = self._model.search_of(row) if row is not None else None
        if search is None:
            return
        menu = QMenu(self)
        menu.setObjectName("savedSearchMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename…"), lambda: self._context.navigator.search_rename_requested.emit(search))
        menu.addAction(self.tr("Delete"), lambda: self._delete(search))
        menu.popup(self._list.viewport().mapToGlobal(at))

    def _delete(self, search: SavedSearch) -> None:
        sentence = self.tr("Deleted the search “%1”. Ctrl+Z brings it back.").replace("%1", search.name)
        self._context.runner.run(
            lambda services: services.saved_searches.delete(search.id),
            lambda _nothing: self._context.navigator.message_posted.emit(sentence),
            owner=self,
        )
