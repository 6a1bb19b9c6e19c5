"""Print, copy, folder, properties: by menu and key, for the file that is read and for one that cannot be shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.errors import PdfError
from desktop_app.ui.bridge.reader_file import ReaderFile
from tests.ui.viewer.reader_stand import ReaderStand

ACTIONS = ("printAction", "saveCopyAction", "showInFolderAction", "propertiesAction")


@pytest.fixture
def wished(stand: ReaderStand) -> list[tuple[str, ReaderFile]]:
    wished: list[tuple[str, ReaderFile]] = []
    navigator = stand.desk.navigator
    navigator.print_requested.connect(lambda file: wished.append(("print", file)))
    navigator.copy_requested.connect(lambda file: wished.append(("copy", file)))
    navigator.folder_requested.connect(lambda file: wished.append(("folder", file)))
    navigator.properties_requested.connect(lambda file: wished.append(("properties", file)))
    return wished


def test_the_window_is_told_which_file_is_meant(stand: ReaderStand, wished: list[tuple[str, ReaderFile]]) -> None:
    document = stand.add("paper.pdf", ["one", "two"])
    stand.open()
    stand.view.go_to_page(1)
    for name in ACTIONS:
        stand.action(name).trigger()
    assert [what for what, _file in wished] == ["print", "copy", "folder", "properties"]
    file = wished[0][1]
    assert (file.path, file.name, file.document) == (Path("/papers/paper.pdf"), "PDF", document)
    assert (file.pdf, file.page_index) == (stand.view.pdf, 1)


@pytest.mark.parametrize(
    ("key", "modifiers", "what"),
    [
        (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, "print"),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, "copy"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier, "properties"),
    ],
)
def test_keys(
    stand: ReaderStand,
    wished: list[tuple[str, ReaderFile]],
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    what: str,
) -> None:
    stand.add("paper.pdf", ["one"])
    stand.open()
    stand.view.setFocus()
    QTest.keyClick(stand.view, key, modifiers)
    assert [told for told, _file in wished] == [what]


def test_an_empty_desk_and_an_abstract_have_no_file(stand: ReaderStand) -> None:
    assert not any(stand.action(name).isEnabled() for name in ACTIONS)
    stand.desk.library.add_abstract()
    stand.open()
    assert not any(stand.action(name).isEnabled() for name in ACTIONS)


def test_what_opened_the_file_is_told_to_those_who_copy_it(stand: ReaderStand) -> None:
    told: list[tuple[object, str]] = []
    stand.desk.library.reading.note_password = lambda document, password: told.append((document, password))
    document = stand.add("locked.pdf", ["one"], password="key")
    stand.open()
    assert told == []
    QTest.keyClicks(stand.part("pdfPassword"), "key")
    QTest.keyClick(stand.part("pdfPassword"), Qt.Key.Key_Return)
    stand.desk.settle()
    assert told == [(document.id, "key")]


def test_a_file_that_cannot_be_shown_can_still_be_looked_at(
    stand: ReaderStand, wished: list[tuple[str, ReaderFile]]
) -> None:
    stand.add("broken.pdf", [], refusal=PdfError("“broken.pdf” is damaged."))
    stand.open()
    assert [stand.action(name).isEnabled() for name in ACTIONS] == [False, True, True, True]
    stand.action("propertiesAction").trigger()
    assert wished[0][1].pdf is None
