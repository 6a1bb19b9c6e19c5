"""Lights the quotes of a mark in the note while the pointer rests on the mark, and the mark while it is on a quote."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QTextBlock

from desktop_app.domain.ids import MarkId
from desktop_app.domain.own_link import read_own_link
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.looks import panel_look
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.markdown_lines import quote_prefix
from desktop_app.ui.widgets.markdown_spans import links_of

_LONGEST_QUOTE = 40


class QuoteLights(QObject):
    """Paints on the lines of the editor; the text itself is not touched."""

    def __init__(self, context: UiContext, editor: MarkdownEditor) -> None:
        super().__init__(editor)
        self._context, self._editor = context, editor
        self._lit: MarkId | None = None
        editor.add_ink(self, under_text=True)
        context.navigator.mark_hovered.connect(self._light)

    def paint(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        """Tint this line if it is one of a quote of the mark, or links to it."""
        if self._lit is not None and self._lit in _marks_near(block):
            painter.fillRect(box, panel_look(self._context.theme).accent_tint)

    def rest_on(self, target: str) -> None:
        """The pointer rests on a link in the note that leads to `target`; an empty text for none."""
        link = read_own_link(target) if target else None
        self._context.navigator.mark_hovered.emit(link.mark if link is not None else None)

    def _light(self, mark: MarkId | None) -> None:
        if mark != self._lit:
            self._lit = mark
            self._editor.viewport().update()


def _marks_near(block: QTextBlock) -> Iterator[MarkId]:
    """The marks that this line links to, and the one whose quote it belongs to: its link is at the quote's end."""
    for _ in range(_LONGEST_QUOTE):
        text = block.text()
        own = [link.mark for one in links_of(text) if one.own and (link := read_own_link(one.target)) is not None]
        yield from (mark for mark in own if mark is not None)
        block = block.next()
        if own or not quote_prefix(text) or not block.isValid():
            return
