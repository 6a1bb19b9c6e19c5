"""Chooses among the marks that other programs made in a PDF: each with its page, kind, words, comment and colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.theme import Theme

_SWATCH_PX = 14
_PAGE, _KIND, _WORDS, _COMMENT = range(4)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """`page` is what the page is called; `colour` is "#rrggbb" or None; `key` names the row."""

    key: str
    page: str
    kind: str
    words: str
    comment: str
    author: str
    colour: str | None


class ForeignMarksDialog(DialogFrame):
    """All are ticked at first; what is not taken stays in the file."""

    #: list of keys: import these
    chosen = Signal(object)

    def __init__(self, theme: Theme, rows: Sequence[ForeignRow], left_out: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, "foreignMarksDialog", self.tr("Marks of other programs"), parent)
        self.column.addWidget(self.text_label(self._about(left_out)))
        self._list = QTreeWidget(self)
        self._list.setObjectName("foreignMarkList")
        self._list.setAccessibleName(self.tr("Marks in the file"))
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setAlternatingRowColors(False)
        self._list.setHeaderLabels([self.tr("Page"), self.tr("Mark"), self.tr("Words"), self.tr("Comment")])
        for row in rows:
            self._list.addTopLevelItem(self._item(row))
        self._fit_columns()
        self._list.itemChanged.connect(lambda _item, _column: self._show_count())
        self.column.addWidget(self._list, 1)
        self._all = self.add_button("foreignMarksAll", "", self._tick_all_or_none)
        self.add_button("foreignMarksCancel", self.tr("Cancel"), self.reject)
        self._import: QPushButton = self.add_button("foreignMarksStart", "", self._on_import, primary=True)
        self._show_count()
        self.resize(820, 460)

    def _about(self, left_out: int) -> str:
        about = self.tr(
            "Those you take become marks of your library; the file stays as it is. One undo takes them back."
        )
        if not left_out:
            return about
        more = counted(
            left_out,
            self.tr("1 drawing or stamp in the file can be no mark and is not listed."),
            self.tr("%1 drawings and stamps in the file can be no marks and are not listed."),
        )
        return f"{about} {more}"

    def _item(self, row: ForeignRow) -> QTreeWidgetItem:
        comment = _short(row.comment)
        item = QTreeWidgetItem([row.page, row.kind, _short(row.words) or "–", comment])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_PAGE, Qt.CheckState.Checked)
        item.setData(_PAGE, Qt.ItemDataRole.UserRole, row.key)
        item.setIcon(_KIND, _swatch(row.colour))
        by = self.tr("By %1").replace("%1", row.author) if row.author else ""
        item.setToolTip(_WORDS, _short(row.words))
        item.setToolTip(_COMMENT, "\n".join(filter(None, (comment, by))))
        return item

    def _fit_columns(self) -> None:
        header = self._list.header()
        header.setStretchLastSection(False)
        for column, mode in enumerate(
            (
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.Stretch,
            )
        ):
            header.setSectionResizeMode(column, mode)

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self._list.topLevelItem(place) for place in range(self._list.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _ticked(self) -> list[str]:
        return [
            str(item.data(_PAGE, Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState(_PAGE) is Qt.CheckState.Checked
        ]

    def _show_count(self) -> None:
        count = len(self._ticked())
        text = counted(count, self.tr("Import 1 mark"), self.tr("Import %1 marks"))
        self._import.setText(text)
        self._import.setAccessibleName(text)
        self._import.setEnabled(count > 0)
        turn = self.tr("Tick none") if count else self.tr("Tick all")
        self._all.setText(turn)
        self._all.setAccessibleName(turn)

    def _tick_all_or_none(self) -> None:
        state = Qt.CheckState.Unchecked if self._ticked() else Qt.CheckState.Checked
        self._list.blockSignals(True)
        for item in self._items():
            item.setCheckState(_PAGE, state)
        self._list.blockSignals(False)
        self._show_count()

    def _on_import(self) -> None:
        self.chosen.emit(self._ticked())
        self.accept()


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"


def _swatch(colour: str | None) -> QIcon:
    picture = QPixmap(_SWATCH_PX, _SWATCH_PX)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(128, 128, 128, 120))
    painter.setBrush(QColor(colour) if colour else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(1, 1, _SWATCH_PX - 3, _SWATCH_PX - 3, 3, 3)
    painter.end()
    return QIcon(picture)
