"""A to-do as a card: its kind, day, price and link, a box to close it, and a form to change it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop_app.domain.buy import BuyState
from desktop_app.domain.todo import Priority, TodoState
from desktop_app.domain.todo_kinds import SHIPPED_KINDS, TodoKind
from desktop_app.ui.widgets.card_frame import CardFrame
from desktop_app.ui.widgets.day_text import day_text
from desktop_app.ui.widgets.decision_form import DecisionForm
from desktop_app.ui.widgets.todo_form import TodoForm, TodoInput

BUY = "buy"


@dataclass(frozen=True, slots=True)
class TodoContent:
    """What the card shows; `price`, `url` and `buy_state` ("wanted", "bought") belong to a buy to-do."""

    id: UUID
    kind: str
    text: str
    state: TodoState
    due: date | None = None
    price: str = ""
    url: str = ""
    buy_state: str = ""
    mark: UUID | None = None
    closed: date | None = None
    priority: int = Priority.NONE.value
    note: str = ""
    kinds: tuple[TodoKind, ...] = SHIPPED_KINDS

    @property
    def kind_label(self) -> str:
        """The kind as a person reads it, in the middle of a line."""
        label = next((kind.label for kind in self.kinds if kind.name == self.kind), self.kind)
        return label[:1].lower() + label[1:]


class TodoCard(CardFrame):
    """Every wish comes without the to-do: who made the card knows it."""

    #: UUID: show this mark
    mark_requested = Signal(object)
    #: str: follow this address
    link_requested = Signal(str)
    #: str: what was decided about a buy to-do ("bought"), empty for the others
    done = Signal(str)
    #: BuyState, str: how a purchase ended, and why
    decided = Signal(object, str)
    #: show the buy dossier
    dossier_requested = Signal()
    dropped = Signal()
    reopened = Signal()
    deleted = Signal()
    #: TodoInput
    changed = Signal(object)

    def __init__(self, content: TodoContent, parent: QWidget | None = None) -> None:
        super().__init__("todoCard", parent)
        self._content = content
        self._box = QCheckBox(self)
        self._box.setObjectName("todoDone")
        self._box.clicked.connect(self._on_box)
        self._text = self.label("strong", "todoText")
        self._badge = self.label("badge-plain", "todoKind")
        self._about = self.label("soft", "todoAbout")
        self._note = self.label("small", "todoNote")
        top = QHBoxLayout()
        top.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._text, 1)
        top.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.more_button(), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        self.column.addWidget(self._about)
        self.column.addWidget(self._note)
        self.column.addLayout(self.links)
        self._build_links()
        self.show_content(content)

    def show_content(self, content: TodoContent) -> None:
        self._content = content
        is_open, is_buy = content.state is TodoState.OPEN, content.kind == BUY
        text = content.text or (self.tr("Buy article?") if is_buy else content.kind.capitalize())
        self._text.setText(text)
        self.setAccessibleName(text)
        self._box.setChecked(content.state is TodoState.DONE)
        self._box.setAccessibleName(self.tr("Done: %1").replace("%1", text))
        self._badge.setText(content.buy_state if is_buy and content.buy_state and is_open else content.kind_label)
        self.set_part(self._badge, "badge-buy" if is_buy else "badge-plain")
        self._about.setText(self._sentence())
        self._about.setVisible(bool(self._about.text()))
        self._note.setText(content.note)
        self._note.setVisible(bool(content.note))
        self._dossier_link.setVisible(is_buy)
        self._bought_link.setVisible(is_open and is_buy)
        self._rejected_link.setVisible(is_open and is_buy)
        self._drop_link.setVisible(is_open)
        self._reopen_link.setVisible(not is_open)
        self._url_link.setVisible(bool(content.url))
        self._mark_link.setVisible(content.mark is not None)
        self.close_form()

    def open_edit(self) -> None:
        """Open the form that changes this to-do."""
        content = self._content
        form = TodoForm(
            TodoInput(
                *(content.kind, content.text, content.due, content.price, content.url, content.priority, content.note)
            ),
            *(self.tr("Keep"), self, content.kinds),
        )
        form.kept.connect(self.changed)
        self.open_form(form)

    def open_decision(self) -> None:
        """Ask how the purchase ended."""
        form = DecisionForm(self)
        form.kept.connect(lambda why, _on: self.decided.emit(BuyState.BOUGHT, why))
        form.rejected.connect(lambda why: self.decided.emit(BuyState.REJECTED, why))
        self.open_form(form)

    def _build_links(self) -> None:
        self._url_link = self.link(
            "todoLink", self.tr("Open link"), lambda: self.link_requested.emit(self._content.url)
        )
        self._mark_link = self.link(
            "todoMark", self.tr("Show mark"), lambda: self.mark_requested.emit(self._content.mark)
        )
        self._dossier_link = self.link("todoDossier", self.tr("Dossier…"), self.dossier_requested.emit)
        self._bought_link = self.link("todoBought", self.tr("Bought"), lambda: self.done.emit("bought"))
        self._rejected_link = self.link("todoRejected", self.tr("Decided against"), lambda: self.done.emit("rejected"))
        self.add_more("todoEdit", self.tr("Edit"), self.open_edit)
        self.add_more("todoDelete", self.tr("Delete"), self.deleted.emit)
        self._drop_link = self.link("todoDrop", self.tr("Drop"), self.dropped.emit)
        self._reopen_link = self.link("todoReopen", self.tr("Reopen"), self.reopened.emit)
        self.add_links(
            self._url_link,
            self._mark_link,
            self._dossier_link,
            self._bought_link,
            self._rejected_link,
            self._drop_link,
            self._reopen_link,
        )

    def _sentence(self) -> str:
        content, parts = self._content, []
        if content.priority:
            words = {Priority.LOW: self.tr("low"), Priority.MEDIUM: self.tr("medium"), Priority.HIGH: self.tr("high")}
            step = Priority(content.priority)
            parts.append(f"{step.sign} {words[step]}")
        if content.price:
            parts.append(content.price)
        if content.due is not None:
            parts.append(self.tr("due %1").replace("%1", day_text(content.due)))
        if content.state is not TodoState.OPEN:
            name = self.tr("done") if content.state is TodoState.DONE else self.tr("dropped")
            parts.append(content.buy_state if content.kind == BUY and content.state is TodoState.DONE else name)
            parts += [day_text(content.closed)] if content.closed is not None else []
        return " · ".join(parts)

    def _on_box(self) -> None:
        """The box shows what the library says; the click is only a wish."""
        wish = self._box.isChecked()
        self._box.setChecked(self._content.state is TodoState.DONE)
        if not wish:
            self.reopened.emit()
        elif self._content.kind == BUY:
            self.open_decision()
        else:
            self.done.emit("")
