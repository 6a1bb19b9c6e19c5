"""Asks the child process for formulas one at a time; one that takes too long loses its child, the next has another."""

import json
import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.formula import LONGEST_SOURCE, Formula

log = logging.getLogger(__name__)

DEADLINE_S = 3.0
_START_S = 15.0
_PACKAGE_ROOT = Path(__file__).resolve().parent.parent.parent
_SIZE_PX = 16.0
#: makes the packaged program, which has no Python beside it, a typesetter
FROZEN_SWITCH = "--formula-worker"


class Typesetter:
    """May be called on any thread; calls wait for one another. The child starts with the first formula."""

    def __init__(self, deadline_s: float = DEADLINE_S) -> None:
        self._deadline_s = deadline_s
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    def typeset(self, source: str, *, display: bool) -> Formula:
        """Raises ReaderError with a sentence for a formula that cannot be drawn."""
        if len(source) > LONGEST_SOURCE:
            raise ReaderError(f"The formula has {len(source):,} characters; up to {LONGEST_SOURCE:,} are drawn.")
        with self._turn:
            answer = self._ask({"source": source, "display": display})
        if "reason" in answer:
            raise ReaderError(answer["reason"])
        return Formula(answer["svg"], answer["width"], answer["ascent"], answer["depth"], _SIZE_PX)

    def close(self) -> None:
        """End the child, also in the middle of a formula; no other is started."""
        self._is_closed = True
        child = self._child
        if child is not None:
            child.kill()
        with self._turn:
            self._end()

    def _ask(self, request: dict[str, object]) -> dict[str, Any]:  # Any: JSON
        child, deadline_s = self._child, self._deadline_s
        if child is None or child.poll() is not None:
            self._end()
            child, deadline_s = self._start(), _START_S
        if child.stdin is None or child.stdout is None:
            raise ReaderError("Formulas cannot be drawn.")
        watch = threading.Timer(deadline_s, child.kill)
        watch.start()
        try:
            child.stdin.write(json.dumps(request).encode() + b"\n")
            child.stdin.flush()
            line = child.stdout.readline()
        except (OSError, ValueError):
            line = b""
        finally:
            watch.cancel()
            watch.join()
        if not line.endswith(b"\n"):
            self._end()
            raise ReaderError("The formula took too long to be drawn.")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _start(self) -> "subprocess.Popen[bytes]":
        """A child that has answered once, so that its start is not held against the first formula."""
        if self._is_closed:
            raise ReaderError("Formulas are not drawn any more: the program is ending.")
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise ReaderError("Formulas cannot be drawn: the system starts no more programs.") from error
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    log.debug("the pipe of the typesetter was broken")
        child.wait()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_SWITCH]
    start = (
        f"import sys; sys.path[:0] = {[str(_PACKAGE_ROOT)]!r}; from {__package__}.worker import main; sys.exit(main())"
    )
    return [sys.executable, "-I", "-c", start]
