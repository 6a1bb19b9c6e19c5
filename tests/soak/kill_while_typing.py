"""Kills the window at random moments while a note is being typed, and counts what is lost: prints a table.

python -m tests.soak.kill_while_typing [TIMES] [MS FROM KEY TO KEY]
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Bibliography
from desktop_app.system.paths import find_paths
from tests.soak.typing_window import typed_text

ROOT = Path(__file__).resolve().parent.parent.parent
_STARTS_WITHIN_S = 30.0


@dataclass(frozen=True, slots=True)
class Loss:
    """What one kill cost; `typed` and `kept` count characters, `integrity` is what the check of the library said."""

    killed_after_s: float
    typed: int
    kept: int
    integrity: str

    @property
    def lost(self) -> int:
        return self.typed - self.kept


def prepare(home: Path) -> tuple[Path, PaperId]:
    """A library with one paper, and a window layout that opens it on its note."""
    from desktop_app.bootstrap import build_services

    library = home / "library"
    paths = find_paths(library)
    services = build_services(paths)
    try:
        draft = PaperDraft(Bibliography(title="A paper to write about", abstract="One sentence to read."))
        paper = services.intake.add_draft(draft).paper.id
    finally:
        services.close()
    paths.config.mkdir(parents=True, exist_ok=True)
    (paths.config / "window.json").write_text(json.dumps({"paper": str(paper), "side_panel": "note"}))
    return library, paper


def kill_once(library: Path, paper: PaperId, after_s: float, every_ms: int) -> Loss:
    """Type for so many seconds, kill, and compare what was typed with what the library holds."""
    before = kept_text(library, paper)[0]
    command = [sys.executable, "-m", "tests.soak.typing_window", str(library), str(every_ms)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as window:
        stream = window.stdout
        if stream is None or not stream.readline():
            raise RuntimeError("the window ended before a character was typed")
        time.sleep(after_s)
        window.send_signal(signal.SIGKILL)
        lines = stream.read().split()
    typed = max((int(line) for line in lines), default=1)
    text, integrity = kept_text(library, paper)
    letters = typed_text()
    expected = "".join(next(letters) for _ in range(typed))
    return Loss(after_s, typed, _kept(before, text, expected), integrity)


def kept_text(library: Path, paper: PaperId) -> tuple[str, str]:
    """The note as the next start shows it, a recovered draft before the note; and the result of the library's check."""
    from desktop_app.bootstrap import build_services

    services = build_services(find_paths(library))
    try:
        recovered = services.notes.recovered(paper)
        text = recovered if recovered is not None else services.notes.get(paper).body
        return text, services.backup.check().integrity
    finally:
        services.close()


def _kept(before: str, after: str, expected: str) -> int:
    """How many of the expected characters were added; what was there before must be there still, around them."""
    count = len(after) - len(before)
    added = expected[:count]
    places = (place for place in range(len(before) + 1) if after[place : place + count] == added)
    if 0 <= count <= len(expected) and any(after[:place] + after[place + count :] == before for place in places):
        return count
    raise RuntimeError(f"the note is not what was there before and a beginning of what was typed: {after!r}")


def main(times: int = 20, every_ms: int = 20) -> int:
    """Print one line a kill and the worst; returns 1 when a library was not sound afterwards."""
    chance = random.Random(20260417)
    losses: list[Loss] = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        library, paper = prepare(Path(folder))
        for number in range(1, times + 1):
            loss = kill_once(library, paper, chance.uniform(0.2, 6.0), every_ms)
            losses.append(loss)
            print(
                f"{number:3}  killed after {loss.killed_after_s:4.1f} s  typed {loss.typed:4}  lost {loss.lost:3} "
                f"({loss.lost * every_ms / 1000:.2f} s)  library {loss.integrity}",
                flush=True,
            )
    worst = max(loss.lost for loss in losses)
    print(f"worst: {worst} characters, {worst * every_ms / 1000:.2f} s of typing at a key every {every_ms} ms")
    return 0 if all(loss.integrity == "ok" for loss in losses) else 1


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))
