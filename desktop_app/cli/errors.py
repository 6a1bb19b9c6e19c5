"""What is said about a failure, and the exit status it ends with."""

from desktop_app.domain.errors import BugError, EnvironmentProblemError, PostilError
from desktop_app.system.disk_problems import disk_reason

DONE = 0
CANNOT_BE_MET = 1
WRONG_USAGE = 2
ENVIRONMENT_FAILED = 3
INTERRUPTED = 130


class UsageError(Exception):
    """The command line itself is wrong; `str(error)` says how."""


class OutputLostError(Exception):
    """Standard output does not take the answer; `cause` is the OSError."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def status_of(error: BaseException) -> int:
    """The exit status of a failure."""
    if isinstance(error, UsageError):
        return WRONG_USAGE
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, EnvironmentProblemError | OSError | OutputLostError | MemoryError):
        return ENVIRONMENT_FAILED
    return CANNOT_BE_MET


def is_our_fault(error: BaseException) -> bool:
    """Neither the reader's nor the environment's: it belongs into the log, with its traceback."""
    told = (PostilError, OSError, OutputLostError, UsageError, MemoryError)
    return isinstance(error, BugError) or (isinstance(error, Exception) and not isinstance(error, told))


def sentence_of(error: BaseException) -> str:
    """One sentence for the reader."""
    if isinstance(error, KeyboardInterrupt):
        return "stopped; what was saved before is kept."
    if isinstance(error, OutputLostError):
        return f"the answer could not be written: {disk_reason(error.cause)}."
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        return f"{name}{disk_reason(error)}."
    if isinstance(error, MemoryError):
        return "there is not enough memory for this."
    if not is_our_fault(error):
        return str(error)
    return (
        f"something went wrong in the program itself ({type(error).__name__}); "
        "what was saved before is kept, and the log file tells what happened."
    )
