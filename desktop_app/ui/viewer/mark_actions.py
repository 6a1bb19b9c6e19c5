"""What the reader does to marks, as calls of the services: make, recolour, comment, delete, quote, ask.

The cards and the surface are not its matter; changes come back to them as facts of the library.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.ids import CategoryId, DocumentId
from desktop_app.domain.mark import Mark
from desktop_app.ui.bridge.context import UiContext


class MarkActions(QObject):
    """Every change is one action of the library, so that undo takes it back."""

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._navigator = context.runner, context.navigator

    def make(
        self,
        document: DocumentId,
        kind: str,
        category: CategoryId,
        anchors: Sequence[Anchor],
        then: Callable[[list[Mark]], None],
    ) -> None:
        """Put one mark on each anchor; `then` gets them once they are stored."""
        self._runner.run(
            lambda services: [services.marks.create(document, kind, category, anchor) for anchor in anchors],
            then,
            owner=self,
        )

    def recolour(self, mark: Mark, category: CategoryId) -> None:
        if category != mark.category_id:
            self._runner.run(lambda services: services.marks.set_category(mark.id, category))

    def change_kind(self, mark: Mark, kind: str) -> None:
        if kind != mark.kind:
            self._runner.run(lambda services: services.marks.set_kind(mark.id, kind))

    def comment(self, mark: Mark, text: str) -> None:
        self._runner.run(lambda services: services.marks.set_comment(mark.id, text))

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

    def copy(self, mark: Mark) -> None:
        """Put the passage on the clipboard."""
        QGuiApplication.clipboard().setText(mark.quote)
