"""The search screen: groups, emphasised words, and that a result opens exactly there."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QListView, QPushButton

from desktop_app.domain.ids import PaperId
from desktop_app.domain.search import SearchHit
from desktop_app.ui.panels.search_screen import PLUGIN, SearchScreen
from desktop_app.ui.widgets.hit_delegate import HIT_ROLE
from tests.ui.conftest import Shell

PAPER = PaperId(UUID(int=1))


def hit(kind: str, number: int, snippet: str = "some words", **fields: object) -> SearchHit:
    values = {"paper_id": PAPER, "paper_title": "Vagus nerve", "page_index": None, "score": 1.0} | fields
    return SearchHit(kind=kind, id=UUID(int=number), snippet=snippet, highlights=((0, 4),), **values)


def made(shell: Shell) -> tuple[SearchScreen, QListView]:
    screen = PLUGIN.build(shell.context)
    view = screen.findChild(QListView, "hitList")
    view.tester = QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    shell.show(screen)
    return screen, view


def cards(view: QListView) -> list[str]:
    found = [view.model().index(row, 0).data(HIT_ROLE) for row in range(view.model().rowCount())]
    return [card.title for card in found]


def test_hits_are_grouped_and_the_better_ones_first(shell: Shell) -> None:
    shell.library.hits = [hit("text", 1, score=0.2), hit("text", 2, page_index=11, score=0.9), hit("note", 3)]
    _screen, view = made(shell)
    shell.navigator.search_requested.emit("some")
    assert shell.library.asked == ["some"]
    assert cards(view) == ["Notes · 1", "Vagus nerve", "Full text · 2", "Vagus nerve · p. 12", "Vagus nerve"]
    assert view.model().index(3, 0).data(HIT_ROLE).highlights == ((0, 4),)
    assert view.currentIndex().row() == 1


def test_a_kind_can_be_chosen(shell: Shell) -> None:
    shell.library.hits = [hit("text", 1), hit("note", 3)]
    screen, view = made(shell)
    shell.navigator.search_requested.emit("some")
    chip = screen.findChild(QPushButton, "searchKinds-note")
    assert chip.text() == "Notes 1"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert cards(view) == ["Notes · 1", "Vagus nerve"]


def test_nothing_found_says_so(shell: Shell) -> None:
    screen, view = made(shell)
    shell.navigator.search_requested.emit("zzz")
    assert screen.findChild(object, "searchEmpty").isVisible()
    assert not view.isVisible()


@pytest.mark.parametrize(
    ("found", "signal", "carried"),
    [
        (hit("paper", 1), "paper_open_requested", (PAPER,)),
        (hit("note", 1), "note_show_requested", (PAPER,)),
        (hit("mark", 5), "mark_show_requested", (UUID(int=5), PAPER)),
        (hit("question", 6, paper_id=None), "question_show_requested", (UUID(int=6),)),
        (hit("text", 7, "…a passage…", page_index=3), "passage_show_requested", (PAPER, UUID(int=7), 3, "a passage")),
        (hit("todo", 8), "todo_show_requested", (UUID(int=8),)),
        (hit("todo", 8, paper_id=None), "screen_requested", ("todo",)),
    ],
    ids=lambda value: value.kind if isinstance(value, SearchHit) else None,
)
def test_enter_opens_exactly_there(shell: Shell, found: SearchHit, signal: str, carried: tuple[object, ...]) -> None:
    shell.library.hits = [found]
    _screen, view = made(shell)
    shell.navigator.search_requested.emit("some")
    wished: list[tuple[object, ...]] = []
    getattr(shell.navigator, signal).connect(lambda *values: wished.append(values))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert wished == [carried]


def test_headings_cannot_be_chosen(shell: Shell) -> None:
    shell.library.hits = [hit("paper", 1), hit("note", 3)]
    _screen, view = made(shell)
    shell.navigator.search_requested.emit("some")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 3


def test_emoji_before_a_match_do_not_shift_it(shell: Shell) -> None:
    shell.library.hits = [hit("text", 1, "😀😀 words here")]
    _screen, view = made(shell)
    shell.navigator.search_requested.emit("words")
    view.grab()
    delegate = view.itemDelegate()
    card = view.model().index(1, 0).data(HIT_ROLE)
    layout, _height = delegate._passage(card)
    assert (layout.formats()[0].start, layout.formats()[0].length) == (0, 6)
