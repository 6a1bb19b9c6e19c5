"""Five stars; pressing the present rating again takes it away."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

STARS = 5


class RatingEdit(QWidget):
    """Digits 0 to 5 set the rating while it has the focus."""

    #: int or None
    rated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ratingEdit")
        self.setAccessibleName(self.tr("Rating"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rating: int | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._stars: list[QToolButton] = []
        for value in range(1, STARS + 1):
            star = QToolButton(self)
            star.setObjectName(f"star-{value}")
            star.setAccessibleName(self.tr("Rate %1 of 5").replace("%1", str(value)))
            star.setProperty("part", "link")
            star.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            star.clicked.connect(partial(self._press, value))
            row.addWidget(star)
            self._stars.append(star)
        row.addStretch(1)
        self.show_rating(None)

    def show_rating(self, rating: int | None) -> None:
        self._rating = rating
        for value, star in enumerate(self._stars, start=1):
            star.setText("★" if value <= (rating or 0) else "☆")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_5:
            value = event.key() - Qt.Key.Key_0
            self.rated.emit(value or None)
        else:
            super().keyPressEvent(event)

    def _press(self, value: int, _checked: bool = False) -> None:
        self.rated.emit(None if value == self._rating else value)
