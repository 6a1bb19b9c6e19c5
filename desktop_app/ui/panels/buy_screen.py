"""The screen "To buy": articles she is tempted to buy, with their sums, and the chosen one's dossier at the right."""

from collections.abc import Hashable, Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.buy import BuyState
from desktop_app.domain.ids import TodoId
from desktop_app.domain.todo import TodoState
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.models import buy_words
from desktop_app.ui.models.buy_desk import BuyDesk, BuyShown, papers_of
from desktop_app.ui.models.buy_dossier import DossierKeeper, made_pane
from desktop_app.ui.models.buy_rows import BuyLine, BuyRows, in_order
from desktop_app.ui.models.buy_texts import BuyTexts
from desktop_app.ui.models.kept_sorting import KeptSorting
from desktop_app.ui.models.looks import panel_look
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buy_money import BuyMoney
from desktop_app.ui.widgets.buy_table import BuyAct, BuyTable
from desktop_app.ui.widgets.choice_chips import ChoiceChips
from desktop_app.ui.widgets.panel_look import style_sheet
from desktop_app.ui.widgets.screen_header import ScreenHeader

_OPEN, _ALL = "open", "all"
_LEAST_PAPER_PX = 210
_PANE_PX, _LEAST_PANE_PX, _LEAST_TABLE_PX = 380, 300, 420
_UNSORTED = -1


class BuyScreen(QWidget):
    """Enter opens the dossier at the right, Escape closes it; plain letters act on the chosen row."""

    def __init__(self, context: UiContext, links: LinkOpener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("buyScreen")
        self.setProperty("part", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._shown: BuyShown | None = None
        #: decided in the dossier: it stays there, although the list may show it no more
        self._pinned: TodoId | None = None
        #: chosen as soon as it is here
        self._wanted: TodoId | None = None
        self._is_renewing = False
        self._model, self._texts = BuyRows(self), BuyTexts()
        self._desk = BuyDesk(context, self)
        self._build()
        self._keeper = DossierKeeper(context, self._desk, links, self._dossier)
        self._connect()
        self._on_theme_changed()

    def _build(self) -> None:
        theme = self._context.theme
        self._build_header()
        self._money = BuyMoney(theme, self)
        self._pane = BuyTable(theme, self)
        self._build_table()
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._money)
        column.addWidget(self._pane, 1)
        left.setMinimumWidth(_LEAST_TABLE_PX)
        self._dossier = made_pane(theme, self)
        self._dossier.setMinimumWidth(_LEAST_PANE_PX)
        self._dossier.hide()
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setObjectName("buySplit")
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(self._dossier)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._header)
        outer.addWidget(self._split, 1)
        self.setFocusProxy(self._pane)

    def _build_header(self) -> None:
        self._header = ScreenHeader(self._context.theme, self.tr("To buy"), self)
        self._words = QLineEdit(self)
        self._words.setObjectName("buyFilter")
        self._words.setAccessibleName(self.tr("Show only purchases with these words"))
        self._words.setPlaceholderText(self.tr("Filter"))
        self._words.setClearButtonEnabled(True)
        self._words.setMinimumWidth(90)
        self._words.setMaximumWidth(200)
        choices: list[tuple[Hashable, str]] = [
            (_OPEN, self.tr("Open")),
            (BuyState.BOUGHT, self.tr("Bought")),
            (BuyState.REJECTED, self.tr("Rejected")),
            (_ALL, self.tr("All")),
        ]
        self._chips = ChoiceChips("buyStates", choices, self)
        self._check_all = QPushButton(self.tr("Check for free copies"), self)
        self._check_all.setObjectName("buyCheckAll")
        self._check_all.setAccessibleName(self._check_all.text())
        self._check_all.setToolTip(self.tr("Look for free legal copies of all that is listed; asks you first"))
        self._header.add(self._words, 1)
        self._header.add(self._chips)
        self._header.add(self._check_all)

    def _build_table(self) -> None:
        self._table = self._pane.table
        self._table.setAccessibleName(self.tr("Articles to buy"))
        self._pane.set_model(self._model)
        header = self._table.horizontalHeader()
        for place, shown in enumerate(self._model.columns):
            header.resizeSection(place, shown.width_px)
        self._table.stretch_column(0, _LEAST_PAPER_PX, giving_way=(3, 4))
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(_UNSORTED, Qt.SortOrder.AscendingOrder)
        self._sorting = KeptSorting(self._context, "buy", header, [column.id for column in self._model.columns])

    def _connect(self) -> None:
        navigator = self._context.navigator
        self._desk.loaded.connect(self._on_loaded)
        navigator.todo_added.connect(self._on_added)
        self._chips.chosen.connect(lambda _key: self._show_rows())
        self._words.textChanged.connect(self._show_rows)
        self._check_all.clicked.connect(
            lambda _checked=False: navigator.free_copy_check_requested.emit(papers_of(self._model.values))
        )
        self._table.horizontalHeader().sortIndicatorChanged.connect(self._sort)
        self._table.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        self._table.open_requested.connect(self._open_dossier)
        self._dossier.closed.connect(self._close_dossier)
        self._dossier.moved.connect(self._pin)
        self._money.budget_kept.connect(
            lambda text: self._desk.set_budget(text, self._on_bad_budget, self._money.close_field)
        )
        self._context.theme.changed.connect(self._on_theme_changed)

    # what is shown

    def _on_added(self, todo: TodoId) -> None:
        if self.isVisible():
            self._wanted = todo
            self._words.clear()
            if self._chips.key != _ALL:
                self._chips.choose(_OPEN)

    def _on_loaded(self, shown: BuyShown) -> None:
        self._shown = shown
        self._model.set_today(shown.purchases.today)
        self._show_rows()

    def _show_rows(self) -> None:
        shown = self._shown
        if shown is None:
            return
        purchases, words = shown.purchases, self._words.text().casefold().split()
        listed = [line for line in shown.lines if self._passes(line)]
        passing = [line for line in listed if self._texts.have(line, words, purchases.today)]
        self._renew(self._sorted(passing))
        number = sum(row.is_open for row in purchases.rows)
        summary = Badge(buy_words.summary_text(number, purchases.spending), "buy")
        self._header.show_badges((summary,) if number else ())
        told = buy_words.money_text(purchases.spending, purchases.budget, purchases.today)
        self._money.show_money(told, buy_words.sums_text(purchases.budget))
        self._money.setVisible(bool(shown.lines))
        self._check_all.setEnabled(bool(papers_of(passing)))
        self._say_empty(has_purchases=bool(shown.lines))
        self._pane.show_rows(bool(passing))
        self._show_current()

    def _renew(self, lines: Sequence[BuyLine]) -> None:
        """Show these rows; one is always the current one."""
        self._is_renewing = True
        self._model.show_values(lines)
        if lines and self._pinned is None and not self._table.selectionModel().hasSelection():
            self._table.selectRow(max(self._table.currentIndex().row(), 0))
        place = next((row for row, line in enumerate(lines) if line.row.todo.id == self._wanted), None)
        if place is not None:
            self._wanted = None
            self._table.selectRow(place)
        self._is_renewing = False

    def _passes(self, line: BuyLine) -> bool:
        key = self._chips.key
        if key == _OPEN:
            return line.row.is_open
        is_decided = line.row.todo.state is TodoState.DONE and line.row.dossier.state is key
        return key == _ALL or is_decided

    def _say_empty(self, *, has_purchases: bool) -> None:
        if has_purchases:
            with_words = self.tr("No purchase has this state and these words.")
            sentence = with_words if self._words.text().strip() else self.tr("No purchase has this state.")
            self._pane.empty.say(self.tr("None here"), sentence)
        else:
            sentence = self.tr(
                "Flag an abstract with “Buy” and it waits here with its price and link until you decide."
            )
            self._pane.empty.say(self.tr("Nothing to buy"), sentence)

    def _sorted(self, lines: Sequence[BuyLine]) -> list[BuyLine]:
        header = self._table.horizontalHeader()
        place = header.sortIndicatorSection()
        if not 0 <= place < len(self._model.columns):
            return in_order(lines)
        is_reversed = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        return sorted(lines, key=self._model.columns[place].sort, reverse=is_reversed)

    def _sort(self) -> None:
        self._model.reorder(self._sorted(self._model.values))

    def _current(self) -> BuyLine | None:
        return self._model.value_at(self._table.currentIndex())

    def _on_row_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_renewing:
            self._pinned = None
            self._show_current()

    def _show_current(self) -> None:
        """Offer what can be done with the current row, and show its dossier where one is shown."""
        line = self._current()
        self._pane.offer(self._acts(line) if line is not None else ())
        self._pane.say_keys(self._keys(is_open=line is None or line.row.is_open))
        if self._dossier.isHidden() or self._shown is None:
            return
        shown = self._line(self._pinned) or line or self._line(self._keeper.todo)
        if shown is None:
            self._close_dossier()
        else:
            self._keeper.show(shown, self._shown.purchases.today)

    def _keys(self, *, is_open: bool) -> str:
        if is_open:
            return self.tr(
                "Enter dossier · O open paper · B bought · J rejected · Q requested · C check for a free copy · X drop"
            )
        return self.tr("Enter dossier · O open paper · W wanted again · C check for a free copy")

    def _line(self, todo: TodoId | None) -> BuyLine | None:
        lines = self._shown.lines if self._shown is not None else ()
        return next((line for line in lines if line.row.todo.id == todo), None)

    def _pin(self, _state: object) -> None:
        self._pinned = self._keeper.todo

    # what she does

    def _acts(self, line: BuyLine) -> list[BuyAct]:
        desk, todo = self._desk, line.row.todo
        move = partial(self._move, todo.id)
        acts = []
        if line.row.is_open:
            acts.append(BuyAct("buyBought", self.tr("Bought"), "B", partial(move, BuyState.BOUGHT)))
            acts.append(BuyAct("buyRejected", self.tr("Rejected"), "J", partial(move, BuyState.REJECTED)))
            acts.append(BuyAct("buyRequested", self.tr("Requested"), "Q", partial(move, BuyState.REQUESTED)))
        else:
            acts.append(BuyAct("buyWanted", self.tr("Wanted again"), "W", partial(move, BuyState.WANTED)))
        acts.append(BuyAct("buyDossier", self.tr("Dossier"), self.tr("Enter"), self._open_dossier))
        if todo.paper_id is not None:
            paper = todo.paper_id
            check = partial(self._context.navigator.free_copy_check_requested.emit, (paper,))
            acts.append(BuyAct("buyCheck", self.tr("Check for a free copy"), "C", check))
            acts.append(BuyAct("buyOpen", self.tr("Open paper"), "O", partial(desk.open_place, todo)))
        if line.row.is_open:
            acts.append(BuyAct("buyDrop", self.tr("Drop"), "X", partial(desk.drop, todo.id)))
        return acts

    def _move(self, todo: TodoId, state: BuyState) -> None:
        self._pinned = None
        self._desk.move(todo, state)

    def _open_dossier(self, _index: QModelIndex | None = None) -> None:
        line = self._current()
        if line is None or self._shown is None:
            return
        if self._dossier.isHidden():
            self._dossier.show()
            width = self._split.width()
            self._split.setSizes([width - min(_PANE_PX, width // 2), min(_PANE_PX, width // 2)])
        self._keeper.show(line, self._shown.purchases.today)
        self._dossier.setFocus()

    def _close_dossier(self) -> None:
        self._dossier.hide()
        self._table.setFocus()

    def _on_bad_budget(self, error: Exception) -> None:
        self._money.field.show_problem(str(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._words.text() and self._words.hasFocus():
            self._words.clear()
        elif event.key() == Qt.Key.Key_Escape and not self._dossier.isHidden():
            self._close_dossier()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._sorting.load()
        self._desk.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._desk.stop()
        super().hideEvent(event)

    def _on_theme_changed(self) -> None:
        self._dossier.setStyleSheet(style_sheet(panel_look(self._context.theme)))


class BuyPlugin:
    """The fifth screen."""

    id = "buy"
    title = str(QT_TRANSLATE_NOOP("Screens", "To buy"))
    icon = "buy"
    place: Literal["screen"] = "screen"
    order = 50

    def build(self, context: UiContext, parent: QWidget | None = None) -> BuyScreen:
        return BuyScreen(context, LinkOpener(context.navigator), parent)


PLUGIN = BuyPlugin()
