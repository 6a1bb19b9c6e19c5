"""What a head start draws before there is a window: the upper part of the first page, upright, never too much of it."""

import queue
import threading
from pathlib import Path

import pytest

from desktop_app.pdf.client import OnFrame, Worker
from desktop_app.pdf.head_start import FIRST_KEY, HeadStart
from desktop_app.pdf.messages import pack_sizes
from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.protocol import Frame, Json
from desktop_app.pdf.tones import Tone
from tests.unit.pdf.stand_in_worker import AnsweringWorker

MOST_S = 20.0


class WorkerOfOnePage(AnsweringWorker):
    """Opens a document of one page of this size, and passes on the request for a tile."""

    def __init__(self, on_frame: OnFrame, size: PageSize, tiles: "queue.SimpleQueue[Json]") -> None:
        super().__init__(on_frame, silent={"open", "tile"})
        self._size, self._tiles = size, tiles

    def send(self, request: Json) -> bool:
        if request["op"] == "open":
            body = bytearray(pack_sizes((self._size,)))
            self._on_frame(Frame({"id": request["id"], "identity": "same"}, body))
        elif request["op"] == "tile":
            self._tiles.put(request)
        return super().send(request)


@pytest.mark.parametrize("tone", [Tone.PAPER, Tone.NIGHT])
@pytest.mark.parametrize(
    ("size", "scale", "width", "height"),
    [
        (PageSize(320, 400), 2.0, 640, 800),
        (PageSize(400, 320, 90), 2.0, 640, 800),
        (PageSize(64, 14_000), 10.0, 640, 1280),
        (PageSize(14_000, 1), 640 / 14_000, 640, 1),
    ],
)
def test_the_first_page_is_drawn_about_as_large_as_it_will_show(
    size: PageSize, scale: float, width: int, height: int, tone: Tone
) -> None:
    tiles: queue.SimpleQueue[Json] = queue.SimpleQueue()

    def launch(on_frame: OnFrame) -> Worker:
        return WorkerOfOnePage(on_frame, size, tiles)

    def hesitant(on_frame: OnFrame) -> Worker:
        is_known.wait(MOST_S)
        return launch(on_frame)

    is_known = threading.Event()
    head_start = HeadStart(Path("/a/paper.pdf"), hesitant)
    head_start.tone = tone
    is_known.set()
    try:
        request = tiles.get(timeout=MOST_S)
    finally:
        head_start.close()
    assert request["document"] == FIRST_KEY
    assert request["tile"][:6] == [0, scale, 0, 0, width, height]
    assert request["tile"][6:] == ([] if tone is Tone.PAPER else [0, tone])
