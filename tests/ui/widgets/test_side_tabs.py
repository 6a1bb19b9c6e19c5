"""The tabs of the side panel: their numbers beside the titles, or small above them where it is narrow."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.widgets.counted_tab_bar import CountedTabBar
from desktop_app.ui.widgets.side_tabs import SideTabs


def picture(bar: CountedTabBar, place: QRect) -> QImage:
    return bar.grab(place).toImage()


def test_numbers_stay_where_the_tabs_are_narrow(qtbot: QtBot) -> None:
    tabs = SideTabs(Theme(ThemeWish.LIGHT))
    qtbot.addWidget(tabs)
    titles = {"note": "Note", "marks": "Marks", "questions": "Questions", "todo": "To do", "info": "Info"}
    for panel_id, title in titles.items():
        tabs.add_panel(panel_id, title, QLabel(title))
    tabs.resize(1200, 300)
    tabs.show()
    bar = tabs.findChild(CountedTabBar)
    tabs.set_count("marks", 3)
    assert bar.tabText(1) == "Marks 3"
    assert bar.number_rect(1).isEmpty()
    narrower = iter(range(600, 100, -10))
    while bar.tabText(1) != "Marks":  # how narrow that is depends on the font
        tabs.resize(next(narrower), 300)
    assert (bar.accessibleTabName(1), bar.tabToolTip(1)) == ("Marks 3", "Marks 3")
    place = bar.number_rect(1)
    assert bar.tabRect(1).contains(place)
    three = picture(bar, place)
    tabs.set_count("marks", 28)
    assert picture(bar, place) != three
    tabs.set_count("marks", 0)
    assert bar.number_rect(1).isEmpty()
