"""The page she is on, by number or by the name the file gives it, which can be typed over; and arrows beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop_app.domain.page_label import has_names, page_called, page_label
from desktop_app.ui.theme import Theme

_MOST = 999_999
_DIGIT_PX = 9
_BETWEEN_PX = 2
_MOST_SHOWN = 8
_NAME = ".{0,60}"


class PageNumberEdit(QLineEdit):
    """Selects all when it gets the focus; Escape gives the number back."""

    #: the reader does not want another page after all
    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PageField(QWidget):
    """Pages count from 1 here and from 0 in its signal."""

    #: int: go to this page
    page_requested = Signal(int)
    #: int: turn over to this page, the next or the last one
    turn_requested = Signal(int)
    #: str: no page is called what was typed
    nothing_called = Signal(str)
    #: the reader is done with the field
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageField")
        self._theme = theme
        self._page_index, self._count = 0, 0
        self._labels: Sequence[str] = ()
        self._edit = PageNumberEdit(self)
        self._edit.setObjectName("pageNumber")
        self._edit.setAccessibleName(self.tr("Page"))
        self._edit.setToolTip(self.tr("Go to a page (Ctrl+G)"))
        self._numbers = QIntValidator(1, _MOST, self._edit)
        self._names = QRegularExpressionValidator(QRegularExpression(_NAME), self._edit)
        self._edit.setValidator(self._numbers)
        self._edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._edit.returnPressed.connect(self._on_entered)
        self._edit.editingFinished.connect(self._show_number)
        self._edit.left.connect(self._on_left)
        self._of = QLabel(self)
        self._of.setObjectName("pageCount")
        self._of.setProperty("part", "soft")
        self._back = self._arrow("previousPage", self.tr("Previous page (Ctrl+PgUp)"), -1)
        self._on = self._arrow("nextPage", self.tr("Next page (Ctrl+PgDown)"), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BETWEEN_PX)
        for part in (self._back, self._edit, self._of, self._on):
            row.addWidget(part)
        theme.keep_icons(self._tint)

    def show_page(self, page_index: int, count: int) -> None:
        """She is on this page of so many."""
        self._page_index, self._count = page_index, count
        self._measure()
        self._back.setEnabled(page_index > 0)
        self._on.setEnabled(page_index + 1 < count)
        if not self._edit.hasFocus():
            self._show_number()

    def set_labels(self, labels: Sequence[str]) -> None:
        """The names of the pages; they are shown where they tell more than the numbers."""
        self._labels = labels if has_names(labels) else ()
        self._edit.setValidator(self._names if self._labels else self._numbers)
        self._measure()
        if not self._edit.hasFocus():
            self._show_number()

    def show_arrows(self, are_shown: bool) -> None:
        """Leave the arrows out where there is no room."""
        self._back.setVisible(are_shown)
        self._on.setVisible(are_shown)

    def show_count(self, is_shown: bool) -> None:
        """Say among how many only where there is room; the line at the foot of the window says it too."""
        self._of.setVisible(is_shown)

    def wanted_width(self, has_arrows: bool, has_count: bool) -> int:
        """How wide it would be with these parts; nothing is shown or hidden to find out."""
        parts: list[QWidget] = [*((self._back, self._on) if has_arrows else ()), *((self._of,) if has_count else ())]
        return self._edit.minimumWidth() + sum(part.sizeHint().width() + _BETWEEN_PX for part in parts)

    def enter(self) -> None:
        """Let her type a number."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrow(self, name: str, tip: str, step: int) -> QToolButton:
        arrow = QToolButton(self)
        arrow.setObjectName(name)
        arrow.setAccessibleName(tip)
        arrow.setToolTip(tip)
        arrow.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        arrow.clicked.connect(lambda: self.turn_requested.emit(self._page_index + step))
        return arrow

    def _on_entered(self) -> None:
        typed = self._edit.text()
        page_index = page_called(self._labels, typed, self._count)
        if page_index is not None:
            self.page_requested.emit(page_index)
        elif typed.strip():
            self.nothing_called.emit(typed.strip())
        self.left.emit()

    def _on_left(self) -> None:
        self._show_number()
        self.left.emit()

    def _show_number(self) -> None:
        self._edit.setText(page_label(self._labels, self._page_index))
        self._edit.setCursorPosition(0)

    def _measure(self) -> None:
        """Say among how many, and make room for the longest number or name."""
        if self._labels:
            numbered = self.tr("· %1 of %2").replace("%1", str(self._page_index + 1)).replace("%2", str(self._count))
        else:
            numbered = f"/ {self._count}"
        self._of.setText(numbered)
        longest = max((len(label) for label in self._labels), default=0)
        shown = max(3, len(str(self._count)) + 1, min(longest, _MOST_SHOWN) + 1)
        self._edit.setFixedWidth(shown * _DIGIT_PX + 12)

    def _tint(self) -> None:
        self._back.setIcon(self._theme.icon("left"))
        self._on.setIcon(self._theme.icon("right"))
