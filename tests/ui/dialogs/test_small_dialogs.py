"""The small dialogs: ask, to-do, export, restore, help, about, report, unsaved."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QWidget

from desktop_app.ui.actions import Actions
from desktop_app.ui.commands import licence_notices
from desktop_app.ui.dialogs.about_dialog import AboutDialog
from desktop_app.ui.dialogs.ask_dialog import AskDialog, AskWish
from desktop_app.ui.dialogs.export_dialog import ExportDialog, ExportWish
from desktop_app.ui.dialogs.password_dialog import PasswordDialog
from desktop_app.ui.dialogs.report_dialog import ReportDialog
from desktop_app.ui.dialogs.restore_dialog import BackupRow, RestoreDialog
from desktop_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from desktop_app.ui.dialogs.todo_dialog import TodoDialog
from desktop_app.ui.dialogs.unsaved_dialog import UnsavedDialog
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec
from desktop_app.ui.widgets.todo_form import TodoInput
from tests.ui.clipping import clipped
from tests.ui.conftest import Shell
from tests.ui.records import categories


def opened(shell: Shell, dialog: QDialog) -> QDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    shell.qtbot.addWidget(dialog)
    with shell.qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def click(dialog: QDialog, name: str) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def words(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_question_needs_words(shell: Shell) -> None:
    dialog = opened(shell, AskDialog(shell.theme, "Vagus & nerve"))
    asked: list[AskWish] = []
    dialog.asked.connect(asked.append)
    click(dialog, "askKeep")
    assert "question" in dialog.problem()
    dialog.findChild(QPlainTextEdit, "askText").setPlainText("Where? ")
    dialog.findChild(QCheckBox, "askPromised").setChecked(True)
    dialog.findChild(QLineEdit, "askTags").setText("serum; BDNF ,")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [AskWish("Where?", True, True, None, ("serum", "BDNF"))]
    assert not dialog.isVisible()


def test_enter_asks_and_escape_leaves(shell: Shell) -> None:
    dialog = opened(shell, AskDialog(shell.theme, ""))
    asked: list[AskWish] = []
    dialog.asked.connect(asked.append)
    field = dialog.findChild(QPlainTextEdit, "askText")
    QTest.keyClicks(field, "Where?")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [wish.text for wish in asked] == ["Where?"]
    assert not dialog.isVisible()
    other = opened(shell, AskDialog(shell.theme, "", None, "Why?"))
    QTest.keyClick(other.findChild(QPlainTextEdit, "askText"), Qt.Key.Key_Escape)
    assert not other.isVisible()


def test_a_question_without_a_paper_offers_none(shell: Shell) -> None:
    dialog = opened(shell, AskDialog(shell.theme, ""))
    assert not dialog.findChild(QCheckBox, "askAbout").isVisible()


def test_a_purchase_takes_price_and_link(shell: Shell) -> None:
    dialog = opened(shell, TodoDialog(shell.theme, "Vagus nerve", "buy"))
    kept: list[TodoInput] = []
    dialog.kept.connect(kept.append)
    dialog.findChild(QLineEdit, "todoPriceField").setText("39.95 USD")
    dialog.findChild(QLineEdit, "todoUrlField").setText("https://example.org")
    click(dialog, "formKeep")
    assert kept == [TodoInput("buy", "", None, "39.95 USD", "https://example.org")]
    assert not dialog.isVisible()
    other = opened(shell, TodoDialog(shell.theme, "Vagus nerve", "read"))
    other.kept.connect(kept.append)
    add = other.findChild(QPushButton, "formKeep")
    assert add.geometry().right() > other.width() * 0.9
    QTest.keyClick(other.findChild(QLineEdit, "todoTextField"), Qt.Key.Key_Return)
    assert kept[1:] == [TodoInput("read")], "once, by field and button together"


def test_an_export_is_of_all_categories_or_of_some(shell: Shell, tmp_path: Path) -> None:
    wishes: list[ExportWish] = []
    for unticked in (False, True):
        dialog = opened(shell, ExportDialog(shell.theme, 2, (("markdown", "Markdown"),), categories(), tmp_path))
        dialog.wished.connect(wishes.append)
        if unticked:
            for box in dialog.findChildren(QCheckBox):
                box.setChecked(box.accessibleName() == "Claim")
        click(dialog, "exportStart")
    claim = categories()[0]
    assert wishes == [ExportWish("markdown", tmp_path), ExportWish("markdown", tmp_path, (claim.id,))]


def test_an_export_of_nothing_is_refused(shell: Shell, tmp_path: Path) -> None:
    dialog = opened(shell, ExportDialog(shell.theme, 1, (("markdown", "Markdown"),), categories(), tmp_path))
    for box in dialog.findChildren(QCheckBox):
        box.setChecked(False)
    click(dialog, "exportStart")
    assert "category" in dialog.problem()
    dialog.findChild(QCheckBox).setChecked(True)
    dialog.findChild(QLineEdit, "exportFolder").clear()
    click(dialog, "exportStart")
    assert "folder" in dialog.problem()
    assert dialog.isVisible()


def test_a_report_names_each_file_once(shell: Shell) -> None:
    problems = [("a.pdf", "“a.pdf” is not a PDF."), ("b.pdf", "Left out: it has a password.")]
    dialog = opened(shell, ReportDialog(shell.theme, "Some files were left out", "1 paper added.", problems))
    lines = dialog.findChild(QPlainTextEdit, "reportLines").toPlainText()
    assert lines == "“a.pdf” is not a PDF.\n\nb.pdf: Left out: it has a password."


def test_no_words_of_a_dialog_are_cut_off(shell: Shell, tmp_path: Path) -> None:
    long = "A sentence that is long enough to need more than one line in a dialog of any width. " * 4
    dialogs = (
        PasswordDialog(shell.theme, "a name of a file that is very long, " * 6 + ".pdf", "It was not right."),
        ReportDialog(shell.theme, "Some files were left out", long, [("a.pdf", long)]),
        RestoreDialog(shell.theme, ()),
        ExportDialog(shell.theme, 1, (("markdown", "Markdown"),), categories(), tmp_path),
        UnsavedDialog(shell.theme, long),
        AskDialog(shell.theme, long),
    )
    for dialog in dialogs:
        opened(shell, dialog)
        assert clipped(dialog) == [], dialog.objectName()


def test_backups_are_shown_with_day_and_size_newest_first(shell: Shell) -> None:
    rows = [
        BackupRow(Path("/b/old.db"), datetime(2026, 11, 1, 9, tzinfo=UTC), 2_000_000),
        BackupRow(Path("/b/new.db"), datetime(2026, 11, 24, 9, tzinfo=UTC), 3_000_000, "214 papers"),
    ]
    dialog = opened(shell, RestoreDialog(shell.theme, rows))
    chosen: list[Path] = []
    dialog.chosen.connect(chosen.append)
    listed = dialog.findChild(QListWidget, "backupList")
    assert "214 papers" in listed.item(0).text()
    assert "24 Nov 2026, " in listed.item(0).text()
    assert "MB" in listed.item(1).text() or "MiB" in listed.item(1).text()
    assert not dialog.findChild(QPushButton, "restoreChosen").isEnabled()
    listed.setCurrentRow(1)
    click(dialog, "restoreChosen")
    assert chosen == [Path("/b/old.db")]


def test_help_shows_every_key_of_the_table(shell: Shell) -> None:
    window = QWidget()
    shell.qtbot.addWidget(window)
    specs = Actions(shell.theme, window).specs
    reader = [ReaderActionSpec("findAction", "Find in this text", ("Ctrl+F",), "find")]
    dialog = opened(shell, ShortcutsDialog(shell.theme, specs, reader))
    shown = words(dialog)
    assert "Find in this text" in shown
    assert [spec.id for spec in specs if spec.shortcuts and spec.keys not in shown] == []


def test_the_help_is_searched_by_what_she_wants_to_do(shell: Shell) -> None:
    window = QWidget()
    shell.qtbot.addWidget(window)
    dialog = opened(shell, ShortcutsDialog(shell.theme, Actions(shell.theme, window).specs, []))
    field = dialog.findChild(QLineEdit, "shortcutsField")
    assert field.hasFocus()
    QTest.keyClicks(field, "mark category")
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "Mark it with this category" in shown
    assert "Footnote" not in shown
    field.setText("xyzzy")
    assert "No key is called so." in [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_about_shows_version_and_licences(shell: Shell) -> None:
    dialog = opened(shell, AboutDialog(shell.theme, "0.1.0", licence_notices()))
    assert "Postil 0.1.0" in words(dialog)
    notices = dialog.findChild(QPlainTextEdit, "notices").toPlainText()
    assert "ISC License" in notices
    assert "SIL OPEN FONT LICENSE" in notices


def test_staying_is_the_usual_answer_when_something_is_unsaved(shell: Shell) -> None:
    dialog = opened(shell, UnsavedDialog(shell.theme, "The disk is full."))
    left = []
    dialog.leave_wished.connect(lambda: left.append(True))
    assert "The disk is full." in words(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert left == []
    again = opened(shell, UnsavedDialog(shell.theme, ""))
    again.leave_wished.connect(lambda: left.append(True))
    click(again, "unsavedLeave")
    assert left == [True]
