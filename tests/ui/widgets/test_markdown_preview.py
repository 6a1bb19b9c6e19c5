"""The preview of a note: sizes as the look gives them, sections made anew only where they changed, links and boxes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.markdown_pictures import PictureKey
from desktop_app.ui.widgets.markdown_preview import MarkdownPreview
from tests.ui.look import markdown_look
from tests.ui.preview_points import point_of_link
from tests.ui.typing import move_pointer, press

NAME = f"{'a' * 64}.png"


@pytest.fixture
def preview(qtbot: QtBot) -> MarkdownPreview:
    preview = MarkdownPreview(markdown_look())
    qtbot.addWidget(preview)
    preview.resize(380, 400)
    with qtbot.waitExposed(preview):
        preview.show()
    return preview


def documents(preview: MarkdownPreview) -> list[QTextDocument | None]:
    return [leaf.document for leaf in preview._column.leaves]


def whole(qtbot: QtBot, preview: MarkdownPreview, markdown: str) -> None:
    preview.show_markdown(markdown)
    qtbot.waitUntil(lambda: preview.is_complete)


def test_headings_are_as_large_as_in_the_source(qtbot: QtBot, preview: MarkdownPreview) -> None:
    look = markdown_look()
    whole(qtbot, preview, "# One\n\n## Two *slanted*\n\nwords")
    sizes = {}
    for document in documents(preview):
        assert document is not None
        run = document.begin().begin()
        while not run.atEnd():
            sizes[run.fragment().text().strip()] = run.fragment().charFormat().font().pixelSize()
            run += 1
    body = look.text_font.pixelSize()
    first, second = (round(body * scale) for scale in look.heading_scales[:2])
    sizes.pop("", None)
    assert sizes == {"One": first, "Two": second, "slanted": second, "words": body}


def test_only_what_changed_is_made_anew(qtbot: QtBot, preview: MarkdownPreview) -> None:
    pieces = [f"Paragraph {number}" for number in range(40)]
    whole(qtbot, preview, "\n\n".join(pieces))
    before = documents(preview)
    pieces[7] = "Another one"
    pieces.insert(20, "A new one")
    whole(qtbot, preview, "\n\n".join(pieces))
    after = documents(preview)
    assert after[:7] == before[:7]
    assert after[-19:] == before[-19:]
    assert after[7] is not before[7]
    assert "Another one" in preview.text()
    assert preview.text().index("Paragraph 19") < preview.text().index("A new one")


def test_what_is_on_the_screen_is_there_at_once(preview: MarkdownPreview) -> None:
    preview.show_markdown("\n\n".join(f"Paragraph {number}" for number in range(4000)))
    assert preview.text().startswith("Paragraph 0")
    assert not preview.is_complete
    preview.stop()


def test_a_box_is_told_by_its_line(qtbot: QtBot, preview: MarkdownPreview) -> None:
    whole(qtbot, preview, "Head\n\n- [ ] one\n- [x] two")
    assert "☐" in preview.text()
    assert "☑" in preview.text()
    at = point_of_link(preview, "postil-box:3")
    with qtbot.waitSignal(preview.box_toggled) as told:
        qtbot.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [3]


def test_pictures_are_asked_for_once_and_shown(qtbot: QtBot, preview: MarkdownPreview) -> None:
    asked: list[PictureKey] = []
    preview.pictures_wanted.connect(asked.extend)
    whole(qtbot, preview, f"$x$ and ![]({'assets/' + NAME}) and $x$ and $y\\\\$")
    assert asked == [PictureKey("formula", "x"), PictureKey("asset", NAME), PictureKey("formula", "y\\\\")]
    image = QImage(800, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    preview.show_picture(asked[1], image, 800, 100)
    preview.refuse_picture(asked[2], "It ends too early.")
    preview.update_pictures(tuple(asked))
    shown = preview.grab().toImage()
    assert any(shown.pixelColor(x, y) == Qt.GlobalColor.red for x in range(20, 350, 5) for y in range(5, 120, 3))
    at = point_of_link(preview, "postil-reason:2")
    assert preview.reason_at(at) == "It ends too early."
    assert len(asked) == 3


def test_a_footnote_leads_to_its_place_and_back(qtbot: QtBot, preview: MarkdownPreview) -> None:
    filling = "\n\n".join(f"Paragraph {number}" for number in range(60))
    whole(qtbot, preview, f"Words[^why].\n\n{filling}\n\n[^why]: Because.")
    assert "1. Because." in preview.text()
    at = point_of_link(preview, "postil-line:122")
    qtbot.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert preview.top_line() > 80
    back = point_of_link(preview, "postil-line:0")
    qtbot.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=back)
    assert preview.top_line() < 1


def test_words_are_selected_over_sections_and_copied(qtbot: QtBot, preview: MarkdownPreview) -> None:
    whole(qtbot, preview, "First *words*\n\nSecond words")
    press(preview, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(preview, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "First words\n\nSecond words"
    view = preview.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(19, 24))
    move_pointer(view, QPoint(360, 24), Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(360, 24))
    preview.copy()
    assert QGuiApplication.clipboard().text() == "First words"


def test_lines_and_places_belong_together(qtbot: QtBot, preview: MarkdownPreview) -> None:
    whole(qtbot, preview, "\n\n".join(f"Paragraph {number}" for number in range(200)))
    preview.follow_line(100)
    assert 99 <= preview.top_line() <= 101
    told: list[bool] = []
    preview.scrolled_by_reader.connect(lambda: told.append(True))
    preview.follow_line(40)
    assert told == []
    preview.verticalScrollBar().setValue(300)
    assert told == [True]


def test_a_screen_reader_is_given_what_is_in_view(qtbot: QtBot, preview: MarkdownPreview) -> None:
    whole(qtbot, preview, "# Vagus nerve\n\n" + "\n\n".join(f"Paragraph *{number}*" for number in range(80)))
    preview.activateWindow()
    preview.setFocus()
    qtbot.waitUntil(lambda: preview.accessibleDescription().startswith("Vagus nerve"))
    assert "Paragraph 1\n" in preview.accessibleDescription()
    assert "Paragraph 79" not in preview.accessibleDescription()
    press(preview, Qt.Key.Key_End)
    assert preview.accessibleDescription().endswith("Paragraph 79")
