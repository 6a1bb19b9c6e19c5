"""What is said of a question about a PDF that took too long, stopped its worker, or could not be answered."""

from pathlib import Path

import pytest

from desktop_app.pdf import strikes
from desktop_app.pdf.inquiries import FOREIGN_MARKS, LABELS, OUTLINE, PROPERTIES, Inquiry, links_of, pictures_of
from desktop_app.pdf.jobs import DocumentRef, text_job

REF = DocumentRef(1, Path("/a/paper.pdf"))
NAMES = {
    OUTLINE: "The outline of this PDF",
    LABELS: "The page labels of this PDF",
    PROPERTIES: "The properties of this PDF",
    FOREIGN_MARKS: "The marks inside this PDF",
    links_of(2): "The links of page 3",
    pictures_of(2): "The pictures of page 3",
}


@pytest.mark.parametrize("inquiry", NAMES)
def test_each_question_is_named_and_the_pages_are_left(inquiry: Inquiry[object]) -> None:
    job, name = inquiry.job(1), NAMES[inquiry]
    told = strikes.Strikes()
    assert told.refusal(REF, job.operation, job.page_index) is None
    for _ in range(strikes.MOST_STRIKES):
        told.add(REF, job.operation, job.page_index)
    said = [
        str(told.refusal(REF, job.operation, job.page_index)),
        str(strikes.late(REF, job, job.operation, 10.0)),
        str(strikes.failed(REF, job, of_memory=False)),
        str(strikes.failed(REF, job, of_memory=True)),
    ]
    assert [sentence.startswith(name) for sentence in said] == [True] * 4
    assert all("can still be read." in sentence for sentence in said)


def test_a_question_that_is_not_asked_again_leaves_the_text_alone() -> None:
    told = strikes.Strikes()
    for _ in range(strikes.MOST_STRIKES):
        told.add(REF, OUTLINE.operation, None)
    text = text_job(1, 0)
    assert told.refusal(REF, text.operation, 0) is None
