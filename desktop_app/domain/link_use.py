"""Where a paper, a mark or a question is used: in which text, on which line of it."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.ids import MarkId, PaperId, QuestionId


class UseKind(StrEnum):
    """The text of a note, a mark's comment, a question or its answer; or the mark itself raised or answers one."""

    NOTE = "note"
    COMMENT = "comment"
    QUESTION = "question"
    ANSWER = "answer"
    RAISED = "raised"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Use:
    """One line that links to something.

    `paper_id` is the paper whose note, mark or question it is, None for a question on no paper. `mark_id` is set for
    a comment, `question_id` for all that belongs to a question. `line` is the line as it reads, `line_index` where it
    stands in the note, comment, question or answer, from 0; of RAISED and EVIDENCE the line is the question, and
    `answer` what is known of it.
    """

    kind: UseKind
    paper_id: PaperId | None
    paper_title: str
    line: str
    line_index: int = 0
    mark_id: MarkId | None = None
    question_id: QuestionId | None = None
    answer: str = ""
