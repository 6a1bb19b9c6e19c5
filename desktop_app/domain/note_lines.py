"""Lines of a note that stand for records: `- [ ] …` for a to-do, `? …` for a question; read and written here.

The block id at the end of a line (` ^t-1a2b3c4d`, ` ^q-1a2b3c4d`: the last digits of the record's id) ties the two
together, so that equal lines are told apart and a line may move. Lines inside fenced code are none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop_app.domain.markdown_reading import lines_outside_code, plain_words
from desktop_app.domain.markdown_text import escaped
from desktop_app.domain.todo import TODO_KINDS, TodoState

#: what a to-do on a line is where the line names no kind
PLAIN_KIND = "follow up"
#: a longer line is no to-do or question
LONGEST_LINE = 5_000

_TASK = re.compile(r"(?P<head>[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[)(?P<box>[ xX-])\](?P<rest>[ \t]+\S.*)$")
_TAIL = re.compile(
    r"(?P<tail>(?:[ \t]+(?:#todo/[\w-]+|[📅✅❌]\uFE0F?[ \t]*\d{4}-\d{2}-\d{2}))*)(?P<id>[ \t]+\^t-[0-9a-f]{8})?[ \t]*$"
)
#: the spaces before a sign, from the first of them on, so that each run of spaces is looked at once
_GAP = r"(?<![ \t])[ \t]+"
_TAIL_STARTS = re.compile(_GAP + r"(?:#todo/|[📅✅❌]|\^t-)|$")
_TAG = re.compile(_GAP + r"#todo/([\w-]+)")
_DUE = re.compile(_GAP + r"📅\uFE0F?[ \t]*(\d{4}-\d{2}-\d{2})")
_CLOSED = re.compile(_GAP + r"[✅❌]\uFE0F?[ \t]*\d{4}-\d{2}-\d{2}")
_SIGN = re.compile(_GAP + r"(?:#todo/[\w-]+|[📅✅❌]\uFE0F?[ \t]*\d{4}-\d{2}-\d{2})(?![^ \t])")
_BLOCK_ID = re.compile(r"[ \t]\^[a-z]-[0-9a-f]{8}[ \t]*$")
_BLOCK_IDS = re.compile(_BLOCK_ID.pattern, re.MULTILINE)
_QUESTION = re.compile(r" {0,3}\?[ \t]+(?P<words>\S.*?)(?<![ \t])(?P<id>[ \t]+\^q-[0-9a-f]{8})?[ \t]*$")
_STATES = {" ": TodoState.OPEN, "x": TodoState.DONE, "X": TodoState.DONE, "-": TodoState.DROPPED}
_BOXES = {TodoState.OPEN: " ", TodoState.DONE: "x", TodoState.DROPPED: "-"}


@dataclass(frozen=True, slots=True)
class TaskFields:
    """What a line says of its to-do; `text` is plain."""

    state: TodoState
    text: str
    kind: str
    due: date | None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A `- [ ]` line in its parts, each as it is written; `block_id` is eight digits, or empty."""

    head: str
    box: str
    gap: str
    words: str
    tail: str
    block_id: str

    def __str__(self) -> str:
        block_id = f" ^t-{self.block_id}" if self.block_id else ""
        return f"{self.head}{self.box}]{self.gap}{self.words}{self.tail}{block_id}"

    @property
    def fields(self) -> TaskFields:
        """What the line says; kind and day count wherever they stand on it."""
        signs = f" {self.words}{self.tail}"
        tag, due = _TAG.search(signs), _DUE.search(signs)
        kind = _kind_of(tag.group(1)) if tag else PLAIN_KIND
        text = plain_words(_SIGN.sub("", f" {self.words}"))
        return TaskFields(_STATES[self.box], text, kind, _day(due.group(1)) if due else None)

    def with_fields(self, wanted: TaskFields) -> "TaskLine":
        """The line as it says `wanted`; what says so already stays as it is written."""
        now, words, tail = self.fields, self.words, self.tail
        text = " ".join(_SIGN.sub("", f" {wanted.text}").split())  # a sign in it would be read as one of the line's
        if text not in ("", now.text):
            tail = "".join(_SIGN.findall(f" {words}")) + tail
            words = escaped(text)
        if slug_of(now.kind) != slug_of(wanted.kind):
            words, tail = _without(_TAG, words), f" #todo/{slug_of(wanted.kind)}{_TAG.sub('', tail)}"
        if now.due != wanted.due:
            words, tail = _without(_DUE, words), _DUE.sub("", tail) + (f" 📅 {wanted.due}" if wanted.due else "")
        if wanted.state is TodoState.OPEN and now.state is not TodoState.OPEN:
            words, tail = _without(_CLOSED, words), _CLOSED.sub("", tail)
        box = self.box if now.state is wanted.state else _BOXES[wanted.state]
        return TaskLine(self.head, box, self.gap, words, tail, self.block_id)

    def with_id(self, block_id: str) -> "TaskLine":
        return TaskLine(self.head, self.box, self.gap, self.words, self.tail, block_id)


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A `? …` line; `text` is plain, `words` as they are written."""

    words: str
    block_id: str

    @property
    def text(self) -> str:
        return plain_words(self.words)


def block_id_of(record: UUID) -> str:
    """The last digits of an id, which are random; the first are a time and alike for what was made in one minute."""
    return record.hex[-8:]


def block_id_start(line: str) -> int | None:
    """Where the block id at the end of a line begins, with the space before it; None where there is none."""
    found = _BLOCK_ID.search(line) if "^" in line else None
    return None if found is None else found.start()


def without_block_ids(body: str) -> str:
    """A note without the block ids at the ends of its lines."""
    return _BLOCK_IDS.sub("", body) if "^" in body else body


def slug_of(kind: str) -> str:
    """A kind of to-do as its tag says it."""
    return re.sub(r"[^\w]+", "-", kind.lower()).strip("-") or "other"


def task_line(line: str) -> TaskLine | None:
    """The to-do that `line` is, or None."""
    found = _TASK.match(line) if len(line) <= LONGEST_LINE else None
    if found is None:
        return None
    rest = found["rest"]
    tail = next(match for start in _TAIL_STARTS.finditer(rest) if (match := _TAIL.match(rest, start.start())))
    lead = rest[: tail.start()]
    words = lead.lstrip(" \t")
    gap = lead[: len(lead) - len(words)]
    block_id = tail["id"].strip()[3:] if tail["id"] else ""
    if not words and not tail["tail"]:
        return None
    return TaskLine(found["head"], found["box"], gap, words.rstrip(), tail["tail"], block_id)


def question_line(line: str) -> QuestionLine | None:
    """The question that `line` is, or None."""
    found = _QUESTION.match(line) if len(line) <= LONGEST_LINE else None
    return None if found is None else QuestionLine(found["words"], found["id"].strip()[3:] if found["id"] else "")


def with_question_id(line: str, block_id: str) -> str:
    """A question's line with this block id in the place of the one it has."""
    found = _QUESTION.match(line)
    return line if found is None else f"{line[: found.end('words')]} ^q-{block_id}"


def with_question_words(line: str, text: str) -> str:
    """A question's line with other words, which stay on one line."""
    found = _QUESTION.match(line)
    words = escaped(" ".join(text.split()))
    return line if found is None or not words else f"{line[: found.start('words')]}{words}{line[found.end('words') :]}"


def task_lines(body: str) -> Iterator[tuple[int, TaskLine]]:
    """The to-dos of a note with the numbers of their lines, from 0."""
    if "[" not in body:
        return
    for number, line in lines_outside_code(body):
        if "[" in line and (task := task_line(line)) is not None:
            yield number, task


def tied_tasks(body: str) -> Mapping[str, tuple[int, TaskLine]]:
    """The to-dos of a note by their block ids; of two lines with the same id the first has it."""
    found: dict[str, tuple[int, TaskLine]] = {}
    for number, task in task_lines(body):
        if task.block_id:
            found.setdefault(task.block_id, (number, task))
    return found


def _without(sign: re.Pattern[str], words: str) -> str:
    return sign.sub("", f" {words}").strip(" \t")


def _kind_of(slug: str) -> str:
    return next((kind for kind in TODO_KINDS if slug_of(kind) == slug.lower()), slug.lower().replace("-", " "))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
