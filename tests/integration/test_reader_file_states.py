"""The reader and a real worker when its file is changed, goes away, comes back, or is printed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.bridge.reader_file import ReaderFile
from desktop_app.ui.bridge.task_runner import ThreadedTaskRunner
from desktop_app.ui.dialogs.print_dialog import PrintWish
from desktop_app.ui.printing.printing import Printing
from desktop_app.ui.viewer.features.file_watch import FileWatch
from desktop_app.ui.viewer.offer_bar import OfferBar
from desktop_app.ui.widgets.work_bar import WorkBar
from tests.benchmarks.plain_pdf import plain_pdf
from tests.integration.test_reader_with_worker import LONG_MS, Reader


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "words.pdf"
    path.write_bytes(plain_pdf(12))
    return path


@pytest.fixture
def reader(qtbot: QtBot, path: Path) -> Iterator[Reader]:
    reader = Reader(qtbot, path)
    yield reader
    reader.close()


def _look(reader: Reader) -> OfferBar:
    watch = reader.panel.host.findChild(FileWatch)
    assert watch is not None
    watch.look()
    bar = reader.panel.findChild(OfferBar, "fileState")
    assert bar is not None
    return bar


def test_a_file_written_anew_is_loaded_again_where_she_was(reader: Reader, path: Path) -> None:
    reader.view.go_to_page(4)
    position = reader.view.position()
    assert not _look(reader).isVisible()
    path.write_bytes(plain_pdf(9))
    bar = _look(reader)
    assert bar.sentence() == "“words.pdf” was changed by another program."
    QTest.mouseClick(bar.findChild(QToolButton, "fileReload"), Qt.MouseButton.LeftButton)
    reader.qtbot.waitUntil(lambda: reader.view.page_count == 9, timeout=LONG_MS)
    assert reader.view.position().page_index == position.page_index
    assert not bar.isVisible()


def test_a_file_that_is_gone_says_so_and_can_be_tried_again(reader: Reader, path: Path) -> None:
    moved = path.rename(path.with_name("elsewhere.pdf"))
    assert _look(reader).sentence() == "“words.pdf” is gone; you see what was read before."
    assert reader.panel.stage.surface is reader.view
    reader.panel.shower.reload()
    message = reader.panel.findChild(QLabel, "readerMessageText")
    reader.qtbot.waitUntil(lambda: "not there any more" in message.text(), timeout=LONG_MS)
    moved.rename(path)
    QTest.mouseClick(reader.panel.findChild(QPushButton, "readerRetry"), Qt.MouseButton.LeftButton)
    reader.qtbot.waitUntil(lambda: reader.panel.stage.surface is reader.view, timeout=LONG_MS)


@pytest.fixture
def printing(reader: Reader, qtbot: QtBot) -> Iterator[tuple[Printing, WorkBar]]:
    runner = ThreadedTaskRunner(lambda: SimpleNamespace(close=lambda: None))
    runner.start()
    window = QWidget()
    qtbot.addWidget(window)
    context = replace(reader.panel.host.context, runner=runner)
    bar = WorkBar(context.theme, window)
    yield Printing(context, window, bar), bar
    runner.stop()
    window.close()


def test_pages_are_printed_as_the_worker_draws_them(
    reader: Reader, printing: tuple[Printing, WorkBar], path: Path, tmp_path: Path
) -> None:
    pypdf = pytest.importorskip("pypdf", reason="an independent reader")
    said: list[str] = []
    reader.panel.host.context.navigator.message_posted.connect(said.append)
    target = tmp_path / "printed.pdf"
    file = ReaderFile(path, "words.pdf", None, reader.view.pdf)
    printing[0].start(file, PrintWish("", (0, 2), 1, True), target, (), ())
    reader.qtbot.waitUntil(lambda: bool(said), timeout=LONG_MS)
    assert said == [f"Printed to {target}."]
    assert len(pypdf.PdfReader(target).pages) == 2
    assert target.stat().st_size > 50_000  # there are pictures in it, not white paper


def test_printing_is_cancelled_and_leaves_nothing(
    reader: Reader, printing: tuple[Printing, WorkBar], path: Path, tmp_path: Path
) -> None:
    problems: list[Exception] = []
    reader.panel.host.context.navigator.problem_posted.connect(problems.append)
    file = ReaderFile(path, "words.pdf", None, reader.view.pdf)
    printing[0].start(file, PrintWish("", tuple(range(12)), 1, False), tmp_path / "printed.pdf", (), ())
    printing[1].cancelled.emit()
    reader.qtbot.waitUntil(lambda: bool(problems), timeout=LONG_MS)
    assert "cancelled" in str(problems[0])
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert not printing[1].isVisible()
