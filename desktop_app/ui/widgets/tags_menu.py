"""A menu to give tags to several papers at once: a field for a new one, and the known ones to tick."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

_MOST_SHOWN = 30


class TagsMenu(QMenu):
    """A tag is ticked when all the papers have it; ticking gives it to all, unticking takes it from all."""

    #: tuple of str added, tuple of str removed
    changed = Signal(object, object)

    def __init__(self, known: Sequence[str], present: Sequence[set[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagsMenu")
        self.setTitle(self.tr("Tags"))
        self._field = QLineEdit(self)
        self._field.setObjectName("newTag")
        self._field.setAccessibleName(self.tr("New tag"))
        self._field.setPlaceholderText(self.tr("New tag, Enter adds it"))
        self._field.returnPressed.connect(self._on_entered)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(self._field)
        self.addAction(holder)
        self.addSeparator()
        in_all = set.intersection(*present) if present else set()
        for tag in sorted(known, key=lambda tag: (tag not in in_all, tag.casefold()))[:_MOST_SHOWN]:
            action = self.addAction(tag.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(tag in in_all)
            action.toggled.connect(lambda is_on, tag=tag: self._on_toggled(tag, is_on))

    def _on_toggled(self, tag: str, is_on: bool) -> None:
        self.changed.emit((tag,) if is_on else (), () if is_on else (tag,))

    def _on_entered(self) -> None:
        tags = tuple(tag.strip() for tag in self._field.text().split(",") if tag.strip())
        if tags:
            self.changed.emit(tags, ())
            self.close()
