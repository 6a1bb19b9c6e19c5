"""Peek on a real worker: resting on a reference shows its target, keys go there or keep it beside the text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.viewer.peek_card import PeekCard
from desktop_app.ui.viewer.portal_pane import PortalPane
from desktop_app.ui.viewer.selection import Caret, PageSpan
from tests.integration.test_reader_with_worker import LONG_MS, Reader
from tests.pdf_files import RealPage, write_real_pdf

PAGES = (
    RealPage(("Nerves of rats", "as Fig. 2 shows and others [1] found")),
    RealPage(("Nothing of interest",)),
    RealPage(("Figure 2. A nerve of a rat.",)),
    RealPage(("References", "[1] A. Jones. Old nerves. 2001.", "[2] B. Wu. New nerves. 2010.")),
)


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Iterator[Reader]:
    file = tmp_path / "references.pdf"
    write_real_pdf(file, PAGES, catalogue="/PageLabels << /Nums [0 << /S /D /St 551 >>] >>")
    reader = Reader(qtbot, file)
    qtbot.waitUntil(lambda: reader.view.readable_text(0) is not None, timeout=LONG_MS)
    yield reader
    reader.close()


def place_of(reader: Reader, words: str) -> QPoint:
    start = reader.view.readable_text(0).text.index(words)
    (piece,) = reader.view.pieces_of_span(PageSpan(0, start, start + len(words)))
    return piece.boundingRect().center().toPoint()


def rest_on(reader: Reader, words: str) -> PeekCard:
    """The card that comes when the pointer rests on these words."""
    at = place_of(reader, words)
    QTest.mouseMove(reader.view.viewport(), at - QPoint(0, 60))
    QTest.mouseMove(reader.view.viewport(), at)
    card = reader.panel.window().findChild(PeekCard)
    reader.qtbot.waitUntil(card.isVisible, timeout=LONG_MS)
    return card


@pytest.mark.parametrize(("words", "title"), [("Fig", "Figure 2 · p. 553"), ("1", "[1] · p. 554")])
def test_resting_on_a_reference_shows_its_target(reader: Reader, words: str, title: str) -> None:
    card = rest_on(reader, words)
    assert card.findChild(QLabel, "peekTitle").text() == title
    assert reader.view.page_index == 0
    QTest.mouseMove(reader.view.viewport(), place_of(reader, "Nerves"))
    reader.qtbot.waitUntil(lambda: not card.isVisible(), timeout=LONG_MS)


def test_an_entry_of_the_bibliography_is_told_in_words(reader: Reader) -> None:
    card = rest_on(reader, "1")
    assert card.findChild(QLabel, "peekText").text() == "[1] A. Jones. Old nerves. 2001."


def test_enter_goes_there(reader: Reader) -> None:
    card = rest_on(reader, "Fig")
    reader.view.setFocus()
    QTest.keyClick(reader.view, Qt.Key.Key_Return)
    reader.qtbot.waitUntil(lambda: reader.view.page_index == 2, timeout=LONG_MS)
    assert not card.isVisible()


def test_escape_takes_the_card_away(reader: Reader) -> None:
    card = rest_on(reader, "Fig")
    QTest.keyClick(reader.view, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert reader.view.page_index == 0


def test_the_key_shows_what_the_caret_is_on(reader: Reader) -> None:
    start = reader.view.readable_text(0).text.index("[1]")
    reader.view.text_selection.start(Caret(0, start + 1))
    reader.panel.commands["peekAction"].trigger()
    card = reader.panel.window().findChild(PeekCard)
    reader.qtbot.waitUntil(card.isVisible, timeout=LONG_MS)
    assert card.target.page_index == 3


def test_a_figure_is_kept_beside_the_text(reader: Reader) -> None:
    unpin = reader.panel.commands["unpinAction"]
    assert not unpin.isEnabled()
    rest_on(reader, "Fig")
    QTest.keyClick(reader.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    portal = reader.panel.findChild(PortalPane)
    assert portal.isVisible()
    assert unpin.isEnabled()
    assert portal.findChild(QLabel, "portalTitle").text() == "Figure 2 · p. 553"
    reader.view.go_to_page(1)
    assert portal.isVisible()
    QTest.mouseClick(portal.findChild(QToolButton, "portalClose"), Qt.MouseButton.LeftButton)
    assert not portal.isVisible()
    assert not unpin.isEnabled()
