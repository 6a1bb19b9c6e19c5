"""Keys are changed in the settings: conflicts are told, the change is in force at once and is remembered."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QPushButton, QRadioButton, QTableView, QWidget

from desktop_app.ui.actions import Actions
from desktop_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from desktop_app.ui.key_keeping import KeyKeeping
from desktop_app.ui.theme import ThemeWish
from desktop_app.ui.viewer.reader_actions import ReaderActions, ReaderActionSpec
from tests.ui.conftest import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    def __init__(self, reader: ReaderActions) -> None:
        self.reader_commands = reader


class Window(QWidget):
    """As much of the window as the keys need."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.actions_table = Actions(shell.theme, self)
        reader = ReaderActions(shell.theme, self)
        reader.add(ReaderActionSpec("caret", "Caret mode", ("Shift+F7",)), lambda: None)
        reader.add(ReaderActionSpec("marker", "Marker in hand", ("H",), is_local=True), lambda: None)
        self.desk = Desk(reader)


class Stage:
    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.window = Window(shell)
        shell.show(self.window)
        self.keeping = KeyKeeping(shell.context, self.window)
        self.window.actions_table["settings"].trigger()
        self.dialog = shell.dialog(self.window, "settingsDialog")
        self.table = self.dialog.findChild(QTableView, "keyTable")
        self.pressed = self.dialog.findChild(QKeySequenceEdit, "keyPressed")

    def choose(self, words: str) -> None:
        field = self.dialog.findChild(QLineEdit, "keyFilter")
        field.setText(words)
        self.table.setCurrentIndex(self.table.model().index(0, 0))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed.setFocus()
        QTest.keyClick(self.pressed, key, modifiers)

    def click(self, name: str) -> None:
        QTest.mouseClick(self.dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)

    def keys(self, row: int = 0) -> str:
        return self.table.model().index(row, 2).data()

    def shortcut(self, action_id: str) -> str:
        return self.window.actions_table[action_id].shortcut().toString()


@pytest.fixture
def stage(shell: Shell) -> Iterator[Stage]:
    stage = Stage(shell)
    yield stage
    stage.dialog.close()


def test_a_new_key_is_in_force_at_once_and_shown_everywhere(shell: Shell, stage: Stage) -> None:
    stage.choose("search everything")
    stage.press(Qt.Key.Key_J, CONTROL)
    stage.click("keyGive")
    assert (stage.keys(), stage.shortcut("search")) == ("Ctrl+J", "Ctrl+J")
    assert shell.library.choices.chosen_keys == {"search": ("Ctrl+J",)}
    table = stage.window.actions_table
    assert table["search"].toolTip().endswith("(Ctrl+J)")
    told = next(spec for spec in table.specs if spec.id == "search")
    help_dialog = ShortcutsDialog(shell.theme, [told], stage.window.desk.reader_commands.specs, stage.window)
    assert any(label.text() == "Ctrl+J" for label in help_dialog.findChildren(QWidget) if hasattr(label, "text"))
    help_dialog.deleteLater()
    stage.click("keyUsual")
    assert (stage.shortcut("search"), shell.library.choices.chosen_keys) == ("Ctrl+K", {})


def test_all_is_done_with_keys(shell: Shell, stage: Stage) -> None:
    field = stage.dialog.findChild(QLineEdit, "keyFilter")
    assert field.hasFocus()
    QTest.keyClicks(field, "search everything")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stage.table.hasFocus()
    QTest.keyClick(stage.table, Qt.Key.Key_Return)
    assert stage.pressed.hasFocus()
    stage.press(Qt.Key.Key_F4, CONTROL)
    give = stage.dialog.findChild(QPushButton, "keyGive")
    assert give.hasFocus()
    QTest.keyClick(give, Qt.Key.Key_Space)
    assert (stage.shortcut("search"), stage.dialog.isVisible()) == ("Ctrl+F4", True)


def test_a_taken_key_is_named_and_changes_hands_when_set_twice(shell: Shell, stage: Stage) -> None:
    stage.choose("search everything")
    stage.press(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert stage.dialog.problem() == "Shift+F7 is taken by “Caret mode” (Reader)."
    stage.click("keyGive")
    assert stage.shortcut("search") == "Ctrl+K"
    stage.click("keyGive")
    reader = stage.window.desk.reader_commands
    assert (stage.shortcut("search"), reader["caret"].shortcut().toString()) == ("Shift+F7", "")
    later = ReaderActionSpec("later", "Later", ("F3",))
    shell.library.choices.chosen_keys = {"later": ("F4",)}
    KeyKeeping(shell.context, stage.window)
    reader.add(later, lambda: None)
    assert reader["later"].shortcut().toString() == "F4"
    stage.click("keyAllUsual")
    assert stage.shortcut("search") == "Ctrl+K"
    assert reader["caret"].shortcut().toString() == "Shift+F7"


def test_keys_that_type_are_refused_but_for_the_text_of_papers(stage: Stage) -> None:
    stage.choose("library go to")
    stage.press(Qt.Key.Key_L)
    assert stage.dialog.problem().startswith("L is needed where text is typed.")
    stage.click("keyGive")
    assert stage.shortcut("go-library") == "Ctrl+2"
    stage.press(Qt.Key.Key_B, CONTROL)
    assert stage.dialog.problem().startswith("Ctrl+B is used elsewhere: ")
    stage.click("keyNone")
    assert (stage.keys(), stage.shortcut("go-library")) == ("no key", "")
    stage.choose("marker in hand")
    stage.press(Qt.Key.Key_B)
    stage.click("keyGive")
    assert stage.window.desk.reader_commands["marker"].shortcut().toString() == "B"


def test_colours_and_what_is_remembered(shell: Shell, stage: Stage) -> None:
    chosen: list[str] = []
    stage.window.actions_table["theme-dark"].triggered.connect(lambda _checked=False: chosen.append("dark"))
    shell.library.choices.recent = ["rat"]
    stage.click("settingsPages-general")
    stage.dialog.findChild(QRadioButton, f"settingsTheme-{ThemeWish.DARK}").click()
    stage.click("settingsForget")
    assert chosen == ["dark"]
    assert shell.library.choices.recent == []
