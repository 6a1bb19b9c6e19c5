"""One to-do in full: what it says, its note, what it is about, and what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.badge_strip import BadgeStrip
from desktop_app.ui.widgets.decision_form import DecisionForm
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.inline_form import DayForm
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.todo_form import TodoForm

#: object name, text with its key, what it does
PaneAct = tuple[str, str, str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class TodoDetail:
    """`badges` say kind, day, priority and state; `about` when it was made."""

    title: str
    badges: tuple[Badge, ...]
    about: str
    note: str = ""
    paper: str = ""
    question: str = ""


class TodoPane(QScrollArea):
    """Emits wishes; a form opened here stands below the buttons."""

    #: open the paper that the to-do is about
    paper_requested = Signal()
    #: show the question that the to-do is about
    question_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todoPane")
        self.setAccessibleName(self.tr("The chosen to-do"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._form: TodoForm | DayForm | DecisionForm | None = None
        self._acts: Sequence[PaneAct] = ()
        self._page = QWidget(self)
        self._page.setProperty("part", "page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(theme.space(5), theme.space(4), theme.space(5), theme.space(4))
        self._column.setSpacing(theme.space(2.5))
        self._build()
        self.setWidget(self._page)
        # queued: the page has its new height before what is in it has its new place
        self.verticalScrollBar().rangeChanged.connect(self._bring_form, Qt.ConnectionType.QueuedConnection)

    def _build(self) -> None:
        self._title = self._label("todoPaneTitle", "heading")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._badges = BadgeStrip(self._theme, self._page)
        self._about = self._label("todoPaneAbout", "small")
        self._note = self._label("todoPaneNote", "")
        self._note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._links: list[LinkButton] = []
        for name, wish in (("todoPanePaper", self.paper_requested), ("todoPaneQuestion", self.question_requested)):
            link = LinkButton(name, "", self._page)
            link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            link.clicked.connect(lambda _checked=False, wish=wish: wish.emit())
            self._links.append(link)
        self._buttons = QWidget(self._page)
        self._row = FlowLayout(self._buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._badges, *self._links, self._note, self._about, self._buttons):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def show_todo(self, detail: TodoDetail) -> None:
        """Show this one."""
        self._title.setText(detail.title)
        self._badges.show_badges(detail.badges)
        self._about.setText(detail.about)
        self._note.setText(detail.note)
        self._note.setVisible(bool(detail.note))
        for link, text in zip(self._links, (detail.paper, detail.question), strict=True):
            link.set_text(text)
            link.setVisible(bool(text))

    def offer(self, acts: Sequence[PaneAct]) -> None:
        """Offer these acts; the first one is the usual one."""
        is_same = [act[:2] for act in acts] == [act[:2] for act in self._acts]
        self._acts = acts
        if is_same:
            return
        for button in self._buttons.findChildren(QPushButton):
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for place, (name, text, tip, _act) in enumerate(acts):
            button = QPushButton(text, self._buttons)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setToolTip(tip)
            button.setProperty("part", "chip-primary" if place == 0 else "chip")
            button.clicked.connect(lambda _checked=False, place=place: self._acts[place][3]())
            self._row.addWidget(button)
            button.show()

    def open_form(self, form: TodoForm | DayForm | DecisionForm) -> None:
        """Show this form in place of an open one, and go there."""
        self.close_form()
        self._form = form
        form.closed.connect(self.close_form)
        self._column.insertWidget(self._column.count() - 1, form)
        form.show()
        form.setFocus()

    def _bring_form(self) -> None:
        """Keep an open form in sight, whatever grows above it: the keyboard is in it."""
        if self._form is not None:
            self.ensureWidgetVisible(self._form)

    def close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    def _label(self, name: str, part: str) -> QLabel:
        label = QLabel(self._page)
        label.setObjectName(name)
        label.setProperty("part", part)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
