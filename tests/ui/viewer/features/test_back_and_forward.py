"""Back and forward: where she was is found again, within a text, across documents and papers."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from tests.ui.records import PAPER
from tests.ui.viewer.conftest import PAGE
from tests.ui.viewer.reader_stand import ReaderStand

ALT = Qt.KeyboardModifier.AltModifier


def go_to_page(stand: ReaderStand, number: int) -> None:
    """She types the number of a page."""
    field = stand.panel.findChild(QLineEdit, "pageNumber")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, str(number))
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def press(stand: ReaderStand, key: Qt.Key) -> None:
    QTest.keyClick(stand.view, key, ALT)
    stand.desk.settle()


def test_back_leads_where_she_was_and_forward_there_again(stand: ReaderStand) -> None:
    stand.add("paper.pdf", [PAGE] * 9)
    stand.open()
    back, forward = stand.part("backActionButton"), stand.part("forwardActionButton")
    assert not back.isEnabled()
    assert not forward.isEnabled()
    stand.view.scroll_by(300)
    QApplication.processEvents()
    before = stand.view.position()
    go_to_page(stand, 7)
    assert back.isEnabled()
    press(stand, Qt.Key.Key_Left)
    assert stand.view.position() == before
    assert (back.isEnabled(), forward.isEnabled()) == (False, True)
    press(stand, Qt.Key.Key_Right)
    assert stand.view.page_index == 6
    assert (back.isEnabled(), forward.isEnabled()) == (True, False)


def test_a_new_jump_gives_up_what_was_ahead(stand: ReaderStand) -> None:
    stand.add("paper.pdf", [PAGE] * 9)
    stand.open()
    for number in (4, 8):
        go_to_page(stand, number)
    press(stand, Qt.Key.Key_Left)
    assert stand.view.page_index == 3
    go_to_page(stand, 2)
    assert not stand.action("forwardAction").isEnabled()
    press(stand, Qt.Key.Key_Left)
    assert stand.view.page_index == 3
    press(stand, Qt.Key.Key_Left)
    assert stand.view.page_index == 0


def test_the_arrows_beside_the_page_are_no_jumps(stand: ReaderStand) -> None:
    stand.add("paper.pdf", [PAGE] * 9)
    stand.open()
    QTest.mouseClick(stand.panel.findChild(QToolButton, "nextPage"), Qt.MouseButton.LeftButton)
    assert stand.view.page_index == 1
    assert not stand.action("backAction").isEnabled()


def test_the_buttons_of_the_mouse_go_back_and_forward(stand: ReaderStand) -> None:
    stand.add("paper.pdf", [PAGE] * 9)
    stand.open()
    go_to_page(stand, 7)
    viewport = stand.view.viewport()
    for button, page in ((Qt.MouseButton.BackButton, 0), (Qt.MouseButton.ForwardButton, 6)):
        at = QPointF(100, 100)
        event = QMouseEvent(
            QEvent.Type.MouseButtonPress, at, viewport.mapToGlobal(at), button, button, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(viewport, event)
        stand.desk.settle()
        assert stand.view.page_index == page


def test_back_crosses_documents_and_papers(stand: ReaderStand) -> None:
    other = stand.desk.library.add_paper("Another")
    stand.add("paper.pdf", [PAGE] * 9)
    abstract = stand.desk.library.add_abstract()
    stand.add("other.pdf", [PAGE] * 3, paper=other)
    stand.desk.navigator.paper_open_requested.connect(stand.open)
    stand.open()
    go_to_page(stand, 5)
    stand.panel.show_document(abstract.id)
    stand.desk.settle()
    stand.open(other)
    assert stand.panel.host.pdf.path.name == "other.pdf"
    press(stand, Qt.Key.Key_Left)
    assert stand.panel.host.document.id == abstract.id
    QTest.keyClick(stand.panel.stage.surface, Qt.Key.Key_Left, ALT)
    stand.desk.settle()
    assert (stand.panel.host.pdf.path.name, stand.view.page_index) == ("paper.pdf", 4)
    for _ in range(2):
        QTest.keyClick(stand.panel.stage.surface, Qt.Key.Key_Right, ALT)
        stand.desk.settle()
    assert stand.panel.host.pdf.path.name == "other.pdf"
    assert stand.panel.host.reading.paper.id == other != PAPER


def test_a_text_that_is_gone_is_told(stand: ReaderStand) -> None:
    first = stand.add("paper.pdf", [PAGE] * 9)
    abstract = stand.desk.library.add_abstract()
    stand.open()
    stand.panel.show_document(abstract.id)
    stand.desk.settle()
    other = stand.desk.library.add_paper("Another")
    stand.add("other.pdf", [PAGE] * 3, paper=other)
    stand.desk.navigator.paper_open_requested.connect(stand.open)
    stand.open(other)
    del stand.desk.library.document_table[first.id], stand.desk.library.document_table[abstract.id]
    press(stand, Qt.Key.Key_Left)
    assert stand.desk.messages == ["The text you came from is not there any more."]
