"""What a buy dossier shows, and its parts: the states to choose from, the steps so far, the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.buy import BuyState
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.link_button import LinkButton


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step with its day; `reason` may be empty."""

    state: str
    day: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WorthLine:
    """One reason; a click on it goes to `place`, which only the maker of it understands; None leads nowhere."""

    text: str
    place: object = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class WorthGroup:
    """Reasons of one kind."""

    heading: str
    lines: tuple[WorthLine, ...]


def text_label(parent: QWidget, part: str, name: str = "") -> QLabel:
    """A label of plain text that wraps and can be copied from."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setProperty("part", part)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class StateChips(QWidget):
    """One chip a state, that of the purchase is chosen; the keys stand in the tooltips."""

    #: BuyState: the purchase is to be in this state
    chosen = Signal(object)

    def __init__(self, states: Sequence[tuple[BuyState, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dossierStates")
        self._group = QButtonGroup(self)
        self._buttons: dict[BuyState, QPushButton] = {}
        row = FlowLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for state, text, hint in states:
            button = QPushButton(text, self)
            button.setObjectName(f"dossierState-{state.value.replace(' ', '-')}")
            button.setAccessibleName(text)
            button.setToolTip(hint)
            button.setProperty("part", "chip")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, state=state: self._on_clicked(state))
            self._group.addButton(button)
            self._buttons[state] = button
            row.addWidget(button)
        self._state = BuyState.WANTED

    def show_state(self, state: BuyState) -> None:
        """Show where the purchase is."""
        self._state = state
        self._buttons[state].setChecked(True)
        self.setFocusProxy(self._buttons[state])

    def _on_clicked(self, state: BuyState) -> None:
        """The chips show what the library says; the click is only a wish."""
        if state is not self._state:
            self._buttons[self._state].setChecked(True)
            self.chosen.emit(state)


class StepList(QWidget):
    """The steps so far, the wish first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dossierSteps")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._shown: tuple[StepShown, ...] = ()

    def show_steps(self, steps: tuple[StepShown, ...]) -> None:
        """Show these in place of those before."""
        if steps == self._shown:
            return
        self._shown = steps
        emptied(self._column)
        for step in steps:
            label = text_label(self, "soft")
            label.setText(" · ".join(filter(None, (step.day, step.state, step.reason))))
            self._column.addWidget(label)


class WorthList(QWidget):
    """The reasons, by kind; each leads to where it comes from."""

    #: object: the place of a reason
    place_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dossierWorth")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._shown: tuple[WorthGroup, ...] = ()

    def show_groups(self, groups: tuple[WorthGroup, ...]) -> None:
        """Show these in place of those before."""
        if groups == self._shown:
            return
        self._shown = groups
        emptied(self._column)
        for group in groups:
            heading = text_label(self, "strong")
            heading.setText(group.heading)
            heading.setContentsMargins(0, 6, 0, 0)
            self._column.addWidget(heading)
            for number, line in enumerate(group.lines):
                self._add(line, f"worth-{group.heading}-{number}")

    def _add(self, line: WorthLine, name: str) -> None:
        if line.place is None:
            plain = text_label(self, "soft", name)
            plain.setText(line.text)
            self._column.addWidget(plain)
        else:
            link = LinkButton(name, line.text, self)
            link.setToolTip(line.text)
            link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            link.clicked.connect(lambda _checked=False: self.place_requested.emit(line.place))
            self._column.addWidget(link)
        if line.detail:
            detail = text_label(self, "soft")
            detail.setText(line.detail)
            detail.setContentsMargins(10, 0, 0, 2)
            self._column.addWidget(detail)


def emptied(column: QVBoxLayout) -> None:
    """Take out all that is in a layout."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
