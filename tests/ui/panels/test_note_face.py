"""The note in its three ways, alone in the window, with pictures and formulas; undo stays with its note."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QImageWriter, QTextCursor
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.models import note_pictures
from desktop_app.ui.panels.note import NotePanel
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.markdown_preview import MarkdownPreview
from desktop_app.ui.widgets.note_face import NoteFace
from desktop_app.ui.widgets.note_foot import NoteFoot
from desktop_app.ui.widgets.note_menu import NoteMenu
from desktop_app.ui.widgets.quiet_stage import QuietStage
from tests.ui.look import markdown_look
from tests.ui.panels.conftest import Desk
from tests.ui.preview_points import point_of_link
from tests.ui.records import PAPER
from tests.ui.typing import press, type_text

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Note:
    """The panel at the right of a window, and its parts, as a person finds them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.window = QWidget()
        self.panel = NotePanel(desk.context, LinkOpener(desk.navigator))
        column = QVBoxLayout(self.window)
        column.setContentsMargins(500, 0, 0, 0)
        column.addWidget(self.panel)
        desk.show(self.window, 900, 700)
        self.editor = self.panel.findChild(MarkdownEditor, "noteEditor")
        self.preview = self.panel.findChild(MarkdownPreview)
        self.face = self.panel.findChild(NoteFace)
        self.foot = self.panel.findChild(NoteFoot)
        self.menu = self.panel.findChild(NoteMenu)

    def open(self, note: str) -> None:
        self.desk.library.notes.save(PAPER, note)
        self.desk.open()
        self.editor.setFocus()

    def press(self, name: str) -> None:
        self.window.findChild(QPushButton, name).click()


@pytest.fixture
def note(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Note]:
    monkeypatch.setattr(note_pictures, "markdown_look", lambda _theme: markdown_look())
    made = Note(desk)
    yield made
    made.panel.flush()


def png(colour: str = "#336699") -> bytes:
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(colour)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(content.data())


def test_keys_and_buttons_change_the_way_it_is_shown(note: Note) -> None:
    note.open("# Head\n\nwords")
    assert (note.editor.isVisible(), note.preview.isVisible()) == (True, False)
    with note.desk.qtbot.waitActive(note.window):
        note.window.activateWindow()
    note.desk.qtbot.keyClick(note.editor, Qt.Key.Key_E, CONTROL | SHIFT)
    note.desk.qtbot.waitUntil(note.preview.isVisible)
    assert note.editor.isVisible()
    assert note.editor.hasFocus()
    note.press("notePreview")
    assert (note.editor.isVisible(), note.preview.isVisible()) == (False, True)
    assert note.preview.hasFocus()
    assert note.window.findChild(QPushButton, "notePreview").isChecked()
    note.press("noteSource")
    assert (note.editor.isVisible(), note.preview.isVisible()) == (True, False)
    ticked = [action.objectName() for action in note.menu.actions() if action.isChecked()]
    assert ticked == ["note-modeSource"]


def test_what_is_typed_is_read_a_moment_later(note: Note) -> None:
    note.open("first")
    note.press("noteBoth")
    note.editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(note.editor, " and second")
    assert "second" not in note.preview.text()
    note.desk.qtbot.waitUntil(lambda: note.preview.text() == "first and second")


def test_both_scroll_in_step(note: Note) -> None:
    note.open("\n\n".join(f"Paragraph {number}" for number in range(300)))
    note.press("noteBoth")
    note.desk.qtbot.waitUntil(lambda: note.preview.is_complete)
    note.editor.verticalScrollBar().setValue(200)
    line = note.editor.firstVisibleBlock().blockNumber()
    assert abs(note.preview.top_line() - line) < 3
    note.preview.verticalScrollBar().setValue(note.preview.verticalScrollBar().maximum() // 4)
    assert abs(note.editor.firstVisibleBlock().blockNumber() - note.preview.top_line()) < 3
    note.editor.verticalScrollBar().setValue(note.editor.verticalScrollBar().maximum())
    assert note.preview.verticalScrollBar().value() == note.preview.verticalScrollBar().maximum()


def test_another_note_is_shown_in_the_same_way(note: Note) -> None:
    other = note.desk.library.add_paper("Other")
    note.desk.library.notes.save(other, "another note")
    note.open("first note")
    note.press("notePreview")
    note.desk.open(other)
    note.desk.qtbot.waitUntil(lambda: note.preview.text() == "another note")
    note.desk.open(PAPER)
    note.desk.qtbot.waitUntil(lambda: note.preview.text() == "first note")


def test_a_box_is_ticked_in_the_preview_and_by_a_key(note: Note) -> None:
    note.open("Head\n\n- [ ] one\n- [ ] two")
    note.press("notePreview")
    note.desk.qtbot.waitUntil(lambda: "two" in note.preview.text())
    at = point_of_link(note.preview, "postil-box:3")
    note.desk.qtbot.mouseClick(note.preview.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert note.editor.toPlainText().endswith("- [ ] one\n- [x] two")
    assert note.preview.text().count("☑") == 1
    note.press("noteSource")
    note.editor.moveCursor(QTextCursor.MoveOperation.End)
    press(note.editor, Qt.Key.Key_L, CONTROL)
    assert note.editor.toPlainText().endswith("- [ ] two")


def test_alone_it_fills_the_window_and_escape_brings_everything_back(note: Note) -> None:
    note.open("words")
    note.menu.alone_toggled.emit()
    stage = note.window.findChild(QuietStage)
    assert stage.isVisible()
    assert stage.geometry() == note.window.rect()
    assert note.editor.hasFocus()
    centre = note.window.width() / 2
    note.desk.qtbot.waitUntil(
        lambda: abs(note.editor.mapTo(note.window, note.editor.rect().center()).x() - centre) < 20
    )
    note.window.resize(1000, 640)
    note.desk.qtbot.waitUntil(lambda: stage.geometry() == note.window.rect())
    type_text(note.editor, " and more")
    press(note.editor, Qt.Key.Key_Escape)
    assert not stage.isVisible()
    assert note.panel.isAncestorOf(note.editor)
    assert note.editor.toPlainText() == "words and more"
    note.menu.alone_toggled.emit()
    note.panel.hide()
    assert note.panel.isAncestorOf(note.editor)
    note.panel.show()
    assert note.editor.isVisible()


def test_formulas_are_drawn_and_broken_ones_say_why(note: Note) -> None:
    note.open("Here $x$ and $y\\\\$ stand.\n\n$$\nz\n$$")
    note.press("notePreview")
    note.desk.qtbot.waitUntil(lambda: note.preview.text().count("\ufffc") == 2)
    at = point_of_link(note.preview, "postil-reason:1")
    assert note.preview.reason_at(at) == "The formula ends too early."


def test_a_pasted_picture_is_kept_and_shown_and_one_undo_takes_it_out(note: Note) -> None:
    note.open("words")
    note.editor.moveCursor(QTextCursor.MoveOperation.End)
    pasted = QMimeData()
    pasted.setData("image/png", png())
    note.editor.insertFromMimeData(pasted)
    (reference,) = note.desk.library.assets.contents
    assert note.editor.toPlainText().strip() == f"words\n\n![]({reference})"
    note.press("notePreview")
    note.desk.qtbot.waitUntil(lambda: "\ufffc" in note.preview.text())
    picture = note.preview.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(20, 80, 4) for y in range(20, 140, 3)}
    assert "#336699" in colours
    note.press("noteSource")
    note.editor.undo()
    assert note.editor.toPlainText() == "words"


def test_pictures_only_drawn_in_the_clipboard_and_dropped_files_are_taken(note: Note, tmp_path: object) -> None:
    note.open("")
    pasted = QMimeData()
    pasted.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    note.editor.insertFromMimeData(pasted)
    file = tmp_path / "plot.png"
    file.write_bytes(png())
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    note.editor.insertFromMimeData(dropped)
    assert note.editor.toPlainText().count("![](assets/") == 2
    assert len(note.desk.library.assets.contents) == 2


def test_what_is_no_picture_is_turned_down_with_its_name(note: Note, tmp_path: object) -> None:
    said: list[str] = []
    note.desk.navigator.message_posted.connect(said.append)
    note.open("")
    file = tmp_path / "fake.png"
    file.write_bytes(b"<svg/>")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    note.editor.insertFromMimeData(dropped)
    assert said == ["fake.png: This is no picture."]
    assert note.editor.toPlainText() == ""


def test_undo_of_tables_and_pictures_survives_another_paper(note: Note) -> None:
    other = note.desk.library.add_paper("Other")
    note.open("words")
    note.editor.moveCursor(QTextCursor.MoveOperation.End)
    note.menu.command_chosen.emit("table")
    pasted = QMimeData()
    pasted.setData("image/png", png())
    note.editor.moveCursor(QTextCursor.MoveOperation.End)
    note.editor.insertFromMimeData(pasted)
    note.desk.open(other)
    type_text(note.editor, "other")
    note.desk.open(PAPER)
    assert "| --- |" in note.editor.toPlainText()
    press(note.editor, Qt.Key.Key_Z, CONTROL)
    assert "assets/" not in note.editor.toPlainText()
    assert "| --- |" in note.editor.toPlainText()
    press(note.editor, Qt.Key.Key_Z, CONTROL)
    assert note.editor.toPlainText() == "words"


def test_a_narrow_foot_keeps_the_state_of_saving(note: Note) -> None:
    note.open("words")
    assert note.foot.findChild(QWidget, "noteWords").isVisible()
    note.foot.resize(280, note.foot.height())
    assert not note.foot.findChild(QWidget, "noteWords").isVisible()
    assert note.foot.text() == "Saved"
