"""Opens a folder in the system's file manager; may wait a few seconds, so not for the thread of the window."""

import shutil
import subprocess
import sys
from pathlib import Path

_PATIENCE_S = 5.0


def open_folder(folder: Path) -> bool:
    """Whether a file manager took it; one that is still at work after a few seconds did."""
    command = {"darwin": "open", "win32": "explorer"}.get(sys.platform, "xdg-open")
    program = shutil.which(command)
    if program is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - the system's own program, with a folder that exists
            [program, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
    return done.returncode == 0 or sys.platform == "win32"  # its explorer answers 1 when all went well
