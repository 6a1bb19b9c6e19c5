"""An encoder for tests: it counts words, and takes a few pairs of words for the same; it needs no model."""

import re
from collections.abc import Sequence
from typing import Any
from zlib import crc32

import numpy as np

SAME = {"physicians": "doctors", "infants": "babies", "slumber": "sleep", "sleeping": "sleep", "dwell": "live"}
_COMMON = {"the", "a", "of", "in", "do", "does", "where", "how", "and", "is", "are", "was", "were", "they", "it", "to"}


class WordEncoder:
    name = "words 1"
    dimensions = 2048

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Any:
        self.encoded += texts
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.casefold()):
                if word not in _COMMON:
                    row[crc32(SAME.get(word, word).encode()) % (self.dimensions - 1)] += 1.0
            if not row.any():
                row[-1] = 1.0
            row /= np.linalg.norm(row)
        return rows


def load() -> WordEncoder:
    """As the module of a real encoder has it."""
    return WordEncoder()
