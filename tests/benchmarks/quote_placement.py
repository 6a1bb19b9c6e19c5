"""Figure: a sentence that poppler reads in each paper, found by `find_quote`: right page, quads over the right words.

`python -m tests.benchmarks.quote_placement [--all-sentences] [FOLDER]`; FOLDER is the corpus' papers by default.
The table has one row for each paper; the summary says how many are right. Exit status 1 when fewer than 95 % are.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter

from desktop_app.pdf.anchoring import Found, find_quote
from desktop_app.pdf.reader import WorkerPdfReader
from desktop_app.pdf.textmap import TextMap
from tests.corpus import corpus_root
from tests.poppler import Comparison, Sentence, compare, sentence_in_the_middle, sentences_of, words_of, words_saying

LEAST_OVERLAP = 0.7
LEAST_COVERAGE = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one sentence; without a comparison poppler's word boxes do not say it in one piece."""

    pdf: Path
    sentence: Sentence
    found: Found | None
    comparison: Comparison | None
    seconds: float

    @property
    def is_right(self) -> bool:
        """On the right page, over the right words and no others."""
        if self.found is None or self.comparison is None or self.found.anchor.page_index != self.sentence.page_index:
            return False
        told = self.comparison
        return told.overlap >= LEAST_OVERLAP and told.least_coverage >= LEAST_COVERAGE and not told.strangers


def place(pdf: Path, sentence: Sentence, text_of: Callable[[int], TextMap], page_count: int) -> Row:
    """Find a sentence and compare where it was put with poppler's word boxes."""
    start = perf_counter()
    found = find_quote(sentence.text, text_of, page_count)
    seconds = perf_counter() - start
    right, others = words_saying(words_of(pdf, sentence.page_index), sentence.text)
    is_comparable = found is not None and right
    comparison = compare(found.anchor.quads, right, others) if is_comparable else None
    return Row(pdf, sentence, found, comparison, seconds)


def rows_of(reader: WorkerPdfReader, pdf: Path, every_sentence: bool = False) -> Iterator[Row]:
    """One row for the middle of a paper, or one for each sentence in it."""
    middle = sentence_in_the_middle(pdf)
    sentences = sentences_of(pdf) if every_sentence else [middle] if middle else []
    page_count = len(reader.sizes(pdf))
    text_of = cache(lambda page_index: TextMap(reader.text(pdf, page_index)))
    for sentence in sentences:
        yield place(pdf, sentence, text_of, page_count)


def _line(row: Row) -> str:
    found, told = row.found, row.comparison
    page = f"{row.sentence.page_index + 1:>4}  {found.anchor.page_index + 1 if found else '-':>4}"
    how = f"{found.placement.value:<11}  {found.score:>5.1f}" if found else f"{'not found':<11}  {'':>5}"
    boxes = f"{told.overlap:>7.2f}  {told.least_coverage:>8.2f}  {told.strangers:>9}" if told else f"{'':>28}"
    verdict = "right" if row.is_right else "WRONG"
    return f"{row.pdf.stem[:32]:<32}  {page}  {how}  {boxes}  {row.seconds * 1000:>6.0f}  {verdict}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--all-sentences", action="store_true", help="every sentence; prints only those that are wrong")
    options = parser.parse_args()
    root = corpus_root()
    folder = options.folder or (root / "papers" if root else None)
    if folder is None:
        parser.error("the corpus is not beside this checkout; give a folder of PDFs")
    print(
        f"{'paper':<32}  {'page':>4}  {'ours':>4}  {'placement':<11}  {'score':>5}  "
        f"{'overlap':>7}  {'coverage':>8}  {'strangers':>9}  {'ms':>6}"
    )
    rows: list[Row] = []
    reader = WorkerPdfReader()
    try:
        for pdf in sorted(folder.rglob("*.pdf")):
            for row in rows_of(reader, pdf, options.all_sentences):
                rows.append(row)
                if not options.all_sentences or not row.is_right:
                    print(_line(row))
    finally:
        reader.close()
    return _summary(rows)


def _summary(rows: list[Row]) -> int:
    right = sum(row.is_right for row in rows)
    pages = sum(row.found is not None and row.found.anchor.page_index == row.sentence.page_index for row in rows)
    compared = [row.comparison for row in rows if row.comparison is not None]
    median = sorted(told.overlap for told in compared)[len(compared) // 2] if compared else 0.0
    exact = sum(row.found is not None and row.found.score == 100 for row in rows)
    print(
        f"\n{len(rows)} sentences of {len({row.pdf for row in rows})} papers: {pages} on the right page, "
        f"{exact} word for word, {right} with quads over the right words (overlap >= {LEAST_OVERLAP}, every word "
        f"covered >= {LEAST_COVERAGE}, no other word); median overlap {median:.2f}"
    )
    return 0 if rows and right >= 0.95 * len(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
