"""A buy dossier to read and to fill in: how far it came, price, link, use, a free copy, what it is worth."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.buy import BuyState
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.calm_combo import CalmCombo
from desktop_app.ui.widgets.dossier_parts import (
    StateChips,
    StepList,
    StepShown,
    WorthGroup,
    WorthList,
    text_label,
)
from desktop_app.ui.widgets.field_edit import FieldEdit
from desktop_app.ui.widgets.flow_layout import FlowLayout

_LABEL_WIDTH_PX = 84


@dataclass(frozen=True, slots=True)
class DossierContent:
    """What the pane shows; texts are empty where nothing is known. `reason` is that of the last of the `steps`."""

    id: UUID
    title: str
    state: BuyState
    steps: tuple[StepShown, ...]
    has_paper: bool = True
    is_dropped: bool = False
    reason: str = ""
    price: str = ""
    link: str = ""
    can_open_link: bool = False
    expected_use: str = ""
    priority: int = 0
    copy: str = ""
    notice: str = ""
    can_download: bool = False
    has_copy_page: bool = False
    worth: str = ""
    groups: tuple[WorthGroup, ...] = ()


class DossierPane(QScrollArea):
    """Emits wishes without the to-do: who shows it knows which it is. Fields are kept on leaving them."""

    closed = Signal()
    paper_requested = Signal()
    #: BuyState
    moved = Signal(object)
    #: str: why it came to be in its state
    explained = Signal(str)
    price_kept = Signal(str)
    link_kept = Signal(str)
    link_requested = Signal()
    use_kept = Signal(str)
    #: int
    priority_chosen = Signal(int)
    check_requested = Signal()
    download_requested = Signal()
    copy_page_requested = Signal()
    #: object: the place of a reason
    place_requested = Signal(object)

    def __init__(
        self,
        theme: Theme,
        states: Sequence[tuple[BuyState, str, str]],
        priorities: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dossierPane")
        self.setAccessibleName(self.tr("Buy dossier"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._shown: UUID | None = None
        self._page = QWidget(self)
        self._page.setProperty("part", "page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(theme.space(4), theme.space(3), theme.space(4), theme.space(4))
        self._column.setSpacing(theme.space(1.5))
        self._build_title()
        self._build_state(states)
        self._build_fields(priorities)
        self._build_copy()
        self._build_worth()
        self._build_history()
        self._column.addStretch(1)
        self.setWidget(self._page)
        self.setFocusProxy(self._chips)

    def leave_closing(self) -> None:
        """What it stands in has a button for that."""
        self._close.hide()

    def show_dossier(self, content: DossierContent) -> None:
        """Show this purchase; what she is typing into a field of it just now stays."""
        is_other = content.id != self._shown
        self._shown = content.id
        if is_other:
            for field in (self._reason, self.price, self.link, self._use):
                field.forget()
            self.verticalScrollBar().setValue(0)
        self._title.setText(content.title)
        self._open.setVisible(content.has_paper)
        self._dropped.setVisible(content.is_dropped)
        self._notice.setText(content.notice)
        self._notice.setVisible(bool(content.notice))
        self._chips.show_state(content.state)
        last = content.steps[-1]
        self._since.setText(self.tr("%1 since %2").replace("%1", last.state).replace("%2", last.day))
        self._steps.show_steps(content.steps)
        self._show_fields(content)
        self._show_copy(content)
        self._worth.setText(content.worth)
        self._reasons.show_groups(content.groups)
        self._reasons.setVisible(bool(content.groups))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_fields(self, content: DossierContent) -> None:
        self._reason.show_text(content.reason)
        self.price.show_text(content.price)
        self.link.show_text(content.link)
        self._follow.setVisible(content.can_open_link)
        self._use.show_text(content.expected_use)
        self._priority.setCurrentIndex(content.priority)

    def _show_copy(self, content: DossierContent) -> None:
        self._copy.setText(content.copy)
        self._check.setVisible(content.has_paper)
        self._download.setVisible(content.can_download)
        self._copy_page.setVisible(content.has_copy_page)

    def _draw_icon(self) -> None:
        self._close.setIcon(self._theme.icon("close"))

    # parts

    def _build_title(self) -> None:
        row = QHBoxLayout()
        self._title = text_label(self._page, "heading", "dossierTitle")
        self._close = QToolButton(self._page)
        self._close.setObjectName("dossierClose")
        self._close.setAccessibleName(self.tr("Close the dossier"))
        self._close.setToolTip(self.tr("Close the dossier (Escape)"))
        self._theme.keep_icons(self._draw_icon)
        self._close.clicked.connect(lambda _checked=False: self.closed.emit())
        row.addWidget(self._title, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        self._open = self._button("dossierOpenPaper", self.tr("Open paper"), self.paper_requested.emit, part="link")
        self._dropped = text_label(self._page, "soft", "dossierDropped")
        self._dropped.setText(self.tr("This to-do was dropped; choosing a state takes it up again."))
        self._notice = text_label(self._page, "problem", "dossierNotice")
        self._column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._dropped)
        self._column.addWidget(self._notice)

    def _build_state(self, states: Sequence[tuple[BuyState, str, str]]) -> None:
        self._add_section(self.tr("State"))
        self._chips = StateChips(states, self._page)
        self._chips.chosen.connect(self.moved)
        self._reason = FieldEdit("dossierReason", self.tr("Why"), is_long=True, parent=self._page)
        self._reason.set_placeholder(self.tr("Why? (may stay empty)"))
        self._reason.kept.connect(self.explained)
        self._since = text_label(self._page, "soft", "dossierSince")
        for part in (self._chips, self._since, self._reason):
            self._column.addWidget(part)

    def _build_fields(self, priorities: Sequence[str]) -> None:
        self._add_section(self.tr("Purchase"))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH_PX)
        self._grid.setColumnStretch(1, 1)
        self.price = FieldEdit("dossierPrice", self.tr("Price"), parent=self._page)
        self.price.set_placeholder(self.tr("like $39.95 or 31,50 €"))
        self.price.kept.connect(self.price_kept)
        self.link = FieldEdit("dossierLink", self.tr("Shop link"), parent=self._page)
        self.link.set_placeholder("https://")
        self.link.kept.connect(self.link_kept)
        self._use = FieldEdit("dossierUse", self.tr("Expected use"), is_long=True, parent=self._page)
        self._use.set_placeholder(self.tr("what it would be good for"))
        self._use.kept.connect(self.use_kept)
        self._priority = CalmCombo(self._page)
        self._priority.setObjectName("dossierPriority")
        self._priority.setAccessibleName(self.tr("Priority"))
        self._priority.addItems(list(priorities))
        self._priority.activated.connect(self.priority_chosen)
        self._follow = self._button("dossierFollowLink", self.tr("Open"), self.link_requested.emit, part="link")
        shop = QHBoxLayout()
        shop.addWidget(self.link, 1)
        shop.addWidget(self._follow, 0, Qt.AlignmentFlag.AlignVCenter)
        self._add_row(self.tr("Price"), self.price, self.price)
        self._add_row(self.tr("Shop link"), shop, self.link)
        self._add_row(self.tr("Expected use"), self._use, self._use)
        self._add_row(self.tr("Priority"), self._priority, self._priority)
        self._column.addLayout(self._grid)

    def _build_copy(self) -> None:
        self._add_section(self.tr("Free legal copy"))
        self._copy = text_label(self._page, "soft", "dossierCopy")
        self._column.addWidget(self._copy)
        row = QWidget(self._page)
        buttons = FlowLayout(row)
        buttons.setContentsMargins(0, 0, 0, 0)
        self._check = self._button("dossierCheckCopy", self.tr("Check"), self.check_requested.emit)
        self._check.setToolTip(self.tr("Look for a free legal copy; asks you first (C)"))
        self._download = self._button("dossierDownload", self.tr("Download and attach"), self.download_requested.emit)
        self._copy_page = self._button("dossierCopyPage", self.tr("Open its page"), self.copy_page_requested.emit)
        for button in (self._check, self._download, self._copy_page):
            buttons.addWidget(button)
        self._column.addWidget(row)

    def _build_worth(self) -> None:
        self._add_section(self.tr("Worth"))
        self._worth = text_label(self._page, "soft", "dossierWorthShort")
        self._reasons = WorthList(self._page)
        self._reasons.place_requested.connect(self.place_requested)
        self._column.addWidget(self._worth)
        self._column.addWidget(self._reasons)

    def _build_history(self) -> None:
        self._add_section(self.tr("History"))
        self._steps = StepList(self._page)
        self._column.addWidget(self._steps)

    def _add_section(self, text: str) -> None:
        label = QLabel(text.upper(), self._page)
        label.setProperty("part", "section")
        label.setContentsMargins(0, self._theme.space(2), 0, 0)
        self._column.addWidget(label)

    def _add_row(self, text: str, field: QWidget | QHBoxLayout, buddy: QWidget) -> None:
        row = self._grid.rowCount()
        label = QLabel(text, self._page)
        label.setProperty("part", "soft")
        label.setBuddy(buddy)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setContentsMargins(0, 6, 0, 0)
        self._grid.addWidget(label, row, 0)
        if isinstance(field, QWidget):
            self._grid.addWidget(field, row, 1)
        else:
            self._grid.addLayout(field, row, 1)

    def _button(self, name: str, text: str, act: Callable[[], None], part: str = "chip") -> QPushButton:
        button = QPushButton(text, self._page)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setProperty("part", part)
        button.clicked.connect(lambda _checked=False: act())
        return button
