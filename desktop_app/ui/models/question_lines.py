"""Lines of the note that start with `? `: quietly offered as questions, tied to them, and what became of them shown."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlock
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from desktop_app.domain.changes import RecordChanged
from desktop_app.domain.ids import PaperId
from desktop_app.domain.note_lines import LONGEST_LINE, QuestionLine, question_line, with_question_words
from desktop_app.domain.note_merge import LineChange
from desktop_app.domain.question import QuestionState
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.note_desk import NoteDesk
from desktop_app.ui.models.note_page import NotePage
from desktop_app.ui.widgets.line_rewriting import rewrite_lines
from desktop_app.ui.widgets.line_signs import LineSign, LineSigns
from desktop_app.ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from desktop_app.services.note_lines import Rewritten, TiedQuestion
    from desktop_app.ui.theme_tokens import ColourName

ASK_KEYS = "Ctrl+Alt+Q"


class _State(Enum):
    OFFERED = auto()
    OPEN = auto()
    ANSWERED = auto()
    DROPPED = auto()
    DIFFERS = auto()


_OF_STATE = {
    QuestionState.OPEN: _State.OPEN,
    QuestionState.ANSWERED: _State.ANSWERED,
    QuestionState.DROPPED: _State.DROPPED,
}


class QuestionLines(QObject):
    """A line is asked only when she says so; deleting it leaves its question alone."""

    def __init__(self, context: UiContext, desk: NoteDesk, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._context, self._desk, self._editor = context, desk, editor
        self._known: Mapping[str, TiedQuestion] = {}
        self._wished: tuple[PaperId, str] | None = None
        self._is_dressed = False
        self._signs = LineSigns(editor, self._sign_of)
        self._signs.clicked.connect(self._act_on)
        self._facts = FactTimer(self)
        self._facts.due.connect(self._load)
        keys = QShortcut(QKeySequence(ASK_KEYS), editor)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(lambda: self._act_on(editor.textCursor().blockNumber()))
        desk.page_opened.connect(self._on_page_opened)
        desk.state_changed.connect(self._ask_wished)
        context.hub.question_changed.connect(self._on_question_changed)
        context.hub.library_replaced.connect(self._load)
        context.theme.changed.connect(self._on_theme_changed)
        editor.installEventFilter(self)

    def stop(self) -> None:
        """Load nothing until the editor is shown again."""
        self._facts.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._load()
        return super().eventFilter(watched, event)

    # what is known

    def _on_page_opened(self, page: NotePage | None) -> None:
        self._known, self._wished = {}, None
        self._facts.stop()
        if page is not None:
            self._load()

    def _on_question_changed(self, change: RecordChanged) -> None:
        if self._editor.isVisible() and change.paper_id == self._desk.paper:
            self._facts.note()

    def _load(self) -> None:
        paper = self._desk.paper
        if paper is None:
            return
        self._context.runner.run(
            lambda services: services.note_lines.questions(paper),
            lambda known: self._on_known(paper, known),
            owner=self,
        )

    def _on_known(self, paper: PaperId, known: "Mapping[str, TiedQuestion]") -> None:
        if paper == self._desk.paper:
            self._known = known
            self._signs.refresh()

    def _state_of(self, asked: QuestionLine) -> _State:
        tied = self._known.get(asked.block_id)
        if tied is None:
            return _State.OFFERED
        is_same = asked.text == " ".join(tied.text.split())
        return _OF_STATE[tied.state] if is_same else _State.DIFFERS

    # what is shown

    def _sign_of(self, block: QTextBlock) -> LineSign | None:
        text = block.text() if block.length() <= LONGEST_LINE else ""
        asked = question_line(text) if text.lstrip(" ").startswith("?") else None
        if asked is None or not asked.text:
            return None
        if not self._is_dressed:
            self._dress()
        state, known = self._state_of(asked), self._known_so_far(asked)
        sign = {
            _State.OFFERED: LineSign("+", "offer", self.tr("Ask this as a question (Ctrl+Alt+Q)")),
            _State.OPEN: LineSign("?", "open", self.tr("An open question; click for more (Ctrl+Alt+Q)")),
            _State.ANSWERED: LineSign("✓", "good", self.tr("This question is answered; click for more (Ctrl+Alt+Q)")),
            _State.DROPPED: LineSign("–", "quiet", self.tr("This question was dropped; click for more (Ctrl+Alt+Q)")),
            _State.DIFFERS: LineSign(
                "≠", "differs", self.tr("The question has other words than this line; click for more (Ctrl+Alt+Q)")
            ),
        }[state]
        return LineSign(sign.text, sign.look, plain_tip(f"{known}\n\n{sign.tip}")) if known else sign

    def _known_so_far(self, asked: QuestionLine) -> str:
        tied = self._known.get(asked.block_id)
        if tied is None or not tied.answer or tied.state is QuestionState.DROPPED:
            return ""
        words = self.tr("So far: %1") if tied.state is QuestionState.OPEN else self.tr("Answer: %1")
        return words.replace("%1", tied.answer)

    def _on_theme_changed(self) -> None:
        if self._is_dressed:
            self._dress()

    def _dress(self) -> None:
        self._is_dressed = True
        theme = self._context.theme
        rules = f"QToolButton {{border-radius:8px;font-size:{theme.font('small').pixelSize() - 1}px;padding:0}}"
        looks: tuple[tuple[str, ColourName, ColourName, ColourName], ...] = (
            ("offer", "question", "paper", "question"),
            ("open", "question", "question_tint", "question_tint"),
            ("good", "good", "good_tint", "good_tint"),
            ("quiet", "quiet", "chip", "chip"),
            ("differs", "bad", "bad_tint", "bad_tint"),
        )
        for look, ink, ground, edge in looks:
            colours = [theme.colour(name).name() for name in (ink, ground, edge)]
            rules += 'QToolButton[look="{}"] {{color:{};background:{};border:1px solid {}}}'.format(look, *colours)
        self._signs.set_style(rules)

    # what is done

    def _act_on(self, number: int) -> None:
        page = self._desk.page()
        block = self._editor.document().findBlockByNumber(number)
        asked = question_line(block.text())
        if page is None or asked is None or not asked.text:
            return
        state = self._state_of(asked)
        if state is _State.OFFERED:
            self._wished = (page.paper, block.text())
            page.keeper.save()
            self._ask_wished()
        else:
            self._open_menu(block, asked, self._known[asked.block_id], differs=state is _State.DIFFERS)

    def _open_menu(self, block: QTextBlock, asked: QuestionLine, tied: "TiedQuestion", *, differs: bool) -> None:
        menu = QMenu(self._editor)
        menu.setObjectName("questionLineMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        navigator, number, line = self._context.navigator, block.blockNumber(), block.text()

        def take_words() -> None:
            rewrite_lines(self._editor.document(), [LineChange(number, line, with_question_words(line, tied.text))])

        def change_question() -> None:
            self._context.runner.run(lambda services: services.questions.edit(tied.id, asked.text), owner=self)

        entries: list[tuple[str, str, Callable[[], object]]] = [
            ("showQuestion", self.tr("Show the question"), lambda: navigator.question_show_requested.emit(tied.id))
        ]
        if differs:
            entries += [
                ("changeQuestion", self.tr("Change the question to this line"), change_question),
                ("takeWords", self.tr("Take the words of the question"), take_words),
            ]
        for name, text, act in entries:
            entry = menu.addAction(text)
            entry.setObjectName(name)
            entry.triggered.connect(lambda _on=False, act=act: act())
        button = self._signs.button_at(number)
        below = button.mapToGlobal(QPoint(0, button.height())) if button is not None else None
        menu.popup(below or self._editor.mapToGlobal(self._editor.cursorRect().bottomLeft()))

    def _ask_wished(self) -> None:
        """Ask when the note with the line is saved."""
        page = self._desk.page()
        if self._wished is None or page is None or not page.keeper.is_settled:
            return
        (paper, line), self._wished = self._wished, None
        text = page.text()
        lines = text.split("\n")
        if paper != page.paper or line not in lines:
            return
        number = lines.index(line)
        self._context.runner.run(
            lambda services: services.note_lines.ask(paper, number, line),
            lambda rewritten: self._on_asked(text, rewritten),
            failed=self._context.navigator.problem_posted.emit,
            owner=self,
        )

    def _on_asked(self, text: str, rewritten: "Rewritten") -> None:
        page = self._desk.page_of(rewritten.after.paper_id)
        if page is not None and rewritten.before.body == text:
            page.take_in(text, rewritten.after)
        self._load()
