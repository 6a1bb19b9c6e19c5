"""The editor of Markdown source: keys for lists, checkboxes and emphasis, links and checkboxes that answer a click.

It edits whichever document it is given; keeping and saving the text is not its subject.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.domain.text import clean
from desktop_app.ui.widgets import markdown_edits as edits
from desktop_app.ui.widgets.markdown_highlighter import MarkdownHighlighter
from desktop_app.ui.widgets.markdown_lines import list_item, quote_prefix
from desktop_app.ui.widgets.markdown_spans import LineLink, links_of

#: more would hold the window up for longer than a reader notices
LARGEST_PASTE = 300_000
MOST_PASTED_LINES = 20_000
_CONTROL = Qt.KeyboardModifier.ControlModifier
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BAR_WIDTH = 3.0
_NEAR_PX = 12
_LONGEST_QUOTE = 40


class MarkdownEditor(QPlainTextEdit):
    """Ctrl+B and Ctrl+I emphasise, Ctrl+L turns a checkbox over, Ctrl+Enter follows the link at the cursor."""

    #: str: the reader wants to go where this link leads
    link_activated = Signal(str)
    #: str: the address under the pointer, empty when there is none
    link_hovered = Signal(str)
    #: int: a paste of so many characters was too large and changed nothing
    paste_refused = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._highlighter: MarkdownHighlighter | None = None
        self._bar_colour: Callable[[str], QColor] = lambda _target: QColor(Qt.GlobalColor.transparent)
        self._pressed: LineLink | QTextBlock | None = None
        self._button_down = False
        self._hovered = ""
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    def set_page(self, document: QTextDocument, highlighter: MarkdownHighlighter) -> None:
        """Edit this document from now on; its undo history is its own."""
        self._highlighter = None
        self.setDocument(document)
        self._highlighter = highlighter
        self._on_cursor_moved()

    def set_bar_colour(self, colour_of_link: Callable[[str], QColor]) -> None:
        """Ask `colour_of_link` for the colour of the bar beside a quote, by the own link in the quote or ""."""
        self._bar_colour = colour_of_link
        self.viewport().update()

    def insert_paragraph(self, markdown: str) -> None:
        """Insert `markdown` as a paragraph of its own below the cursor's, and go there."""
        cursor = self.textCursor()
        edits.insert_paragraph(cursor, markdown)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def link_at_cursor(self) -> LineLink | None:
        """The link the text cursor stands in, or the only link of its line."""
        cursor = self.textCursor()
        text = cursor.block().text()
        column = _code_points(text, cursor.positionInBlock())
        links = links_of(text)
        inside = [link for link in links if link.start <= column <= link.end]
        return inside[0] if inside else links[0] if len(links) == 1 else None

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_command(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.isReadOnly() and self._edit_by(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the editor, except on a list item: there Qt is told no, and the key comes as one that indents."""
        return not edits.has_items(self.textCursor()) and super().focusNextPrevChild(forward)

    def _is_command(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Bold) or event.matches(QKeySequence.StandardKey.Italic):
            return True
        return event.modifiers() == _CONTROL and event.key() in (Qt.Key.Key_L, *_ENTER)

    def _edit_by(self, event: QKeyEvent) -> bool:
        """Do what a key means in Markdown; False leaves the key to the plain editor."""
        key, modifiers, cursor = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, self.textCursor()
        if event.matches(QKeySequence.StandardKey.Bold):
            edits.toggle_wrap(cursor, "**")
        elif event.matches(QKeySequence.StandardKey.Italic):
            edits.toggle_wrap(cursor, "*")
        elif modifiers == _CONTROL and key == Qt.Key.Key_L:
            edits.toggle_boxes(cursor)
            return True
        elif modifiers == _CONTROL and key in _ENTER:
            return self._follow_or_toggle()
        elif key in _ENTER and modifiers == _NO_MODIFIER:
            if not edits.continue_line(cursor):
                return False
        elif key in _ENTER and modifiers == Qt.KeyboardModifier.ShiftModifier:
            cursor.insertText("\n")  # Qt would put a line separator
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return edits.shift_lines(cursor, deeper=key == Qt.Key.Key_Tab)
        else:
            return False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _follow_or_toggle(self) -> bool:
        link = self.link_at_cursor()
        if link is not None:
            self.link_activated.emit(link.target)
        else:
            edits.toggle_box(self.textCursor().block())
        return True

    # pasted text

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text only, cleaned of what neither a database nor a widget can hold."""
        text = source.text()
        if len(text) > LARGEST_PASTE or text.count("\n") > MOST_PASTED_LINES:
            self.paste_refused.emit(len(text))
        elif text:
            self.insertPlainText(clean(text))
            self.ensureCursorVisible()

    # pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._answering_at(event.position().toPoint(), event.modifiers())
        if self._pressed is None:
            self._button_down = event.button() == Qt.MouseButton.LeftButton
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover(event.position().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        self._button_down = False
        if pressed is None:
            super().mouseReleaseEvent(event)
            self._on_cursor_moved()
        elif pressed == self._answering_at(event.position().toPoint(), event.modifiers()):
            if isinstance(pressed, LineLink):
                self.link_activated.emit(pressed.target)
            elif not self.isReadOnly():
                edits.toggle_box(pressed)

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered("")
        super().leaveEvent(event)

    def _hover(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        answering = self._answering_at(at, modifiers)
        shape = Qt.CursorShape.IBeamCursor if answering is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        link = self._link_at(at)
        self._set_hovered(link.target if link else "")

    def _set_hovered(self, target: str) -> None:
        if target != self._hovered:
            self._hovered = target
            self.link_hovered.emit(target)

    def _answering_at(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> LineLink | QTextBlock | None:
        """What a click at this point would follow or toggle: any link with Ctrl, else a folded own link, a checkbox."""
        link = self._link_at(at)
        cursor = self.cursorForPosition(at)
        if link is not None:
            is_folded = link.own and cursor.block() != self.textCursor().block()
            return link if is_folded or modifiers & _CONTROL else None
        item = list_item(cursor.block().text())
        if item is None or item.box_at is None or not self._is_near(at):
            return None
        return cursor.block() if item.box_at - 1 <= cursor.positionInBlock() <= item.box_at + 2 else None

    def _link_at(self, at: QPoint) -> LineLink | None:
        if not self._is_near(at):
            return None
        cursor = self.cursorForPosition(at)
        text = cursor.block().text()
        column = _code_points(text, cursor.positionInBlock())
        return next((link for link in links_of(text) if link.label_start <= column <= link.label_end), None)

    def _is_near(self, at: QPoint) -> bool:
        """Whether there is text at this point; beside the text, a view still gives the nearest position."""
        rect = self.cursorRect(self.cursorForPosition(at))
        return rect.top() <= at.y() <= rect.bottom() and abs(at.x() - rect.x()) <= _NEAR_PX

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        offset, bottom = self.contentOffset(), event.rect().bottom()
        x = self.document().documentMargin() / 2 - _BAR_WIDTH / 2
        block = self.firstVisibleBlock()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(offset)
            if rect.top() > bottom:
                break
            text = block.text()
            if quote_prefix(text):
                colour = self._bar_colour(_own_link_of_quote(block))
                painter.fillRect(QRectF(x, rect.top(), _BAR_WIDTH, rect.height()), colour)
            block = block.next()
        painter.end()

    def _on_cursor_moved(self) -> None:
        """Unfold the cursor's line; not while a button is down, or the text would move under the pointer."""
        if self._highlighter is not None and not self._button_down:
            self._highlighter.open_block(self.textCursor().block())


def _own_link_of_quote(block: QTextBlock) -> str:
    """Where the quote that this line belongs to leads, read from here downwards; an empty text for nowhere."""
    for _ in range(_LONGEST_QUOTE):
        text = block.text()
        if not quote_prefix(text):
            break
        own = [link.target for link in links_of(text) if link.own]
        if own:
            return own[0]
        block = block.next()
    return ""


def _code_points(text: str, utf16_column: int) -> int:
    """The offset in code points of a QTextDocument column."""
    if text.isascii():
        return utf16_column
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * utf16_column]
    return len(units.decode("utf-16-le", "surrogatepass"))
