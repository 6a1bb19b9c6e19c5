"""A message lies over a screen, but not over what stands at its foot."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.widgets.key_line import KeyLine
from desktop_app.ui.widgets.message_bar import MessageBar


def test_a_message_stays_clear_of_keys_and_of_what_is_beside_them(qtbot: QtBot) -> None:
    theme, window = Theme(ThemeWish.LIGHT), QWidget()
    qtbot.addWidget(window)
    screen, pane, foot = QWidget(window), QWidget(window), KeyLine(theme, "keys", window)
    foot.show_keys("D done · " * 40 + "N new")
    left = QVBoxLayout()
    left.addWidget(screen, 1)
    left.addWidget(foot)
    row = QHBoxLayout(window)
    row.addLayout(left, 2)
    row.addWidget(pane, 1)
    bar, done = MessageBar(theme, window), []
    bar.lie_over(window)
    window.resize(900, 500)
    with qtbot.waitExposed(window):
        window.show()
    bar.say("Bought. " * 12, "Attach PDF…", lambda: done.append(1))
    for width, height in ((900, 500), (1300, 700)):
        window.resize(width, height)
        qtbot.waitUntil(lambda: bar.geometry().bottom() < foot.geometry().top())
        assert not QRect(pane.mapTo(window, QPoint(0, 0)), pane.size()).intersects(bar.geometry())
    QTest.mouseClick(bar.findChild(QPushButton, "messageAct"), Qt.MouseButton.LeftButton)
    assert done == [1]
    assert not bar.isVisible()


def test_a_message_covers_no_button_also_of_what_comes_later(qtbot: QtBot) -> None:
    theme, window = Theme(ThemeWish.LIGHT), QWidget()
    qtbot.addWidget(window)
    window.resize(900, 500)
    low, high = QPushButton("Save", window), QPushButton("Later", window)
    low.setGeometry(430, 430, 90, 30)
    high.setGeometry(500, 330, 90, 30)
    high.hide()
    bar = MessageBar(theme, window)
    bar.lie_over(window)
    with qtbot.waitExposed(window):
        window.show()
    bar.say("All marks of this paper were copied.")
    assert bar.geometry().bottom() < low.geometry().top()
    assert bar.geometry().bottom() > high.geometry().bottom()
    bar.move(bar.x(), high.y())
    high.show()
    qtbot.waitUntil(lambda: not bar.geometry().intersects(high.geometry()))
    assert not bar.geometry().intersects(low.geometry())
    bar.clear()
