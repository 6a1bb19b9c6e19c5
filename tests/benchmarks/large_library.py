"""Fills a library with many papers and marks of made-up words, through the tables, in seconds."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert

from desktop_app.domain.anchor import Anchor, Placement, TextPosition, TextQuote
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.domain.ids import IdFactory, PaperId
from desktop_app.domain.paper import Bibliography, Contributor, Paper, PaperState
from desktop_app.storage.mapping import PERSON_PARTS, paper_values
from desktop_app.storage.tables_documents import DocumentRow, PageTextRow
from desktop_app.storage.tables_marks import MarkRow
from desktop_app.storage.tables_notes import NoteRow
from desktop_app.storage.tables_papers import ContributorRow, PaperRow, TagRow
from desktop_app.storage.tables_pending import QuestionRow, TodoRow

_START = datetime(2020, 1, 1, tzinfo=UTC)
_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "la",
    "me",
    "ni",
    "po",
    "ru",
    "sa",
    "te",
    "vi",
    "xo",
    "zu",
    "nerv",
    "neuro",
    "vago",
    "card",
    "psych",
    "trans",
    "stim",
]
_COMMON = ["the", "of", "and", "in", "to", "with", "for", "was", "that", "by", "is", "from", "were", "as", "on"]


class LargeLibrary:
    """Deterministic: the same numbers give the same library."""

    def __init__(self, papers: int, marks_per_paper: int, pages_per_paper: int, category: UUID) -> None:
        self.papers, self.marks_per_paper, self.pages_per_paper = papers, marks_per_paper, pages_per_paper
        self.category = category
        self.new_id = IdFactory()
        self._chance = random.Random(7)
        self._words = ["".join(self._chance.choices(_SYLLABLES, k=3)) for _ in range(20_000)]

    def fill(self, connection: Connection) -> None:
        rows: dict[Any, list[dict[str, Any]]] = {}
        for number in range(self.papers):
            for table, row in self._paper(number):
                rows.setdefault(table, []).append(row)
            if number % 500 == 499 or number == self.papers - 1:
                for table, batch in rows.items():
                    connection.execute(insert(table), batch)
                rows.clear()

    def text(self, words: int) -> str:
        """Running text: a third of it the commonest words, the rest falling off as words do."""
        picked = (
            self._chance.choice(_COMMON)
            if self._chance.random() < 0.35
            else self._words[int(len(self._words) * self._chance.random() ** 3)]
            for _ in range(words)
        )
        return " ".join(picked)

    def _paper(self, number: int) -> Iterator[tuple[Any, dict[str, Any]]]:
        paper_id, moment = PaperId(self.new_id()), _START + timedelta(minutes=number)
        record = {"created_at": moment, "updated_at": moment, "deleted_at": None, "revision": 1, "device": "bench"}
        people = tuple(Contributor(self._chance.choice(self._words).title(), "A. B.") for _ in range(5))
        parts = Bibliography(
            title=self.text(12).capitalize(),
            contributors=people,
            container="Journal of Large Libraries",
            year=1990 + number % 35,
            doi=f"10.5555/bench.{number}",
            abstract=self.text(200),
        )
        tags = tuple(sorted({f"tag{self._chance.randrange(60)}" for _ in range(3)}))
        paper = Paper(paper_id, parts, f"bench{number}", moment, moment, PaperState.TO_READ, tags=tags)
        yield (
            PaperRow,
            {"id": paper_id, **paper_values(paper), "device": "bench", "opened_at": None, "recent_at": moment},
        )
        for place, person in enumerate(people):
            columns = {name: getattr(person, name) for name in PERSON_PARTS}
            yield ContributorRow, {"paper_id": paper_id, "position": place, **columns}
        for place, tag in enumerate(tags):
            yield TagRow, {"paper_id": paper_id, "position": place, "text": tag}
        abstract = self._document(paper_id, "abstract", record) | {"text": "## Abstract\n" + (parts.abstract or "")}
        yield DocumentRow, abstract
        pdf = self._document(paper_id, "pdf", record) | {"page_count": 12, "sha256": f"{number:064x}"}
        yield DocumentRow, pdf
        for page in range(self.pages_per_paper):
            yield PageTextRow, {"document_id": pdf["id"], "page": page, "text": self.text(600)}
        for place in range(self.marks_per_paper):
            yield MarkRow, self._mark(paper_id, pdf["id"], place) | record
        yield from self._rest(number, paper_id, record)

    def _rest(self, number: int, paper_id: UUID, record: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
        if number % 3 == 0:
            yield NoteRow, {"paper_id": paper_id, "body": self.text(120), **record}
        if number % 4 == 0:
            yield (
                QuestionRow,
                {
                    "id": self.new_id(),
                    "text": self.text(10) + "?",
                    "paper_id": paper_id,
                    "state": "open",
                    "promised": number % 8 == 0,
                    "asked_at": record["created_at"],
                    "follow_up": None,
                    "answer": None,
                    "answered_at": None,
                    "drop_reason": None,
                    **record,
                },
            )
        if number % 5 == 0:
            yield (
                TodoRow,
                {
                    "id": self.new_id(),
                    "kind": ("buy", "read", "cite")[number % 3],
                    "text": self.text(6),
                    "paper_id": paper_id,
                    "mark_id": None,
                    "state": "open",
                    "due": None,
                    "closed_at": None,
                    **record,
                },
            )

    def _document(self, paper_id: UUID, kind: str, record: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": self.new_id(),
            "paper_id": paper_id,
            "kind": kind,
            "label": kind,
            "text": None,
            "sha256": None,
            "size_bytes": None,
            "page_count": None,
            "linked_path": None,
            "fingerprint": None,
            "has_text": True,
            "password_needed": False,
            "position_page": 0,
            "position_offset": 0.0,
            "position_zoom": 0.0,
            "text_stored": True,
            "added_from": None,
            **record,
        }

    def _mark(self, paper_id: UUID, document_id: UUID, place: int) -> dict[str, Any]:
        quote = self.text(20)
        anchor = Anchor(
            TextQuote(quote, "before", "after"),
            TextPosition(place, place + 99),
            place,
            (Quad.from_rect(Rect(1, 2, 3, 4)),),
        )
        return {
            "id": self.new_id(),
            "paper_id": paper_id,
            "document_id": document_id,
            "kind": "highlight",
            "category_id": self.category,
            "anchor": anchor.to_json(),
            "quote": quote,
            "comment": self.text(4),
            "placement": Placement.EXACT.value,
            "sort_key": f"{place:06d}",
            "external_id": None,
        }
