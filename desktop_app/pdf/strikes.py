"""Counts how often a document stopped its worker, and says when it is not tried again; holds for one run."""

from collections import Counter
from pathlib import Path

from desktop_app.domain.errors import PdfError, PdfQuarantinedError, PdfTimeoutError
from desktop_app.pdf.jobs import DocumentRef, Job, Operation

MOST_STRIKES = 2
MOST_STRIKES_OF_DOCUMENT = 6
_OTHERS = " The other pages can still be read."
_REST = " The pages can still be read."
#: what is asked about a page, and about a whole document; how each is called
_OF_PAGE = {Operation.LINKS: "The links of page", Operation.PICTURES: "The pictures of page"}
_OF_DOCUMENT = {
    Operation.OUTLINE: "The outline of this PDF",
    Operation.LABELS: "The page labels of this PDF",
    Operation.PROPERTIES: "The properties of this PDF",
    Operation.FOREIGN_MARKS: "The marks inside this PDF",
}


class Strikes:
    """What stopped the worker twice is quarantined: a page, or the whole document when it was its opening."""

    def __init__(self) -> None:
        self._of_step: Counter[tuple[Path, Operation, int | None]] = Counter()
        self._of_document: Counter[Path] = Counter()

    def add(self, ref: DocumentRef, step: Operation, page_index: int | None) -> None:
        """The worker had to be replaced while it did this."""
        self._of_step[ref.path, step, page_index] += 1
        self._of_document[ref.path] += 1

    def count(self, ref: DocumentRef, step: Operation, page_index: int | None = None) -> int:
        """How often this stopped the worker."""
        return self._of_step[ref.path, step, page_index]

    def refusal(self, ref: DocumentRef, step: Operation, page_index: int | None) -> PdfQuarantinedError | None:
        """Why this is not tried, or None."""
        name = f"“{ref.path.name}”" if page_index is None else "This PDF"
        in_all = self._of_document[ref.path]
        if self.count(ref, Operation.OPEN) >= MOST_STRIKES or in_all >= MOST_STRIKES_OF_DOCUMENT:
            return PdfQuarantinedError(
                f"{name} stopped the PDF reader {in_all} times, so it is not opened again until Postil is started"
                " anew. Its notes can still be edited."
            )
        if self.count(ref, step, page_index) < MOST_STRIKES:
            return None
        if step in _OF_DOCUMENT:
            return PdfQuarantinedError(
                f"{_OF_DOCUMENT[step]} cannot be read: that stopped the PDF reader twice.{_REST}"
            )
        if page_index is None:
            return PdfQuarantinedError(f"{name} stopped the PDF reader twice, so it cannot be read.")
        what = _what(step, page_index)
        if step in _OF_PAGE:
            return PdfQuarantinedError(f"{what} cannot be read: that stopped the PDF reader twice.{_OTHERS}")
        return PdfQuarantinedError(f"{what} cannot be shown: it stopped the PDF reader twice.{_OTHERS}")


def late(ref: DocumentRef, job: Job, step: Operation, deadline_s: float) -> PdfTimeoutError:
    """What to say when the deadline of a step of a job has passed."""
    seconds = f"{deadline_s:g}"
    if step is job.operation and job.page_index is not None:
        what = _what(step, job.page_index)
        return PdfTimeoutError(f"{what} took longer than {seconds} seconds, so it was left out.{_OTHERS}")
    if step in _OF_DOCUMENT:
        return PdfTimeoutError(f"{_OF_DOCUMENT[step]} took longer than {seconds} seconds, so that was left out.{_REST}")
    if step is Operation.FACTS:
        return PdfTimeoutError(f"Looking into “{ref.path.name}” took longer than {seconds} seconds, so it was stopped.")
    return PdfTimeoutError(
        f"Opening “{ref.path.name}” took longer than {seconds} seconds, so it was stopped."
        " The file may be damaged; a fresh copy may open."
    )


def failed(ref: DocumentRef, job: Job, *, of_memory: bool) -> PdfError:
    """What to say when the worker could not do it and gave no sentence."""
    if job.operation in _OF_PAGE and job.page_index is not None:
        return PdfError(f"{_what(job.operation, job.page_index)} cannot be read.{_OTHERS}")
    if of_memory and job.page_index is not None:
        what = _what(job.operation, job.page_index)
        return PdfError(f"{what} needs more memory than one page may have. A smaller zoom may show it.{_OTHERS}")
    if job.operation in _OF_DOCUMENT:
        return PdfError(f"{_OF_DOCUMENT[job.operation]} cannot be read.{_REST}")
    if of_memory:
        return PdfError(f"“{ref.path.name}” needs more memory than one PDF may have, so it was not opened.")
    if job.page_index is not None:
        return PdfError(f"{_what(job.operation, job.page_index)} is damaged and cannot be shown.{_OTHERS}")
    return PdfError(f"“{ref.path.name}” is damaged and cannot be opened.")


def _what(step: Operation, page_index: int) -> str:
    """How a page, or its text, is named; its file is not, which in the library has a name nobody knows."""
    if step is Operation.TILE:
        return f"Page {page_index + 1}"
    return f"{_OF_PAGE.get(step, 'The text of page')} {page_index + 1}"


def changed(ref: DocumentRef) -> PdfError:
    """What to say when the file is another than the one that was opened."""
    return PdfError(f"“{ref.path.name}” was changed by another program. Open it again to see its new state.")


def not_open() -> PdfError:
    """What to say about a document that was closed in between."""
    return PdfError("This PDF is not open any more. Open it again.")


def not_started() -> PdfError:
    """What to say when no worker starts at all."""
    return PdfError(
        "The part of Postil that reads PDFs does not start, so no PDF can be shown. Notes work; install Postil anew."
    )
