"""A screen is drawn into a picture when everything on it is loaded."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.ui.panel_shelf import PanelShelf
from desktop_app.ui.panels import library, paper_list
from desktop_app.ui.still import check_screen, keep, settle, still_of
from tests.ui.conftest import Shell


def test_the_picture_shows_the_screen(shell: Shell, tmp_path: Path) -> None:
    paper = shell.library.add("Vagus nerve")
    busy = [False, False, True]
    panes = paper_list.PLUGIN.build(shell.context), QPlainTextEdit()
    shelf = PanelShelf((library.PLUGIN,))
    picture = still_of(shell.context, panes, shelf, "library", (900, 600), paper, lambda: busy.pop(0) if busy else True)
    keep(picture, tmp_path / "library.png")
    image = QImage(str(tmp_path / "library.png"))
    assert (image.width(), image.height()) == (900, 600)
    colours = {image.pixelColor(x, y).name() for x in range(0, 900, 3) for y in range(0, 600, 3)}
    assert len(colours) > 10
    assert busy == []
    assert shell.navigator.current_paper == paper


def test_the_desk_of_an_empty_library_is_its_first_page(shell: Shell) -> None:
    panes = paper_list.PLUGIN.build(shell.context), QPlainTextEdit()
    pages: list[bool] = []

    def is_idle() -> bool:
        pages.append(panes[1].window().findChild(QWidget, "firstRun").isVisible())
        return True

    still_of(shell.context, panes, PanelShelf(()), "desk", (1100, 700), None, is_idle)
    assert all(pages)


def test_a_picture_that_cannot_be_written_is_told(shell: Shell, tmp_path: Path) -> None:
    panes = paper_list.PLUGIN.build(shell.context), QPlainTextEdit()
    picture = still_of(shell.context, panes, PanelShelf(()), "desk", (800, 500), None, lambda: True)
    with pytest.raises(EnvironmentProblemError):
        keep(picture, tmp_path / "no such folder" / "x.png")


def test_an_unknown_screen_is_told_with_those_there_are() -> None:
    with pytest.raises(ReaderError, match="desk, library, questions, todo, next, buy, search"):
        check_screen("kitchen")
    assert check_screen("buy") == "buy"


def test_settling_ends_even_when_something_never_ends(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.ui.still._LONGEST_S", 0.2)
    settle(lambda: False)
