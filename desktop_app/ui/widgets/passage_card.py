"""One passage that may answer a question: its place, the sentence with what speaks for it, what can be done."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.radar import RadarPassage
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.flow_layout import FlowLayout

_LONGEST, _BEFORE = 260, 60
_KEYS = {
    Qt.Key.Key_Return: "use",
    Qt.Key.Key_Enter: "use",
    Qt.Key.Key_O: "open",
    Qt.Key.Key_N: "refuse",
    Qt.Key.Key_Delete: "refuse",
}


def shortened(text: str, hits: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """A long sentence without what is far from its first hits, and where the hits are then."""
    if len(text) <= _LONGEST:
        return text, list(hits)
    first = hits[0][0] if hits else 0
    start = text.rfind(" ", 0, first - _BEFORE) + 1 if first > _BEFORE else 0
    end = len(text) if len(text) <= start + _LONGEST else text.rfind(" ", start, start + _LONGEST)
    front, back = "…" if start else "", "…" if end < len(text) else ""
    shift = len(front) - start
    return f"{front}{text[start:end]}{back}", [(a + shift, b + shift) for a, b in hits if a >= start and b <= end]


class PassageCard(QFrame):
    """Can have the focus; the keys of its buttons work then."""

    #: RadarPassage, str: use it as the answer ("use"), go there ("open"), never show it again ("refuse")
    wished = Signal(object, str)
    #: int: the focus is to move so many cards down
    stepped = Signal(int)
    #: the focus is to go back to where she came from
    left = Signal()

    def __init__(self, theme: Theme, passage: RadarPassage, *, with_question: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._passage = theme, passage
        self.setObjectName("passageCard")
        self.setProperty("part", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{passage.passage} {self._place()}")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        column.setSpacing(theme.space(1))
        if with_question:
            column.addWidget(self._label("passageQuestion", "strong", passage.question))
        column.addWidget(self._label("passagePlace", "small", self._place()))
        self._sentence = self._label("passageSentence", "", "")
        self._sentence.setTextFormat(Qt.TextFormat.RichText)
        column.addWidget(self._sentence)
        column.addWidget(self._buttons())
        theme.changed.connect(self._write)
        self._write()

    @property
    def passage(self) -> RadarPassage:
        return self._passage

    def words(self) -> str:
        """The sentence as it is shown."""
        return self._passage.passage

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        wish = _KEYS.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif step is not None:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Left:
            self.left.emit()
        elif wish is not None:
            self.wished.emit(self._passage, wish)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._look("card-current")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._look("card")

    def _look(self, part: str) -> None:
        self.setProperty("part", part)
        self.style().unpolish(self)
        self.style().polish(self)

    def _place(self) -> str:
        one = self._passage
        if one.kind in ("note", "paper"):
            place = self.tr("note") if one.kind == "note" else self.tr("about it")
        elif one.page_index is None:
            place = self.tr("abstract")
        else:
            place = self.tr("p. %1").replace("%1", one.page_label)
        return f"{one.paper_label} · {place}"

    def _write(self) -> None:
        """Write the sentence in the colours of now."""
        (text, hits), tint = shortened(self._passage.passage, self._passage.hits), self._theme.colour("highlight")
        last, parts = 0, []
        style = f"background-color: {tint.name()}; color: {self._theme.colour('text').name()};"
        for start, end in hits:
            parts += [escape(text[last:start]), f'<span style="{style}">{escape(text[start:end])}</span>']
            last = end
        font = self._theme.font("quote")
        face = f"font-family: '{font.families()[0]}', serif; font-size: {font.pixelSize()}px;"
        self._sentence.setText(f'<span style="{face}">{"".join([*parts, escape(text[last:])])}</span>')

    def _buttons(self) -> QWidget:
        row = QWidget(self)
        layout = FlowLayout(row)
        layout.setContentsMargins(0, self._theme.space(1), 0, 0)
        layout.setSpacing(self._theme.space(2))
        for name, text, tip, wish in (
            (
                "useAsAnswer",
                self.tr("Use as answer ⏎"),
                self.tr("Mark it there as evidence, and link it (Enter)"),
                "use",
            ),
            ("openPassage", self.tr("Open"), self.tr("Go to where it stands (O)"), "open"),
            ("refusePassage", self.tr("Not this"), self.tr("Never show it for this question again (N)"), "refuse"),
        ):
            button = QPushButton(text, row)
            button.setObjectName(name)
            button.setProperty("part", "chip-accent" if wish == "use" else "chip")
            button.setAccessibleName(text.removesuffix(" ⏎"))
            button.setToolTip(tip)
            button.setFixedHeight(self._theme.space(5.5))  # the sign of the Enter key is higher than letters
            button.clicked.connect(lambda _checked=False, wish=wish: self.wished.emit(self._passage, wish))
            layout.addWidget(button)
        return row

    def _label(self, name: str, part: str, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setProperty("part", part)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
