"""The view of an abstract: a page of text that is selected, marked, enlarged and scrolled like a PDF."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.document import ReadingPosition
from desktop_app.domain.ids import MarkId
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.viewer.abstract_header import abstract_header, partial_date_text
from desktop_app.ui.viewer.abstract_layout import AbstractHeader
from desktop_app.ui.viewer.abstract_view import AbstractView
from desktop_app.ui.viewer.look import ViewerLook, viewer_look
from desktop_app.ui.viewer.mark_painting import MarkStyle, Shape
from desktop_app.ui.viewer.mark_styles import ShownMark
from desktop_app.ui.viewer.selection import Caret, PageSpan
from tests.ui.records import mark
from tests.ui.viewer.conftest import Pointer, shown
from tests.ui.viewer.reading_library import ABSTRACT_TEXT

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HEADER = AbstractHeader("Review article", "Vagus Nerve Stimulation and Neurotrophins", "A. Author", "Received 2019")


@pytest.fixture
def abstract(qtbot: QtBot, look: ViewerLook) -> Iterator[AbstractView]:
    view = AbstractView(look)
    shown(qtbot, view)
    view.show_abstract(ABSTRACT_TEXT, HEADER)
    yield view
    view.close()


def at(view: AbstractView, words: str) -> tuple[Caret, Caret]:
    start = view.readable_text(0).text.index(words)
    return Caret(0, start), Caret(0, start + len(words))


def marked(view: AbstractView, words: str, shape: Shape = Shape.FILL) -> MarkId:
    first, last = at(view, words)
    made = replace(mark(1), anchor=view.readable_text(0).anchor(first.offset, last.offset))
    view.set_marks({made.id: ShownMark(made, MarkStyle(shape, QColor("#ffd400"), "!", "Claim"))})
    return made.id


def test_words_are_selected_and_copied(abstract: AbstractView) -> None:
    Pointer(abstract).drag(*at(abstract, "up-regulates neurotrophins"))
    assert abstract.selected_text() == "up-regulates neurotrophins"
    QTest.keyClick(abstract, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "up-regulates neurotrophins"
    anchor = abstract.anchors()[0]
    assert (anchor.quote.exact, anchor.page_index) == ("up-regulates neurotrophins", None)


def test_double_and_triple_clicks(abstract: AbstractView) -> None:
    pointer = Pointer(abstract)
    place = pointer.place(Caret(0, at(abstract, "regulates")[0].offset))
    pointer.click(place, times=2)
    assert abstract.selected_text() == "up-regulates"
    pointer.click(place)
    assert abstract.selected_text() == "Vagus nerve stimulation up-regulates neurotrophins in brain."


def test_keys_select_by_line(abstract: AbstractView) -> None:
    first, _ = at(abstract, "Vagus nerve")
    abstract.text_selection.start(first)
    QTest.keyClick(abstract, Qt.Key.Key_Down, SHIFT)
    assert abstract.selected_text().startswith("Vagus nerve stimulation")
    QTest.keyClick(abstract, Qt.Key.Key_Up, SHIFT)
    assert not abstract.has_selection()
    abstract.text_selection.clear()
    QTest.keyClick(abstract, Qt.Key.Key_Right, SHIFT | CONTROL)
    assert abstract.selected_text() == "Highlights"


@pytest.mark.parametrize("size", [0.7, 1.0, 3.0])
def test_a_mark_lies_on_its_words_at_any_size(abstract: AbstractView, size: float) -> None:
    mark_id = marked(abstract, "not known")
    abstract.zoom_to(size)
    first, last = at(abstract, "not known")
    abstract.show_mark(mark_id)
    for piece in abstract.pieces_of_span(PageSpan(0, first.offset, last.offset)):
        assert abstract.mark_at(piece.boundingRect().center()) == mark_id


@pytest.mark.parametrize("shape", list(Shape))
def test_marks_are_painted_with_a_sign_in_the_margin(abstract: AbstractView, shape: Shape) -> None:
    blank = abstract.viewport().grab().toImage()
    marked(abstract, "Vagus nerve stimulation", shape)
    painted = abstract.viewport().grab().toImage()
    first, last = at(abstract, "Vagus nerve stimulation")
    box = abstract.pieces_of_span(PageSpan(0, first.offset, last.offset))[0].boundingRect()
    sign = QPointF(abstract._origin().x() - 22, box.center().y()).toPoint()
    assert painted.pixelColor(sign.x() - 5, sign.y()).name() == "#ffd400"
    changed = [
        (x, y)
        for x in range(int(box.left()), int(box.right()))
        for y in range(int(box.top()) - 4, int(box.bottom()) + 4)
        if painted.pixel(x, y) != blank.pixel(x, y)
    ]
    assert changed


def test_an_underline_keeps_clear_of_the_letters(abstract: AbstractView) -> None:
    assert marked(abstract, "Vagus", Shape.UNDERLINE) in abstract.marks


def test_another_text_moves_the_marks_to_their_words(abstract: AbstractView) -> None:
    mark_id = marked(abstract, "not known")
    abstract.show_abstract("## Abstract\nSomething before. The mechanism is not known.", HEADER)
    first, last = at(abstract, "not known")
    around, _ = abstract.mark_rects(mark_id)
    assert around == abstract.pieces_of_span(PageSpan(0, first.offset, last.offset))[0].boundingRect()


def test_the_place_is_kept_when_the_text_grows(abstract: AbstractView) -> None:
    abstract.show_abstract("\n".join(["A paragraph of a few words that goes on and on."] * 80), HEADER)
    abstract.scroll_to(ReadingPosition(0, 0.5, 1.25))
    assert abstract.zoom_factor == 1.25
    assert abstract.position().offset == pytest.approx(0.5, abs=0.01)
    abstract.zoom_in()
    abstract.resize(500, 700)
    assert abstract.position().offset == pytest.approx(0.5, abs=0.02)
    QTest.keyClick(abstract, Qt.Key.Key_End)
    assert abstract.position().offset == 1.0


def test_sizes_end(abstract: AbstractView) -> None:
    for _ in range(20):
        abstract.zoom_in()
    assert abstract.zoom_factor == 3.0
    for _ in range(20):
        abstract.zoom_out()
    assert abstract.zoom_factor == 0.7


def test_the_wheel_zooms_by_whole_notches(abstract: AbstractView) -> None:
    for _ in range(3):
        abstract.zoom_by_wheel(0.4, QPointF())
    assert abstract.zoom_factor == 1.1
    abstract.zoom_by_wheel(-1, QPointF())
    assert abstract.zoom_factor == 1.0


def test_an_empty_abstract_shows_its_header_and_cannot_be_selected(abstract: AbstractView) -> None:
    abstract.show_abstract("", HEADER)
    QTest.keyClick(abstract, Qt.Key.Key_A, CONTROL)
    assert not abstract.has_selection()
    assert abstract.anchors() == []
    abstract.show_abstract("", AbstractHeader())
    assert abstract.caret_near(QPointF(10, 10)) is None


def test_letters_that_qt_counts_twice(abstract: AbstractView) -> None:
    abstract.show_abstract("🧠🧠 the brain and 𝛼 rhythm", HEADER)
    Pointer(abstract).drag(*at(abstract, "brain and 𝛼 rhythm"))
    assert abstract.selected_text() == "brain and 𝛼 rhythm"


def test_a_span_is_shown_and_lit(abstract: AbstractView) -> None:
    abstract.show_abstract("\n".join([f"Paragraph {number} of a few words." for number in range(90)]), HEADER)
    first, last = at(abstract, "Paragraph 77")
    span = PageSpan(0, first.offset, last.offset)
    abstract.show_span(span)
    assert abstract.lights.span == span
    assert abstract.viewport().rect().contains(abstract.pieces_of_span(span)[0].boundingRect().toRect())


def test_dark_paper_is_dark(qtbot: QtBot, abstract: AbstractView) -> None:
    abstract.set_look(viewer_look(Theme(ThemeWish.DARK)))
    image = abstract.viewport().grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() - 10).lightness() < 60


def test_the_header_says_what_is_known() -> None:
    parts = Bibliography(
        title="A title",
        type="review",
        contributors=(Contributor("Breit", "Sigrid"), Contributor(literal="The Group")),
        container="Heliyon",
        year=2020,
        received="2019-11-14",
        revised="2020-03-31",
        accepted="2020-03-31",
        online="2020-04",
    )
    header = abstract_header(parts)
    assert header.kind == "Review article"
    assert header.authors == "Sigrid Breit, The Group"
    assert header.dates == "Heliyon · Received 14 Nov 2019 · Revised and accepted 31 Mar 2020 · Online Apr 2020"
    assert abstract_header(Bibliography(title="A", year=2018)).dates == "2018"
    many = Bibliography(contributors=tuple(Contributor(f"Name{number}") for number in range(20)))
    assert abstract_header(many).authors.endswith("Name11, and 8 more")
    assert partial_date_text("2020") == "2020"


def test_a_notch_of_the_wheel_turns_by_some_lines(abstract: AbstractView) -> None:
    abstract.show_abstract("## Abstract\n" + "Vagus nerve stimulation helps. " * 400, HEADER)
    before = abstract.verticalScrollBar().value()
    viewport = abstract.viewport()
    place = QPointF(viewport.rect().center())
    event = QWheelEvent(
        *(place, viewport.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(viewport, event)
    assert 60 <= abstract.verticalScrollBar().value() - before <= 160
