"""Whether a picture may be drawn into a file: over another picture of its kind, never over anything else."""

from pathlib import Path

from desktop_app.domain.errors import ReaderError
from desktop_app.system.regular_file import open_regular_file


def check_target(out: Path, ending: str, beginning: bytes) -> None:
    """A file that begins so may be drawn over; whatever else is there stays, with a ReaderError."""
    if out.suffix.lower() != ending:
        raise ReaderError(f"“{out.name}” does not end in {ending}; nothing was drawn.")
    if not (out.exists() or out.is_symlink()):
        return
    if out.is_file() and not out.is_symlink():
        if out.stat().st_size == 0:
            return
        with open_regular_file(out) as file:
            if file.read(len(beginning)) == beginning:
                return
    raise ReaderError(f"“{out}” is there already and is no picture; nothing was drawn.")
