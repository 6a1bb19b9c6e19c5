"""The file that the lock of a library lies on, as far as it can be looked at without taking the lock."""

from pathlib import Path

NAME = "window.lock"


def names_owner(folder: Path) -> bool:
    """Whether the file names an owner of the library; that process may be dead, but without one nobody has it."""
    try:
        return (folder / NAME).stat().st_size > 0
    except OSError:
        return False
