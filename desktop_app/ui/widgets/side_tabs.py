"""The side panel's frame: tabs with counts above a stack of panels."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme

if TYPE_CHECKING:
    from desktop_app.ui.widgets.counted_tab_bar import CountedTabBar

_WIDE_PX, _TIGHT_PX = 9, 6


class SideTabs(QWidget):
    """Panels are known by their id; choosing a tab shows its panel."""

    #: str: the id of the panel that is now shown
    shown = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideTabs")
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ids: list[str] = []
        self._titles: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._theme = theme
        self._made_bar: CountedTabBar | None = None
        self._stack = QStackedWidget(self)
        header = QFrame(self)
        header.setProperty("part", "header")
        header.setFixedHeight(theme.space(10) + 2)
        self._row = QHBoxLayout(header)
        self._row.setContentsMargins(theme.space(2), 0, theme.space(1), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._stack, 1)
        self.setMinimumWidth(260)

    @property
    def _bar(self) -> "CountedTabBar":
        """Made for the first panel: the first page need not wait for it."""
        if self._made_bar is None:
            from desktop_app.ui.widgets.counted_tab_bar import CountedTabBar

            bar = self._made_bar = CountedTabBar(self._theme, self)
            bar.setObjectName("sideTabBar")
            bar.setAccessibleName(self.tr("Parts of the side panel"))
            bar.setDrawBase(False)
            bar.setExpanding(False)
            bar.setUsesScrollButtons(True)
            bar.setChangeCurrentOnDrag(True)  # so that what is dragged here can go to another panel
            bar.setAcceptDrops(True)
            self._row.addWidget(bar, 1, Qt.AlignmentFlag.AlignBottom)
            bar.currentChanged.connect(self._on_chosen)
        return self._made_bar

    @property
    def place(self) -> QWidget:
        """The parent of a panel that is to be added: to give it another one later is to style all its parts again."""
        return self._stack

    def add_panel(self, panel_id: str, title: str, panel: QWidget) -> None:
        self._ids.append(panel_id)
        self._titles[panel_id] = title
        self._stack.addWidget(panel)
        self._bar.addTab(title)
        self._fit()

    def set_count(self, panel_id: str, count: int) -> None:
        """Show how many there are beside the title; none is not shown."""
        is_other = self._counts.get(panel_id, 0) != count
        self._counts[panel_id] = count
        if self._ids and is_other:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._ids:
            self._fit()

    def _fit(self) -> None:
        """Narrow tabs stand closer, very narrow ones have their numbers small above their titles."""
        metrics, room = self._bar.fontMetrics(), self.width() - 3 * _TIGHT_PX
        words = [self._worded(panel_id) for panel_id in self._ids]
        needed = sum(metrics.horizontalAdvance(text) for text in words)
        is_tight = needed + 2 * len(words) * _WIDE_PX > room
        has_numbers = needed + 2 * len(words) * _TIGHT_PX <= room
        if self._bar.property("tight") is not is_tight:
            self._bar.setProperty("tight", is_tight)
            self._bar.style().unpolish(self._bar)
            self._bar.style().polish(self._bar)
        for place, (panel_id, text) in enumerate(zip(self._ids, words, strict=True)):
            self._bar.setTabText(place, text if has_numbers else self._titles[panel_id])
            self._bar.setTabToolTip(place, text)
            self._bar.setAccessibleTabName(place, text)
        counts = (self._counts.get(panel_id, 0) for panel_id in self._ids)
        self._bar.show_numbers([str(count) if count and not has_numbers else "" for count in counts])

    def _worded(self, panel_id: str) -> str:
        count = self._counts.get(panel_id, 0)
        return f"{self._titles[panel_id]} {count}" if count else self._titles[panel_id]

    def show_panel(self, panel_id: str) -> None:
        """Show this panel; one that does not exist changes nothing."""
        if panel_id in self._ids:
            self._bar.setCurrentIndex(self._ids.index(panel_id))

    def current(self) -> str:
        """The id of the shown panel, an empty text while there is none."""
        place = self._bar.currentIndex() if self._ids else -1
        return self._ids[place] if 0 <= place < len(self._ids) else ""

    def focus_panel(self) -> None:
        panel = self._stack.currentWidget()
        if panel is not None:
            focus_first(panel)

    def _on_chosen(self, place: int) -> None:
        if 0 <= place < self._stack.count():
            self._stack.setCurrentIndex(place)
            self.shown.emit(self._ids[place])


def focus_first(pane: QWidget) -> None:
    """Give the focus to the first widget of a pane that takes it by Tab."""
    candidates = [pane, *pane.findChildren(QWidget)]
    for widget in candidates:
        if widget.isVisibleTo(pane) and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
