"""Printing into a PDF file: pages, marks, what cannot be drawn, cancelling; and the dialog that asks."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf.ports import PageSize
from desktop_app.ui.dialogs.print_dialog import PrintDialog, PrintWish
from desktop_app.ui.printing.page_printer import PrintPlan, _marked, print_pages, width_px
from desktop_app.ui.printing.page_ranges import pages_of
from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.viewer.mark_painting import MarkStyle, Shape

SIZES = (PageSize(200.0, 300.0), PageSize(200.0, 300.0, 90), PageSize(400.0, 100.0))
STYLE = MarkStyle(Shape.FILL, QColor("#ff0000"), "!")


def _picture(page_index: int) -> QImage:
    size = SIZES[page_index]
    across, down = (size.height, size.width) if size.rotation % 180 else (size.width, size.height)
    image = QImage(round(across), round(down), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def never() -> bool:
    return False


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("", (0, 1, 2, 3)),
        ("2", (1,)),
        ("1-2, 4", (0, 1, 3)),
        ("3-", (2, 3)),
        ("-2", (0, 1)),
        ("4, 1 – 2;1", (0, 1, 3)),
        ("2-99", (1, 2, 3)),
        ("0", None),
        ("5", None),
        ("3-1", None),
        ("a", None),
        ("-", None),
        (",", None),
    ],
)
def test_ranges_are_read_as_people_write_them(words: str, pages: tuple[int, ...] | None) -> None:
    assert pages_of(words, 4) == pages


def test_a_file_has_the_pages_that_were_wished_in_their_sizes(qtbot: QtBot, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="an independent reader")
    target = tmp_path / "printed.pdf"
    assert print_pages(PrintPlan("paper", (0, 1, 2), SIZES, file=target), _picture, never) == ()
    found = pypdf.PdfReader(BytesIO(target.read_bytes()))
    sizes = [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in found.pages]
    assert sizes == [(200, 300), (300, 200), (400, 100)]


def test_a_page_that_cannot_be_drawn_is_blank_and_told(qtbot: QtBot, tmp_path: Path) -> None:
    plan = PrintPlan("paper", (0, 2), SIZES, file=tmp_path / "printed.pdf")
    assert print_pages(plan, lambda page: None if page == 2 else _picture(page), never) == (2,)


def test_printing_can_be_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[int] = []

    def fetch(page_index: int) -> QImage:
        asked.append(page_index)
        return _picture(page_index)

    with pytest.raises(ReaderError, match="cancelled"):
        print_pages(PrintPlan("paper", (0, 1, 2), SIZES, file=tmp_path / "x.pdf"), fetch, lambda: len(asked) == 2)
    assert asked == [0, 1]
    assert list(tmp_path.iterdir()) == []


def test_the_original_is_never_printed_over(qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "paper.pdf"
    source.write_bytes(b"precious")
    with pytest.raises(ReaderError, match="original itself"):
        print_pages(PrintPlan("paper", (0,), SIZES, file=source, source=source), _picture, never)
    assert source.read_bytes() == b"precious"


def test_a_folder_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblemError, match="could not be written"):
        print_pages(PrintPlan("paper", (0,), SIZES, file=tmp_path / "nowhere" / "x.pdf"), _picture, never)


@pytest.mark.parametrize(
    ("size", "place"),
    [
        (PageSize(200.0, 300.0), QPointF(20, 30)),
        (PageSize(200.0, 300.0, 90), QPointF(270, 20)),
        (PageSize(200.0, 300.0, 180), QPointF(180, 270)),
        (PageSize(200.0, 300.0, 270), QPointF(30, 180)),
    ],
)
def test_marks_lie_on_turned_pages_where_they_are_shown(qtbot: QtBot, size: PageSize, place: QPointF) -> None:
    across, down = (300, 200) if size.rotation % 180 else (200, 300)
    image = QImage(across, down, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    marked = _marked(image, size, [((Quad.from_rect(Rect(10, 20, 30, 40)),), STYLE)])
    assert marked.pixelColor(place.toPoint()).green() < 200
    assert marked.pixelColor(across // 2, down // 2) == QColor("white")
    assert image.pixelColor(place.toPoint()) == QColor("white")


def test_pictures_are_as_fine_as_print() -> None:
    assert width_px(PageSize(72.0, 144.0)) == 300
    assert width_px(PageSize(72.0, 144.0, 90)) == 600


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[PrintDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = PrintDialog(Theme(ThemeWish.LIGHT), "walls.pdf", ["Laser"], 9, 3, window)
    dialog.open()
    yield dialog
    window.close()


def _press(dialog: PrintDialog) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, "printStart"), Qt.MouseButton.LeftButton)


def test_all_pages_with_marks_go_to_the_usual_printer(qtbot: QtBot, dialog: PrintDialog) -> None:
    with qtbot.waitSignal(dialog.wished) as told:
        _press(dialog)
    assert told.args == [PrintWish("Laser", tuple(range(9)), 1, True)]


def test_this_page_into_a_file(qtbot: QtBot, dialog: PrintDialog) -> None:
    dialog.findChild(QComboBox, "printPrinter").setCurrentIndex(1)
    dialog.findChild(QComboBox, "printWhich").setCurrentIndex(1)
    with qtbot.waitSignal(dialog.wished) as told:
        _press(dialog)
    assert told.args == [PrintWish("", (3,), 1, True)]


def test_a_range_that_is_none_is_told_and_nothing_is_printed(qtbot: QtBot, dialog: PrintDialog) -> None:
    field = dialog.findChild(QLineEdit, "printRange")
    assert field.isHidden()
    dialog.findChild(QComboBox, "printWhich").setCurrentIndex(2)
    assert field.isVisible()
    with qtbot.assertNotEmitted(dialog.wished):
        _press(dialog)
        QTest.keyClicks(field, "20-30")
        _press(dialog)
    assert "from 1 to 9" in dialog.problem()
    field.clear()
    QTest.keyClicks(field, "2, 4-5")
    with qtbot.waitSignal(dialog.wished) as told:
        _press(dialog)
    assert told.args[0].pages == (1, 3, 4)
