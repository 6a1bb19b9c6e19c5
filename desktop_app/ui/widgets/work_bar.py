"""Long work that goes on: what is being done, how far it is, and a button to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel


class WorkBar(QFrame):
    """Hidden while nothing is being done."""

    #: the reader wants it stopped
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workBar")
        self.setProperty("part", "message")
        self._what = ElidedLabel(self)
        self._what.setObjectName("workText")
        self._count = QLabel(self)
        self._count.setProperty("part", "small")
        self._bar = QProgressBar(self)
        self._bar.setObjectName("workProgress")
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._stop = stop = QPushButton(self.tr("Cancel"), self)
        stop.setObjectName("workCancel")
        stop.setAccessibleName(self.tr("Cancel"))
        stop.clicked.connect(lambda _checked=False: self.cancelled.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3.5), theme.space(1.5), theme.space(2), theme.space(1.5))
        row.setSpacing(theme.space(3))
        row.addWidget(self._what, 1)
        row.addWidget(self._count)
        row.addWidget(self._bar)
        row.addWidget(stop)
        self.hide()

    def show_step(self, what: str, done: int, total: int) -> None:
        """Say what is done now; `done` of `total` steps lie behind."""
        self._what.set_text(what)
        self._count.setText(self.tr("%1 of %2").replace("%1", str(done + 1)).replace("%2", str(total)))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self.show()

    def show_amount(self, what: str, done: int, total: int) -> None:
        """Say what is done now; of something that has no steps, or whose end is not known (0)."""
        self._what.set_text(what)
        self._count.clear()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self.show()

    def focus_cancel(self) -> None:
        """Let Enter stop the work."""
        self._stop.setFocus()

    def finish(self) -> None:
        """Nothing is being done any more."""
        self.hide()
