"""The three families of failure: the reader's (show), the environment's (show, keep, retry), ours (report)."""


class PostilError(Exception):
    """Base of every failure that is told to the reader in one sentence; `str(error)` is that sentence."""


class ReaderError(PostilError):
    """The request cannot be met: unknown paper, quote not found, bad input. Exit status 1."""


class NotFoundError(ReaderError):
    """No record answers to the given reference."""


class AmbiguousReferenceError(ReaderError):
    """Several papers answer to the given reference; the sentence lists them."""


class ConflictError(ReaderError):
    """The record changed since it was read; nothing was written."""


class StoppedError(ReaderError):
    """The reader stopped a long work; what it would have changed is as it was before."""


class EnvironmentProblemError(PostilError):
    """Disk full, file unreadable, library locked or newer than this program. Exit status 3."""


class ChangeNotSavedError(EnvironmentProblemError):
    """The library took a change back for want of room or of leave to write; what was saved before is kept."""


class LibraryLockedError(EnvironmentProblemError):
    """Another process owns the library."""


class LibraryTooNewError(EnvironmentProblemError):
    """The library was written by a newer version of the program; it was left untouched."""


class LibraryDamagedError(EnvironmentProblemError):
    """The database cannot be read; the damaged file is kept and a backup or the sidecars can bring it back."""


class PdfError(ReaderError):
    """A PDF could not be opened, or one of its pages could not be shown."""


class PdfMissingError(PdfError):
    """There is no file in the place of the PDF, or none that may be read."""


class PasswordNeededError(PdfError):
    """The PDF is encrypted and the password is missing or wrong."""


class PdfTimeoutError(PdfError):
    """The PDF took longer than its deadline and its worker was stopped."""


class PdfQuarantinedError(PdfError):
    """The PDF stopped its worker twice; it is not opened again in this run."""


class BugError(PostilError):
    """A state the program promised never to reach; reported, not hidden."""
