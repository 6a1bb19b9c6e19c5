"""Every failure has an exit status and one sentence."""

import errno

import pytest

from desktop_app.cli.errors import OutputLostError, UsageError, is_our_fault, sentence_of, status_of
from desktop_app.domain.errors import (
    AmbiguousReferenceError,
    BugError,
    ConflictError,
    LibraryLockedError,
    LibraryTooNewError,
    NotFoundError,
    PasswordNeededError,
    PdfTimeoutError,
    ReaderError,
)

TOLD = "The sentence."


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ReaderError(TOLD), 1),
        (NotFoundError(TOLD), 1),
        (AmbiguousReferenceError(TOLD), 1),
        (ConflictError(TOLD), 1),
        (PasswordNeededError(TOLD), 1),
        (PdfTimeoutError(TOLD), 1),
        (UsageError(TOLD), 2),
        (LibraryLockedError(TOLD), 3),
        (LibraryTooNewError(TOLD), 3),
    ],
)
def test_what_was_raised_to_be_told_is_told(error: Exception, status: int) -> None:
    assert (status_of(error), sentence_of(error), is_our_fault(error)) == (status, TOLD, False)


def test_a_refusal_of_the_disk_names_the_file_and_the_reason() -> None:
    error = OSError(errno.ENOSPC, "No space left on device", "/library/library.db")
    assert status_of(error) == 3
    assert sentence_of(error) == "/library/library.db: the disk is full."
    assert sentence_of(OutputLostError(OSError(errno.EIO, "x"))).startswith("the answer could not be written: ")


def test_an_interruption_is_no_failure_of_ours() -> None:
    assert status_of(KeyboardInterrupt()) == 130
    assert "stopped" in sentence_of(KeyboardInterrupt())
    assert not is_our_fault(KeyboardInterrupt())


def test_too_little_memory_is_the_environments() -> None:
    assert status_of(MemoryError()) == 3
    assert "memory" in sentence_of(MemoryError())


@pytest.mark.parametrize("error", [BugError("secret words"), TypeError("secret words"), KeyError("secret words")])
def test_our_own_fault_is_admitted_without_its_details(error: Exception) -> None:
    assert is_our_fault(error)
    assert status_of(error) == 1
    assert type(error).__name__ in sentence_of(error)
    assert "secret" not in sentence_of(error)
