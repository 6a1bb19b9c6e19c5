"""Starts the process of a PDF worker. Imports next to nothing: the first page waits for it from the first moment."""

import os
import subprocess
import sys
from collections.abc import Sequence

_PACKAGE_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))  # noqa: PTH120
WORKER_MODULE = "desktop_app.pdf.worker.main"
#: makes the packaged program, which has no Python beside it, a worker
FROZEN_SWITCH = "--pdf-worker"


def worker_command(arguments: Sequence[str] = ()) -> list[str]:
    """What starts a worker: this Python, isolated from the user's environment.

    What it imports stays: to look for garbage in it is a fifth of the time that takes. The worker takes it up later.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_SWITCH, *arguments]
    path = f"sys.path[:0] = {[_PACKAGE_ROOT]!r}"
    start = f"import gc, sys; gc.disable(); {path}; from {WORKER_MODULE} import main; sys.exit(main())"
    return [sys.executable, "-I", "-c", start, *arguments]


def start_process(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start a worker that nobody listens to yet."""
    return subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
    )
