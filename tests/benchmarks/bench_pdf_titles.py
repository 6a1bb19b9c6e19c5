"""Titles and DOIs of the corpus's papers: right, wrong, unsure, missing, one line a file and the totals.

Run: python -m tests.benchmarks.bench_pdf_titles. Needs the corpus; the truth is its manifest's.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop_app.domain.capture import PaperDraft
from desktop_app.importers.pdf_file import PLUGIN
from desktop_app.importers.pdf_file.page_lines import key_of
from desktop_app.pdf.ports import PdfReader
from desktop_app.pdf.reader import WorkerPdfReader
from tests.corpus import corpus_root, manifest

#: what the manifest writes behind a DOI that the paper does not print
_NOT_PRINTED = "(not printed)"


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"
    MISSING = "missing"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PaperVerdict:
    """`doi` is NONE where the truth has none and none was found."""

    file: str
    title: Verdict
    doi: Verdict
    found_title: str
    found_doi: str | None


def verdicts(reader: PdfReader, root: Path) -> Iterator[PaperVerdict]:
    """What is found in every paper of the corpus against the truth of its manifest."""
    for row in manifest():
        if row["file"].startswith("papers/"):
            path = root / row["file"]
            yield _verdict(row, PLUGIN.read(reader.facts(path), path.name))


def _verdict(row: dict[str, str], draft: PaperDraft) -> PaperVerdict:
    parts = draft.bibliography
    is_right = key_of(parts.title) == key_of(row["title"])
    is_unsure = "title" in draft.unsure
    title = Verdict.RIGHT if is_right else Verdict.UNSURE if is_unsure else Verdict.WRONG
    return PaperVerdict(row["file"], title, _doi_verdict(row["doi"], parts.doi), parts.title, parts.doi)


def _doi_verdict(truth: str, found: str | None) -> Verdict:
    wanted = truth.replace(_NOT_PRINTED, "").strip().lower()
    if found is None:
        return Verdict.MISSING if wanted else Verdict.NONE
    return Verdict.RIGHT if found == wanted else Verdict.WRONG


def main() -> int:
    """Print the table; status 1 without the corpus."""
    root = corpus_root()
    if root is None:
        sys.stderr.write("the shared corpus is not beside this checkout\n")
        return 1
    reader = WorkerPdfReader()
    try:
        found = list(verdicts(reader, root))
    finally:
        reader.close()
    for verdict in found:
        sys.stdout.write(f"{verdict.file:45} title {verdict.title:8} doi {verdict.doi:8} {verdict.found_title[:70]}\n")
    for name in ("title", "doi"):
        counts = Counter(str(getattr(verdict, name)) for verdict in found)
        sys.stdout.write(f"{name}: {', '.join(f'{count} {word}' for word, count in sorted(counts.items()))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
