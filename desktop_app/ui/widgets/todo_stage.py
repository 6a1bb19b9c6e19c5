"""What the screen "To do" is made of: head with filters, list with its line of keys, pane of the chosen to-do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.todo import TodoState
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.choice_chips import ChoiceChips
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.key_line import KeyLine
from desktop_app.ui.widgets.screen_header import ScreenHeader
from desktop_app.ui.widgets.todo_list_view import TodoListView
from desktop_app.ui.widgets.todo_pane import TodoPane

#: the chip of what is due by today
DUE = "due"

_PANE_PX = 290


class TodoStage(QWidget):
    """Places the parts; what they show and do is the screen's."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._build_head()
        self.list = TodoListView(theme, "todoList", self)
        self.list.setAccessibleName(self.tr("To-dos in groups"))
        self.pane = TodoPane(theme, self)
        self.pane.setMinimumWidth(_PANE_PX)
        self.pane.hide()
        self._empty = EmptyState(theme, "todo", "todoListEmpty", self)
        self._empty.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setObjectName("todoSplitter")
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._built_left())
        splitter.addWidget(self.pane)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([800, 380])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(splitter, 1)

    def show_list(self, has_rows: bool, *, is_filtered: bool) -> None:
        """Show the list, or say why there is nothing in it; the keyboard does not go on to the filter then."""
        now, before = (self.list, self._empty) if has_rows else (self._empty, self.list)
        had_focus = before.hasFocus()
        self._pages.setCurrentWidget(now)
        if had_focus:
            now.setFocus()
        if is_filtered:
            self._empty.say(self.tr("Nothing found"), self.tr("No to-do of this state has these words."))
        elif self.chips.key == DUE:
            self._empty.say(self.tr("Nothing is due"), self.tr("What is to be done by today is listed here."))
        elif self.chips.key == TodoState.OPEN:
            sentence = self.tr(
                "Flag papers, passages and questions, or write “- [ ]” before a line of a note; it is listed here."
            )
            self._empty.say(self.tr("Nothing to do"), sentence)
        else:
            self._empty.say(self.tr("None here"), self.tr("No to-do has this state."))

    def show_pane(self, is_shown: bool) -> None:
        """Show the chosen to-do, or leave all the room to the list."""
        self.pane.setVisible(is_shown)

    def _build_head(self) -> None:
        theme = self._theme
        self.header = ScreenHeader(theme, self.tr("To do"), self)
        self.words = QLineEdit(self)
        self.words.setObjectName("todoFilter")
        self.words.setAccessibleName(self.tr("Show only to-dos with these words"))
        self.words.setPlaceholderText(self.tr("Filter  /"))
        self.words.setToolTip(self.tr("Show only to-dos with these words (/)"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(90)
        self.words.setMaximumWidth(220)
        self.chips = ChoiceChips(
            "todoScreenStates",
            (
                (TodoState.OPEN, self.tr("Open")),
                (DUE, self.tr("Due")),
                (TodoState.DONE, self.tr("Done")),
                (TodoState.DROPPED, self.tr("Dropped")),
            ),
            self,
        )
        self.kinds = self._button("todoKinds", self.tr("Kinds…"), self.tr("Kinds of to-dos: names, icons, colours"))
        self.add = self._button("flagHere", self.tr("Add…"), self.tr("Add a to-do (N)"))
        self.header.add(self.words, 1)
        self.header.add(self.chips)
        self.header.add(self.kinds)
        self.header.add(self.add)

    def _built_left(self) -> QWidget:
        theme, left = self._theme, QWidget(self)
        self.groupings = ChoiceChips(
            "todoGroupings",
            (("day", self.tr("By day")), ("kind", self.tr("By kind")), ("paper", self.tr("By paper"))),
            left,
        )
        row = QHBoxLayout()
        row.setContentsMargins(theme.space(4), theme.space(2), theme.space(4), theme.space(1))
        row.addWidget(self.groupings)
        row.addStretch(1)
        foot = KeyLine(theme, "todoKeys", left)
        foot.show_keys(
            self.tr(
                "Enter open · D done · X drop · R reopen · F day · E edit · 1–3 priority, 0 none · N new · / filter · "
                "Del delete"
            )
        )
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._pages, 1)
        column.addWidget(foot)
        return left

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        return button
