"""Opens what a search found exactly where it is: page and passage, line of a note, question, to-do."""

from PySide6.QtCore import QObject

from desktop_app.domain.ids import DocumentId, MarkId, PaperId, QuestionId, TodoId
from desktop_app.domain.note_lines import without_block_ids
from desktop_app.domain.search import SearchHit
from desktop_app.ui.bridge.context import UiContext

_LEAST_LETTERS = 4


class HitOpener(QObject):
    """A note is read first, to know the line."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def open(self, hit: SearchHit) -> None:
        """Open it on the desk, or on the screen that it belongs to."""
        navigator, paper = self._context.navigator, hit.paper_id
        if hit.kind == "question":
            navigator.question_show_requested.emit(QuestionId(hit.id))
        elif hit.kind == "todo":
            navigator.screen_requested.emit("todo")
            navigator.todo_show_requested.emit(TodoId(hit.id))
        elif paper is None:
            return  # all other records have a paper
        elif hit.kind == "mark":
            navigator.mark_show_requested.emit(MarkId(hit.id), paper)
            navigator.text_focus_requested.emit(paper)
        elif hit.kind == "text":
            navigator.passage_show_requested.emit(paper, DocumentId(hit.id), hit.page_index, passage_of(hit))
            navigator.text_focus_requested.emit(paper)
        elif hit.kind == "note":
            self._open_note(hit, paper)
        else:
            navigator.paper_open_requested.emit(paper)
            navigator.text_focus_requested.emit(paper)

    def open_beside(self, hit: SearchHit) -> None:
        """Open its page in the second view, or its paper; what has no paper opens where it belongs."""
        navigator, paper, page = self._context.navigator, hit.paper_id, hit.page_index
        if paper is None:
            self.open(hit)
        elif page is None:
            navigator.beside_requested.emit(paper)
        elif hit.kind == "text":
            navigator.page_beside_requested.emit(paper, DocumentId(hit.id), page)
        else:
            self._context.runner.run(
                lambda services: services.marks.get(MarkId(hit.id)).document_id,
                lambda document: navigator.page_beside_requested.emit(paper, document, page),
                owner=self,
            )

    def _open_note(self, hit: SearchHit, paper: PaperId) -> None:
        navigator = self._context.navigator

        def show(body: str) -> None:
            navigator.note_show_requested.emit(paper)
            line = line_of(body, hit)
            if line is not None:
                navigator.note_line_requested.emit(paper, line)

        self._context.runner.run(lambda services: services.notes.get(paper).body, show, owner=self)


def passage_of(hit: SearchHit) -> str:
    """The text to look for on the page: the snippet without the marks of what was left out."""
    return hit.snippet.strip("… ").removeprefix("...").removesuffix("...").strip()


def line_of(body: str, hit: SearchHit) -> int | None:
    """The line of the note that the passage begins in, counted from 0; None when the note is another one by now."""
    wanted = "".join(passage_of(hit).split())
    first = hit.highlights[0] if hit.highlights else (0, 0)
    before = "".join(hit.snippet[: first[0]].strip("… ").split())
    squeezed = ""
    starts: list[int] = []
    for line in without_block_ids(body).split("\n"):  # a passage has none
        starts.append(len(squeezed))
        squeezed += "".join(line.split())
    for length in (len(wanted), *range(min(len(wanted), 60), _LEAST_LETTERS - 1, -8)):
        found = squeezed.find(wanted[:length])
        if length and found >= 0:
            at = found + min(len(before), length)
            return max((line for line, start in enumerate(starts) if start <= at), default=0)
    return None
