"""One living worker process: sends it requests, hands on the frames it answers with; knows no documents."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from desktop_app.pdf.protocol import BrokenFrameError, Frame, Json, read_frame, write_frame

if TYPE_CHECKING:
    import subprocess

log = logging.getLogger(__name__)

_JOIN_S = 2.0


class Worker(Protocol):
    """What the supervisor needs of a worker."""

    def send(self, request: Json) -> bool:
        """False when the worker is gone."""
        ...

    def kill(self) -> None:
        """End it at once; its end is still told."""
        ...

    def join(self) -> None:
        """Wait until everything of it has ended, not for ever."""
        ...


#: told on the worker's reader thread: a frame, or None when there will be no more
OnFrame = Callable[[Frame | None], None]


class WorkerProcess:
    """A child process and the thread that reads from it."""

    def __init__(self, process: "subprocess.Popen[bytes]", on_frame: OnFrame) -> None:
        self._on_frame, self._process = on_frame, process
        self._requests = cast("BinaryIO", self._process.stdin)
        self._answers = cast("BinaryIO", self._process.stdout)
        self._reader = threading.Thread(target=self._read, name="pdf-reader", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def send(self, request: Json) -> bool:
        """Requests are far smaller than a pipe holds and come one at a time, so this does not wait."""
        try:
            write_frame(self._requests, request)
        except (OSError, ValueError):  # a ValueError: closed already
            return False
        return True

    def kill(self) -> None:
        self._process.kill()

    def join(self) -> None:
        self._reader.join(_JOIN_S)

    def _read(self) -> None:
        try:
            while (frame := read_frame(self._answers)) is not None:
                self._on_frame(frame)
        except (BrokenFrameError, OSError) as error:
            log.info("a PDF worker could not be understood: %s", error)
        self._process.kill()
        status = self._process.wait()
        log.info("a PDF worker ended with status %s", status)
        self._requests.close()
        self._answers.close()
        self._on_frame(None)
