"""The generated parts of a paper's file: its head, abstract, note, marks, questions and to-dos as Markdown.

Callouts, block ids, highlights and to-dos are those of Obsidian and its Tasks plugin; a plain reader shows them as
block quotes, text and lists.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final
from urllib.parse import quote
from uuid import UUID

from desktop_app.domain.anchor import Placement
from desktop_app.domain.buy import BuyState
from desktop_app.domain.markdown_reading import lines_outside_code
from desktop_app.domain.markdown_text import escaped
from desktop_app.domain.note_lines import block_id_of, question_line, tied_tasks
from desktop_app.domain.own_link import OwnLink
from desktop_app.domain.paper import Bibliography
from desktop_app.domain.question import QuestionState
from desktop_app.domain.text import clean
from desktop_app.domain.todo import TodoState
from desktop_app.exporters.base import Outline, OutlineMark, OutlineQuestion, OutlineTodo, Reference
from desktop_app.exporters.markdown.front_matter import full_name, properties_of, remembered
from desktop_app.exporters.markdown.generated_parts import unforged

ORDER: Final = ("paper", "abstract", "note", "marks", "questions", "todos")
HEADINGS: Final[Mapping[str, str]] = {
    "paper": "Paper",
    "abstract": "Abstract",
    "note": "Note",
    "marks": "Marks",
    "questions": "Questions",
    "todos": "To do",
}

_SIGNS_OF_OBSIDIAN = re.compile(r"(?<![^\s([])#(?=\w)|(?<!\\)[$|]|%%|(?<=\s)\^(?=[A-Za-z0-9-]+$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_OPEN_TODO = {
    "buy": "Buy article?",
    "find": "Find the full text",
    "read": "Read",
    "re-read": "Read again",
    "cite": "Cite",
    "follow reference": "Follow the reference",
    "write to author": "Write to the author",
    "follow up": "Follow up",
}
_PRIORITIES = {1: "🔽", 2: "🔼", 3: "⏫"}
_URL_SIGNS = "%/:?#[]@!$&'()*+,;=~"
_PLACEMENTS = {Placement.APPROXIMATE: "found approximately", Placement.ORPHANED: "not found in the document now"}


def contents_of(outline: Outline) -> Mapping[str, str]:
    """The content of each part that has something to say, in their order."""
    tied = tied_tasks(outline.note).keys()
    contents = {
        "paper": _paper(outline),
        "abstract": _abstract(outline.paper.bibliography),
        "note": _note(_untied(outline.note, outline.questions)),
        "marks": "\n\n".join(map(_mark, outline.marks)),
        "questions": "\n\n".join(map(_question, outline.questions)),
        "todos": "\n".join(line for todo in outline.todos if (line := _todo(todo, tied))),
    }
    return {
        name: content if name == "paper" else f"## {HEADINGS[name]}\n\n{content}"
        for name, content in contents.items()
        if content
    }


def _paper(outline: Outline) -> str:
    parts = outline.paper.bibliography
    title = re.sub(r"(?<!\\)#+$", lambda signs: "\\#" * len(signs.group()), line(parts.title)) or "Untitled"
    link = f"[Open in Postil]({OwnLink(outline.paper.id)})\n{remembered(properties_of(outline))}"
    return "\n\n".join(part for part in (f"# {title}", _citation(parts), link) if part)


def _citation(parts: Bibliography) -> str:
    names = ", ".join(line(full_name(person)) for person in parts.authors)
    year = f"({parts.year})" if parts.year else ""
    number = f"{parts.volume or ''}{f'({parts.issue})' if parts.issue else ''}"
    where = ", ".join(line(part) for part in (number, parts.pages) if part)
    container = f"*{line(parts.container)}*" if parts.container and line(parts.container) else ""
    doi = _link(f"https://doi.org/{parts.doi}") if parts.doi else ""
    published = f"{container} {where}".strip()
    if names:
        told = (f"{names} {year}".strip(), published, doi)
    else:
        told = ("", f"{published} {year}".strip() if published else str(parts.year or ""), doi)
    return ". ".join(part for part in told if part)


def _abstract(parts: Bibliography) -> str:
    blocks = ["\n".join(f"- {line(point)}" for point in parts.research_highlights)]
    blocks += [line(paragraph) for paragraph in clean(parts.abstract or "").split("\n")]
    blocks += [f"Keywords: {' · '.join(map(line, parts.keywords))}"] if parts.keywords else []
    return "\n\n".join(block for block in blocks if block)


def _untied(note: str, questions: Iterable[OutlineQuestion]) -> str:
    """The note without the block ids of questions, which have them below, with their answers."""
    if "^q-" not in note:
        return note
    known = {block_id_of(question.id) for question in questions}
    lines = note.split("\n")
    for number, text in lines_outside_code(note):
        asked = question_line(text)
        if asked is not None and asked.block_id in known:
            lines[number] = text[: text.rindex(" ^q-")].rstrip()
    return "\n".join(lines)


def _note(note: str) -> str:
    """The note as it is written; what it leaves open, a code block or a comment, is closed so that it hides nothing."""
    source = unforged(clean(note).strip("\n"))
    fence = None
    for found in map(_FENCE.match, source.split("\n")):
        if found is None:
            continue
        if fence is None:
            fence = found.group(1) if found.group(1)[0] == "~" or "`" not in found.group(2) else None
        elif found.group(1).startswith(fence) and not found.group(2).strip():
            fence = None
    source = f"{source}\n{fence}" if fence else source
    return f"{source}\n-->" if source.rfind("<!--") > source.rfind("-->") else source


def _mark(mark: OutlineMark) -> str:
    told = [line(mark.place), line(mark.category)]
    told += [line(mark.kind_label)] if mark.kind != "highlight" else []
    told += [_PLACEMENTS[mark.placement]] if mark.placement in _PLACEMENTS else []
    told += [" ".join(f"#{tag_name(tag)}" for tag in mark.tags)] if mark.tags else []
    told.append(f"[↗]({mark.link})")
    sign = "~~" if mark.kind == "strike" else "=="
    quoted = [f"{sign}{one}{sign}" for one in _lines(mark.quote)]
    comment = _lines(mark.comment)
    body = [*quoted, *([""] if quoted and comment else []), *comment] or ["—"]
    body[max(0, len(quoted) - 1)] += _block_id("m", mark.id)
    body = [f"![]({mark.picture})", "", *body] if mark.picture else body
    return _callout("quote", " · ".join(part for part in told if part), body)


def _question(question: OutlineQuestion) -> str:
    first, *others = _lines(question.text) or ["—"]
    body = [*others, _told_of(question)]
    if question.answer is not None:
        body += ["", *_lines(question.answer)]
    if question.evidence:
        body.append(f"Evidence: {_references(question.evidence)}")
    body[-1] += _block_id("q", question.id)
    return _callout("success" if question.state is QuestionState.ANSWERED else "question", first, body)


def _told_of(question: OutlineQuestion) -> str:
    told = [f"Asked {question.asked_on}" + (f" in {line(question.asked_in)}" if question.asked_in else "")]
    told += [f"about {_references(question.raised_by)}"] if question.raised_by else []
    told += ["report promised"] if question.promised and question.reported_on is None else []
    told += [f"follow up {question.follow_up}"] if question.follow_up and question.answered_on is None else []
    told += [f"answered {question.answered_on}"] if question.answered_on else []
    told += ["partly answered"] if question.state is QuestionState.OPEN and question.answer else []
    if question.reported_on is not None:
        where = f", {line(question.reported_where)}" if question.reported_where else ""
        told.append(f"reported {question.reported_on}{where}")
    if question.state is QuestionState.DROPPED:
        told.append(f"dropped: {line(question.drop_reason)}" if question.drop_reason else "dropped")
    told += [" ".join(f"#{tag_name(tag)}" for tag in question.tags)] if question.tags else []
    return " · ".join(part for part in told if part)


def _todo(todo: OutlineTodo, tied: Collection[str]) -> str:
    """A to-do as a task; one that is a task in the note already only with what that does not say, or not at all."""
    box = {TodoState.OPEN: " ", TodoState.DONE: "x", TodoState.DROPPED: "-"}[todo.state]
    words = line(todo.text) or _OPEN_TODO.get(todo.kind) or line(todo.kind)
    told = [str(todo.price)] if todo.price else []
    told += [line(todo.decision)] if todo.decision and todo.decision != BuyState.WANTED else []
    told += [_link(todo.url)] if todo.url else []
    told += [_references((todo.mark,))] if todo.mark else []
    words += f" ({', '.join(told)})" if told else ""
    about = "".join(f"\n    - {one}" for one in _about(todo))
    if block_id_of(todo.id) in tied:
        return f"- {words}{about}" if told or about else ""
    tag = f"#todo/{re.sub(r'[^a-z0-9]+', '-', todo.kind.lower()).strip('-') or 'other'}"
    due = f" 📅 {todo.due}" if todo.due else ""
    closed = {TodoState.DONE: "✅", TodoState.DROPPED: "❌"}.get(todo.state)
    when = f" {closed} {todo.closed_on}" if closed and todo.closed_on else ""
    weight = f" {_PRIORITIES[todo.priority]}" if todo.priority in _PRIORITIES else ""
    return f"- [{box}] {words} {tag}{weight}{due}{when}{_block_id('t', todo.id)}{about}"


def _about(todo: OutlineTodo) -> list[str]:
    """What is below a to-do: its note, and why and with what aim something is to be bought, and how far that came."""
    told = [*_lines(todo.note)]
    told += [f"Why: {line(todo.reason)}"] if line(todo.reason) else []
    told += [f"Expected use: {line(todo.expected_use)}"] if line(todo.expected_use) else []
    for step in todo.steps:
        told.append(" · ".join(filter(None, (str(step.on), line(step.decision), line(step.reason)))))
    return told


def tag_name(tag: str) -> str:
    """A tag as Obsidian takes it: letters, digits, hyphens and underscores, at least one of them no digit."""
    name = re.sub(r"[^\w-]+", "-", clean(tag)).strip("-_") or "tag"
    return f"{name}-" if name.isdecimal() else name


def line(text: str | None) -> str:
    """Any text as one line that shows exactly it, its spaces aside."""
    plain = escaped(" ".join(clean(text or "").split()))
    return _SIGNS_OF_OBSIDIAN.sub(lambda sign: "".join(f"\\{char}" for char in sign.group()), plain)


def _lines(text: str) -> list[str]:
    return [shown for one in clean(text).split("\n") if (shown := line(one))]


def _callout(kind: str, title: str, body: Iterable[str]) -> str:
    return "\n".join([f"> [!{kind}] {title}", *(f"> {one}".rstrip() for one in body)])


def _block_id(letter: str, record: UUID) -> str:
    return f" ^{letter}-{block_id_of(record)}"


def _references(references: Iterable[Reference]) -> str:
    return ", ".join(f"[{line(one.label)}]({one.link})" for one in references)


def _link(url: str) -> str:
    """A link that can be clicked when it leads to the web, else only its text."""
    address = "".join(clean(url).split())
    if not re.match(r"https?://", address, re.IGNORECASE):
        return line(url)
    return f"<{quote(address, safe=_URL_SIGNS)}>"
