"""The palette: what it lists while one types, what opens, and that it neither blocks nor shows what is stale."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QListView, QPlainTextEdit, QPushButton, QWidget

from desktop_app.domain.ids import PaperId
from desktop_app.domain.search import SearchHit
from desktop_app.ui.actions import Actions
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.palette import Palette
from desktop_app.ui.palette_commands import PaletteCommands
from desktop_app.ui.viewer.reader_actions import ReaderActions, ReaderActionSpec
from desktop_app.ui.widgets.palette_rows import PALETTE_ROLE
from tests.ui.conftest import Shell
from tests.ui.waiting_runner import WaitingTaskRunner

PAPER = PaperId(UUID(int=1))
CONTROL = Qt.KeyboardModifier.ControlModifier


def hit(kind: str, number: int, snippet: str = "some words", **fields: object) -> SearchHit:
    values = {"paper_id": PAPER, "paper_title": "Vagus nerve", "page_index": None, "score": 1.0} | fields
    return SearchHit(kind=kind, id=UUID(int=number), snippet=snippet, highlights=((0, 4),), **values)


class Stage:
    """A window with a text field, and the palette over it."""

    def __init__(self, shell: Shell, context: UiContext | None = None) -> None:
        self.shell = shell
        self.window = QWidget()
        self.text = QPlainTextEdit(self.window)
        shell.show(self.window, 1100, 700)
        self.actions = Actions(shell.theme, self.window)
        self.reader = ReaderActions(shell.theme, self.window)
        self.done: list[str] = []
        self.reader.add(ReaderActionSpec("turn", "Turn the page", ("Ctrl+R",)), lambda: self.done.append("turn"))
        self.palette = Palette(
            context or shell.context, self.window, PaletteCommands(self.actions, lambda: self.reader)
        )
        self.field = self.window.findChild(QLineEdit, "paletteField")
        self.view = self.window.findChild(QListView, "paletteList")
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        self.view.tester = QAbstractItemModelTester(self.view.model(), fatal)
        self.text.setFocus()
        self.palette.open_palette()

    def rows(self) -> list[str]:
        found = [self.view.model().index(row, 0).data(PALETTE_ROLE) for row in range(self.view.model().rowCount())]
        return [card.text for card in found]

    def chosen(self) -> str:
        card = self.view.currentIndex().data(PALETTE_ROLE)
        return card.text if card is not None else ""

    def type(self, words: str) -> None:
        """Type, and let the pause pass."""
        self.field.selectAll()
        QTest.keyClicks(self.field, words)
        self.field.hurry()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.field, key, modifiers)


def caught(signal: object) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    signal.connect(lambda *values: found.append(values))
    return found


def test_an_empty_field_offers_what_was_read_and_searched_lately(shell: Shell) -> None:
    paper = shell.library.add("Vagus nerve")
    shell.library.choices.recent = ["rat", "mouse"]
    stage = Stage(shell)
    assert stage.rows() == ["Recently read", "Vagus nerve", "Recent searches", "rat", "mouse"]
    assert stage.chosen() == "Vagus nerve"
    opened = caught(shell.navigator.paper_open_requested)
    stage.press(Qt.Key.Key_Return)
    assert opened == [(paper,)]
    assert not stage.palette.is_open
    stage.palette.open_palette()
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Return)
    assert stage.field.text() == "rat"
    assert stage.palette.is_open
    stage.palette.stop()


def test_hits_are_grouped_and_escape_gives_the_focus_back(shell: Shell) -> None:
    shell.library.hits = [hit("text", 2, page_index=11), hit("note", 3), hit("paper", 1, "Vagus nerve")]
    stage = Stage(shell)
    stage.type("vagus")
    assert shell.library.asked == ["vagus"]
    shown = ["Papers", "Vagus nerve", "Notes", "some words", "Full text", "some words"]
    assert stage.rows() == [*shown, "See all results for “vagus”"]
    assert [stage.view.model().index(row, 0).data(PALETTE_ROLE).under for row in (1, 3, 5)] == [
        *("", "Vagus nerve", "p. 12 · Vagus nerve")
    ]
    QTest.keyClick(stage.field, Qt.Key.Key_Escape)
    assert not stage.palette.is_open
    assert stage.text.hasFocus()
    stage.palette.open_palette("vagus")
    shell.navigator.screen_shown.emit("library")  # by a key of the window
    assert not stage.palette.is_open
    stage.palette.open_palette("vagus")
    QTest.mouseClick(stage.window.findChild(QWidget, "paletteShield"), Qt.MouseButton.LeftButton, pos=stage.text.pos())
    assert not stage.palette.is_open


@pytest.mark.parametrize(
    ("found", "signal", "carried"),
    [
        (hit("mark", 5), "mark_show_requested", (UUID(int=5), PAPER)),
        (hit("question", 6, paper_id=None), "question_show_requested", (UUID(int=6),)),
        (hit("text", 7, "…a passage…", page_index=3), "passage_show_requested", (PAPER, UUID(int=7), 3, "a passage")),
    ],
    ids=["mark", "question", "text"],
)
def test_enter_opens_exactly_there(shell: Shell, found: SearchHit, signal: str, carried: tuple[object, ...]) -> None:
    shell.library.hits = [found]
    stage = Stage(shell)
    wished = caught(getattr(shell.navigator, signal))
    QTest.keyClicks(stage.field, "some")
    stage.press(Qt.Key.Key_Return)  # before the pause is over
    assert wished == [carried]
    assert shell.library.choices.recent == ["some"]


def test_the_line_of_a_note_and_the_second_view(shell: Shell) -> None:
    paper = shell.library.add("Vagus nerve")
    shell.library.notes.save(paper, "# Notes\n\nFirst line.\n\nThe words are here.")
    shell.library.hits = [
        SearchHit("note", paper, paper, "Vagus nerve", None, "…line. The words are here.", ((11, 16),), 1.0)
    ]
    stage = Stage(shell)
    lines, beside = caught(shell.navigator.note_line_requested), caught(shell.navigator.beside_requested)
    stage.type("words")
    stage.press(Qt.Key.Key_Return)
    assert lines == [(paper, 4)]
    stage.palette.open_palette("words")
    stage.press(Qt.Key.Key_Return, CONTROL)
    assert beside == [(paper,)]
    pages = caught(shell.navigator.page_beside_requested)
    shell.library.hits = [hit("text", 7, page_index=3)]
    stage.palette.open_palette("some")
    stage.press(Qt.Key.Key_Return, CONTROL)
    assert pages == [(PAPER, UUID(int=7), 3)]


def test_the_line_of_a_note_whose_lines_are_tied_to_to_dos(shell: Shell) -> None:
    paper = shell.library.add("Vagus nerve")
    shell.library.notes.save(paper, "# Notes\n- [ ] read one ^t-22e478e6\n- [ ] find the words ^t-22e478e7\nEnd of it.")
    passage = "# Notes - [ ] read one - [ ] find the words End of it."
    start = passage.index("words")
    shell.library.hits = [SearchHit("note", paper, paper, "Vagus nerve", None, passage, ((start, start + 5),), 1.0)]
    stage = Stage(shell)
    lines = caught(shell.navigator.note_line_requested)
    stage.type("words")
    stage.press(Qt.Key.Key_Return)
    assert lines == [(paper, 2)]


def test_commands_are_found_by_letters_and_those_of_late_are_first(shell: Shell) -> None:
    shell.library.choices.given = ["go-buy"]
    stage = Stage(shell)
    stage.actions["undo"].setEnabled(False)
    stage.type(">")
    assert stage.chosen().startswith("To buy")
    stage.type(">undo")
    assert stage.rows()[0].startswith("Undo")
    assert stage.chosen() == ""
    stage.type(">tp")
    assert "Turn the page  ·  Reader" in stage.rows()
    stage.type(">turn page")
    assert stage.view.currentIndex().data(PALETTE_ROLE).keys == "Ctrl+R"
    screens = caught(shell.navigator.screen_requested)
    stage.press(Qt.Key.Key_Return)
    assert (stage.done, screens) == (["turn"], [("desk",)])
    assert shell.library.choices.given == ["turn", "go-buy"]
    stage.palette.open_palette(">no such thing at all")
    stage.field.hurry()
    assert stage.rows() == ["Nothing found"]


def test_a_command_is_offered_below_what_was_found(shell: Shell) -> None:
    stage = Stage(shell)
    stage.type("library")
    assert stage.rows()[:3] == ["Nothing found", "Commands", "Library  ·  Go to"]
    done = caught(stage.actions["go-library"].triggered)
    stage.press(Qt.Key.Key_Return)
    assert len(done) == 1


def test_filters_are_completed_with_tab_or_a_click(shell: Shell) -> None:
    stage = Stage(shell)
    stage.type("rat st")
    stage.press(Qt.Key.Key_Tab)
    assert stage.field.text() == "rat state:"
    stage.field.hurry()
    assert shell.library.asked[-1] == "rat"
    assert stage.rows() == []  # the offers say how it goes on
    stage.type("rat st")
    assert stage.rows() == ["Nothing found"]
    stage.press(Qt.Key.Key_Tab)
    stage.field.hurry()
    button = stage.window.findChild(QPushButton, "paletteOffer0")
    assert button.text() == "state:new"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stage.field.text() == "rat state:new "
    stage.palette.stop()


def test_one_letter_is_no_search_where_it_is_no_word(shell: Shell) -> None:
    stage = Stage(shell)
    stage.type("q")
    assert stage.rows()[0] == "One more letter, and the library is searched"
    assert shell.library.asked == []
    stage.field.setText("神")
    stage.field.hurry()
    assert shell.library.asked == ["神"]
    assert stage.rows() == ["Nothing found"]


def test_pasted_lines_are_one_search(shell: Shell) -> None:
    shell.library.hits = [hit("note", 3)]
    stage = Stage(shell)
    QGuiApplication.clipboard().setText("vagus\nnerve\r\n")
    stage.press(Qt.Key.Key_V, CONTROL)
    stage.field.hurry()
    assert shell.library.asked == ["vagus nerve"]
    assert stage.rows()[-1] == "See all results for “vagus nerve”"


def test_matches_are_in_sight(shell: Shell) -> None:
    about = "A long account of many other things that come first, then of neurotrophins and others"
    at = about.index("neurotrophins")
    found = SearchHit("paper", PAPER, PAPER, "Of Neurotrophins and rats", None, about, ((at, at + 13),), 1.0)
    stage = Stage(shell)
    for kind in ("paper", "note"):
        shell.library.hits = [replace(found, kind=kind)]
        stage.type(f"neurotrophins {kind}")
        card = stage.view.model().index(1, 0).data(PALETTE_ROLE)
        assert [card.text[begin:end].lower() for begin, end in card.spans] == ["neurotrophins"]
        passage = card.under if kind == "paper" else card.text
        assert passage == "…that come first, then of neurotrophins and others"


def test_a_stale_answer_is_dropped_and_one_question_runs_at_a_time(shell: Shell) -> None:
    waiting = WaitingTaskRunner(shell.library)
    context = UiContext(waiting, shell.hub, shell.navigator, shell.theme, shell.context.pages)
    stage = Stage(shell, context)
    waiting.run_all()
    shell.library.hits = [hit("note", 3)]
    for words in ("va", "vag", "vagu"):
        stage.type(words)
    assert len(waiting.jobs) == 1
    waiting.run_next()
    assert (shell.library.asked, stage.rows()) == (["va"], [])
    waiting.run_all()
    assert shell.library.asked == ["va", "vagu"]
    assert stage.chosen() == "some words"


def test_the_card_stays_in_a_small_window(shell: Shell) -> None:
    shell.library.hits = [hit("text", number, f"{number} long words " * 20) for number in range(40)]
    stage = Stage(shell)
    stage.type("words")
    card = stage.window.findChild(QWidget, "paletteCard")
    stage.window.resize(720, 480)
    assert stage.window.rect().contains(card.geometry())
    assert card.width() <= 640
    for _ in range(60):
        stage.press(Qt.Key.Key_Down)
    assert stage.chosen().startswith("See all")
    assert stage.view.viewport().rect().intersects(stage.view.visualRect(stage.view.currentIndex()))
