"""The page of the settings on which keys are changed: a table of all actions, and a field for the new key."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.key_choices import KeyChoices, KeyOwner, is_typed
from desktop_app.ui.dialogs.key_table import typed_keys
from desktop_app.ui.models.key_rows import KeyRow, KeyRows, key_rows, shown_keys
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.row_table import RowTable

_GROUP_PX, _KEYS_PX, _LEAST_NAME_PX = 170, 150, 200


class KeyPage(QWidget):
    """A key that is taken is named with who has it; given once more, it changes hands."""

    #: KeyChoices: these are in force now
    chosen = Signal(object)
    #: str: what is wrong, or an empty text
    problem_said = Signal(str)

    def __init__(self, theme: Theme, choices: KeyChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyPage")
        self._choices = choices
        self._in_doubt = ""
        self._rows = KeyRows(self)
        self._field = QLineEdit(self)
        self._field.setObjectName("keyFilter")
        self._field.setAccessibleName(self.tr("Search the keys"))
        self._field.setPlaceholderText(self.tr("Search: what you want to do, or a key"))
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(lambda _text: self._show())
        self._table = RowTable(theme, "keyTable", self)
        self._table.setAccessibleName(self.tr("Actions and their keys"))
        self._table.setModel(self._rows)
        self._field.returnPressed.connect(self._table.setFocus)
        self._table.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        self._table.open_requested.connect(lambda _index: self._pressed.setFocus())
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, _GROUP_PX)
        header.resizeSection(2, _KEYS_PX)
        self._table.stretch_column(0, _LEAST_NAME_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(self._field)
        column.addWidget(self._table, 1)
        column.addLayout(self._built_strip(theme))
        self._show()
        self._table.setCurrentIndex(self._rows.index(0, 0))
        self.setFocusProxy(self._field)

    def _built_strip(self, theme: Theme) -> QHBoxLayout:
        self._about = QLabel(self)
        self._about.setObjectName("keyAbout")
        self._about.setProperty("part", "soft")
        self._pressed = QKeySequenceEdit(self)
        self._pressed.setObjectName("keyPressed")
        self._pressed.setAccessibleName(self.tr("Press the new key"))
        self._pressed.setMaximumSequenceLength(1)
        self._pressed.setMaximumWidth(170)
        self._pressed.keySequenceChanged.connect(self._on_pressed)
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.addWidget(self._about, 1)
        row.addWidget(self._pressed)
        self._give = self._button("keyGive", self.tr("Set"), self._on_give)
        self._none = self._button("keyNone", self.tr("No key"), self._on_none)
        self._usual = self._button("keyUsual", self.tr("Usual key"), self._on_usual)
        self._all = self._button("keyAllUsual", self.tr("All usual keys"), self._on_all_usual)
        for button in (self._give, self._none, self._usual, self._all):
            row.addWidget(button)
        return row

    def _button(self, name: str, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    # what is shown

    def _show(self) -> None:
        self._rows.show_values(key_rows(self._choices, self._field.text()))
        if not self._table.currentIndex().isValid() and self._rows.rowCount():
            self._table.setCurrentIndex(self._rows.index(0, 0))
        self._show_strip()

    def _show_strip(self) -> None:
        row = self._current()
        text = self.tr("Press the new key for “%1”:").replace("%1", row.owner.text.rstrip("…")) if row else ""
        self._about.setText(text)
        for part in (self._pressed, self._none):
            part.setEnabled(row is not None)
        self._give.setEnabled(row is not None and bool(self._typed()))
        self._usual.setEnabled(row is not None and row.is_changed)
        self._all.setEnabled(bool(self._choices.chosen))

    def _current(self) -> KeyRow | None:
        return self._rows.value_at(self._table.currentIndex())

    def _typed(self) -> str:
        return self._pressed.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    # what she does

    def _on_row_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._in_doubt = ""
        self._pressed.clear()
        self.problem_said.emit("")
        self._show_strip()

    def _on_pressed(self) -> None:
        row, keys = self._current(), self._typed()
        self._in_doubt = ""
        if row is not None and keys:
            sentence = self._refusal(keys, row.owner) or self._conflict(keys, row.owner)
            self.problem_said.emit(sentence)
        self._show_strip()
        if keys and not (row is not None and self._refusal(keys, row.owner)):
            self._give.setFocus()

    def _on_give(self) -> None:
        row, keys = self._current(), self._typed()
        if row is None or not keys:
            return
        refused = self._refusal(keys, row.owner)
        if refused:
            self.problem_said.emit(refused)
            return
        taken = self._choices.taken_by(keys, row.owner)
        if taken is not None and self._in_doubt != keys:
            self._in_doubt = keys
            once_more = self.tr("“Set” once more takes it away there.")
            self.problem_said.emit(f"{self._conflict(keys, row.owner)} {once_more}")
            return
        self._take(self._choices.given(row.owner, (keys,)))

    def _on_none(self) -> None:
        row = self._current()
        if row is not None:
            self._take(self._choices.given(row.owner, ()))

    def _on_usual(self) -> None:
        row = self._current()
        if row is not None:
            self._take(self._choices.reset(row.owner))

    def _on_all_usual(self) -> None:
        self._take(self._choices.reset_all())

    def _take(self, choices: KeyChoices) -> None:
        self._choices, self._in_doubt = choices, ""
        self._pressed.clear()
        self.problem_said.emit("")
        self._show()
        self.chosen.emit(choices)
        self._table.setFocus()

    # what is wrong with a key

    def _refusal(self, keys: str, owner: KeyOwner) -> str:
        shown = shown_keys((keys,))
        if is_typed(keys) and not (owner.is_local and len(keys.removeprefix("Shift+")) == 1):
            return self.tr("%1 is needed where text is typed. Take it together with Ctrl or Alt.").replace("%1", shown)
        used = next((row for row in typed_keys() if keys in row.shortcuts and keys not in owner.defaults), None)
        if used is not None:
            sentence = self.tr("%1 is used elsewhere: %2 (%3).")
            return sentence.replace("%1", shown).replace("%2", used.text).replace("%3", used.group)
        return ""

    def _conflict(self, keys: str, owner: KeyOwner) -> str:
        taken = self._choices.taken_by(keys, owner)
        if taken is None:
            return ""
        sentence = self.tr("%1 is taken by “%2” (%3).")
        parts = (shown_keys((keys,)), taken.text.rstrip("…"), taken.group)
        return sentence.replace("%1", parts[0]).replace("%2", parts[1]).replace("%3", parts[2])
