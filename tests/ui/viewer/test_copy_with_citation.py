"""Copying a passage with authors, year, page and, for the note, a link back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.domain.quotation import Quotation
from desktop_app.pdf.inquiries import LABELS
from desktop_app.ui.panels.reader import PLUGIN, ReaderPanel
from desktop_app.ui.viewer.selection import Caret
from desktop_app.ui.widgets import markdown_pasting
from tests.ui.records import PAPER
from tests.ui.viewer.conftest import Pointer
from tests.ui.viewer.reading_library import ReadingDesk

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(desk: ReadingDesk) -> Iterator[ReaderPanel]:
    panel = PLUGIN.build(desk.context)
    desk.show(panel)
    for _ in panel.completing():
        pass
    file = desk.pages.add("paper.pdf", pages=["One page.", "The *vagus*\nnerve helps."], answers={LABELS: ("i", "ii")})
    desk.library.add_pdf(file)
    desk.open()
    yield panel
    panel.flush()
    panel.close()


def people(*names: str) -> tuple[Contributor, ...]:
    return tuple(Contributor(family=name) for name in names)


@pytest.mark.parametrize(
    ("source", "page", "wanted"),
    [
        (Bibliography("T", contributors=people("Breit"), year=2018), "3", "Breit 2018, p. 3"),
        (Bibliography("T", contributors=people("Breit", "Rogler"), year=2018), "", "Breit & Rogler 2018"),
        (Bibliography("T", contributors=people("A", "B", "C")), "iv", "A et al., p. iv"),
        (
            Bibliography("A title of a work without authors, and a long one"),
            "",
            "A title of a work without authors, and a",
        ),
    ],
)
def test_a_reference_is_a_few_words(source: Bibliography, page: str, wanted: str) -> None:
    assert Quotation("words", source, page).reference == wanted


def test_the_selection_is_copied_with_its_citation_and_a_link_for_the_note(
    desk: ReadingDesk, panel: ReaderPanel
) -> None:
    pages = panel.stage.pages
    Pointer(pages).drag(Caret(1, 4), Caret(1, 17))
    QTest.keyClick(pages, Qt.Key.Key_C, CONTROL | SHIFT)
    flavours = QGuiApplication.clipboard().mimeData()
    reference = Quotation("", desk.library.open(PAPER).paper.bibliography, "ii").reference
    assert reference.endswith(", p. ii")
    assert flavours.text() == f"“*vagus* nerve” ({reference})"
    markdown = bytes(flavours.data("text/markdown").data()).decode()
    assert markdown.startswith("“\\*vagus\\* nerve” ([")
    assert markdown.endswith(f"](postil://paper/{PAPER}?page=2))")
    assert markdown_pasting.text_of(flavours) == markdown
    assert desk.messages[-1] == f"Copied with {reference}."


def test_without_a_selection_it_says_what_to_do(desk: ReadingDesk, panel: ReaderPanel) -> None:
    QTest.keyClick(panel.stage.pages, Qt.Key.Key_C, CONTROL | SHIFT)
    assert "Select a passage" in desk.messages[-1]
