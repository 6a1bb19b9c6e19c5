"""Asks for the name of a search that is to be kept, or for another one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme

_MOST_LETTERS = 60


class SearchNameDialog(DialogFrame):
    """`text` is what is searched for, shown so that she knows what she names."""

    #: str: call it so
    named = Signal(str)

    def __init__(self, theme: Theme, title: str, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "searchNameDialog", title, parent)
        self.column.addWidget(self.text_label(self.tr("It looks for: %1").replace("%1", text)))
        self._name = QLineEdit(name[:_MOST_LETTERS], self)
        self._name.setObjectName("searchName")
        self._name.setAccessibleName(self.tr("Name of the search"))
        self._name.setMaxLength(_MOST_LETTERS)
        self.column.addWidget(self._name)
        self.add_button("searchNameCancel", self.tr("Cancel"), self.reject)
        self.add_button("searchNameKeep", self.tr("Save"), self._on_keep, primary=True)
        self.resize(440, 190)
        self._name.selectAll()
        self._name.setFocus()

    def _on_keep(self) -> None:
        name = self._name.text().strip()
        if not name:
            self.show_problem(self.tr("Give it a name first."))
            return
        self.named.emit(name)
        self.accept()
