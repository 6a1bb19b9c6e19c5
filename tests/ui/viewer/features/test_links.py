"""Links of a PDF: told before they are followed, within the text at once, outside only after a yes, or refused."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from desktop_app.domain.geometry import Rect
from desktop_app.pdf.inquiries import LABELS, links_of
from desktop_app.pdf.links import Link, LinkKind, LinkTarget
from desktop_app.ui.viewer.link_hints import hint_letters
from desktop_app.ui.viewer.selection import Caret
from tests.ui.viewer.conftest import PAGE, Pointer
from tests.ui.viewer.reader_stand import ReaderStand

ADDRESS = "https://example.org/a/long/way?to=" + "x" * 200
TO_PAGE = Link(Rect(72, 72, 200, 84), LinkTarget(LinkKind.PLACE, 6, 72.0, 400.0))
TO_TOP = Link(Rect(72, 96, 200, 108), LinkTarget(LinkKind.PLACE, 3))
TO_TOP_AGAIN = Link(Rect(72, 110, 100, 118), LinkTarget(LinkKind.PLACE, 3))
TO_WEB = Link(Rect(72, 132, 200, 144), LinkTarget(LinkKind.WEB, address=ADDRESS))
TO_PROGRAM = Link(Rect(72, 168, 200, 180), LinkTarget(LinkKind.REFUSED, address="calc.exe", refused_kind="program"))
TO_NOWHERE = Link(Rect(72, 204, 200, 216), LinkTarget(LinkKind.PLACE, 70))
LINKS = (TO_PAGE, TO_TOP, TO_TOP_AGAIN, TO_WEB, TO_PROGRAM, TO_NOWHERE)


@pytest.fixture
def stand(stand: ReaderStand) -> ReaderStand:
    labels = tuple("abcdefghi")
    stand.add("paper.pdf", [PAGE] * 9, answers={links_of(0): LINKS, LABELS: labels})
    stand.open()
    stand.view.setFocus()
    return stand


def middle(stand: ReaderStand, link: Link) -> QPoint:
    return stand.view.rect_of(0, link.rect).center().toPoint()


def rest(stand: ReaderStand, at: QPoint) -> None:
    """The pointer comes here, wherever it was."""
    viewport, none = stand.view.viewport(), Qt.MouseButton.NoButton
    place = QPointF(at)
    no_keys = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, place, viewport.mapToGlobal(place), none, none, no_keys)
    QApplication.sendEvent(viewport, event)


def click(stand: ReaderStand, link: Link) -> None:
    QTest.mouseClick(stand.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(stand, link))
    QApplication.processEvents()


def card(stand: ReaderStand) -> tuple[str, str] | None:
    """What the card says and the address it shows, None while it is not there."""
    found = stand.part("linkCard")
    if not found.isVisible():
        return None
    shown = found.findChild(QPlainTextEdit, "linkCardAddress")
    return found.findChild(QLabel, "linkCardTitle").text(), shown.toPlainText() if shown.isVisible() else ""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    addresses: list[str] = []

    def take(url: QUrl) -> bool:
        addresses.append(url.toString())
        return True

    from desktop_app.ui.bridge.link_opener import LinkOpener

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    monkeypatch.setattr(LinkOpener.__init__, "__defaults__", (take,))
    return addresses


def test_the_pointer_tells_where_a_link_leads(stand: ReaderStand) -> None:
    rest(stand, middle(stand, TO_PAGE))
    assert stand.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert stand.desk.statuses[-1] == "Link to page g"
    rest(stand, middle(stand, TO_WEB))
    assert stand.desk.statuses[-1].startswith("https://example.org/a/long/way")
    assert len(stand.desk.statuses[-1]) < 100
    rest(stand, middle(stand, TO_PROGRAM))
    assert "would start a program" in stand.desk.statuses[-1]
    rest(stand, QPoint(3, 3))
    assert stand.desk.statuses[-1] == "p. a · 1 of 9"
    assert stand.view.viewport().cursor().shape() is Qt.CursorShape.OpenHandCursor


def test_a_link_within_the_text_is_followed_and_back_leads_here(stand: ReaderStand) -> None:
    rest(stand, middle(stand, TO_PAGE))
    click(stand, TO_PAGE)
    assert stand.desk.statuses[-1] == "p. g · 7 of 9"
    at = stand.view.point_at(QPointF(300, stand.view.viewport().height() / 3))
    assert at.page_index == 6
    assert at.y == pytest.approx(400, abs=3)
    QTest.keyClick(stand.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert stand.view.page_index == 0
    click(stand, TO_TOP)
    assert (stand.view.page_index, stand.view.position().offset) == (3, 0)


def test_a_link_to_a_page_that_is_not_there_is_told(stand: ReaderStand) -> None:
    click(stand, TO_NOWHERE)
    assert stand.desk.messages == ["This link leads to a page that is not there."]


def test_a_web_address_is_shown_whole_before_it_is_opened(stand: ReaderStand, opened: list[str]) -> None:
    click(stand, TO_WEB)
    assert card(stand) == ("Open example.org in the browser?", ADDRESS)
    assert opened == []
    QTest.keyClick(stand.part("linkCard").focusWidget(), Qt.Key.Key_Return)
    assert opened == [ADDRESS]
    assert card(stand) is None
    assert stand.view.hasFocus()


def test_a_web_address_can_be_copied_or_left(stand: ReaderStand, opened: list[str]) -> None:
    click(stand, TO_WEB)
    QTest.keyClick(stand.part("linkCard").focusWidget(), Qt.Key.Key_Escape)
    assert card(stand) is None
    click(stand, TO_WEB)
    QTest.keyClick(stand.part("linkCard").focusWidget(), Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == ADDRESS
    assert (card(stand), opened) == (None, [])
    click(stand, TO_WEB)
    stand.view.scroll_by(40)
    assert card(stand) is None


def test_a_refused_link_says_why_and_has_nothing_to_open(stand: ReaderStand) -> None:
    click(stand, TO_PROGRAM)
    assert card(stand) == ("This link would start a program, so it is not followed.", "calc.exe")
    assert not stand.part("linkOpen").isVisible()


def test_a_drag_that_begins_on_a_link_selects(stand: ReaderStand) -> None:
    Pointer(stand.view).drag(Caret(0, 2), Caret(0, 30))
    assert stand.view.has_selection()
    assert stand.view.page_index == 0
    assert stand.part("markPopup").isVisible()


def test_letters_follow_the_links_on_the_screen(stand: ReaderStand, opened: list[str]) -> None:
    QTest.keyClick(stand.view, Qt.Key.Key_F)
    QTest.keyClick(stand.view, Qt.Key.Key_D)
    assert card(stand) == ("Open example.org in the browser?", ADDRESS)
    QTest.keyClick(stand.part("linkCard").focusWidget(), Qt.Key.Key_Escape)
    QTest.keyClick(stand.view, Qt.Key.Key_F)
    QTest.keyClick(stand.view, Qt.Key.Key_A)
    assert stand.view.page_index in (5, 6)


def test_other_keys_take_the_letters_away(stand: ReaderStand) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_8):
        QTest.keyClick(stand.view, Qt.Key.Key_F)
        QTest.keyClick(stand.view, key)
        QTest.keyClick(stand.view, Qt.Key.Key_D)
        assert card(stand) is None
    stand.view.go_to_page(4)
    stand.desk.settle()
    QTest.keyClick(stand.view, Qt.Key.Key_F)
    assert stand.desk.messages == ["There are no links on the screen."]


def test_hints_are_of_one_length_and_none_begins_another() -> None:
    assert hint_letters(2) == ["a", "s"]
    many = hint_letters(300)
    assert len(set(many)) == 300
    assert {len(each) for each in many} == {2}
    assert len(hint_letters(2_000)) == 26 * 26
