"""Figure: what the pointer selects lies where poppler has the words: words, lines and sentences of many pages.

`python -m tests.benchmarks.selection_against_poppler [--misses] [FILE or FOLDER …]`; without names the corpus' layouts
and papers. For each range of words the pointer goes from the first word's beginning to the last word's end, as poppler
has them; the quads of what it selects are compared with poppler's boxes of those words (intersection over union by
lines). A mark is right from an overlap of 0.7 on. Exit status 1 when a file with text has fewer than 95 % right.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop_app.domain.errors import PdfError
from desktop_app.pdf.reader import WorkerPdfReader
from tests.corpus import corpus_root
from tests.selected_ranges import LEAST_OVERLAP, Tried, tried_ranges

LEAST_SHARE = 0.95
_MOST_PAGES = 12


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", type=Path, nargs="*")
    parser.add_argument("--misses", action="store_true", help="print each range that is not right, with its reason")
    options = parser.parse_args()
    print(f"{'file':<36}{'pages':>6}{'marks':>7}{'right':>7}{'share':>8}  {'median':>6}  reasons of the others")
    bad: list[str] = []
    reader = WorkerPdfReader()
    try:
        for pdf in _files(options.names):
            row = _row(reader, pdf, options.misses)
            if row is not None and row < LEAST_SHARE:
                bad.append(pdf.name)
    finally:
        reader.close()
    print(f"\nbelow {LEAST_SHARE:.0%} (overlap of {LEAST_OVERLAP} or more): {', '.join(bad) or 'none'}")
    return 1 if bad else 0


def _files(names: Sequence[Path]) -> Iterator[Path]:
    root = corpus_root()
    folders = list(names) or ([root / "layouts", root / "papers"] if root is not None else [])
    for name in folders:
        yield from sorted(name.glob("*.pdf")) if name.is_dir() else [name]


def _row(reader: WorkerPdfReader, pdf: Path, shows_misses: bool) -> float | None:
    """Print one file; returns the share of its marks that are right, None where there are none."""
    try:
        pages = min(_MOST_PAGES, len(reader.sizes(pdf)))
        tried = [one for page in range(pages) for one in tried_ranges(reader, pdf, page)]
    except PdfError as error:
        print(f"{pdf.stem[:35]:<36}{type(error).__name__}")
        return None
    if not tried:
        print(f"{pdf.stem[:35]:<36}{pages:>6}      0   no words to compare")
        return None
    right = sum(one.is_right for one in tried)
    median = sorted(one.overlap for one in tried)[len(tried) // 2]
    reasons = Counter(one.reason for one in tried if not one.is_right)
    told = ", ".join(f"{reason} {count}" for reason, count in reasons.most_common())
    print(f"{pdf.stem[:35]:<36}{pages:>6}{len(tried):>7}{right:>7}{right / len(tried):>8.1%}  {median:>6.2f}  {told}")
    for one in tried if shows_misses else ():
        if not one.is_right:
            print(f"    {_told(one)}")
    return right / len(tried)


def _told(one: Tried) -> str:
    return (
        f"p. {one.page_index + 1} {one.kind:<8} {one.overlap:.2f} {one.reason}: “{one.words[:50]}” / “{one.said[:50]}”"
    )


if __name__ == "__main__":
    sys.exit(main())
