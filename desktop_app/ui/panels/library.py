"""The screen "Library": all papers in a table to sort, filter and change together; and the trash."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.paper import PaperState, PaperSummary
from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.saved_search import SearchShows
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.filter_completion import FilterCompletion
from desktop_app.ui.models.kept_sorting import KeptSorting
from desktop_app.ui.models.paper_acts import STATE_KEYS, PaperActs
from desktop_app.ui.models.paper_filter import PaperFilter
from desktop_app.ui.models.paper_loader import PaperLoader
from desktop_app.ui.models.paper_rows import PaperRows, columns
from desktop_app.ui.models.paper_words import counted, state_text
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.choice_chips import ChoiceChips
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.paper_table import PaperTable
from desktop_app.ui.widgets.save_search_action import SaveSearchAction
from desktop_app.ui.widgets.screen_header import ScreenHeader
from desktop_app.ui.widgets.tags_menu import TagsMenu

if TYPE_CHECKING:
    from desktop_app.services.context import Services

_TRASH = "trash"
_NO_PDF = "no pdf"
#: what a narrow window shows no more, in this order
_FIRST_GONE = ("rating", "container", "tags", "marks")
_FIRST_HIDDEN = ("type", "added")
_LEAST_TITLE_PX, _WISHED_TITLE_PX, _ROOMY_TITLE_PX = 260, 380, 620
_EVERY_PAPER = PaperQuery(sort="added")


class LibraryPanel(QWidget):
    """Filters and sorting happen here, over what the library answered once."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryPanel")
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._papers: Sequence[PaperSummary] = ()
        self._tag = ""
        self._is_loaded = False
        self._model = PaperRows(columns(), self)
        self._acts = PaperActs(context, self)
        self._filter = PaperFilter(context, self)
        self._loader = PaperLoader(context, _present, self)
        self._build()
        self._loader.loaded.connect(self._on_loaded)
        context.navigator.tag_chosen.connect(self._on_tag_chosen)
        context.navigator.paper_filter_requested.connect(self._words.setText)

    def _build(self) -> None:
        theme = self._context.theme
        self._header = ScreenHeader(theme, self.tr("Library"), self)
        self._words = QLineEdit(self)
        self._words.setObjectName("libraryFilter")
        self._words.setAccessibleName(self.tr("Show only papers with these words"))
        self._words.setPlaceholderText(self.tr("Filter: words, tag:, author:, year:, no:pdf"))
        self._words.setClearButtonEnabled(True)
        self._save = SaveSearchAction(theme, self._words)
        self._save.wished.connect(
            lambda text: self._context.navigator.search_save_requested.emit(text, SearchShows.PAPERS)
        )
        self._words.setMinimumWidth(140)
        self._words.setMaximumWidth(300)
        FilterCompletion(self._context, self._words)
        self._words.textChanged.connect(self._filter.show)
        self._filter.changed.connect(self._show_rows)
        choices: list[tuple[Hashable, str]] = [
            (None, self.tr("All")),
            *((state, state_text(state)) for state in PaperState),
        ]
        choices += [(_NO_PDF, self.tr("no PDF yet")), (_TRASH, self.tr("trash"))]
        self._chips = ChoiceChips("libraryStates", choices, self)
        self._chips.chosen.connect(self._on_chip_chosen)
        self._header.add(self._words, 1)
        self._header.add(self._chips)
        self._build_table()
        self._empty = EmptyState(theme, "library", "libraryEmpty", self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._table)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self._table)

    def _build_table(self) -> None:
        theme = self._context.theme
        self._table = PaperTable(theme, "libraryTable", tuple(STATE_KEYS), self)
        self._table.digit_typed.connect(self._on_digit)
        self._table.setAccessibleName(self.tr("All papers"))
        self._table.setModel(self._model)
        self._table.setSelectionMode(PaperTable.SelectionMode.ExtendedSelection)
        self._table.open_requested.connect(self._open)
        self._table.customContextMenuRequested.connect(self._open_menu)
        self._set_up_columns()

    def _set_up_columns(self) -> None:
        header = self._table.horizontalHeader()
        for place, shown in enumerate(self._model.columns):
            header.resizeSection(place, shown.width_px)
            header.setSectionHidden(place, shown.id in _FIRST_HIDDEN)
        self._give_titles_room()
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setSortIndicator(len(self._model.columns) - 1, Qt.SortOrder.DescendingOrder)
        header.sortIndicatorChanged.connect(self._sort)
        self._sorting = KeptSorting(self._context, "library", header, [shown.id for shown in self._model.columns])
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_column_menu)

    def _give_titles_room(self) -> None:
        """Let columns go that would leave the titles too little: those first that are empty for every paper."""
        columns = {shown.id: (place, shown) for place, shown in enumerate(self._model.columns)}
        going = [columns[name] for name in _FIRST_GONE]
        empty = [place for place, shown in going if not any(shown.cell(paper).text for paper in self._papers)]
        order = [*empty, *(place for place, _shown in going if place not in empty)]
        self._table.stretch_column(
            0, _LEAST_TITLE_PX, _WISHED_TITLE_PX, order, empty=empty if self._papers else (), roomy_px=_ROOMY_TITLE_PX
        )

    # what is shown

    def _on_loaded(self, papers: Sequence[PaperSummary]) -> None:
        self._papers, self._is_loaded = papers, True
        self._give_titles_room()
        self._filter.renew(papers)
        self._show_rows()

    def _on_tag_chosen(self, tag: str) -> None:
        self._tag = tag
        self._show_rows()

    def _on_chip_chosen(self, key: object) -> None:
        self._loader.ask(_trashed if key == _TRASH else _present)
        self._show_rows()

    def _show_rows(self) -> None:
        shown = [paper for paper in self._papers if self._passes(paper) and self._filter.passes(paper)]
        self._model.show_values(self._sorted(shown))
        badges = [Badge(counted(len(shown), self.tr("1 paper"), self.tr("%1 papers")), "accent")]
        if self._tag:
            badges.append(Badge(self.tr("tag: %1").replace("%1", self._tag)))
        self._header.show_badges(badges if self._is_loaded else ())
        self._pages.setCurrentWidget(self._table if shown or not self._is_loaded else self._empty)
        if not shown:
            self._say_empty()

    def _passes(self, paper: PaperSummary) -> bool:
        key = self._chips.key
        if self._tag and self._tag not in paper.tags:
            return False
        if key == _NO_PDF:
            return "pdf" not in paper.document_kinds
        return key in (None, _TRASH) or paper.state is key

    def _say_empty(self) -> None:
        if self._papers:
            self._empty.say(self.tr("Nothing found"), self.tr("No paper has these words and this state."))
        elif self._chips.key == _TRASH:
            self._empty.say(self.tr("The trash is empty"), self.tr("Papers you move to the trash wait here."))
        else:
            self._empty.say(
                self.tr("No papers yet"),
                self.tr("Paste an abstract (Ctrl+Shift+V) or add PDF files (Ctrl+O); each becomes a row here."),
            )

    def _sorted(self, papers: Sequence[PaperSummary]) -> list[PaperSummary]:
        header = self._table.horizontalHeader()
        key = self._model.columns[header.sortIndicatorSection()].sort
        return sorted(papers, key=key, reverse=header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder)

    def _sort(self) -> None:
        self._model.reorder(self._sorted(self._model.values))

    # what the reader does

    def _chosen(self) -> list[PaperSummary]:
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        return [self._model.values[row] for row in rows]

    def _open(self, index: QModelIndex) -> None:
        paper = self._model.value_at(index)
        if paper is not None and self._chips.key != _TRASH:
            self._context.navigator.paper_open_requested.emit(paper.id)

    def _open_menu(self, at: QPoint) -> None:
        papers = self._chosen()
        if papers:
            menu = self._made_menu(papers)
            menu.popup(self._table.viewport().mapToGlobal(at))

    def _made_menu(self, papers: Sequence[PaperSummary]) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("libraryMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ids, navigator = tuple(paper.id for paper in papers), self._context.navigator
        if self._chips.key == _TRASH:
            menu.addAction(self.tr("Put back"), lambda: self._acts.untrash(ids))
            return menu
        if len(papers) == 1:
            menu.addAction(self.tr("Open"), lambda: navigator.paper_open_requested.emit(ids[0]))
            menu.addAction(self.tr("Open in the second view"), lambda: navigator.beside_requested.emit(ids[0]))
            menu.addAction(self.tr("Attach PDF…"), lambda: navigator.attach_requested.emit(ids[0]))
        menu.addAction(self.tr("Export…"), lambda: navigator.export_requested.emit(ids))
        states, ratings = {paper.state for paper in papers}, {paper.rating for paper in papers}
        agreed_rating = next(iter(ratings)) if len(ratings) == 1 else None
        self._acts.fill_menu(menu, ids, next(iter(states)) if len(states) == 1 else None, agreed_rating)
        tags = TagsMenu(self._known_tags(), [set(paper.tags) for paper in papers], menu)
        tags.changed.connect(lambda added, removed: self._acts.change_tags(ids, added, removed))
        menu.addMenu(tags)
        menu.addSeparator()
        menu.addAction(self.tr("Move to the trash"), lambda: self._acts.trash(ids))
        return menu

    def _known_tags(self) -> list[str]:
        return sorted({tag for paper in self._papers for tag in paper.tags}, key=str.casefold)

    def _open_column_menu(self, at: QPoint) -> None:
        header = self._table.horizontalHeader()
        menu = QMenu(self)
        menu.setObjectName("columnMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, shown in enumerate(self._model.columns[1:], start=1):
            action = menu.addAction(shown.title)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(place))
            action.toggled.connect(lambda is_on, place=place: self._table.show_column(place, is_on))
        menu.popup(header.mapToGlobal(at))

    def _on_digit(self, digit: str) -> None:
        papers = self._chosen()
        if papers and self._chips.key != _TRASH:
            self._acts.set_state([paper.id for paper in papers], STATE_KEYS[digit])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        papers = self._chosen()
        if event.key() == Qt.Key.Key_Delete and papers and self._chips.key != _TRASH:
            self._acts.trash([paper.id for paper in papers])
        elif event.key() == Qt.Key.Key_Escape and self._words.text():
            self._words.clear()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._sorting.load()
        self._loader.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._loader.stop()
        super().hideEvent(event)


def _present(services: "Services") -> Sequence[PaperSummary]:
    return services.library.list(_EVERY_PAPER)


def _trashed(services: "Services") -> Sequence[PaperSummary]:
    """Those in the trash are all without those that are not."""
    kept = {paper.id for paper in services.library.list(_EVERY_PAPER)}
    everything = services.library.list(PaperQuery(sort="added", with_trashed=True))
    return [paper for paper in everything if paper.id not in kept]


class LibraryPlugin:
    """The second screen."""

    id = "library"
    title = str(QT_TRANSLATE_NOOP("Screens", "Library"))
    icon = "library"
    place: Literal["screen"] = "screen"
    order = 20

    def build(self, context: UiContext, parent: QWidget | None = None) -> LibraryPanel:
        return LibraryPanel(context, parent)


PLUGIN = LibraryPlugin()
