"""Takes a library, or writes into it, as a process of its own: a program of the tests, no test.

    python -m tests.integration.writing_process take LIBRARY
    python -m tests.integration.writing_process write LIBRARY N

The first waits for a line, says "taken" or why not, and waits for another; the second says "open", waits for a line,
asks N questions of no paper and says "done".
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.domain.errors import LibraryLockedError
from desktop_app.domain.ids import IdFactory, QuestionId
from desktop_app.domain.question import Question, QuestionState
from desktop_app.system.instance_lock import InstanceLock
from tests.filled_library import open_store


def take(library: Path) -> None:
    lock = InstanceLock(library)
    sys.stdin.readline()
    try:
        lock.take()
    except LibraryLockedError as error:
        _say(str(error))
        return
    _say("taken")
    sys.stdin.readline()
    lock.release()


def write(library: Path, times: int) -> None:
    store, new_id = open_store(library), IdFactory()
    now = datetime.now(UTC)
    _say("open")
    sys.stdin.readline()
    for number in range(times):
        with store.write("Ask") as unit:
            text = f"question {number}"
            unit.questions.put(Question(QuestionId(new_id()), text, None, QuestionState.OPEN, False, now, now))
    store.close()
    _say("done")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1] == "take":
        take(Path(sys.argv[2]))
    else:
        write(Path(sys.argv[2]), int(sys.argv[3]))
