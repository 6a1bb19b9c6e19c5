"""Pasting: recognition beside the text, corrections that stay, offers that wait, duplicates, failures."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from desktop_app.domain.capture import FieldSpan, Offer, OfferKind, PaperDraft
from desktop_app.domain.errors import EnvironmentProblemError
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.ui.dialogs.paste_dialog import PasteDialog
from desktop_app.ui.widgets.marked_text import MarkedText
from tests.ui.conftest import Shell

TEXT = "Vagus nerve\nmy own words"
QUESTION = Offer(OfferKind.QUESTION, "Where?", "not sure where", promised=True)
PURCHASE = Offer(OfferKind.TODO, "Buy article?", "tempted to buy", todo_kind="buy")


def made(shell: Shell, text: str = TEXT, html: str | None = None) -> PasteDialog:
    dialog = PasteDialog(shell.context, text, html)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    shell.qtbot.addWidget(dialog)
    with shell.qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    return dialog


def field(dialog: PasteDialog, name: str) -> QWidget:
    return dialog.findChild(QWidget, f"draft-{name}")


def add(dialog: PasteDialog) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, "pasteAdd"), Qt.MouseButton.LeftButton)


def recognise(shell: Shell, draft: PaperDraft) -> None:
    shell.library.intake.preview_text = lambda _text, _html=None: draft


def test_what_was_recognised_is_shown_and_stored(shell: Shell) -> None:
    dialog = made(shell)
    assert field(dialog, "title").toPlainText() == "Vagus nerve"
    assert field(dialog, "note").toPlainText() == "my own words"
    with shell.qtbot.waitSignal(dialog.added) as stored:
        add(dialog)
    assert stored.args[0].created
    draft, accepted = shell.library.intake.taken[0]
    assert (draft.bibliography.title, draft.note, accepted) == ("Vagus nerve", "my own words", ())
    assert not dialog.isVisible()


def test_the_html_of_the_clipboard_is_read_until_the_text_is_changed(shell: Shell) -> None:
    dialog = made(shell, html="<p>Vagus</p>")
    dialog.findChild(QPlainTextEdit, "pastedText").setPlainText("Other title")
    shell.qtbot.waitUntil(lambda: len(shell.library.intake.read) == 2)
    assert shell.library.intake.read == [(TEXT, "<p>Vagus</p>"), ("Other title", None)]
    assert field(dialog, "title").toPlainText() == "Other title"


def test_corrections_stay_when_the_text_is_read_again(shell: Shell) -> None:
    dialog = made(shell)
    field(dialog, "title").setPlainText("My title")
    field(dialog, "note").setPlainText("my note")
    dialog.findChild(QPlainTextEdit, "pastedText").setPlainText("Other title\nother words")
    shell.qtbot.waitUntil(lambda: len(shell.library.intake.read) == 2)
    assert field(dialog, "title").toPlainText() == "My title"
    assert field(dialog, "note").toPlainText() == "my note"


def test_every_field_can_be_corrected(shell: Shell) -> None:
    parts = Bibliography(
        title="T",
        type="review",
        contributors=(Contributor("van Berg", "A", particle=None), Contributor("Ed", role="editor")),
        keywords=("one", "two"),
        affiliations=("Rome",),
        received="2019-11-14",
    )
    recognise(shell, PaperDraft(parts))
    dialog = made(shell)
    assert field(dialog, "type").currentData() == "review"
    assert field(dialog, "authors").toPlainText() == "van Berg, A"
    field(dialog, "authors").setPlainText("Okafor, N.; The Group")
    field(dialog, "year").setText("2020")
    field(dialog, "received").setText("")
    field(dialog, "online").setText("2020-04")
    field(dialog, "keywords").setPlainText("one; three")
    field(dialog, "affiliations").setPlainText("Rome\nL’Aquila")
    kinds: QComboBox = field(dialog, "type")
    kinds.setCurrentIndex(kinds.findData("thesis"))
    add(dialog)
    stored = shell.library.intake.taken[0][0].bibliography
    assert stored == replace(
        parts,
        type="thesis",
        contributors=(Contributor("Okafor", "N."), Contributor(literal="The Group"), Contributor("Ed", role="editor")),
        year=2020,
        received=None,
        online="2020-04",
        keywords=("one", "three"),
        affiliations=("Rome", "L’Aquila"),
    )


def test_untouched_authors_keep_their_parts(shell: Shell) -> None:
    person = Contributor("Berg", "A", particle="van den", suffix="Jr.")
    recognise(shell, PaperDraft(Bibliography(title="T", contributors=(person,))))
    dialog = made(shell)
    add(dialog)
    assert shell.library.intake.taken[0][0].bibliography.contributors == (person,)


@pytest.mark.parametrize(("name", "text", "part"), [("year", "20", "not a year"), ("online", "2020-13", "not a date")])
def test_nonsense_is_told_and_keeps_the_dialog_open(shell: Shell, name: str, text: str, part: str) -> None:
    dialog = made(shell)
    field(dialog, name).setText(text)
    add(dialog)
    assert part in dialog.problem()
    assert dialog.isVisible()
    assert shell.library.intake.taken == []


def test_a_paper_needs_a_title(shell: Shell) -> None:
    recognise(shell, PaperDraft(Bibliography(), note="words"))
    dialog = made(shell)
    add(dialog)
    assert "title" in dialog.problem()
    assert dialog.focusWidget() is field(dialog, "title")


def test_offers_are_not_ticked_and_only_ticked_ones_are_taken(shell: Shell) -> None:
    shell.library.intake.offers = (QUESTION, PURCHASE)
    dialog = made(shell)
    boxes = [dialog.findChild(QCheckBox, f"offer-{place}") for place in range(2)]
    assert [box.isChecked() for box in boxes] == [False, False]
    assert boxes[0].text() == "Question, with a promise: Where?"
    boxes[1].setChecked(True)
    add(dialog)
    assert shell.library.intake.taken[0][1] == (PURCHASE,)


def test_doubtful_fields_say_so(shell: Shell) -> None:
    recognise(shell, PaperDraft(Bibliography(title="T"), unsure=frozenset({"authors"})))
    dialog = made(shell)
    assert [label.text() for label in dialog.findChildren(QLabel) if "please check" in label.text()] == [
        "Authors · please check"
    ]


def test_places_of_fields_are_set_off_in_code_points(shell: Shell) -> None:
    text = "😀😀 Vagus nerve"
    recognise(shell, PaperDraft(Bibliography(title="Vagus nerve"), spans=(FieldSpan("title", 3, 14),)))
    dialog = made(shell, text)
    marked = dialog.findChild(MarkedText)
    assert [selection.cursor.selectedText() for selection in marked.extraSelections()] == ["Vagus nerve"]
    field(dialog, "title").setFocus()
    [selection] = marked.extraSelections()
    assert selection.format.background().color() == shell.theme.colour("highlight")


def test_a_span_beyond_the_text_does_no_harm(shell: Shell) -> None:
    recognise(shell, PaperDraft(Bibliography(title="T"), spans=(FieldSpan("title", 3, 999),)))
    dialog = made(shell, "short")
    assert dialog.findChild(MarkedText).extraSelections()


def test_a_paper_that_is_there_already_is_not_added(shell: Shell) -> None:
    known = shell.library.add("Vagus nerve")
    dialog = made(shell)
    add(dialog)
    notice = dialog.findChild(QFrame, "duplicateNotice")
    assert notice.isVisible()
    assert dialog.isVisible()
    assert len(shell.library.papers) == 1
    with shell.qtbot.waitSignal(dialog.added) as found:
        QTest.mouseClick(dialog.findChild(QPushButton, "duplicateNote"), Qt.MouseButton.LeftButton)
    assert found.args[0].paper.id == known
    assert shell.library.notes.get(known).body == "my own words"


def test_a_failure_loses_nothing(shell: Shell) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise EnvironmentProblemError("The disk is full.")

    shell.library.intake.add_draft = fail
    dialog = made(shell)
    add(dialog)
    assert dialog.problem().startswith("The disk is full.")
    assert dialog.isVisible()
    assert field(dialog, "note").toPlainText() == "my own words"
    assert dialog.findChild(QPushButton, "pasteAdd").isEnabled()


def test_an_empty_clipboard_asks_for_text(shell: Shell) -> None:
    dialog = made(shell, "")
    assert shell.library.intake.read == []
    assert dialog.focusWidget() is dialog.findChild(QPlainTextEdit, "pastedText")
    assert isinstance(field(dialog, "doi"), QLineEdit)
