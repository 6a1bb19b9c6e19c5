"""Small signs in the left margin of an editor, each beside its line; a click on one is told with the line's number."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QToolButton

_SIZE_PX = 16
_GAP_PX = 3
_CARET_PX = 8


@dataclass(frozen=True, slots=True)
class LineSign:
    """`look` picks the colours: offer, open, good, quiet or differs; `tip` says what a click does."""

    text: str
    look: str
    tip: str


class LineSigns(QObject):
    """Only visible lines are looked at; the signs are buttons over the margin and never move the text."""

    #: int: the sign beside the line of this number, from 0, was clicked
    clicked = Signal(int)

    def __init__(self, editor: QPlainTextEdit, sign_of: Callable[[QTextBlock], LineSign | None]) -> None:
        super().__init__(editor)
        self._editor, self._sign_of = editor, sign_of
        self._buttons: list[QToolButton] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._place)
        self._style = ""
        editor.updateRequest.connect(self._on_update_request)
        editor.viewport().installEventFilter(self)

    def refresh(self) -> None:
        """The lines mean something else now."""
        if self._editor.isVisible():
            self._turn.start()

    def set_style(self, style_sheet: str) -> None:
        """Rules for QToolButton[look="…"]."""
        self._style = style_sheet
        for button in self._buttons:
            button.setStyleSheet(style_sheet)

    def button_at(self, line: int) -> QToolButton | None:
        """The sign beside a line, if it has one and is to be seen."""
        return next((one for one in self._buttons if one.isVisible() and one.property("line") == line), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._turn.start()
        elif event.type() == QEvent.Type.Hide:
            self._turn.stop()
        return super().eventFilter(watched, event)

    def _on_update_request(self, rect: QRect, scrolled_px: int) -> None:
        is_caret = not scrolled_px and rect.width() <= _CARET_PX
        if not is_caret and self._editor.isVisible() and not self._turn.isActive():
            self._turn.start()  # the places are known only after the layout of what changed

    def _place(self) -> None:
        used = 0
        block = self._editor.cursorForPosition(QPoint(0, 0)).block()
        last = self._editor.cursorForPosition(QPoint(0, self._editor.viewport().height())).blockNumber()
        while block.isValid() and block.blockNumber() <= last:
            sign = self._sign_of(block) if block.isVisible() else None
            if sign is not None:
                rect = self._editor.cursorRect(QTextCursor(block))
                self._show(self._button(used), block, sign, QPoint(rect.left(), rect.center().y()))
                used += 1
            block = block.next()
        for button in self._buttons[used:]:
            button.hide()

    def _button(self, number: int) -> QToolButton:
        if number == len(self._buttons):
            button = QToolButton(self._editor.viewport())
            button.setFixedSize(_SIZE_PX, _SIZE_PX)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setStyleSheet(self._style)
            button.clicked.connect(lambda _on=False: self.clicked.emit(button.property("line")))
            self._buttons.append(button)
        return self._buttons[number]

    def _show(self, button: QToolButton, block: QTextBlock, sign: LineSign, at: QPoint) -> None:
        line = block.blockNumber()
        if (button.property("line"), button.property("look"), button.text()) != (line, sign.look, sign.text):
            button.setObjectName(f"lineSign-{line}")
            button.setProperty("line", line)
            button.setText(sign.text)
            if button.property("look") != sign.look:
                button.setProperty("look", sign.look)
                button.style().polish(button)
            button.setToolTip(sign.tip)
            button.setAccessibleName(sign.tip)
        button.move(max(0, at.x() - _SIZE_PX - _GAP_PX), at.y() - _SIZE_PX // 2)
        button.show()
