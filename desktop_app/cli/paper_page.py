"""One paper as a page of text for people: its parts, then the note, marks, questions and to-dos."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from desktop_app.cli.sentences import mark_line, question_lines, state_word, todo_line
from desktop_app.domain.document import Document
from desktop_app.domain.paper import Bibliography, Contributor

if TYPE_CHECKING:
    from desktop_app.services.reading import Reading

_MARGIN = 13


def paper_page(reading: "Reading") -> str:
    """Empty parts are left out."""
    lines = [reading.paper.title, ""]
    lines += [f"{name:<{_MARGIN}}{value}" for name, value in _facts(reading) if value]
    for heading, content in _sections(reading):
        if content:
            lines += ["", heading, *content]
    return "\n".join(lines)


def _facts(reading: "Reading") -> Iterator[tuple[str, str | None]]:
    paper, parts = reading.paper, reading.paper.bibliography
    yield "authors", "; ".join(_name(person) for person in parts.authors)
    for number, affiliation in enumerate(parts.affiliations):
        yield "" if number else "affiliations", affiliation
    yield "type", parts.type
    yield "in", parts.container
    yield "year", str(parts.year or "")
    yield from _dates(parts)
    yield from (("DOI", parts.doi), ("PMID", parts.pmid), ("arXiv", parts.arxiv), ("URL", parts.url))
    yield "keywords", "; ".join(parts.keywords)
    yield "tags", ", ".join(paper.tags)
    yield "state", state_word(paper.state)
    yield "rating", f"{paper.rating} of 5" if paper.rating else None
    yield "cite key", paper.cite_key
    yield "id", str(paper.id)


def _dates(parts: Bibliography) -> Iterator[tuple[str, str | None]]:
    for name in ("received", "revised", "accepted", "online", "published"):
        yield name, getattr(parts, name)


def _sections(reading: "Reading") -> Iterator[tuple[str, list[str]]]:
    parts = reading.paper.bibliography
    yield "Highlights", [f"  · {line}" for line in parts.research_highlights]
    yield "Abstract", _indented(parts.abstract or "")
    yield "Documents", [f"  {_document_line(document)}" for document in reading.documents]
    yield "Note", _indented(reading.note.body)
    names = {category.id: category.name for category in reading.categories}
    yield "Marks", [f"  {mark_line(mark, names[mark.category_id])}" for mark in reading.marks]
    yield "Questions", [f"  {line}" for question in reading.questions for line in question_lines(question)]
    yield "To do", [f"  {todo_line(todo)}" for todo in reading.todos]


def _name(person: Contributor) -> str:
    given = ", ".join(part for part in (person.given, person.suffix) if part)
    return f"{person.short_name}, {given}" if given and person.family else person.short_name


def _document_line(document: Document) -> str:
    pages = f", {document.page_count} pages" if document.page_count is not None else ""
    link = f", at {document.linked_path}" if document.linked_path else ""
    return f"{document.label}{pages}{link} ({document.id})"


def _indented(text: str) -> list[str]:
    return [f"  {line}".rstrip() for line in _without_empty_ends(text.splitlines())]


def _without_empty_ends(lines: Iterable[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n") if any(lines) else []
