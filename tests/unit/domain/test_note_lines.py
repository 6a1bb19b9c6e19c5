"""Lines of a note that stand for to-dos and questions are read and written without harm to what she wrote."""

import time
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.note_lines import (
    PLAIN_KIND,
    TaskFields,
    block_id_of,
    question_line,
    task_line,
    task_lines,
    tied_tasks,
    with_question_id,
    with_question_words,
)
from desktop_app.domain.todo import TodoState

OPEN, DONE, DROPPED = TodoState
FULL = "  - [ ] Buy *it*? #todo/buy 📅 2026-12-01 ^t-0011aabb"

titles = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40)


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("- [ ] Read it", TaskFields(OPEN, "Read it", PLAIN_KIND, None)),
        ("* [x] Read it ✅ 2026-11-30", TaskFields(DONE, "Read it", PLAIN_KIND, None)),
        ("1. [-] Read it", TaskFields(DROPPED, "Read it", PLAIN_KIND, None)),
        (FULL, TaskFields(OPEN, "Buy *it*?", "buy", date(2026, 12, 1))),
        ("- [ ] #todo/buy", TaskFields(OPEN, "", "buy", None)),
        ("- [ ] see [Breit](postil://paper/1) #todo/follow-up", TaskFields(OPEN, "see Breit", "follow up", None)),
        ("- [X] a #todo/own-kind b", TaskFields(DONE, "a b", "own kind", None)),
        (
            "- [ ] read #todo/read 📅 2026-12-01 soon ^t-0011aabb",
            TaskFields(OPEN, "read soon", "read", date(2026, 12, 1)),
        ),
        ("- [ ] later 📅 2026-13-77", TaskFields(OPEN, "later", PLAIN_KIND, None)),
    ],
)
def test_a_line_says_what_is_to_do(line: str, fields: TaskFields) -> None:
    task = task_line(line)
    assert task is not None
    assert task.fields == fields
    assert str(task) == line


@pytest.mark.parametrize(
    "line", ["- [ ]", "- [ ]   ", "- []x", "[ ] x", "- [ ]x", "> - [ ] x", "- [ ] ^t-0011aabb", ""]
)
def test_other_lines_are_no_to_dos(line: str) -> None:
    assert task_line(line) is None


def test_a_line_is_changed_only_where_it_says_something_else() -> None:
    task = task_line(FULL)
    assert task is not None
    assert task.with_fields(task.fields) == task
    done = task.with_fields(replace(task.fields, state=DONE))
    assert str(done) == FULL.replace("[ ]", "[x]")
    other = task.with_fields(TaskFields(OPEN, "Get _it_", "find", None))
    assert str(other) == r"  - [ ] Get \_it\_ #todo/find ^t-0011aabb"
    inside = task_line("- [x] read #todo/read 📅 2026-12-01 soon ✅ 2026-11-30 ^t-0011aabb")
    assert inside is not None
    assert str(inside.with_fields(TaskFields(OPEN, "read soon", "cite", None))) == (
        "- [ ] read soon #todo/cite ^t-0011aabb"
    )
    assert str(inside.with_fields(replace(inside.fields, text="new"))) == (
        "- [x] new #todo/read 📅 2026-12-01 ✅ 2026-11-30 ^t-0011aabb"
    )
    closed = task_line("- [x] Read ✅ 2026-11-30 ^t-0011aabb")
    assert closed is not None
    assert str(closed.with_fields(replace(closed.fields, state=OPEN))) == "- [ ] Read ^t-0011aabb"
    assert closed.with_fields(replace(closed.fields, text="")).words == "Read"


@given(titles, st.sampled_from(list(TodoState)), st.sampled_from(["buy", "follow up", "ask hans"]), st.dates())
def test_what_is_written_is_read_again(text: str, state: TodoState, kind: str, due: date) -> None:
    wanted = TaskFields(state, " ".join(text.split()), kind, due)
    task = task_line("- [ ] old words ^t-0011aabb")
    assert task is not None
    again = task_line(str(task.with_fields(wanted)))
    assert again is not None
    assert again.block_id == "0011aabb"
    assert again.fields == replace(wanted, text=wanted.text or "old words")


@given(st.text(max_size=80))
def test_any_line_is_read(text: str) -> None:
    for line in (text, f"- [ ] {text}", f"? {text}"):
        task, question = task_line(line), question_line(line)
        assert task is None or task.with_fields(task.fields) == task
        assert question is None or question_line(with_question_id(line, "0011aabb")) is not None


@pytest.mark.parametrize("text", ["read #todo/x it", "read ✅ 2020-01-01 it", "read it 📅 2020-01-01"])
def test_signs_in_the_words_of_a_to_do_do_not_gather_on_its_line(text: str) -> None:
    wanted = TaskFields(OPEN, text, "find", None)
    task = task_line("- [ ] old words ^t-0011aabb")
    assert task is not None
    told = task.with_fields(wanted)
    assert str(told) == "- [ ] read it #todo/find ^t-0011aabb"
    assert told.with_fields(wanted) == told


def test_lines_full_of_spaces_are_read_in_good_time() -> None:
    spaces = " " * 4_900
    start = time.perf_counter()
    for _time in range(100):
        task = task_line(f"- [ ] a{spaces}b")
        assert task is not None
        assert task.fields.text == "a b"
        assert question_line(f"? a{spaces}b") is not None
    assert time.perf_counter() - start < 10


def test_a_fence_that_is_not_closed_yet_hides_nothing() -> None:
    below = "- [ ] a\n~~~\n- [ ] code\n~~~\n- [ ] b"
    for opening in ("```", "```python", "~~~~", "````\n```"):
        assert [task.fields.text for _number, task in task_lines(f"{opening}\n{below}")] == ["a", "b"], opening
    assert [number for number, _task in task_lines(f"```\n- [ ] code\n```\n{below}")] == [3, 7]


def test_many_fences_that_nothing_closes_are_read_in_good_time() -> None:
    body = "\n".join(f"{'`' * (3 + number % 40)} x\n- [ ] {number}" for number in range(20_000))
    assert len(list(task_lines(body))) == 20_000


def test_code_has_no_to_dos_and_the_first_of_two_lines_has_the_id() -> None:
    body = "- [ ] a ^t-0011aabb\n```\n- [ ] code\n```\n- [ ] a ^t-0011aabb\n- [ ] b"
    assert [number for number, _ in task_lines(body)] == [0, 4, 5]
    assert tied_tasks(body)["0011aabb"][0] == 0
    assert list(task_lines("Nothing.")) == []


def test_a_question_line() -> None:
    line = "? Where *are* they found"
    asked = question_line(line)
    assert asked is not None
    assert (asked.text, asked.block_id) == ("Where *are* they found", "")
    tied = with_question_id(line, block_id_of(UUID(int=0x1234)))
    assert tied == f"{line} ^q-00001234"
    assert with_question_id(tied, "0011aabb") == f"{line} ^q-0011aabb"
    assert with_question_words(tied, "And\nhow?") == "? And how? ^q-00001234"
    assert with_question_words(tied, " ") == tied
    for other in ("?", "? ", "?why", "What? No", "> ? x"):
        assert question_line(other) is None
