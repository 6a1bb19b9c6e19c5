"""The reader's story in the real window: paste, ask, flag, find a free copy, attach it, answer, report."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.bootstrap import build_services
from desktop_app.domain.buy import BuyState
from desktop_app.domain.question import QuestionState
from desktop_app.gui import Program, made_application
from desktop_app.system.paths import AppPaths, find_paths
from desktop_app.system.settings import SETTINGS_FILE, Settings
from desktop_app.ui.widgets.passage_card import PassageCard
from desktop_app.ui.window_layout import LAYOUT_FILE, load_layout
from tests.lookup_answers import DOI, bases, unpaywall
from tests.lookup_server import LookupServer, lookup_server, says
from tests.pdf_files import write_real_pdf

PAGE = f"""Vagus Nerve Stimulation and Neurotrophins: a biological psychiatric perspective

Ada Reader • April 15, 2020

Ok. A whole new area of brain chemistry I wasn't aware of. I'm not even sure where neurotrophins are found. \
Will report once I know. I'm tempted to buy this article, but don't want to get carried away.

Review article

Received 14 November 2019, Accepted 31 March 2020.

https://doi.org/{DOI}

Abstract

Since 2004, vagus nerve stimulation has been used in treatment-resistant depressive episodes. The data on brain \
synthesis and on plasticity are presented and discussed.

Keywords

vagus nerve
neurotrophins
"""
TITLE = "Vagus Nerve Stimulation and Neurotrophins"
ANSWER = "Neurotrophins are found mainly in the hippocampus and the cerebral cortex of the adult brain."
PATIENCE_MS = 20_000

W = TypeVar("W", bound=QWidget)

pytestmark = [pytest.mark.e2e, pytest.mark.allow_hosts(["127.0.0.1"])]


class Person:
    """Sits before the window: sees what is visible, clicks and types."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self._qtbot, self._program, self.window = qtbot, program, program._window
        self._is_ended = False

    def end(self) -> None:
        """Close the window and wait until all is kept; a second time nothing happens."""
        if not self._is_ended:
            self._is_ended = True
            self.window.close()
            self.wait(lambda: not self.window.isVisible())
            self._program._end()
            gc.unfreeze()

    def adds(self, path: Path) -> None:
        """Drop a file on the window."""
        self._program._life.add_files([path])

    def wait(self, is_so: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE_MS)

    def sees(self, kind: type[W], name: str) -> W | None:
        """The widget of this name that is on the screen and can be used."""
        found = (one for top in QApplication.topLevelWidgets() for one in (top, *top.findChildren(kind, name)))
        return next(
            (one for one in found if isinstance(one, kind) and one.objectName() == name and one.isVisible()), None
        )

    def finds(self, kind: type[W], name: str) -> W:
        self.wait(lambda: (one := self.sees(kind, name)) is not None and one.isEnabled())
        found = self.sees(kind, name)
        assert found is not None
        return found

    def click(self, name: str) -> None:
        self.finds(QAbstractButton, name).click()

    def types(self, name: str, text: str) -> None:
        field = self.finds(QWidget, name)
        field.setFocus()
        assert isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit)
        field.clear()
        QTest.keyClicks(field, text)

    def does(self, action: str) -> None:
        self.window.actions_table[action].trigger()

    def reads(self, words: str) -> bool:
        """Whether these words stand anywhere on the screen, on a label or a button."""
        labels = [one for one in self.window.findChildren(QLabel) if one.isVisible() and words in one.text()]
        return bool(labels) or any(
            one.isVisible() and words in one.text() for one in self.window.findChildren(QAbstractButton)
        )


@pytest.fixture
def server() -> Iterator[LookupServer]:
    with lookup_server() as server:
        yield server


@pytest.fixture
def paths(tmp_path: Path, server: LookupServer) -> AppPaths:
    paths = find_paths(tmp_path / "library")
    Settings(paths.config / SETTINGS_FILE).put("lookup_addresses", bases(server))
    return paths


@pytest.fixture
def person(qtbot: QtBot, paths: AppPaths) -> Iterator[Person]:
    program = Program(made_application(), paths)
    program._load_looks()
    program._window.furnish()
    program._papers.fill()
    program._window.resize(1440, 900)
    program._window.show()
    program._go_on()
    person = Person(qtbot, program)
    person.wait(lambda: program._life._is_ready and program._life._is_complete)
    yield person
    person.end()


def test_from_a_pasted_page_to_a_published_answer(
    person: Person, server: LookupServer, paths: AppPaths, tmp_path: Path
) -> None:
    paste_with_offers(person)
    find_free_copy(person, server, tmp_path)
    add_paper_that_answers(person, tmp_path)
    answer_from_it(person)
    report_it(person)
    person.wait(lambda: load_layout(paths.config / LAYOUT_FILE).paper)  # kept while it runs, should it be killed
    person.end()
    services = build_services(paths)
    (question,) = services.questions.list("all")
    (todo,) = services.todos.list("all")
    kept = services.library.get(question.paper_id)
    services.close()
    assert kept.bibliography.doi == DOI
    assert question.state is QuestionState.ANSWERED
    assert question.answer == "In the hippocampus and the cortex above all."
    assert len(question.evidence) == 1
    assert (question.promised, question.reported_where) == (True, "the blog")
    assert todo.dossier is not None
    assert todo.dossier.state is BuyState.FREE_COPY_FOUND


def paste_with_offers(person: Person) -> None:
    QApplication.clipboard().setText(PAGE)
    person.does("paste")
    person.wait(lambda: person.sees(QCheckBox, "offer-1"))
    for name in ("offer-0", "offer-1"):
        person.click(name)
    person.click("pasteAdd")
    person.wait(lambda: person.sees(QWidget, "pasteDialog") is None)
    person.wait(lambda: person.reads("Where are neurotrophins found?"))


def find_free_copy(person: Person, server: LookupServer, folder: Path) -> None:
    copy = write_real_pdf(folder / "copy.pdf", [f"{TITLE}\nAccepted version", "Data on plasticity"], title=TITLE)
    server.on("/unpaywall", says(unpaywall(f"{server.address}/files/copy.pdf")))
    server.on("/files", says(copy.read_bytes(), Content_Type="application/pdf"))
    person.does("go-buy")
    person.click("buyDossier")
    person.click("buyCheckAll")
    assert server.asked == []  # not a word before she says yes
    person.types("consentEmail", "ada@example.org")
    person.click("consentYes")
    person.wait(lambda: person.reads("accepted version"))
    person.click("dossierDownload")
    person.does("go-desk")
    person.wait(lambda: person.reads("Accepted version"))
    person.wait(lambda: person.reads("free copy found"))


def add_paper_that_answers(person: Person, folder: Path) -> None:
    other = write_real_pdf(
        folder / "marchetti.pdf",
        [
            "Growth factors of the nervous system\nL. Marchetti",
            f"Where they occur\n{ANSWER}\nOther growth factors differ.",
        ],
        title="Growth factors of the nervous system",
    )
    person.adds(other)
    person.finds(QWidget, "radarBar")


def answer_from_it(person: Person) -> None:
    person.does("go-questions")
    first = person.finds(PassageCard, "passageCard")
    assert first.passage.passage == ANSWER
    person.click("useAsAnswer")
    person.finds(QWidget, "answerEvidence")
    person.types("answerEditor", "In the hippocampus and the cortex above all.")
    person.click("markAnswered")


def report_it(person: Person) -> None:
    person.click("questionStates-promised")
    person.click("reportQuestion")
    text = person.finds(QPlainTextEdit, "promiseText").toPlainText()
    assert "In the hippocampus and the cortex above all." in text
    assert "hippocampus and the cerebral cortex" in text
    person.types("promiseWhere", "the blog")
    person.click("promiseKeep")
    person.wait(lambda: person.reads("No question has this state."))  # the promise is kept
    person.click("questionStates-answered")
    person.wait(lambda: person.reads("reported"))
