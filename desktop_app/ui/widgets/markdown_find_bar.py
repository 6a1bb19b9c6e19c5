"""The bar of "Find in the note": words, count, how to search, what to put in the place of hits; it searches nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.widgets.markdown_search import Query

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteFindBar(QFrame):
    """Enter goes on, Shift+Enter back; in the second field Enter replaces, Ctrl+Enter replaces all; Escape closes."""

    #: Query: look for this
    query_changed = Signal(object)
    #: int: go so many hits further, 1 or -1
    step_requested = Signal(int)
    #: bool: replace the present hit, or all
    replace_requested = Signal(bool)
    #: the reader is done
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "foot")
        self.setObjectName("noteFindBar")
        self._words = self._field("noteFindWords", self.tr("Find in the note"))
        self._new_words = self._field("noteReplaceWords", self.tr("Replace with"))
        self._count = QLabel(self)
        self._count.setObjectName("noteFindCount")
        self._count.setProperty("part", "quiet")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._problem = QLabel(self)
        self._problem.setObjectName("noteFindProblem")
        self._problem.setProperty("part", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._case = self._option("noteFindCase", "Aa", self.tr("Match case"))
        self._whole = self._option("noteFindWhole", self.tr("Word"), self.tr("Whole words only"))
        self._pattern = self._option("noteFindPattern", ".*", self.tr("Regular expression"))
        self._lay_out()
        self._words.textChanged.connect(lambda _text: self.query_changed.emit(self.query()))
        self.hide()

    def open(self, words: str, *, replacing: bool) -> None:
        """Show the bar with these words, or those of last time."""
        self._replacing.setVisible(replacing)
        self.show()
        if words:
            self._words.setText(words)
        self._words.selectAll()
        self._words.setFocus()
        self.query_changed.emit(self.query())

    def query(self) -> Query:
        return Query(self._words.text(), self._case.isChecked(), self._whole.isChecked(), self._pattern.isChecked())

    def new_words(self) -> str:
        return self._new_words.text()

    def show_count(self, present: int | None, count: int, problem: str) -> None:
        """Say which hit of how many is the present one, and what is wrong with the words."""
        if not self._words.text() or (problem and not count):
            self._count.setText("")
        elif not count:
            self._count.setText(self.tr("none"))
        else:
            place = "–" if present is None else str(present + 1)
            self._count.setText(self.tr("%1 of %2").replace("%1", place).replace("%2", f"{count:,}"))
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.close_bar()
        elif key in _ENTER and self._new_words.hasFocus():
            self.replace_requested.emit(bool(modifiers & Qt.KeyboardModifier.ControlModifier))
        elif key in _ENTER or key == Qt.Key.Key_F3:
            self.step_requested.emit(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def close_bar(self) -> None:
        """Hide, and say so."""
        self.hide()
        self.closed.emit()

    def _lay_out(self) -> None:
        search = QHBoxLayout()
        search.addWidget(self._words, 1)
        search.addWidget(self._count)
        search.addWidget(
            self._button("noteFindBack", "↑", self.tr("Previous hit (Shift+Enter)"), lambda: self._step(-1))
        )
        search.addWidget(self._button("noteFindOn", "↓", self.tr("Next hit (Enter)"), lambda: self._step(1)))
        search.addWidget(self._button("noteFindClose", "×", self.tr("Close (Escape)"), self.close_bar))
        options = QHBoxLayout()
        for option in (self._case, self._whole, self._pattern):
            options.addWidget(option)
        options.addStretch(1)
        self._replacing = QWidget(self)
        row = QHBoxLayout(self._replacing)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._new_words, 1)
        one, every = self.tr("Replace (Enter)"), self.tr("Replace all (Ctrl+Enter)")
        row.addWidget(self._button("noteReplace", self.tr("Replace"), one, lambda: self.replace_requested.emit(False)))
        row.addWidget(self._button("noteReplaceAll", self.tr("All"), every, lambda: self.replace_requested.emit(True)))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(6)
        column.addLayout(search)
        column.addWidget(self._replacing)
        column.addLayout(options)
        column.addWidget(self._problem)

    def _step(self, by: int) -> None:
        self.step_requested.emit(by)

    def _field(self, name: str, label: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.setPlaceholderText(label)
        return field

    def _option(self, name: str, text: str, label: str) -> QPushButton:
        option = QPushButton(text, self)
        option.setCheckable(True)
        option.toggled.connect(lambda _on: self.query_changed.emit(self.query()))
        return self._dressed(option, name, label)

    def _button(self, name: str, text: str, label: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(act)
        return self._dressed(button, name, label)

    def _dressed(self, button: QPushButton, name: str, label: str) -> QPushButton:
        button.setObjectName(name)
        button.setAccessibleName(label)
        button.setToolTip(label)
        button.setProperty("part", "chip")
        button.setAutoDefault(False)
        return button
