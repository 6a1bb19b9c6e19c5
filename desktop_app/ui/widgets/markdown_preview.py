"""Shows a note as it reads: paints the sections in view, answers the pointer. It follows no link by itself."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from desktop_app.ui.widgets.markdown_column import MarkdownColumn
from desktop_app.ui.widgets.markdown_html import BOX_SCHEME, LINE_SCHEME, REASON_SCHEME
from desktop_app.ui.widgets.markdown_leaf import Leaf
from desktop_app.ui.widgets.markdown_look import MarkdownLook
from desktop_app.ui.widgets.markdown_pictures import PictureKey
from desktop_app.ui.widgets.markdown_selection import PreviewSelection, Spot

_MARGIN_PX = 20
_STEP_PX = 24


class MarkdownPreview(QAbstractScrollArea):
    """Links are handed on when they are clicked; where they lead is told while the pointer is over them."""

    #: str: the reader wants to go where this link leads
    link_activated = Signal(str)
    #: str: the address under the pointer, empty when there is none
    link_hovered = Signal(str)
    #: int: turn the checkbox on this line of the note over
    box_toggled = Signal(int)
    #: tuple of PictureKey: whoever has them may bring them with `show_picture` or `refuse_picture`
    pictures_wanted = Signal(object)
    #: the reader moved through the note here
    scrolled_by_reader = Signal()

    def __init__(self, look: MarkdownLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._column = MarkdownColumn(look, self)
        self._selection = PreviewSelection()
        self._pressed = ""
        self._hovered = ""
        self._is_following = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._column.moved.connect(self._on_moved)
        self._column.pictures_wanted.connect(self.pictures_wanted)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def is_complete(self) -> bool:
        """Whether the whole note is made; what is on the screen always is."""
        return self._column.is_complete

    def set_look(self, look: MarkdownLook) -> None:
        self._look = look
        self._column.set_look(look)
        self.viewport().update()

    def show_markdown(self, markdown: str) -> None:
        """Show this text; what did not change stays where it is."""
        self._selection.clear()
        self._column.set_markdown(markdown)
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing; for another note."""
        self._selection.clear()
        self._column.clear()
        self.verticalScrollBar().setValue(0)

    def wait(self) -> None:
        """The reader types just now: make what is not on the screen later."""
        self._column.wait()

    def stop(self) -> None:
        """Stop making what is not on the screen yet."""
        self._column.stop()

    def show_picture(self, key: PictureKey, image: QImage, width: float, height: float) -> None:
        """A picture that was wanted; `width` and `height` in pixels of the screen."""
        self._column.book.put(key, image, width, height)

    def refuse_picture(self, key: PictureKey, reason: str) -> None:
        """A picture that cannot be had; `reason` is a sentence."""
        self._column.book.refuse(key, reason)

    def update_pictures(self, keys: tuple[PictureKey, ...]) -> None:
        """Show what came since."""
        self._column.update_pictures(keys)
        self.viewport().update()

    def text(self) -> str:
        """What there is to be read, without Markdown; of the sections that are made."""
        return "\n".join(leaf.document.toPlainText() for leaf in self._column.leaves if leaf.document is not None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_reading_aloud()

    def _tell_reading_aloud(self) -> None:
        """Give a screen reader the words that are in view; what is painted here has none for it."""
        shown = (leaf.document.toPlainText() for leaf in self._column.visible() if leaf.document is not None)
        words = "\n".join(shown)
        if words == self.accessibleDescription():
            return
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # place

    def top_line(self) -> float:
        """The line of the source, with a fraction, at the top of the view."""
        return self._column.line_at(max(0.0, self.verticalScrollBar().value() - _MARGIN_PX))

    def follow_line(self, line: float) -> None:
        """Bring this line of the source to the top, without calling it the reader's doing."""
        self._is_following = True
        self.verticalScrollBar().setValue(round(self._column.place_of(line) + (_MARGIN_PX if line > 0 else 0)))
        self._is_following = False

    def _on_scrolled(self) -> None:
        self._tell_view()
        self.viewport().update()
        if self.hasFocus():
            self._tell_reading_aloud()
        if not self._is_following:
            self.scrolled_by_reader.emit()

    def _on_moved(self, by: float) -> None:
        bar = self.verticalScrollBar()
        was_following, self._is_following = self._is_following, True
        bar.setRange(0, max(0, round(self._column.height) + 2 * _MARGIN_PX - self.viewport().height()))
        if by:
            bar.setValue(bar.value() + round(by))
        self._is_following = was_following
        self.viewport().update()
        if self.hasFocus():
            self._tell_reading_aloud()

    def _tell_view(self) -> None:
        self._column.set_view(self.verticalScrollBar().value() - _MARGIN_PX, self.viewport().height() + _MARGIN_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        line = self.top_line()
        self._column.set_width(self.viewport().width() - 2 * _MARGIN_PX)
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(_STEP_PX)
        self._tell_view()
        self._on_moved(0)
        self.follow_line(line)

    def hideEvent(self, event: QHideEvent) -> None:
        self._column.stop()
        super().hideEvent(event)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._look.paper)
        for leaf in self._column.visible():
            if leaf.document is not None:
                self._paint(painter, leaf, QRectF(event.rect()))
        painter.end()

    def _paint(self, painter: QPainter, leaf: Leaf, shown: QRectF) -> None:
        if leaf.document is None:
            return
        x, y = float(_MARGIN_PX), leaf.top + _MARGIN_PX - self.verticalScrollBar().value()
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._look.text)
        context.clip = shown.translated(-x, -y)
        painter.save()
        painter.translate(x, y)
        selected = self._selection.range_in(leaf, self._column.leaves)
        if selected is not None:
            selection = QAbstractTextDocumentLayout.Selection()
            selection.cursor = QTextCursor(leaf.document)
            selection.cursor.setPosition(selected[0])
            selection.cursor.setPosition(selected[1], QTextCursor.MoveMode.KeepAnchor)
            tint = QColor(self.palette().color(QPalette.ColorRole.Highlight))
            tint.setAlpha(90)
            selection.format.setBackground(tint)
            context.selections = [selection]
        leaf.document.documentLayout().draw(painter, context)
        painter.restore()

    # pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._address_at(event.position())
            self._selection.begin(self._spot_at(event.position()))
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._selection.extend(self._spot_at(event.position()))
            self.viewport().update()
            return
        self._hover(self._address_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, ""
        is_click = event.button() == Qt.MouseButton.LeftButton and self._selection.is_empty
        if is_click and pressed and pressed == self._address_at(event.position()):
            self._follow(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot is not None:
            self._selection.take_word(spot)
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover("")
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._selection.take_all(self._column.leaves)
            self.viewport().update()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar = self.verticalScrollBar()
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put what is selected on the clipboard, as it reads."""
        text = self._selection.text(self._column.leaves)
        if text:
            QGuiApplication.clipboard().setText(text)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.reason_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def reason_at(self, at: QPoint) -> str:
        """Why the formula or picture at this point is not shown, or an empty text."""
        scheme, _, number = self._address_at(QPointF(at)).partition(":")
        return self._column.book.reason(int(number)) if scheme == REASON_SCHEME else ""

    def _follow(self, address: str) -> None:
        scheme, _, rest = address.partition(":")
        if scheme == BOX_SCHEME:
            self.box_toggled.emit(int(rest))
        elif scheme == LINE_SCHEME:
            self.verticalScrollBar().setValue(round(self._column.place_of(float(rest))))
        elif scheme != REASON_SCHEME:
            self.link_activated.emit(address)

    def _hover(self, address: str) -> None:
        is_link = bool(address) and not address.startswith(REASON_SCHEME)
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        told = "" if address.startswith((BOX_SCHEME, LINE_SCHEME, REASON_SCHEME)) else address
        if told != self._hovered:
            self._hovered = told
            self.link_hovered.emit(told)

    def _address_at(self, at: QPointF) -> str:
        leaf, inside = self._leaf_at(at)
        if leaf is None or leaf.document is None:
            return ""
        return leaf.document.documentLayout().anchorAt(inside)

    def _spot_at(self, at: QPointF) -> Spot | None:
        leaf, inside = self._leaf_at(at)
        if leaf is None or leaf.document is None:
            return None
        position = leaf.document.documentLayout().hitTest(inside, Qt.HitTestAccuracy.FuzzyHit)
        return Spot(leaf, max(0, position))

    def _leaf_at(self, at: QPointF) -> tuple[Leaf | None, QPointF]:
        y = at.y() + self.verticalScrollBar().value() - _MARGIN_PX
        leaf = self._column.leaf_at(y)
        return leaf, QPointF(at.x() - _MARGIN_PX, y - (leaf.top if leaf is not None else 0))
