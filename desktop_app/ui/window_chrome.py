"""What surrounds the screens: top bar, rail, status bar, bars of messages, and the actions that all of them show."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.domain.changes import HistoryChanged
from desktop_app.domain.queries import LibraryCounts
from desktop_app.ui.actions import Actions
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.desk import PANES
from desktop_app.ui.models.rail_model import RailModel
from desktop_app.ui.rail import Rail
from desktop_app.ui.screens import DESK
from desktop_app.ui.theme import ThemeWish
from desktop_app.ui.widgets.message_bar import MessageBar
from desktop_app.ui.widgets.status_bar import StatusBar
from desktop_app.ui.widgets.top_bar import TopBar
from desktop_app.ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.palette import Palette

_HISTORY = ("undo", "redo")


class WindowChrome(QObject):
    """Complete after the last step of `building`; the window gives its parts their places."""

    actions_table: Actions
    rail_model: RailModel
    rail: Rail
    top: TopBar
    status: StatusBar
    message_bar: MessageBar
    work_bar: WorkBar

    def __init__(self, context: UiContext, window: "MainWindow") -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._came_from, self._reader_status = DESK, ""
        self._notes_saved, self._is_refused = (True, self.tr("All changes saved")), False
        self._palette: Palette | None = None
        self._folded_for_room: list[QAction] = []

    def building(self) -> Iterator[None]:
        """Build one part at each step; they are hidden until the window shows them."""
        theme, window = self._context.theme, self._window
        self.actions_table = Actions(theme, window)
        yield
        self.top = TopBar(theme, self._spec_keys("search"), window)
        yield
        self._fill_top_bar()
        yield
        self.rail_model = RailModel(self._context, self._screen_rows(), window)
        self.rail = Rail(self._context, self.rail_model, window)
        yield
        self.message_bar = MessageBar(theme, window)
        self.work_bar = WorkBar(theme, window)
        self.status = StatusBar(theme, window)
        yield
        self._answer_wishes()
        self._connect_actions()

    def stop(self) -> None:
        """Start nothing more: the window closes."""
        self.message_bar.clear()
        self.rail_model.stop()
        if self._palette is not None:
            self._palette.stop()

    def _screen_rows(self) -> list[tuple[str, str, str]]:
        specs = [spec for spec in self.actions_table.specs if spec.id.startswith("go-")]
        return [(spec.id.removeprefix("go-"), spec.text, spec.icon) for spec in specs]

    def _spec_keys(self, action_id: str) -> str:
        return next(spec.keys for spec in self.actions_table.specs if spec.id == action_id)

    # the top bar

    def _fill_top_bar(self) -> None:
        table = self.actions_table
        self.top.add_button(table["paste"], self.tr("Paste abstract"))
        self.top.add_button(table["add"], self.tr("+ Add paper"), primary=True)
        self.top.add_tools([table[action_id] for action_id in ("fold-rail", "fold-list", "fold-side")])
        self.top.add_menu(self._menu(), self.tr("Menu"))

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setObjectName("mainMenu")
        table = self.actions_table
        groups: tuple[tuple[str, ...], ...] = (
            ("undo", "redo"),
            ("paste", "add", "attach", "sample"),
            ("ask", "ask-anywhere", "flag", "trail", "export", "categories"),
            ("note-history", "fill-in", "free-copy"),
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
        menu.addActions([table[action_id] for action_id in ("lookups", "settings", "shortcuts", "about", "quit")])
        return menu

    # wishes and facts

    def _answer_wishes(self) -> None:
        navigator = self._context.navigator
        navigator.screen_shown.connect(self._on_screen_shown)
        navigator.room_requested.connect(self._on_room_requested)
        navigator.tag_chosen.connect(self._on_tag_chosen)
        navigator.search_requested.connect(self._on_search_requested)
        navigator.save_state_changed.connect(self._on_save_state_changed)
        navigator.reader_status_changed.connect(self.show_reader_status)
        navigator.paper_opened.connect(self._on_paper_opened)
        hub = self._context.hub
        hub.history_changed.connect(self._on_history_changed)
        hub.note_changed.connect(self._on_saved_again)
        self.rail_model.counted.connect(self._on_counted)
        self.top.search.wished.connect(self.open_palette)
        self.actions_table.keys_changed.connect(lambda: self.top.search.show_key(self._spec_keys("search")))

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

    def show_reader_status(self, told: str) -> None:
        """Where the reader is says nothing beside another screen."""
        self._reader_status = told
        self._show_reader_on(self._window.screens.current_id())

    def _show_reader_on(self, screen_id: str) -> None:
        self.status.show_reader(self._reader_status if screen_id == DESK else "")

    def _on_screen_shown(self, screen_id: str) -> None:
        self._show_reader_on(screen_id)
        if screen_id != "search":
            self._came_from = screen_id
            self.top.search.show_words("")

    def _on_tag_chosen(self, _tag: str) -> None:
        if self._window.screens.current_id() not in (DESK, "library"):
            self._window.screens.show_screen("library")

    def _on_search_requested(self, words: str) -> None:
        self._window.screens.show_screen("search" if words else self._came_from)
        self.top.search.show_words(words)

    def open_palette(self, words: str = "") -> None:
        """Show the palette with these words; it is made when it is first wished for."""
        if self._palette is None:
            from desktop_app.ui.palette import Palette
            from desktop_app.ui.palette_commands import PaletteCommands

            commands = PaletteCommands(self.actions_table, lambda: self._window.desk.reader_commands)
            self._palette = Palette(self._context, self._window, commands)
        self._palette.open_palette(words)

    def _on_paper_opened(self, reading: object) -> None:
        for action_id in ("attach", "flag", "trail", "fill-in", "free-copy", "export", "trash"):
            self.actions_table[action_id].setEnabled(reading is not None)

    # what is saved

    def _on_save_state_changed(self, is_saved: bool, sentence: str) -> None:
        self._notes_saved = is_saved, sentence
        self._show_saved()

    def tell_refusal(self) -> None:
        """A change was not saved; said until one is saved again."""
        self._is_refused = True
        self._show_saved()

    def _on_saved_again(self) -> None:
        if self._is_refused:
            self._is_refused = False
            self._show_saved()

    def _show_saved(self) -> None:
        """What is wrong with a note is said first: its text waits to be saved."""
        is_saved, sentence = self._notes_saved
        if self._is_refused and is_saved:
            is_saved, sentence = False, self.tr("The last change was not saved; all before it is kept")
        self.status.show_saved(is_saved, sentence)

    def _on_history_changed(self, history: HistoryChanged) -> None:
        self._on_saved_again()
        words = zip(_HISTORY, (self.tr("Undo"), self.tr("Redo")), (history.undo_name, history.redo_name), strict=True)
        for action_id, word, name in words:
            self.actions_table[action_id].setEnabled(name is not None)
            self.actions_table[action_id].setText(f"{word}: {name}" if name else word)

    def _on_counted(self, counts: LibraryCounts) -> None:
        self.actions_table["sample"].setVisible(counts.papers == 0)

    # actions of the window itself

    def _connect_actions(self) -> None:
        table, theme, window = self.actions_table, self._context.theme, self._window
        for row_id, _text, _icon in self._screen_rows():
            table[f"go-{row_id}"].triggered.connect(_to(window.screens.show_screen, row_id))
        for panel_id in ("note", "marks", "questions", "todo", "info"):
            table[f"side-{panel_id}"].triggered.connect(_to(self._show_side_panel, panel_id))
        table["search"].triggered.connect(lambda: self.open_palette(self.top.search.text()))
        for action_id, rows in (("next-paper", 1), ("previous-paper", -1)):
            table[action_id].triggered.connect(_to(self._context.navigator.paper_step_requested.emit, rows))
        table["next-pane"].triggered.connect(self._on_next_pane)
        self._connect_folds()
        for wish in ThemeWish:
            table[f"theme-{wish}"].setChecked(theme.wish is wish)
            table[f"theme-{wish}"].triggered.connect(_to(self._choose_theme, wish))
        table["quit"].triggered.connect(window.close)
        self._on_history_changed(HistoryChanged(None, None))
        self._on_paper_opened(window.desk.reading)

    def _connect_folds(self) -> None:
        table, desk = self.actions_table, self._window.desk
        table["fold-rail"].setChecked(not self._window.is_rail_folded)
        table["fold-rail"].toggled.connect(self._window.show_rail)
        for pane in PANES:
            table[f"fold-{pane}"].setChecked(desk.is_pane_shown(pane))
            table[f"fold-{pane}"].triggered.connect(lambda is_on, pane=pane: desk.show_pane(pane, is_on))
        desk.pane_toggled.connect(lambda pane, is_shown: table[f"fold-{pane}"].setChecked(is_shown))

    def _show_side_panel(self, panel_id: str) -> None:
        self._window.screens.show_screen(DESK)
        self._window.desk.show_side_panel(panel_id)
        self._window.desk.side.focus_panel()

    def _on_next_pane(self) -> None:
        if not self.message_bar.take_focus():
            self._window.desk.focus_next_pane()

    def _choose_theme(self, wish: ThemeWish) -> None:
        self._context.theme.choose(wish)
        for other in ThemeWish:
            self.actions_table[f"theme-{other}"].setChecked(other is wish)


def _to(call: Callable[..., object], *arguments: object) -> Callable[[], None]:
    """A slot that calls with these arguments, whatever the signal carries."""

    def slot(*_ignored: object) -> None:
        call(*arguments)

    return slot
