"""The worker process: reads requests from standard input, answers each on standard output, one at a time.

It ends when its input ends. Only frames go to the output: whatever a library prints is discarded.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pymupdf

from desktop_app.domain.errors import PasswordNeededError, PdfError, PdfMissingError
from desktop_app.pdf.messages import pack_facts, pack_sizes, pack_text
from desktop_app.pdf.protocol import Frame, Json, read_frame, write_frame
from desktop_app.pdf.tiles import Tile
from desktop_app.pdf.worker import sandbox
from desktop_app.pdf.worker.documents import OpenDocument, open_document
from desktop_app.pdf.worker.failures import is_of_memory
from desktop_app.pdf.worker.fingerprint import text_fingerprint
from desktop_app.pdf.worker.render import draw_tile
from desktop_app.pdf.worker.text import page_text

if TYPE_CHECKING:
    from desktop_app.pdf.worker.copying import Copying
    from desktop_app.pdf.worker.recognition import Recogniser

LOW_PRIORITY = "--low-priority"
#: followed by the folder with Tesseract's data and the languages: the text of a page is read in its picture
RECOGNISE = "--recognise"
_COPYING = ("annotate", "piece")

Answer = tuple[Json, bytes | memoryview]


class Desk:
    """The open documents, and the answer to each kind of request."""

    def __init__(self, recogniser: "Recogniser | None" = None) -> None:
        self._recogniser = recogniser
        self._documents: dict[int, OpenDocument] = {}
        self._copy: Copying | None = None
        self._answers: dict[str, Callable[[Json], Answer]] = {
            "open": self._open,
            "about": self._about,
            "close": self._close,
            "tile": self._tile,
            "text": self._text,
            "facts": self._facts,
        }

    def answer(self, request: Json, body: bytearray) -> Answer:
        """Raises PdfError with a sentence for the reader."""
        if request["op"] in _COPYING:
            return self._copying(request, body)
        return self._answers.get(request["op"], self._inquired)(request)

    def _open(self, request: Json) -> Answer:
        self._close(request)
        found = open_document(Path(request["path"]), request["password"])
        self._documents[request["document"]] = found
        return {"identity": found.identity}, pack_sizes(found.sizes)

    def _about(self, request: Json) -> Answer:
        document = self._documents[request["document"]].document
        fingerprint, has_text = text_fingerprint(document)
        told: Json = {"fingerprint": fingerprint, "has_text": has_text}
        if not has_text:
            from desktop_app.pdf.worker.scans import is_scan  # most documents have text

            told["is_scan"] = is_scan(document)
        return told, b""

    def _close(self, request: Json) -> Answer:
        found = self._documents.pop(request["document"], None)
        if found is not None:
            found.close()
        return {}, b""

    def _tile(self, request: Json) -> Answer:
        tile = Tile(*request["tile"])
        return {}, draw_tile(self._documents[request["document"]], tile)

    def _text(self, request: Json) -> Answer:
        found, page_index = self._documents[request["document"]], request["page"]
        read = page_text if self._recogniser is None else self._recogniser.text
        return pack_text(read(found.page(page_index), page_index, found.sizes[page_index]))

    def _facts(self, request: Json) -> Answer:
        from desktop_app.pdf.worker.facts import collect_facts

        found = self._documents[request["document"]]
        if request["plain"]:
            return {}, pack_facts(collect_facts(found.document, fingerprint="", has_text=False, pages=0))
        fingerprint, has_text = text_fingerprint(found.document)
        facts = collect_facts(found.document, fingerprint=fingerprint, has_text=has_text)
        return {}, pack_facts(facts)

    def _inquired(self, request: Json) -> Answer:
        from desktop_app.pdf.jobs import Operation
        from desktop_app.pdf.worker.inquiries import inquired

        found = self._documents[request["document"]]
        return {}, inquired(Operation(request["op"]), found, request.get("page"))

    def _copying(self, request: Json, body: bytearray) -> Answer:
        if self._copy is None:
            from desktop_app.pdf.worker.copying import Copying

            self._copy = Copying()
        if request["op"] == "piece":
            return {}, self._copy.piece(int(request["start"]))
        return self._copy.make(self._documents[request["document"]], body), b""


def serve(requests: BinaryIO, answers: BinaryIO, greeting: Json, desk: Desk, longest_s: int) -> None:
    """Greet, then answer until the requests end; an answer that takes longer is the end, too."""
    write_frame(answers, greeting)
    while (frame := read_frame(requests)) is not None:
        sandbox.arm(longest_s)
        header, body = _answered(desk, frame)
        sandbox.arm(0)
        write_frame(answers, {**header, "rss": sandbox.resident_bytes()}, body)


def _answered(desk: Desk, frame: Frame) -> Answer:
    number = frame.header["id"]
    try:
        header, body = desk.answer(frame.header, frame.body)
    except PasswordNeededError as error:
        return {"id": number, "error": "password", "sentence": str(error)}, b""
    except PdfMissingError as error:
        return {"id": number, "error": "missing", "sentence": str(error)}, b""
    except PdfError as error:
        return {"id": number, "error": "pdf", "sentence": str(error)}, b""
    except Exception as error:  # noqa: BLE001 - the worker's loop: one bad page must not end it, the parent is told
        return {"id": number, "error": "memory" if is_of_memory(error) else "page"}, b""
    return {"id": number, **header}, body


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until standard input ends."""
    arguments = sys.argv[1:] if arguments is None else arguments
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    closed_in = sandbox.close_in(low_priority=LOW_PRIORITY in arguments)
    desk, longest_s = _desk(arguments)
    gc.freeze()
    gc.enable()  # see `pdf.worker_start`
    serve(os.fdopen(0, "rb", buffering=0, closefd=False), answers, {"ready": True, **closed_in}, desk, longest_s)
    return 0


def _desk(arguments: Sequence[str]) -> tuple[Desk, int]:
    if RECOGNISE not in arguments:
        return Desk(), sandbox.SELF_DESTRUCT_S
    from desktop_app.pdf.worker.recognition import LONGEST_S, Recogniser

    at = arguments.index(RECOGNISE)
    return Desk(Recogniser(arguments[at + 1], arguments[at + 2])), LONGEST_S


if __name__ == "__main__":
    sys.exit(main())
