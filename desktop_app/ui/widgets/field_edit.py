"""Fields of a form that are edited where they stand: kept on Enter or on leaving, given up on Escape."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.text import clean
from desktop_app.ui.widgets.markdown_edits import source_text

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_LINES = 10
#: what a field of one line has beside its text, so that both kinds stand in one line
_INSIDE_PX = 2


class FieldEdit(QWidget):
    """One field with what is wrong with it below; `is_long` lets its text have several lines."""

    #: str: the reader changed the field to this text
    kept = Signal(str)

    def __init__(self, name: str, label: str, *, is_long: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._line: _Line | _Lines = _Lines(self) if is_long else _Line(self)
        self._line.setObjectName(name)
        self._line.setAccessibleName(label)
        self._line.setProperty("part", "field")
        self._line.kept.connect(self._on_kept)
        self._line.given_up.connect(self._give_up)
        self._problem = QLabel(self)
        self._problem.setObjectName(f"{name}-problem")
        self._problem.setProperty("part", "problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._line)
        column.addWidget(self._problem)
        self.setFocusProxy(self._line)

    def set_placeholder(self, text: str) -> None:
        """What an empty field shows."""
        self._line.setPlaceholderText(text)

    def forget(self) -> None:
        """Another paper comes: what was written here and not kept is of no use any more."""
        self._give_up()

    def show_text(self, text: str) -> None:
        """Show what the library holds, unless the reader is changing it just now."""
        if self._line.hasFocus() and self._line.value() not in (self._shown, text):
            return
        self._shown = text
        self._problem.hide()
        if self._line.value() != text:
            self._line.set_value(text)

    def show_problem(self, sentence: str) -> None:
        """Say why the text was not taken; it stays as the reader wrote it."""
        self._problem.setText(sentence)
        self._problem.show()

    def text(self) -> str:
        return self._line.value()

    def problem(self) -> str:
        return "" if self._problem.isHidden() else self._problem.text()

    def _give_up(self) -> None:
        self._problem.hide()
        if self._line.value() != self._shown:
            self._line.set_value(self._shown)

    def _on_kept(self) -> None:
        text = clean(self._line.value()).strip()
        if text != self._shown:
            self.kept.emit(text)
        else:
            self._problem.hide()


class _Line(QLineEdit):
    kept = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.editingFinished.connect(self.kept)

    def value(self) -> str:
        return self.text()

    def set_value(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            _give_up(self, event)
        else:
            super().keyPressEvent(event)


class _Lines(QPlainTextEdit):
    """As high as its text, within reason."""

    kept = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_INSIDE_PX)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # lines wrap; only a space at the end of one would ask for a bar, which would hide the text
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def value(self) -> str:
        return source_text(self.document())

    def set_value(self, text: str) -> None:
        self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.kept.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            _give_up(self, event)
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(1, round(self.document().size().height())), _MOST_LINES)
        # before it is laid out, what is inside may be higher than the field
        margin = max(0, self.height() - self.viewport().height()) + 2 * _INSIDE_PX
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + margin)
        is_longer = self.document().size().height() > _MOST_LINES
        wanted = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_longer else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != wanted:
            self.setVerticalScrollBarPolicy(wanted)


def _give_up(field: _Line | _Lines, event: QKeyEvent) -> None:
    """Give up what was typed; where that was nothing, Escape is for what is around the field."""
    typed = field.value()
    field.given_up.emit()
    event.setAccepted(field.value() != typed)
