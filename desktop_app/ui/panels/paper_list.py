"""The desk's list of papers, read last first, as cards; a filter of words and the tag chosen in the rail."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.paper import PaperSummary
from desktop_app.domain.queries import PaperQuery
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.filter_completion import FilterCompletion
from desktop_app.ui.models.paper_acts import STATE_KEYS, PaperActs
from desktop_app.ui.models.paper_filter import PaperFilter
from desktop_app.ui.models.paper_loader import PaperLoader
from desktop_app.ui.models.paper_rows import PaperRows
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.paper_card_delegate import PaperCardList

_READ_LAST_FIRST = PaperQuery(sort="recent")
#: more than the highest screen shows
_SEEN_AT_ONCE = PaperQuery(sort="recent", limit=60)


class PaperListPanel(QWidget):
    """A click or Enter opens a paper to be read; letters go to the filter; the open paper stays the chosen row."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paperListPanel")
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._papers: Sequence[PaperSummary] = ()
        self._tag = ""
        self._is_loaded = False
        self._model = PaperRows(parent=self)
        self._acts = PaperActs(context, self)
        self._sieve = PaperFilter(context, self)
        self._loader = PaperLoader(
            context,
            lambda services: services.library.list(_READ_LAST_FIRST),
            self,
            first=lambda services: services.library.list(_SEEN_AT_ONCE),
        )
        self._build()
        self._loader.begun.connect(self._on_begun)
        self._loader.loaded.connect(self._on_loaded)
        navigator = context.navigator
        navigator.paper_opened.connect(lambda _reading: self._follow_current())
        navigator.tag_chosen.connect(self._on_tag_chosen)
        navigator.paper_step_requested.connect(self._step)
        context.theme.changed.connect(self._tint)
        self._tint()

    def _build(self) -> None:
        theme = self._context.theme
        self._list = PaperCardList(theme, self)
        self._list.setObjectName("paperList")
        self._list.setAccessibleName(self.tr("Papers, read last first"))
        self._list.setModel(self._model)
        self._list.typed.connect(self._on_typed)
        self._list.digits = tuple(STATE_KEYS)
        self._list.digit_typed.connect(self._on_digit)
        self._list.left.connect(self._follow_current)
        self._list.clicked.connect(self._read)
        self._list.activated.connect(self._read)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._open_menu)
        self._empty = EmptyState(theme, "library", "paperListEmpty", self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)
        self._words = QLineEdit(self)
        self._words.setObjectName("paperFilter")
        self._words.setAccessibleName(self.tr("Show only papers with these words"))
        self._words.setPlaceholderText(self.tr("Title, author, year, tag"))
        self._words.setClearButtonEnabled(True)
        FilterCompletion(self._context, self._words)
        self._words.textChanged.connect(self._sieve.show)
        self._sieve.changed.connect(self._filter)
        self._filter_row = QWidget(self)
        filter_row = QHBoxLayout(self._filter_row)
        filter_row.setContentsMargins(theme.space(2.5), theme.space(2), theme.space(2.5), theme.space(2))
        filter_row.addWidget(self._words)
        self._filter_row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._built_header())
        column.addWidget(self._filter_row)
        column.addWidget(self._pages, 1)
        self.setMinimumWidth(210)
        self.setFocusProxy(self._list)

    def _built_header(self) -> QFrame:
        theme = self._context.theme
        header = QFrame(self)
        header.setProperty("part", "header")
        header.setFixedHeight(theme.space(10))
        self._heading = ElidedLabel(header)
        self._heading.setObjectName("paperListHeading")
        self._heading.setProperty("part", "soft")
        self._filter_button = QToolButton(header)
        self._filter_button.setObjectName("paperFilterButton")
        self._filter_button.setAccessibleName(self.tr("Filter the list"))
        self._filter_button.setToolTip(self.tr("Filter the list (type a few letters)"))
        self._filter_button.setCheckable(True)
        self._filter_button.setIconSize(QSize(16, 16))
        self._filter_button.toggled.connect(self._on_filter_toggled)
        row = QHBoxLayout(header)
        row.setContentsMargins(theme.space(3.5), 0, theme.space(2), 0)
        row.addWidget(self._heading, 1)
        row.addWidget(self._filter_button)
        return header

    def stop(self) -> None:
        """Reload nothing more."""
        self._loader.stop()

    def _step(self, rows: int) -> None:
        row = self._list.currentIndex().row() + rows
        if 0 <= row < self._model.rowCount():
            self._open(self._model.index(row, 0))

    # what is shown

    def _on_begun(self, papers: Sequence[PaperSummary]) -> None:
        """How many there are is told when all are here."""
        self._papers = papers
        self._filter()

    def _on_loaded(self, papers: Sequence[PaperSummary]) -> None:
        self._papers, self._is_loaded = papers, True
        self._sieve.renew(papers)
        self._filter()

    def _on_tag_chosen(self, tag: str) -> None:
        self._tag = tag
        self._filter()

    def _filter(self) -> None:
        tagged = (paper for paper in self._papers if not self._tag or self._tag in paper.tags)
        papers = [paper for paper in tagged if self._sieve.passes(paper)]
        self._model.show_values(papers)
        name = self._tag or self.tr("Recently read")
        count = counted(len(papers), self.tr("1 paper"), self.tr("%1 papers"))
        self._heading.set_text(f"{name} · {count}" if self._is_loaded else name)
        self._show_list_or_empty()
        self._follow_current()

    def _show_list_or_empty(self) -> None:
        has_rows = self._model.rowCount() > 0 or not self._is_loaded
        self._pages.setCurrentWidget(self._list if has_rows else self._empty)
        if self._papers:
            self._empty.say(self.tr("Nothing found"), self.tr("No paper of this list has these words."))
        else:
            self._empty.say(self.tr("No papers yet"), self.tr("Papers you add are listed here, read last first."))

    def _follow_current(self) -> None:
        current = self._context.navigator.current_paper
        index = self._model.index_of(current) if current is not None else QModelIndex()
        if index != self._list.currentIndex():
            self._list.setCurrentIndex(index)
        if not index.isValid():
            self._list.clearSelection()

    # what the reader does

    def _open(self, index: QModelIndex) -> None:
        paper = self._model.value_at(index)
        if paper is not None:
            self._context.navigator.paper_open_requested.emit(paper.id)

    def _read(self, index: QModelIndex) -> None:
        paper = self._model.value_at(index)
        if paper is not None:
            self._open(index)
            self._context.navigator.text_focus_requested.emit(paper.id)

    def _open_menu(self, at: QPoint) -> None:
        paper = self._model.value_at(self._list.indexAt(at))
        if paper is None:
            return
        menu = QMenu(self)
        menu.setObjectName("paperMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        navigator, chosen = self._context.navigator, paper.id
        menu.addAction(self.tr("Open"), lambda: navigator.paper_open_requested.emit(chosen))
        menu.addAction(self.tr("Open in the second view"), lambda: navigator.beside_requested.emit(chosen))
        menu.addAction(self.tr("Attach PDF…"), lambda: navigator.attach_requested.emit(chosen))
        menu.addAction(self.tr("Export…"), lambda: navigator.export_requested.emit((chosen,)))
        self._acts.fill_menu(menu, (chosen,), paper.state, paper.rating)
        menu.addSeparator()
        menu.addAction(self.tr("Move to the trash"), lambda: self._acts.trash((chosen,)))
        menu.popup(self._list.viewport().mapToGlobal(at))

    def _on_filter_toggled(self, is_on: bool) -> None:
        self._filter_row.setVisible(is_on)
        if is_on:
            self._words.setFocus()
        else:
            self._words.clear()
            self._list.setFocus()

    def _on_typed(self, letter: str) -> None:
        self._filter_button.setChecked(True)
        self._words.setText(self._words.text() + letter)

    def _on_digit(self, digit: str) -> None:
        paper = self._model.value_at(self._list.currentIndex())
        if paper is not None:
            self._acts.set_state((paper.id,), STATE_KEYS[digit])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the filter."""
        if event.key() == Qt.Key.Key_Escape and self._filter_button.isChecked():
            self._filter_button.setChecked(False)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._loader.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._loader.stop()
        super().hideEvent(event)

    def _tint(self) -> None:
        self._filter_button.setIcon(self._context.theme.icon("filter"))


class PaperListPlugin:
    """The left pane of the desk."""

    id = "papers"
    title = str(QT_TRANSLATE_NOOP("Desk", "Papers"))
    icon = "library"
    place: Literal["desk"] = "desk"
    order = 10

    def build(self, context: UiContext, parent: QWidget | None = None) -> PaperListPanel:
        return PaperListPanel(context, parent)


PLUGIN = PaperListPlugin()
