"""What the disk refused, in words."""

import errno
import os

import pytest

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.system.disk_problems import disk_reason, told_as


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "may use is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "may not"),
        (errno.EIO, "error"),
        (errno.ENOENT, "not there"),
        (errno.EBUSY, "device or resource busy"),
    ],
)
def test_causes_have_words(number: int, words: str) -> None:
    assert words in disk_reason(OSError(number, os.strerror(number)))


def test_an_error_without_a_number_has_its_kind() -> None:
    assert disk_reason(OSError()) == "oserror"


def test_a_refusal_becomes_one_sentence() -> None:
    sentence = r"^The export could not be written: the disk is full\.$"
    with pytest.raises(EnvironmentProblemError, match=sentence), told_as("The export could not be written"):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_other_failures_pass() -> None:
    with pytest.raises(ReaderError), told_as("x"):
        raise ReaderError("y")
