"""Identifiers of records: UUID version 7, made by the program, sortable by the time they were made."""

import os
import threading
import time
from typing import NewType
from uuid import UUID

PaperId = NewType("PaperId", UUID)
DocumentId = NewType("DocumentId", UUID)
MarkId = NewType("MarkId", UUID)
CategoryId = NewType("CategoryId", UUID)
QuestionId = NewType("QuestionId", UUID)
TodoId = NewType("TodoId", UUID)
SavedSearchId = NewType("SavedSearchId", UUID)


class IdFactory:
    """Makes UUIDv7 values (RFC 9562) that never go backwards inside one process, whatever the wall clock does."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last_ms = 0
        self._sequence = 0

    def __call__(self) -> UUID:
        with self._lock:
            now_ms = time.time_ns() // 1_000_000
            if now_ms > self._last_ms:
                self._last_ms = now_ms
                self._sequence = int.from_bytes(os.urandom(2), "big") & 0x7FF
            else:
                self._sequence += 1
                if self._sequence > 0xFFF:
                    self._last_ms += 1
                    self._sequence = 0
            stamp_ms, sequence = self._last_ms, self._sequence
        tail = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
        return UUID(int=(stamp_ms << 80) | (0x7 << 76) | (sequence << 64) | (0b10 << 62) | tail)
