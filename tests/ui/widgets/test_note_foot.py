"""Since when a note is saved, as a person would say it."""

from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets import note_foot
from desktop_app.ui.widgets.note_foot import NoteFoot

SAVED = datetime(2026, 11, 25, 14, 10).astimezone()


class Clock:
    """Both clocks of the computer, in the place of the modules that read them."""

    def __init__(self) -> None:
        self.passed = timedelta()

    def monotonic(self) -> float:
        return 1000 + self.passed.total_seconds()

    def now(self) -> datetime:
        return (SAVED + self.passed).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=1), "Saved"),
        (timedelta(seconds=40), "Saved 40 s ago"),
        (timedelta(minutes=59), "Saved 59 min ago"),
        (timedelta(minutes=142), "Saved at 14:10"),
        (timedelta(hours=12), "Saved yesterday, 14:10"),
        (timedelta(days=3), "Saved 25 Nov 2026, 14:10"),
    ],
)
def test_the_age_is_told_as_a_person_would(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, passed: timedelta, said: str
) -> None:
    clock = Clock()
    monkeypatch.setattr(note_foot, "time", clock)
    monkeypatch.setattr(note_foot, "datetime", clock)
    foot = NoteFoot()
    qtbot.addWidget(foot)
    foot.show_saved()
    clock.passed = passed
    foot.show_address("")
    assert foot.text() == said


def test_nothing_ticks_while_it_is_not_seen(qtbot: QtBot) -> None:
    foot = NoteFoot()
    qtbot.addWidget(foot)
    foot.show()
    assert foot._ticks.isActive()
    foot.hide()
    assert not foot._ticks.isActive()
