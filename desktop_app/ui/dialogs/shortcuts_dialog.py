"""Help: how Postil is used, in a few sentences, and all its keys, made of the table of actions."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.actions import ActionSpec
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec


class ShortcutsDialog(DialogFrame):
    """Groups in two columns."""

    def __init__(
        self,
        theme: Theme,
        specs: Sequence[ActionSpec],
        reader_specs: Sequence[ReaderActionSpec],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "shortcutsDialog", self.tr("Keys and help"), parent)
        self.column.addWidget(self.text_label(self._words()))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget(area)
        page.setProperty("part", "canvas")
        columns = QGridLayout(page)
        columns.setHorizontalSpacing(theme.space(8))
        columns.setVerticalSpacing(theme.space(3))
        groups = [(name, list(group)) for name, group in groupby(specs, key=lambda spec: spec.group)]
        groups.append((self.tr("In the text of a paper"), self._reader_rows(reader_specs)))
        with_keys = [(name, [spec for spec in group if spec.shortcuts]) for name, group in groups]
        for place, (name, group) in enumerate(entry for entry in with_keys if entry[1]):
            columns.addWidget(self._group(name, group), *divmod(place, 2), Qt.AlignmentFlag.AlignTop)
        area.setWidget(page)
        self.column.addWidget(area, 1)
        self.add_button("shortcutsClose", self.tr("Close"), self.accept, primary=True)
        self.resize(760, 640)

    def _words(self) -> str:
        return self.tr(
            "Paste the page of a paper or add its PDF. Select words in the text and press a digit to mark them, "
            "“C” to comment, “?” to ask, “N” to put them into your note. Everything is saved while you type; "
            "Ctrl+Z takes back marks, questions, to-dos and deletions."
        )

    def _reader_rows(self, specs: Sequence[ReaderActionSpec]) -> list[ActionSpec]:
        """Keys of the text itself, then the actions of the reader."""
        rows = (
            ("1 – 9", self.tr("Mark the selection with this category")),
            ("C", self.tr("Comment on it")),
            ("?", self.tr("Ask about it")),
            ("N", self.tr("Put it into the note")),
            ("Shift+arrows", self.tr("Select by keys, with Ctrl by words")),
            ("Esc", self.tr("One step back")),
        )
        own = [ActionSpec(keys, "", text, (keys,)) for keys, text in rows]
        return own + [ActionSpec(spec.id, "", spec.text, spec.keys) for spec in specs]

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
        for row, spec in enumerate(specs):
            grid.addWidget(QLabel(spec.text.rstrip("…"), group), row, 0)
            key = QLabel(spec.keys or spec.shortcuts[0], group)
            key.setProperty("part", "key")
            grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        return group
