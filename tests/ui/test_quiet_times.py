"""What holds up keys waits until her hands rest, and more until she is elsewhere."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.ui.quiet_times import QuietTimes, collect_when_quiet

_REST_MS = 60


def field(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is made.windowHandle())
    return made


def press(line: QLineEdit) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QCoreApplication.sendEvent(line.windowHandle(), key)


def test_hands_rest_a_moment_after_the_last_key(qtbot: QtBot) -> None:
    line = field(qtbot)
    told: list[str] = []
    quiet = QuietTimes(line, lambda: told.append(line.text()), lambda: None, rest_ms=_REST_MS)
    qtbot.waitUntil(lambda: told == [""])
    press(line)
    press(line)
    qtbot.waitUntil(lambda: told == ["", "aa"])
    qtbot.wait(2 * _REST_MS)
    assert told == ["", "aa"], "one rest is told once"
    assert quiet.parent() is line


def test_she_is_away_when_another_program_has_the_keys_for_long(qtbot: QtBot) -> None:
    line = field(qtbot)
    told: list[str] = []
    QuietTimes(line, lambda: None, lambda: told.append("away"), away_ms=_REST_MS)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.wait(2 * _REST_MS)
    assert told == []
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: told == ["away"])


def test_garbage_is_looked_for_fully_while_hands_rest(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.ui.quiet_times.QuietTimes.__init__.__kwdefaults__", {"rest_ms": 1, "away_ms": 1})
    line = field(qtbot)
    stop = collect_when_quiet(line)
    try:
        gc.collect(1)
        qtbot.waitUntil(lambda: not gc.get_count()[2])
    finally:
        stop()
        gc.unfreeze()
