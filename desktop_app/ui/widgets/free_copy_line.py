"""What is known about a free copy of a paper, and what can be done about it, in a few lines."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.link_button import LinkButton


class FreeCopyLine(QWidget):
    """Shows what it is told."""

    #: look for a free copy
    check_requested = Signal()
    #: download the copy that was found
    download_requested = Signal()
    #: open the page of the copy in the browser
    page_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("freeCopy")
        self._sentence = QLabel(self)
        self._sentence.setObjectName("freeCopySentence")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.setWordWrap(True)
        self._sentence.setContentsMargins(3, 0, 0, 0)  # so far the words of the links below lie inside them
        self._check = LinkButton("freeCopyCheck", "", self)
        self._check.clicked.connect(lambda _checked=False: self.check_requested.emit())
        self._download = LinkButton("freeCopyDownload", self.tr("Download and attach"), self)
        self._download.clicked.connect(lambda _checked=False: self.download_requested.emit())
        self._page = LinkButton("freeCopyPage", self.tr("Open its page"), self)
        self._page.clicked.connect(lambda _checked=False: self.page_requested.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 2)
        column.setSpacing(4)
        column.addWidget(self._sentence)
        buttons = QWidget(self)
        row = FlowLayout(buttons, gap=8)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self._download, self._page, self._check):
            row.addWidget(button)
        column.addWidget(buttons)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nobody was asked yet."""
        self._show(self.tr("Nobody was asked yet."), is_quiet=True)
        self._check.set_text(self.tr("Check for a free copy"))
        self._download.hide()
        self._page.hide()

    def show_answer(self, sentence: str, *, has_pdf: bool, has_page: bool) -> None:
        """Show the last answer, and what it offers."""
        self._show(sentence, is_quiet=not (has_pdf or has_page))
        self._check.set_text(self.tr("Check again"))
        self._download.setVisible(has_pdf)
        self._page.setVisible(has_page)

    def _show(self, sentence: str, *, is_quiet: bool) -> None:
        self._sentence.setText(sentence[:1].upper() + sentence[1:])
        self._sentence.setProperty("part", "soft" if is_quiet else "")
        style = self._sentence.style()
        style.unpolish(self._sentence)
        style.polish(self._sentence)
