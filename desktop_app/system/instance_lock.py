"""One owner for each library: a lock of the operating system, which ends with its process however that ends.

The lock file says who holds it, for people; whether it is held, only the system says. So what a killed process left
in the file never blocks anyone, and there is no moment between looking and taking.
"""

import errno
import json
import logging
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import EnvironmentProblemError, LibraryLockedError
from desktop_app.system.disk_problems import disk_reason
from desktop_app.system.lock_file import NAME

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

log = logging.getLogger(__name__)

_OPEN_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_LOCKED_BYTE = 1 << 20
_MOST_BYTES = 4096
_CANNOT_WRITE = (errno.EROFS, errno.EACCES, errno.EPERM)
_CANNOT_LOCK = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)


@dataclass(frozen=True, slots=True)
class Owner:
    """The process that has, or had, the library; `pid` means something on `host` only."""

    pid: int
    host: str

    def __str__(self) -> str:
        return f"process {self.pid}" if self.host == socket.gethostname() else f"process {self.pid} on {self.host}"


class InstanceLock:
    """The lock of one library folder; held by at most one process, and by one object of it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._handle: int | None = None
        self._is_read_only = False

    @property
    def is_read_only(self) -> bool:
        """The library was found to be for reading only, and has no owner therefore."""
        return self._is_read_only

    def take_where_writable(self) -> None:
        """As `take`, but a library that is there and can only be read stays without an owner, and needs none."""
        try:
            self.take()
        except EnvironmentProblemError as error:
            cause = error.__cause__
            if not (isinstance(cause, OSError) and cause.errno in _CANNOT_WRITE and self._path.parent.is_dir()):
                raise
            log.info("the library can only be read: %s", error)
            self._is_read_only = True

    def take(self) -> None:
        """Become the owner, or raise LibraryLockedError, which names the one there is. Makes the folder."""
        handle = self._opened()
        owner = _other_owner(handle)
        if owner is not None:
            os.close(handle)
            raise LibraryLockedError(f"The library is open in {owner}; close it there first.")
        _write_owner(handle)
        self._handle = handle

    def release(self) -> None:
        """End the ownership; the empty file stays, for to remove it would open a race. Harmless when not held."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        try:
            os.ftruncate(handle, 0)
        except OSError:
            log.info("the owner's name stays in the lock file", exc_info=True)
        finally:
            os.close(handle)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Own the library during the block, if this object does not already."""
        if self._handle is not None:
            yield
            return
        self.take()
        try:
            yield
        finally:
            self.release()

    def _opened(self) -> int:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return os.open(self._path, _OPEN_FLAGS, 0o600)
        except OSError as error:
            raise EnvironmentProblemError(
                f"The library “{self._path.parent}” cannot be written to: {disk_reason(error)}."
            ) from error


def _other_owner(handle: int) -> str | None:
    """Take the system's lock, or say who has it."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _CANNOT_LOCK:
            owner = _owner_in(handle)
            return "another process" if owner is None else f"another Postil ({owner})"
        log.warning("the disk of the library has no locks; a second window would not be noticed")
    return None


def _owner_in(handle: int) -> Owner | None:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        found = json.loads(os.read(handle, _MOST_BYTES))
        return Owner(int(found["pid"]), str(found["host"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _write_owner(handle: int) -> None:
    """Say who we are; on a full disk the lock is as good without."""
    me = json.dumps({"pid": os.getpid(), "host": socket.gethostname()}).encode()
    try:
        left = _owner_in(handle)
        if left is not None:
            log.info("the library was last owned by %s, which did not end in order", left)
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, me)
    except OSError:
        log.info("the owner could not be written into the lock file", exc_info=True)
