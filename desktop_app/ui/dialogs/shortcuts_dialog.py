"""Help: how Postil is used, in a few sentences, and all its keys, which a field searches."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.actions import ActionSpec
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.dialogs.key_table import typed_keys
from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec


class ShortcutsDialog(DialogFrame):
    """Groups in two columns, about equally long."""

    def __init__(
        self,
        theme: Theme,
        specs: Sequence[ActionSpec],
        reader_specs: Sequence[ReaderActionSpec],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "shortcutsDialog", self.tr("Keys and help"), parent)
        self._groups: list[tuple[QWidget, list[tuple[QWidget, QWidget, str]]]] = []
        self.column.addWidget(self.text_label(self._words()))
        self._field = QLineEdit(self)
        self._field.setObjectName("shortcutsField")
        self._field.setAccessibleName(self.tr("Search the keys"))
        self._field.setPlaceholderText(self.tr("Search: what you want to do, or a key"))
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._filter)
        self.column.addWidget(self._field)
        self._nothing = self.text_label(self.tr("No key is called so."))
        self._nothing.hide()
        self.column.addWidget(self._nothing)
        reader = self.tr("Reader")
        rows = [*specs, *(ActionSpec(spec.id, reader, spec.text, spec.keys) for spec in reader_specs), *typed_keys()]
        self.column.addWidget(self._page([row for row in rows if row.shortcuts]), 1)
        self.add_button("shortcutsClose", self.tr("Close"), self.accept, primary=True)
        self.resize(820, 680)
        self._field.setFocus()

    def _words(self) -> str:
        return self.tr(
            "Paste the page of a paper or add its PDF. Select words in the text and press a digit to mark them, "
            "“C” to comment, “?” to ask, “N” to put them into your note. Rest on “Fig. 2” or “[12]” to see where it "
            "leads. Everything is saved while you type; Ctrl+Z takes back marks, questions, to-dos and deletions. "
            "What can be done to the text of a paper is also in its menu “⋯”. The field at the top finds everything, "
            "and every command after “>”; keys are changed in the settings."
        )

    def _page(self, rows: Sequence[ActionSpec]) -> QScrollArea:
        area = QScrollArea(self)
        area.setObjectName("shortcutsArea")
        area.setAccessibleName(self.tr("All keys"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget(area)
        page.setProperty("part", "canvas")
        columns = [QVBoxLayout(), QVBoxLayout()]
        lengths = [0, 0]
        sides = QHBoxLayout(page)
        sides.setSpacing(self.theme.space(8))
        for column in columns:
            column.setSpacing(self.theme.space(3))
            sides.addLayout(column, 1)
        for name, group in groupby(rows, key=lambda row: row.group):
            listed = list(group)
            shorter = lengths.index(min(lengths))
            columns[shorter].addWidget(self._group(name, listed))
            lengths[shorter] += len(listed) + 2
        for column in columns:
            column.addStretch(1)
        area.setWidget(page)
        return area

    def _group(self, name: str, specs: Sequence[ActionSpec]) -> QWidget:
        group = QWidget(self)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        title = QLabel(name.upper(), group)
        title.setProperty("part", "section")
        column.addWidget(title)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(self.theme.space(4))
        lines: list[tuple[QWidget, QWidget, str]] = []
        for row, spec in enumerate(specs):
            what = QLabel(spec.text.rstrip("…"), group)
            what.setWordWrap(True)
            key = QLabel(spec.keys if spec.id else spec.shortcuts[0], group)
            key.setProperty("part", "key")
            grid.addWidget(what, row, 0)
            grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight)
            lines.append((what, key, f"{name} {spec.text} {key.text()}".casefold()))
        column.addLayout(grid)
        self._groups.append((group, lines))
        return group

    def _filter(self, text: str) -> None:
        """Show what has all these words."""
        words = text.casefold().split()
        is_anything = False
        for group, lines in self._groups:
            shown = [all(word in told for word in words) for _what, _key, told in lines]
            for (what, key, _told), is_shown in zip(lines, shown, strict=True):
                what.setVisible(is_shown)
                key.setVisible(is_shown)
            group.setVisible(any(shown))
            is_anything = is_anything or any(shown)
        self._nothing.setVisible(not is_anything)
