"""A worker that dies over an annotated copy is told as a PDF that could not be copied."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.domain.errors import PdfError
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf.copy_maker import WorkerCopyMaker
from desktop_app.pdf.copy_wish import CopyMark, CopyWish

GREETING = "from desktop_app.pdf.protocol import read_frame, write_frame; import os, sys; out = sys.stdout.buffer; "
READY = "write_frame(out, {'ready': True}, b''); out.flush(); "
OPENED = "read_frame(sys.stdin.buffer); write_frame(out, {'id': 1}, b''); out.flush(); sys.stdin.buffer.read(9); "
ROOT = Path(__file__).resolve().parents[3]


def worker(does: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", GREETING + does + "os._exit(0)"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)


@pytest.mark.parametrize("does", ["", READY, READY + OPENED])
def test_a_worker_that_dies_is_a_copy_that_could_not_be_made(does: str, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    place = (Quad.from_rect(Rect(0, 0, 9, 9)),)
    mark = CopyMark("postil-1", 0, "Highlight", place, "#ffd400", "", "why? " * 500, "", now, now)
    with pytest.raises(PdfError, match="could not be made"):
        WorkerCopyMaker(lambda: worker(does)).make(tmp_path / "a.pdf", CopyWish("1", (mark,) * 1000), len)
