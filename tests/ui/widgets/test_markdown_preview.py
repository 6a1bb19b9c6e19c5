"""The preview of a note: sizes as the look gives them."""

from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.markdown_preview import MarkdownPreview
from tests.ui.look import markdown_look


def test_headings_are_as_large_as_in_the_source(qtbot: QtBot) -> None:
    look = markdown_look()
    preview = MarkdownPreview(look)
    qtbot.addWidget(preview)
    preview.resize(380, 400)
    preview.show_markdown("# One\n\n## Two *slanted*\n\nwords")
    sizes = {}
    block = preview.document().begin()
    while block.isValid():
        run = block.begin()
        while not run.atEnd():
            sizes[run.fragment().text().strip()] = run.fragment().charFormat().font().pixelSize()
            run += 1
        block = block.next()
    body = look.text_font.pixelSize()
    first, second = (round(body * scale) for scale in look.heading_scales[:2])
    sizes.pop("", None)
    assert sizes == {"One": first, "Two": second, "slanted": second, "words": body}
