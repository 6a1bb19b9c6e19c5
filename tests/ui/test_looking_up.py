"""Look-ups from the window: consent, free copies, downloads, filling in, the log; with a server on this machine."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QTreeWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Paper
from desktop_app.pdf.fake import FakePdf, write_fake_pdf
from desktop_app.system.settings import SETTINGS_FILE, Settings
from desktop_app.ui.actions import Actions
from desktop_app.ui.looking_up import LookingUp
from desktop_app.ui.panels.info import InfoPanel
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.work_bar import WorkBar
from tests.lookup_answers import DOI, bases, crossref, openalex, retraction, serve_all
from tests.lookup_server import LookupServer, closed_port, lookup_server, says
from tests.ui.panels.real_desk import RealDesk

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

TITLE = "Vagus nerve stimulation and neurotrophins"


@dataclass
class Stage:
    """A window with the panel Info, the work bar and the actions, and a library with one paper."""

    desk: RealDesk
    server: LookupServer
    window: QWidget
    bar: WorkBar
    actions: Actions
    info: InfoPanel
    paper: Paper
    attached: list[PaperId] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    problems: list[Exception] = field(default_factory=list)

    def dialog(self, name: str) -> QDialog:
        found = [dialog for dialog in self.window.findChildren(QDialog, name) if dialog.isVisible()]
        assert len(found) == 1
        return found[0]

    def click(self, name: str, inside: QWidget | None = None) -> None:
        found = (inside or self.window).findChild(QWidget, name)
        assert found is not None
        assert found.isVisibleTo(found.window())
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.desk.qtbot.wait(1)

    def allow(self) -> None:
        self.desk.services.lookups.give_consent("ada@example.org")

    def text(self, name: str, inside: QWidget | None = None) -> str:
        label = (inside or self.window).findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisibleTo(label.window()) else ""


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setattr("desktop_app.lookup.tries._FIRST_PAUSE_S", 0.0)
    desk = RealDesk(qtbot, tmp_path)
    with lookup_server() as server:
        Settings(tmp_path / "config" / SETTINGS_FILE).put("lookup_addresses", bases(server))
        window = QWidget()
        bar, info, actions = WorkBar(desk.theme, window), InfoPanel(desk.context, window), Actions(desk.theme, window)
        column = QVBoxLayout(window)
        column.addWidget(bar)
        column.addWidget(info, 1)
        paper = desk.paper(TITLE, doi=DOI, container="Neuroscience")
        stage = Stage(desk, server, window, bar, actions, info, paper)
        LookingUp(desk.context, window, bar, actions, lambda owner, _done: stage.attached.append(owner))
        desk.navigator.message_posted.connect(stage.said.append)
        desk.navigator.problem_posted.connect(stage.problems.append)
        desk.show(window)
        desk.open(paper.id)
        yield stage
        desk.close()


def test_the_first_look_up_asks_for_consent_and_then_goes_on(stage: Stage) -> None:
    serve_all(stage.server, "https://boris.example.org/1.pdf")
    assert stage.text("freeCopySentence") == "Nobody was asked yet."
    stage.click("freeCopyCheck")
    dialog = stage.dialog("consentDialog")
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for words in ("DOI", "your e-mail address", "Unpaywall", "Crossref", "arXiv", "take this back"):
        assert words in told
    assert not stage.server.asked

    email = dialog.findChild(QLineEdit, "consentEmail")
    QTest.keyClicks(email, "ada")
    stage.click("consentYes", dialog)
    assert "no e-mail address" in stage.text("consentDialogProblem", dialog)
    QTest.keyClicks(email, "@example.org")
    QTest.keyClick(email, Qt.Key.Key_Return)
    stage.desk.qtbot.wait(1)
    assert stage.text("freeCopySentence").startswith("Accepted version, repository · CC BY · Unpaywall, ")
    assert stage.said[-1].startswith("Free copy: accepted version, repository")
    assert stage.bar.isHidden()
    assert stage.info.findChild(LinkButton, "freeCopyCheck").accessibleName() == "Check again"
    stage.click("freeCopyCheck")
    assert len(stage.server.asked) == 4, "she asked again, so it is asked again"


def test_no_is_no_and_nothing_is_sent(stage: Stage) -> None:
    stage.click("freeCopyCheck")
    stage.click("consentNo", stage.dialog("consentDialog"))
    assert stage.desk.services.lookups.consent() is None
    assert not stage.server.asked
    assert not stage.said


def test_the_page_of_look_ups_shows_the_log_and_takes_the_consent_back(stage: Stage) -> None:
    stage.allow()
    serve_all(stage.server)
    stage.actions["free-copy"].trigger()
    stage.actions["lookups"].trigger()
    dialog = stage.dialog("lookupsDialog")
    assert "ada@example.org" in stage.text("lookupsState", dialog)
    log = dialog.findChild(QTreeWidget, "lookupsLog")
    assert [log.topLevelItem(row).text(1) for row in range(log.topLevelItemCount())] == [
        *("Crossref", "Europe PMC", "OpenAlex", "Unpaywall")
    ]
    assert log.topLevelItem(3).text(2) == f"DOI {DOI}, your e-mail address"
    stage.click("lookupsWithdraw", dialog)
    assert "nothing is asked" in stage.text("lookupsState", dialog)
    assert stage.desk.services.lookups.consent() is None
    stage.click("lookupsGive", dialog)
    consent = stage.dialog("consentDialog")
    QTest.keyClicks(consent.findChild(QLineEdit, "consentEmail"), "ada@example.org")
    stage.click("consentYes", consent)
    assert "are on since" in stage.text("lookupsState", dialog)
    stage.click("lookupsClose", dialog)


def test_a_copy_is_downloaded_only_when_she_says_so(stage: Stage, tmp_path: Path) -> None:
    stage.allow()
    serve_all(stage.server, f"{stage.server.address}/copies/1.pdf")
    stage.server.on("/copies", says(write_fake_pdf(tmp_path / "x.pdf", FakePdf(pages=("Vagus",))).read_bytes()))
    stage.click("freeCopyCheck")
    assert "/copies/1.pdf" not in stage.server.paths()
    stage.click("freeCopyDownload")
    assert stage.server.paths()[-1] == "/copies/1.pdf"
    assert stage.attached == [stage.paper.id]
    labels = [document.label for document in stage.desk.services.reading.open(stage.paper.id).documents]
    assert labels == ["Abstract", "Accepted version"]

    stage.server.on("/copies", says(b"<html>Log in" + b" " * 2000))
    stage.click("freeCopyDownload")
    assert "no PDF" in str(stage.problems[-1])
    assert stage.bar.isHidden()
    assert len(stage.attached) == 1


def test_a_retraction_is_said_in_red(stage: Stage) -> None:
    stage.allow()
    serve_all(stage.server)
    stage.server.on("/crossref", says(crossref(**{"updated-by": [retraction()]})))
    assert stage.text("paperNotice") == ""
    stage.click("freeCopyCheck")
    assert stage.text("paperNotice") == "Retracted on 2021-03-04, says Crossref (10.1016/retraction)."
    assert stage.info.findChild(QLabel, "paperNotice").property("part") == "problem"
    other = stage.desk.paper("Another")
    stage.desk.open(other.id)
    assert stage.text("paperNotice") == ""
    assert stage.text("freeCopySentence") == "Nobody was asked yet."


def test_a_list_is_checked_one_after_another_with_one_sentence(stage: Stage) -> None:
    stage.allow()
    serve_all(stage.server, "https://boris.example.org/1.pdf")
    unknown, without = stage.desk.paper("Unknown", doi="10.1000/x"), stage.desk.paper("Without")
    steps: list[str] = []
    stage.server.on("/unpaywall/10.1000", lambda asked: (steps.append(stage.text("workText")), says({}, 404)(asked))[1])
    papers = (stage.paper.id, unknown.id, without.id)
    stage.desk.navigator.free_copy_check_requested.emit(papers)
    assert stage.said == ["Looked for free copies: 1 free copy found, 1 paper not known, 1 without a DOI."]
    assert set(stage.desk.services.lookups.free_copies(papers)) == {stage.paper.id, unknown.id}


def test_without_a_doi_neither_consent_nor_an_answer_is_asked_for(stage: Stage) -> None:
    without, other = stage.desk.paper("Without"), stage.desk.paper("Neither")
    stage.desk.navigator.free_copy_check_requested.emit((without.id,))
    dialog = stage.dialog("fillInDialog")
    assert "has no DOI" in stage.text("fillInWhy", dialog)
    dialog.reject()
    stage.desk.navigator.free_copy_check_requested.emit((without.id, other.id))
    assert stage.said[-1].startswith("None of these 2 papers has a DOI")
    assert not stage.server.asked
    assert not [one for one in stage.window.findChildren(QDialog, "consentDialog") if one.isVisible()]


def test_without_a_network_a_list_ends_at_once_and_says_why(stage: Stage, tmp_path: Path) -> None:
    stage.allow()
    other = stage.desk.paper("Other", doi="10.1000/x")
    gone = dict.fromkeys(bases(stage.server), closed_port())
    Settings(tmp_path / "config" / SETTINGS_FILE).put("lookup_addresses", gone)
    stage.desk.navigator.free_copy_check_requested.emit((stage.paper.id, other.id))
    assert stage.said[-1].startswith("Looked for free copies: 1 paper not known, 1 not asked. Unpaywall could not be")
    assert "it could not be reached" in stage.said[-1]
    assert stage.text("freeCopySentence").startswith("Unpaywall, OpenAlex and Europe PMC could not be asked on")


def test_cancelling_keeps_what_was_found(stage: Stage) -> None:
    stage.allow()
    serve_all(stage.server, "https://boris.example.org/1.pdf")
    stage.desk.navigator.free_copy_checked.connect(lambda _check: stage.bar.cancelled.emit())
    others = [stage.desk.paper(f"Paper {n}", doi=f"10.1000/{n}").id for n in range(3)]
    stage.desk.navigator.free_copy_check_requested.emit((stage.paper.id, *others))
    assert stage.said == ["Cancelled: 1 free copy found, 3 not asked."]
    assert stage.desk.services.lookups.free_copy(stage.paper.id) is not None


def test_filling_in_shows_what_would_change_and_changes_what_is_ticked(stage: Stage) -> None:
    stage.allow()
    serve_all(stage.server)
    stage.click("infoFillIn")
    dialog = stage.dialog("fillInDialog")
    fields = dialog.findChild(QTreeWidget, "fillInFields")
    rows = {fields.topLevelItem(row).text(0): fields.topLevelItem(row) for row in range(fields.topLevelItemCount())}
    assert rows["Volume"].checkState(0) is Qt.CheckState.Checked
    assert (rows["Published in"].text(1), rows["Published in"].text(2)) == ("Neuroscience", "Neuroscience & Reviews")
    assert rows["Published in"].checkState(0) is Qt.CheckState.Unchecked
    rows["Authors"].setCheckState(0, Qt.CheckState.Unchecked)
    rows["Published in"].setCheckState(0, Qt.CheckState.Checked)
    ticked = sum(row.checkState(0) is Qt.CheckState.Checked for row in rows.values())
    assert dialog.findChild(QPushButton, "fillInKeep").text() == f"Fill in {ticked} fields"
    assert stage.desk.services.library.get(stage.paper.id).bibliography == stage.paper.bibliography
    stage.click("fillInKeep", dialog)
    parts = stage.desk.services.library.get(stage.paper.id).bibliography
    assert (parts.container, parts.volume, parts.contributors) == ("Neuroscience & Reviews", "113", ())
    assert stage.said == ["Filled in from Crossref. Ctrl+Z takes it back."]
    assert stage.desk.services.history.undo() == "Fill in from Crossref"


def test_filling_in_by_a_typed_number_and_what_goes_wrong(stage: Stage) -> None:
    stage.allow()
    plain = stage.desk.paper("A paper without numbers")
    stage.desk.open(plain.id)
    stage.click("infoFillIn")
    for source in ("openalex", "europepmc"):
        stage.server.on(f"/{source}", says({}, 403))
    dialog = stage.dialog("fillInDialog")
    number = dialog.findChild(QLineEdit, "fillInIdentifier")
    for typed, told in (
        ("vagus", "is no DOI"),
        ("PMID: 32251692", "OpenAlex and Europe PMC could not be asked: it refused"),
    ):
        number.setText(typed)
        QTest.keyClick(number, Qt.Key.Key_Return)
        assert told in stage.text("fillInDialogProblem", dialog)
        assert not dialog.findChild(QPushButton, "fillInKeep").isEnabled()
    stage.server.on("/openalex", says(openalex(is_retracted=True)))
    stage.click("fillInAsk", dialog)
    assert stage.text("fillInNotice", dialog) == "Retracted, says OpenAlex."
    assert stage.text("fillInDialogProblem", dialog) == ""
    stage.click("fillInKeep", dialog)
    assert stage.desk.services.library.get(plain.id).bibliography.pmid == "32251692"
    assert stage.text("paperNotice") == "Retracted, says OpenAlex."
    assert stage.text("freeCopySentence") == "Nobody was asked yet."
    stage.desk.open(stage.paper.id)
    stage.desk.open(plain.id)
    assert stage.text("paperNotice") == "Retracted, says OpenAlex.", "it is kept"
