"""Find and replace in the note: lights all hits in the editor, goes from one to the next, replaces them."""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextCursor

from desktop_app.ui.widgets import markdown_search as search
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.markdown_find_bar import NoteFindBar
from desktop_app.ui.widgets.markdown_ink import boxes_of

_AGAIN_AFTER_MS = 150
_LONGEST_WORDS = 200


class NoteFinding(QObject):
    """Searches when the words change, and a moment after the text did."""

    def __init__(self, editor: MarkdownEditor, bar: NoteFindBar) -> None:
        super().__init__(editor)
        self._editor, self._bar = editor, bar
        self._hits = search.Hits()
        self._present: int | None = None
        self._tint, self._present_tint = QColor("#ffe88a"), QColor("#ffb84d")
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_AFTER_MS)
        self._again.timeout.connect(self._search)
        editor.add_ink(self, under_text=True)
        editor.find_requested.connect(self.open)
        editor.textChanged.connect(self._on_text_changed)
        bar.query_changed.connect(lambda _query: self._on_query_changed())
        bar.step_requested.connect(self.step)
        bar.replace_requested.connect(self._replace)
        bar.closed.connect(self._on_closed)

    def set_tints(self, hit: QColor, present: QColor) -> None:
        """The colours behind hits, and behind the present one."""
        self._tint, self._present_tint = hit, present

    def open(self, replacing: bool) -> None:
        """Show the bar; words that are selected are looked for."""
        words = self._editor.textCursor().selectedText()
        is_usable = len(words) <= _LONGEST_WORDS and "\u2029" not in words
        self._bar.open(words if is_usable else "", replacing=replacing)

    def stop(self) -> None:
        """Forget a search that was about to start."""
        self._again.stop()

    def step(self, by: int) -> None:
        """Go to the next hit, or back; after the last one comes the first."""
        spans = self._hits.spans
        if not spans:
            return
        cursor = self._editor.textCursor()
        if by > 0:
            index = bisect_left(spans, (cursor.selectionEnd(), 0)) if self._present is not None else self._from_here()
        else:
            index = bisect_left(spans, (cursor.selectionStart(), 0)) - 1
        self._show(index % len(spans))

    def paint(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        """The hits on a line."""
        spans = self._hits.spans
        if not spans or self._bar.isHidden():
            return
        start, end = block.position(), block.position() + block.length()
        for index in range(bisect_right(spans, (start, start)), len(spans)):
            if spans[index][0] >= end:
                break
            self._paint_hit(painter, block, box, index)
        if spans[0][0] == start:
            self._paint_hit(painter, block, box, 0)

    def _paint_hit(self, painter: QPainter, block: QTextBlock, box: QRectF, index: int) -> None:
        begin, end = (place - block.position() for place in self._hits.spans[index])
        tint = self._present_tint if index == self._present else self._tint
        for one in boxes_of(block, max(0, begin), min(end, block.length() - 1), box.topLeft()):
            painter.fillRect(one, tint)

    def _on_text_changed(self) -> None:
        if self._bar.isVisible():
            self._again.start()

    def _on_query_changed(self) -> None:
        self._search()
        if self._hits.spans:
            self._show(self._from_here() % len(self._hits.spans))

    def _on_closed(self) -> None:
        self._again.stop()
        self._hits, self._present = search.Hits(), None
        self._editor.viewport().update()
        self._editor.setFocus()

    def _from_here(self) -> int:
        return bisect_left(self._hits.spans, (self._editor.textCursor().selectionStart(), 0))

    def _search(self) -> None:
        self._hits = search.find_all(self._editor.document(), self._bar.query())
        self._present = None
        cursor = self._editor.textCursor()
        here = cursor.selectionStart(), cursor.selectionEnd()
        if here in self._hits.spans:
            self._present = self._hits.spans.index(here)
        self._tell()

    def _show(self, index: int) -> None:
        self._present = index
        start, end = self._hits.spans[index]
        cursor = self._editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        self._tell()

    def _replace(self, everything: bool) -> None:
        if self._editor.isReadOnly() or not self._hits.spans:
            return
        self._search()
        document, query, words = self._editor.document(), self._bar.query(), self._bar.new_words()
        if everything:
            search.replace_all(document, query, self._hits.spans, words)
            self._search()
        elif self._present is None:
            self.step(1)
        else:
            span = self._hits.spans[self._present]
            search.replace_all(document, query, (span,), words)
            self._search()
            self.step(1)

    def _tell(self) -> None:
        self._bar.show_count(self._present, len(self._hits.spans), self._hits.problem)
        self._editor.viewport().update()
