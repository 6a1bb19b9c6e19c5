"""The window is killed while a note is typed into it: at most a second of typing is lost, and nothing else."""

from pathlib import Path

import pytest

from tests.soak.kill_while_typing import kill_once, prepare

EVERY_MS = 20


@pytest.mark.e2e
def test_a_killed_window_loses_less_than_a_second_of_typing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    library, paper = prepare(tmp_path)
    losses = [kill_once(library, paper, after_s, EVERY_MS) for after_s in (0.7, 1.6)]
    assert all(loss.typed > 10 for loss in losses)
    assert [loss.integrity for loss in losses] == ["ok", "ok"]
    assert max(loss.lost for loss in losses) * EVERY_MS < 1000
