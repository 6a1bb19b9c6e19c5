"""The window: top bar, rail, screens, status bar; who answers which wish. What an action does is told elsewhere."""

import base64
import logging
from collections.abc import Callable, Iterator

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.domain.changes import HistoryChanged
from desktop_app.domain.errors import BugError, PostilError
from desktop_app.domain.queries import LibraryCounts
from desktop_app.ui.actions import Actions
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.desk import PANES, Desk
from desktop_app.ui.models.rail_model import RailModel
from desktop_app.ui.panel_shelf import PanelShelf
from desktop_app.ui.problem_text import problem_text
from desktop_app.ui.rail import Rail
from desktop_app.ui.screens import DESK, Screens
from desktop_app.ui.theme import ThemeWish
from desktop_app.ui.widgets.message_bar import MessageBar
from desktop_app.ui.widgets.status_bar import StatusBar
from desktop_app.ui.widgets.top_bar import TopBar
from desktop_app.ui.widgets.work_bar import WorkBar
from desktop_app.ui.window_layout import WindowLayout

log = logging.getLogger(__name__)

FIRST_SIZE = (1440, 900)
_LEAST_SIZE = (720, 480)
#: left free of a small screen, for the frame that the system draws around the window
_TITLE_BAR_PX = 32


class MainWindow(QWidget):
    """Built in two steps: what the first page needs, then `complete` with the rest."""

    #: the window was painted for the first time
    first_painted = Signal()
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
        self.actions_table = Actions(context.theme, self)
        self.desk = Desk(context, papers, reader, self)
        self.screens = Screens(context, self.desk, self)
        self.rail_model = RailModel(context, self._screen_rows(), self)
        self.rail = Rail(context, self.rail_model, self)
        self.message_bar = MessageBar(context.theme, self)
        self.status = StatusBar(context.theme, self)
        self.top = TopBar(context.theme, self._spec_keys("search"), self)
        self.work_bar = WorkBar(context.theme, self)
        #: asked before the window closes; False keeps it open for now
        self.guard: Callable[[], bool] | None = None
        self._came_from = DESK
        self._was_painted = False
        self._folded_for_room: list[QAction] = []
        self._arrange()
        self._fill_top_bar()
        self._answer_wishes()
        self._connect_actions()
        self._restore()

    def complete(self, shelf: PanelShelf) -> None:
        """Add at once what the first page did not need."""
        for _step in self.completing(shelf):
            pass

    def completing(self, shelf: PanelShelf) -> Iterator[None]:
        """Add side panels, other screens and icons, one at each step, so that a caller can let the window breathe."""
        self._context.theme.draw_icons()
        yield
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

    def _screen_rows(self) -> list[tuple[str, str, str]]:
        specs = [spec for spec in self.actions_table.specs if spec.id.startswith("go-")]
        return [(spec.id.removeprefix("go-"), spec.text, spec.icon) for spec in specs]

    def _spec_keys(self, action_id: str) -> str:
        return next(spec.keys for spec in self.actions_table.specs if spec.id == action_id)

    # parts

    def _arrange(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.screens, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.work_bar)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.message_bar.lie_over(self.screens)

    def _fill_top_bar(self) -> None:
        table = self.actions_table
        self.top.add_button(table["paste"], self.tr("Paste abstract"))
        self.top.add_button(table["add"], self.tr("+ Add paper"), primary=True)
        self.top.add_tools([table[action_id] for action_id in ("fold-rail", "fold-list", "fold-side")])
        self.top.add_menu(self._menu(), self.tr("Menu"))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("mainMenu")
        table = self.actions_table
        groups: tuple[tuple[str, ...], ...] = (
            ("undo", "redo"),
            ("paste", "add", "attach", "sample"),
            ("ask", "flag", "export", "categories"),
            ("note-history",),
            ("fold-rail", "fold-list", "fold-reader", "fold-side"),
        )
        for ids in groups:
            menu.addActions([table[action_id] for action_id in ids])
            menu.addSeparator()
        for title, inner in (
            (self.tr("Colours"), ("theme-system", "theme-light", "theme-dark")),
            (self.tr("Library"), ("backup", "restore", "check")),
        ):
            menu.addMenu(title).addActions([table[action_id] for action_id in inner])
        menu.addSeparator()
        menu.addActions([table[action_id] for action_id in ("shortcuts", "about", "quit")])
        return menu

    # wishes and facts

    def _answer_wishes(self) -> None:
        navigator = self._context.navigator
        navigator.screen_requested.connect(self.screens.show_screen)
        navigator.screen_shown.connect(self._on_screen_shown)
        navigator.room_requested.connect(self._on_room_requested)
        navigator.question_show_requested.connect(lambda _question: self.screens.show_screen("questions"))
        navigator.tag_chosen.connect(self._on_tag_chosen)
        navigator.search_requested.connect(self._on_search_requested)
        navigator.message_posted.connect(self._on_message)
        navigator.problem_posted.connect(self.show_problem)
        navigator.save_state_changed.connect(self.status.show_saved)
        navigator.reader_status_changed.connect(self.status.show_reader)
        navigator.paper_opened.connect(self._on_paper_opened)
        self._context.hub.history_changed.connect(self._on_history_changed)
        self.rail_model.counted.connect(self._on_counted)
        self.top.search.searched.connect(navigator.search_requested)
        self.top.search.left.connect(lambda: self.screens.show_screen(self._came_from))
        self.top.search.results_wanted.connect(self._focus_screen)

    def _on_room_requested(self, is_needed: bool) -> None:
        """Fold what is not read while two texts stand side by side, and bring it back afterwards."""
        folds = [self.actions_table[action_id] for action_id in ("fold-rail", "fold-list")]
        if is_needed:
            self._folded_for_room = [action for action in folds if action.isChecked()]
        for action in self._folded_for_room:
            if action.isChecked() is is_needed:
                action.trigger()
        if not is_needed:
            self._folded_for_room = []

    def _on_message(self, sentence: str) -> None:
        self.message_bar.say(sentence)

    def show_problem(self, error: Exception) -> None:
        """Say what went wrong; what we did not foresee is in the log with all that helps to find it."""
        if isinstance(error, BugError) or not isinstance(error, PostilError):
            log.error("a task failed", exc_info=error)
        self.message_bar.complain(problem_text(error))

    def _on_screen_shown(self, screen_id: str) -> None:
        if screen_id != "search":
            self._came_from = screen_id

    def _on_tag_chosen(self, _tag: str) -> None:
        if self.screens.current_id() not in (DESK, "library"):
            self.screens.show_screen("library")

    def _on_search_requested(self, words: str) -> None:
        self.top.search.show_words(words)
        self.screens.show_screen("search", takes_focus=not self.top.search.hasFocus())

    def _focus_screen(self) -> None:
        screen = self.screens.currentWidget()
        if screen is not None:
            screen.setFocus()

    def _on_paper_opened(self, reading: object) -> None:
        for action_id in ("attach", "flag", "export", "trash"):
            self.actions_table[action_id].setEnabled(reading is not None)

    def _on_history_changed(self, history: HistoryChanged) -> None:
        for action_id, word, name in (
            ("undo", self.tr("Undo"), history.undo_name),
            ("redo", self.tr("Redo"), history.redo_name),
        ):
            self.actions_table[action_id].setEnabled(name is not None)
            self.actions_table[action_id].setText(f"{word}: {name}" if name else word)

    def _on_counted(self, counts: LibraryCounts) -> None:
        self.actions_table["sample"].setVisible(counts.papers == 0)

    # actions of the window itself

    def _connect_actions(self) -> None:
        table, theme = self.actions_table, self._context.theme
        for row_id, _text, _icon in self._screen_rows():
            table[f"go-{row_id}"].triggered.connect(self._to(self.screens.show_screen, row_id))
        for panel_id in ("note", "marks", "questions", "todo", "info"):
            table[f"side-{panel_id}"].triggered.connect(self._to(self._show_side_panel, panel_id))
        table["search"].triggered.connect(lambda: self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        for action_id, rows in (("next-paper", 1), ("previous-paper", -1)):
            table[action_id].triggered.connect(self._to(self._context.navigator.paper_step_requested.emit, rows))
        table["next-pane"].triggered.connect(self._on_next_pane)
        table["fold-rail"].toggled.connect(self.rail.setVisible)
        for pane in PANES:
            table[f"fold-{pane}"].setChecked(True)
            table[f"fold-{pane}"].triggered.connect(lambda is_on, pane=pane: self.desk.show_pane(pane, is_on))
        table["fold-rail"].setChecked(True)
        self.desk.pane_toggled.connect(lambda pane, is_shown: table[f"fold-{pane}"].setChecked(is_shown))
        for wish in ThemeWish:
            table[f"theme-{wish}"].setChecked(theme.wish is wish)
            table[f"theme-{wish}"].triggered.connect(self._to(self._choose_theme, wish))
        table["quit"].triggered.connect(self.close)
        self._on_history_changed(HistoryChanged(None, None))
        self._on_paper_opened(None)

    def _to(self, call: Callable[..., object], *arguments: object) -> Callable[[], None]:
        """A slot that calls with these arguments, whatever the signal carries."""

        def slot(*_ignored: object) -> None:
            call(*arguments)

        return slot

    def _show_side_panel(self, panel_id: str) -> None:
        self.screens.show_screen(DESK)
        self.desk.show_side_panel(panel_id)
        self.desk.side.focus_panel()

    def _on_next_pane(self) -> None:
        if not self.message_bar.take_focus():
            self.desk.focus_next_pane()

    def _choose_theme(self, wish: ThemeWish) -> None:
        self._context.theme.choose(wish)
        for other in ThemeWish:
            self.actions_table[f"theme-{other}"].setChecked(other is wish)

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
        self.actions_table["fold-rail"].setChecked("rail" not in self._layout.folded)

    def layout_now(self) -> WindowLayout:
        """What to remember of the window."""
        folded: list[str] = [pane for pane in PANES if not self.desk.is_pane_shown(pane)]
        folded += ["rail"] if self.rail.isHidden() else []
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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.guard is not None and not self.guard():
            event.ignore()
            return
        self.message_bar.clear()
        self.top.search.stop()
        self.rail_model.stop()
        super().closeEvent(event)


def can_take(data: QMimeData) -> bool:
    """Whether something of this can be added: files or text; marks are dragged about inside the window."""
    from desktop_app.ui.widgets.mark_card import MARKS_MIME

    if data.hasFormat(MARKS_MIME):
        return False
    return any(url.isLocalFile() for url in data.urls()) or data.hasText() or data.hasHtml()
