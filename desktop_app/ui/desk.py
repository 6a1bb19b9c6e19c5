"""The reading desk: paper list, reader and side panel beside one another; opens the paper that somebody wishes for."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QWidget

from desktop_app.domain.changes import Operation, RecordChanged
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import PaperId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.panels.base import PanelPlugin
from desktop_app.ui.widgets.side_tabs import SideTabs, focus_first

if TYPE_CHECKING:
    from desktop_app.services.reading import Reading
    from desktop_app.ui.viewer.reader_actions import ReaderActions, ReaderActionSpec

Pane = Literal["list", "reader", "side"]
PANES: tuple[Pane, ...] = ("list", "reader", "side")
#: (share of the width, least, most) of list and side panel until the reader moves a border herself
_LIST_SHARE = (0.238, 210, 292)
_SIDE_SHARE = (0.319, 270, 391)
_READER_PX = 240
#: what a pane needs to be of use, and which are folded in their order where there is not that much for all
_NEEDED_PX: dict[Pane, int] = {"list": 210, "reader": 400, "side": 270}
_GIVING_WAY: tuple[Pane, ...] = ("list", "side")


class Desk(QWidget):
    """Panes fold away and come back with the width they had; at least one stays.

    What a narrow window has no room for is folded, too, and comes back with the room; one that she unfolds then takes
    the room of another one.
    """

    #: str, bool: this pane is shown or folded now
    pane_toggled = Signal(str, bool)
    #: str: the id of the side panel that is now shown
    side_panel_shown = Signal(str)

    def __init__(self, context: UiContext, papers: QWidget, reader: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self._context = context
        self._reading: Reading | None = None
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setObjectName("deskSplitter")
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self.side = SideTabs(context.theme, self)
        self.side.shown.connect(self.side_panel_shown)
        self._panes: dict[Pane, QWidget] = {"list": papers, "reader": reader, "side": self.side}
        for place, pane in enumerate(self._panes.values()):
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(place, 1 if pane is reader else 0)
        reader.setMinimumWidth(_READER_PX)
        self.setFocusProxy(reader)
        self._splitter.splitterMoved.connect(self._on_moved)
        self._is_arranged = False
        self._wished: list[Pane] = list(PANES)
        self._room_px: int | None = None
        self._manners: dict[str, str] = {}
        self._mannered: dict[str, QWidget] = {}
        self._first_run: QFrame | None = None
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._splitter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._pages)
        self._connect()

    def _connect(self) -> None:
        navigator, hub = self._context.navigator, self._context.hub
        navigator.paper_open_requested.connect(self.open_paper)
        navigator.beside_requested.connect(lambda _paper: navigator.screen_requested.emit("desk"))
        navigator.page_beside_requested.connect(lambda *_place: navigator.screen_requested.emit("desk"))
        navigator.mark_show_requested.connect(lambda _mark, paper: self._go_to(paper))
        navigator.passage_show_requested.connect(lambda paper, _document, _page, _text: self._go_to(paper))
        navigator.note_show_requested.connect(self._on_note_wished)
        navigator.side_panel_requested.connect(self.show_side_panel)
        navigator.paper_opened.connect(self._on_paper_opened)
        hub.paper_changed.connect(self._on_paper_changed)
        hub.library_replaced.connect(self._reopen)

    @property
    def reading(self) -> "Reading | None":
        """The paper on the desk, as it was when it was opened."""
        return self._reading

    def add_side_panel(self, plugin: PanelPlugin) -> None:
        """Build one tab of the side panel; later than the rest, so that the first page need not wait."""
        panel = plugin.build(self._context, self.side.place)
        if hasattr(panel, "manner") and hasattr(panel, "set_manner"):
            self._mannered[plugin.id] = panel
            panel.set_manner(self._manners.get(plugin.id, ""))
        self.side.add_panel(plugin.id, QCoreApplication.translate("SidePanel", plugin.title), panel)
        count_changed = getattr(panel, "count_changed", None)
        if count_changed is not None:
            count_changed.connect(lambda count: self.side.set_count(plugin.id, count))

    def furnish_reader(self) -> None:
        """Give the reader what stands around its text."""
        furnish = getattr(self._panes["reader"], "furnish", None)
        if furnish is not None:
            furnish()

    def completing_reader(self) -> Iterator[None]:
        """Give the reader what the first page did not need, one step at a time."""
        completing = getattr(self._panes["reader"], "completing", None)
        if completing is not None:
            yield from completing()

    @property
    def reader_commands(self) -> "ReaderActions | None":
        """The actions of the reader, for the palette and the settings."""
        commands: ReaderActions | None = getattr(self._panes["reader"], "commands", None)
        return commands

    def reader_specs(self) -> "Sequence[ReaderActionSpec]":
        """The actions of the reader, for the help."""
        return self.reader_commands.specs if self.reader_commands is not None else ()

    def set_manners(self, manners: Sequence[str]) -> None:
        """Let side panels that are built from now on show their things so: "id=manner" for each."""
        self._manners = dict(manner.split("=", 1) for manner in manners if "=" in manner)

    def manners(self) -> tuple[str, ...]:
        """How side panels show their things now; of one that was not built, how it would."""
        shown = {panel_id: str(getattr(panel, "manner", "")) for panel_id, panel in self._mannered.items()}
        return tuple(f"{panel_id}={manner}" for panel_id, manner in (self._manners | shown).items())

    def tell_again(self) -> None:
        """Say once more which paper is on the desk, for panels that were not there when it was opened."""
        if self._reading is not None:
            self._context.navigator.paper_opened.emit(self._reading)

    def show_first_run(self, page: QFrame | None) -> None:
        """Show this page in place of the panes, or the panes again."""
        if page is not None and self._first_run is None:
            self._first_run = page
            self._pages.addWidget(page)
        target = page if page is not None else self._splitter
        self._pages.setCurrentWidget(target)

    # panes

    def is_pane_shown(self, pane: Pane) -> bool:
        return not self._panes[pane].isHidden()

    def is_pane_wished(self, pane: Pane) -> bool:
        """Whether it is shown as soon as there is room for it."""
        return pane in self._wished

    def show_pane(self, pane: Pane, is_shown: bool) -> None:
        """Unfold or fold a pane; the last one cannot be folded."""
        others = any(self.is_pane_shown(other) for other in PANES if other != pane)
        if is_shown or others:
            self._wished = [other for other in self._wished if other != pane] + ([pane] if is_shown else [])
            self._fold_to_fit()
        self.pane_toggled.emit(pane, self.is_pane_shown(pane))

    def _fold_to_fit(self) -> None:
        """Show what is wished for; where there is not enough room, no more than what was wished for last."""
        shown = set(self._wished)
        for pane in sorted(_GIVING_WAY, key=self._wished_late):
            if self._room_px is not None and sum(_NEEDED_PX[one] for one in shown) > self._room_px and len(shown) > 1:
                shown.discard(pane)
        for pane in PANES:
            if self.is_pane_shown(pane) != (pane in shown):
                self._panes[pane].setVisible(pane in shown)
                self.pane_toggled.emit(pane, pane in shown)

    def _wished_late(self, pane: Pane) -> int:
        return self._wished.index(pane) if pane in self._wished else -1

    def show_side_panel(self, panel_id: str) -> None:
        self.show_pane("side", True)
        self.side.show_panel(panel_id)

    def focus_next_pane(self) -> None:
        """Move the focus to the next shown pane, from the last to the first."""
        shown = [pane for pane in PANES if self.is_pane_shown(pane)]
        inside = [pane for pane in shown if self._panes[pane].isAncestorOf(self.focusWidget() or self)]
        place = shown.index(inside[0]) + 1 if inside else 0
        target = shown[place % len(shown)]
        if target == "side":
            self.side.focus_panel()
        else:
            focus_first(self._panes[target])

    def sizes(self) -> tuple[int, ...]:
        return tuple(self._splitter.sizes())

    def set_sizes(self, sizes: Sequence[int]) -> None:
        """Give the panes these widths; nonsense from an old layout is left aside."""
        if len(sizes) == len(PANES) and all(sizes):
            self._is_arranged = True
            self._splitter.setSizes(list(sizes))

    @property
    def is_arranged(self) -> bool:
        """Whether the reader gave the panes widths of her own."""
        return self._is_arranged

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room_px = self.width()
        self._fold_to_fit()
        if not self._is_arranged:
            width = self.width()
            papers, side = (_share(width, *share) for share in (_LIST_SHARE, _SIDE_SHARE))
            self._splitter.setSizes([papers, max(width - papers - side, 1), side])

    def _on_moved(self) -> None:
        self._is_arranged = True

    # the paper on the desk

    def open_paper(self, paper: PaperId) -> None:
        """Show this paper; a click on another one before it came makes it worthless."""
        navigator = self._context.navigator
        navigator.current_paper = paper
        navigator.screen_requested.emit("desk")
        self._load(paper)

    def _go_to(self, paper: PaperId | None) -> None:
        if paper is None:
            return
        if paper == self._context.navigator.current_paper:
            self._context.navigator.screen_requested.emit("desk")
        else:
            self.open_paper(paper)

    def _on_note_wished(self, paper: PaperId) -> None:
        self._go_to(paper)
        self.show_side_panel("note")

    def _load(self, paper: PaperId) -> None:
        self._context.runner.run(
            lambda services: services.reading.open(paper),
            self._on_loaded,
            failed=lambda error: self._on_load_failed(paper, error),
            owner=self,
        )

    def _on_loaded(self, reading: "Reading") -> None:
        if reading.paper.id == self._context.navigator.current_paper:
            self._context.navigator.paper_opened.emit(reading)

    def _on_load_failed(self, paper: PaperId, error: Exception) -> None:
        if paper == self._context.navigator.current_paper and isinstance(error, NotFoundError):
            self._clear()
        self._context.navigator.problem_posted.emit(error)

    def _on_paper_opened(self, reading: "Reading | None") -> None:
        self._reading = reading

    def _on_paper_changed(self, change: RecordChanged) -> None:
        if change.entity_id == self._context.navigator.current_paper and change.operation is Operation.REMOVED:
            self._clear()

    def _reopen(self) -> None:
        paper = self._context.navigator.current_paper
        if paper is not None:
            self._load(paper)

    def _clear(self) -> None:
        self._context.navigator.current_paper = None
        self._context.navigator.paper_opened.emit(None)


def _share(width: int, share: float, least: int, most: int) -> int:
    return min(max(round(width * share), least), most)
