"""Frames: what is written is read again, and nothing that breaks a bound is believed."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.pdf import protocol
from desktop_app.pdf.protocol import BrokenFrameError, read_frame, write_frame

values = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5)


@given(st.dictionaries(st.text(), values), st.binary())
def test_what_is_written_is_read(header: dict[str, object], body: bytes) -> None:
    stream = io.BytesIO()
    write_frame(stream, header, body)
    write_frame(stream, {"second": 1})
    stream.seek(0)
    first, second = read_frame(stream), read_frame(stream)
    assert first is not None
    assert (first.header, bytes(first.body)) == (header, body)
    assert second is not None
    assert second.header == {"second": 1}
    assert read_frame(stream) is None


class _Dribble(io.RawIOBase):
    """Hands out and takes one byte at a time."""

    def __init__(self, data: bytes = b"") -> None:
        self.data, self.at = bytearray(data), 0

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        piece = self.data[self.at : self.at + 1]
        buffer[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)

    def write(self, data) -> int:
        self.data += bytes(data[:1])
        return min(1, len(data))


def test_short_reads_and_writes_are_put_together() -> None:
    stream = _Dribble()
    write_frame(stream, {"a": "ü"}, b"xyz")
    frame = read_frame(stream)
    assert frame is not None
    assert (frame.header, bytes(frame.body)) == ({"a": "ü"}, b"xyz")


@pytest.mark.parametrize(
    "raw",
    [
        struct.pack("<II", 0, 0),
        struct.pack("<II", protocol.MAX_HEADER_BYTES + 1, 0),
        struct.pack("<II", 2, protocol.MAX_BODY_BYTES + 1) + b"{}",
        struct.pack("<II", 4, 0) + b"nope",
        struct.pack("<II", 2, 0) + b"[]",
        struct.pack("<II", 3, 0) + b"{\xff}",
        struct.pack("<II", 2, 9) + b"{}" + b"short",
        struct.pack("<II", 200_000, 0) + b"[" * 200_000,
        b"\x01\x02",
        b"Segmentation fault\n",
    ],
    ids=["empty", "long header", "long body", "no json", "no object", "no text", "cut", "deep", "start", "words"],
)
def test_nonsense_is_refused(raw: bytes) -> None:
    with pytest.raises(BrokenFrameError):
        read_frame(io.BytesIO(raw))


def test_too_large_a_frame_is_not_written() -> None:
    stream = io.BytesIO()
    with pytest.raises(ValueError, match="too large"):
        write_frame(stream, {"a": "x" * protocol.MAX_HEADER_BYTES})
    assert stream.getvalue() == b""
