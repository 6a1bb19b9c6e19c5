"""Loads purchases with what is known of each, has their worth judged in the background, and does what she wants."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.domain.buy import BuyState
from desktop_app.domain.ids import PaperId, TodoId
from desktop_app.domain.todo import Priority, Todo
from desktop_app.domain.worth import Worth
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.buy_news import tell_state
from desktop_app.ui.models.buy_rows import BuyLine, in_order
from desktop_app.ui.models.buy_words import tr
from desktop_app.ui.models.fact_timer import FactTimer

if TYPE_CHECKING:
    from desktop_app.services.buying import BuyList, Priced
    from desktop_app.services.context import Services

Problem = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class BuyShown:
    """What the library has to buy: the sums, and a line for each purchase in their usual order."""

    purchases: "BuyList"
    lines: tuple[BuyLine, ...]


class BuyDesk(QObject):
    """Keeps up between `start` and `stop`; has only one purchase judged when it is given one."""

    #: BuyShown
    loaded = Signal(object)

    _judged = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None, *, only: TodoId | None = None) -> None:
        super().__init__(parent)
        self._context, self._only = context, only
        self._is_started = self._is_judging = False
        self._shown: BuyShown | None = None
        self._judgements: dict[PaperId, Worth] = {}
        self._waiting: list[PaperId] = []
        self._facts, self._news = FactTimer(self), FactTimer(self)
        self._facts.due.connect(self._load)
        self._news.due.connect(self._show)
        # queued: where calls are answered at once, judging hundreds must not pile up on the stack
        self._judged.connect(self._judge_next, Qt.ConnectionType.QueuedConnection)
        hub = context.hub
        for changed in (
            *(hub.todo_changed, hub.paper_changed, hub.question_changed, hub.note_changed, hub.document_changed),
            hub.library_replaced,
        ):
            changed.connect(self._on_fact)
        context.navigator.free_copy_checked.connect(self._on_fact)

    def start(self) -> None:
        """Load now and keep up from now on."""
        self._is_started = True
        self._load()

    def stop(self) -> None:
        self._is_started = False
        self._waiting.clear()
        self._facts.stop()
        self._news.stop()

    # what the reader does, each one action

    def move(self, todo: TodoId, state: BuyState, reason: str = "") -> None:
        self._context.runner.run(
            lambda services: services.buying.move(todo, state, reason),
            partial(tell_state, self._context.navigator),
            owner=self,
        )

    def explain(self, todo: TodoId, reason: str) -> None:
        self._act(lambda services: services.buying.explain(todo, reason))

    def drop(self, todo: TodoId) -> None:
        def dropped(_todo: object) -> None:
            self._context.navigator.message_posted.emit(tr("Dropped. Ctrl+Z takes it back."))

        self._context.runner.run(lambda services: services.todos.drop(todo), dropped, owner=self)

    def set_price(self, todo: TodoId, text: str, failed: Problem) -> None:
        """A price that cannot be read is told to `failed`; a currency that was assumed is told in the message bar."""
        self._context.runner.run(
            lambda services: services.buying.set_price(todo, text), self._on_priced, failed=failed, owner=self
        )

    def set_link(self, todo: TodoId, url: str) -> None:
        self._act(lambda services: services.buying.set_link(todo, url))

    def set_expected_use(self, todo: TodoId, text: str) -> None:
        self._act(lambda services: services.buying.set_expected_use(todo, text))

    def set_priority(self, todo: TodoId, priority: Priority) -> None:
        self._act(lambda services: services.buying.set_priority(todo, priority))

    def set_budget(self, text: str, failed: Problem, done: Callable[[], None]) -> None:
        def on_kept(_budget: object) -> None:
            done()
            self._load()

        self._context.runner.run(lambda services: services.buying.set_budget(text), on_kept, failed=failed, owner=self)

    def open_place(self, todo: Todo) -> None:
        """Show the mark or the paper that is to be bought."""
        navigator = self._context.navigator
        if todo.mark_id is not None and todo.paper_id is not None:
            navigator.mark_show_requested.emit(todo.mark_id, todo.paper_id)
        elif todo.paper_id is not None:
            navigator.paper_open_requested.emit(todo.paper_id)

    def _act(self, call: "Callable[[Services], object]") -> None:
        self._context.runner.run(call, owner=self)

    def _on_priced(self, priced: "Priced") -> None:
        price = priced.todo.dossier.price if priced.todo.dossier is not None else None
        if priced.assumed is not None and price is not None:
            told = tr("Kept as %1, the currency used last.").replace("%1", str(price))
            self._context.navigator.message_posted.emit(told)

    # loading

    def _on_fact(self, _fact: object = None) -> None:
        if self._is_started:
            self._facts.note()

    def _load(self) -> None:
        self._context.runner.run(_everything, self._on_loaded, owner=self)

    def _on_loaded(self, shown: BuyShown) -> None:
        self._shown = shown
        self._show()
        wanted = [line for line in shown.lines if self._only in (None, line.row.todo.id)]
        unjudged = (line.row.todo.paper_id for line in wanted if line.worth is None)
        self._waiting = list(dict.fromkeys(paper for paper in unjudged if paper is not None))
        if self._is_started and self._waiting and not self._is_judging:
            self._judge_next()

    def _show(self) -> None:
        """What is judged anew is shown as it was judged before, until then."""
        if self._shown is None:
            return
        lines = []
        for line in self._shown.lines:
            paper = line.row.todo.paper_id
            if line.worth is not None and paper is not None:
                self._judgements[paper] = line.worth
            elif paper in self._judgements:
                line = replace(line, worth=self._judgements[paper])
            lines.append(line)
        self.loaded.emit(replace(self._shown, lines=tuple(lines)))

    def _judge_next(self) -> None:
        """One paper at a time, so that what the reader does meanwhile comes in between."""
        self._is_judging = bool(self._waiting)
        if self._waiting:
            paper = self._waiting.pop(0)
            self._context.runner.run(
                lambda services: services.worth.of(paper),
                lambda worth: self._on_judged(paper, worth),
                failed=self._on_unjudged,
                owner=self,
            )

    def _on_judged(self, paper: PaperId, worth: Worth) -> None:
        self._judgements[paper] = worth
        if self._is_started:
            self._news.note()
        self._judged.emit()

    def _on_unjudged(self, _error: Exception) -> None:
        """The paper went meanwhile; the next fact says so."""
        self._judged.emit()


def _everything(services: "Services") -> BuyShown:
    """The purchases with what is known already; looks nothing up."""
    purchases = services.buying.list()
    papers = tuple(dict.fromkeys(row.todo.paper_id for row in purchases.rows if row.todo.paper_id is not None))
    worths, checks = services.worth.known(papers), services.lookups.free_copies(papers)
    lines = [
        BuyLine(row, worths.get(row.todo.paper_id), checks.get(row.todo.paper_id))
        if row.todo.paper_id is not None
        else BuyLine(row, Worth())
        for row in purchases.rows
    ]
    return BuyShown(purchases, tuple(in_order(lines)))


def papers_of(lines: Sequence[BuyLine]) -> tuple[PaperId, ...]:
    """The papers of these lines, each once."""
    return tuple(dict.fromkeys(line.row.todo.paper_id for line in lines if line.row.todo.paper_id is not None))
