"""Asks for a new to-do on a paper, a mark, a question or nothing, and makes it; opens the editor of their kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.domain.todo import Todo
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.dialogs.todo_dialog import TodoDialog
from desktop_app.ui.widgets.todo_form import TodoInput

if TYPE_CHECKING:
    from desktop_app.services.context import Services

_ON_A_MARK, _ON_A_QUESTION, _ON_ANYTHING = "cite", "follow up", "read"


@dataclass(frozen=True, slots=True)
class _About:
    """What the to-do is about, and what to call it."""

    words: str = ""
    paper: PaperId | None = None
    mark: MarkId | None = None
    question: QuestionId | None = None


class Flagging(QObject):
    """`title_of` says what a paper that is on the desk is called."""

    def __init__(self, context: UiContext, window: QWidget, title_of: Callable[[PaperId | None], str]) -> None:
        super().__init__(window)
        self._context, self._window, self._title_of = context, window, title_of
        context.navigator.flag_requested.connect(self.flag)
        context.navigator.todo_requested.connect(self._on_todo_requested)
        context.navigator.todo_kinds_requested.connect(self._edit_kinds)

    def flag(self, paper: PaperId | None) -> None:
        """Ask for a to-do on this paper, or on none."""
        self._ask(_About(self._title_of(paper), paper))

    def _on_todo_requested(self, mark: MarkId | None, question: QuestionId | None) -> None:
        def about(services: "Services") -> _About:
            if mark is not None:
                found = services.marks.get(mark)
                return _About(f"“{' '.join((found.quote or found.comment).split())}”", found.paper_id, mark)
            if question is not None:
                asked = services.questions.resolve(str(question))
                return _About(asked.text, asked.paper_id, question=question)
            return _About()

        self._context.runner.run(about, self._ask, owner=self)

    def _edit_kinds(self) -> None:
        from desktop_app.ui.dialogs.todo_kinds_dialog import TodoKindsDialog  # not needed before it is wished for

        TodoKindsDialog(self._context, self._window).open()

    def _ask(self, about: _About) -> None:
        kind = _ON_A_QUESTION if about.question is not None else _ON_ANYTHING
        kind = _ON_A_MARK if about.mark is not None else kind
        dialog = TodoDialog(self._context.theme, about.words, kind, parent=self._window)
        dialog.kept.connect(lambda wish: self._add(about, wish))
        self._context.runner.run(lambda services: services.todo_kinds.list(), dialog.offer_kinds, owner=dialog)
        dialog.open()

    def _add(self, about: _About, wish: TodoInput) -> None:
        sentence = self.tr("Flagged.")

        def done(todo: Todo) -> None:
            self._context.navigator.message_posted.emit(sentence)
            self._context.navigator.todo_added.emit(todo.id)

        self._context.runner.run(
            lambda services: services.todos.add(
                *(about.paper, wish.kind, wish.text, wish.due, wish.price or None, wish.url or None),
                *(about.mark, about.question, wish.priority, wish.note),
            ),
            done,
            owner=self,
        )
