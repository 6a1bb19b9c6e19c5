"""What every panel, dialog and screen is built with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.ui.bridge.event_hub import EventHub
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.bridge.task_runner import TaskRunner

if TYPE_CHECKING:
    from desktop_app.ui.bridge.page_source import PageSource
    from desktop_app.ui.theme import Theme


@dataclass(frozen=True)
class UiContext:
    """`theme` gives colours, sizes, fonts and icons; `pages` gives PDF pages and their text."""

    runner: TaskRunner
    hub: EventHub
    navigator: Navigator
    theme: "Theme"
    pages: "PageSource"
