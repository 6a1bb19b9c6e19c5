"""Asks for the password of a PDF; it is used once and never kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme

_WIDTH_PX = 440


class PasswordDialog(DialogFrame):
    """`problem` says why it is asked again."""

    #: str
    given = Signal(str)

    def __init__(self, theme: Theme, file_name: str, problem: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, "passwordDialog", self.tr("This PDF has a password"), parent)
        self.column.addWidget(self.text_label(file_name, "strong"))
        self.column.addWidget(self.text_label(self.tr("It is used to open the file, and is not kept.")))
        self._field = QLineEdit(self)
        self._field.setObjectName("passwordField")
        self._field.setAccessibleName(self.tr("Password"))
        self._field.setPlaceholderText(self.tr("Password"))
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.returnPressed.connect(self._on_open)
        self.column.addWidget(self._field)
        self.add_button("passwordSkip", self.tr("Leave this file out"), self.reject)
        self.add_button("passwordOpen", self.tr("Open"), self._on_open, primary=True)
        self.show_problem(problem)
        self.setMinimumWidth(_WIDTH_PX)
        self.adjustSize()
        self._field.setFocus()

    def _on_open(self) -> None:
        if self._field.text():
            self.given.emit(self._field.text())
            self.accept()
