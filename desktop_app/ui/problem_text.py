"""What is said about a failure: what happened, what was kept, what to do next; never a traceback."""

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.errors import BugError, EnvironmentProblemError, PostilError


def problem_text(error: Exception) -> str:
    """One to three sentences for the reader."""
    if isinstance(error, BugError) or not isinstance(error, PostilError):
        return _tr(
            "Something went wrong in the program itself. What was saved before is kept. "
            "Try again; if it happens again, the log file tells what happened."
        )
    sentence = str(error).strip()
    if isinstance(error, EnvironmentProblemError):
        return f"{sentence} {_tr('What was saved before is kept. Try again when the cause is gone.')}"
    return sentence


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProblemText", text)
