"""Small forms that open inside a card: a text with a choice, or a day."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDateEdit, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.widgets.comment_edit import CommentEdit

_TEXT_HEIGHT_PX = 76


class _Form(QFrame):
    """Cancel and Escape close it."""

    #: the form is over, with or without a result
    closed = Signal()
    #: it was closed with Cancel or Escape
    cancelled = Signal()

    def __init__(self, keep_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 6, 0, 0)
        self.column.setSpacing(6)
        self.buttons = QHBoxLayout()
        self._button("formKeep", keep_text, self.keep).setProperty("part", "chip-primary")
        self._button("formCancel", self.tr("Cancel"), self.cancel)
        self.buttons.addStretch(1)

    def keep(self) -> None:
        """Announce the result and close."""
        raise NotImplementedError

    def cancel(self) -> None:
        self.cancelled.emit()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def _button(self, name: str, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setProperty("part", "chip")
        button.clicked.connect(act)
        self.buttons.addWidget(button)
        return button


class TextForm(_Form):
    """One text, and perhaps something to tick."""

    #: str, bool: the text, and whether the option was ticked
    kept = Signal(str, bool)

    def __init__(
        self, prompt: str, keep_text: str, *, text: str = "", option: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(keep_text, parent)
        self.edit = CommentEdit(self)
        self.edit.setObjectName("formText")
        self.edit.setPlaceholderText(prompt)
        self.edit.setAccessibleName(prompt)
        self.edit.setFixedHeight(_TEXT_HEIGHT_PX)
        self.edit.set_comment(text)
        self.edit.finished.connect(lambda keep: self.keep() if keep else self.cancel())
        self.option = QCheckBox(option, self)
        self.option.setObjectName("formOption")
        self.option.setVisible(bool(option))
        self.option.setChecked(bool(option))
        self.column.addWidget(self.edit)
        self.column.addWidget(self.option)
        self.column.addLayout(self.buttons)
        self.setFocusProxy(self.edit)

    def keep(self) -> None:
        self.kept.emit(self.edit.comment(), self.option.isChecked() and not self.option.isHidden())
        self.closed.emit()


class DayForm(_Form):
    """One day, or none; Enter in the day keeps it."""

    #: date or None
    kept = Signal(object)

    def __init__(self, prompt: str, keep_text: str, day: date | None, parent: QWidget | None = None) -> None:
        super().__init__(keep_text, parent)
        label = QLabel(prompt, self)
        label.setProperty("part", "soft")
        self.edit = QDateEdit(self)
        self.edit.setObjectName("formDay")
        self.edit.setAccessibleName(prompt)
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("d MMM yyyy")
        shown = day or date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is
        self.edit.setDate(QDate(shown.year, shown.month, shown.day))
        self._button("formNoDay", self.tr("No day"), self._keep_none)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.edit)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addLayout(self.buttons)
        self.setFocusProxy(self.edit)

    def keep(self) -> None:
        day = self.edit.date()
        self.kept.emit(date(day.year(), day.month(), day.day()))
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.edit.hasFocus():
            self.keep()
        else:
            super().keyPressEvent(event)

    def _keep_none(self) -> None:
        self.kept.emit(None)
        self.closed.emit()
