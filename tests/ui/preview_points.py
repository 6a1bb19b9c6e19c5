"""Where a link of the preview is on the screen, for tests that click it."""

from PySide6.QtCore import QPoint

from desktop_app.ui.widgets.markdown_leaf import Leaf
from desktop_app.ui.widgets.markdown_preview import _MARGIN_PX, MarkdownPreview


def point_of_link(preview: MarkdownPreview, address: str) -> QPoint:
    """A point inside the link with this address that is in view."""
    for leaf in preview._column.visible():
        assert leaf.document is not None
        block = leaf.document.begin()
        while block.isValid():
            run = block.begin()
            while not run.atEnd():
                fragment = run.fragment()
                if fragment.charFormat().anchorHref() == address:
                    return _point(preview, leaf, fragment.position())
                run += 1
            block = block.next()
    raise AssertionError(f"no link {address} in view")


def _point(preview: MarkdownPreview, leaf: Leaf, position: int) -> QPoint:
    block = leaf.document.findBlock(position)
    line = block.layout().lineForTextPosition(position - block.position())
    box = leaf.document.documentLayout().blockBoundingRect(block)
    x, _ = line.cursorToX(position - block.position())
    top = leaf.top + _MARGIN_PX - preview.verticalScrollBar().value()
    return QPoint(round(_MARGIN_PX + box.left() + x) + 3, round(top + box.top() + line.y() + line.height() / 2))
