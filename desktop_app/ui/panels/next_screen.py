"""The screen "Next to read": papers still to be read, in the reader's own order, then by days and questions."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.ids import PaperId
from desktop_app.domain.reading_queue import QueuedPaper
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.paper_acts import STATE_KEYS, PaperActs
from desktop_app.ui.models.paper_texts import FoldedTexts, PaperTexts
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.models.queue_rows import QueueRows
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.key_line import KeyLine
from desktop_app.ui.widgets.queue_list_view import QueueListView
from desktop_app.ui.widgets.screen_header import ScreenHeader

if TYPE_CHECKING:
    from desktop_app.services.context import Services


class NextScreen(QWidget):
    """Each move is one step of undo; the row that was moved stays the chosen one."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nextScreen")
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._queue: Sequence[QueuedPaper] = ()
        self._wished: PaperId | None = None
        self._is_loaded = False
        self._acts = PaperActs(context, self)
        self._texts = PaperTexts()
        self._model = QueueRows(date.today(), self)  # noqa: DTZ011 - a day of the reader's calendar, where she is
        self._facts = FactTimer(self)
        self._facts.due.connect(self._load)
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self._context.theme
        self._header = ScreenHeader(theme, self.tr("Next to read"), self)
        self._words = QLineEdit(self)
        self._words.setObjectName("nextFilter")
        self._words.setAccessibleName(self.tr("Show only papers with these words"))
        self._words.setPlaceholderText(self.tr("Filter by title, author, year, journal, tag"))
        self._words.setClearButtonEnabled(True)
        self._words.setMaximumWidth(300)
        self._header.add(self._words, 1)
        self._list = QueueListView(theme, "nextList", tuple(STATE_KEYS), self)
        self._list.setAccessibleName(self.tr("Papers to read, the next one first"))
        self._list.setModel(self._model)
        self._empty = EmptyState(theme, "desk", "nextEmpty", self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)
        foot = KeyLine(theme, "nextKeys", self)
        foot.show_keys(
            self.tr(
                "Enter open · Alt+↑ Alt+↓ or drag your order · Del the program's order · "
                "1 new · 2 to read · 3 reading · 4 read · 5 set aside"
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._pages, 1)
        column.addWidget(foot)
        self.setFocusProxy(self._list)

    def _connect(self) -> None:
        hub, view = self._context.hub, self._list
        for changed in (hub.paper_changed, hub.todo_changed, hub.question_changed, hub.library_replaced):
            changed.connect(self._on_fact)
        self._words.textChanged.connect(self._show_rows)
        self._words.returnPressed.connect(view.setFocus)
        view.placed.connect(self._place)
        view.unplaced.connect(self._unplace)
        view.idle_drop.connect(lambda _paper: self._say(self.tr("Drop it under “In your order” to give it a place.")))
        view.digit_typed.connect(self._on_digit)
        view.open_requested.connect(self._open)
        view.customContextMenuRequested.connect(self._open_menu)

    # what is shown

    def _on_fact(self, _fact: object = None) -> None:
        if self.isVisible():
            self._facts.note()

    def _load(self) -> None:
        def load(services: "Services") -> tuple[Sequence[QueuedPaper], FoldedTexts]:
            queue = services.reading_queue.list()
            return queue, PaperTexts.of(one.paper for one in queue)

        self._context.runner.run(load, lambda found: self._on_loaded(*found), owner=self)

    def _on_loaded(self, queue: Sequence[QueuedPaper], texts: FoldedTexts) -> None:
        self._queue, self._is_loaded = queue, True
        self._texts.know(texts)
        self._model.set_today(date.today())  # noqa: DTZ011 - the window may stay open over midnight
        self._show_rows()

    def _show_rows(self) -> None:
        words = self._words.text().casefold().split()
        shown = [one for one in self._queue if self._texts.have(one.paper, words)]
        line, row = self._list.current(), self._list.currentIndex().row()
        kept = self._wished or (line.id if line is not None else None)
        self._model.show_queue(shown, is_filtered=bool(words))
        self._choose(kept, row)
        number = Badge(counted(len(self._queue), self.tr("1 paper"), self.tr("%1 papers")), "accent")
        self._header.show_badges((number,) if self._queue else ())
        self._pages.setCurrentWidget(self._list if shown or not self._is_loaded else self._empty)
        if self._queue:
            self._empty.say(self.tr("Nothing found"), self.tr("No paper to read has these words."))
        else:
            sentence = self.tr("New papers, those to read and those you are reading are listed here.")
            self._empty.say(self.tr("Nothing to read"), sentence)

    def _choose(self, kept: UUID | None, row: int) -> None:
        """Keep the current paper, else the one that took its place, else the first."""
        index = self._model.index_of(kept) if kept is not None else self._model.index(-1, 0)
        if not index.isValid():
            rows = range(max(row, 0), self._model.rowCount())
            places = (*rows, *range(min(row, self._model.rowCount()) - 1, -1, -1))
            indexes = (self._model.index(place, 0) for place in places)
            index = next((one for one in indexes if self._model.paper_at(one) is not None), index)
        else:
            self._wished = None
        if index.isValid():
            self._list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # what the reader does

    def _place(self, paper: PaperId, before: PaperId | None) -> None:
        self._wished = paper
        self._act(lambda services: services.reading_queue.place(paper, before))

    def _unplace(self, paper: PaperId) -> None:
        self._wished = paper
        self._act(lambda services: services.reading_queue.unplace(paper))

    def _act(self, call: "Callable[[Services], object]") -> None:
        self._context.runner.run(call, owner=self)

    def _say(self, sentence: str) -> None:
        self._context.navigator.message_posted.emit(sentence)

    def _on_digit(self, digit: str) -> None:
        line = self._list.current()
        if line is not None:
            self._acts.set_state((PaperId(line.id),), STATE_KEYS[digit])

    def _open(self) -> None:
        line = self._list.current()
        if line is not None:
            self._context.navigator.paper_open_requested.emit(PaperId(line.id))

    def _open_menu(self, at: QPoint) -> None:
        one = self._model.paper_at(self._list.indexAt(at))
        if one is None:
            return
        menu = QMenu(self)
        menu.setObjectName("nextMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open\tEnter"), self._open)
        menu.addAction(self.tr("Move up\tAlt+Up"), lambda: self._list.move_current(-1))
        if one.is_placed:
            menu.addAction(self.tr("Move down\tAlt+Down"), lambda: self._list.move_current(1))
            menu.addAction(self.tr("Back to the program's order\tDel"), self._list.unplace_current)
        self._acts.fill_menu(menu, (one.paper.id,), one.paper.state, one.paper.rating)
        menu.popup(self._list.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the filter."""
        if event.key() == Qt.Key.Key_Escape and self._words.text():
            self._words.clear()
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def hideEvent(self, event: QHideEvent) -> None:
        self._facts.stop()
        super().hideEvent(event)


class NextPlugin:
    """The screen behind "To do"."""

    id = "next"
    title = str(QT_TRANSLATE_NOOP("Screens", "Next to read"))
    icon = "forward"
    place: Literal["screen"] = "screen"
    order = 45

    def build(self, context: UiContext, parent: QWidget | None = None) -> NextScreen:
        return NextScreen(context, parent)


PLUGIN = NextPlugin()
