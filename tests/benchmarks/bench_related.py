"""Prints how long it takes to find what is related by meaning in a large library, and the memory; run it by hand.

`python -m tests.benchmarks.bench_related [--papers 10000] [--with-text 2000] [--pages 20]`. The vectors are made up,
the question and what is shown are encoded by the real encoder; the texts are sentences of common words. The status is 1
when a question takes more than 300 ms in the median, or the child more than 300 MB.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from desktop_app.bootstrap import build_services
from desktop_app.domain.related import CUT, PaperTexts, windows_of
from desktop_app.meaning.process import MeaningProcess
from desktop_app.meaning.universal_encoder import load
from desktop_app.meaning.vector_cache import KeptPaper, VectorCache
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services.context import Services
from desktop_app.system.paths import find_paths
from tests.benchmarks.bench_radar import PartlyRead

LIMIT_MS, LIMIT_MB = 300.0, 300.0
_ASKED = 20
_MARKS = 10
_WORDS = (
    *("we", "the", "patients", "of", "that", "group", "were", "found", "in", "both", "studies", "with", "lower"),
    *("levels", "after", "treatment", "than", "before", "and", "this", "effect", "was", "larger", "for", "those"),
    *("who", "had", "not", "been", "treated", "early", "no", "difference", "could", "be", "seen", "between", "women"),
    *("results", "from", "older", "trials", "are", "compared", "likely", "most", "changes", "occur", "during", "weeks"),
    *("shown", "by", "several", "methods", "which", "measure", "how", "often", "nerve", "cells", "respond", "to"),
)
_WORDS_A_SENTENCE = 20


class _Sentences(PartlyRead):
    """The usual made-up words have many more pieces than those of a language, and encoding takes longer."""

    def text(self, words: int) -> str:
        parts = [self._chance.choices(_WORDS, k=_WORDS_A_SENTENCE) for _ in range(max(1, words // _WORDS_A_SENTENCE))]
        return " ".join(" ".join(part).capitalize() + "." for part in parts)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--with-text", type=int, default=2_000)
    parser.add_argument("--pages", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        engine = MeaningProcess(Path(scratch) / "vectors")
        services = build_services(find_paths(Path(scratch) / "library"), pdf=FakePdfReader(), meaning=engine)
        try:
            _fill(services, options.papers, options.with_text, options.pages)
            _make_up_vectors(services, Path(scratch) / "vectors")
            return _measure(services, engine)
        finally:
            services.close()


def _fill(services: Services, papers: int, with_text: int, pages: int) -> None:
    with services.radar._store.write(None) as unit:
        library = _Sentences(papers, _MARKS, 0, unit.categories.list()[0].id)
        library.with_text, library.pages = with_text, pages
        library.fill(unit.session.connection())


def _make_up_vectors(services: Services, folder: Path) -> None:
    encoder = load()
    cache = VectorCache(folder, f"{encoder.name} {encoder.dimensions} {CUT}")
    chance = np.random.default_rng(1)
    windows = 0
    papers = services.related.stamps()
    for paper in papers:
        texts = services.related.texts_of(paper)
        kept = _made_up(texts, encoder.dimensions, chance)
        windows += len(kept.keys) // 8
        cache.put(paper.bytes, texts.stamp, kept)
    cache.close()
    size = sum(file.stat().st_size for file in folder.iterdir())
    print(f"{len(papers)} papers, {windows} windows, {size / 1e6:.0f} MB of vectors")


def _made_up(texts: PaperTexts, dimensions: int, chance: np.random.Generator) -> KeptPaper:
    places, keys = [], []
    for place, text in texts.texts:
        some = windows_of(text)
        places.append([place.kind, place.id.hex, place.page_index, len(some)])
        keys += [one.key for one in some]
    vectors = np.clip(chance.normal(0, 127 / dimensions**0.5 * 2.5, (len(keys), dimensions)), -127, 127)
    return KeptPaper(json.dumps(places).encode(), b"".join(keys), vectors.astype(np.int8).tobytes())


def _measure(services: Services, engine: MeaningProcess) -> int:
    questions = services.questions.list("open")
    some = questions[:: max(1, len(questions) // _ASKED)][:_ASKED]
    start = time.perf_counter()
    due = services.related.due(services.related.stamps())
    print(f"finding out that {len(due)} papers are due: {(time.perf_counter() - start) * 1000:.0f} ms")
    engine.near("warm", 1)
    whole, scan, found = [], [], 0
    for question in some:
        wanted = services.radar.want([question.id])[0]
        start = time.perf_counter()
        near = services.related.near(wanted)
        scan.append((time.perf_counter() - start) * 1000)
        found += len(services.related.ranked(services.related.look_at(wanted, near), ()))
        whole.append((time.perf_counter() - start) * 1000)
    for name, times in (("windows", scan), ("passages", whole)):
        print(f"{name:9} median {statistics.median(times):6.0f}  longest {max(times):6.0f} ms")
    most = _most_memory_mb(engine)
    print(f"{found / len(some):.1f} passages a question; the child had at most {most:.0f} MB")
    return 1 if statistics.median(whole) > LIMIT_MS or most > LIMIT_MB else 0


def _most_memory_mb(engine: MeaningProcess) -> float:
    assert engine._child is not None
    status = Path(f"/proc/{engine._child.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    sys.exit(main())
