"""Asks for a question that belongs to no paper, or to the paper on the desk."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme

_TEXT_PX = 84
_MOST_LETTERS = 70


class AskDialog(DialogFrame):
    """`about` is the title of the paper, an empty text for none."""

    #: str, bool, bool: the question, whether she will report, whether it belongs to the paper
    asked = Signal(str, bool, bool)

    def __init__(self, theme: Theme, about: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "askDialog", self.tr("Ask a question"), parent)
        self._text = QPlainTextEdit(self)
        self._text.setObjectName("askText")
        self._text.setAccessibleName(self.tr("What do you want to know?"))
        self._text.setPlaceholderText(self.tr("What do you want to know?"))
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(_TEXT_PX)
        self._promised = QCheckBox(self.tr("I will report once I know"), self)
        self._promised.setObjectName("askPromised")
        self._about = QCheckBox(self.tr("It came up in: %1").replace("%1", _short(about).replace("&", "&&")), self)
        self._about.setObjectName("askAbout")
        self._about.setChecked(bool(about))
        self._about.setVisible(bool(about))
        for part in (self._text, self._about, self._promised):
            self.column.addWidget(part)
        self.add_button("askCancel", self.tr("Cancel"), self.reject)
        self.add_button("askKeep", self.tr("Ask"), self._on_ask, primary=True)
        self.resize(520, 260)
        self._text.setFocus()

    def _on_ask(self) -> None:
        text = self._text.toPlainText().strip()
        if not text:
            self.show_problem(self.tr("Write the question first."))
            return
        self.asked.emit(text, self._promised.isChecked(), self._about.isChecked())
        self.accept()


def _short(title: str) -> str:
    return title if len(title) <= _MOST_LETTERS else title[:_MOST_LETTERS].rstrip() + "…"
