"""A message over the foot of the window: a quiet sentence that goes by itself, a problem that stays until closed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from desktop_app.ui.theme import Theme
from desktop_app.ui.theme_tokens import ColourName
from desktop_app.ui.widgets.free_place import raised
from desktop_app.ui.widgets.key_line import SCREEN_FOOT

_QUIET_MS = 7000
#: another screen, or what opens in one, may bring a button to where the message is
_LOOK_AGAIN_MS = 400
_WIDEST_PX = 680
#: how far above the foot of the content, in steps of space: clear of the buttons that stand there
_ABOVE_FOOT = 12


class MessageBar(QFrame):
    """Hidden while there is nothing to say; a problem is not pushed away by a quiet sentence.

    It is in no layout, so that nothing moves when it comes and goes; cards that float over the window lie above it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._theme = theme
        self._is_problem = False
        self._content: QWidget | None = None
        self._came_from: QWidget | None = None
        self._act: Callable[[], None] | None = None
        self._row = QHBoxLayout(self)
        self._icon = QLabel(self)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("messageText")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(self)
        self._button.setObjectName("messageAct")
        self._button.clicked.connect(self._on_act)
        self._close = QToolButton(self)
        self._close.setObjectName("messageClose")
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.clicked.connect(self.clear)
        self._arrange()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self._on_read)
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_AGAIN_MS)
        self._watch.timeout.connect(self._place)
        theme.changed.connect(self._dress)
        self.hide()

    def _arrange(self) -> None:
        theme = self._theme
        row = self._row
        row.setContentsMargins(theme.space(3.5), theme.space(1.5), theme.space(2), theme.space(1.5))
        row.setSpacing(theme.space(2.5))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)

    def lie_over(self, content: QWidget) -> None:
        """Lie over the foot of this widget, which is in the same window."""
        self._content = content
        content.installEventFilter(self)

    def say(self, sentence: str, text: str = "", act: Callable[[], None] | None = None) -> None:
        """A quiet sentence, with a button when `act` is given."""
        if self._is_problem and not self.isHidden():
            return
        self._show(sentence, text, act, is_problem=False)
        self._timer.start()

    def complain(self, sentence: str, text: str = "", act: Callable[[], None] | None = None) -> None:
        """A problem: it stays until the reader closes it or another one comes."""
        self._timer.stop()
        self._show(sentence, text, act, is_problem=True)

    def clear(self) -> None:
        self._timer.stop()
        self._is_problem = False
        if self._has_keyboard() and self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus()
        self._came_from = None
        self.hide()

    def take_focus(self) -> bool:
        """Let the keyboard into the message; False when there is none, or when the keyboard is there already."""
        if self.isHidden() or self._has_keyboard():
            return False
        self._came_from = self.window().focusWidget()
        button = self._close if self._button.isHidden() else self._button
        button.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def sentence(self) -> str:
        return self._sentence.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()
        self._watch.stop()  # nothing moves away below the pointer

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._watch.start()
        if not self._is_problem:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._watch.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _show(self, sentence: str, text: str, act: Callable[[], None] | None, *, is_problem: bool) -> None:
        self._is_problem, self._act = is_problem, act
        self._sentence.setText(sentence)
        self._button.setText(text)
        self._button.setAccessibleName(text)
        self._button.setVisible(act is not None)
        self._dress()
        self._place()
        self.show()
        self._watch.start()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _place(self) -> None:
        if self._content is None:
            return
        margin, place = self._theme.space(3), self._free_place(self._content)
        room = place.width() - 2 * margin
        words = max(self._sentence.fontMetrics().horizontalAdvance(line) for line in self.sentence().split("\n"))
        beside = self._row.sizeHint().width() - self._sentence.sizeHint().width()
        width = min(words + beside + self._theme.space(1), _WIDEST_PX, room)
        height = self._row.totalHeightForWidth(width)
        corner = QPoint(place.left() + (place.width() - width) // 2, place.bottom() + 1 - height)
        wished = QRect(self._content.mapTo(self.window(), corner), QSize(width, height))
        top = self._content.mapTo(self.window(), QPoint(0, margin)).y()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # so that what is below is seen
        self.setGeometry(raised(wished, self.window(), top))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)

    def _free_place(self, content: QWidget) -> QRect:
        """Over a screen that tells its keys: above these and its buttons, and only as wide as they are."""
        place = content.rect().adjusted(0, 0, 0, -self._theme.space(_ABOVE_FOOT))
        for foot in content.findChildren(QWidget, SCREEN_FOOT):
            if foot.isVisible():
                at = foot.mapTo(content, QPoint(0, 0))
                above = at.y() - self._theme.space(2)
                place.setCoords(at.x(), 0, at.x() + foot.width() - 1, min(place.bottom(), above))
        return place

    def _dress(self) -> None:
        part = "problem-bar" if self._is_problem else "message"
        if self.property("part") != part:
            self.setProperty("part", part)
            self.style().unpolish(self)
            self.style().polish(self)
        colour: ColourName = "bad" if self._is_problem else "accent"
        icon = self._theme.icon("problem" if self._is_problem else "info", colour)
        self._icon.setPixmap(icon.pixmap(QSize(16, 16)))
        self._close.setIcon(self._theme.icon("close"))

    def _has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _on_read(self) -> None:
        """A sentence that the keyboard is in stays until it is left."""
        if self._has_keyboard():
            self._timer.start()
        else:
            self.clear()

    def _on_act(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()
