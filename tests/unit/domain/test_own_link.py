"""Links of the program's own are read as they were made, and broken ones lead nowhere."""

from uuid import UUID

import pytest

from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.domain.own_link import OwnLink, QuestionLink, read_own_link, read_question_link

PAPER, MARK = PaperId(UUID(int=1)), MarkId(UUID(int=2))


@pytest.mark.parametrize(
    "link", [OwnLink(PAPER), OwnLink(PAPER, MARK), OwnLink(PAPER, MARK, 2), OwnLink(PAPER, page_index=0)]
)
def test_a_link_is_read_as_it_was_made(link: OwnLink) -> None:
    assert read_own_link(str(link)) == link


def test_a_link_to_a_question_is_read_as_it_was_made() -> None:
    link = QuestionLink(QuestionId(UUID(int=3)))
    assert read_question_link(str(link)) == link
    assert read_own_link(str(link)) is None
    for other in ("", "postil://question/", "postil://question/x", str(OwnLink(PAPER)), "postil://["):
        assert read_question_link(other) is None


def test_pages_count_from_one_in_the_text() -> None:
    assert str(OwnLink(PAPER, MARK, 2)) == f"postil://paper/{PAPER}?page=3&mark={MARK}"


@pytest.mark.parametrize(
    "target",
    [
        "",
        "https://paper/1",
        "postil://paper/",
        "postil://paper/nothing",
        f"postil://mark/{MARK}",
        f"postil://paper/{PAPER}?mark=x",
        f"postil://paper/{PAPER}?page=x",
        "postil://[",
    ],
)
def test_broken_links_lead_nowhere(target: str) -> None:
    assert read_own_link(target) is None
