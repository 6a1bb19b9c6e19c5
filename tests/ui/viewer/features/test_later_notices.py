"""A retraction stands in red above the text, as long as its paper is read."""

from datetime import UTC, datetime
from types import SimpleNamespace

from PySide6.QtWidgets import QFrame, QLabel

from desktop_app.domain.free_copy import FreeCopyCheck, Verdict
from desktop_app.domain.ids import PaperId
from desktop_app.domain.lookup import Notice, NoticeKind
from tests.ui.records import PAPER
from tests.ui.viewer.conftest import PAGE
from tests.ui.viewer.reader_stand import ReaderStand


def check(paper: PaperId, *notices: Notice) -> FreeCopyCheck:
    return FreeCopyCheck(
        *(paper, "10.1/x", Verdict.NONE, "", None, None, None, None, None, datetime(2026, 11, 12, tzinfo=UTC)),
        asked=("Crossref",),
        notices=notices,
    )


def shown(stand: ReaderStand) -> str:
    bar = stand.panel.findChild(QFrame, "laterNotice")
    if bar is None or bar.isHidden():
        return ""
    return bar.findChild(QLabel, "laterNoticeSentence").text()


def test_a_retraction_is_said_above_its_paper_only(stand: ReaderStand) -> None:
    retracted = Notice(NoticeKind.RETRACTION, "Crossref", "10.1/notice", "2021-03-04")
    known = {PAPER: check(PAPER, retracted)}
    stand.desk.library.lookups = SimpleNamespace(free_copy=known.get)
    stand.add("paper.pdf", [PAGE])
    stand.open()
    assert shown(stand) == "Retracted on 2021-03-04, says Crossref (10.1/notice)."

    other = stand.desk.library.add_paper("Another")
    stand.desk.open(other)
    assert shown(stand) == ""
    stand.desk.navigator.free_copy_checked.emit(check(PAPER, retracted))
    assert shown(stand) == ""
    stand.desk.navigator.free_copy_checked.emit(check(other, Notice(NoticeKind.CORRECTION, "Crossref")))
    assert shown(stand) == "Corrected, says Crossref."
    stand.desk.navigator.free_copy_checked.emit(check(other))
    assert shown(stand) == ""
