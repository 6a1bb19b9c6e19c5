"""The editor of Markdown source: its keys and commands, links and checkboxes that answer a click, ink beside the text.

It edits whichever document it is given; keeping and saving the text is not its subject. What needs more than the text
(finding, pictures, spelling, completion) is asked for by signals, or comes in as a key filter, as ink, into the menu.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.domain.text import clean
from desktop_app.ui.widgets import markdown_edits as edits
from desktop_app.ui.widgets import markdown_inserts as inserts
from desktop_app.ui.widgets import markdown_pasting as pasting
from desktop_app.ui.widgets.mark_card import MARKS_MIME
from desktop_app.ui.widgets.markdown_commands import CommandId, command_of
from desktop_app.ui.widgets.markdown_highlighter import MarkdownHighlighter
from desktop_app.ui.widgets.markdown_ink import LineInk
from desktop_app.ui.widgets.markdown_lines import list_item, quote_prefix
from desktop_app.ui.widgets.markdown_spans import LineLink, links_of
from desktop_app.ui.widgets.markdown_tables import is_row

#: more would hold the window up for longer than a reader notices
LARGEST_PASTE = 300_000
MOST_PASTED_LINES = 20_000
_PAIRS = {"(": "()", "[": "[]", "{": "{}", '"': '""', "`": "``", "*": "**", "_": "__", "~": "~~", "=": "==", "$": "$$"}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BAR_WIDTH = 3.0
_NEAR_PX = 12
_LONGEST_QUOTE = 40


class MarkdownEditor(QPlainTextEdit):
    """The commands have their keys from their table; Ctrl+Enter follows the link at the cursor.

    `key_filter` sees every key first and says whether it has taken it; for a list of completions beside the cursor.
    """

    #: str: the reader wants to go where this link leads
    link_activated = Signal(str)
    #: str: the address under the pointer, empty when there is none
    link_hovered = Signal(str)
    #: int: a paste of so many characters was too large and changed nothing
    paste_refused = Signal(int)
    #: bool: find in the note, and whether to replace, too
    find_requested = Signal(bool)
    #: the reader wants to choose a picture
    picture_requested = Signal()
    #: Offered: pictures were pasted or dropped, and belong at the cursor
    pictures_offered = Signal(object)
    #: QMenu, QTextCursor: the menu of the right button is about to be shown for this place of the text
    menu_prepared = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._highlighter: MarkdownHighlighter | None = None
        self.key_filter: Callable[[QKeyEvent], bool] = lambda _event: False
        self._under: list[LineInk] = []
        self._over: list[LineInk] = []
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

    def add_ink(self, ink: LineInk, *, under_text: bool = False) -> None:
        """Let this paint on the lines in view."""
        (self._under if under_text else self._over).append(ink)

    def insert_paragraph(self, markdown: str) -> None:
        """Insert `markdown` as a paragraph of its own below the cursor's, and go there."""
        cursor = self.textCursor()
        edits.insert_paragraph(cursor, markdown)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_picture(self, reference: str) -> None:
        """Insert a picture of the library at the cursor."""
        cursor = self.textCursor()
        inserts.insert_picture(cursor, reference)
        self._go_to(cursor)

    def run(self, command: CommandId) -> None:
        """Do what a command of the menu says."""
        asked: dict[CommandId, Callable[[], None]] = {
            "find": lambda: self.find_requested.emit(False),
            "replace": lambda: self.find_requested.emit(True),
            "picture": self.picture_requested.emit,
        }
        edited: dict[CommandId, Callable[[QTextCursor], None]] = {
            "bold": lambda cursor: edits.toggle_wrap(cursor, "**"),
            "italic": lambda cursor: edits.toggle_wrap(cursor, "*"),
            "link": inserts.insert_link,
            "table": inserts.insert_table,
            "footnote": inserts.insert_footnote,
        }
        if command in asked:
            asked[command]()
        elif self.isReadOnly():
            return
        elif command == "box":
            edits.toggle_boxes(self.textCursor())
        else:
            cursor = self.textCursor()
            edited[command](cursor)
            self._go_to(cursor)

    def toggle_box_on(self, line: int) -> None:
        """Turn over the checkbox on this line, counted from 0."""
        if not self.isReadOnly():
            edits.toggle_box(self.document().findBlockByNumber(line))

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
        if self.key_filter(event) or self._command_by(event) or (not self.isReadOnly() and self._edit_by(event)):
            event.accept()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the editor, except on a list item or in a table: there Qt is told no, and the key comes as one."""
        cursor = self.textCursor()
        is_taken = edits.has_items(cursor) or is_row(cursor.block().text())
        return not is_taken and super().focusNextPrevChild(forward)

    def _is_command(self, event: QKeyEvent) -> bool:
        is_enter = event.modifiers() == _CONTROL and event.key() in _ENTER
        return is_enter or _command_of(event) is not None

    def _command_by(self, event: QKeyEvent) -> bool:
        command = _command_of(event)
        if command is not None:
            self.run(command)
        return command is not None

    def _edit_by(self, event: QKeyEvent) -> bool:
        """Do what a key means in Markdown; False leaves the key to the plain editor."""
        key, modifiers, cursor = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, self.textCursor()
        if modifiers == _CONTROL and key in _ENTER:
            return self._follow_or_toggle()
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._tab(cursor, forward=key == Qt.Key.Key_Tab)
        if key in _ENTER and modifiers == _NO_MODIFIER:
            if not edits.continue_line(cursor):
                return False
        elif key in _ENTER and modifiers == Qt.KeyboardModifier.ShiftModifier:
            cursor.insertText("\n")  # Qt would put a line separator
        elif cursor.hasSelection() and event.text() in _PAIRS:
            edits.surround(cursor, _PAIRS[event.text()])
        else:
            return False
        self._go_to(cursor)
        return True

    def _tab(self, cursor: QTextCursor, *, forward: bool) -> bool:
        if inserts.move_in_table(cursor, forward=forward):
            self._go_to(cursor)
            return True
        return edits.shift_lines(cursor, deeper=forward)

    def _go_to(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _follow_or_toggle(self) -> bool:
        link = self.link_at_cursor()
        if link is not None:
            self.link_activated.emit(link.target)
        else:
            edits.toggle_box(self.textCursor().block())
        return True

    # pasted text

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return pasting.is_offered(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pictures are offered to who can keep them; all else becomes Markdown text, cleaned of what no text has."""
        offered = pasting.pictures_of(source)
        if offered is not None:
            self.pictures_offered.emit(offered)
            return
        if source.hasFormat(MARKS_MIME):  # quotes never land inside a line
            self.insert_paragraph(clean(source.text()))
            return
        cursor = self.textCursor()
        if cursor.hasSelection() and inserts.is_address(source.text()) and cursor.selectedText().isprintable():
            inserts.insert_link(cursor, source.text().strip())
            self._go_to(cursor)
        else:
            self._insert_text(pasting.text_of(source))

    def paste_plainly(self) -> None:
        """Insert the plain text of the clipboard, whatever else it holds."""
        self._insert_text(QGuiApplication.clipboard().text())

    def _insert_text(self, text: str) -> None:
        if len(text) > LARGEST_PASTE or text.count("\n") > MOST_PASTED_LINES:
            self.paste_refused.emit(len(text))
        elif text:
            self.insertPlainText(clean(text))
            self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setObjectName("noteContextMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        plainly = menu.addAction(self.tr("Paste as plain text"), self.paste_plainly)
        plainly.setObjectName("notePastePlainly")
        plainly.setEnabled(self.canPaste() and not self.isReadOnly())
        self.menu_prepared.emit(menu, self.cursorForPosition(event.pos()))
        menu.popup(event.globalPos())

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
        if self._under:
            painter = QPainter(self.viewport())
            for block, box in self._lines_in(event.rect()):
                for ink in self._under:
                    ink.paint(painter, block, box)
            painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        x = self.document().documentMargin() / 2 - _BAR_WIDTH / 2
        for block, box in self._lines_in(event.rect()):
            if quote_prefix(block.text()):
                colour = self._bar_colour(_own_link_of_quote(block))
                painter.fillRect(QRectF(x, box.top(), _BAR_WIDTH, box.height()), colour)
            for ink in self._over:
                ink.paint(painter, block, box)
        painter.end()

    def _lines_in(self, rect: QRect) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The lines that are to be painted, and where they are."""
        offset, block = self.contentOffset(), self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(offset)
            if box.top() > rect.bottom():
                break
            if box.bottom() >= rect.top():
                yield block, box
            block = block.next()

    def _on_cursor_moved(self) -> None:
        """Unfold the cursor's line; not while a button is down, or the text would move under the pointer."""
        if self._highlighter is not None and not self._button_down:
            self._highlighter.open_block(self.textCursor().block())


def _command_of(event: QKeyEvent) -> CommandId | None:
    """The command of a key; plain typing is not even looked up."""
    if not event.modifiers() & _CONTROL:
        return None
    return command_of(QKeySequence(event.keyCombination()))


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
