"""What the reader does to marks, as calls of the services: make, recolour, comment, move, merge, delete, quote, ask.

The cards and the surface are not its matter; changes come back to them as facts of the library.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId
from desktop_app.domain.link_use import Use
from desktop_app.domain.mark import Mark
from desktop_app.domain.own_link import OwnLink
from desktop_app.domain.page_label import with_page_names
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.use_places import go_to

MarksTaker = Callable[[list[Mark]], None]


class MarkActions(QObject):
    """Every change is one action of the library, so that undo takes it back."""

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._navigator = context.runner, context.navigator
        #: what the file on the screen calls its pages; empty where it names none
        self.page_labels: Sequence[str] = ()

    def make(
        self,
        document: DocumentId,
        kind: str,
        category: CategoryId,
        anchors: Sequence[Anchor],
        then: MarksTaker,
        comment: str = "",
    ) -> None:
        """Put one mark, a piece on each anchor; `then` gets the pieces once they are stored."""
        named = self.named(anchors)
        self._runner.run(
            lambda services: services.marks.create_all(document, kind, category, named, comment), then, owner=self
        )

    def named(self, anchors: Sequence[Anchor]) -> Sequence[Anchor]:
        """The anchors with the names of their pages."""
        return with_page_names(anchors, self.page_labels)

    def recolour(self, mark: Mark, category: CategoryId) -> None:
        if category != mark.category_id:
            self._runner.run(lambda services: services.marks.set_category(mark.id, category))

    def change_kind(self, mark: Mark, kind: str) -> None:
        if kind != mark.kind:
            self._runner.run(lambda services: services.marks.set_kind(mark.id, kind))

    def comment(self, mark: Mark, text: str) -> None:
        self._runner.run(lambda services: services.marks.set_comment(mark.id, text))

    def correct(self, mark: Mark, words: str) -> None:
        """Let the mark quote these words."""
        self._runner.run(lambda services: services.marks.set_quote(mark.id, words))

    def move(self, mark: Mark, anchors: Sequence[Anchor], then: MarksTaker, failed: Callable[[], None]) -> None:
        """Let the mark lie elsewhere; `failed` is called where that was not possible, and it is told."""
        named = self.named(anchors)

        def on_failed(error: Exception) -> None:
            failed()
            self._navigator.problem_posted.emit(error)

        self._runner.run(lambda services: services.marks.set_extent(mark.id, named), then, failed=on_failed, owner=self)

    def rewrite(self, mark: Mark, words: str, anchor: Anchor, then: MarksTaker) -> None:
        """Give a free text other words, and the room that they need."""
        (named,) = self.named([anchor])
        self._runner.run(lambda services: services.marks.rewrite(mark.id, words, named), then, owner=self)

    def merge(self, marks: Sequence[MarkId], anchors: Sequence[Anchor], then: MarksTaker) -> None:
        """Make one mark of several, lying at `anchors`."""
        named = self.named(anchors)
        self._runner.run(lambda services: services.marks.merge(marks, named), then, owner=self)

    def delete(self, mark: Mark) -> None:
        self._runner.run(lambda services: services.marks.delete(mark.id))

    def quote_in_note(self, mark: Mark) -> None:
        """Put the passage with a link back to it at the cursor of the note."""

        def insert(markdown: str) -> None:
            self._navigator.note_insert_requested.emit(mark.paper_id, markdown)

        self._runner.run(lambda services: services.notes.quote_of(mark.id), insert, owner=self)

    def ask(self, mark: Mark) -> None:
        """Ask a question that this mark raises."""
        self._navigator.ask_requested.emit(mark.paper_id, mark.id, "")

    def pick_question(self, mark: Mark, *, is_evidence: bool) -> None:
        """Let her choose the question that this mark raises too, or is evidence for."""
        self._navigator.question_pick_requested.emit((mark.id,), is_evidence)

    def copy(self, mark: Mark) -> None:
        """Put the passage, or the comment of a mark without one, on the clipboard."""
        QGuiApplication.clipboard().setText(mark.quote or mark.comment)

    def copy_link(self, mark: Mark) -> None:
        """Put a link that leads to the mark on the clipboard."""
        QGuiApplication.clipboard().setText(str(OwnLink(mark.paper_id, mark.id, mark.anchor.page_index)))
        self._navigator.message_posted.emit(self.tr("The link to this mark is copied."))

    def find_uses(self, mark: Mark, then: Callable[[list[Use]], None]) -> None:
        """Say where the mark is used; nothing where it was deleted meanwhile."""

        def failed(error: Exception) -> None:
            if not isinstance(error, NotFoundError):
                self._navigator.problem_posted.emit(error)

        self._runner.run(lambda services: services.links.uses_of(mark.id), then, failed=failed, owner=self)

    def go_to_use(self, use: Use) -> None:
        """Show the text that uses a mark."""
        go_to(self._navigator, use)
