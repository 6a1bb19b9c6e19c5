"""Fetches the PDF of a free copy into a file, on the reader's wish only; nobody but its server hears of it.

The server may be any that a source named, so her e-mail address does not go along.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from desktop_app.domain.errors import ReaderError
from desktop_app.lookup.client import ADDRESS_ONLY, Attempts, LookupClient, Run, refused_words
from desktop_app.lookup.sinks import NoPdfError, PdfSink
from desktop_app.system.disk_problems import told_as

_DONE = 200
_ACCEPT = "application/pdf, */*;q=0.5"


def download(
    client: LookupClient,
    address: str,
    base: str,
    folder: Path,
    largest: int,
    run: Run,
    progress: Callable[[int, int], object],
) -> Path:
    """A new file in `folder`, of at most `largest` bytes.

    `base` is the address of the source that named the copy, which decides what machines may be asked (`lookup.hosts`).

    Raises SourceSilentError, LookupCancelledError, ConsentNeededError, ReaderError for what is no PDF,
    EnvironmentProblemError when the disk refuses; then no file stays.
    """
    with told_as("The copy could not be written"):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".incoming.", suffix=".tmp", dir=folder)
    path = Path(name)
    try:
        with told_as("The copy could not be written"), os.fdopen(handle, "wb") as file:
            _fetch(client, address, base, largest, run, PdfSink(file, progress))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _fetch(client: LookupClient, address: str, base: str, largest: int, run: Run, sink: PdfSink) -> None:
    attempts = Attempts(client, run, client.manners.file_s, "The server of the copy", ADDRESS_ONLY)
    try:
        answer = attempts.fetch(address, _ACCEPT, largest=largest, is_file=True, base=base, sink=sink)
        if answer.status != _DONE:
            raise ReaderError(f"The copy could not be fetched: {refused_words(answer.status)}. Nothing was attached.")
        sink.check()
    except NoPdfError as error:
        raise ReaderError("What the server sent is no PDF, so nothing was attached. Its page may offer one.") from error
