"""The open questions and to-dos of the paper on the desk, worked out as cards for the note."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import RecordChanged
from desktop_app.domain.ids import PaperId
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.pending_cards import PendingCard


class PendingList(QObject):
    """Kept true by the facts of the library."""

    #: the cards are different now
    changed = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._paper: PaperId | None = None
        self._questions: tuple[Question, ...] = ()
        self._todos: tuple[Todo, ...] = ()
        context.hub.question_changed.connect(self._on_question_changed)
        context.hub.todo_changed.connect(self._on_todo_changed)
        context.hub.library_replaced.connect(self._reload)

    def show(self, paper: PaperId | None, questions: Sequence[Question], todos: Sequence[Todo]) -> None:
        """Take what is pending for this paper."""
        self._paper = paper
        self._questions = tuple(item for item in questions if item.state is QuestionState.OPEN)
        self._todos = tuple(item for item in todos if item.state is TodoState.OPEN)
        self.changed.emit()

    def cards(self) -> tuple[PendingCard, ...]:
        questions = [
            PendingCard("card-question", "?", item.text, self._about_question(item), "questions")
            for item in self._questions
        ]
        todos = [
            PendingCard(
                "card-buy" if item.kind == "buy" else "card", "☐", self._text_of(item), _about_todo(item), "todo"
            )
            for item in self._todos
        ]
        return (*questions, *todos)

    def summary(self) -> str:
        """Say "1 open question · 2 to-dos", without what there is none of."""
        asked, due = len(self._questions), len(self._todos)
        parts = []
        if asked:
            parts.append(self.tr("1 open question") if asked == 1 else self.tr("%1 open questions"))
            parts[-1] = parts[-1].replace("%1", str(asked))
        if due:
            parts.append((self.tr("1 to-do") if due == 1 else self.tr("%1 to-dos")).replace("%1", str(due)))
        return " · ".join(parts)

    def _about_question(self, question: Question) -> str:
        asked = day_text(local_day(question.asked_at))
        parts = [self.tr("Open since %1").replace("%1", asked)]
        if question.promised:
            parts.append(self.tr("I said I would report"))
        if question.follow_up is not None:
            parts.append(self.tr("follow up %1").replace("%1", day_text(question.follow_up)))
        return " · ".join(parts)

    def _text_of(self, todo: Todo) -> str:
        return todo.text or (self.tr("Buy article?") if todo.kind == "buy" else todo.kind.capitalize())

    def _on_question_changed(self, change: RecordChanged) -> None:
        if change.paper_id == self._paper:
            self._reload()

    def _on_todo_changed(self, change: RecordChanged) -> None:
        if change.paper_id == self._paper:
            self._reload()

    def _reload(self) -> None:
        paper = self._paper
        if paper is None:
            return
        self._context.runner.run(
            lambda services: (services.questions.list("open", paper), services.todos.list("open", paper=paper)),
            lambda found: self._on_reloaded(paper, *found),
            owner=self,
        )

    def _on_reloaded(self, paper: PaperId, questions: Sequence[Question], todos: Sequence[Todo]) -> None:
        if paper == self._paper:
            self.show(paper, questions, todos)


def _about_todo(todo: Todo) -> str:
    parts = [todo.kind] if todo.text and todo.kind != "buy" else []
    if todo.dossier is not None:
        parts += [str(todo.dossier.price)] if todo.dossier.price else []
        parts.append(todo.dossier.state.value)
    if todo.due is not None:
        parts.append(day_text(todo.due))
    return " · ".join(parts)
