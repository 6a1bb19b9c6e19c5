"""Killed at whatever step, the library is the old one or the new one, and the next run goes on."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.kill_everywhere import ACTIONS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills by signals and forks")

#: Every n-th step is killed in one run; the first is drawn, so that several runs see them all.
_STRIDES = {"restore": 3, "restore of a closed library": 4, "backup": 3, "adding a file": 2, "rebuilding": 5}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("action", ACTIONS)
def test_a_kill_leaves_the_old_or_the_new(action: str, tmp_path: Path) -> None:
    stride = _STRIDES.get(action, 2)
    first = random.randint(1, stride)
    program = [
        sys.executable,
        "-m",
        "tests.integration.kill_everywhere",
        action,
        str(tmp_path),
        str(first),
        str(stride),
    ]
    done = subprocess.run(program, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["kills"] >= 5
    assert found["wrong"] == {}, f"from step {first} by {stride}"
