"""What is said about a failure: each thing once."""

import pytest

from desktop_app.domain.errors import EnvironmentProblemError, LibraryDamagedError, ReaderError
from desktop_app.ui.problem_text import problem_text


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ReaderError("There is no such page."), "There is no such page."),
        (
            EnvironmentProblemError("The disk is gone."),
            "The disk is gone. What was saved before is kept. Try again when the cause is gone.",
        ),
        (
            EnvironmentProblemError("The disk is full; all else is kept. Free some space and try again."),
            "The disk is full; all else is kept. Free some space and try again.",
        ),
        (LibraryDamagedError("It is damaged; restore a backup."), "It is damaged; restore a backup."),
    ],
)
def test_nothing_is_said_twice(error: Exception, said: str) -> None:
    assert problem_text(error) == said
