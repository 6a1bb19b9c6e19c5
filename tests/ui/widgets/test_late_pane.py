"""A pane that is built later: its place first, then itself, once."""

from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.late_pane import LatePane


def test_the_pane_is_built_once_in_its_place(qtbot: QtBot) -> None:
    built: list[QWidget] = []

    def build() -> QWidget:
        built.append(QListView())
        return built[-1]

    pane = LatePane(build)
    qtbot.addWidget(pane)
    pane.resize(300, 200)
    pane.show()
    assert built == []
    pane.fill()
    pane.fill()
    assert len(built) == 1
    qtbot.waitUntil(lambda: built[0].geometry() == pane.rect())
    assert built[0].isVisible()
    assert pane.focusProxy() is built[0]
