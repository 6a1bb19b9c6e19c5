"""One quiet line with a sentence and a few things to do about it, in a row; hidden until there is something to say."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.link_button import LinkButton

#: object name, text, what it does
Choice = tuple[str, str, Callable[[], object]]


class OfferBar(QFrame):
    """Every choice takes the line away first."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("part", "screenbar")
        self._sentence = ElidedLabel(self)
        self._sentence.setObjectName(f"{name}Sentence")
        self._sentence.setProperty("part", "small")
        self._links: list[LinkButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space(3.5), theme.space(1), theme.space(3), theme.space(1))
        self._row.setSpacing(theme.space(4))
        self._row.addWidget(self._sentence, 1)
        self.hide()

    def say(self, sentence: str, choices: Sequence[Choice]) -> None:
        """Show this in place of what was said before."""
        self.clear()
        self._sentence.set_text(sentence)
        self.setAccessibleName(sentence)
        for name, text, act in choices:
            link = LinkButton(name, text, self)
            link.clicked.connect(lambda _checked=False, act=act: self._choose(act))
            self._row.addWidget(link)
            self._links.append(link)
        self.show()

    def clear(self) -> None:
        """Say nothing more."""
        self.hide()
        for link in self._links:
            self._row.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []

    def sentence(self) -> str:
        """What is said, or nothing."""
        return "" if self.isHidden() else self.accessibleName()

    def _choose(self, act: Callable[[], object]) -> None:
        self.clear()
        act()
