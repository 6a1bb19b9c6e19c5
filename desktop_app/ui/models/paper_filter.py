"""Which papers of a list pass what is typed into its filter: words at once, filters like tag: by asking the library."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import PaperSummary
from desktop_app.domain.search_completion import without_unfinished
from desktop_app.domain.search_query import parse_query
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.paper_texts import PaperTexts

if TYPE_CHECKING:
    from collections.abc import Collection


class PaperFilter(QObject):
    """One question to the library at a time; until its answer comes the list stays as it is."""

    #: other papers may pass now
    changed = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._text, self._asked = "", ""
        self._words: tuple[str, ...] = ()
        self._passing: Collection[PaperId] | None = None
        self._is_asking = False
        self._texts = PaperTexts()

    @property
    def text(self) -> str:
        return self._text

    def show(self, text: str) -> None:
        """Let pass what this text picks, in the language of searches."""
        self._text = without_unfinished(text.strip())
        query = parse_query(self._text)
        if query.filters or query.phrases or query.without:
            self._ask()
            return
        self._words, self._passing = tuple(word.casefold() for word in query.words), None
        self.changed.emit()

    def renew(self, papers: Sequence[PaperSummary]) -> None:
        """The papers are these now; their words are made ready before a letter is typed."""
        self._context.runner.run(lambda _services: PaperTexts.of(papers), self._texts.know, owner=self)
        if self._passing is not None:
            self._ask()

    def passes(self, paper: PaperSummary) -> bool:
        if self._passing is not None:
            return paper.id in self._passing
        return self._texts.have(paper, self._words)

    def _ask(self) -> None:
        if self._is_asking:
            return  # the answer that comes asks again
        self._is_asking = True
        asked = self._asked = self._text
        self._context.runner.run(
            lambda services: services.library.matching(asked), self._on_found, failed=self._on_failed, owner=self
        )

    def _on_found(self, found: "Collection[PaperId]") -> None:
        self._is_asking = False
        if self._asked != self._text:
            self.show(self._text)
            return
        self._passing = found
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._is_asking = False
        self._context.navigator.problem_posted.emit(error)
