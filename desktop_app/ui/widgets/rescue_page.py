"""The page in the place of everything else while the library cannot be used: what is the matter and the ways back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.work_bar import WorkBar

_COLUMN_PX = 720
_BUTTON_PX = 250
_ROWS_SHOWN = 5
_FRAME_PX = 8


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A row of the list; `button` is what the button says while the row is chosen, "" for one that is not usable."""

    path: Path
    text: str
    button: str


@dataclass(frozen=True, slots=True)
class RescueWords:
    """What the page says; a way back without an explanation is not offered."""

    heading: str
    matter: str
    safe: Sequence[str] = ()
    repair: str = ""
    rebuild: str = ""
    backups: Sequence[BackupLine] = ()
    can_try_again: bool = False
    can_wait: bool = False


class RescuePage(QScrollArea):
    """Says and offers; who does it is told by signals. After `show_work` nothing but Cancel can be pressed."""

    repair_wished = Signal()
    rebuild_wished = Signal()
    #: Path of a backup
    restore_wished = Signal(object)
    again_wished = Signal()
    other_wished = Signal()
    folder_wished = Signal()
    #: back to the desk as it is
    later_wished = Signal()
    #: the library is whole again: open it
    open_wished = Signal()
    stop_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rescuePage")
        self.setAccessibleName(self.tr("The library cannot be used"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        content = QWidget(self)
        content.setProperty("part", "canvas")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(content)
        self._column.setSpacing(theme.space(2.5))
        self._heading = self._label("title", "rescueHeading")
        self._matter = self._label("", "rescueMatter")
        self._ways = self._made_ways()
        self._work = WorkBar(theme, content)
        self._work.cancelled.connect(self.stop_wished)
        self._problem = self._label("problem", "rescueProblem")
        self._others = self._made_others()
        self._outcome = self._made_outcome()
        self._column.addWidget(self._heading)
        self._column.addWidget(self._matter)
        self._column.addWidget(self._work)
        self._column.addWidget(self._problem)
        self._column.addWidget(self._ways)
        self._column.addWidget(self._outcome)
        self._column.addWidget(self._others)
        self._column.addStretch(1)
        self.setWidget(content)
        self._problem.hide()

    # what is said

    def show_words(self, words: RescueWords) -> None:
        """Tell what is the matter and offer the ways back; the most helpful one has the focus."""
        self._say(words.heading, words.matter)
        self._safe.setText("\n".join(words.safe))
        self._safe_title.setVisible(bool(words.safe))
        self._safe.setVisible(bool(words.safe))
        for button, about, explanation in (
            (self._repair, self._repair_about, words.repair),
            (self._rebuild, self._rebuild_about, words.rebuild),
        ):
            button.setVisible(bool(explanation))
            about.setVisible(bool(explanation))
            about.setText(explanation)
        self._fill_backups(words.backups)
        self._ways_title.setVisible(bool(words.repair or words.rebuild or words.backups))
        self._again.setVisible(words.can_try_again)
        self._later.setVisible(words.can_wait)
        self._ways.show()
        self._outcome.hide()
        self._others.show()
        self._free()

    def forbid_waiting(self) -> None:
        """There is no desk to go back to any more."""
        self._later.hide()

    def show_work(self, what: str, done: int = 0, total: int = 0) -> None:
        """Something is being done; `total` is 0 where its end is not known."""
        self._problem.hide()
        for part in (self._ways, self._others):
            part.setEnabled(False)
        was_shown = self._work.isVisible()
        self._work.show_amount(what, done, total)
        if not was_shown:
            self._work.focus_cancel()

    def show_problem(self, sentence: str) -> None:
        """What was tried did not help; everything is offered as before."""
        self._free()
        self._problem.setText(sentence)
        self._problem.show()
        self.ensureWidgetVisible(self._problem)

    def show_outcome(self, heading: str, sentence: str, kept: str) -> None:
        """The library is whole again; `kept` says where what was there before is, or is empty."""
        self._free()
        self._say(heading, sentence)
        self._kept.setText(kept)
        self._kept.setVisible(bool(kept))
        self._ways.hide()
        self._others.hide()
        self._outcome.show()
        self._open.setFocus()

    def _say(self, heading: str, matter: str) -> None:
        self._problem.hide()
        self._heading.setText(heading)
        self._matter.setText(matter)
        self._matter.setAccessibleName(matter)

    def _free(self) -> None:
        """Nothing is being done any more."""
        self._work.finish()
        for part in (self._ways, self._others):
            part.setEnabled(True)
        first = next((one for one in self._in_order() if one.isVisibleTo(self) and one.isEnabled()), None)
        if first is not None:
            first.setFocus()

    def _in_order(self) -> tuple[QWidget, ...]:
        return self._repair, self._list, self._rebuild, self._again, self._other

    # parts

    def _made_ways(self) -> QWidget:
        ways = QWidget(self)
        column = QVBoxLayout(ways)
        column.setSpacing(self._theme.space(2))
        column.setContentsMargins(0, self._theme.space(3), 0, self._theme.space(3))
        self._safe_title = self._section(self.tr("What is safe"))
        self._safe = self._label("soft", "rescueSafe")
        self._ways_title = self._section(self.tr("Ways back"))
        for widget in (self._safe_title, self._safe, self._ways_title):
            column.addWidget(widget)
        self._safe.setContentsMargins(0, 0, 0, self._theme.space(3))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.space(3))
        grid.setVerticalSpacing(self._theme.space(2))
        grid.setColumnStretch(1, 1)
        self._repair, self._repair_about = self._way(
            grid, 0, "rescueRepair", self.tr("Check and repair"), self.repair_wished.emit
        )
        self._repair.setProperty("part", "primary")
        self._rebuild, self._rebuild_about = self._way(
            grid, 1, "rescueRebuild", self.tr("Rebuild from the plain copies"), self.rebuild_wished.emit
        )
        column.addLayout(grid)
        self._list = QListWidget(ways)
        self._list.setObjectName("rescueBackups")
        self._list.setAccessibleName(self.tr("Backups, newest first"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemSelectionChanged.connect(self._on_selected)
        self._list.itemActivated.connect(lambda _item: self._on_restore())
        self._restore = self._button("rescueRestore", "", self._on_restore)
        column.addWidget(self._list)
        column.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignLeft)
        return ways

    def _way(
        self, grid: QGridLayout, row: int, name: str, text: str, act: Callable[[], object]
    ) -> tuple[QPushButton, QLabel]:
        button, about = self._button(name, text, act), self._label("soft", f"{name}About")
        button.setMinimumWidth(_BUTTON_PX)
        grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(about, row, 1)
        return button, about

    def _made_others(self) -> QWidget:
        others = QWidget(self)
        row = FlowLayout(others, self._theme.space(2))
        row.setContentsMargins(0, 0, 0, 0)
        self._again = self._button("rescueAgain", self.tr("Try again"), self.again_wished.emit)
        self._other = self._button("rescueOther", self.tr("Choose another library…"), self.other_wished.emit)
        folder = self._button("rescueFolder", self.tr("Show the folder"), self.folder_wished.emit)
        self._later = self._button("rescueLater", self.tr("Not now"), self.later_wished.emit)
        for button in (self._again, self._other, folder, self._later):
            row.addWidget(button)
        return others

    def _made_outcome(self) -> QWidget:
        outcome = QWidget(self)
        column = QVBoxLayout(outcome)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space(3))
        self._kept = self._label("soft", "rescueKept")
        self._open = self._button("rescueOpen", self.tr("Open the library"), self.open_wished.emit)
        self._open.setProperty("part", "primary")
        row = QHBoxLayout()
        row.addWidget(self._open)
        row.addWidget(self._button("rescueOutcomeFolder", self.tr("Show the folder"), self.folder_wished.emit))
        row.addStretch(1)
        column.addWidget(self._kept)
        column.addLayout(row)
        outcome.hide()
        return outcome

    def _label(self, part: str, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setProperty("part", part)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _section(self, text: str) -> QLabel:
        label = QLabel(text.upper(), self)
        label.setProperty("part", "section")
        return label

    def _button(self, name: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(True)
        button.clicked.connect(lambda _checked=False: act())
        return button

    # the backups

    def _fill_backups(self, lines: Sequence[BackupLine]) -> None:
        self._list.clear()
        for line in lines:
            item = QListWidgetItem(line.text)
            item.setData(Qt.ItemDataRole.UserRole, line)
            item.setToolTip(str(line.path))
            if not line.button:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        self._list.setVisible(bool(lines))
        self._restore.setVisible(bool(lines))
        height = max(self._list.sizeHintForRow(0), self.fontMetrics().height())
        self._list.setFixedHeight(height * min(len(lines), _ROWS_SHOWN) + _FRAME_PX)
        usable = next((row for row, line in enumerate(lines) if line.button), -1)
        self._list.setCurrentRow(usable)
        self._on_selected()

    def _chosen(self) -> BackupLine | None:
        items = self._list.selectedItems()
        return items[0].data(Qt.ItemDataRole.UserRole) if items else None

    def _on_selected(self) -> None:
        line = self._chosen()
        text = line.button if line is not None else self.tr("Restore a backup")
        self._restore.setText(text)
        self._restore.setAccessibleName(text)
        self._restore.setEnabled(line is not None)

    def _on_restore(self) -> None:
        line = self._chosen()
        if line is not None:
            self.restore_wished.emit(line.path)

    # shape and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A column in the middle, however wide the window is."""
        side = max(self._theme.space(6), (self.viewport().width() - _COLUMN_PX) // 2)
        self._column.setContentsMargins(side, self._theme.space(8), side, self._theme.space(6))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._work.isVisible():
            self.stop_wished.emit()
        elif event.key() == Qt.Key.Key_Escape and self._later.isVisible() and self._later.isEnabled():
            self.later_wished.emit()
        else:
            super().keyPressEvent(event)
