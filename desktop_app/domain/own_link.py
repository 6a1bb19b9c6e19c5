"""The program's own links, made and read here; pages in them count from 1.

`postil://paper/<id>?page=3&mark=<id>` leads to a paper, to a page of it or to a mark; `postil://question/<id>` to a
question.
"""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from desktop_app.domain.ids import MarkId, PaperId, QuestionId

SCHEME = "postil"


@dataclass(frozen=True, slots=True)
class OwnLink:
    """A place in the library; `page_index` counts from 0."""

    paper: PaperId
    mark: MarkId | None = None
    page_index: int | None = None

    def __str__(self) -> str:
        query = [f"page={self.page_index + 1}"] if self.page_index is not None else []
        query += [f"mark={self.mark}"] if self.mark is not None else []
        return f"{SCHEME}://paper/{self.paper}" + ("?" + "&".join(query) if query else "")


@dataclass(frozen=True, slots=True)
class QuestionLink:
    """A question of the library."""

    question: QuestionId

    def __str__(self) -> str:
        return f"{SCHEME}://question/{self.question}"


def read_question_link(target: str) -> QuestionLink | None:
    """The question that `target` points at, or None when it is no such link or is broken."""
    try:
        parts = urlsplit(target)
        if parts.scheme != SCHEME or parts.netloc != "question":
            return None
        return QuestionLink(QuestionId(UUID(parts.path.strip("/"))))
    except ValueError:
        return None


def read_own_link(target: str) -> OwnLink | None:
    """What `target` points at, or None when it is no link of ours or is broken."""
    try:
        parts = urlsplit(target)
        if parts.scheme != SCHEME or parts.netloc != "paper":
            return None
        query = parse_qs(parts.query)
        mark, page = query.get("mark"), query.get("page")
        return OwnLink(
            PaperId(UUID(parts.path.strip("/"))),
            MarkId(UUID(mark[0])) if mark else None,
            max(0, int(page[0]) - 1) if page else None,
        )
    except ValueError:
        return None
