"""Passages related by meaning: a list of its own below the radar's, quiet until it is switched on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView

from desktop_app.bootstrap import build_services
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.paper import Bibliography
from desktop_app.meaning.index import MeaningIndex
from desktop_app.meaning.process import MeaningProcess
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services.context import Services
from desktop_app.system.paths import AppPaths
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.models.related_reading import RelatedReading
from desktop_app.ui.panels.questions_screen import PLUGIN, QuestionsScreen
from desktop_app.ui.widgets.passage_list import PassageList
from tests.ui.conftest import Shell
from tests.word_encoder import load

BY_WORDS = "Most babies sleep at night."
BY_MEANING = "Infants slumber beside the bed."


def build(shell: Shell, folder: Path, **engine: object) -> Services:
    paths = AppPaths(*(folder / name for name in ("library", "config", "cache", "logs", "outside")))
    services = build_services(paths, shell.bus, pdf=FakePdfReader(), **engine)
    shell.runner = InlineTaskRunner(services)
    shell.context = replace(shell.context, runner=shell.runner)
    for title, words in (("On nights", BY_WORDS), ("On cots", BY_MEANING)):
        services.intake.add_draft(PaperDraft(Bibliography(title, abstract=words)))
    services.questions.ask(None, "Where do babies sleep?")
    return services


@pytest.fixture
def services(shell: Shell, tmp_path: Path) -> Iterator[Services]:
    services = build(shell, tmp_path, meaning=MeaningIndex(tmp_path / "vectors", load))
    yield services
    services.close()


def listed(screen: QuestionsScreen, name: str) -> PassageList:
    return screen.findChild(PassageList, name)


def words(listed: PassageList) -> list[str]:
    return [] if listed.isHidden() else [card.words() for card in listed.cards()]


def said(listed: PassageList) -> str:
    return listed.findChild(QLabel, "noPassages").text()


def test_nothing_is_shown_until_it_is_switched_on(shell: Shell, services: Services) -> None:
    reading = RelatedReading(shell.context, shell.context.navigator)
    reading.start()
    screen = PLUGIN.build(shell.context)
    shell.show(screen, 1300)
    related = listed(screen, "relatedList")
    assert words(listed(screen, "passageList")) == [BY_WORDS]
    assert related.isHidden()
    shell.navigator.related_switch_requested.emit(True)
    shell.qtbot.waitUntil(lambda: words(related) == [BY_MEANING])
    assert words(listed(screen, "passageList")) == [BY_WORDS]
    shell.navigator.related_switch_requested.emit(False)
    assert related.isHidden()
    reading.stop()


def test_the_same_keys_lead_through_both_lists(shell: Shell, services: Services) -> None:
    services.related.switch(on=True)
    services.related.read_all()
    screen = PLUGIN.build(shell.context)
    shell.show(screen, 1300)
    board = screen.findChild(QListView, "questionList")
    first, second = (listed(screen, name).cards()[0] for name in ("passageList", "relatedList"))
    board.setFocus()
    QTest.keyClick(board, Qt.Key.Key_Right)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    QTest.keyClick(second, Qt.Key.Key_Left)
    assert board.hasFocus()


def test_a_related_passage_is_opened_refused_and_used(shell: Shell, services: Services) -> None:
    services.related.switch(on=True)
    services.related.read_all()
    screen = PLUGIN.build(shell.context)
    shell.show(screen, 1300)
    related = listed(screen, "relatedList")
    opened: list[object] = []
    shell.navigator.passage_show_requested.connect(lambda *place: opened.append(place[3]))
    QTest.keyClick(related.cards()[0], Qt.Key.Key_O)
    assert opened == [BY_MEANING]
    QTest.keyClick(related.cards()[0], Qt.Key.Key_N)
    shell.qtbot.waitUntil(lambda: related.cards() == [])
    assert said(related) == "Nothing else in your library is near it in meaning."
    services.history.undo()
    shell.qtbot.waitUntil(lambda: words(related) == [BY_MEANING])
    QTest.keyClick(related.cards()[0], Qt.Key.Key_Return)
    (question,) = services.questions.list()
    assert question.answer == BY_MEANING
    (mark,) = (services.marks.get(one) for one in question.evidence)
    assert mark.quote == BY_MEANING


def test_it_tells_how_far_the_library_is_read(shell: Shell, services: Services) -> None:
    services.related.switch(on=True)
    due = services.related.due(services.related.stamps())
    screen = PLUGIN.build(shell.context)
    shell.show(screen, 1300)
    related = listed(screen, "relatedList")
    assert said(related) == "0 of 2 papers are read for it so far."
    services.related.begin(services.related.texts_of(due[0]))
    while services.related.go_on():
        pass
    shell.navigator.related_changed.emit(services.related.state())
    assert said(related) == "1 of 2 papers are read for it so far."
    services.related.read_all()
    shell.navigator.related_changed.emit(services.related.state())
    assert words(related) == [BY_MEANING]


def test_what_was_switched_on_elsewhere_is_there_when_the_screen_is_shown_again(
    shell: Shell, services: Services
) -> None:
    services.related.read_all()
    screen = PLUGIN.build(shell.context)
    shell.show(screen, 1300)
    related = listed(screen, "relatedList")
    assert related.isHidden()
    screen.hide()
    services.related.switch(on=True)
    shell.navigator.related_changed.emit(services.related.state())
    assert related.isHidden()
    screen.show()
    assert words(related) == [BY_MEANING]


def test_new_words_are_read_after_a_while(shell: Shell, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.ui.models.related_reading._AFTER_FACT_MS", 10)
    services.related.switch(on=True)
    reading = RelatedReading(shell.context, shell.context.navigator)
    reading.start()
    shell.qtbot.waitUntil(lambda: services.related.state().read == 2)
    services.intake.add_draft(PaperDraft(Bibliography("On cars", abstract="Some infants slumber in cars.")))
    shell.qtbot.waitUntil(lambda: services.related.state().read == 3)
    paper = services.library.list()[0].id
    services.notes.save(paper, "Babies slumber in boats.")
    shell.qtbot.waitUntil(lambda: not services.related.due(services.related.stamps()))
    reading.stop()


def test_without_the_package_the_screen_is_as_before(shell: Shell, tmp_path: Path) -> None:
    services = build(shell, tmp_path, meaning=MeaningProcess(tmp_path / "vectors", needed="no_such_package"))
    services.related.switch(on=True)
    reading = RelatedReading(shell.context, shell.context.navigator)
    reading.start()
    screen = PLUGIN.build(shell.context)
    shell.show(screen, 1300)
    assert words(listed(screen, "passageList")) == [BY_WORDS]
    assert listed(screen, "relatedList").isHidden()
    assert shell.runner.problems == []
    reading.stop()
    services.close()
