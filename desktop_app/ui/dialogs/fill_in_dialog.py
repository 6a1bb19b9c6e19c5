"""Fills in a paper from what a source knows: by which identifier, and then field by field what would change."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.domain.lookup import FieldChange
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.theme import Theme

_FIELD, _OLD, _NEW = range(3)
_FIELD_PX = 150
_LONGEST = 400
_TIP_LONGEST = 2_000


class FillInDialog(DialogFrame):
    """Nothing is changed before she says so; `labels` are the names of the fields in her language.

    `why` says why it was opened, where that was not what she wished for.
    """

    #: str: look this identifier up
    wanted = Signal(str)
    #: tuple of FieldChange: make these changes
    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        title: str,
        identifier: str,
        labels: Mapping[str, str],
        parent: QWidget | None = None,
        why: str = "",
    ) -> None:
        super().__init__(theme, "fillInDialog", self.tr("Fill in"), parent)
        self._labels = labels
        self._changes: Sequence[FieldChange] = ()
        self.column.addWidget(self.text_label(title))
        if why:
            reason = self.text_label(why, "")
            reason.setObjectName("fillInWhy")
            self.column.addWidget(reason)
        self.column.addLayout(self._asking_row(identifier))
        self._told = self.text_label(self.tr("Nothing is changed before you have seen it."))
        self._told.setObjectName("fillInTold")
        self.column.addWidget(self._told)
        self._notice = self.text_label("", "problem")
        self._notice.setObjectName("fillInNotice")
        self._notice.hide()
        self.column.addWidget(self._notice)
        self.column.addWidget(self._made_list(), 1)
        self.add_button("fillInCancel", self.tr("Cancel"), self.reject)
        self._keep: QPushButton = self.add_button("fillInKeep", "", self._on_keep, primary=True)
        self._show_count()
        self.resize(860, 520)
        self._field.setFocus()
        self._field.selectAll()

    def _asking_row(self, identifier: str) -> QHBoxLayout:
        self._field = QLineEdit(identifier, self)
        self._field.setObjectName("fillInIdentifier")
        self._field.setAccessibleName(self.tr("DOI, PMID, PMCID or arXiv number"))
        self._field.setPlaceholderText(self.tr("DOI, PMID, PMCID or arXiv number"))
        self._field.returnPressed.connect(self._on_ask)
        self._ask = QPushButton(self.tr("Look up"), self)
        self._ask.setObjectName("fillInAsk")
        self._ask.setAccessibleName(self.tr("Look up"))
        self._ask.setAutoDefault(False)
        self._ask.clicked.connect(lambda _checked=False: self._on_ask())
        row = QHBoxLayout()
        row.setSpacing(self.theme.space(2))
        row.addWidget(self._field, 1)
        row.addWidget(self._ask)
        return row

    def _made_list(self) -> QTreeWidget:
        self._list = QTreeWidget(self)
        self._list.setObjectName("fillInFields")
        self._list.setAccessibleName(self.tr("What would change"))
        self._list.setRootIsDecorated(False)
        self._list.setWordWrap(True)
        self._list.setHeaderLabels([self.tr("Field"), self.tr("Now"), self.tr("Found")])
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_FIELD, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(_FIELD, _FIELD_PX)
        header.setSectionResizeMode(_OLD, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_NEW, QHeaderView.ResizeMode.Stretch)
        self._list.itemChanged.connect(lambda _item, _column: self._show_count())
        return self._list

    def show_asking(self) -> None:
        """It is being looked up."""
        self._ask.setEnabled(False)
        self.show_problem("")
        self._told.setText(self.tr("Asking…"))

    def show_failure(self, sentence: str) -> None:
        """Nothing came of it."""
        self._ask.setEnabled(True)
        self._told.setText(self.tr("Nothing is changed before you have seen it."))
        self.show_problem(sentence)

    def show_changes(self, source: str, day: str, changes: Sequence[FieldChange], notice: str) -> None:
        """Offer these, asked on this day; what the paper lacks is ticked, what it has otherwise is not."""
        self._ask.setEnabled(True)
        self._changes = tuple(changes)
        offered = self.tr("From %1, asked on %2. Ticked is what the paper lacks; tick what shall replace what it has.")
        nothing = self.tr("%1, asked on %2, knows nothing that the paper does not have already.")
        self._told.setText((offered if changes else nothing).replace("%1", source).replace("%2", day))
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        self._list.blockSignals(True)
        self._list.clear()
        for change in changes:
            self._list.addTopLevelItem(self._item(change))
        self._list.blockSignals(False)
        self._show_count()
        first = self._list.topLevelItem(0)
        if first is not None:
            self._list.setCurrentItem(first)
            self._list.setFocus()

    def _item(self, change: FieldChange) -> QTreeWidgetItem:
        label = self._labels.get(change.field, change.field)
        item = QTreeWidgetItem([label, _short(change.old) or "–", _short(change.new)])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_FIELD, Qt.CheckState.Checked if change.is_proposed else Qt.CheckState.Unchecked)
        for column, text in ((_OLD, change.old), (_NEW, change.new)):
            item.setToolTip(column, text[:_TIP_LONGEST])
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignTop)
        item.setTextAlignment(_FIELD, Qt.AlignmentFlag.AlignTop)
        return item

    def _ticked(self) -> tuple[FieldChange, ...]:
        items = (self._list.topLevelItem(place) for place in range(self._list.topLevelItemCount()))
        return tuple(
            change
            for change, item in zip(self._changes, items, strict=True)
            if item is not None and item.checkState(_FIELD) is Qt.CheckState.Checked
        )

    def _show_count(self) -> None:
        count = len(self._ticked())
        text = counted(count, self.tr("Fill in 1 field"), self.tr("Fill in %1 fields"))
        self._keep.setText(text)
        self._keep.setAccessibleName(text)
        self._keep.setEnabled(count > 0)

    def _on_ask(self) -> None:
        text = self._field.text().strip()
        if text and self._ask.isEnabled():
            self.wanted.emit(text)
        elif not text:
            self.show_problem(self.tr("Write a DOI, PMID, PMCID or arXiv number first."))

    def _on_keep(self) -> None:
        self.chosen.emit(self._ticked())
        self.accept()


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"
