"""What the reader does to the marks of the panel: each an action of the library, or a wish to another part."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.ids import CategoryId, MarkId, PaperId
from desktop_app.ui.bridge.context import UiContext

if TYPE_CHECKING:
    from desktop_app.services.context import Services


class MarkActs(QObject):
    """Changes nothing on the screen itself: what was changed comes back as a fact of the library."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.paper: PaperId | None = None

    def delete(self, marks: Sequence[MarkId]) -> None:
        self._do(lambda services: services.mark_batches.delete(marks))
        number = len(marks)
        words = self.tr("Mark deleted.") if number == 1 else self.tr("%1 marks deleted.").replace("%1", str(number))
        self._say(words + self.tr(" Ctrl+Z brings back what was there."))

    def set_category(self, marks: Sequence[MarkId], category: CategoryId) -> None:
        self._do(lambda services: services.mark_batches.set_category(marks, category))

    def set_kind(self, marks: Sequence[MarkId], kind: str) -> None:
        self._do(lambda services: services.mark_batches.set_kind(marks, kind))

    def tag(self, marks: Sequence[MarkId], tags: Sequence[str]) -> None:
        self._do(lambda services: services.mark_batches.tag(marks, tags))

    def untag(self, marks: Sequence[MarkId], tag: str) -> None:
        self._do(lambda services: services.mark_batches.untag(marks, [tag]))

    def comment(self, mark: MarkId, text: str, goes_on: bool) -> None:
        self._do(lambda services: services.mark_batches.set_comment(mark, text, goes_on=goes_on))

    def correct_quote(self, mark: MarkId, words: str) -> None:
        self._do(lambda services: services.marks.set_quote(mark, words))

    def copy(self, marks: Sequence[MarkId]) -> None:
        """Put the marks on the clipboard as Markdown."""
        self._context.runner.run(lambda services: services.mark_batches.markdown(marks), self._on_copied, owner=self)

    def add_to_note(self, marks: Sequence[MarkId]) -> None:
        paper = self.paper
        if paper is not None:
            insert = self._context.navigator.note_insert_requested.emit
            self._context.runner.run(
                lambda services: services.mark_batches.markdown(marks), lambda quotes: insert(paper, quotes), owner=self
            )

    def ask(self, mark: MarkId) -> None:
        if self.paper is not None:
            self._context.navigator.ask_requested.emit(self.paper, mark, "")

    def with_known_tags(self, done: Callable[[list[str]], None]) -> None:
        """Hand over the tags of the library, to complete from."""
        self._context.runner.run(lambda services: services.mark_batches.tags(), done, owner=self)

    def _on_copied(self, markdown: str) -> None:
        QGuiApplication.clipboard().setText(markdown)
        self._say(self.tr("Copied as Markdown."))

    def _do(self, call: "Callable[[Services], object]") -> None:
        self._context.runner.run(call, owner=self)

    def _say(self, sentence: str) -> None:
        self._context.navigator.message_posted.emit(sentence)
