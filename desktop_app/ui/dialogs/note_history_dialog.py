"""The kept versions of a note: when and why each was kept, what differs, and the way back to one."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.note_diff import NoteDiff, VersionRow
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.diff_view import DiffView

_LIST_WIDTH_PX = 250


class Look(Enum):
    """How a version is shown: beside the present note, beside the version before it, or as it was."""

    PRESENT = auto()
    BEFORE = auto()
    PLAIN = auto()


class NoteHistoryDialog(DialogFrame):
    """It asks for what it shows and is given it later; only the answer to the last question is shown."""

    #: int, Look: show this revision this way
    wished = Signal(int, object)
    #: int: bring this revision back
    restore_wished = Signal(int)

    def __init__(self, theme: Theme, title: str, rows: Sequence[VersionRow], parent: QWidget | None = None) -> None:
        super().__init__(theme, "noteHistory", self.tr("History of the note"), parent)
        self.column.addWidget(self.text_label(title))
        self._text = ""
        self._build_list(rows)
        self._build_looks()
        self._view = DiffView(theme, "noteHistoryView", self)
        self._view.setAccessibleName(self.tr("What differs"))
        self._about = self.text_label("", "quiet")
        self._about.setObjectName("noteHistoryAbout")
        right = QVBoxLayout()
        right.addLayout(self._looks_row)
        right.addWidget(self._view, 1)
        right.addWidget(self._about)
        both = QHBoxLayout()
        both.addWidget(self._list)
        both.addLayout(right, 1)
        self.column.addLayout(both, 1)
        self._copy = self.add_button("noteHistoryCopy", self.tr("Copy this version"), self._on_copy)
        self.add_button("noteHistoryClose", self.tr("Close"), self.reject)
        self._restore = self.add_button(
            "noteHistoryRestore", self.tr("Bring this version back"), self._on_restore, primary=True
        )
        self.resize(920, 620)
        self._list.setCurrentRow(0)
        self._list.currentRowChanged.connect(lambda _row: self.ask())
        self._list.setFocus()
        if not rows:
            self._say_empty()

    def show_diff(self, revision: int, look: Look, diff: NoteDiff) -> None:
        """The answer to `wished`."""
        if (revision, look) != (self._revision(), self._look()):
            return
        self._view.show_diff(diff)
        words = self.tr("%1 words added, %2 removed").replace("%1", f"{diff.added_words:,}")
        words = words.replace("%2", f"{diff.removed_words:,}")
        rough = self.tr("Long stretches are shown whole.") if diff.is_rough else ""
        nothing = not diff.added_words and not diff.removed_words and all(line.sign == " " for line in diff.lines)
        self._about.setText(self.tr("Nothing differs.") if nothing else f"{words}. {rough}".strip())

    def show_text(self, revision: int, text: str) -> None:
        """The answer to `wished` for the version as it was; what is copied is this."""
        if revision != self._revision():
            return
        self._text = text
        self._copy.setEnabled(True)
        if self._look() is Look.PLAIN:
            self._view.show_text(text)
            self._about.setText(self.tr("%1 letters").replace("%1", f"{len(text):,}"))

    def _build_list(self, rows: Sequence[VersionRow]) -> None:
        self._list = QListWidget(self)
        self._list.setObjectName("noteVersions")
        self._list.setAccessibleName(self.tr("Kept versions, newest first"))
        self._list.setFixedWidth(_LIST_WIDTH_PX)
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        for row in rows:
            item = QListWidgetItem(self._words_about(row))
            item.setData(Qt.ItemDataRole.UserRole, row.revision)
            self._list.addItem(item)

    def _build_looks(self) -> None:
        self._looks_row = QHBoxLayout()
        self._looks = QButtonGroup(self)
        for look, name, text in (
            (Look.PRESENT, "historyPresent", self.tr("Against the present")),
            (Look.BEFORE, "historyBefore", self.tr("Against the version before")),
            (Look.PLAIN, "historyPlain", self.tr("As it was")),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setProperty("part", "chip")
            button.setCheckable(True)
            button.setChecked(look is Look.PRESENT)
            self._looks.addButton(button, look.value)
            self._looks_row.addWidget(button)
        self._looks_row.addStretch(1)
        self._looks.idClicked.connect(lambda _id: self.ask())

    def _revision(self) -> int | None:
        item = self._list.currentItem()
        return None if item is None else int(item.data(Qt.ItemDataRole.UserRole))

    def _look(self) -> Look:
        return Look(self._looks.checkedId())

    def ask(self) -> None:
        """Wish for what is chosen now."""
        revision = self._revision()
        if revision is None:
            return
        self._copy.setEnabled(False)
        self._about.setText("")
        if self._look() is not Look.PLAIN:
            self.wished.emit(revision, self._look())
        self.wished.emit(revision, Look.PLAIN)

    def _say_empty(self) -> None:
        for part in (*self._looks.buttons(), self._copy, self._restore):
            part.setEnabled(False)
        self._about.setText(self.tr("No earlier version is kept yet. One is kept about every ten minutes of editing."))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)

    def _on_restore(self) -> None:
        revision = self._revision()
        if revision is not None:
            self.restore_wished.emit(revision)
            self.accept()

    def _words_about(self, row: VersionRow) -> str:
        when = f"{day_text(local_day(row.saved_at))}, {row.saved_at.astimezone():%H:%M}"
        change = self.tr("then +%1 −%2 letters").replace("%1", f"{row.added:,}").replace("%2", f"{row.removed:,}")
        return f"{when}\n{self._reason(row.reason)}\n{change}"

    def _reason(self, reason: str) -> str:
        return {
            "editing": self.tr("while editing"),
            "before much was deleted": self.tr("before much was deleted"),
            "before an older version was brought back": self.tr("before an older version came back"),
            "pasted text": self.tr("the text that was pasted"),
        }.get(reason, reason)
