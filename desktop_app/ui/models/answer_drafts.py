"""Keeps answers on disk while they are typed, until they are given or kept as partial ones."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.ids import QuestionId
from desktop_app.ui.bridge.context import UiContext

if TYPE_CHECKING:
    from desktop_app.services.context import Services

_AFTER_MS = 400


class AnswerDrafts(QObject):
    """Throttled, so that steady typing is written through; a killed program loses less than a second of it."""

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = context.runner
        self._texts: dict[QuestionId, str] = {}
        self._unwritten: dict[QuestionId, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def know(self, drafts: Mapping[QuestionId, str]) -> None:
        """Take what is on disk; what was typed since is newer."""
        self._texts = {**drafts, **self._unwritten}

    def text_of(self, question: QuestionId, kept: str) -> str:
        """What was typed last, or else the answer that is kept."""
        return self._texts.get(question, kept)

    def draft_of(self, question: QuestionId) -> str | None:
        """What was typed last, if it was not kept."""
        return self._texts.get(question)

    def note(self, question: QuestionId, text: str, kept: str) -> None:
        """Keep what was typed; nothing is to be kept where it is what is kept already."""
        if text == self.text_of(question, kept):
            return
        self._texts[question] = self._unwritten[question] = text
        if text == kept:
            del self._texts[question]
        if not self._timer.isActive():
            self._timer.start()

    def forget(self, question: QuestionId) -> None:
        """The answer was given, or kept as a partial one."""
        self._texts.pop(question, None)
        self._unwritten.pop(question, None)

    def flush(self) -> None:
        """Hand to the runner what is not written."""
        self._timer.stop()
        drafts, self._unwritten = self._unwritten, {}

        def put(services: "Services") -> None:
            for question, text in drafts.items():
                services.questions.put_draft(question, text)

        if drafts:
            self._runner.run(put, owner=self)
