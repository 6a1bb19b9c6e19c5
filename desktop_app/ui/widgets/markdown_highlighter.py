"""Styles Markdown source block by block; own addresses and quote signs fold away outside the cursor's line."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from desktop_app.ui.widgets import markdown_spans as spans
from desktop_app.ui.widgets.markdown_edits import utf16_length
from desktop_app.ui.widgets.markdown_lines import closes_fence, fence_mark, opens_maths
from desktop_app.ui.widgets.markdown_look import MarkdownLook

_NORMAL = -1
_FOLDING = spans.OWN_TARGET | spans.QUOTE_SIGN
_FENCES = {"`": 1, "~": 2}
_MATHS = 3
_FENCE_SIGNS = {number: sign for sign, number in _FENCES.items()}


def folds(line: str) -> bool:
    """Whether a part of `line` folds away while the cursor is elsewhere."""
    return spans.OWN_SCHEME in line or line.lstrip(" ").startswith(">") or "(assets/" in line or " ^" in line


class MarkdownHighlighter(QSyntaxHighlighter):
    """Work per block only: its text and, for fenced code, the state of the block above."""

    def __init__(self, document: QTextDocument, look: MarkdownLook) -> None:
        super().__init__(document)
        self._look = look
        self._formats: dict[int, QTextCharFormat] = {}
        self._open_block = -1

    def set_look(self, look: MarkdownLook) -> None:
        """Take other colours or fonts; everything is styled anew."""
        self._look = look
        self._formats.clear()
        self.rehighlight()

    def open_block(self, block: QTextBlock) -> None:
        """Unfold `block`, where the cursor is, and fold the block it left."""
        number = block.blockNumber()
        if number == self._open_block:
            return
        left = self.document().findBlockByNumber(self._open_block)
        self._open_block = number
        for touched in (left, block):
            if touched.isValid() and folds(touched.text()):
                self.rehighlightBlock(touched)

    def highlightBlock(self, text: str) -> None:
        inside = self._enter(text)
        ascii_only = text.isascii()
        for start, end, styles in spans.runs_of(text, inside):
            if not ascii_only:
                start, end = utf16_length(text[:start]), utf16_length(text[:end])
            self.setFormat(start, end - start, self._format_of(styles))

    def _enter(self, text: str) -> int:
        """Keep the state of fenced code and of formulas; tells which of them this line is in (its fences are, too)."""
        state = self.previousBlockState()
        if state == _MATHS:
            self.setCurrentBlockState(_NORMAL if text.rstrip().endswith("$$") else _MATHS)
            return spans.MONO
        if state in _FENCE_SIGNS:
            closed = closes_fence(text, _FENCE_SIGNS[state])
            self.setCurrentBlockState(_NORMAL if closed else state)
            return spans.CODE
        if text.startswith("$$") and opens_maths(text):
            self.setCurrentBlockState(_MATHS)
            return spans.MONO
        mark = fence_mark(text)
        self.setCurrentBlockState(_FENCES[mark[0]] if mark else _NORMAL)
        return spans.CODE if mark is not None else 0

    def _format_of(self, styles: int) -> QTextCharFormat:
        if styles & _FOLDING and self.currentBlock().blockNumber() != self._open_block:
            return self._kept(_FOLDING, self._folded)
        return self._kept(styles, lambda: self._made(styles))

    def _kept(self, key: int, make: Callable[[], QTextCharFormat]) -> QTextCharFormat:
        if key not in self._formats:
            self._formats[key] = make()
        return self._formats[key]

    def _folded(self) -> QTextCharFormat:
        font = QFont(self._look.text_font)
        font.setPixelSize(1)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 1)
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(QColor(0, 0, 0, 0))
        return form

    def _made(self, styles: int) -> QTextCharFormat:
        look, form = self._look, QTextCharFormat()
        form.setFont(self._font_of(styles))
        form.setForeground(look.text)
        if styles & (spans.QUOTE | spans.DONE):
            form.setForeground(look.soft)
        if styles & spans.CODE:
            form.setBackground(look.code_background)
        if styles & spans.BRIGHT:
            form.setBackground(look.bright_background)
        if styles & (spans.STRUCK | spans.DONE):
            form.setFontStrikeOut(True)
        if styles & (spans.LINK | spans.BOX):
            form.setForeground(look.link)
        if styles & (spans.MARKUP | spans.TARGET | _FOLDING):
            form.setForeground(look.quiet)
            form.setFontStrikeOut(False)
        return form

    def _font_of(self, styles: int) -> QFont:
        look = self._look
        base = (
            look.code_font
            if styles & (spans.CODE | spans.MONO)
            else look.quote_font
            if styles & spans.QUOTE
            else look.text_font
        )
        font = QFont(base)
        for heading, scale in zip(spans.HEADINGS, look.heading_scales, strict=True):
            if styles & heading:
                font.setPixelSize(round(look.text_font.pixelSize() * scale))
                font.setWeight(QFont.Weight.DemiBold)
        if styles & spans.STRONG:
            font.setWeight(QFont.Weight.Bold)
        if styles & spans.EMPHASIS:
            font.setItalic(True)
        return font
