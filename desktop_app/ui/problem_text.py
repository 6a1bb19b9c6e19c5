"""What is said about a failure: what happened, what was kept, what to do next; never a traceback."""

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.errors import BugError, EnvironmentProblemError, LibraryDamagedError, PostilError


def problem_text(error: Exception) -> str:
    """One to three sentences for the reader; what the error says of that itself is not said twice."""
    if isinstance(error, BugError) or not isinstance(error, PostilError):
        return _tr(
            "Something went wrong in the program itself. What was saved before is kept. "
            "Try again; if it happens again, the log file tells what happened."
        )
    sentence = str(error).strip()
    if not isinstance(error, EnvironmentProblemError) or isinstance(error, LibraryDamagedError):
        return sentence
    parts = [sentence]
    if "kept" not in sentence:
        parts.append(_tr("What was saved before is kept."))
    if "again" not in sentence:
        parts.append(_tr("Try again when the cause is gone."))
    return " ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProblemText", text)
