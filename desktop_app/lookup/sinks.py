"""Where the content of an answer goes: into memory, or into a file that must look like a PDF from its beginning."""

from collections.abc import Callable
from typing import BinaryIO, Protocol

_PDF_SIGN, _PDF_SIGN_WITHIN = b"%PDF-", 1024


class NoPdfError(Exception):
    """What comes is something else, mostly a page of the web site."""


class Sink(Protocol):
    """`begin` forgets what came before, since a next try starts anew; `expect` tells the bytes to come, 0: unknown."""

    def begin(self) -> None: ...

    def expect(self, size_bytes: int) -> None: ...

    def take(self, piece: bytes) -> None: ...


class MemorySink:
    """Small answers."""

    def __init__(self) -> None:
        self.content = bytearray()

    def begin(self) -> None:
        self.content.clear()

    def expect(self, size_bytes: int) -> None:
        """Needs no preparation."""

    def take(self, piece: bytes) -> None:
        self.content += piece


class PdfSink:
    """Writes into an open file; `progress` hears of the bytes that came and of all (0: unknown)."""

    def __init__(self, file: BinaryIO, progress: Callable[[int, int], object]) -> None:
        self._file, self._progress = file, progress
        self._head, self._count, self._size = b"", 0, 0

    def begin(self) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._head, self._count, self._size = b"", 0, 0

    def expect(self, size_bytes: int) -> None:
        self._size = size_bytes

    def take(self, piece: bytes) -> None:
        """Raises NoPdfError as soon as it is sure."""
        if len(self._head) < _PDF_SIGN_WITHIN:
            self._head = (self._head + piece)[:_PDF_SIGN_WITHIN]
            if len(self._head) == _PDF_SIGN_WITHIN:
                self.check()
        self._file.write(piece)
        self._count += len(piece)
        self._progress(self._count, self._size)

    def check(self) -> None:
        """Raise NoPdfError when the beginning is not that of a PDF."""
        if _PDF_SIGN not in self._head:
            raise NoPdfError
