"""Passages that may answer the shown question: seen with the words that speak for them, used, opened, refused."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QPlainTextEdit, QPushButton

from desktop_app.bootstrap import build_services
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.paper import Bibliography
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services.context import Services
from desktop_app.system.paths import AppPaths
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.panels.questions_screen import PLUGIN, QuestionsScreen
from desktop_app.ui.widgets.passage_card import shortened
from desktop_app.ui.widgets.passage_list import PassageList
from tests.ui.conftest import Shell

FOUND = "Neurotrophins are found in the hippocampus and in serum."
ALSO = "Some neurotrophins were found in blood."


@pytest.fixture
def services(shell: Shell, tmp_path: Path) -> Iterator[Services]:
    paths = AppPaths(*(tmp_path / name for name in ("library", "config", "cache", "logs", "outside")))
    services = build_services(paths, shell.bus, pdf=FakePdfReader())
    shell.runner = InlineTaskRunner(services)
    shell.context = replace(shell.context, runner=shell.runner)
    for title, words in (("A study of serum", f"Serum was taken. {FOUND}"), ("A study of blood", ALSO)):
        services.intake.add_draft(PaperDraft(Bibliography(title, abstract=words)))
    services.questions.ask(None, "Where are neurotrophins found?")
    yield services
    services.close()


def shown(screen: QuestionsScreen) -> list[str]:
    return [card.words() for card in screen.findChild(PassageList, "passageList").cards()]


def test_those_that_come_into_view_are_counted_too(
    shell: Shell, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.models.radar_counts._MOST", 0)
    for number in range(30):
        services.questions.ask(None, f"Unrelated {number}?")
    services.questions.ask(None, "Where were neurotrophins found?")
    screen = PLUGIN.build(shell.context)
    shell.show(screen, 1300)
    view = screen.findChild(QListView, "questionList")
    first, last = (view.model().index(row, 0) for row in (0, 31))
    shell.qtbot.waitUntil(lambda: "2 papers may answer" in first.data())
    assert "may answer" not in last.data()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    shell.qtbot.waitUntil(lambda: "2 papers may answer" in last.data())


def test_passages_are_seen_used_opened_and_refused(shell: Shell, services: Services) -> None:
    screen = PLUGIN.build(shell.context)
    shell.show(screen, 1300)
    assert shown(screen) == [ALSO, FOUND]
    cards = screen.findChild(PassageList, "passageList").cards()
    sentence = cards[0].findChild(QLabel, "passageSentence")
    assert all(f'">{word}</span>' in sentence.text() for word in ("neurotrophins", "found"))
    assert cards[0].findChild(QLabel, "passagePlace").text() == "A study of blood · abstract"
    index = screen.findChild(QListView, "questionList").model().index(0, 0)
    shell.qtbot.waitUntil(lambda: "2 papers may answer" in index.data())

    opened = []
    shell.navigator.passage_show_requested.connect(lambda *place: opened.append(place[3]))
    view = screen.findChild(QListView, "questionList")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert cards[0].hasFocus()
    QTest.keyClick(cards[0], Qt.Key.Key_Left)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(cards[0], Qt.Key.Key_Down)
    assert cards[1].hasFocus()
    QTest.keyClick(cards[1], Qt.Key.Key_O)
    assert opened == [FOUND]
    QTest.keyClick(cards[1], Qt.Key.Key_N)
    shell.settle()
    assert shown(screen) == [ALSO]
    services.history.undo()
    shell.settle()
    assert shown(screen) == [ALSO, FOUND]

    card = screen.findChild(PassageList, "passageList").cards()[0]
    QTest.mouseClick(card.findChild(QPushButton, "useAsAnswer"), Qt.MouseButton.LeftButton)
    shell.settle()
    question = services.questions.list()[0]
    assert (question.answer, len(question.evidence)) == (ALSO, 1)
    assert screen.findChild(QPlainTextEdit, "answerEditor").toPlainText() == ALSO
    assert "2 papers may answer" not in index.data()


def test_a_question_that_nothing_answers_says_so(shell: Shell, services: Services) -> None:
    services.questions.drop(services.questions.list()[0].id)
    services.questions.ask(None, "Who won the marathon?")
    screen = PLUGIN.build(shell.context)
    shell.show(screen)
    assert shown(screen) == []
    assert "Nothing in your library" in screen.findChild(QLabel, "noPassages").text()


def test_a_long_sentence_is_shortened_around_its_hits() -> None:
    words = "lead " * 40 + "the nerve " + "tail " * 60
    text, hits = shortened(words, [(204, 209)])
    assert [text[start:end] for start, end in hits] == ["nerve"]
    assert text.startswith("…lead")
    assert text.endswith("tail…")
    assert len(text) < 270
