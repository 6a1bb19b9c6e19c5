"""What the worker gives up before it opens the first file: memory without end, writing, network, other programs.

Limits hold on every POSIX system, the kernel's filter on Linux; elsewhere the worker simply never does these things.
"""

import os
import sys
from collections.abc import Mapping

from desktop_app.pdf.worker import system_calls

#: enough for every paper of the test corpus with room to spare; a page that needs more is refused
MEMORY_BYTES = 1024 * 1024 * 1024
#: longer than any deadline of the supervisor: ends a worker whose parent died while it was busy
SELF_DESTRUCT_S = 30
_LOW_PRIORITY = 10


def close_in(*, low_priority: bool) -> Mapping[str, bool]:
    """Give it up, for good; says what took effect."""
    if low_priority and hasattr(os, "nice"):
        os.nice(_LOW_PRIORITY)
    system_calls.end_with_parent()
    return {"limits": _set_limits(), "filter": system_calls.forbid()}


def arm(seconds: int) -> None:
    """End this process after so many seconds, even in the middle of a library call; 0 takes that back."""
    if sys.platform != "win32":
        import signal

        signal.alarm(seconds)


def resident_bytes() -> int:
    """The memory this process occupies now; 0 where that is not known."""
    try:
        with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123 - pathlib costs more than the reading
            return int(stream.read().split()[1]) * 4096
    except (OSError, IndexError, ValueError):
        return 0


def _set_limits() -> bool:
    if sys.platform == "win32":
        return False
    import resource

    wanted = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_DATA, MEMORY_BYTES)]
    is_limited = True
    for limit, value in wanted:
        _, hard = resource.getrlimit(limit)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(limit, (value, value))
        except (OSError, ValueError):  # not every POSIX system knows every limit
            is_limited = False
    return is_limited
