"""Where the shared papers are, when they are there: beside the checkout, in `shared/`; never part of the project."""

import csv
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def corpus_root() -> Path | None:
    """The folder of collected PDFs and reference files, or None where it is absent."""
    root = SHARED / "corpus"
    return root if root.is_dir() else None


def need_corpus() -> Path:
    """The same folder; skips the test with a reason where it is absent."""
    root = corpus_root()
    if root is None:
        pytest.skip("the shared corpus is not beside this checkout")
    return root


def need_sample(name: str) -> Path:
    """A file of the shared samples; skips the test with a reason where it is absent."""
    path = SHARED / "samples" / name
    if not path.is_file():
        pytest.skip(f"the shared sample {name} is not beside this checkout")
    return path


def manifest() -> list[dict[str, str]]:
    """What independent tools found in each file, one row a file."""
    with (need_corpus() / "MANIFEST.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
