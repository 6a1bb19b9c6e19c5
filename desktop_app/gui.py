"""The window as a program: builds what the first page needs, shows it, and lets the rest follow."""

import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import __version__
from desktop_app.domain.changes import LibraryReplaced
from desktop_app.domain.errors import LibraryLockedError
from desktop_app.domain.ids import PaperId
from desktop_app.system.events import EventBus
from desktop_app.system.lock_file import names_owner
from desktop_app.system.paths import AppPaths, find_paths
from desktop_app.system.resources import resource_path
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.event_hub import EventHub
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.bridge.page_source import PageSource
from desktop_app.ui.bridge.task_runner import InlineTaskRunner, ThreadedTaskRunner
from desktop_app.ui.found_panels import all_panels, desk_panel, finding_panels
from desktop_app.ui.import_steps import importing
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.qt_messages import log_qt_messages
from desktop_app.ui.theme import STYLE, STYLED, PageWish, Theme, ThemeWish
from desktop_app.ui.theme_fonts import load_fonts
from desktop_app.ui.widgets.late_pane import LatePane
from desktop_app.ui.window_layout import LAYOUT_FILE, WindowLayout, load_layout, save_layout
from desktop_app.ui.window_life import WindowLife, after_first_paint

if TYPE_CHECKING:
    from desktop_app.pdf.head_start import HeadStart
    from desktop_app.services.context import Services
    from desktop_app.services.rescue import Rescue
    from desktop_app.ui.panels.reader import ReaderPanel
    from desktop_app.ui.rescuing import Rescuing

log = logging.getLogger(__name__)

#: sooner than a wait is told in words
_LOOKS_WITHIN_MS = 200
_FIRST_PAGE_WITHIN_MS = 1500
_LAYOUT_KEPT_AFTER_MS = 2000
_HAND_OVERS = 8
_HAND_OVER_AGAIN_MS = 250


def main(
    files: Sequence[Path] = (),
    library: Path | None = None,
    head_start: "HeadStart | None" = None,
    *,
    debug_latency: bool = False,
) -> int:
    """Show the window of this library, on the given PDF files if there are any; the exit status of the program.

    The files are absolute; `head_start` is a worker that opens the first of them already. With `debug_latency` every
    long pause of the GUI thread is told on standard error, and all of them at the end.
    """
    paths = find_paths(library)
    log_qt_messages()
    application = made_application()
    if names_owner(paths.library):
        from desktop_app.ui.instance_link import hand_over, link_name

        if hand_over(link_name(paths.library), [str(path) for path in files]):
            return 0
    program = Program(application, paths, head_start)
    if debug_latency:
        program.watch_latency()
    return program.run(files)


class StillWish(NamedTuple):
    """What `snapshot` draws: a screen, perhaps with a paper (any reference to it) on the desk."""

    screen: str
    out: Path
    paper: str | None = None
    theme: str = "light"
    size: tuple[int, int] = (1440, 900)
    scale: float = 1.0


def snapshot(wish: StillWish, library: Path | None = None) -> tuple[int, int]:
    """Draw a screen into a picture with no display; width and height of the picture in pixels."""
    from desktop_app.ui.still import check_screen, keep, still_of

    check_screen(wish.screen)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(wish.scale)
    log_qt_messages()
    application = made_application()
    load_looks(application)
    theme = Theme(ThemeWish(wish.theme))
    theme.dress(application)
    bus, pages = EventBus(), PageSource()
    services = _built_services(find_paths(library), bus)
    hub = EventHub(bus)
    try:
        paper = services.library.resolve(wish.paper).id if wish.paper else _last_read(services)
        context = UiContext(InlineTaskRunner(services), hub, Navigator(), theme, pages)
        panes = desk_panel("paper_list").build(context), desk_panel("reader").build(context)
        picture = still_of(context, panes, all_panels(), wish.screen, wish.size, paper, pages.is_idle)
        keep(picture, wish.out)
        return picture.width(), picture.height()
    finally:
        hub.close()
        pages.close()
        services.close()
        theme.undress(application)


def made_application() -> QApplication:
    """The one QApplication; see `load_looks`."""
    found = QApplication.instance()
    application = found or QApplication(["postil", "-style", STYLE])
    if not isinstance(application, QApplication):
        raise TypeError("a Qt application without windows runs already")
    if found is None:
        application.setProperty(STYLED, True)
    application.setApplicationName("Postil")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("postil")
    return application


def load_looks(application: QApplication) -> None:
    """Fonts and the window's icon, once; a page of a PDF is shown without them."""
    if load_fonts():
        from PySide6.QtGui import QIcon  # brings 200 members of enumerations

        application.setWindowIcon(QIcon(str(resource_path("postil.svg"))))


class Program:
    """Holds what lives as long as the window."""

    def __init__(self, application: QApplication, paths: AppPaths, head_start: "HeadStart | None" = None) -> None:
        self._application, self._paths = application, paths
        self._layout_path = paths.config / LAYOUT_FILE
        layout = load_layout(self._layout_path)
        self._theme = Theme(_wish_of(layout))
        self._theme.choose_pages(_page_wish_of(layout))
        self._theme.dress(application)
        self._bus = bus = EventBus()
        self._pages = PageSource(head_start=head_start)
        self._pages.open_failed.connect(self._load_looks)  # before the reader hears of it, who says so in words
        self._runner = ThreadedTaskRunner(
            lambda: _built_services(paths, bus, as_window=True), tend=lambda services: services.upkeep.tend()
        )
        self._hub = EventHub(bus)
        context = UiContext(self._runner, self._hub, Navigator(), self._theme, self._pages)
        self._first_page = _late_reader(context)
        self._papers = LatePane(lambda: desk_panel("paper_list").build(context))
        self._window = MainWindow(context, self._papers, self._first_page, layout)
        self._life = WindowLife(context, self._window, _paper_of(layout))
        self._keeping = QTimer(self._window)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_LAYOUT_KEPT_AFTER_MS)
        self._keeping.timeout.connect(self._keep_layout)
        context.navigator.paper_opened.connect(lambda _paper: self._keeping.start())
        self._is_started = self._was_ready = False
        self._rescuing: Rescuing | None = None
        self._first_stops: list[Callable[[], None]] = [self._keeping.stop]
        self._last_stops: list[Callable[[], None]] = []
        self._connect()

    def run(self, files: Sequence[Path]) -> int:
        """Show the window and run until it is closed."""
        if files:
            self._first_page.show_file(files[0])
            self._life.add_files(files)
            self._first_page.first_page_shown.connect(self._go_on)
            QTimer.singleShot(_LOOKS_WITHIN_MS, self._window, self._load_looks)
            QTimer.singleShot(_FIRST_PAGE_WITHIN_MS, self._window, self._go_on)
            QCoreApplication.sendPostedEvents(self._pages)  # what the worker has drawn by now is in the first paint
        else:
            self._load_looks()
            self._window.furnish()
            self._papers.fill()
            self._first_page.setFocus()  # not the field of the search, from which a text would not take it
            after_first_paint(self._window, self._go_on)
        self._window.show()
        status = self._application.exec()
        self._end()
        return status

    def watch_latency(self) -> None:
        """Tell on standard error how long the GUI thread pauses."""
        from desktop_app.ui.latency_watch import LatencyWatch

        watch = LatencyWatch(self._window, lambda pause: _tell(f"the window paused {pause}"))

        def stop() -> None:
            watch.stop()
            _tell(watch.summary())

        self._first_stops.append(stop)

    def _connect(self) -> None:
        self._runner.ready.connect(self._on_ready)
        self._runner.start_failed.connect(self._on_start_failed)
        self._runner.change_refused.connect(self._window.tell_refusal)
        self._window.damage_met.connect(self._on_damage_met)
        self._runner.problem_raised.connect(self._window.show_problem)
        self._life.furnished.connect(self._on_furnished)
        self._life.ended.connect(self._application.quit)

    def _go_on(self) -> None:
        """The page is on the screen: the rest of the window is built."""
        if not self._is_started:
            self._is_started = True
            self._load_looks()
            self._life.complete(finding_panels, self._filling())

    def _load_looks(self) -> None:
        load_looks(self._application)

    def _on_furnished(self) -> None:
        """The window is whole; the store thread imports SQLAlchemy while its panels are built."""
        self._watch()
        self._runner.start()

    def _filling(self) -> Iterator[None]:
        yield from importing("widgets.paper_card_delegate", "panels.paper_list")
        self._papers.fill()
        yield

    def _on_ready(self) -> None:
        """The library is open, for the first time or again."""
        if self._rescuing is not None:
            self._rescuing.end()
            self._bus.publish(LibraryReplaced())
        self._life.on_ready()
        if not self._was_ready:
            self._was_ready = True
            self._listen()
            self._collect_garbage()
        self._look_whether_read_only()

    def _collect_garbage(self) -> None:
        """Everything is imported; a full collection over all modules would hold the keys up for 60 ms."""
        from desktop_app.ui.quiet_times import collect_when_quiet

        self._last_stops.append(collect_when_quiet(self._window))

    def _listen(self) -> None:
        """The library is ours, so later starts hand their files over to this window."""
        from desktop_app.ui.instance_link import InstanceLink, link_name

        link = InstanceLink(link_name(self._paths.library), self._window)
        link.received.connect(self._on_received)
        link.listen()
        self._first_stops.append(link.close)

    def _watch(self) -> None:
        """Keep a log from here on; what nobody caught is told in the window; signals close it in an orderly way."""
        from desktop_app.system.crash import watch_for_crashes
        from desktop_app.system.logs import set_up_logs
        from desktop_app.ui.quit_signals import QuitSignals

        self._first_stops.append(QuitSignals(self._window.close).stop)
        self._last_stops += [set_up_logs(self._paths), watch_for_crashes(self._paths, self._runner.problem_raised.emit)]

    def _look_whether_read_only(self) -> None:
        self._runner.run(lambda services: services.upkeep.is_read_only, self._life.on_looked, owner=self._window)

    def _on_start_failed(self, error: Exception) -> None:
        if isinstance(error, LibraryLockedError):
            self._hand_over(error, _HAND_OVERS)
        else:
            self._show_way_back(error)

    def _show_way_back(self, error: Exception) -> None:
        self._need_rescuing().begin(error)
        self._life.on_start_failed()

    def _on_damage_met(self, error: Exception) -> None:
        """The library is open and damaged; "not now" holds for this run, and later ones are told in a sentence."""
        if self._rescuing is None:
            self._need_rescuing().begin(error, was_open=True)

    def _need_rescuing(self) -> "Rescuing":
        if self._rescuing is None:
            from desktop_app.ui.rescuing import Rescuing

            parts = self._theme, self._runner, self._window, _rescue_of(self._paths)
            self._rescuing = Rescuing(*parts, self._paths.library)
        return self._rescuing

    def _hand_over(self, error: LibraryLockedError, tries: int) -> None:
        """Two starts at the same moment: the one that did not get the library hands its files over and goes.

        The other one may have the library and not listen yet.
        """
        from desktop_app.ui.instance_link import hand_over, link_name

        if hand_over(link_name(self._paths.library), self._life.waiting_files()):
            self._window.guard = None
            self._window.close()
            self._application.quit()
        elif tries > 1:
            QTimer.singleShot(_HAND_OVER_AGAIN_MS, self._window, lambda: self._hand_over(error, tries - 1))
        else:
            self._show_way_back(error)

    def _on_received(self, names: list[str]) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self._life.add_files([Path(name) for name in names])

    def _keep_layout(self) -> None:
        """So that a window that is killed opens the paper she was at."""
        path, layout = self._layout_path, self._window.layout_now()
        self._runner.run_slow(lambda _services, _cancelled: _kept(path, layout), owner=self._window)

    def _end(self) -> None:
        for stop in self._first_stops:
            stop()
        layout = self._window.layout_now()
        self._runner.stop()
        self._hub.close()
        self._pages.close()
        self._theme.undress(self._application)
        self._window.deleteLater()
        self._application.processEvents()
        _kept(self._layout_path, layout)
        for stop in reversed(self._last_stops):
            stop()


def _kept(path: Path, layout: WindowLayout) -> None:
    try:
        save_layout(path, layout)
    except OSError:
        log.info("the window's layout could not be kept", exc_info=True)


def _late_reader(context: UiContext) -> "ReaderPanel":
    from desktop_app.ui.panels.reader import PLUGIN

    return PLUGIN.build_late(context)


def _tell(sentence: str) -> None:
    sys.stderr.write(f"postil: {sentence}\n")


def _last_read(services: "Services") -> PaperId | None:
    from desktop_app.domain.queries import PaperQuery

    papers = services.library.list(PaperQuery(sort="recent", limit=1))
    return papers[0].id if papers else None


def _built_services(paths: AppPaths, bus: EventBus, as_window: bool = False) -> "Services":
    """Runs on the store thread of the window."""
    from desktop_app.bootstrap import build_services

    return build_services(paths, bus=bus, as_window=as_window)


def _rescue_of(paths: AppPaths) -> Callable[[], "Rescue"]:
    def build() -> "Rescue":  # runs on a slow thread of the window
        from desktop_app.domain.ids import IdFactory
        from desktop_app.services.rescue import Rescue
        from desktop_app.system.clock import SystemClock

        return Rescue(paths, SystemClock(), IdFactory())

    return build


def _wish_of(layout: WindowLayout) -> ThemeWish:
    try:
        return ThemeWish(layout.theme)
    except ValueError:
        return ThemeWish.SYSTEM


def _page_wish_of(layout: WindowLayout) -> PageWish:
    try:
        return PageWish(layout.pages)
    except ValueError:
        return PageWish.PAPER


def _paper_of(layout: WindowLayout) -> PaperId | None:
    try:
        return PaperId(UUID(layout.paper))
    except ValueError:
        return None
