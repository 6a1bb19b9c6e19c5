"""Asks whether to close although something could not be saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme


class UnsavedDialog(DialogFrame):
    """Staying is the usual answer."""

    #: close, and lose what is not saved
    leave_wished = Signal()

    def __init__(self, theme: Theme, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "unsavedDialog", self.tr("Your last words are not saved"), parent)
        words = self.tr(
            "The note could not be written. It is still in the editor: copy it somewhere safe, or stay and let the "
            "program try again. What was saved before is kept."
        )
        self.column.addWidget(self.text_label(words))
        self.column.addWidget(self.text_label(reason, "problem"))
        self.add_button("unsavedLeave", self.tr("Close without saving"), self._on_leave)
        self.add_button("unsavedStay", self.tr("Stay"), self.reject, primary=True).setFocus()
        self.resize(480, 210)

    def _on_leave(self) -> None:
        self.accept()
        self.leave_wished.emit()
