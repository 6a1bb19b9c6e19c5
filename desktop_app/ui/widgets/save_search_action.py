"""The star at the end of a filter field: keeps what is typed there as a search of the rail."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.theme import Theme


class SaveSearchAction(QObject):
    """Seen while something is typed."""

    #: str: keep this search
    wished = Signal(str)

    def __init__(self, theme: Theme, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._action = field.addAction(theme.icon("star"), QLineEdit.ActionPosition.TrailingPosition)
        self._action.setObjectName("saveSearch")
        self._action.setText(self.tr("Save this search"))
        self._action.setToolTip(self.tr("Save this search: it then stands in the rail"))
        self._action.setVisible(bool(field.text().strip()))
        self._action.triggered.connect(lambda _checked=False: self.wished.emit(field.text().strip()))
        field.textChanged.connect(lambda text: self._action.setVisible(bool(text.strip())))
        theme.keep_icons(lambda: self._action.setIcon(theme.icon("star")))
