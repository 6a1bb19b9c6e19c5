"""Lists the lines that mention something, each with where it stands; a click on one wishes to go there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.link_use import Use, UseKind
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.link_button import LinkButton

_MOST = 50


@dataclass(frozen=True, slots=True)
class UseHeading:
    """What stands above one use, and above several (%1: how many)."""

    one: str
    many: str


class UseList(QWidget):
    """Takes no room while there is nothing to say."""

    #: Use: go there
    use_chosen = Signal(object)

    def __init__(self, name: str, heading: UseHeading | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = heading or UseHeading(self.tr("Mentioned in 1 place"), self.tr("Mentioned in %1 places"))
        self.setObjectName(name)
        self._uses: tuple[Use, ...] | None = None
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 0)
        self._column.setSpacing(2)
        self._heading = QLabel(self)
        self._heading.setObjectName(f"{name}Heading")
        self._heading.setProperty("part", "section")
        self._column.addWidget(self._heading)
        self.hide()

    def show_uses(self, uses: Sequence[Use]) -> None:
        """Show these, the first fifty of them in full."""
        if self._uses == tuple(uses):
            return
        self._uses = tuple(uses)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        heading = self._words.one if len(uses) == 1 else self._words.many
        self._heading.setText(heading.replace("%1", str(len(uses))).upper())
        for number, use in enumerate(uses[:_MOST]):
            self._add_use(number, use)
        if len(uses) > _MOST:
            rest = QLabel(self.tr("and in %1 more").replace("%1", str(len(uses) - _MOST)), self)
            rest.setProperty("part", "quiet")
            self._add(rest)
        self.setVisible(bool(uses))

    def lines(self) -> list[str]:
        """What is listed, in its order."""
        return [row.accessibleName() for row in self._rows if isinstance(row, LinkButton)]

    def _add_use(self, number: int, use: Use) -> None:
        button = LinkButton(f"{self.objectName()}-{number}", use.line or use.paper_title, self)
        button.setToolTip(use.line)
        button.clicked.connect(partial(self.use_chosen.emit, use))
        self._add(button)
        place = ElidedLabel(self)
        place.setProperty("part", "quiet")
        place.setContentsMargins(3, 0, 0, 4)
        place.set_text(self._place_of(use))
        self._add(place)

    def _add(self, row: QWidget) -> None:
        self._column.addWidget(row)
        self._rows.append(row)

    def _place_of(self, use: Use) -> str:
        words = {
            UseKind.NOTE: self.tr("Note on %1"),
            UseKind.COMMENT: self.tr("Comment on a mark in %1"),
            UseKind.QUESTION: self.tr("Question at %1"),
            UseKind.ANSWER: self.tr("Answer to a question at %1"),
            UseKind.RAISED: self.tr("Raised a question at %1"),
            UseKind.EVIDENCE: self.tr("Evidence for an answer at %1"),
        }[use.kind]
        bare = {UseKind.QUESTION: self.tr("Question"), UseKind.ANSWER: self.tr("Answer to a question")}
        if use.paper_id is None:
            return bare.get(use.kind, self.tr("Question"))
        return words.replace("%1", use.paper_title or self.tr("an untitled paper"))
