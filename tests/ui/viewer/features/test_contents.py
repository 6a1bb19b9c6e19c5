"""Contents: outline and pages in a drawer, followed while she scrolls, reached by keys."""

from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPlainTextEdit, QTabBar, QTreeView

from desktop_app.domain.errors import PdfTimeoutError
from desktop_app.pdf.inquiries import LABELS, OUTLINE
from desktop_app.pdf.outline import Outline, OutlineEntry
from desktop_app.ui.viewer.pages_pane import PageDelegate
from desktop_app.ui.viewer.selection import Caret
from tests.ui.viewer.conftest import PAGE, Pointer
from tests.ui.viewer.reader_stand import ReaderStand

LINES = Outline(
    (
        OutlineEntry("Introduction", 0, 0, 100.0),
        OutlineEntry("Methods", 0, 3, 300.0),
        OutlineEntry("Sampling of vagus", 1, 4, 200.0),
        OutlineEntry("Results", 0, 7),
        OutlineEntry("On the web", 0, uri="https://example.org/data"),
        OutlineEntry("Lost", 0, 99),
    )
)


def open_paper(stand: ReaderStand, outline: object = LINES) -> None:
    stand.add("paper.pdf", [PAGE] * 9, answers={OUTLINE: outline})
    stand.open()
    stand.view.setFocus()


def toggle(stand: ReaderStand) -> None:
    QTest.keyClick(QApplication.focusWidget() or stand.view, Qt.Key.Key_F4)
    stand.desk.settle()


def tree(stand: ReaderStand) -> QTreeView:
    return stand.panel.findChild(QTreeView, "outlineTree")


def lines(view: QTreeView) -> list[str]:
    """The titles that show."""
    found, index = [], view.model().index(0, 0)
    while index.isValid():
        found.append(index.data())
        index = view.indexBelow(index)
    return found


def line(view: QTreeView, title: str) -> QModelIndex:
    matches = view.model().match(view.model().index(0, 0), 0, title, 1, Qt.MatchFlag.MatchRecursive)
    return matches[0]


def click(view: QTreeView, title: str) -> None:
    at = view.visualRect(line(view, title)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()


def reads_at(stand: ReaderStand) -> tuple[int, int]:
    point = stand.view.point_at(QPointF(300, stand.view.viewport().height() / 3))
    return point.page_index, round(point.y)


def test_a_key_opens_the_outline_and_puts_it_away(stand: ReaderStand) -> None:
    open_paper(stand)
    toggle(stand)
    assert tree(stand).isVisible()
    assert tree(stand).hasFocus()
    assert lines(tree(stand)) == [entry.title for entry in LINES.entries]
    toggle(stand)
    assert not stand.part("contentsDrawer").isVisible()
    assert stand.view.hasFocus()
    QTest.mouseClick(stand.part("contentsActionButton"), Qt.MouseButton.LeftButton)
    assert stand.part("contentsDrawer").isVisible()
    QTest.mouseClick(stand.part("contentsClose"), Qt.MouseButton.LeftButton)
    assert not stand.part("contentsDrawer").isVisible()
    assert not stand.action("contentsAction").isChecked()


def test_a_line_leads_to_its_place_and_back_leads_here(stand: ReaderStand) -> None:
    open_paper(stand)
    toggle(stand)
    click(tree(stand), "Methods")
    assert reads_at(stand) == (3, 300)
    assert stand.view.hasFocus()
    QTest.keyClick(stand.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert stand.view.page_index == 0
    tree(stand).setFocus()
    tree(stand).setCurrentIndex(line(tree(stand), "Results"))
    QTest.keyClick(tree(stand), Qt.Key.Key_Return)
    assert (stand.view.page_index, stand.view.position().offset) == (7, 0)
    click(tree(stand), "Lost")
    assert stand.desk.messages == ["This line of the outline leads to no page."]


def test_a_line_that_leads_to_the_web_asks_first(stand: ReaderStand) -> None:
    open_paper(stand)
    toggle(stand)
    click(tree(stand), "On the web")
    shown = stand.panel.window().findChildren(QPlainTextEdit, "linkCardAddress")
    assert [each.toPlainText() for each in shown if each.isVisible()] == ["https://example.org/data"]


def test_the_line_she_reads_is_followed_but_not_while_she_is_in_the_tree(stand: ReaderStand) -> None:
    open_paper(stand)
    stand.view.go_to_page(8)
    toggle(stand)
    assert tree(stand).hasFocus()
    assert tree(stand).currentIndex().data() == "Results"
    stand.view.setFocus()
    stand.view.go_to_page(5)
    stand.desk.settle()
    assert tree(stand).currentIndex().data() == "Sampling of vagus"
    tree(stand).setFocus()
    tree(stand).collapse(line(tree(stand), "Methods"))
    tree(stand).setCurrentIndex(line(tree(stand), "Results"))
    stand.view.go_to_page(4)
    stand.desk.settle()
    assert tree(stand).currentIndex().data() == "Results"
    stand.view.setFocus()
    stand.view.go_to_page(5)
    stand.desk.settle()
    assert tree(stand).currentIndex().data() == "Methods"


def test_the_filter_shows_matches_and_enter_goes_to_the_first(stand: ReaderStand) -> None:
    open_paper(stand)
    toggle(stand)
    field = stand.panel.findChild(QLineEdit, "outlineFilter")
    field.setFocus()
    QTest.keyClicks(field, "VAGUS")
    assert lines(tree(stand)) == ["Methods", "Sampling of vagus"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert reads_at(stand) == (4, 200)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(lines(tree(stand))) == 6
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert tree(stand).hasFocus()
    QTest.keyClick(tree(stand), Qt.Key.Key_Escape)
    assert stand.view.hasFocus()


def test_a_pdf_without_outline_shows_its_pages_and_says_so(stand: ReaderStand) -> None:
    open_paper(stand, Outline())
    toggle(stand)
    assert stand.part("pagesPane").isVisible()
    stand.panel.findChild(QTabBar, "contentsTabs").setCurrentIndex(0)
    assert stand.panel.findChild(QLabel, "outlineEmptySentence").text() == "This PDF has no outline."


def test_an_outline_that_cannot_be_read_or_is_cut_says_so(stand: ReaderStand) -> None:
    open_paper(stand, PdfTimeoutError("The outline took too long."))
    toggle(stand)
    assert stand.panel.findChild(QLabel, "outlineEmptySentence").text() == "The outline took too long."
    other = stand.desk.library.add_paper("Another")
    stand.add("other.pdf", [PAGE], paper=other, answers={OUTLINE: Outline(LINES.entries, is_cut=True)})
    stand.open(other)
    assert "its first 6 lines" in stand.panel.findChild(QLabel, "outlineCut").text()


def test_an_abstract_has_neither(stand: ReaderStand) -> None:
    open_paper(stand)
    toggle(stand)
    abstract = stand.desk.library.add_abstract()
    stand.desk.settle()
    stand.panel.show_document(abstract.id)
    stand.desk.settle()
    assert stand.panel.findChild(QLabel, "outlineEmptySentence").text() == "Only a PDF has an outline and pages."


def test_pages_have_names_pictures_and_ticks_of_marks(stand: ReaderStand) -> None:
    open_paper(stand, Outline())
    toggle(stand)
    pages: QListView = stand.part("pageList")
    stand.qtbot.waitUntil(lambda: bool(stand.desk.pages.thumbnails_asked), timeout=5_000)
    asked = stand.desk.pages.thumbnails_asked
    assert asked[0] == 0
    assert len(asked) < 9
    at = pages.visualRect(pages.model().index(1, 0)).center()
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=at)
    stand.desk.settle()
    assert stand.view.page_index == 1
    delegate = pages.itemDelegate()
    assert isinstance(delegate, PageDelegate)
    assert delegate.here == 1
    Pointer(stand.view).drag(Caret(1, 2), Caret(1, 20))
    QTest.keyClick(stand.view, Qt.Key.Key_1)
    stand.desk.settle()
    stand.desk.settle()
    assert list(delegate.ticks) == [1]
    assert 0 < delegate.ticks[1][0].share < 0.5


def test_pages_are_reached_by_keys(stand: ReaderStand) -> None:
    stand.add("paper.pdf", [PAGE] * 9, answers={LABELS: tuple("abcdefghi")})
    stand.open()
    stand.view.setFocus()
    toggle(stand)
    pages = stand.part("pageList")
    assert pages.hasFocus()
    assert pages.currentIndex().data() == "a"
    QTest.keyClick(pages, Qt.Key.Key_Down)
    QTest.keyClick(pages, Qt.Key.Key_Down)
    QTest.keyClick(pages, Qt.Key.Key_Return)
    assert stand.view.page_index == 2
    assert stand.view.hasFocus()


def test_in_a_narrow_reader_the_drawer_covers_the_text_until_she_has_chosen(stand: ReaderStand) -> None:
    open_paper(stand)
    stand.panel.setMinimumWidth(300)  # as between the panes of the desk, where the bar gives way
    stand.panel.resize(420, 700)
    stand.desk.settle()
    before = stand.view.width()
    toggle(stand)
    drawer = stand.part("contentsDrawer")
    assert drawer.isVisible()
    assert stand.view.width() == before
    assert drawer.width() < before
    click(tree(stand), "Methods")
    assert reads_at(stand)[0] == 3
    assert not drawer.isVisible()
    assert not stand.action("contentsAction").isChecked()
    toggle(stand)
    stand.panel.resize(900, 700)
    stand.desk.settle()
    assert drawer.isVisible()
    assert stand.view.width() < 900 - drawer.width()
    assert tree(stand).hasFocus()
