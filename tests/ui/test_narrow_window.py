"""A window that is too narrow for all panes folds some, and takes nothing away for good."""

from pytestqt.qtbot import QtBot

from desktop_app.ui.desk import PANES
from tests.ui.conftest import Shell
from tests.ui.test_main_window import made


def test_a_narrow_window_keeps_the_reader_and_folds_the_list_first(shell: Shell, qtbot: QtBot) -> None:
    window = made(shell)
    desk, table = window.desk, window.actions_table
    rail = window.rail.width()
    for width, shown in ((800, ["reader", "side"]), (1440, ["list", "reader", "side"])):
        window.resize(width, 600)
        qtbot.waitUntil(lambda shown=shown: [pane for pane in PANES if desk.is_pane_shown(pane)] == shown)
        assert table["fold-list"].isChecked() is ("list" in shown)
        assert set(window.layout_now().folded) == set()
    assert window.rail.width() == rail
    window.resize(800, 600)
    qtbot.waitUntil(lambda: window.rail.width() < rail and not desk.is_pane_shown("list"))
    table["fold-list"].trigger()
    assert [pane for pane in PANES if desk.is_pane_shown(pane)] == ["list", "reader"]
    assert not table["fold-side"].isChecked()
    desk.show_side_panel("marks")
    assert [pane for pane in PANES if desk.is_pane_shown(pane)] == ["reader", "side"]
