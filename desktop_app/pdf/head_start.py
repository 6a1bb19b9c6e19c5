"""A screen worker that starts, opens a file and draws its first page before there is a window to show what it answers.

Importing Qt and building the window take longer than all the worker has to do for the first page.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from desktop_app.pdf.answers import Answer, Opened
from desktop_app.pdf.jobs import DocumentRef, Job, Operation, Patience, tile_job
from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.scheduler import Level
from desktop_app.pdf.supervisor import Launch, Supervisor, process_launcher
from desktop_app.pdf.tiles import Tile
from desktop_app.pdf.tones import Tone

FIRST_KEY = 1
_GLIMPSE_PX = 640


class HeadStart:
    """Keeps the answers until somebody takes them; the document of `path` has the key `FIRST_KEY`.

    How large the window will show the page is not known yet: what is drawn here stands in until that is.
    """

    def __init__(
        self,
        path: Path | None = None,
        launch: Launch | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.path = path
        #: the tone in which pages will be shown; whoever knows it says so while the worker starts
        self.tone = Tone.PAPER
        self._lock = threading.Lock()
        self._kept: list[Answer] = []
        self._deliver: Callable[[Answer], None] | None = None
        self.supervisor = Supervisor(launch or process_launcher(), self._take, "pdf-screen", patience)
        if path is not None:
            self.supervisor.add(DocumentRef(FIRST_KEY, path, None))
            self.supervisor.ask(Job(Operation.OPEN, FIRST_KEY))

    def hand_over(self, deliver: Callable[[Answer], None]) -> None:
        """Give this callable the answers there are, and from now on every new one."""
        with self._lock:
            for answer in self._kept:
                deliver(answer)
            self._kept.clear()
            self._deliver = deliver

    def close(self) -> None:
        """End the worker."""
        self.supervisor.close()

    def _take(self, answer: Answer) -> None:
        with self._lock:
            if self._deliver is None:
                self._kept.append(answer)
                if isinstance(answer.result, Opened):
                    self.supervisor.ask(tile_job(FIRST_KEY, _glimpse(answer.result.sizes[0], self.tone)), Level.VISIBLE)
                return
        self._deliver(answer)


def _glimpse(size: PageSize, tone: Tone) -> Tile:
    """The upper part of the first page, about as large as a window shows it."""
    across, down = (size.height, size.width) if size.rotation % 180 else (size.width, size.height)
    scale = _GLIMPSE_PX / across
    return Tile(0, scale, 0, 0, _GLIMPSE_PX, max(1, min(round(down * scale), 2 * _GLIMPSE_PX)), tone=tone)
