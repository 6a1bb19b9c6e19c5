"""A desk for side panels with a real library behind it, for what only the services can show."""

from pathlib import Path
from types import SimpleNamespace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.bootstrap import build_services
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Bibliography, Paper
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.system.events import EventBus
from desktop_app.system.paths import AppPaths
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.event_hub import EventHub
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.theme import Theme, ThemeWish


class RealDesk:
    """Call `close` at the end."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.bus = EventBus()
        paths = AppPaths(*(folder / name for name in ("library", "config", "cache", "logs", "outside")))
        self.services = build_services(paths, self.bus, pdf=FakePdfReader())
        self.runner = InlineTaskRunner(self.services)
        self.hub = EventHub(self.bus)
        self.navigator = Navigator()
        self.theme = Theme(ThemeWish.LIGHT)
        self.context = UiContext(self.runner, self.hub, self.navigator, self.theme, SimpleNamespace())

    def paper(self, title: str = "Vagus nerve", note: str = "", **parts: object) -> Paper:
        return self.services.intake.add_draft(PaperDraft(Bibliography(title, **parts), note=note)).paper

    def show(self, widget: QWidget, width: int = 420, height: int = 700) -> None:
        self.qtbot.addWidget(widget)
        widget.resize(width, height)
        with self.qtbot.waitExposed(widget):
            widget.show()

    def open(self, paper: PaperId) -> None:
        """What the reading desk does when a paper is activated."""
        self.navigator.current_paper = paper
        self.navigator.paper_opened.emit(self.services.reading.open(paper))
        self.qtbot.wait(1)

    def close(self) -> None:
        self.hub.close()
        self.services.close()
        assert self.runner.problems == []
