"""The watch on the GUI thread: a pause is told, with where it happened."""

import time

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.latency_watch import LatencyWatch


def busy_for(seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def test_a_long_pause_is_told_with_its_place(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    told: list[str] = []
    watch = LatencyWatch(window, told.append)
    qtbot.wait(20)
    busy_for(0.12)
    qtbot.waitUntil(lambda: bool(told))
    watch.stop()
    assert any("busy_for" in sentence for sentence in told)
    assert "worst" in watch.summary()


def test_what_was_told_is_not_counted_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    watch = LatencyWatch(window)
    qtbot.wait(20)
    watch.stop()
    assert not watch.summary().startswith("0 ")
    assert watch.summary().startswith("0 ")
