"""Where a question was raised, and where its evidence is, the answer shows."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.models.answer_hints import AnswerHints
from desktop_app.ui.panels.paper_questions import PaperQuestionsPanel
from desktop_app.ui.widgets.comment_edit import CommentEdit
from desktop_app.ui.widgets.question_card import QuestionCard
from tests.ui.panels.real_desk import RealDesk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path):
    desk = RealDesk(qtbot, tmp_path)
    yield desk
    desk.close()


def cards(panel: PaperQuestionsPanel) -> list[QuestionCard]:
    shown = (card for card in panel.findChildren(QuestionCard) if not card.isHidden())
    return sorted(shown, key=lambda card: card.y())


def said(card: QuestionCard, name: str) -> str:
    return card.findChild(QLabel, name).text()


def test_the_panels_of_both_papers_show_the_answer(desk: RealDesk) -> None:
    services = desk.services
    here = desk.paper("Vagus nerve", abstract="The mechanism is unknown.")
    there = desk.paper("Serum", abstract="It is in serum.", year=2021)
    raising = services.marks.mark_quote(here.id, "mechanism")
    evidence = services.marks.mark_quote(there.id, "in serum")
    question = services.questions.ask(here.id, "Where?", (raising.id,), promised=True, tags=("BDNF",))
    panel = PaperQuestionsPanel(desk.context)
    desk.show(panel)
    desk.open(here.id)
    (card,) = cards(panel)
    QTest.mouseClick(card.findChild(QToolButton, "questionAnswerLink"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(card.findChild(CommentEdit), "Perhaps in serum.")
    QTest.mouseClick(card.findChild(QPushButton, "formPartial"), Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: said(card, "questionAnswer") == "So far: Perhaps in serum.")
    assert said(card, "questionState") == "open · promised"
    assert said(card, "questionAbout").endswith(" · #BDNF")
    services.questions.answer(question.id, "In serum.", (evidence.id,))
    services.reports.keep(question.id, "blog")
    desk.qtbot.waitUntil(lambda: said(card, "questionState") == "answered")
    assert "blog" in said(card, "questionAbout")
    hint = panel.findChild(AnswerHints).text_of(raising.id)
    assert hint == "Where?\nAnswer: In serum. (Serum 2021, abstract)"
    desk.open(there.id)
    desk.qtbot.waitUntil(lambda: len(cards(panel)) == 1 and "“Vagus nerve”" in said(cards(panel)[0], "questionAbout"))
    (card,) = cards(panel)
    assert said(card, "questionAnswer") == "In serum."
    wished: list[object] = []
    desk.navigator.trail_requested.connect(lambda *what: wished.append(what))
    card.more.findChild(QAction, "questionTrail").trigger()
    assert wished == [(question.id, None)]
    QTest.mouseClick(panel.findChild(QToolButton, "paperTrail"), Qt.MouseButton.LeftButton)
    assert wished[-1] == (None, there.id)
    asked = services.questions.ask(here.id, "When?")
    services.questions.raise_by(asked.id, (evidence.id,))
    desk.qtbot.waitUntil(lambda: [said(card, "questionText") for card in cards(panel)] == ["When?", "Where?"])
