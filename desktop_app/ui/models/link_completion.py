"""Completes `[[` in an editor: asks the library as she types, shows what it may be, puts the chosen link in.

Works beside any plain text editor, through its signals and its events; the editor knows nothing of it.
"""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.domain.ids import PaperId
from desktop_app.domain.link_offer import LinkOffer
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.widgets.markdown_edits import utf16_length
from desktop_app.ui.widgets.offer_popup import OfferPopup

_OPENED = re.compile(r"\[\[([^\[\]]{0,80})$")
_LONGEST_LINE = 10_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_TYPING = (QEvent.Type.KeyPress, QEvent.Type.InputMethod, QEvent.Type.KeyRelease)
_KEYS = (*_ENTER, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)


class LinkCompletion(QObject):
    """`paper` tells whose note it is. The library is asked one thing at a time, in the end for the last words."""

    def __init__(self, context: UiContext, editor: QPlainTextEdit, paper: Callable[[], PaperId | None]) -> None:
        super().__init__(editor)
        self._context, self._editor, self._paper = context, editor, paper
        self._popup: OfferPopup | None = None
        self._asked: str | None = None
        self._left_at: int | None = None
        self._is_typing = self._is_warm = False
        editor.textChanged.connect(self._on_text_changed)
        editor.cursorPositionChanged.connect(self._on_cursor_moved)
        editor.verticalScrollBar().valueChanged.connect(self.close)
        editor.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def close(self) -> None:
        """Offer nothing any more, until she types on."""
        if self._popup is not None:
            self._popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TYPING:
            self._is_typing = kind != QEvent.Type.KeyRelease
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close()
        elif self.is_open and isinstance(event, QKeyEvent) and self._is_ours(event):
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress:
                self._press(Qt.Key(event.key()))
                return True
        return super().eventFilter(watched, event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return event.key() in _KEYS and modifiers == Qt.KeyboardModifier.NoModifier

    def _press(self, key: Qt.Key) -> None:
        popup = self._popup
        if popup is None:
            return
        if key == Qt.Key.Key_Escape:
            self._left_at = self._start()
            popup.hide()
        elif key in _ENTER:
            popup.take()
        else:
            popup.step(1 if key == Qt.Key.Key_Down else -1)

    # what is typed

    def _words(self) -> str | None:
        """What stands between `[[` and the cursor, or None."""
        cursor = self._editor.textCursor()
        is_plain = not cursor.hasSelection() and cursor.block().length() < _LONGEST_LINE
        found = _OPENED.search(_before(cursor)) if is_plain else None
        return found.group(1) if found is not None else None

    def _start(self) -> int | None:
        """Where in the document the `[[` before the cursor begins."""
        words = self._words()
        return None if words is None else self._editor.textCursor().position() - utf16_length(words) - 2

    def _on_text_changed(self) -> None:
        words = self._words()
        if words is None:
            self._left_at = None
            self.close()
            self._warm_up()
        elif self._is_typing and self._editor.hasFocus() and self._start() != self._left_at:
            self._ask(words)  # the text also counts as changed when only its looks are

    def _warm_up(self) -> None:
        """At the first bracket, have what the second one needs read for the first time."""
        cursor, paper = self._editor.textCursor(), self._paper()
        if self._is_warm or not self._is_typing or paper is None or cursor.block().length() > _LONGEST_LINE:
            return
        if _before(cursor).endswith("["):
            self._is_warm = True
            self._context.runner.run(lambda services: services.link_offers.find("", paper), owner=self)

    def _on_cursor_moved(self) -> None:
        if self.is_open and self._words() is None:
            self.close()

    def _ask(self, words: str) -> None:
        paper = self._paper()
        if self._asked is not None or paper is None:
            return
        self._asked = words
        self._context.runner.run(
            lambda services: services.link_offers.find(words, paper),
            lambda offers: self._on_offers(words, offers),
            failed=self._on_failed,
            owner=self,
        )

    def _on_offers(self, words: str, offers: Sequence[LinkOffer]) -> None:
        self._asked = None
        now = self._words()
        if now is None or not self._editor.hasFocus() or self._start() == self._left_at:
            return
        if now != words:
            self._ask(now)
        elif offers:
            self._show(offers)
        else:
            self.close()

    def _on_failed(self, error: Exception) -> None:
        self._asked = None
        self._context.navigator.problem_posted.emit(error)

    # the popup

    def _show(self, offers: Sequence[LinkOffer]) -> None:
        window = self._editor.window()
        if self._popup is None or self._popup.parentWidget() is not window:
            self._popup = OfferPopup(self._context.theme, window)
            self._popup.offer_chosen.connect(self._insert)
        rect = self._editor.cursorRect()
        corner = self._editor.viewport().mapTo(window, QPoint(rect.left(), rect.top()))
        self._popup.show_offers(offers, QRect(corner, rect.size()))

    def _insert(self, offer: LinkOffer) -> None:
        start = self._start()
        self.close()
        if start is None:
            return
        cursor = self._editor.textCursor()
        end = cursor.position()
        rest = cursor.block().text()[len(_before(cursor)) :]
        cursor.setPosition(start)
        cursor.setPosition(end + (2 if rest.startswith("]]") else 0), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(offer.markdown)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()


def _before(cursor: QTextCursor) -> str:
    """The text of the cursor's line up to it."""
    units = cursor.block().text().encode("utf-16-le", "surrogatepass")
    return units[: 2 * cursor.positionInBlock()].decode("utf-16-le", "surrogatepass")
