"""The Info panel says where the paper is mentioned, keeps it true, and goes to the line in the other note."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.own_link import OwnLink, QuestionLink
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.panels.info import InfoPanel
from desktop_app.ui.panels.note import NotePanel
from desktop_app.ui.panels.questions_screen import QuestionsScreen
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.use_list import UseList
from tests.ui.panels.real_desk import RealDesk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[RealDesk]:
    desk = RealDesk(qtbot, tmp_path)
    yield desk
    desk.close()


def test_mentions_come_and_go(desk: RealDesk) -> None:
    paper, other = desk.paper("Vagus nerve"), desk.paper("Serum levels")
    panel = InfoPanel(desk.context)
    desk.show(panel)
    desk.open(paper.id)
    mentions = panel.findChild(UseList, "paperMentions")
    assert mentions is not None
    assert not mentions.isVisible()
    desk.services.notes.save(other.id, f"First.\nAs [Breit]({OwnLink(paper.id)}) said.")
    desk.qtbot.waitUntil(mentions.isVisible)
    assert mentions.lines() == ["As Breit said."]
    desk.services.questions.ask(None, f"Is {OwnLink(paper.id)} right?")
    desk.qtbot.waitUntil(lambda: len(mentions.lines()) == 2)
    panel.hide()
    desk.services.notes.save(other.id, "First.")
    panel.show()
    desk.qtbot.waitUntil(lambda: len(mentions.lines()) == 1)
    desk.open(other.id)
    assert not mentions.isVisible()


def test_lines_that_lead_nowhere_are_listed_until_they_lead_somewhere(desk: RealDesk) -> None:
    gone = desk.paper("Gone")
    paper = desk.paper("Vagus nerve", note=f"As [Breit]({OwnLink(gone.id)}) said.")
    panel = InfoPanel(desk.context)
    desk.show(panel)
    desk.open(paper.id)
    broken = panel.findChild(UseList, "brokenLinks")
    assert broken is not None
    assert not broken.isVisible()
    desk.services.library.trash(gone.id)
    desk.qtbot.waitUntil(lambda: broken.lines() == ["As Breit said."])
    desk.services.library.untrash(gone.id)
    desk.qtbot.waitUntil(lambda: broken.lines() == [])


def test_a_question_lists_the_lines_that_mention_it(desk: RealDesk) -> None:
    paper = desk.paper("Vagus nerve")
    question = desk.services.questions.ask(paper.id, "Why?")
    screen = QuestionsScreen(desk.context)
    desk.show(screen, 1100)
    desk.navigator.question_show_requested.emit(question.id)
    mentions = screen.findChild(UseList, "questionMentions")
    assert mentions is not None
    desk.services.notes.append(paper.id, f"Still [open]({QuestionLink(question.id)}).")
    desk.qtbot.waitUntil(lambda: mentions.lines() == ["Still open."])


def test_a_mention_is_gone_to(desk: RealDesk) -> None:
    paper = desk.paper("Vagus nerve")
    other = desk.paper("Serum levels", note=f"First.\n\nAs [Breit]({OwnLink(paper.id)}) said.\n\nEnd.")
    info, note = InfoPanel(desk.context), NotePanel(desk.context, LinkOpener(desk.navigator))
    desk.show(info)
    desk.show(note)
    desk.navigator.note_show_requested.connect(desk.open)
    desk.open(paper.id)
    button = info.findChild(QToolButton, "paperMentions-0")
    assert button is not None
    button.click()
    editor = note.findChild(MarkdownEditor)
    assert editor is not None
    desk.qtbot.waitUntil(lambda: editor.textCursor().blockNumber() == 2)
    assert editor.toPlainText() == desk.services.notes.get(other.id).body
    note.flush()
