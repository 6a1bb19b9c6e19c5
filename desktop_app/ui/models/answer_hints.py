"""Says what became of the question that a mark raised, where the pointer rests on the mark or on its card."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop_app.domain.ids import MarkId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from desktop_app.services.question_rows import QuestionRow

_LONGEST_TEXT = 400


class AnswerHints(QObject):
    """Knows the questions of the paper on the desk; what has no answer yet is not told."""

    def __init__(self, context: UiContext, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._texts: dict[MarkId, str] = {}
        context.navigator.mark_hovered.connect(self._on_hovered)

    def show_rows(self, rows: "Sequence[QuestionRow]") -> None:
        """Tell of these questions from now on."""
        self._texts = {}
        for row in rows:
            text = self._text(row)
            for mark in row.question.raised_by if text else ():
                self._texts[mark] = f"{self._texts[mark]}\n\n{text}" if mark in self._texts else text

    def text_of(self, mark: MarkId) -> str:
        """What the questions that this mark raised are answered with; empty when there is no answer."""
        return self._texts.get(mark, "")

    def _text(self, row: "QuestionRow") -> str:
        question = row.question
        if not question.answer:
            return ""
        known = self.tr("So far: %1") if question.is_open else self.tr("Answer: %1")
        evidence = f" ({'; '.join(row.evidence_labels)})" if row.evidence else ""
        return f"{question.text}\n{known.replace('%1', _short(question.answer))}{evidence}"

    def _on_hovered(self, mark: MarkId | None) -> None:
        text = self.text_of(mark) if mark is not None else ""
        under = QApplication.widgetAt(QCursor.pos()) if text else None
        if under is not None and not self._panel.isAncestorOf(under):
            QToolTip.showText(QCursor.pos(), plain_tip(text), under)


def _short(answer: str) -> str:
    return answer if len(answer) <= _LONGEST_TEXT else f"{answer[:_LONGEST_TEXT].rstrip()}…"
