"""Titles and DOIs of real papers through the real worker, against what their publishers say."""

from collections.abc import Iterator

import pytest

from desktop_app.pdf.reader import WorkerPdfReader
from tests.benchmarks.bench_pdf_titles import Verdict, verdicts
from tests.corpus import need_corpus

MIN_SHARE = 0.9


@pytest.fixture
def reader() -> Iterator[WorkerPdfReader]:
    reader = WorkerPdfReader()
    yield reader
    reader.close()


def test_titles_are_right_and_no_doi_is_wrong(reader: WorkerPdfReader) -> None:
    found = list(verdicts(reader, need_corpus()))
    right = [verdict for verdict in found if verdict.title is Verdict.RIGHT]
    assert len(right) >= MIN_SHARE * len(found) > 0
    assert [verdict for verdict in found if verdict.doi is Verdict.WRONG] == []
