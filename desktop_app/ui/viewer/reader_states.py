"""What the reader shows instead of a page: an empty desk, loading, a password to type, a file that cannot be shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.reader_words import WayOn

_WIDEST_PX = 420
_LEAST_PX = 160
_MARGIN_PX = 24
_TITLE_PX = 15


class ReaderMessage(QWidget):
    """A sentence in the middle of the reader, with the ways on below it, and a field when a password is needed."""

    #: str: the password that was typed
    password_given = Signal(str)

    def __init__(self, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("readerMessage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._sentence = self._label("readerMessageTitle"), self._label("readerMessageText")
        self._password = QLineEdit(self)
        self._password.setObjectName("pdfPassword")
        self._password.setAccessibleName(self.tr("Password of the PDF"))
        self._password.setPlaceholderText(self.tr("Password"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setMaximumWidth(_WIDEST_PX)
        self._password.returnPressed.connect(self._on_password)
        self._open = QPushButton(self.tr("Open"), self)
        self._open.setObjectName("pdfPasswordOpen")
        self._open.clicked.connect(self._on_password)
        self._ways = QHBoxLayout()
        self._ways.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._way_buttons: list[QPushButton] = []
        asked = QHBoxLayout()
        asked.addWidget(self._password, 1)
        asked.addWidget(self._open)
        inside = QVBoxLayout()
        inside.setSpacing(10)
        for part in (self._title, self._sentence):
            inside.addWidget(part)
        inside.addLayout(asked)
        inside.addLayout(self._ways)
        across, down = QHBoxLayout(), QVBoxLayout(self)
        across.addStretch(1)
        across.addLayout(inside, 8)
        across.addStretch(1)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)
        self.wear(look)
        self.say("", "")

    def wear(self, look: ViewerLook) -> None:
        """Take on these colours."""
        self._look = look
        title = QFont(look.interface_font)
        title.setPixelSize(_TITLE_PX)
        title.setBold(True)
        self._title.setFont(title)
        self._sentence.setFont(look.interface_font)
        self.setStyleSheet(
            f"#readerMessage {{ background: {look.desk.name()}; }}"
            f"#readerMessageTitle {{ color: {look.text.name()}; }}"
            f"#readerMessageText {{ color: {look.soft.name()}; }}"
        )

    def minimumSizeHint(self) -> QSize:
        """Narrower than its sentences are now: they are broken anew, and a hidden message takes no room."""
        return QSize(_LEAST_PX + 2 * _MARGIN_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = max(_LEAST_PX, min(_WIDEST_PX, self.width() - 2 * _MARGIN_PX))
        for part in (self._title, self._sentence):
            part.setFixedWidth(width)

    def say(self, title: str, sentence: str, ways: Sequence[WayOn] = ()) -> None:
        """Show this and nothing else."""
        self._show_text(title, sentence)
        self._password.setVisible(False)
        self._open.setVisible(False)
        for button in self._way_buttons:
            self._ways.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._way_buttons = [self._way_button(way) for way in ways]

    def ask_password(self, title: str, sentence: str) -> None:
        """Ask for the password of a PDF."""
        self.say(title, sentence)
        self._password.clear()
        self._password.setVisible(True)
        self._open.setVisible(True)
        self._password.setFocus()

    def _show_text(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def _way_button(self, way: WayOn) -> QPushButton:
        button = QPushButton(way.label, self)
        button.setObjectName(way.name)
        button.setAccessibleName(way.label)
        button.clicked.connect(way.act)
        self._ways.addWidget(button)
        return button

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label

    def _on_password(self) -> None:
        if self._password.text():
            self.password_given.emit(self._password.text())
