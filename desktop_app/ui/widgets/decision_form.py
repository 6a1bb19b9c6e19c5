"""A small form that asks how a purchase ended: bought or rejected, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.inline_form import TextForm


class DecisionForm(TextForm):
    """`kept` means bought."""

    #: str: why it was rejected, perhaps empty
    rejected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("How did it end: bought or rejected? Why (may stay empty)"), self.tr("Bought"), parent=parent
        )
        reject = self._button("formReject", self.tr("Rejected"), self._reject)
        self.buttons.removeWidget(reject)
        self.buttons.insertWidget(1, reject)  # both decisions before Cancel

    def _reject(self) -> None:
        self.rejected.emit(self.edit.comment())
        self.closed.emit()
