"""The screen "To buy": articles the reader is tempted to buy, with price, state and link."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.buy import BuyState
from desktop_app.domain.price import Price
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.models.todo_rows import TodoRows, buy_columns
from desktop_app.ui.models.todo_source import TodoSource, input_of
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.choice_chips import ChoiceChips
from desktop_app.ui.widgets.screen_header import ScreenHeader
from desktop_app.ui.widgets.todo_table import Act, TodoTable

if TYPE_CHECKING:
    from desktop_app.domain.todo import ListedTodo

_BUY = "buy"
_ALL = "all"


class BuyScreen(QWidget):
    """The same flags as on "To do", with what only a purchase has."""

    def __init__(self, context: UiContext, links: LinkOpener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("buyScreen")
        self.setProperty("part", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._links = links
        self._rows: Sequence[ListedTodo] = ()
        self._model = TodoRows(buy_columns(), self)
        self._source = TodoSource(context, _BUY, self)
        theme = context.theme
        self._header = ScreenHeader(theme, self.tr("To buy"), self)
        self._chips = ChoiceChips(
            "buyStates", ((TodoState.OPEN, self.tr("Open")), (_ALL, self.tr("Decided, too"))), self
        )
        self._header.add(self._chips)
        self._pane = TodoTable(theme, "buyTable", "buy", self)
        self._table = self._pane.table
        self._table.setAccessibleName(self.tr("Articles to buy"))
        self._pane.set_model(self._model)
        for place, shown in enumerate(self._model.columns):
            self._table.horizontalHeader().resizeSection(place, shown.width_px)
        self._table.stretch_column(0, 240, giving_way=(5,))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._pane, 1)
        self.setFocusProxy(self._pane)
        self._source.loaded.connect(self._on_loaded)
        self._chips.chosen.connect(lambda _key: self._show_rows())
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._offer())
        self._table.open_requested.connect(self._open)

    def _on_loaded(self, rows: "Sequence[ListedTodo]") -> None:
        self._rows = rows
        self._show_rows()

    def _show_rows(self) -> None:
        is_all = self._chips.key == _ALL
        shown = [row for row in self._rows if is_all or row.todo.state is TodoState.OPEN]
        self._model.show_values(shown)
        self._pane.show_rows(bool(shown))
        self._header.show_badges((Badge(self._summary(), "buy"),))
        sentence = self.tr("Flag an abstract with “Buy” and it waits here with its price and link until you decide.")
        self._pane.empty.say(self.tr("Nothing to buy"), sentence)
        self._offer()

    def _summary(self) -> str:
        """Say "3 open · 39.95 USD + 31.50 EUR"."""
        pending = [row.todo for row in self._rows if row.todo.state is TodoState.OPEN]
        sums: dict[str, Price] = {}
        for todo in pending:
            price = todo.dossier.price if todo.dossier is not None else None
            if price is not None:
                before = sums.get(price.currency)
                amount = price.amount + before.amount if before is not None else price.amount
                sums[price.currency] = Price(amount, price.currency)
        number = counted(len(pending), self.tr("1 open"), self.tr("%1 open"))
        return " · ".join(filter(None, (number, " + ".join(map(str, sums.values())))))

    def _current(self) -> Todo | None:
        row = self._model.value_at(self._table.currentIndex())
        return row.todo if row is not None else None

    def _offer(self) -> None:
        todo = self._current()
        acts: list[Act] = []
        if todo is not None:
            chosen, source = todo, self._source
            if todo.state is TodoState.OPEN:
                acts.append(("buyBought", self.tr("Bought"), lambda: source.done(chosen.id, BuyState.BOUGHT.value)))
                acts.append(
                    ("buyRejected", self.tr("Not worth it"), lambda: source.done(chosen.id, BuyState.REJECTED.value))
                )
            else:
                acts.append(("buyReopen", self.tr("Reopen"), lambda: source.reopen(chosen.id)))
            acts.append(("buyEdit", self.tr("Edit…"), self._edit))
            url = todo.dossier.url if todo.dossier is not None else None
            if url:
                acts.append(("buyLink", self.tr("Open link"), lambda: self._links.follow(url)))
            if todo.paper_id is not None:
                acts.append(("buyOpen", self.tr("Open paper"), lambda: source.open_place(chosen)))
        self._pane.offer(acts)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.value_at(index)
        if row is not None:
            self._source.open_place(row.todo)

    def _edit(self) -> None:
        todo = self._current()
        if todo is None:
            return
        form = self._pane.edit(input_of(todo), self.tr("Keep"))
        form.kept.connect(lambda wish: self._source.edit(todo.id, wish))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._source.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._source.stop()
        super().hideEvent(event)


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
