"""The window: going to screens, folding panes, searching, messages, undo, drops, and what it remembers."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.changes import HistoryChanged
from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.domain.ids import PaperId
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.panel_shelf import PanelShelf
from desktop_app.ui.panels import library, paper_list, questions_screen, search_screen
from desktop_app.ui.widgets.mark_card import MARKS_MIME
from desktop_app.ui.window_layout import WindowLayout
from tests.ui.conftest import Shell


class Pane(QWidget):
    """Stands for the reader or a side panel: one field that takes the focus."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.field = QPlainTextEdit(self)
        QVBoxLayout(self).addWidget(self.field)


def side(panel_id: str, order: int) -> object:
    return SimpleNamespace(
        id=panel_id, title=panel_id, icon="note", place="side", order=order, build=lambda _c, _p: Pane(panel_id)
    )


SHELF = PanelShelf((side("marks", 20), side("note", 10), library.PLUGIN, questions_screen.PLUGIN, search_screen.PLUGIN))


FIRST_LAYOUT = WindowLayout()


def made(shell: Shell, layout: WindowLayout = FIRST_LAYOUT, size: tuple[int, int] = (1440, 900)) -> MainWindow:
    window = MainWindow(shell.context, paper_list.PLUGIN.build(shell.context), Pane("reader"), layout)
    shell.show(window, *size)
    window.complete(SHELF)
    window.rail_model.load()
    return window


@pytest.fixture
def window(shell: Shell) -> Iterator[MainWindow]:
    shell.library.add("Vagus nerve", tags=("vns",))
    return made(shell)


def rail(window: MainWindow) -> list[str]:
    model = window.findChild(QListView, "railList").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_rail_counts(shell: Shell, window: MainWindow) -> None:
    assert rail(window) == [
        "Reading desk",
        "Library 1",
        "Questions",
        "To do",
        "Next to read",
        "To buy",
        "Tags",
        "vns 1",
    ]
    shell.library.questions.ask(None, "Why?")
    shell.settle()
    assert "Questions 1" in rail(window)


def test_keys_and_the_rail_go_to_screens(shell: Shell, window: MainWindow) -> None:
    shown: list[str] = []
    shell.navigator.screen_shown.connect(shown.append)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    view = window.findChild(QListView, "railList")
    questions = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=questions)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert shown == ["library", "questions", "desk"]


def test_a_tag_is_chosen_and_taken_back(shell: Shell, window: MainWindow) -> None:
    chosen: list[str] = []
    shell.navigator.tag_chosen.connect(chosen.append)
    view = window.findChild(QListView, "railList")
    place = view.visualRect(view.model().index(7, 0)).center()
    for _ in range(2):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["vns", ""]


def test_lists_make_room_for_two_texts_and_come_back_unless_they_were_folded(shell: Shell, window: MainWindow) -> None:
    table = window.actions_table
    table["fold-list"].trigger()
    shell.navigator.room_requested.emit(True)
    assert not window.rail.isVisible()
    shell.navigator.room_requested.emit(False)
    assert window.rail.isVisible()
    assert not window.desk.is_pane_shown("list")


def test_panes_fold_and_the_last_one_stays(window: MainWindow) -> None:
    table = window.actions_table
    for action_id in ("fold-list", "fold-side"):
        table[action_id].trigger()
    assert not window.desk.is_pane_shown("list")
    assert not window.desk.is_pane_shown("side")
    table["fold-reader"].trigger()
    assert window.desk.is_pane_shown("reader")
    assert table["fold-reader"].isChecked()
    table["fold-rail"].trigger()
    assert not window.rail.isVisible()


def test_the_layout_is_remembered(shell: Shell, window: MainWindow) -> None:
    window.actions_table["fold-list"].trigger()
    window.actions_table["fold-rail"].trigger()
    window.actions_table["side-marks"].trigger()
    window.screens.show_screen("library")
    layout = window.layout_now()
    assert (set(layout.folded), layout.side_panel, layout.screen) == ({"list", "rail"}, "marks", "library")
    again = made(shell, layout)
    assert not again.desk.is_pane_shown("list")
    assert not again.rail.isVisible()
    assert again.desk.side.current() == "marks"
    assert again.screens.current_id() == "library"
    assert not again.actions_table["fold-list"].isChecked()


class MannerPane(Pane):
    """A side panel that can show its things in several manners."""

    manner = "a"

    def set_manner(self, manner: str) -> None:
        self.manner = manner or self.manner


def test_how_side_panels_showed_their_things_is_remembered(shell: Shell) -> None:
    window = made(shell, WindowLayout(panel_manners=("own=b/2", "later=c", "spoilt")))
    for name in ("own", "new"):
        plugin = SimpleNamespace(id=name, title=name, build=lambda _context, _parent, name=name: MannerPane(name))
        window.desk.add_side_panel(plugin)
    assert set(window.layout_now().panel_manners) == {"own=b/2", "later=c", "new=a"}


def test_widths_given_by_hand_are_remembered_others_follow_the_window(shell: Shell, window: MainWindow) -> None:
    assert window.layout_now().pane_widths == ()
    papers, reader, side_panel = window.desk.sizes()
    assert (papers, side_panel) == (292, 391)
    window.desk.set_sizes((240, 600, 385))
    assert window.layout_now().pane_widths == window.desk.sizes() != (papers, reader, side_panel)
    small = made(shell, size=(1100, 700))
    assert small.desk.sizes()[1] >= 380


def test_all_results_are_shown_on_a_screen_and_escape_goes_back(shell: Shell, window: MainWindow) -> None:
    window.screens.show_screen("library")
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = window.findChild(QLineEdit, "paletteField")
    assert field.hasFocus()
    QTest.keyClicks(field, "vagus")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not field.isVisible()
    assert shell.library.asked[-1] == "vagus"
    assert window.screens.current_id() == "search"
    assert window.top.search.text() == "vagus"
    QTest.keyClick(window.screens.currentWidget(), Qt.Key.Key_Escape)
    assert window.screens.current_id() == "library"
    assert window.top.search.text() == ""


def test_the_field_of_the_top_bar_opens_the_palette(shell: Shell, window: MainWindow) -> None:
    QTest.mouseClick(window.top.search, Qt.MouseButton.LeftButton)
    field = window.findChild(QLineEdit, "paletteField")
    assert field.hasFocus()
    QTest.keyClicks(field, "va")
    shell.qtbot.waitUntil(lambda: shell.library.asked == ["va"])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClicks(window.top.search, "x")
    assert (field.text(), field.hasSelectedText()) == ("x", False)


def test_messages_go_and_problems_stay(shell: Shell, window: MainWindow) -> None:
    shell.navigator.message_posted.emit("Marked.")
    assert window.message_bar.sentence() == "Marked."
    shell.navigator.problem_posted.emit(EnvironmentProblemError("The disk is full."))
    assert window.message_bar.sentence().startswith("The disk is full. What was saved before is kept.")
    shell.navigator.message_posted.emit("Marked.")
    assert window.message_bar.sentence().startswith("The disk is full.")
    shell.navigator.problem_posted.emit(ReaderError("No such paper."))
    assert window.message_bar.sentence() == "No such paper."
    QTest.mouseClick(window.findChild(QWidget, "messageClose"), Qt.MouseButton.LeftButton)
    assert not window.message_bar.isVisible()


def test_a_message_moves_nothing_and_lies_over_the_content_only(shell: Shell, window: MainWindow) -> None:
    def places() -> list[object]:
        return [part.geometry() for part in (window.top, window.rail, window.screens, window.status)]

    before, bar = places(), window.message_bar
    for sentence in ("1 mark copied.", "A long problem that has much to tell. " * 12):
        shell.navigator.problem_posted.emit(ReaderError(sentence))
        for width, height in ((1100, 700), (1440, 900)):
            window.resize(width, height)
            shell.qtbot.waitUntil(lambda: window.screens.geometry().contains(bar.geometry()))
            text = window.findChild(QLabel, "messageText")
            assert text.height() >= text.heightForWidth(text.width())
        assert places() == before


def test_the_keyboard_goes_into_a_message_and_back(shell: Shell, window: MainWindow) -> None:
    papers = window.desk.findChild(QListView, "paperList")
    papers.setFocus()
    shell.navigator.problem_posted.emit(ReaderError("No such paper."))
    assert papers.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget().objectName() == "messageClose"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.message_bar.isVisible()
    assert papers.hasFocus()


@pytest.mark.logs_warnings
def test_no_traceback_reaches_the_reader(shell: Shell, window: MainWindow) -> None:
    shell.navigator.problem_posted.emit(KeyError("secret internals"))
    assert "secret" not in window.message_bar.sentence()
    assert "What was saved before is kept" in window.message_bar.sentence()


def test_undo_says_what_it_would_do(shell: Shell, window: MainWindow) -> None:
    undo = window.actions_table["undo"]
    assert not undo.isEnabled()
    shell.bus.publish(HistoryChanged("Highlight", None))
    shell.qtbot.waitUntil(undo.isEnabled)
    assert undo.text() == "Undo: Highlight"
    assert not window.actions_table["redo"].isEnabled()


def test_a_change_that_was_refused_is_told_until_one_is_saved(shell: Shell, window: MainWindow) -> None:
    saved = window.findChild(QLabel, "saveState")
    window.tell_refusal()
    assert saved.text() == "The last change was not saved; all before it is kept"
    assert shell.theme.colour("bad").name() in saved.styleSheet()
    shell.navigator.save_state_changed.emit(False, "Not saved: the disk is full")
    assert saved.text() == "Not saved: the disk is full"
    shell.navigator.save_state_changed.emit(True, "All changes saved")
    assert saved.text().startswith("The last change was not saved")
    shell.bus.publish(HistoryChanged("Highlight", None))
    shell.qtbot.waitUntil(lambda: saved.text() == "All changes saved")
    assert shell.theme.colour("good").name() in saved.styleSheet()


def test_the_status_bar_tells_what_is_saved(shell: Shell, window: MainWindow) -> None:
    shell.navigator.save_state_changed.emit(False, "Not saved: the disk is full")
    shell.navigator.reader_status_changed.emit("p. 3 of 9")
    assert window.findChild(QLabel, "saveState").text() == "Not saved: the disk is full"
    assert window.findChild(QLabel, "readerStatus").text() == "p. 3 of 9"
    window.screens.show_screen("library")
    assert window.findChild(QLabel, "readerStatus").text() == ""
    shell.navigator.reader_status_changed.emit("p. 4 of 9")
    assert window.findChild(QLabel, "readerStatus").text() == ""
    window.screens.show_screen("desk")
    assert window.findChild(QLabel, "readerStatus").text() == "p. 4 of 9"
    assert shell.theme.colour("bad").name() in window.findChild(QLabel, "saveState").styleSheet()


def test_opening_a_paper_shows_it_on_the_desk(shell: Shell, window: MainWindow) -> None:
    window.screens.show_screen("library")
    paper = next(iter(shell.library.papers))
    opened = []
    shell.navigator.paper_opened.connect(opened.append)
    shell.navigator.paper_open_requested.emit(paper)
    assert [reading.paper.id for reading in opened] == [paper]
    assert window.screens.current_id() == "desk"
    assert window.desk.reading.paper.id == paper
    assert window.actions_table["export"].isEnabled()


def test_a_trashed_paper_leaves_the_desk(shell: Shell, window: MainWindow) -> None:
    paper = next(iter(shell.library.papers))
    shell.navigator.paper_open_requested.emit(paper)
    shell.library.library.trash(paper)
    shell.settle()
    assert shell.navigator.current_paper is None
    assert window.desk.reading is None
    assert not window.actions_table["export"].isEnabled()


def test_a_mark_of_another_paper_opens_that_paper(shell: Shell, window: MainWindow) -> None:
    other = shell.library.add("Other")
    shell.navigator.mark_show_requested.emit(None, other)
    assert shell.navigator.current_paper == other


def test_an_unknown_paper_is_told(shell: Shell, window: MainWindow) -> None:
    shell.navigator.paper_open_requested.emit(PaperId(shell.library.new_id()))
    assert window.message_bar.sentence() == "There is no such paper."
    assert shell.navigator.current_paper is None


def test_the_keyboard_goes_round_the_panes(window: MainWindow) -> None:
    window.desk.findChild(QListView, "paperList").setFocus()
    inside = []
    for _ in range(3):
        window.desk.focus_next_pane()
        focus = window.focusWidget()
        inside.append(focus.parentWidget().objectName() if isinstance(focus, QPlainTextEdit) else focus.objectName())
    assert inside == ["reader", "note", "paperList"]


def test_files_and_text_can_be_dropped(shell: Shell, window: MainWindow) -> None:
    taken: list[QMimeData] = []
    window.dropped.connect(taken.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/a.pdf")])
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    assert drop.isAccepted()
    assert len(taken) == 1
    data.setData(MARKS_MIME, b"")
    window.dropEvent(drop)
    assert len(taken) == 1


def test_choosing_colours_changes_the_window(shell: Shell, window: MainWindow) -> None:
    window.actions_table["theme-dark"].trigger()
    assert shell.theme.is_dark
    assert window.actions_table["theme-dark"].isChecked()
    assert not window.actions_table["theme-light"].isChecked()
    assert window.layout_now().theme == "dark"


def test_a_guard_keeps_the_window_open(window: MainWindow) -> None:
    window.guard = lambda: False
    window.close()
    assert window.isVisible()
    window.guard = None
    window.close()
    assert not window.isVisible()


def test_every_control_has_a_name_and_is_reached_by_tab(window: MainWindow) -> None:
    for button in window.top.findChildren(QPushButton):
        assert button.objectName()
        assert button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_no_shortcut_is_given_twice(window: MainWindow) -> None:
    keys = [keys for spec in window.actions_table.specs for keys in spec.shortcuts]
    assert len(keys) == len(set(keys))


def test_alt_and_arrows_go_through_the_papers(shell: Shell, window: MainWindow) -> None:
    other = shell.library.add("Other")
    shell.settle()
    shell.navigator.paper_open_requested.emit(next(iter(shell.library.papers)))
    QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shell.navigator.current_paper == other


def test_nothing_moves_when_what_surrounds_the_screens_comes(shell: Shell) -> None:
    window = MainWindow(shell.context, Pane("papers"), Pane("reader"), WindowLayout())
    shell.navigator.reader_status_changed.emit("p. 1 of 20")
    shell.show(window, 1100, 700)

    def places() -> list[QRect]:
        shown = (window.desk, window.findChild(Pane, "papers"), window.findChild(Pane, "reader"))
        return [QRect(pane.mapTo(window, QPoint()), pane.size()) for pane in shown]

    before = places()
    assert window.findChild(QWidget, "topBar") is None
    window.furnish()
    shell.settle()
    assert places() == before
    assert window.top.isVisible()
    assert window.rail.isVisible()
    assert window.findChild(QWidget, "readerStatus").text() == "p. 1 of 20"


def test_a_message_is_told_although_its_bar_is_not_there_yet(shell: Shell) -> None:
    window = MainWindow(shell.context, Pane("papers"), Pane("reader"), WindowLayout(folded=("rail",)))
    shell.show(window)
    shell.navigator.message_posted.emit("Marked.")
    assert window.message_bar.sentence() == "Marked."
    assert not window.rail.isVisible()
    assert not window.actions_table["fold-rail"].isChecked()


def test_the_first_window_fits_on_the_screen(shell: Shell) -> None:
    window = MainWindow(shell.context, Pane("papers"), Pane("reader"), WindowLayout())
    shell.qtbot.addWidget(window)
    free = window.screen().availableSize()
    assert window.width() <= free.width()
    assert window.height() < free.height()
