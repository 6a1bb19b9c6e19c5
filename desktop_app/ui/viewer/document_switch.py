"""Chips for the documents of a paper, one of them chosen, and the button that attaches another; a menu where narrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from desktop_app.domain.ids import DocumentId

_GAP_PX = 6
_LONGEST = 26


@dataclass(frozen=True, slots=True)
class SwitchEntry:
    """A document as the switch shows it: its name and how many marks it has."""

    document: DocumentId
    label: str
    mark_count: int

    @property
    def text(self) -> str:
        label = self.label if len(self.label) <= _LONGEST else f"{self.label[: _LONGEST - 1].rstrip()}…"
        return f"{label}  {self.mark_count}" if self.mark_count else label


class DocumentSwitch(QWidget):
    """The same entries again change nothing, so the focus stays where it is."""

    #: DocumentId: show this document
    chosen = Signal(object)
    #: give the paper another PDF
    attach_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentSwitch")
        self._entries: tuple[SwitchEntry, ...] = ()
        self._current: DocumentId | None = None
        self._chips: list[QPushButton] = []
        self._is_folded = self._has_pdf = False
        self._menu_button = QPushButton(self)
        self._menu_button.setObjectName("documentMenuButton")
        self._menu_button.setProperty("part", "chip")
        self._menu_button.setAccessibleName(self.tr("Documents of this paper"))
        self._menu = QMenu(self._menu_button)
        self._menu_button.clicked.connect(self._open_menu)
        self._attach = QPushButton(self)
        self._attach.setObjectName("attachPdf")
        self._attach.setProperty("part", "chip")
        self._attach.setToolTip(self.tr("Give this paper a PDF beside what it has"))
        self._attach.setAccessibleName(self.tr("Attach PDF"))
        self._attach.clicked.connect(self.attach_requested)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP_PX)
        self._row.addWidget(self._menu_button)
        self._row.addWidget(self._attach)
        self.show_entries((), None, can_attach=False)

    def show_entries(
        self, entries: Sequence[SwitchEntry], current: DocumentId | None, *, can_attach: bool, has_pdf: bool = False
    ) -> None:
        """Show these documents, `current` as the chosen one; with a PDF, attaching another is only a “+”."""
        self._has_pdf = has_pdf
        self._attach.setVisible(can_attach)
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self._make_chips()
        self._current = current
        for entry, chip in zip(self._entries, self._chips, strict=True):
            chip.setChecked(entry.document == current)
        self._fit()

    def fold(self, is_folded: bool) -> None:
        """Put the documents into a menu, or beside one another."""
        if is_folded != self._is_folded:
            self._is_folded = is_folded
            self._fit()

    def unfolded_width(self) -> int:
        """The width it would like."""
        shown = [*self._chips, *([self._attach] if not self._attach.isHidden() else [])]
        return sum(widget.sizeHint().width() + _GAP_PX for widget in shown)

    def folded_width(self) -> int:
        """The width it would like with the documents in a menu; one alone is in none."""
        if len(self._entries) <= 1:
            return self.unfolded_width()
        attach = self._attach.sizeHint().width() + _GAP_PX if not self._attach.isHidden() else 0
        return self._menu_button.sizeHint().width() + attach

    def next_document(self) -> None:
        """Go on to the next document, from the last to the first."""
        ids = [entry.document for entry in self._entries]
        if len(ids) > 1:
            self.chosen.emit(ids[(ids.index(self._current) + 1) % len(ids) if self._current in ids else 0])

    def _make_chips(self) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        self._menu.clear()
        for place, entry in enumerate(self._entries):
            choose = partial(self._choose, entry.document)
            chip = QPushButton(entry.text, self)
            chip.setObjectName(f"document{place}")
            chip.setProperty("part", "chip")
            chip.setCheckable(True)
            chip.setToolTip(entry.label)
            chip.setAccessibleName(self._spoken(entry))
            chip.clicked.connect(choose)
            self._chips.append(chip)
            self._row.insertWidget(place, chip)
            self._menu.addAction(entry.text, choose)

    def _choose(self, document: DocumentId) -> None:
        for entry, chip in zip(self._entries, self._chips, strict=True):
            chip.setChecked(entry.document == self._current)  # it is checked when it is shown
        if document != self._current:
            self.chosen.emit(document)

    def _open_menu(self) -> None:
        self._menu.popup(self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height())))

    def _spoken(self, entry: SwitchEntry) -> str:
        return self.tr("%1, marks: %2").replace("%1", entry.label).replace("%2", str(entry.mark_count))

    def _fit(self) -> None:
        is_menu = self._is_folded and len(self._entries) > 1
        for chip in self._chips:
            chip.setVisible(not is_menu)
        self._menu_button.setVisible(is_menu)
        current = next((entry.text for entry in self._entries if entry.document == self._current), "")
        self._menu_button.setText(f"{current} ▾")
        self._attach.setText("+" if self._has_pdf else self.tr("+ Attach PDF"))
