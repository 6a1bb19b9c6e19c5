"""Marks of other programs are offered once: taken, looked at, declined, or asked for by the menu."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.anchor import Anchor, TextQuote
from desktop_app.domain.ids import DocumentId
from desktop_app.pdf.foreign_marks import ForeignMark, ForeignMarks
from desktop_app.pdf.inquiries import FOREIGN_MARKS
from desktop_app.services.foreign_marks import FoundMark, FoundMarks, Offered
from desktop_app.ui.viewer.offer_bar import OfferBar
from tests.ui.viewer.reader_stand import ReaderStand

ANCHOR = Anchor(TextQuote("words"), None, 0)
IN_FILE = tuple(ForeignMark(0, "Highlight", (), f"nm:1:{name}") for name in "abc")


@dataclass
class Foreign:
    """Remembers what was asked of it; `fresh` of the marks in the file were never answered."""

    fresh: int = 3
    calls: list[tuple[object, ...]] = field(default_factory=list)
    passwords: list[str | None] = field(default_factory=list)
    #: pages whose marks are in the library
    taken: set[int] = field(default_factory=set)

    def read(self, document: DocumentId, cancelled: object, password: str | None = None) -> FoundMarks:
        self.passwords.append(password)
        return FoundMarks(tuple(FoundMark(mark, Anchor(TextQuote("words")), "") for mark in IN_FILE))

    def offered(self, document: DocumentId, found: FoundMarks) -> Offered:
        missing = tuple(one for one in found.marks if one.mark.page_index not in self.taken)
        return Offered(missing, missing[: self.fresh])

    def take(self, document: DocumentId, chosen: tuple[object, ...], offered: tuple[object, ...]) -> tuple[object, ...]:
        self.calls.append(("take", document, len(chosen), len(offered)))
        return chosen

    def answer(self, document: DocumentId, found: tuple[object, ...]) -> None:
        self.calls.append(("answer", document, len(found)))


@pytest.fixture
def foreign(stand: ReaderStand) -> Foreign:
    foreign = Foreign()
    stand.desk.library.foreign_marks = foreign
    return foreign


def _open(stand: ReaderStand, marks: tuple[ForeignMark, ...] = IN_FILE, **parts: object) -> DocumentId:
    document = stand.add("paper.pdf", ["Some words"], answers={FOREIGN_MARKS: ForeignMarks(marks)}, **parts)
    stand.open()
    return document.id


def _bar(stand: ReaderStand) -> OfferBar:
    bar = stand.part("foreignMarks")
    assert isinstance(bar, OfferBar)
    return bar


def _click(stand: ReaderStand, name: str) -> None:
    QTest.mouseClick(stand.part(name), Qt.MouseButton.LeftButton)


def test_they_are_offered_with_their_number(stand: ReaderStand, foreign: Foreign) -> None:
    _open(stand)
    assert _bar(stand).sentence() == "This PDF has 3 marks of other programs."
    assert _bar(stand).isVisible()


def test_a_file_without_them_is_not_even_read(stand: ReaderStand, foreign: Foreign) -> None:
    _open(stand, ())
    assert (_bar(stand).sentence(), foreign.passwords) == ("", [])


def test_what_was_answered_is_not_offered_again(stand: ReaderStand, foreign: Foreign) -> None:
    foreign.fresh = 0
    _open(stand)
    assert not _bar(stand).isVisible()


def test_one_click_takes_them_over(stand: ReaderStand, foreign: Foreign) -> None:
    foreign.fresh = 2
    document = _open(stand)
    _click(stand, "foreignMarksImport")
    assert foreign.calls == [("take", document, 2, 3)]
    assert stand.desk.messages[-1] == "2 marks imported. Ctrl+Z takes them back."
    assert not _bar(stand).isVisible()


def test_a_page_whose_marks_are_all_ours_is_drawn_without_those_of_the_file(
    stand: ReaderStand, foreign: Foreign
) -> None:
    document = _open(stand)
    view = stand.view
    assert not view.view().bare_pages
    foreign.taken = {0}
    mark = stand.desk.library.marks.create(document, "highlight", stand.desk.library.category_list[0].id, ANCHOR)
    stand.qtbot.waitUntil(lambda: view.view().bare_pages == {0})
    assert all(tile.is_bare for tile in stand.desk.pages.visible if tile.page_index == 0)
    foreign.taken = set()
    stand.desk.library.marks.delete(mark.id)
    stand.qtbot.waitUntil(lambda: not view.view().bare_pages)


def test_no_thanks_is_remembered_and_says_where_they_are(stand: ReaderStand, foreign: Foreign) -> None:
    document = _open(stand)
    _click(stand, "foreignMarksDecline")
    assert foreign.calls == [("answer", document, 3)]
    assert "menu" in stand.desk.messages[-1]
    assert not _bar(stand).isVisible()


def test_the_window_is_asked_to_show_them(stand: ReaderStand, foreign: Foreign) -> None:
    asked: list[tuple[object, object]] = []
    stand.desk.navigator.foreign_marks_requested.connect(lambda *told: asked.append(told))
    document = _open(stand)
    _click(stand, "foreignMarksLook")
    assert [(told[0].id, len(told[1].missing)) for told in asked] == [(document, 3)]
    assert not _bar(stand).isVisible()
    stand.desk.navigator.foreign_marks_left.emit(asked[0][0])
    stand.desk.settle()
    assert _bar(stand).isVisible()


def test_the_menu_shows_what_was_declined(stand: ReaderStand, foreign: Foreign) -> None:
    asked: list[object] = []
    stand.desk.navigator.foreign_marks_requested.connect(lambda _document, offered: asked.append(offered))
    foreign.fresh = 0
    _open(stand)
    stand.action("foreignMarksAction").trigger()
    stand.desk.settle()
    assert len(asked) == 1


def test_the_menu_says_that_there_are_none(stand: ReaderStand, foreign: Foreign) -> None:
    stand.desk.library.foreign_marks = SimpleNamespace(
        read=lambda *_told: FoundMarks(), offered=lambda *_told: Offered()
    )
    _open(stand, ())
    stand.action("foreignMarksAction").trigger()
    stand.desk.settle()
    assert "no marks of other programs" in stand.desk.messages[-1]


def test_the_password_she_typed_opens_the_file_here_too(stand: ReaderStand, foreign: Foreign) -> None:
    _open(stand, password="key")
    field_ = stand.part("pdfPassword")
    QTest.keyClicks(field_, "key")
    QTest.keyClick(field_, Qt.Key.Key_Return)
    stand.desk.settle()
    assert foreign.passwords == ["key"]


def test_a_file_that_cannot_be_read_again_disturbs_nobody(stand: ReaderStand, foreign: Foreign) -> None:
    def refuse(*_told: object) -> FoundMarks:
        raise OSError("gone")

    stand.desk.library.foreign_marks = SimpleNamespace(read=refuse)
    _open(stand)
    assert not _bar(stand).isVisible()
    assert stand.desk.runner.problems == []


def test_an_abstract_has_none(stand: ReaderStand, foreign: Foreign) -> None:
    stand.desk.library.add_abstract()
    stand.open()
    assert not stand.action("foreignMarksAction").isEnabled()
