"""Opens a file that somebody named, for reading: a regular file with something in it, or one sentence why not.

A pipe or a device in its place would block for ever, so it is looked at before and after it is opened.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.system.disk_problems import disk_reason

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def open_regular_file(path: Path) -> BinaryIO:
    """The file at `path`, or at the end of the links there; raises ReaderError or EnvironmentProblemError."""
    try:
        found = path.stat()
        handle = os.open(path, _OPEN_FLAGS) if stat.S_ISREG(found.st_mode) else None
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReaderError(f"There is no file “{path}”.") from error
    except ValueError as error:
        raise ReaderError("The name of the file has a character that no file can have.") from error
    except OSError as error:
        raise EnvironmentProblemError(f"“{path.name}” could not be read: {disk_reason(error)}.") from error
    if handle is None:
        what = "a folder" if stat.S_ISDIR(found.st_mode) else "not a file that can be read"
        raise ReaderError(f"“{path.name}” is {what}.")
    file = os.fdopen(handle, "rb")
    now = os.fstat(handle)
    if stat.S_ISREG(now.st_mode) and now.st_size:
        return file
    file.close()
    raise ReaderError(f"“{path.name}” is empty: it has 0 bytes.")
