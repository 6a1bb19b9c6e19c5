"""The quiet bar in the reader: speaks only when sure, takes no focus, unfolds, stays closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.passage_bar import PassageBar
from desktop_app.ui.widgets.passage_list import PassageList
from tests.ui.viewer.marked_library import ABSTRACT, MarkedLibrary

FIRST = ABSTRACT.split(". ", maxsplit=1)[0] + "."


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[MarkedLibrary]:
    desk = MarkedLibrary(qtbot, tmp_path, is_abstract=True)
    yield desk
    desk.close()


def bar(desk: MarkedLibrary) -> PassageBar | None:
    return desk.window.findChild(PassageBar, "radarBar")


def test_it_speaks_when_sure_and_its_passages_are_used(desk: MarkedLibrary) -> None:
    question = desk.services.questions.ask(None, "Does vagus nerve stimulation up-regulate neurotrophins?")
    desk.services.questions.ask(None, "How many whales sleep in the brain?")
    desk.qtbot.waitUntil(lambda: bar(desk) is not None and bar(desk).isVisible())
    shown = bar(desk)
    assert shown.sentence() == "May answer 1 of your questions"
    assert not shown.is_unfolded
    assert not shown.isAncestorOf(desk.window.focusWidget())
    assert desk.surface.geometry().height() > 0

    QTest.mouseClick(shown.findChild(LinkButton, "radarShow"), Qt.MouseButton.LeftButton)
    (card,) = shown.findChild(PassageList, "passageList").cards()
    assert card.words() == FIRST
    assert card.hasFocus()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not shown.is_unfolded
    QTest.mouseClick(shown.findChild(LinkButton, "radarShow"), Qt.MouseButton.LeftButton)
    QTest.keyClick(card, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: len(desk.marks()) == 1)
    assert desk.services.questions.list()[0].id == question.id
    assert desk.services.questions.list()[0].evidence == (desk.marks()[0].id,)


def test_what_is_refused_or_closed_is_not_said_again(desk: MarkedLibrary) -> None:
    asked = desk.services.questions.ask(None, "Does vagus nerve stimulation up-regulate neurotrophins?")
    desk.qtbot.waitUntil(lambda: bar(desk) is not None and bar(desk).isVisible())
    shown = bar(desk)
    QTest.mouseClick(shown.findChild(LinkButton, "radarShow"), Qt.MouseButton.LeftButton)
    QTest.keyClick(shown.findChild(PassageList, "passageList").cards()[0], Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: not shown.isVisible())
    desk.services.history.undo()
    desk.qtbot.waitUntil(shown.isVisible)
    QTest.mouseClick(shown.findChild(QToolButton, "radarClose"), Qt.MouseButton.LeftButton)
    assert not shown.isVisible()
    desk.services.questions.edit(asked.id, "Does vagus nerve stimulation regulate neurotrophins?")
    desk.qtbot.wait(800)
    assert not shown.isVisible()


def test_it_looks_again_when_the_text_of_the_open_pdf_was_read(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = MarkedLibrary(qtbot, tmp_path)
    looks: list[object] = []
    look_at = desk.services.radar.look_at
    monkeypatch.setattr(desk.services.radar, "look_at", lambda paper: looks.append(paper) or look_at(paper))
    desk.services.questions.ask(None, "Where do whales sleep at night?")
    qtbot.waitUntil(lambda: bool(looks))
    document = desk.services.reading.open(looks[0]).documents[0].id
    desk.services.intake.store_text(document, [(0, "Whales sleep at night near the Azores and in Norway.")])
    assert bar(desk) is None
    desk.navigator.text_read.emit(document)
    qtbot.waitUntil(lambda: bar(desk) is not None and bar(desk).isVisible())
    desk.close()
