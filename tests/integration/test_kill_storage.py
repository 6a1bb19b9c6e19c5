"""A program killed before any SQL statement of an action leaves the library as before the action or as after it."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.storage.schema import SCHEMA_VERSION
from tests.first_version import make_first_version
from tests.integration.storage_victim import ACTIONS, BEFORE, NEVER, fill, victim_desk
from tests.storage_desk import Desk, picture

pytestmark = pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="kills processes as POSIX does")
ROOT = Path(__file__).resolve().parent.parent.parent


class Victims:
    """Runs actions that are killed; `run` answers with the number of statements, or None when it was killed."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.storage_victim"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def run(self, folder: Path, action: str, at: int = NEVER) -> int | None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"folder": str(folder), "action": action, "at": at}) + "\n")
        self._process.stdin.flush()
        answer: int | None = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        self._process.communicate(timeout=30)


@pytest.fixture(scope="module")
def victims() -> Iterator[Victims]:
    victims = Victims()
    yield victims
    victims.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    fill(folder)
    return folder


@pytest.mark.parametrize("action", sorted(ACTIONS.keys() - {"close_window"}))
def test_an_action_is_done_or_not_done(victims: Victims, filled: Path, tmp_path: Path, action: str) -> None:
    before = _before(action, filled, tmp_path / "before")
    assert victims.run(_copy(filled, tmp_path / "after"), action) is not None
    after = _state(tmp_path / "after")
    assert before != after
    outcomes = []
    for folder in _killed_ever_later(victims, filled, tmp_path, action):
        state = _state(folder)
        assert state in (before, after)
        _check(folder)
        outcomes.append(state == after)
    assert not outcomes[0]
    assert outcomes == sorted(outcomes), "what was done once stays done"


def test_closing_keeps_what_was_typed_or_the_note_before(victims: Victims, filled: Path, tmp_path: Path) -> None:
    bodies = []
    for folder in _killed_ever_later(victims, filled, tmp_path, "close_window"):
        bodies.append("Typed last" in _state(folder)["notes"].values())
        _check(folder)
    assert (bodies[0], bodies[-1]) == (False, True)
    assert bodies == sorted(bodies)


def test_a_library_that_was_being_made_is_made(victims: Victims, tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    statements = victims.run(tmp_path / "whole", "create")
    assert statements is not None
    assert statements > 100
    for at in range(1, statements + 1, 5):
        folder = tmp_path / str(at)
        folder.mkdir()
        assert victims.run(folder, "create", at) is None
        desk = Desk(folder)
        with desk.store.read() as unit:
            assert len(unit.categories.list()) == 8
        desk.close()
        _check(folder)
        shutil.rmtree(folder)


def test_a_migration_is_done_or_not_done(victims: Victims, tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    statements = victims.run(tmp_path / "whole", "migrate")
    assert statements is not None
    assert statements > 60
    outcomes = set()
    for at in range(1, statements + 1, 5):
        folder = tmp_path / str(at)
        folder.mkdir()
        assert victims.run(folder, "migrate", at) is None
        version, tables = _version_and_tables(folder)
        assert (version == SCHEMA_VERSION) == (tables > 0)
        outcomes.add(version)
        assert victims.run(folder, "migrate") is not None
        assert _version_and_tables(folder)[0] == SCHEMA_VERSION
        _check(folder)
        shutil.rmtree(folder)
    assert 0 in outcomes


def test_the_step_from_the_first_version_is_taken_or_not(victims: Victims, filled: Path, tmp_path: Path) -> None:
    before = _state(_copy(filled, tmp_path / "filled"))
    first = _copy(filled, tmp_path / "first")
    make_first_version(first / "library.db")
    versions = []
    for at in range(1, NEVER, 3):
        folder = _copy(first, tmp_path / str(at))
        was_killed = victims.run(folder, "migrate", at) is None
        versions.append(_version_and_tables(folder)[0])
        assert _state(folder) == before
        _check(folder)
        shutil.rmtree(folder)
        if not was_killed:
            break
    assert versions[0] == 1
    assert versions[-1] == SCHEMA_VERSION
    assert len(versions) > 20


def _killed_ever_later(victims: Victims, filled: Path, folder: Path, action: str) -> Iterator[Path]:
    """The library after a kill before the first, the second … the last statement of an action."""
    for at in range(1, NEVER):
        library = _copy(filled, folder / str(at))
        if victims.run(library, action, at) is not None:
            return
        yield library
        shutil.rmtree(library)


def _copy(source: Path, target: Path) -> Path:
    shutil.copytree(source, target)
    return target


def _before(action: str, filled: Path, folder: Path) -> dict[str, Any]:
    _copy(filled, folder)
    if action in BEFORE:
        desk = victim_desk(folder)
        BEFORE[action](desk)
        desk.close()
    return _state(folder)


def _state(folder: Path) -> dict[str, Any]:
    desk = victim_desk(folder)
    found = {**picture(desk.store), "dirty": desk.store.dirty_papers()}
    desk.close()
    return found


def _check(folder: Path) -> None:
    """SQLite's own checks, and that the search index has the words of the records."""
    connection = sqlite3.connect(folder / "library.db", isolation_level=None)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO search_words(search_words, rank) VALUES ('integrity-check', 1)")
    connection.close()


def _version_and_tables(folder: Path) -> tuple[int, int]:
    connection = sqlite3.connect(folder / "library.db")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    connection.close()
    return version, tables
