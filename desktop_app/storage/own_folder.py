"""A folder of the library that the program writes into: made when it is missing, never a link to another place."""

from pathlib import Path

from desktop_app.domain.errors import EnvironmentProblemError
from desktop_app.system.atomic import force_folder


def make_own_folder(folder: Path) -> None:
    """Raises EnvironmentProblemError for a link in its place: files would be written somewhere else. OSError passes."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        force_folder(folder.parent)
    if folder.is_symlink():
        raise EnvironmentProblemError(f"“{folder}” is a link to another place; nothing was written through it.")
