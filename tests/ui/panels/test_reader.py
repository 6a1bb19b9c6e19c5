"""The reader panel: files before the library, documents of papers, places kept, wishes fulfilled, failures told."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.anchor import Anchor, Placement, TextQuote
from desktop_app.domain.changes import Entity, LibraryReplaced, Operation
from desktop_app.domain.document import Document, ReadingPosition
from desktop_app.domain.errors import PdfError, PdfQuarantinedError, PdfTimeoutError
from desktop_app.domain.ids import DocumentId
from desktop_app.domain.mark import Mark
from desktop_app.ui.panels.reader import PLUGIN, ReaderPanel
from desktop_app.ui.theme import ThemeWish
from desktop_app.ui.viewer.abstract_view import AbstractView
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.selection import Caret
from desktop_app.ui.viewer.surface import ReadingSurface
from tests.ui.records import PAPER
from tests.ui.typing import press
from tests.ui.viewer.conftest import PAGE, Pointer
from tests.ui.viewer.reading_library import ReadingDesk

CONTROL = Qt.KeyboardModifier.ControlModifier


class Reader:
    def __init__(self, desk: ReadingDesk) -> None:
        self.desk, self.pages, self.library = desk, desk.pages, desk.library
        self.panel: ReaderPanel = PLUGIN.build(desk.context)
        self.firsts: list[bool] = []
        self.panel.first_page_shown.connect(lambda: self.firsts.append(True))
        desk.show(self.panel)

    @property
    def surface(self) -> ReadingSurface | None:
        found = [view for view in self.panel.findChildren(ReadingSurface) if view.isVisible()]
        return found[0] if found else None

    @property
    def pdf(self) -> PageView:
        assert isinstance(self.surface, PageView)
        return self.surface

    @property
    def message(self) -> str:
        labels = (self.panel.findChild(QLabel, name) for name in ("readerMessageTitle", "readerMessageText"))
        return " | ".join(label.text() for label in labels if label.isVisible())

    @property
    def notice(self) -> str:
        line = self.panel.findChild(QWidget, "readerNotice")
        return line.findChild(QLabel, "readerNoticeSentence").full_text() if line.isVisible() else ""

    def button(self, name: str) -> QAbstractButton:
        found = [button for button in self.panel.findChildren(QAbstractButton, name) if button.isVisible()]
        assert len(found) == 1, name
        return found[0]

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def chips(self) -> list[str]:
        buttons = (self.panel.findChild(QAbstractButton, f"document{place}") for place in range(4))
        return [("*" if chip.isChecked() else "") + chip.text() for chip in buttons if chip and chip.isVisible()]

    def add_file(self, name: str = "paper.pdf", count: int = 9, **parts: object) -> Path:
        return self.pages.add(name, pages=[PAGE] * count, **parts)

    def mark(self, document: Document, page: int | None, start: int, end: int, **parts: object) -> Mark:
        """What another program or the abstract left there."""
        if page is None:
            anchor = Anchor(TextQuote("The mechanism is not known."))
        else:
            anchor = self.pdf.readable_text(page).anchor(start, end)
        made = self.library.marks.create(document.id, "highlight", self.library.category_list[0].id, anchor)
        if parts:
            self.library.marks.put(replace(made, **parts))
        self.desk.settle()
        return self.library.mark_table[made.id]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[ReadingDesk]:
    desk = ReadingDesk(qtbot)
    yield desk
    desk.settle()
    assert desk.runner.problems == []
    desk.hub.close()


@pytest.fixture
def reader(desk: ReadingDesk) -> Iterator[Reader]:
    reader = Reader(desk)
    yield reader
    reader.panel.flush()
    reader.panel.close()


def test_an_empty_desk_says_what_belongs_there(reader: Reader) -> None:
    assert "Nothing on the desk" in reader.message
    assert reader.chips() == []
    reader.desk.open()
    assert "no text yet" in reader.message
    with reader.desk.qtbot.waitSignal(reader.desk.navigator.attach_requested) as wished:
        reader.click("readerAttach")
    assert wished.args == [PAPER]
    reader.desk.open(None)
    assert "Nothing on the desk" in reader.message


def test_an_abstract_is_read_and_marked(reader: Reader) -> None:
    document = reader.library.add_abstract()
    reader.desk.open()
    assert isinstance(reader.surface, AbstractView)
    assert reader.chips() == ["*Abstract"]
    assert reader.desk.statuses[-1] == "Abstract only · no PDF yet"
    start = reader.surface.readable_text(0).text.index("up-regulates")
    Pointer(reader.surface).drag(Caret(0, start), Caret(0, start + len("up-regulates neurotrophins")))
    press(reader.surface, Qt.Key.Key_2, text="2")
    reader.desk.settle()
    mark = reader.library.all_marks()[0]
    assert (mark.document_id, mark.quote) == (document.id, "up-regulates neurotrophins")
    assert mark.id in reader.surface.marks
    assert reader.chips() == ["*Abstract  1"]


def test_an_empty_abstract_says_so(reader: Reader) -> None:
    reader.library.add_abstract("")
    reader.desk.open()
    assert "abstract of this paper is empty" in reader.notice


def test_the_pdf_is_shown_first_and_the_abstract_by_its_chip(reader: Reader) -> None:
    reader.library.add_abstract()
    reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    assert reader.pdf.page_count == 9
    assert reader.chips() == ["Abstract", "*PDF"]
    assert reader.desk.statuses[-1] == "p. 1 of 9"
    reader.click("document0")
    assert isinstance(reader.surface, AbstractView)
    assert reader.desk.statuses[-1] == "Abstract"
    QTest.keyClick(reader.panel, Qt.Key.Key_D, CONTROL)
    assert reader.pdf.page_count == 9
    assert reader.pages.asked_to_open.count(Path("/papers/paper.pdf")) == 1


def test_the_document_read_last_is_shown_again(reader: Reader) -> None:
    reader.library.add_abstract()
    reader.library.add_pdf(reader.add_file())
    other = reader.library.add_paper("Other")
    reader.desk.open()
    reader.click("document0")
    reader.desk.open(other)
    reader.desk.open(PAPER)
    assert isinstance(reader.surface, AbstractView)


# the bar


def test_page_field_and_keys_go_to_pages(reader: Reader) -> None:
    reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    QTest.keyClick(reader.panel, Qt.Key.Key_G, CONTROL)
    field = reader.panel.findChild(QLineEdit, "pageNumber")
    assert field.hasFocus()
    QTest.keyClicks(field, "6")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert reader.pdf.page_index == 5
    assert reader.pdf.hasFocus()
    assert reader.desk.statuses[-1] == "p. 6 of 9"
    QTest.keyClick(reader.pdf, Qt.Key.Key_PageDown, CONTROL)
    assert field.text() == "7"


def test_zoom_keys_and_menu(reader: Reader) -> None:
    reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    QTest.keyClick(reader.panel, Qt.Key.Key_0, CONTROL)
    assert reader.pdf.zoom_factor == 1.0
    assert reader.button("zoomValue").text() == "100 %"
    QTest.keyClick(reader.panel, Qt.Key.Key_Plus, CONTROL)
    assert reader.button("zoomValue").text() == "110 %"
    QTest.keyClick(reader.panel, Qt.Key.Key_Minus, CONTROL)
    QTest.keyClick(reader.panel, Qt.Key.Key_8, CONTROL)
    assert reader.pdf.position().zoom == -1.0
    QTest.keyClick(reader.panel, Qt.Key.Key_9, CONTROL)
    assert reader.pdf.position().zoom == 0.0


# places


def test_the_place_is_handed_over_when_she_rests_and_when_she_leaves(reader: Reader) -> None:
    document = reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    reader.pdf.go_to_page(4)
    assert reader.library.places == {}
    reader.desk.qtbot.waitUntil(lambda: document.id in reader.library.places)
    assert reader.library.places[document.id].page_index == 4
    reader.pdf.go_to_page(6)
    reader.panel.flush()
    assert reader.library.places[document.id].page_index == 6


def test_reading_goes_on_where_it_stopped(reader: Reader) -> None:
    document = reader.library.add_pdf(reader.add_file(), position=ReadingPosition(3, 0.25, 1.5))
    other = reader.library.add_paper("Other")
    abstract = reader.library.add_abstract("\n".join(["Many words in a line."] * 100), other)
    reader.desk.open()
    assert reader.pdf.position() == ReadingPosition(3, 0.25, 1.5)
    assert reader.library.places == {}
    reader.pdf.go_to_page(7)
    reader.desk.open(other)
    assert reader.library.places[document.id].page_index == 7
    QTest.keyClick(reader.surface, Qt.Key.Key_End)
    reader.desk.open(PAPER)
    assert reader.library.places[abstract.id].offset == 1.0
    assert reader.pdf.page_index == 7
    reader.desk.open(other)
    assert reader.surface.position().offset == 1.0


def test_the_library_that_was_put_back_says_where_reading_stopped(reader: Reader) -> None:
    document = reader.library.add_pdf(reader.add_file())
    other = reader.library.add_paper("Other")
    reader.desk.open()
    reader.pdf.go_to_page(7)
    reader.desk.open(other)
    reader.library.set_position(document.id, ReadingPosition(2))
    reader.desk.bus.publish(LibraryReplaced())
    reader.desk.settle()
    reader.desk.open(PAPER)
    assert reader.pdf.page_index == 2


def test_a_document_that_is_gone_needs_no_place(reader: Reader) -> None:
    from desktop_app.domain.errors import NotFoundError

    def gone(_document: DocumentId, _place: ReadingPosition) -> None:
        raise NotFoundError("There is no such document.")

    reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    reader.library.reading.set_position = gone
    problems: list[Exception] = []
    reader.desk.navigator.problem_posted.connect(problems.append)
    reader.pdf.go_to_page(2)
    reader.panel.flush()
    assert problems == []


# files before the library


def test_a_file_is_shown_before_the_library_is_open(reader: Reader) -> None:
    reader.panel.show_file(reader.add_file())
    assert reader.pdf.page_count == 9
    reader.desk.qtbot.waitUntil(lambda: reader.firsts == [True])
    assert reader.pdf.hasFocus()
    assert reader.chips() == []
    assert reader.desk.statuses[-1] == "p. 1 of 9"
    Pointer(reader.pdf).drag(Caret(0, 4), Caret(0, 15))
    assert reader.pdf.selected_text() == "vagus nerve"


def test_a_file_that_becomes_a_document_stays_as_it_is(reader: Reader) -> None:
    file = reader.add_file("mine.pdf")
    reader.panel.show_file(file)
    reader.pdf.go_to_page(5)
    shown = reader.pdf.pdf
    document = reader.library.add_pdf(reader.add_file("ab12.pdf"), page_count=9, fingerprint="text")
    reader.desk.open()
    assert reader.pdf.pdf is shown
    assert reader.pdf.page_index == 5
    assert reader.pages.asked_to_open == [file]
    assert reader.chips() == ["*PDF"]
    reader.library.put(replace(document, label="PDF · publisher"))
    reader.desk.settle()
    assert reader.pages.asked_to_open == [file]
    mark = reader.mark(document, 5, 4, 15)
    assert mark.id in reader.pdf.marks
    reader.panel.flush()
    assert reader.library.places[document.id].page_index == 5


def test_a_known_file_goes_to_its_place_unless_she_moved(reader: Reader) -> None:
    reader.panel.show_file(reader.add_file("mine.pdf"))
    place = ReadingPosition(6, 0.5, 1.25)
    reader.library.add_pdf(reader.add_file("ab12.pdf"), page_count=9, fingerprint="text", position=place)
    reader.desk.open()
    assert reader.pdf.position() == place


def test_another_paper_takes_the_place_of_a_file(reader: Reader) -> None:
    reader.panel.show_file(reader.add_file("mine.pdf"))
    reader.library.add_pdf(reader.add_file("ab12.pdf", fingerprint="other"), page_count=9, fingerprint="other")
    reader.desk.open()
    assert reader.pdf.pdf.path.name == "ab12.pdf"


def test_marking_is_made_in_steps_before_the_first_paper(desk: ReadingDesk) -> None:
    panel = PLUGIN.build(desk.context)
    desk.show(panel)
    assert panel.marking is None
    steps = panel.completing()
    before_marking = next(number for number, _step in enumerate(steps) if panel.marking is not None)
    assert before_marking > 5
    for _step in steps:
        pass
    made = panel.marking
    desk.library.add_pdf(desk.pages.add("ab12.pdf", fingerprint="ab12"), page_count=9, fingerprint="ab12")
    desk.open()
    assert panel.marking is made
    assert made.surface is panel.stage.pages
    panel.flush()


def test_empty_pages_are_not_called_a_scan(reader: Reader) -> None:
    reader.panel.show_file(reader.add_file("empty.pdf", fingerprint="", has_text=False))
    assert reader.notice == "The first pages have no text to select."
    assert not reader.panel.findChild(QWidget, "readerNoticeLink").isVisible()


def test_a_scan_is_known_by_name_and_pages(reader: Reader) -> None:
    reader.panel.show_file(reader.add_file("scan.pdf", fingerprint="", has_text=False, is_scan=True))
    assert "This is a scan" in reader.notice
    stored = reader.add_file("ab12.pdf", fingerprint="", has_text=False)
    reader.library.add_pdf(stored, page_count=9, has_text=False, added_from="scan.pdf")
    reader.desk.open()
    assert reader.pdf.pdf.path.name == "scan.pdf"


def test_a_file_that_cannot_be_shown_ends_the_waiting_too(reader: Reader) -> None:
    reader.panel.show_file(Path("/papers/absent.pdf"))
    assert reader.firsts == [True]
    assert "“absent.pdf” is not there any more" in reader.message
    assert "note" not in reader.message


# failures


@pytest.mark.parametrize(
    ("error", "title", "can_retry"),
    [
        (PdfError("“ab12.pdf” is not a PDF, or it is damaged beyond repair."), "cannot be shown", True),
        (PdfTimeoutError("Opening “ab12.pdf” took longer than 20 seconds."), "takes too long", True),
        (PdfQuarantinedError("“ab12.pdf” stopped the PDF reader twice."), "not opened again", False),
    ],
)
def test_a_pdf_that_cannot_be_opened_says_why_and_what_is_left(
    reader: Reader, error: Exception, title: str, can_retry: bool
) -> None:
    path = reader.add_file("ab12.pdf", refusal=error)
    reader.library.add_pdf(path, added_from="Breit 2018.pdf")
    reader.library.add_abstract()
    reader.desk.open()
    assert title in reader.message
    assert "“Breit 2018.pdf”" in reader.message
    assert "marks and the note are kept" in reader.message
    assert bool(reader.panel.findChildren(QAbstractButton, "readerRetry")) is can_retry
    if can_retry:
        reader.pages.files[path].refusal = None
        reader.click("readerRetry")
        assert reader.pdf.page_count == 9
    reader.click("document1")
    assert isinstance(reader.surface, AbstractView)


def test_a_document_without_a_file_says_so(reader: Reader) -> None:
    reader.library.add_pdf(None, added_from="lost.pdf")
    reader.desk.open()
    assert "The file is missing" in reader.message
    assert "“lost.pdf”" in reader.message


def test_a_password_is_asked_for_once(reader: Reader) -> None:
    path = reader.add_file("ab12.pdf", password="secret")
    reader.library.add_pdf(path, added_from="locked.pdf")
    other = reader.library.add_paper("Other")
    for name in ("one.pdf", "two.pdf", "three.pdf"):
        reader.library.add_pdf(reader.add_file(name), other)
    reader.desk.open()
    assert "“locked.pdf” is locked" in reader.message
    field = reader.panel.findChild(QLineEdit, "pdfPassword")
    QTest.keyClicks(field, "wrong")
    reader.click("pdfPasswordOpen")
    assert field.isVisible()
    assert field.text() == ""
    QTest.keyClicks(field, "secret")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert reader.pdf.page_count == 9
    reader.desk.open(other)
    for chip in ("document0", "document1", "document2"):
        reader.click(chip)
    reader.desk.open(PAPER)
    assert reader.pdf.pdf.path == path


def test_a_slow_file_is_told_only_when_the_wait_is_felt(reader: Reader) -> None:
    reader.library.add_pdf(reader.add_file(), added_from="big.pdf")
    reader.pages.is_holding = True
    reader.desk.open()
    assert reader.message == "Nothing on the desk | " + reader.message.partition(" | ")[2]
    reader.desk.qtbot.waitUntil(lambda: "Opening “big.pdf”" in reader.message)
    reader.pages.deliver()
    assert reader.pdf.page_count == 9


def test_an_answer_that_comes_too_late_is_given_back(reader: Reader) -> None:
    reader.library.add_pdf(reader.add_file("slow.pdf"))
    other = reader.library.add_paper("Other")
    reader.library.add_abstract(paper=other)
    reader.pages.is_holding = True
    reader.desk.open()
    reader.desk.open(other)
    reader.pages.deliver()
    assert isinstance(reader.surface, AbstractView)


def test_only_a_few_documents_stay_open(reader: Reader) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf"):
        reader.library.add_pdf(reader.add_file(name))
    reader.desk.open()
    for _ in range(5):
        QTest.keyClick(reader.panel, Qt.Key.Key_D, CONTROL)
    assert sum(reader.pages.uses.values()) == 3


def test_a_file_changed_by_another_program_is_opened_anew_where_she_was(reader: Reader) -> None:
    path = reader.add_file(broken_pages={4})
    reader.library.add_pdf(path)
    reader.desk.open()
    reader.pdf.go_to_page(4)
    before = reader.pdf.pdf
    reader.pages.files[path].broken_pages.clear()
    reader.pages.change(path)
    reader.click("failedPageRetry")
    assert reader.pdf.pdf is not before
    assert reader.pdf.page_index == 4


# marks and wishes


def test_marks_come_and_go_with_the_library(reader: Reader) -> None:
    document = reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    mark = reader.mark(document, 0, 4, 15)
    assert list(reader.pdf.marks) == [mark.id]
    assert reader.chips() == ["*PDF  1"]
    reader.library.category_list = tuple(
        replace(one, colour="#123456") if one.id == mark.category_id else one for one in reader.library.category_list
    )
    reader.library.say(Entity.CATEGORY, mark.category_id, Operation.CHANGED, None)
    reader.desk.settle()
    assert reader.pdf.marks[mark.id].style.colour.name() == "#123456"
    reader.library.marks.delete(mark.id)
    reader.desk.settle()
    assert reader.pdf.marks == {}


def test_marks_on_another_document_are_pointed_out(reader: Reader) -> None:
    abstract = reader.library.add_abstract()
    reader.mark(abstract, None, 0, 0)
    reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    assert reader.notice == "1 mark is in “Abstract” and stays there."
    reader.click("readerNoticeLink")
    assert isinstance(reader.surface, AbstractView)
    assert reader.notice == ""


def test_an_attached_pdf_is_shown_and_the_marks_are_pointed_out(reader: Reader) -> None:
    abstract = reader.library.add_abstract()
    for _ in range(2):
        reader.mark(abstract, None, 0, 0)
    reader.desk.open()
    assert reader.notice == ""
    reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    assert reader.pdf.page_count == 9
    assert "2 marks are in “Abstract”" in reader.notice


def test_a_wished_mark_is_shown_wherever_it_is(reader: Reader) -> None:
    abstract, document = reader.library.add_abstract(), reader.library.add_pdf(reader.add_file())
    other = reader.library.add_paper("Other")
    on_abstract = reader.mark(abstract, None, 0, 0)
    reader.desk.open()
    in_pdf = reader.mark(document, 6, 4, 15)
    navigator = reader.desk.navigator
    navigator.mark_show_requested.emit(in_pdf.id, PAPER)
    assert reader.pdf.selected_mark == in_pdf.id
    assert reader.pdf.page_index in (5, 6)
    navigator.mark_show_requested.emit(on_abstract.id, PAPER)
    assert isinstance(reader.surface, AbstractView)
    assert reader.surface.selected_mark == on_abstract.id
    reader.desk.open(other)
    navigator.mark_show_requested.emit(in_pdf.id, PAPER)
    reader.desk.open(PAPER)
    assert reader.pdf.selected_mark == in_pdf.id
    assert reader.pdf.lights.mark == in_pdf.id


def test_a_mark_without_a_place_is_told(reader: Reader) -> None:
    document = reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    lost = reader.mark(document, 0, 4, 9, anchor=Anchor(TextQuote("gone")), placement=Placement.ORPHANED)
    reader.desk.navigator.mark_show_requested.emit(lost.id, PAPER)
    assert "not found in the text" in reader.desk.messages[-1]


def test_a_wished_passage_is_found_and_lit(reader: Reader) -> None:
    document = reader.library.add_pdf(reader.add_file())
    reader.desk.navigator.passage_show_requested.emit(PAPER, document.id, 4, "between the BRAIN and the viscera 07")
    reader.desk.open()
    lit = reader.pdf.lights.span
    assert lit.page_index == 4
    text = reader.pdf.readable_text(4)
    assert text.text[lit.start : lit.end] == "between the brain and the viscera 07"


def test_a_passage_waits_for_the_text_of_its_page(reader: Reader) -> None:
    document = reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    reader.pages.is_holding = True
    reader.desk.navigator.passage_show_requested.emit(PAPER, document.id, 7, "the viscera 03")
    assert reader.pdf.page_index == 7
    assert reader.pdf.lights.span is None
    reader.pages.send_text(reader.pdf.pdf, 7)
    assert reader.pdf.lights.span.page_index == 7


def test_a_passage_of_the_abstract(reader: Reader) -> None:
    abstract = reader.library.add_abstract()
    reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    reader.desk.navigator.passage_show_requested.emit(PAPER, abstract.id, None, "The mechanism is not known")
    assert isinstance(reader.surface, AbstractView)
    lit = reader.surface.lights.span
    assert reader.surface.readable_text(0).text[lit.start : lit.end] == "The mechanism is not known"


def test_a_page_is_gone_to_without_a_passage(reader: Reader) -> None:
    reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    reader.desk.navigator.passage_show_requested.emit(PAPER, None, 3, "")
    assert reader.pdf.page_index == 3


# keeping up


def test_an_edited_abstract_and_title_are_shown(reader: Reader) -> None:
    abstract = reader.library.add_abstract()
    reader.desk.open()
    reader.library.put(replace(abstract, text="## Abstract\nAnother text."))
    reader.desk.settle()
    assert reader.surface.readable_text(0).text == "Abstract\nAnother text."


def test_a_document_that_was_taken_away_makes_room_for_another(reader: Reader) -> None:
    reader.library.add_abstract()
    document = reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    del reader.library.document_table[document.id]
    reader.library.say(Entity.DOCUMENT, document.id, Operation.REMOVED)
    reader.desk.settle()
    assert isinstance(reader.surface, AbstractView)


def test_a_file_that_cannot_be_shown_is_not_opened_again_by_every_fact(reader: Reader) -> None:
    document = reader.library.add_pdf(reader.add_file("ab12.pdf", refusal=PdfError("“ab12.pdf” is damaged.")))
    reader.desk.open()
    reader.library.put(replace(document, label="PDF · preprint"))
    reader.desk.settle()
    assert len(reader.pages.asked_to_open) == 1
    assert reader.chips() == ["*PDF · preprint"]


def test_the_view_does_not_move_when_the_paper_is_told_again(reader: Reader) -> None:
    reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    reader.pdf.go_to_page(5)
    reader.desk.open()
    assert reader.pdf.page_index == 5
    assert len(reader.pages.asked_to_open) == 1


def test_dark_colours_leave_the_page_white(reader: Reader) -> None:
    reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    reader.pdf.zoom_to(0.5)
    reader.desk.theme.choose(ThemeWish.DARK)
    image = reader.pdf.viewport().grab().toImage()
    assert image.pixelColor(4, 300).lightness() < 60
    assert reader.pdf.look.page_selection.lightness() > 150
    reader.desk.theme.choose(ThemeWish.LIGHT)


def test_everything_has_a_name(qtbot: QtBot, reader: Reader) -> None:
    reader.library.add_abstract()
    reader.library.add_pdf(reader.add_file())
    reader.desk.open()
    for button in reader.panel.findChildren(QAbstractButton):
        assert button.objectName()
        assert button.accessibleName() or button.text() or not button.isVisible(), button.objectName()
    assert reader.pdf.accessibleName()


def test_what_is_shown_first_takes_the_focus_unless_she_types_elsewhere(desk: ReadingDesk) -> None:
    for place, expected in ((QTabBar, True), (QLineEdit, False)):
        window = QWidget()
        other = place(window)
        panel = PLUGIN.build(desk.context, window)
        column = QVBoxLayout(window)
        column.addWidget(other)
        column.addWidget(panel)
        desk.show(window)
        other.setFocus()
        desk.library.add_abstract()
        desk.open()
        assert panel.findChild(AbstractView).hasFocus() is expected
        panel.flush()
        window.close()
        panel.deleteLater()
