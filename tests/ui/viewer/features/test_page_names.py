"""Pages are called what the file calls them, and are found by that name."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.pdf.inquiries import LABELS
from desktop_app.ui.panels.marks import PLUGIN as MARKS
from desktop_app.ui.widgets.mark_card import CARD_ROLE, GroupHead
from tests.ui.viewer.conftest import PAGE
from tests.ui.viewer.marked_library import MarkedLibrary
from tests.ui.viewer.reader_stand import ReaderStand


def shown(stand: ReaderStand) -> tuple[str, str]:
    return stand.panel.findChild(QLineEdit, "pageNumber").text(), stand.panel.findChild(QLabel, "pageCount").text()


def type_page(stand: ReaderStand, text: str) -> None:
    field = stand.panel.findChild(QLineEdit, "pageNumber")
    field.setFocus()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_the_field_shows_the_name_and_the_place(stand: ReaderStand) -> None:
    stand.add("paper.pdf", [PAGE] * 5, answers={LABELS: ("iii", "iv", "v", "1", "2")})
    stand.open()
    assert shown(stand) == ("iii", "· 1 of 5")
    assert stand.desk.statuses[-1] == "p. iii · 1 of 5"
    for typed, page in (("iv", 1), ("1", 3), ("5", 4), ("V", 2)):
        type_page(stand, typed)
        assert stand.view.page_index == page
    assert shown(stand) == ("v", "· 3 of 5")
    assert stand.desk.statuses[-1] == "p. v · 3 of 5"


def test_a_name_that_no_page_has_is_told(stand: ReaderStand) -> None:
    stand.add("paper.pdf", [PAGE] * 5, answers={LABELS: ("iii", "iv", "v", "1", "2")})
    stand.open()
    type_page(stand, "S7")
    assert stand.desk.messages == ["No page is called “S7”."]
    assert stand.view.page_index == 0
    assert shown(stand)[0] == "iii"


def test_marks_are_named_after_their_pages(qtbot: QtBot, tmp_path: Path) -> None:
    library = MarkedLibrary(qtbot, tmp_path, answers={LABELS: ("551", "552", "553")})
    panel = MARKS.build(library.context)
    library.navigator.paper_opened.emit(library.services.reading.open(library.paper))
    made = library.mark_one()
    assert made.anchor.page_name == "551"
    document = library.services.reading.open(library.paper).documents[0]
    assert document.page_labels == ("551", "552", "553")
    plain = replace(made.anchor, page_index=1, page_name="")
    library.services.marks.create(document.id, "highlight", made.category_id, plain)
    library.navigator.paper_opened.emit(library.services.reading.open(library.paper))
    library.settle()
    shown = [card.title if isinstance(card, GroupHead) else card.heading for card in cards(panel)]
    assert shown == ["Page 551", "Claim · p. 551", "Page 552", "Claim · p. 552"]
    panel.deleteLater()
    library.close()


def cards(panel: QWidget) -> list[object]:
    model = panel.findChild(QAbstractItemView, "markList").model()
    return [model.index(row, 0).data(CARD_ROLE) for row in range(model.rowCount())]


def test_pages_without_names_are_counted(stand: ReaderStand) -> None:
    stand.add("paper.pdf", [PAGE] * 5, answers={LABELS: ("1", "2", "3", "4", "5")})
    stand.open()
    assert shown(stand) == ("1", "/ 5")
    type_page(stand, "iv4")
    assert stand.view.page_index == 3
    assert stand.desk.statuses[-1] == "p. 4 of 5"
