"""The side panel "To do": what is to be bought, found, read or cited for this paper."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.buy import BuyState
from desktop_app.domain.changes import RecordChanged
from desktop_app.domain.ids import MarkId, PaperId, TodoId
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.domain.todo_kinds import SHIPPED_KINDS, TodoKind
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.models.buy_news import tell_state
from desktop_app.ui.models.looks import panel_look
from desktop_app.ui.widgets.card_column import CardColumn
from desktop_app.ui.widgets.day_text import local_day
from desktop_app.ui.widgets.empty_words import EmptyWords
from desktop_app.ui.widgets.filter_chips import Chip, FilterChips
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.panel_look import style_sheet
from desktop_app.ui.widgets.todo_card import TodoCard, TodoContent
from desktop_app.ui.widgets.todo_form import TodoForm, TodoInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.context import Services
    from desktop_app.services.reading import Reading

_ORDER = (TodoState.OPEN, TodoState.DONE, TodoState.DROPPED)
_QUICK_KINDS = ("buy", "find", "read", "cite")


class PaperTodosPanel(QWidget):
    """Wishes go to the library; the cards follow when it has said what became of them."""

    #: int: how many to-dos of the paper are open
    count_changed = Signal(int)

    def __init__(self, context: UiContext, links: LinkOpener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paperTodosPanel")
        self.setProperty("part", "page")
        self._context, self._links = context, links
        self._paper: PaperId | None = None
        self._rows: tuple[TodoContent, ...] = ()
        self._kinds: tuple[TodoKind, ...] = SHIPPED_KINDS
        self._form: TodoForm | None = None
        self._on_theme_changed()
        self._build()
        self._connect()
        self._show_rows(())

    def _build(self) -> None:
        self._top = QWidget(self)
        self._top_column = QVBoxLayout(self._top)
        self._top_column.setContentsMargins(12, 10, 12, 4)
        kinds = FlowLayout(gap=6)
        for kind in _QUICK_KINDS:
            kinds.addWidget(self._add_button(kind))
        kinds.addWidget(self._built_other())
        self._top_column.addLayout(kinds)
        self._chips = FilterChips("todoStates", self)
        self._top_column.addWidget(self._chips)
        self._empty = EmptyWords("todosEmpty", parent=self)
        self._cards: CardColumn[TodoContent] = CardColumn("todoCards", self._made_card, self)
        self._cards.setAccessibleName(self.tr("To-dos of this paper"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._empty, 1)
        column.addWidget(self._cards, 1)

    def _add_button(self, kind: str) -> QPushButton:
        button = QPushButton(f"+ {kind.capitalize()}", self._top)
        button.setObjectName(f"todoAdd-{kind.replace(' ', '-')}")
        button.setAccessibleName(self.tr("Add a to-do: %1").replace("%1", kind))
        button.setProperty("part", "chip")
        button.clicked.connect(lambda _checked=False: self.open_form(kind))
        return button

    def _built_other(self) -> QPushButton:
        """The kinds that have no button of their own, hers too."""
        self._other = QPushButton(self.tr("+ Other"), self._top)
        self._other.setObjectName("todoAddOther")
        self._other.setAccessibleName(self.tr("Add a to-do of another kind"))
        self._other.setProperty("part", "chip")
        menu = QMenu(self._other)
        menu.aboutToShow.connect(lambda: self._fill_other(menu))
        self._other.setMenu(menu)
        return self._other

    def _fill_other(self, menu: QMenu) -> None:
        menu.clear()
        for kind in self._kinds:
            if kind.name not in _QUICK_KINDS:
                menu.addAction(kind.label, partial(self.open_form, kind.name))

    def _connect(self) -> None:
        hub = self._context.hub
        self._chips.chosen.connect(lambda _key: self._show_chosen())
        self._context.navigator.paper_opened.connect(self._on_paper_opened)
        hub.todo_changed.connect(self._on_todo_changed)
        hub.todo_kind_changed.connect(lambda _change: self._reload())
        hub.library_replaced.connect(self._reload)
        self._context.theme.changed.connect(self._on_theme_changed)

    def open_form(self, kind: str) -> None:
        """Open the form for a new to-do of this kind, in place of one that is open."""
        self._close_form()
        self._form = TodoForm(TodoInput(kind), self.tr("Add"), self._top, self._kinds)
        self._form.kept.connect(self._add)
        self._form.closed.connect(self._close_form)
        self._top_column.insertWidget(1, self._form)
        self._form.show()
        self._form.setFocus()

    def _close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    # the paper on the desk and what happens to its to-dos

    def _on_paper_opened(self, reading: "Reading | None") -> None:
        paper = reading.paper.id if reading is not None else None
        if paper != self._paper:
            self._close_form()
            self._paper = paper
            self._show_rows(())
        if reading is not None:
            self._on_todos(reading.paper.id, reading.todos)
            self._reload()

    def _on_todo_changed(self, change: RecordChanged) -> None:
        if self._paper is not None and change.paper_id == self._paper:
            self._reload()

    def _reload(self) -> None:
        paper = self._paper
        if paper is not None:
            self._context.runner.run(
                lambda services: (services.todo_kinds.list(), services.todos.list("all", paper=paper)),
                lambda found: self._on_loaded(paper, *found),
                owner=self,
            )

    def _on_loaded(self, paper: PaperId, kinds: tuple[TodoKind, ...], todos: Sequence[Todo]) -> None:
        self._kinds = kinds
        self._on_todos(paper, todos)

    def _on_todos(self, paper: PaperId, todos: Sequence[Todo]) -> None:
        if paper == self._paper:
            self._show_rows(self._in_order(todos))

    def _in_order(self, todos: Sequence[Todo]) -> list[TodoContent]:
        """Open ones first, of these what matters most."""
        contents = [_content(todo, self._kinds) for todo in todos]
        return sorted(contents, key=lambda content: (_ORDER.index(content.state), -content.priority))

    # what is shown

    def _show_rows(self, contents: Sequence[TodoContent]) -> None:
        self._rows = tuple(contents)
        names = {
            TodoState.OPEN: self.tr("Open %1"),
            TodoState.DONE: self.tr("Done %1"),
            TodoState.DROPPED: self.tr("Dropped %1"),
        }
        counts = {state: sum(content.state is state for content in contents) for state in _ORDER}
        chips = [Chip(None, self.tr("All %1").replace("%1", str(len(self._rows))))]
        chips += [Chip(state, names[state].replace("%1", str(counts[state]))) for state in _ORDER if counts[state]]
        self._chips.show_chips(chips)
        self._chips.setVisible(len(chips) > 2)
        self._show_chosen()
        self.count_changed.emit(counts[TodoState.OPEN])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Cards are made once they are seen."""
        if not self.isVisible():
            return
        chosen = [content for content in self._rows if self._chips.key in (None, content.state)]
        self._cards.show_contents(chosen)
        self._cards.setVisible(bool(chosen))
        self._top.setVisible(self._paper is not None)
        self._empty.setVisible(not chosen)
        self._empty.say(
            self.tr("Nothing to do yet. Add what is to be bought, found, read or cited for this paper.")
            if self._paper is not None
            else self.tr("Open a paper, and its to-dos are here.")
        )

    # wishes

    def _add(self, wish: TodoInput) -> None:
        paper = self._paper
        if paper is not None:
            self._run(
                lambda services: services.todos.add(
                    *(paper, wish.kind, wish.text, wish.due, wish.price or None, wish.url or None),
                    priority=wish.priority,
                    note=wish.note,
                )
            )

    def _edit(self, todo: TodoId, wish: TodoInput) -> None:
        self._run(
            lambda services: services.todos.edit(
                todo,
                kind=wish.kind,
                text=wish.text,
                due=wish.due,
                price=wish.price or None,
                url=wish.url or None,
                priority=wish.priority,
                note=wish.note,
            )
        )

    def _made_card(self, content: TodoContent) -> TodoCard:
        card, todo = TodoCard(content), TodoId(content.id)
        card.mark_requested.connect(self._show_mark)
        card.link_requested.connect(self._links.follow)
        card.changed.connect(partial(self._edit, todo))
        card.done.connect(partial(self._finish, todo))
        card.decided.connect(partial(self._decide, todo))
        card.dossier_requested.connect(lambda: self._context.navigator.dossier_requested.emit(todo))
        card.dropped.connect(lambda: self._run(lambda s: s.todos.drop(todo)))
        card.reopened.connect(lambda: self._run(lambda s: s.todos.reopen(todo)))
        card.deleted.connect(lambda: self._run(lambda s: s.todos.delete(todo)))
        return card

    def _finish(self, todo: TodoId, decision: str) -> None:
        def done(finished: Todo) -> None:
            if decision:
                tell_state(self._context.navigator, finished)

        self._context.runner.run(lambda services: services.todos.done(todo, decision or None), done, owner=self)

    def _decide(self, todo: TodoId, state: BuyState, why: str) -> None:
        self._context.runner.run(
            lambda services: services.buying.move(todo, state, why),
            partial(tell_state, self._context.navigator),
            owner=self,
        )

    def _run(self, call: "Callable[[Services], object]") -> None:
        self._context.runner.run(call, owner=self)

    def _show_mark(self, mark: MarkId) -> None:
        if self._paper is not None:
            self._context.navigator.mark_show_requested.emit(mark, self._paper)

    def _on_theme_changed(self) -> None:
        self.setStyleSheet(style_sheet(panel_look(self._context.theme)))


def _content(todo: Todo, kinds: tuple[TodoKind, ...]) -> TodoContent:
    dossier = todo.dossier
    return TodoContent(
        id=todo.id,
        kind=todo.kind,
        text=todo.text,
        state=todo.state,
        due=todo.due,
        price=str(dossier.price) if dossier is not None and dossier.price is not None else "",
        url=(dossier.url or "") if dossier is not None else "",
        buy_state=dossier.state.value if dossier is not None else "",
        mark=todo.mark_id,
        closed=local_day(todo.closed_at) if todo.closed_at is not None else None,
        priority=todo.priority,
        note=todo.note,
        kinds=kinds,
    )


class PaperTodosPlugin:
    """The fourth tab of the side panel."""

    id = "todo"
    title = str(QT_TRANSLATE_NOOP("SidePanel", "To do"))
    icon = "todo"
    place: Literal["side"] = "side"
    order = 40

    def build(self, context: UiContext, parent: QWidget | None = None) -> PaperTodosPanel:
        return PaperTodosPanel(context, LinkOpener(context.navigator), parent)


PLUGIN = PaperTodosPlugin()
