"""Two windows are started on one library at the same moment: one of them gets it, and the files of both."""

import signal
import sys
import time

import pytest

from tests.benchmarks.plain_pdf import plain_pdf
from tests.e2e.conftest import PATIENCE_S, Postil

pytest.importorskip("PySide6", reason="windows are started")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_the_start_that_does_not_get_the_library_hands_its_file_over(postil: Postil) -> None:
    postil.environment.update({"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(postil.folder)})
    paper = postil.folder / "paper.pdf"
    paper.write_bytes(plain_pdf(2))
    windows = [postil.start(), postil.start(str(paper))]
    try:
        deadline = time.monotonic() + PATIENCE_S
        titles: list[str] = []
        while time.monotonic() < deadline and not (titles and any(window.poll() == 0 for window in windows)):
            titles = [found["title"] for found in postil.json("list")]
        left = [window for window in windows if window.poll() is None]
        assert len(left) == 1
        assert len(titles) == 1
        left[0].send_signal(signal.SIGTERM)
        assert [window.wait(PATIENCE_S) for window in windows] == [0, 0]
    finally:
        for window in windows:
            window.kill()
            window.communicate()
