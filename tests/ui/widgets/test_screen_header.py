"""The filters of a screen stand beside its name, in a narrow window below it; they are never squeezed."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.screen_header import ScreenHeader


def test_filters_go_below_and_come_back(qtbot: QtBot) -> None:
    header = ScreenHeader(Theme(ThemeWish.LIGHT), "Library")
    qtbot.addWidget(header)
    buttons = [QPushButton(f"Filter number {number}", header) for number in range(4)]
    for button in buttons:
        header.add(button)
    header.show_badges([Badge("1,200 papers")])
    header.show()
    filters = sum(button.minimumSizeHint().width() for button in buttons)
    for width, is_below in ((2000, False), (filters + 100, True), (2000, False)):
        header.resize(width, 80)
        qtbot.waitUntil(lambda is_below=is_below: (buttons[0].mapTo(header, QPoint(0, 0)).y() > 30) is is_below)
        assert all(button.width() >= button.minimumSizeHint().width() for button in buttons)
        assert all(button.width() <= button.sizeHint().width() for button in buttons)
