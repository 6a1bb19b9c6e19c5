"""Says in a sentence why the disk refused: full, read-only, not permitted, gone; for whoever meets an OSError."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from desktop_app.domain.errors import EnvironmentProblemError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the space this account may use is full",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "this account may not do that there",
    errno.EPERM: "this account may not do that there",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "it is not there",
    errno.ESTALE: "the disk it is on went away",
    errno.ELOOP: "its links lead nowhere",
    errno.ENAMETOOLONG: "its name is too long for this disk",
}


def disk_reason(error: OSError) -> str:
    """The cause in a few words, to be put after “because” or a colon."""
    known = _REASONS.get(error.errno) if error.errno is not None else None
    return known or (error.strerror or type(error).__name__).lower()


@contextmanager
def told_as(sentence: str) -> Iterator[None]:
    """Turn an OSError of the block into the environment's error, whose sentence is `sentence` and the reason."""
    try:
        yield
    except OSError as error:
        raise EnvironmentProblemError(f"{sentence}: {disk_reason(error)}.") from error
