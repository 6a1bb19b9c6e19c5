"""How the program and a PDF worker talk: frames of a small JSON header and raw bytes, every length bounded.

A frame is two unsigned 32-bit numbers (little endian: bytes of header, bytes of body), the header, the body. Nothing
that arrives is trusted: a frame that breaks a bound or is no JSON object raises `BrokenFrameError`.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from io import RawIOBase
from typing import Any, BinaryIO, cast

MAX_HEADER_BYTES = 256 * 1024
MAX_BODY_BYTES = 96 * 1024 * 1024
_LENGTHS = struct.Struct("<II")

Json = dict[str, Any]  # Any: a JSON object


class BrokenFrameError(Exception):
    """What arrived is not a frame; the other side cannot be understood any more."""


@dataclass(frozen=True, slots=True)
class Frame:
    header: Json
    body: bytearray


def write_frame(stream: BinaryIO, header: Mapping[str, object], body: bytes | bytearray | memoryview = b"") -> None:
    """Raises ValueError when the frame would break a bound."""
    raw = json.dumps(header, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    size_bytes = memoryview(body).nbytes
    if len(raw) > MAX_HEADER_BYTES or size_bytes > MAX_BODY_BYTES:
        raise ValueError(f"a frame of {len(raw)} and {size_bytes} bytes is too large")
    _write_all(stream, _LENGTHS.pack(len(raw), size_bytes) + raw)
    if size_bytes:
        _write_all(stream, body)
    stream.flush()


def read_frame(stream: BinaryIO) -> Frame | None:
    """The next frame; None at the end of the stream. Raises BrokenFrameError; a frame cut short is broken too."""
    lengths = _read_exactly(stream, _LENGTHS.size, may_end=True)
    if lengths is None:
        return None
    header_bytes, body_bytes = _LENGTHS.unpack(lengths)
    if not 0 < header_bytes <= MAX_HEADER_BYTES or body_bytes > MAX_BODY_BYTES:
        raise BrokenFrameError(f"lengths of {header_bytes} and {body_bytes} bytes")
    raw = _read_exactly(stream, header_bytes)
    body = _read_exactly(stream, body_bytes)
    try:
        header = json.loads(raw or b"")
    except (ValueError, RecursionError) as error:
        raise BrokenFrameError("the header is no JSON") from error
    if not isinstance(header, dict):
        raise BrokenFrameError("the header is no JSON object")
    return Frame(header, body or bytearray())


def _write_all(stream: BinaryIO, data: bytes | bytearray | memoryview) -> None:
    rest = memoryview(data).cast("B")
    while rest:
        written = stream.write(rest)
        rest = rest[written:]


def _read_exactly(stream: BinaryIO, size_bytes: int, *, may_end: bool = False) -> bytearray | None:
    data = bytearray(size_bytes)
    view, got = memoryview(data), 0
    raw = cast(RawIOBase, stream)  # every binary stream has readinto, only BinaryIO does not say so
    while got < size_bytes:
        count = raw.readinto(view[got:])
        if not count:
            if may_end and got == 0:
                return None
            raise BrokenFrameError(f"the stream ended after {got} of {size_bytes} bytes")
        got += count
    return data
