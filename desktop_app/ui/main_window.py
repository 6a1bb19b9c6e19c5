"""The window: its screens, the places of what surrounds them, what it remembers, and what is dropped on it."""

import base64
import logging
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import BugError, LibraryDamagedError, PostilError
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.desk import PANES, Desk
from desktop_app.ui.import_steps import importing
from desktop_app.ui.panel_shelf import PanelShelf
from desktop_app.ui.screens import DESK, Screens
from desktop_app.ui.theme_tokens import RAIL_PX, SLIM_BELOW_PX, SLIM_RAIL_PX, STATUS_BAR_PX, TOP_BAR_PX
from desktop_app.ui.window_layout import WindowLayout

if TYPE_CHECKING:
    from desktop_app.ui.actions import Actions
    from desktop_app.ui.models.rail_model import RailModel
    from desktop_app.ui.rail import Rail
    from desktop_app.ui.widgets.message_bar import MessageBar
    from desktop_app.ui.widgets.status_bar import StatusBar
    from desktop_app.ui.widgets.top_bar import TopBar
    from desktop_app.ui.widgets.work_bar import WorkBar
    from desktop_app.ui.window_chrome import WindowChrome

log = logging.getLogger(__name__)

#: what surrounds the screens is made of these, the inner ones first
_CHROME = (
    *("actions", "models.rail_model", "rail", "widgets.message_bar", "widgets.status_bar", "widgets.top_bar"),
    *("widgets.work_bar", "window_chrome", "viewer.reader_bar", "viewer.reader_head"),
)
FIRST_SIZE = (1440, 900)
_LEAST_SIZE = (720, 480)
#: left free of a small screen, for the frame that the system draws around the window
_TITLE_BAR_PX = 32


class MainWindow(QWidget):
    """Built in two steps: what the first page needs, then `complete` with the rest.

    What surrounds the screens is built after the first page, or as soon as somebody asks for a part of it.
    """

    #: the window was painted for the first time
    first_painted = Signal()
    #: LibraryDamagedError: something could not be done for want of a sound library
    damage_met = Signal(object)
    #: QMimeData: something was dropped on the window
    dropped = Signal(object)

    def __init__(
        self, context: UiContext, papers: QWidget, reader: QWidget, layout: WindowLayout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.setWindowTitle("Postil")
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST_SIZE)
        self.setProperty("part", "chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context, self._layout = context, layout
        self.desk = Desk(context, papers, reader, self)
        self.screens = Screens(context, self.desk, self)
        #: asked before the window closes; False keeps it open for now
        self.guard: Callable[[], bool] | None = None
        self._was_painted = False
        self._chrome: WindowChrome | None = None
        self._chrome_steps = self._building_chrome()
        self._reader_status = ""
        self._instead: QWidget | None = None
        self._is_rail_folded = "rail" in layout.folded
        self._arrange()
        self._answer_wishes()
        self._restore()

    def complete(self, shelf: PanelShelf) -> None:
        """Add at once what the first page did not need."""
        for _step in self.completing(shelf):
            pass

    def completing(self, shelf: PanelShelf) -> Iterator[None]:
        """Add side panels, other screens and icons, one at each step, so that a caller can let the window breathe."""
        yield from self.furnishing()
        yield from self.desk.completing_reader()
        for plugin in shelf.of("side"):
            self.desk.add_side_panel(plugin)
            yield
        self.desk.tell_again()
        self.desk.side.show_panel(self._layout.side_panel)
        self.actions_table.tint()
        yield
        for plugin in shelf.of("screen"):
            self.screens.add_screen(plugin)
            yield
        if self._layout.screen != DESK:
            self.screens.show_screen(self._layout.screen)

    # what surrounds the screens

    def furnishing(self) -> Iterator[None]:
        """Build what surrounds the screens, one part at each step; their places are kept for them until the last."""
        return self._chrome_steps

    def furnish(self) -> None:
        """Build at once what is still missing around the screens."""
        while self._chrome is None:
            next(self._chrome_steps)

    def _building_chrome(self) -> Iterator[None]:
        yield from importing(*_CHROME)
        from desktop_app.ui.window_chrome import WindowChrome

        chrome = WindowChrome(self._context, self)
        yield from chrome.building()
        yield
        self.desk.furnish_reader()
        yield
        chrome.actions_table.tint(("fold-rail", "fold-list", "fold-side"))
        yield
        self._put_in_place(chrome)
        self._chrome = chrome
        self._fit_rail()
        yield
        self._context.theme.draw_icons()

    def _arrange(self) -> None:
        self._top_place, self._rail_place, self._status_place = (
            _place(part, self) for part in ("topbar", "rail", "statusbar")
        )
        self._top_place.setFixedHeight(TOP_BAR_PX)
        self._rail_place.setFixedWidth(RAIL_PX)
        self._status_place.setFixedHeight(STATUS_BAR_PX)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self._rail_place)
        self._middle.addWidget(self.screens, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._top_place)
        self._column.addLayout(self._middle, 1)
        self._column.addWidget(self._status_place)

    def _put_in_place(self, chrome: "WindowChrome") -> None:
        chrome.show_reader_status(self._reader_status)
        for layout, place, part in (
            (self._column, self._top_place, chrome.top),
            (self._middle, self._rail_place, chrome.rail),
            (self._column, self._status_place, chrome.status),
        ):
            layout.replaceWidget(place, part)
            part.setHidden(place.isHidden())
            place.hide()
            place.deleteLater()
        self._column.insertWidget(1, chrome.work_bar)
        self._column.activate()
        chrome.message_bar.lie_over(self.screens)

    @property
    def chrome(self) -> "WindowChrome":
        """Built now where it was not yet."""
        if self._chrome is None:
            self.furnish()
        if self._chrome is None:
            raise RuntimeError("what surrounds the screens is asked for while it is built")
        return self._chrome

    @property
    def actions_table(self) -> "Actions":
        return self.chrome.actions_table

    @property
    def rail_model(self) -> "RailModel":
        return self.chrome.rail_model

    @property
    def rail(self) -> "Rail":
        return self.chrome.rail

    @property
    def top(self) -> "TopBar":
        return self.chrome.top

    @property
    def status(self) -> "StatusBar":
        return self.chrome.status

    @property
    def message_bar(self) -> "MessageBar":
        return self.chrome.message_bar

    @property
    def work_bar(self) -> "WorkBar":
        return self.chrome.work_bar

    @property
    def is_rail_folded(self) -> bool:
        return self._is_rail_folded

    def show_rail(self, is_shown: bool) -> None:
        self._is_rail_folded = not is_shown
        shown = self._rail_place if self._chrome is None else self._chrome.rail
        shown.setVisible(is_shown)

    def _fit_rail(self) -> None:
        """A narrow window keeps of the rail its signs: the screens need the room of its words."""
        is_slim = self.width() < SLIM_BELOW_PX
        if self._chrome is None:
            self._rail_place.setFixedWidth(SLIM_RAIL_PX if is_slim else RAIL_PX)
        else:
            self._chrome.rail.be_slim(is_slim)
        self._column.activate()  # at once: the desk folds no pane for want of the room that comes

    def show_instead(self, page: QWidget | None) -> None:
        """Show this page in the place of everything else, whose keys rest meanwhile; None: everything else again."""
        if self._instead is not None and self._instead is not page:
            self._column.removeWidget(self._instead)
            self._instead.hide()
        elif page is not None:
            self._column.insertWidget(0, page, 1)
        self._instead, is_usual, chrome = page, page is None, self.chrome
        for part in (chrome.top, self.screens, chrome.status):
            part.setVisible(is_usual)
        self._column.setStretchFactor(self._middle, 1 if is_usual else 0)
        chrome.rail.setVisible(is_usual and not self._is_rail_folded)
        chrome.message_bar.clear()
        chrome.actions_table.rest(not is_usual)
        if page is not None:
            page.show()
            page.raise_()

    # wishes and facts

    def _answer_wishes(self) -> None:
        navigator = self._context.navigator
        navigator.screen_requested.connect(self.screens.show_screen)
        for wish in (navigator.question_show_requested, navigator.questions_requested):
            wish.connect(lambda _which: self.screens.show_screen("questions"))
        navigator.message_posted.connect(self._on_message)
        navigator.offer_posted.connect(self._on_offer)
        navigator.problem_posted.connect(self.show_problem)
        navigator.reader_status_changed.connect(self._on_reader_status)

    def _on_reader_status(self, told: str) -> None:
        """Told again to the status bar, which may not be there yet."""
        self._reader_status = told

    def _on_message(self, sentence: str) -> None:
        self.message_bar.say(sentence)

    def _on_offer(self, sentence: str, text: str, act: Callable[[], None]) -> None:
        self.message_bar.say(sentence, text, act)

    def tell_refusal(self) -> None:
        """A change was not saved: say so in the status bar until one is again."""
        self.chrome.tell_refusal()

    def show_problem(self, error: Exception) -> None:
        """Say what went wrong; what we did not foresee is in the log with all that helps to find it."""
        if isinstance(error, BugError) or not isinstance(error, PostilError):
            log.error("a task failed", exc_info=error)
        if self._instead is not None:
            return  # the page says why nothing can be done
        from desktop_app.ui.problem_text import problem_text

        self.message_bar.complain(problem_text(error))
        if isinstance(error, LibraryDamagedError):
            self.damage_met.emit(error)

    # what is remembered

    def _restore(self) -> None:
        self.resize(QSize(*FIRST_SIZE).boundedTo(self.screen().availableSize() - QSize(0, _TITLE_BAR_PX)))
        if self._layout.geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(self._layout.geometry, validate=False)))
        self.desk.set_sizes(self._layout.pane_widths)
        self.desk.set_manners(self._layout.panel_manners)
        for pane in PANES:
            if pane in self._layout.folded:
                self.desk.show_pane(pane, is_shown=False)
        self._rail_place.setHidden(self._is_rail_folded)

    def layout_now(self) -> WindowLayout:
        """What to remember of the window."""
        folded: list[str] = [pane for pane in PANES if not self.desk.is_pane_wished(pane)]
        folded += ["rail"] if self._is_rail_folded else []
        paper = self._context.navigator.current_paper
        screen = self.screens.current_id()
        return WindowLayout(
            geometry=base64.b64encode(self.saveGeometry().data()).decode(),
            pane_widths=self.desk.sizes() if self.desk.is_arranged else (),
            folded=tuple(folded),
            side_panel=self.desk.side.current() or self._layout.side_panel,
            screen=screen if screen != "search" else DESK,
            theme=self._context.theme.wish.value,
            pages=self._context.theme.page_wish.value,
            paper=str(paper) if paper is not None else "",
            panel_manners=self.desk.manners(),
        )

    # what comes from outside

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if can_take(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.guard is not None and not self.guard():
            event.ignore()
            return
        if self._chrome is not None:
            self._chrome.stop()
        super().closeEvent(event)


def can_take(data: QMimeData) -> bool:
    """Whether something of this can be added: files or text; marks are dragged about inside the window."""
    from desktop_app.ui.widgets.mark_card import MARKS_MIME

    if data.hasFormat(MARKS_MIME):
        return False
    return any(url.isLocalFile() for url in data.urls()) or data.hasText() or data.hasHtml()


def _place(part: str, window: QWidget) -> QFrame:
    """Looks like an empty part of the window until the part comes."""
    place = QFrame(window)
    place.setProperty("part", part)
    return place
