"""A file that is changed or goes away while it is read, or that was located again."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop_app.domain.document import Document
from desktop_app.domain.errors import PdfMissingError
from desktop_app.ui.viewer.features.file_watch import FileWatch
from desktop_app.ui.viewer.offer_bar import OfferBar
from tests.ui.viewer.conftest import PAGE
from tests.ui.viewer.paper_pages import PaperFile
from tests.ui.viewer.reader_stand import ReaderStand


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "walls.pdf"
    path.write_bytes(b"as it was")
    return path


@pytest.fixture
def document(stand: ReaderStand, path: Path) -> Document:
    stand.desk.pages.files[path] = PaperFile(pages=[PAGE] * 3)
    document = stand.desk.library.add_pdf(path, page_count=3, linked_path=str(path), fingerprint="text")
    stand.open()
    return document


def _bar(stand: ReaderStand) -> OfferBar:
    bar = stand.part("fileState")
    assert isinstance(bar, OfferBar)
    return bar


def _look(stand: ReaderStand) -> None:
    watch = stand.panel.host.findChild(FileWatch)
    assert watch is not None
    watch.look()


def _click(stand: ReaderStand, name: str) -> None:
    QTest.mouseClick(stand.part(name), Qt.MouseButton.LeftButton)


def test_a_file_that_stays_is_not_mentioned(stand: ReaderStand, document: Document) -> None:
    _look(stand)
    assert not _bar(stand).isVisible()


def test_a_changed_file_is_loaded_again_where_she_was(stand: ReaderStand, document: Document, path: Path) -> None:
    stand.view.go_to_page(1)
    position = stand.view.position()
    path.write_bytes(b"another program wrote this")
    _look(stand)
    assert _bar(stand).sentence() == "“PDF” was changed by another program."
    before = stand.view.pdf
    stand.desk.pages.files[path] = PaperFile(pages=[PAGE] * 3)
    stand.desk.pages._open.pop(path)
    _click(stand, "fileReload")
    stand.desk.settle()
    assert stand.view.pdf != before
    assert stand.view.position() == position
    assert not _bar(stand).isVisible()


def test_what_was_put_off_is_told_again_only_after_another_change(
    stand: ReaderStand, document: Document, path: Path
) -> None:
    path.write_bytes(b"changed once")
    _look(stand)
    _click(stand, "fileLater")
    _look(stand)
    assert not _bar(stand).isVisible()
    os.utime(path, ns=(1, 1))
    _look(stand)
    assert _bar(stand).isVisible()


def test_a_file_that_is_gone_can_be_located(stand: ReaderStand, document: Document, path: Path) -> None:
    asked: list[Document] = []
    stand.desk.navigator.locate_requested.connect(asked.append)
    path.unlink()
    _look(stand)
    assert _bar(stand).sentence() == "“PDF” is gone; you see what was read before."
    assert stand.panel.stage.surface is stand.view
    _click(stand, "fileLocate")
    assert [one.id for one in asked] == [document.id]
    assert _bar(stand).isVisible()


def test_it_looks_by_itself(stand: ReaderStand, document: Document, path: Path) -> None:
    watch = stand.panel.host.findChild(FileWatch)
    watch._timer.setInterval(10)
    path.write_bytes(b"changed")
    stand.qtbot.waitUntil(lambda: _bar(stand).isVisible())


def test_another_text_under_the_marks_is_told(stand: ReaderStand, path: Path) -> None:
    stand.desk.pages.files[path] = PaperFile(pages=[PAGE], fingerprint="another")
    stand.desk.library.add_pdf(path, page_count=1, linked_path=str(path), fingerprint="text")
    stand.open()
    assert "another than before" in _bar(stand).sentence()


def test_a_missing_file_says_where_it_was_and_what_is_kept(stand: ReaderStand, path: Path) -> None:
    asked: list[Document] = []
    stand.desk.navigator.locate_requested.connect(asked.append)
    stand.desk.pages.files[path] = PaperFile(refusal=PdfMissingError("gone"))
    document = stand.desk.library.add_pdf(path, linked_path=str(path), added_from="walls.pdf")
    stand.open()
    told = stand.part("readerMessageText").text()
    assert f"“walls.pdf” is not in “{path.parent}” any more" in told
    assert "stay usable" in told
    _click(stand, "readerLocate")
    assert [one.id for one in asked] == [document.id]


def test_a_located_file_is_shown(stand: ReaderStand, path: Path, tmp_path: Path) -> None:
    stand.desk.pages.files[path] = PaperFile(refusal=PdfMissingError("gone"))
    document = stand.desk.library.add_pdf(path, linked_path=str(path), page_count=1)
    stand.open()
    moved = tmp_path / "moved.pdf"
    stand.desk.pages.files[moved] = PaperFile(pages=[PAGE])
    placed = replace(document, linked_path=str(moved))
    stand.desk.library.document_table[document.id] = placed
    stand.desk.library.paths[document.id] = moved
    stand.desk.navigator.file_placed.emit(placed)
    stand.desk.settle()
    assert stand.panel.stage.surface is stand.view
    assert stand.view.pdf.path == moved


def test_what_nobody_sees_is_not_watched(stand: ReaderStand, document: Document) -> None:
    watch = stand.panel.host.findChild(FileWatch)
    timer = watch.findChild(QTimer)
    assert timer.isActive()
    stand.panel.hide()
    assert not timer.isActive()
    QGuiApplication.instance().focusWindowChanged.emit(stand.panel.windowHandle())
    assert not timer.isActive()
    stand.panel.show()
    assert timer.isActive()
