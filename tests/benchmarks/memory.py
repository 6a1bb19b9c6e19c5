"""How much memory this process and the processes it started have together (Linux)."""

import os
from pathlib import Path


def family_mib() -> float:
    """The proportional share of all of them (PSS), in MiB."""
    return sum(_pss_kib(process) for process in _family()) / 1024


def _family() -> list[int]:
    """This process and those it started."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    own = [os.getpid()]
    for process in own:
        own += [child for child, parent in parents.items() if parent == process]
    return own


def _pss_kib(process: int) -> int:
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")), 0)
