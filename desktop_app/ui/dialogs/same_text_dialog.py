"""Asks whether another file with the same text may stand for one that is missed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme


class SameTextDialog(DialogFrame):
    """Nothing happens without a yes."""

    #: take the file
    agreed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "sameTextDialog", self.tr("Another file with the same text"), parent)
        words = self.tr(
            "“%1” is not the same file, but its first pages have the same text: another program may have saved it "
            "again or marked it. Your marks stay where they are and fit it as far as its pages are the same."
        )
        self.column.addWidget(self.text_label(words.replace("%1", name)))
        self.column.addStretch(1)
        self.add_button("sameTextCancel", self.tr("Cancel"), self.reject)
        self.add_button("sameTextTake", self.tr("Take it"), self._on_take, primary=True)
        self.resize(520, 200)

    def _on_take(self) -> None:
        self.agreed.emit()
        self.accept()
