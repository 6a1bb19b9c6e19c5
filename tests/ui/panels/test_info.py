"""What is known about the paper, edited where it stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget

from desktop_app.domain.paper import PaperState
from desktop_app.ui.panels.info import InfoPanel
from desktop_app.ui.widgets.empty_words import EmptyWords
from tests.ui.panels.conftest import Desk
from tests.ui.records import PAPER
from tests.ui.typing import press, turn_wheel, type_text


@pytest.fixture
def panel(desk: Desk) -> InfoPanel:
    panel = InfoPanel(desk.context)
    desk.show(panel)
    return panel


def field(panel: InfoPanel, name: str) -> QLineEdit | QPlainTextEdit:
    found = panel.findChild(QWidget, f"info-{name}")
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def test_without_a_paper_it_says_what_belongs_here(panel: InfoPanel) -> None:
    label = panel.findChild(EmptyWords, "infoEmpty")
    assert label.isVisible()
    assert "Open a paper" in label.text()


def test_fields_are_shown_and_kept_on_enter(desk: Desk, panel: InfoPanel) -> None:
    desk.open()
    assert field(panel, "authors").toPlainText() == "Breit, Sigrid"
    assert field(panel, "year").text() == "2018"
    container = field(panel, "container")
    type_text(container, "Frontiers")
    press(container, Qt.Key.Key_Return)
    assert desk.library.papers[PAPER].bibliography.container == "Frontiers"


def test_a_panel_that_is_not_seen_shows_the_paper_and_its_changes_once_it_is(
    desk: Desk, panel: InfoPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open()
    panel.hide()
    asked: list[object] = []
    monkeypatch.setattr(desk.library.reading, "open", lambda paper: asked.append(paper) or desk.library.open(paper))
    desk.library.library.set_field(PAPER, "container", "Frontiers")
    desk.settle()
    assert asked == [], "what is not seen asks for nothing"
    panel.show()
    desk.settle()
    assert field(panel, "container").text() == "Frontiers"
    panel.hide()
    desk.navigator.paper_opened.emit(None)
    panel.show()
    assert panel.findChild(EmptyWords, "infoEmpty").isVisible()


def test_the_kind_is_a_word(desk: Desk, panel: InfoPanel) -> None:
    desk.open()
    kind = field(panel, "type")
    assert kind.text() == "Article"
    for typed, kept in (("conference  paper", "paper-conference"), ("dataset", "dataset")):
        kind.selectAll()
        type_text(kind, typed)
        press(kind, Qt.Key.Key_Return)
        assert desk.library.papers[PAPER].bibliography.type == kept


def test_a_long_field_is_kept_on_leaving(desk: Desk, panel: InfoPanel) -> None:
    desk.open()
    abstract = field(panel, "abstract")
    abstract.setFocus()
    type_text(abstract, "Since 2004.\nThen.")
    abstract.clearFocus()
    assert desk.library.papers[PAPER].bibliography.abstract == "Since 2004.\nThen."


def test_fields_of_one_line_and_of_many_stand_in_one_line(desk: Desk, panel: InfoPanel) -> None:
    desk.open()
    title, year = field(panel, "title"), field(panel, "year")
    lines = title.document().size().height()
    assert title.height() <= lines * title.fontMetrics().lineSpacing() + 14
    assert abs(title.cursorRect().left() + title.viewport().x() - year.cursorRect().center().x()) <= 2


def test_the_wheel_scrolls_the_form_and_changes_no_state(desk: Desk, panel: InfoPanel) -> None:
    desk.open()
    state = panel.findChild(QComboBox, "paperState")
    before = state.currentIndex()
    turn_wheel(state, -120)
    turn_wheel(state, 120)
    assert state.currentIndex() == before
    assert state.itemText(0) == "new"


def test_a_refused_edit_stays_with_the_reason_and_escape_gives_it_up(desk: Desk, panel: InfoPanel) -> None:
    desk.open()
    received = field(panel, "received")
    type_text(received, "last spring")
    press(received, Qt.Key.Key_Return)
    problem = panel.findChild(QLabel, "info-received-problem")
    assert problem.isVisible()
    assert "is not a date" in problem.text()
    assert received.text() == "last spring"
    press(received, Qt.Key.Key_Escape)
    assert received.text() == ""
    assert not problem.isVisible()


def test_a_change_from_elsewhere_leaves_the_field_being_written_alone(desk: Desk, panel: InfoPanel) -> None:
    desk.open()
    volume = field(panel, "volume")
    volume.setFocus()
    type_text(volume, "12")
    desk.library.library.set_field(PAPER, "volume", "99")
    desk.library.library.set_field(PAPER, "issue", "3")
    desk.qtbot.waitUntil(lambda: field(panel, "issue").text() == "3")
    assert volume.text() == "12"


def test_state_rating_and_tags(desk: Desk, panel: InfoPanel) -> None:
    desk.open()
    state = panel.findChild(QComboBox, "paperState")
    state.setFocus()
    press(state, Qt.Key.Key_Down)
    state.activated.emit(state.currentIndex())
    assert desk.library.papers[PAPER].state is PaperState.TO_READ
    star = panel.findChild(QToolButton, "star-4")
    desk.qtbot.mouseClick(star, Qt.MouseButton.LeftButton)
    assert desk.library.papers[PAPER].rating == 4
    desk.qtbot.waitUntil(lambda: star.text() == "★")
    desk.qtbot.mouseClick(star, Qt.MouseButton.LeftButton)
    assert desk.library.papers[PAPER].rating is None
    tags = panel.findChild(QLineEdit, "tagField")
    type_text(tags, "HRV, serum,")
    assert desk.library.papers[PAPER].tags == ("vns", "HRV", "serum")
    desk.qtbot.waitUntil(lambda: panel.findChild(QPushButton, "tag-HRV") is not None)
    panel.findChild(QPushButton, "tag-vns").click()
    assert desk.library.papers[PAPER].tags == ("HRV", "serum")


def test_a_long_tag_keeps_the_sign_to_take_it_off(desk: Desk, panel: InfoPanel) -> None:
    desk.open()
    name = "a tag with a really long name that goes on and on"
    type_text(panel.findChild(QLineEdit, "tagField"), f"{name},")
    desk.qtbot.waitUntil(lambda: panel.findChild(QPushButton, f"tag-{name}") is not None)
    chip = panel.findChild(QPushButton, f"tag-{name}")
    desk.qtbot.waitUntil(lambda: chip.text().startswith("a tag") and chip.text().endswith("…  ×"))
    assert chip.fontMetrics().horizontalAdvance(chip.text()) < chip.width()
    desk.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: desk.library.papers[PAPER].tags == ("vns",))


def test_documents_are_listed_with_what_they_are(desk: Desk, panel: InfoPanel) -> None:
    desk.open()
    texts = " | ".join(label.text() for label in panel.findChild(QWidget, "documentRows").findChildren(QLabel))
    assert "Abstract | abstract" in texts
    assert "PDF · 9 pages · 1 byte" in texts
