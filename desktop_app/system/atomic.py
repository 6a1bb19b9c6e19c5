"""Writes a file so that a reader of it, or a crash, sees either all of the old content or all of the new."""

import errno
import os
import tempfile
from pathlib import Path

#: What some network and FUSE file systems answer; the rename is done all the same.
_FOLDERS_CANNOT_BE_FORCED = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)


def write_atomically(path: Path, content: bytes) -> None:
    """Write beside the target, force it to the disk, rename; on OSError the old file is untouched."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    force_folder(path.parent)


def force_folder(folder: Path) -> None:
    """Force what was named or renamed in a folder to the disk, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _FOLDERS_CANNOT_BE_FORCED:
            raise
    finally:
        os.close(handle)
