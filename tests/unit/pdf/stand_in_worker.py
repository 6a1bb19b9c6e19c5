"""A worker without a process: it remembers what it is sent, and the test answers."""

from array import array
from collections.abc import Container

from desktop_app.pdf.client import OnFrame
from desktop_app.pdf.foreign_marks import ForeignMarks
from desktop_app.pdf.inquiry_messages import Found, pack_found
from desktop_app.pdf.jobs import Operation
from desktop_app.pdf.messages import pack_sizes, pack_text
from desktop_app.pdf.outline import Outline, OutlineEntry
from desktop_app.pdf.ports import PageSize, PageText
from desktop_app.pdf.properties import DocumentProperties
from desktop_app.pdf.protocol import Frame, Json
from desktop_app.pdf.tiles import BYTES_PER_PIXEL

FOUND: dict[Operation, Found] = {
    Operation.OUTLINE: Outline((OutlineEntry("Chapter", 0, 1),)),
    Operation.LABELS: ("i", "ii"),
    Operation.LINKS: (),
    Operation.PICTURES: (),
    Operation.PROPERTIES: DocumentProperties(version="1.7"),
    Operation.FOREIGN_MARKS: ForeignMarks(),
}


class StandInWorker:
    """`sent` are the requests, the newest last."""

    def __init__(self) -> None:
        self.sent: list[Json] = []
        self.is_killed = False

    def send(self, request: Json) -> bool:
        self.sent.append(request)
        return not self.is_killed

    def kill(self) -> None:
        self.is_killed = True

    def join(self) -> None:
        """There is nothing to wait for."""


def proper_answer(request: Json, identity: str = "same") -> Frame:
    """What a good worker would answer: two pages, white tiles, one letter a page."""
    header: Json = {"id": request["id"], "rss": 1}
    match request["op"]:
        case "open":
            return Frame({**header, "identity": identity}, bytearray(pack_sizes((PageSize(60, 80), PageSize(80, 60)))))
        case "about":
            return Frame({**header, "fingerprint": "print", "has_text": True}, bytearray())
        case "tile":
            _, _, _, _, width, height = request["tile"]
            return Frame(header, bytearray(b"\xff" * (width * height * BYTES_PER_PIXEL)))
        case "text":
            told, body = pack_text(PageText(request["page"], "x\n\n", array("f", [0.0] * 24), (0,), (0,)))
            return Frame({**header, **told}, bytearray(body))
        case "outline" | "labels" | "links" | "pictures" | "properties" | "foreign_marks":
            operation = Operation(request["op"])
            return Frame(header, bytearray(pack_found(operation, FOUND[operation])))
        case _:
            return Frame(header, bytearray())


class AnsweringWorker(StandInWorker):
    """Answers every request at once, as a good worker; `silent` are the operations it leaves unanswered."""

    def __init__(self, on_frame: OnFrame, silent: Container[str] = ()) -> None:
        super().__init__()
        self._on_frame, self._silent = on_frame, silent
        on_frame(Frame({"ready": True}, bytearray()))

    def send(self, request: Json) -> bool:
        super().send(request)
        if request["op"] not in self._silent:
            self._on_frame(proper_answer(request))
        return True

    def kill(self) -> None:
        if not self.is_killed:
            super().kill()
            self._on_frame(None)
