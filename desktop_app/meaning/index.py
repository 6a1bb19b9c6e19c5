"""Encodes texts, keeps their vectors, finds those near a question; runs in the child process, with numpy.

A component of a vector is kept in one byte: that changes a cosine by about 0.002.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.domain.ids import PaperId
from desktop_app.domain.related import CUT, KEY_BYTES, NearWindow, PaperTexts, TextPlace, Window, windows_of
from desktop_app.meaning.vector_cache import KeptPaper, VectorCache

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from desktop_app.meaning.ports import Encoder, Vectors

    Bytes = NDArray[np.int8]

_SCALE = 127.0
_AT_ONCE = 16  # texts that the encoder is given together
_SLICE_S = 0.2
_KEPT_EVERY = 256  # windows: what is lost when the process is killed
_BLOCK_ROWS = 1024  # so that a block stays in the processor's own memory


class MeaningIndex:
    """A `MeaningEngine` for one thread, but for what only says whether it is there. Nothing is loaded before a call."""

    is_installed = True

    def __init__(self, folder: Path, load: Callable[[], Encoder]) -> None:
        self._folder, self._load = folder, load
        self._begun: _Begun | None = None
        self._asked: tuple[str, Vectors] | None = None

    @cached_property
    def _encoder(self) -> Encoder:
        return self._load()

    @cached_property
    def _cache(self) -> VectorCache:
        return VectorCache(self._folder, f"{self._encoder.name} {self._encoder.dimensions} {CUT}")

    def due(self, stamps: Mapping[PaperId, str]) -> list[PaperId]:
        known = self._cache.stamps()
        self._cache.forget([paper for paper in known if PaperId(UUID(bytes=paper)) not in stamps])
        return [paper for paper, stamp in stamps.items() if known.get(paper.bytes) != stamp]

    def begin(self, texts: PaperTexts) -> int:
        kept = self._cache.paper(texts.paper_id.bytes)
        self._begun = _Begun(texts, _by_key(kept, self._encoder.dimensions))
        if not self._begun.left:
            self._keep(self._begun)
        return len(self._begun.left)

    def go_on(self) -> int:
        begun = self._begun
        if begun is None:
            return 0
        until = time.monotonic() + _SLICE_S
        while begun.left and time.monotonic() < until:
            some, begun.left = begun.left[:_AT_ONCE], begun.left[_AT_ONCE:]
            for window, vector in zip(some, self._bytes_of([one.text for one in some]), strict=True):
                begun.known[window.key] = vector.tobytes()
            begun.unkept += len(some)
        if not begun.left or begun.unkept >= _KEPT_EVERY:
            self._keep(begun)
        return len(begun.left)

    def near(self, question: str, most: int) -> list[NearWindow]:
        import numpy as np

        rows: list[tuple[bytes, int]] = []  # of each paper: its id, the row after its last
        scores = [np.empty(0, np.float32)]
        total = 0
        for papers, block in self._blocks():
            scores.append(block @ self._vector(question))
            for paper, count in papers:
                total += count
                rows.append((paper, total))
        joined = np.concatenate(scores)
        some = np.argpartition(-joined, most)[:most] if len(joined) > most else np.arange(len(joined))
        best = some[np.argsort(-joined[some])].tolist()
        ends = np.array([end for _paper, end in rows])
        found: dict[bytes, list[tuple[int, float]]] = {}
        for row in best:
            place = int(np.searchsorted(ends, row, side="right"))
            start = rows[place - 1][1] if place else 0
            found.setdefault(rows[place][0], []).append((row - start, float(joined[row]) / _SCALE))
        return sorted(self._windows(found), key=lambda one: -one.closeness)

    def closeness(self, question: str, texts: Sequence[str]) -> list[float]:
        if not texts:
            return []
        return [float(one) for one in self._encoder.encode(texts) @ self._vector(question)]

    def size_bytes(self) -> int:
        return self._cache.size_bytes()

    def rest(self) -> None:
        """Stay: what lets go is the process."""

    def close(self) -> None:
        if "_cache" in vars(self):
            self._cache.close()

    def _vector(self, question: str) -> Vectors:
        if self._asked is None or self._asked[0] != question:
            self._asked = question, self._encoder.encode([question])[0]
        return self._asked[1]

    def _bytes_of(self, texts: Sequence[str]) -> Bytes:
        import numpy as np

        scaled = np.rint(self._encoder.encode(texts) * _SCALE)
        found: Bytes = np.clip(scaled, -127, 127).astype(np.int8)
        return found

    def _keep(self, begun: _Begun) -> None:
        places, keys, vectors = [], [], []
        for place, windows in begun.windows:
            done = [one.key for one in windows if one.key in begun.known]
            places.append([place.kind, place.id.hex, place.page_index, len(done)])
            keys += done
            vectors += [begun.known[key] for key in done]
        stamp = "" if begun.left else begun.texts.stamp
        kept = KeptPaper(json.dumps(places).encode(), b"".join(keys), b"".join(vectors))
        self._cache.put(begun.texts.paper_id.bytes, stamp, kept)
        begun.unkept = 0

    def _blocks(self) -> Iterator[tuple[list[tuple[bytes, int]], Vectors]]:
        """All vectors, some papers at a time: which papers, with how many rows each, and the rows."""
        import numpy as np

        dimensions = self._encoder.dimensions
        waiting: list[tuple[bytes, Bytes]] = []
        count = 0
        for paper, raw in self._cache.vectors():
            rows = np.frombuffer(raw[: len(raw) - len(raw) % dimensions], np.int8).reshape(-1, dimensions)
            waiting.append((paper, rows))
            count += len(rows)
            if count >= _BLOCK_ROWS:
                yield _block(waiting)
                waiting, count = [], 0
        if waiting:
            yield _block(waiting)

    def _windows(self, found: Mapping[bytes, Sequence[tuple[int, float]]]) -> Iterator[NearWindow]:
        for paper, rows in found.items():
            kept = self._cache.paper(paper)
            if kept is None:
                continue
            texts = [(TextPlace(kind, UUID(key), page), count) for kind, key, page, count in _places(kept)]
            places = [place for place, count in texts for _ in range(count)]
            keys = _keys(kept)
            for row, closeness in rows:
                if row < min(len(places), len(keys)):
                    yield NearWindow(PaperId(UUID(bytes=paper)), places[row], keys[row], closeness)


class _Begun:
    """A paper that is being read: its windows, and the vectors that are known by their keys."""

    def __init__(self, texts: PaperTexts, known: dict[bytes, bytes]) -> None:
        self.texts, self.known = texts, known
        self.windows = [(place, windows_of(text)) for place, text in texts.texts]
        missing = {one.key: one for _place, some in self.windows for one in some if one.key not in known}
        self.left: list[Window] = list(missing.values())
        self.unkept = 0


def _block(papers: Sequence[tuple[bytes, Bytes]]) -> tuple[list[tuple[bytes, int]], Vectors]:
    import numpy as np

    rows = np.concatenate([rows for _paper, rows in papers]).astype(np.float32)
    return [(paper, len(own)) for paper, own in papers], rows


def _by_key(kept: KeptPaper | None, dimensions: int) -> dict[bytes, bytes]:
    if kept is None or len(kept.vectors) * KEY_BYTES != len(kept.keys) * dimensions:
        return {}
    cut = [kept.vectors[start : start + dimensions] for start in range(0, len(kept.vectors), dimensions)]
    return dict(zip(_keys(kept), cut, strict=True))


def _keys(kept: KeptPaper) -> list[bytes]:
    return [kept.keys[start : start + KEY_BYTES] for start in range(0, len(kept.keys), KEY_BYTES)]


def _places(kept: KeptPaper) -> list[tuple[str, str, int | None, int]]:
    try:
        return [(kind, key, page, count) for kind, key, page, count in json.loads(kept.places)]
    except ValueError:
        return []  # damaged; the paper is read again when it changes
