"""At its end a paper may be called read, once, and only where it is not."""

from dataclasses import replace

from PySide6.QtWidgets import QToolButton

from desktop_app.domain.paper import PaperState
from tests.ui.records import PAPER
from tests.ui.viewer.conftest import PAGE
from tests.ui.viewer.reader_stand import ReaderStand


def to_end(stand: ReaderStand) -> None:
    bar = stand.view.verticalScrollBar()
    bar.setValue(bar.maximum())


def test_the_end_offers_to_call_the_paper_read(stand: ReaderStand) -> None:
    library = stand.desk.library
    stand.add("paper.pdf", [PAGE] * 3)
    library.papers[PAPER] = replace(library.papers[PAPER], state=PaperState.READING)
    stand.open()
    stand.view.go_to_page(1)
    assert stand.panel.findChild(object, "lastPageBar") is None
    to_end(stand)
    assert "end of the paper" in stand.part("lastPageBar").sentence()
    assert library.papers[PAPER].state is PaperState.READING
    stand.panel.findChild(QToolButton, "lastPageRead").click()
    assert library.papers[PAPER].state is PaperState.READ
    assert stand.part("lastPageBar").isHidden()
    stand.view.go_to_page(0)
    to_end(stand)
    assert stand.part("lastPageBar").isHidden()


def test_what_is_read_already_or_seen_at_once_offers_nothing(stand: ReaderStand) -> None:
    library = stand.desk.library
    stand.add("short.pdf", ["one line"])
    stand.open()
    to_end(stand)
    assert stand.panel.findChild(object, "lastPageBar") is None
    stand.add("paper.pdf", [PAGE] * 3)
    library.papers[PAPER] = replace(library.papers[PAPER], state=PaperState.READ)
    stand.open()
    stand.view.go_to_page(1)
    to_end(stand)
    assert stand.panel.findChild(object, "lastPageBar") is None
