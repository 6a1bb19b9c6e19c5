"""A paper's tags as chips that can be taken off, and a field that adds one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.tag_chip import TagChip


class TagEdit(QWidget):
    """Enter or a comma adds what was written."""

    #: list of str
    added = Signal(object)
    #: str
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagEdit")
        self._row = FlowLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._tags: tuple[str, ...] = ()
        self._chips: dict[str, TagChip] = {}
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._field = QLineEdit(self)
        self._field.setObjectName("tagField")
        self._field.setAccessibleName(self.tr("Add a tag"))
        self._field.setPlaceholderText(self.tr("Add a tag"))
        self._field.setCompleter(completer)
        self._field.returnPressed.connect(self._add)
        self._field.textEdited.connect(self._on_edited)
        self._row.addWidget(self._field)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these tags, in this order."""
        if tuple(tags) == self._tags:
            return
        self._tags = tuple(tags)
        self._row.removeWidget(self._field)
        for chip in self._chips.values():
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {tag: self._made(tag) for tag in tags}
        self._row.addWidget(self._field)
        self.updateGeometry()

    def offer(self, known: Sequence[str]) -> None:
        """Complete what is written from these tags."""
        self._known.setStringList(list(known))

    def _made(self, tag: str) -> TagChip:
        chip = TagChip(tag, self)
        chip.clicked.connect(partial(self._remove, tag))
        self._row.addWidget(chip)
        chip.show()
        return chip

    def _remove(self, tag: str, _checked: bool = False) -> None:
        self.removed.emit(tag)

    def _on_edited(self, text: str) -> None:
        if text.endswith((",", ";")):
            self._add()

    def _add(self) -> None:
        written = self._field.text().replace(";", ",").split(",")
        tags = [tag for tag in (" ".join(part.split()) for part in written) if tag and tag not in self._tags]
        self._field.clear()
        if tags:
            self.added.emit(tags)
