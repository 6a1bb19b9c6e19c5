"""The dialogs the reader wishes for: marks of other programs, where a file is now, copies, folders, properties."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QPushButton, QTreeWidget, QWidget

from desktop_app.domain.anchor import Anchor, TextQuote
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.errors import PasswordNeededError, ReaderError
from desktop_app.domain.ids import DocumentId
from desktop_app.pdf.foreign_marks import ForeignMark
from desktop_app.pdf.properties import DocumentProperties
from desktop_app.pdf.tiles import OpenPdf
from desktop_app.services.file_copies import FileFacts
from desktop_app.services.file_places import FoundFile, Likeness
from desktop_app.services.foreign_marks import FoundMark, Offered
from desktop_app.ui.bridge.reader_file import ReaderFile
from desktop_app.ui.file_acts import FileActs
from desktop_app.ui.locating import Locating
from desktop_app.ui.reader_dialogs import ReaderDialogs
from tests.ui.conftest import Shell
from tests.ui.records import NOON, PAPER

DOCUMENT = Document(DocumentId(PAPER), PAPER, DocumentKind.PDF, "PDF", NOON, added_from="walls.pdf")
MARKS = tuple(
    FoundMark(
        ForeignMark(page, subtype, (), f"nm:{name}", colour, author), Anchor(TextQuote(words), page_index=page), comment
    )
    for page, subtype, name, colour, author, words, comment in (
        (0, "Highlight", "a", "#ffd400", "Ada", "stones without mortar", ""),
        (4, "Text", "b", None, "", "", "Why?"),
    )
)


@pytest.fixture
def window(shell: Shell) -> QWidget:
    window = QWidget()
    shell.show(window)
    return window


def click(dialog: QDialog, name: str) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


# marks of other programs


@pytest.fixture
def taken(shell: Shell, window: QWidget) -> list[tuple[list[str], int]]:
    taken: list[tuple[list[str], int]] = []

    def take(document: DocumentId, chosen: list[FoundMark], offered: tuple[FoundMark, ...]) -> list[FoundMark]:
        taken.append(([one.mark.key for one in chosen], len(offered)))
        return chosen

    shell.library.foreign_marks = SimpleNamespace(take=take)
    ReaderDialogs(shell.context, window)
    return taken


def test_marks_are_listed_and_all_ticked(shell: Shell, window: QWidget, taken: list[object]) -> None:
    shell.navigator.foreign_marks_requested.emit(DOCUMENT, Offered(MARKS, MARKS, left_out=2))
    dialog = shell.dialog(window, "foreignMarksDialog")
    rows = dialog.findChild(QTreeWidget, "foreignMarkList")
    told = [[rows.topLevelItem(row).text(column) for column in range(4)] for row in range(2)]
    assert told == [["1", "Highlight", "stones without mortar", ""], ["5", "Note", "–", "Why?"]]
    assert any("2 drawings and stamps" in label.text() for label in dialog.findChildren(QLabel))
    click(dialog, "foreignMarksStart")
    assert taken == [(["nm:a", "nm:b"], 2)]
    assert shell.messages[-1] == "2 marks imported. Ctrl+Z takes them back."


def test_only_what_is_ticked_is_taken(shell: Shell, window: QWidget, taken: list[object]) -> None:
    shell.navigator.foreign_marks_requested.emit(DOCUMENT, Offered(MARKS, MARKS))
    dialog = shell.dialog(window, "foreignMarksDialog")
    rows = dialog.findChild(QTreeWidget, "foreignMarkList")
    start = dialog.findChild(QPushButton, "foreignMarksStart")
    click(dialog, "foreignMarksAll")
    assert not start.isEnabled()
    rows.topLevelItem(1).setCheckState(0, Qt.CheckState.Checked)
    assert start.text() == "Import 1 mark"
    click(dialog, "foreignMarksStart")
    assert taken == [(["nm:b"], 2)]


# where a file is now


class Places:
    """Compares by what the test says."""

    def __init__(self) -> None:
        self.answer: Callable[[Path, str | None], FoundFile] = lambda path, _password: self.found(path)
        self.likeness = Likeness.SAME_FILE
        self.steps: list[str] = []

    def found(self, path: Path) -> FoundFile:
        return FoundFile(DOCUMENT.id, path, self.likeness, "0" * 64, 1, 1)

    def compare(self, document: Document, path: Path, password: str | None = None) -> FoundFile:
        return self.answer(path, password)

    def keep(self, document: Document, found: FoundFile) -> None:
        self.steps.append("keep")

    def place(self, found: FoundFile) -> Document:
        self.steps.append("place")
        return DOCUMENT


@pytest.fixture
def places(shell: Shell, window: QWidget) -> Places:
    shell.library.file_places = Places()
    Locating(shell.context, window)
    return shell.library.file_places


def _point_at(shell: Shell, window: QWidget, path: Path) -> None:
    shell.navigator.locate_requested.emit(DOCUMENT)
    dialog = shell.dialog(window, "fileDialog")
    assert isinstance(dialog, QFileDialog)
    assert "walls.pdf" in dialog.windowTitle()
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_the_same_file_is_taken_at_once(shell: Shell, window: QWidget, places: Places) -> None:
    placed: list[Document] = []
    shell.navigator.file_placed.connect(placed.append)
    _point_at(shell, window, Path("/moved/walls.pdf"))
    assert (places.steps, placed) == (["keep", "place"], [DOCUMENT])
    assert shell.messages[-1] == "“walls.pdf” is there again."


@pytest.mark.parametrize(("button", "steps"), [("sameTextTake", ["keep", "place"]), ("sameTextCancel", [])])
def test_the_same_text_is_taken_after_a_yes(
    shell: Shell, window: QWidget, places: Places, button: str, steps: list[str]
) -> None:
    places.likeness = Likeness.SAME_TEXT
    _point_at(shell, window, Path("/moved/copy.pdf"))
    assert places.steps == []
    dialog = shell.dialog(window, "sameTextDialog")
    assert any("“copy.pdf”" in label.text() for label in dialog.findChildren(QLabel))
    click(dialog, button)
    assert places.steps == steps


def test_another_text_is_refused_with_its_sentence(shell: Shell, window: QWidget, places: Places) -> None:
    told: list[Exception] = []
    shell.navigator.problem_posted.connect(told.append)

    def refuse(_path: Path, _password: str | None) -> FoundFile:
        raise ReaderError("It is another text.")

    places.answer = refuse
    _point_at(shell, window, Path("/other.pdf"))
    assert [str(error) for error in told] == ["It is another text."]
    assert places.steps == []


def test_a_locked_file_is_asked_for_its_password(shell: Shell, window: QWidget, places: Places) -> None:
    def ask(path: Path, password: str | None) -> FoundFile:
        if password != "key":
            raise PasswordNeededError("locked")
        return places.found(path)

    places.answer = ask
    _point_at(shell, window, Path("/locked.pdf"))
    dialog = shell.dialog(window, "passwordDialog")
    QTest.keyClicks(dialog.findChild(QLineEdit), "key")
    QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert places.steps == ["keep", "place"]


# copies, folders, properties


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def acts(shell: Shell, window: QWidget, opened: list[str], monkeypatch: pytest.MonkeyPatch) -> FileActs:
    def open_in_manager(folder: Path) -> bool:
        opened.append(str(folder))
        return folder.name != "nowhere"

    monkeypatch.setattr(FileActs, "_ask_file_manager", lambda *_told: False)
    return FileActs(shell.context, window, open_in_manager)


def test_a_copy_is_saved_where_she_says(shell: Shell, window: QWidget, acts: FileActs, tmp_path: Path) -> None:
    saved: list[tuple[Path, Path]] = []
    shell.library.file_copies = SimpleNamespace(save=lambda *paths: saved.append(paths))
    shell.navigator.copy_requested.emit(ReaderFile(Path("/library/ab.pdf"), "walls.pdf"))
    dialog = shell.dialog(window, "fileDialog")
    assert isinstance(dialog, QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "copy.pdf"))
    dialog.close()
    assert saved == [(Path("/library/ab.pdf"), tmp_path / "copy.pdf")]
    assert shell.messages[-1] == f"Copied to {tmp_path / 'copy.pdf'}"


def test_the_folder_is_opened_or_the_place_is_told(
    shell: Shell, acts: FileActs, opened: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "walls.pdf"
    shell.navigator.folder_requested.emit(ReaderFile(path, "walls.pdf"))
    assert opened == []
    assert "not there any more" in shell.messages[-1]
    path.write_bytes(b"x")
    shell.navigator.folder_requested.emit(ReaderFile(path, "walls.pdf"))
    assert opened == [str(tmp_path)]
    (tmp_path / "nowhere").mkdir()
    lost = path.rename(tmp_path / "nowhere" / "walls.pdf")
    shell.navigator.folder_requested.emit(ReaderFile(lost, "walls.pdf"))
    assert shell.messages[-1] == f"No file manager answers. The file is {lost}"


def _told(dialog: QDialog) -> dict[str, str]:
    texts = [label.text() for label in dialog.findChild(QWidget, "propertiesPage").findChildren(QLabel)]
    click(dialog, "propertiesClose")
    return dict(zip(texts[::2], texts[1::2], strict=True))


def test_properties_of_the_file_and_of_the_disk(shell: Shell, window: QWidget, acts: FileActs) -> None:
    facts = FileFacts(12345, datetime(2026, 1, 2, tzinfo=UTC), "ab" * 32)
    shell.library.file_copies = SimpleNamespace(facts=lambda _path: facts)

    def ask(_pdf: OpenPdf, _inquiry: object, done: Callable[[Any], None], *_rest: object, **_more: object) -> None:
        done(DocumentProperties("1.7", {"title": "On walls"}))

    shell.context.pages.ask = ask
    pdf = OpenPdf(1, Path("/walls.pdf"), (), "", True)
    shell.navigator.properties_requested.emit(ReaderFile(pdf.path, "walls.pdf", None, pdf))
    dialog = shell.dialog(window, "propertiesDialog")
    (where,) = [label for label in dialog.findChildren(QLabel) if label.text() == "/walls.pdf"]
    assert where.width() > dialog.width() / 2
    told = _told(dialog)
    assert (told["File"], told["Title"], told["Format"], told["Pages"]) == ("walls.pdf", "On walls", "PDF 1.7", "0")
    assert (told["Where"], told["SHA-256"]) == ("/walls.pdf", "ab" * 32)
    assert "12,345 bytes" in told["Size"]
    assert "Authors" not in told


def test_properties_of_a_file_that_is_gone(shell: Shell, window: QWidget, acts: FileActs) -> None:
    def refuse(_path: Path) -> FileFacts:
        raise ReaderError("gone")

    shell.library.file_copies = SimpleNamespace(facts=refuse)
    shell.navigator.properties_requested.emit(ReaderFile(Path("/walls.pdf"), "walls.pdf", DOCUMENT))
    assert _told(shell.dialog(window, "propertiesDialog"))["State"] == "The file cannot be read."
