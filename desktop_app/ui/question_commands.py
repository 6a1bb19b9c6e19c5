"""Opens the dialogs about questions that somebody wishes for, and has done what is chosen in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.domain.question import QuestionState
from desktop_app.ui.bridge.context import UiContext

if TYPE_CHECKING:
    from desktop_app.domain.question import Question
    from desktop_app.domain.question_report import QuestionReport
    from desktop_app.domain.trail import Trail
    from desktop_app.services.context import Services
    from desktop_app.services.question_rows import QuestionRow
    from desktop_app.ui.dialogs.ask_dialog import AskWish
    from desktop_app.ui.dialogs.pick_question_dialog import PickWords


class QuestionCommands(QObject):
    """The dialogs are imported when they are wished for."""

    def __init__(self, context: UiContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        navigator = context.navigator
        navigator.question_pick_requested.connect(self._on_pick)
        navigator.question_merge_requested.connect(self._on_merge)
        navigator.question_split_requested.connect(self._on_split)
        navigator.question_report_requested.connect(self._on_report)
        navigator.trail_requested.connect(self._on_trail)

    def ask(self, paper: PaperId | None, title: str, proposal: str) -> None:
        """Let her ask about no paper, or about this one, which is on the desk."""
        from desktop_app.ui.dialogs.ask_dialog import AskDialog

        dialog = AskDialog(self._context.theme, title, self._window, proposal)

        def asked(question: Question) -> None:
            self._context.navigator.message_posted.emit(self.tr("Asked."))
            self._context.navigator.question_asked.emit(question.id)

        def keep(wish: AskWish) -> None:
            about = paper if wish.is_about_paper else None
            self._context.runner.run(
                lambda services: services.questions.ask(
                    about, wish.text, promised=wish.is_promised, follow_up=wish.follow_up, tags=wish.tags
                ),
                asked,
                failed=self._context.navigator.problem_posted.emit,
                owner=self,
            )

        dialog.asked.connect(keep)
        dialog.open()

    # one question of many

    def _on_pick(self, marks: tuple[MarkId, ...], is_evidence: bool) -> None:
        from desktop_app.ui.dialogs.pick_question_dialog import PickWords

        if is_evidence:
            words = PickWords(
                self.tr("Use as evidence"), self.tr("Which question does this help to answer?"), self.tr("Use for it")
            )
        else:
            words = PickWords(
                self.tr("Add to a question"), self.tr("Which question does this raise too?"), self.tr("Add to it")
            )

        def use(question: QuestionId) -> None:
            if is_evidence:
                self._do(lambda services: services.questions.add_evidence(question, marks), self.tr("Used."))
            else:
                self._do(lambda services: services.questions.raise_by(question, marks), self.tr("Added."))

        self._choose(words, lambda services: services.questions.rows("open"), use)

    def _on_merge(self, kept: QuestionId) -> None:
        from desktop_app.ui.dialogs.pick_question_dialog import PickWords

        def others(services: Services) -> list[QuestionRow]:
            rows = services.questions.rows("all")
            return [row for row in rows if row.question.id != kept and row.question.state is not QuestionState.DROPPED]

        sentence = self.tr(
            "The one you choose is taken in: its marks, evidence, tags and answer come to the other. Undo parts them."
        )
        words = PickWords(self.tr("Merge with another question"), sentence, self.tr("Merge"))
        self._choose(
            words,
            others,
            lambda other: self._do(
                lambda services: services.questions.merge(kept, other), self.tr("Merged. Ctrl+Z parts them.")
            ),
        )

    def _choose(
        self,
        words: PickWords,
        find: Callable[[Services], Sequence[QuestionRow]],
        then: Callable[[QuestionId], None],
    ) -> None:
        from desktop_app.ui.dialogs.pick_question_dialog import PickQuestionDialog

        def show(rows: Sequence[QuestionRow]) -> None:
            dialog = PickQuestionDialog(self._context.theme, words, rows, self._window)
            dialog.picked.connect(then)
            dialog.open()

        self._context.runner.run(find, show, owner=self)

    def _on_split(self, question: QuestionId) -> None:
        from desktop_app.ui.dialogs.split_question_dialog import SplitQuestionDialog

        def show(text: str) -> None:
            dialog = SplitQuestionDialog(self._context.theme, text, self._window)
            dialog.split.connect(
                lambda rest, part: self._do(
                    lambda services: services.questions.split(question, rest, part),
                    self.tr("Split into two. Ctrl+Z puts them together."),
                )
            )
            dialog.open()

        self._context.runner.run(lambda services: services.questions.resolve(str(question)).text, show, owner=self)

    # what is told to others

    def _on_report(self, question: QuestionId) -> None:
        from desktop_app.ui.dialogs.promise_dialog import PromiseDialog

        def show(found: tuple[QuestionReport, str]) -> None:
            dialog = PromiseDialog(self._context.theme, *found, self._window)
            dialog.reported.connect(
                lambda where: self._do(
                    lambda services: services.reports.keep(question, where), self.tr("Reported; the promise is kept.")
                )
            )
            dialog.save_requested.connect(lambda path, text: self._save(path, text, dialog.say))
            dialog.open()

        self._context.runner.run(
            lambda services: (
                services.reports.report(question),
                services.questions.resolve(str(question)).reported_where or "",
            ),
            show,
            failed=self._context.navigator.problem_posted.emit,
            owner=self,
        )

    def _on_trail(self, question: QuestionId | None, paper: PaperId | None) -> None:
        from desktop_app.ui.dialogs.trail_dialog import TrailDialog

        navigator = self._context.navigator

        def find(services: Services) -> Trail | None:
            if question is not None:
                return services.trails.of_question(question)
            return services.trails.of_paper(paper) if paper is not None else None

        def show(trail: Trail | None) -> None:
            if trail is None:
                return
            dialog = TrailDialog(self._context.theme, trail, self._window)
            dialog.question_requested.connect(navigator.question_show_requested)
            dialog.paper_requested.connect(navigator.paper_open_requested)
            dialog.save_requested.connect(lambda path, text: self._save(path, text, dialog.say))
            dialog.open()

        self._context.runner.run(find, show, failed=navigator.problem_posted.emit, owner=self)

    def _save(self, path: Path, text: str, say: Callable[[str], None]) -> None:
        """Write a text file away from the GUI thread."""
        from desktop_app.system.atomic import write_atomically
        from desktop_app.system.disk_problems import told_as

        def write() -> None:
            with told_as(f"“{path.name}” could not be written"):
                write_atomically(path, text.encode())

        self._context.runner.run_slow(
            lambda _services, _cancelled: write(),
            lambda _done: say(self.tr("Saved as %1.").replace("%1", path.name)),
            failed=lambda error: say(str(error)),
            owner=self,
        )

    def _do(self, call: Callable[[Services], object], sentence: str) -> None:
        def done(_result: object) -> None:
            self._context.navigator.message_posted.emit(sentence)

        self._context.runner.run(call, done, failed=self._context.navigator.problem_posted.emit, owner=self)
