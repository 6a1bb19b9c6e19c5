"""Has annotated copies made by a worker of their own, which gives back the bytes of the new file and writes none.

The worker reads the file behind the same bars as every other; whoever asks for the copy puts the bytes where they go.
"""

import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from desktop_app.domain.errors import PasswordNeededError, PdfError, PdfMissingError, PdfTimeoutError, ReaderError
from desktop_app.pdf.copy_wish import CopyReport, CopyWish
from desktop_app.pdf.ports import never
from desktop_app.pdf.protocol import BrokenFrameError, Frame, Json, read_frame, write_frame
from desktop_app.pdf.worker_start import start_process, worker_command

_START_S = 20.0
_OPEN_S = 10.0
_MAKE_S = 28.0  # shorter than the time after which a worker ends itself
_PIECE_S = 10.0
_DOCUMENT = 1

Write = Callable[[bytes | bytearray], object]


class CopyMaker(Protocol):
    """Makes annotated copies; may be asked from any thread."""

    def make(
        self,
        source: Path,
        wish: CopyWish,
        write: Write,
        password: str | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> CopyReport:
        """Give the bytes of the copy to `write`, in order. Raises PdfError, and ReaderError when it is cancelled."""
        ...


class WorkerCopyMaker:
    """Starts a worker for each copy and ends it afterwards."""

    def __init__(self, start: "Callable[[], subprocess.Popen[bytes]] | None" = None) -> None:
        self._start = start or (lambda: start_process(worker_command(("--low-priority",))))

    def make(
        self,
        source: Path,
        wish: CopyWish,
        write: Write,
        password: str | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> CopyReport:
        """See `CopyMaker`."""
        worker = _Worker(self._start(), source.name)
        try:
            worker.greet()
            opening: Json = {"op": "open", "document": _DOCUMENT, "path": str(source), "password": password}
            worker.ask(opening, _OPEN_S)
            header = worker.ask({"op": "annotate", "document": _DOCUMENT}, _MAKE_S, wish.to_json()).header
            report = _report_of(header, source.name)
            at = 0
            while at < report.size_bytes:
                if cancelled():
                    raise ReaderError(f"The copy of “{source.name}” was cancelled; nothing was written.")
                piece = worker.ask({"op": "piece", "document": _DOCUMENT, "start": at}, _PIECE_S).body
                if not piece:
                    raise PdfError(_not_made(source.name))
                write(piece)
                at += len(piece)
        finally:
            worker.end()
        return report


class _Worker:
    """One conversation: a request, its answer, each within its time."""

    def __init__(self, process: "subprocess.Popen[bytes]", name: str) -> None:
        self._process, self._name = process, name
        self._requests, self._answers = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
        self._number = 0

    def greet(self) -> None:
        if self._within(_START_S, lambda: read_frame(self._answers)).header.get("ready") is not True:
            raise PdfError(_not_made(self._name))

    def ask(self, request: Json, seconds: float, body: bytes = b"") -> Frame:
        """Raises what the worker says, or that it took too long."""
        self._number += 1
        told = {**request, "id": self._number}

        def talk() -> Frame | None:
            write_frame(self._requests, told, body)
            return read_frame(self._answers)

        frame = self._within(seconds, talk)
        kind, sentence = frame.header.get("error"), str(frame.header.get("sentence") or "")
        if kind == "password":
            raise PasswordNeededError(sentence)
        if kind == "missing":
            raise PdfMissingError(sentence)
        if kind is not None:
            raise PdfError(sentence or _not_made(self._name))
        return frame

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._answers.close()
        with suppress(OSError):  # what it did not take of a request is still in the pipe
            self._requests.close()

    def _within(self, seconds: float, talk: Callable[[], Frame | None]) -> Frame:
        is_late = threading.Event()

        def stop() -> None:
            is_late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            frame = talk()
        except (OSError, ValueError, BrokenFrameError):
            frame = None
        finally:
            timer.cancel()
            timer.join()
        if frame is None:
            late = f"The copy of “{self._name}” took longer than {seconds:g} seconds, so it was not made."
            raise PdfTimeoutError(late) if is_late.is_set() else PdfError(_not_made(self._name))
        return frame


def _report_of(header: Json, name: str) -> CopyReport:
    try:
        return CopyReport(
            size_bytes=int(header["size_bytes"]),
            written=int(header["written"]),
            homeless=int(header["homeless"]),
            is_encrypted=header["is_encrypted"] is True,
            is_signed=header["is_signed"] is True,
            is_repaired=header["is_repaired"] is True,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise PdfError(_not_made(name)) from error


def _not_made(name: str) -> str:
    return f"The copy of “{name}” could not be made. The file itself was not touched."
