"""Waves under misspelt words of the lines in view; asks for words it does not know yet, and checks nothing itself."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextCursor

from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.markdown_edits import utf16_length
from desktop_app.ui.widgets.markdown_ink import boxes_of, draw_wave
from desktop_app.ui.widgets.markdown_words import words_of

_AFTER_MS = 300
_MOST_LINES = 2_000
_Places = tuple[tuple[int, int, str], ...]


class SpellingWaves(QObject):
    """A word is asked for once; while she types it, it is left in peace."""

    #: tuple of str: whether these are right is to be told by `learn`
    words_met = Signal(object)

    def __init__(self, editor: MarkdownEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._colour = QColor("#c02020")
        self._is_on = False
        self._right: set[str] = set()
        self._wrong: set[str] = set()
        self._met: set[str] = set()
        self._lines: dict[str, _Places] = {}
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(_AFTER_MS)
        self._ask.timeout.connect(self._tell_met)
        editor.add_ink(self)
        editor.textChanged.connect(self._on_text_changed)

    def set_colour(self, colour: QColor) -> None:
        self._colour = colour

    def start(self, *, is_on: bool) -> None:
        """Begin anew, in another language or with other words of her own; or stop checking."""
        self._is_on = is_on
        for known in (self._right, self._wrong, self._met):
            known.clear()
        self._editor.viewport().update()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._ask.stop()

    def learn(self, words: Iterable[str], wrong: frozenset[str]) -> None:
        """These words were looked up, and those are wrong."""
        self._wrong |= wrong
        self._right.update(word for word in words if word not in wrong)
        self._editor.viewport().update()

    def wrong_word_at(self, cursor: QTextCursor) -> tuple[str, QTextCursor] | None:
        """The misspelt word at a place of the text, and a cursor that selects it."""
        block, at = cursor.block(), cursor.positionInBlock()
        for start, end, word in self._places(block):
            if start <= at <= end and word in self._wrong:
                found = QTextCursor(block)
                found.setPosition(block.position() + start)
                found.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
                return word, found
        return None

    def paint(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        """The waves of a line."""
        if not self._is_on:
            return
        cursor = self._editor.textCursor()
        typing = cursor.positionInBlock() if cursor.block() == block and self._editor.hasFocus() else -1
        for start, end, word in self._places(block):
            if word in self._wrong:
                if not start < typing <= end:
                    for one in boxes_of(block, start, end, box.topLeft()):
                        draw_wave(painter, one, self._colour)
            elif word not in self._right and word not in self._met and not start < typing <= end:
                self._met.add(word)
                self._ask.start()

    def _places(self, block: QTextBlock) -> _Places:
        if block.userState() > 0 or block.previous().userState() > 0:  # inside fences
            return ()
        text = block.text()
        found = self._lines.get(text)
        if found is None:
            if len(self._lines) > _MOST_LINES:
                self._lines.clear()
            found = self._lines[text] = tuple(_in_document(text))
        return found

    def _on_text_changed(self) -> None:
        if self._ask.isActive():
            self._ask.start()

    def _tell_met(self) -> None:
        words = tuple(word for word in self._met if word not in self._right and word not in self._wrong)
        if words:
            self.words_met.emit(words)


def _in_document(text: str) -> Iterable[tuple[int, int, str]]:
    if text.isascii():
        return words_of(text)
    return ((utf16_length(text[:start]), utf16_length(text[:end]), word) for start, end, word in words_of(text))
