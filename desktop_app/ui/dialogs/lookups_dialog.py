"""The page about look-ups: whether she said yes and with which address, taking it back, and all that was asked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.domain.lookup import Consent, LookupLogEntry
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.day_text import day_text, local_day

_WHEN, _SOURCE, _SENT, _OUTCOME, _ADDRESS = range(5)


class LookupsDialog(DialogFrame):
    """Shows what it is told; what she wishes is done elsewhere."""

    #: she wants to say yes
    give_requested = Signal()
    #: nothing shall be asked any more
    withdraw_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "lookupsDialog", self.tr("Look-ups"), parent)
        self._state = self.text_label("", "")
        self._state.setObjectName("lookupsState")
        self.column.addWidget(self._state)
        self._count = QLabel(self)
        self._count.setObjectName("lookupsCount")
        self._count.setProperty("part", "section")
        self.column.addWidget(self._count)
        self._list = QTreeWidget(self)
        self._list.setObjectName("lookupsLog")
        self._list.setAccessibleName(self.tr("What was asked"))
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        headings = (self.tr("When"), self.tr("Asked"), self.tr("Sent"), self.tr("What came of it"), self.tr("Address"))
        self._list.setHeaderLabels(list(headings))
        header = self._list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in ((_WHEN, 140), (_SOURCE, 150), (_SENT, 330), (_OUTCOME, 170)):
            header.resizeSection(column, width)
        self.column.addWidget(self._list, 1)
        self._withdraw: QPushButton = self.add_button(
            "lookupsWithdraw", self.tr("Take the consent back"), self.withdraw_requested.emit
        )
        self._give: QPushButton = self.add_button("lookupsGive", self.tr("Allow look-ups…"), self.give_requested.emit)
        self.add_button("lookupsClose", self.tr("Close"), self.accept, primary=True)
        self.resize(1040, 480)

    def show_consent(self, consent: Consent | None) -> None:
        """Say whether look-ups are allowed."""
        if consent is None:
            sentence = self.tr("Look-ups are off: nothing is asked of anybody.")
        else:
            sentence = (
                self.tr("Look-ups are on since %1. With each goes your address %2.")
                .replace("%1", day_text(local_day(consent.given_at)))
                .replace("%2", consent.email)
            )
        self._state.setText(sentence)
        self._withdraw.setVisible(consent is not None)
        self._give.setVisible(consent is None)

    def show_log(self, entries: Sequence[LookupLogEntry]) -> None:
        """List these, the newest first."""
        self._count.setText(
            counted(len(entries), self.tr("1 question"), self.tr("%1 questions")).upper()
            if entries
            else self.tr("Nothing was asked yet").upper()
        )
        self._list.clear()
        for entry in entries:
            when = f"{entry.asked_at.astimezone():%Y-%m-%d %H:%M:%S}"
            item = QTreeWidgetItem([when, entry.source, entry.sent, entry.outcome, entry.address])
            for column in (_SENT, _OUTCOME, _ADDRESS):
                item.setToolTip(column, item.text(column))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._list.addTopLevelItem(item)
