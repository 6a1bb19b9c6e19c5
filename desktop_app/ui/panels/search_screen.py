"""The screen "Search": what was found in papers, notes, marks, questions, to-dos and full text, with its passage."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.saved_search import SearchShows
from desktop_app.domain.search import SearchHit
from desktop_app.domain.search_query import parse_query
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.hit_opener import HitOpener
from desktop_app.ui.models.hit_rows import KINDS, HitRows, kind_text, rows_of
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.choice_chips import ChoiceChips
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.hit_delegate import HitList
from desktop_app.ui.widgets.screen_header import ScreenHeader

_MOST_HITS = 200


class SearchScreen(QWidget):
    """Enter or a click opens exactly there; a newer search makes an older answer worthless."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchScreen")
        self.setProperty("part", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._words = ""
        self._asked = 0
        self._hits: Sequence[SearchHit] = ()
        self._model = HitRows(self)
        self._opener = HitOpener(context, self)
        self._build()
        self._say()
        context.navigator.search_requested.connect(self._search)
        context.hub.library_replaced.connect(lambda: self._search(self._words))

    def _build(self) -> None:
        theme = self._context.theme
        self._header = ScreenHeader(theme, self.tr("Search everything"), self)
        kinds = [(None, self.tr("All")), *((kind, kind_text(kind)) for kind in KINDS)]
        self._chips = ChoiceChips("searchKinds", kinds, self)
        self._chips.chosen.connect(lambda _key: self._show_rows())
        self._save = QPushButton(self.tr("Save this search"), self)
        self._save.setObjectName("saveSearchButton")
        self._save.setAccessibleName(self._save.text())
        self._save.setProperty("part", "chip")
        self._save.setToolTip(self.tr("It then stands in the rail with its count"))
        self._save.clicked.connect(self._on_save)
        self._header.add(self._chips)
        self._header.add(self._save)
        self._list = HitList(theme, "hitList", self)
        self._list.setAccessibleName(self.tr("What was found"))
        self._list.setModel(self._model)
        self._list.clicked.connect(self._open)
        self._list.activated.connect(self._open)
        self._empty = EmptyState(theme, "search", "searchEmpty", self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self._list)

    def _on_save(self) -> None:
        shows = SearchShows.PAPERS if parse_query(self._words).is_about_papers else SearchShows.HITS
        self._context.navigator.search_save_requested.emit(self._words, shows)

    def _search(self, words: str) -> None:
        if not words:
            return
        self._words = words
        self._asked += 1
        number = self._asked
        self._context.runner.run(
            lambda services: services.search.search(words, limit=_MOST_HITS),
            lambda hits: self._on_found(number, hits),
            owner=self,
        )

    def _on_found(self, number: int, hits: Sequence[SearchHit]) -> None:
        if number != self._asked:
            return
        self._hits = hits
        counts = Counter(hit.kind for hit in hits)
        for kind in KINDS:
            text = kind_text(kind)
            self._chips.set_text(kind, f"{text} {counts[kind]}" if counts[kind] else text)
        if self._chips.key is not None and not counts[str(self._chips.key)]:
            self._chips.choose(None)
        self._show_rows()

    def _show_rows(self) -> None:
        key = self._chips.key
        rows = rows_of(self._hits, str(key) if key is not None else None)
        self._model.show_values(rows)
        first = next((place for place, row in enumerate(rows) if row.hit is not None), None)
        if first is not None:
            self._list.setCurrentIndex(self._model.index(first, 0))
            self._list.scrollToTop()
        self._say()

    def _say(self) -> None:
        self._pages.setCurrentWidget(self._list if self._model.rowCount() else self._empty)
        self._save.setVisible(bool(self._words))
        if not self._words:
            sentence = self.tr("Type in the field above. Papers, notes, marks, questions, to-dos and the text of PDFs.")
            self._empty.say(self.tr("Search everything you have read"), sentence)
            return
        sentence = self.tr("Nothing has all of these words: %1").replace("%1", self._words)
        self._empty.say(self.tr("Nothing found"), sentence)
        found = len(self._hits)
        text = counted(found, self.tr("1 place"), self.tr("%1 places"))
        self._header.show_badges((Badge(f"{text}+" if found >= _MOST_HITS else text, "accent"),))

    def _open(self, index: QModelIndex) -> None:
        row = self._model.value_at(index)
        if row is None or row.hit is None:
            return
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self._opener.open_beside(row.hit)
        else:
            self._opener.open(row.hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the search: what was shown before is shown again."""
        if event.key() == Qt.Key.Key_Escape:
            self._context.navigator.search_requested.emit("")
        else:
            super().keyPressEvent(event)


class SearchPlugin:
    """The screen of the search field; it has no row in the rail."""

    id = "search"
    title = str(QT_TRANSLATE_NOOP("Screens", "Search"))
    icon = "search"
    place: Literal["screen"] = "screen"
    order = 60

    def build(self, context: UiContext, parent: QWidget | None = None) -> SearchScreen:
        return SearchScreen(context, parent)


PLUGIN = SearchPlugin()
