"""The papers of the library: listing, finding, editing their fields, tags and state, and the trash."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.errors import AmbiguousReferenceError, NotFoundError, ReaderError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Paper, PaperState, PaperSummary, authors_line
from desktop_app.domain.queries import LibraryCounts, PaperQuery
from desktop_app.domain.search_query import NEW
from desktop_app.services.abstract_document import follow_parts
from desktop_app.services.cite_keys import check_cite_key
from desktop_app.services.paper_fields import field_label, with_field
from desktop_app.services.typed_text import one_line, reference_of

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

PaperRows = list[PaperSummary]
TagCounts = list[tuple[str, int]]

_EVERY_PAPER = PaperQuery()
_MOST_CANDIDATES_TOLD = 10
_LONGEST_TITLE_TOLD = 70
_MOST_STARS = 5


class LibraryService:
    """Every edit gives the paper as it is afterwards."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    # reading

    def list(self, query: PaperQuery = _EVERY_PAPER) -> PaperRows:
        with self._store.read() as unit:
            return unit.papers.list(query)

    def matching(self, text: str) -> frozenset[PaperId]:
        """The papers that words and filters pick, those in the trash among them."""
        with self._store.read() as unit:
            return unit.papers.picked(PaperQuery(text=one_line(text), with_trashed=True))

    def get(self, paper: PaperId) -> Paper:
        """Raises NotFoundError for a paper in the trash, too."""
        with self._store.read() as unit:
            return unit.papers.get(paper)

    def resolve(self, ref: str, with_trashed: bool = False) -> Paper:
        """The one paper that answers to an id, the start of one, a DOI, a cite key or a part of the title."""
        words = reference_of(ref)
        with self._store.read() as unit:
            found = unit.papers.candidates(words, with_trashed) if words else []
            if len(found) == 1:
                return unit.papers.get(found[0].id, with_trashed)
        if not found:
            raise NotFoundError(f"No paper answers to “{ref}”.")
        raise AmbiguousReferenceError(_told(ref, found))

    def tags(self) -> TagCounts:
        """Every tag with the number of papers that have it."""
        with self._store.read() as unit:
            return unit.papers.tags()

    def counts(self) -> LibraryCounts:
        with self._store.read() as unit:
            return unit.papers.counts()

    # editing

    def set_field(self, paper: PaperId, name: str, value: str) -> Paper:
        """Set a field to the value that a text means; an empty text clears it."""
        if name == "cite_key":
            return self._set_cite_key(paper, value)
        if name == "state":
            return self.set_state(paper, _state(value))
        if name == "rating":
            return self.set_rating(paper, _rating(value))
        return self._edit(
            paper,
            f"Set {field_label(name)}",
            lambda old: replace(old, bibliography=with_field(old.bibliography, name, value)),
        )

    def set_state(self, paper: PaperId, state: PaperState) -> Paper:
        return self._edit(paper, "Set reading state", lambda old: replace(old, state=state))

    def set_rating(self, paper: PaperId, rating: int | None) -> Paper:
        """Rate from 1 to 5; None takes the rating away."""
        if rating is not None and not 1 <= rating <= _MOST_STARS:
            raise ReaderError(f"A rating goes from 1 to {_MOST_STARS}.")
        return self._edit(paper, "Rate", lambda old: replace(old, rating=rating))

    def tag(self, paper: PaperId, tags: Sequence[str]) -> Paper:
        """Add tags; one that the paper has, in whatever case, is not added again."""
        return self._edit(paper, "Tag", lambda old: replace(old, tags=_with_tags(old.tags, tags)))

    def untag(self, paper: PaperId, tags: Sequence[str]) -> Paper:
        gone = {one_line(tag).casefold() for tag in tags}
        return self._edit(
            paper,
            "Remove tag",
            lambda old: replace(old, tags=tuple(tag for tag in old.tags if tag.casefold() not in gone)),
        )

    def trash(self, paper: PaperId) -> Paper:
        """Move a paper to the trash, with all that belongs to it."""
        with self._store.write("Move to trash") as unit:
            return unit.papers.put(replace(unit.papers.get(paper), deleted_at=unit.clock.now()))

    def untrash(self, paper: PaperId) -> Paper:
        """Take a paper out of the trash; one that is not in it stays as it is."""
        with self._store.write("Take out of the trash") as unit:
            old = unit.papers.get(paper, with_trashed=True)
            if old.deleted_at is None:
                return old
            return unit.papers.put(replace(old, deleted_at=None))

    def _set_cite_key(self, paper: PaperId, value: str) -> Paper:
        key = check_cite_key(value)
        with self._store.write("Set cite key") as unit:
            old = unit.papers.get(paper)
            if key != old.cite_key and key.lower() != old.cite_key.lower() and unit.papers.has_cite_key(key):
                raise ReaderError(f"Another paper has the cite key “{key}”.")
            return _put(unit, old, replace(old, cite_key=key))

    def _edit(self, paper: PaperId, name: str, change: Callable[[Paper], Paper]) -> Paper:
        with self._store.write(name) as unit:
            old = unit.papers.get(paper)
            return _put(unit, old, change(old))


def _put(unit: "UnitOfWork", old: Paper, new: Paper) -> Paper:
    if new == old:
        return old
    stored = unit.papers.put(new)
    follow_parts(unit, old.bibliography, stored)
    return stored


def _with_tags(old: tuple[str, ...], added: Sequence[str]) -> tuple[str, ...]:
    tags, known = list(old), {tag.casefold() for tag in old}
    for tag in map(one_line, added):
        if tag and tag.casefold() not in known:
            known.add(tag.casefold())
            tags.append(tag)
    return tuple(tags)


def _state(text: str) -> PaperState:
    word = one_line(text).lower().replace("-", " ").replace("_", " ")
    try:
        return PaperState.INBOX if word == NEW else PaperState(word)
    except ValueError as error:
        there = ", ".join(NEW if state is PaperState.INBOX else state for state in PaperState)
        raise ReaderError(f"“{text}” is no reading state; there are {there}.") from error


def _rating(text: str) -> int | None:
    digits = text.strip()
    if digits in ("", "0"):
        return None
    if not (digits.isascii() and digits.isdecimal()):
        raise ReaderError(f"“{text}” is not a rating; it goes from 1 to {_MOST_STARS}.")
    return int(digits)


def _told(ref: str, found: Sequence[PaperSummary]) -> str:
    shown = "; ".join(_line(paper) for paper in found[:_MOST_CANDIDATES_TOLD])
    more = len(found) - _MOST_CANDIDATES_TOLD
    return f"“{ref}” answers to {len(found)} papers: {shown}" + (f"; and {more} more" if more > 0 else "") + "."


def _line(paper: PaperSummary) -> str:
    title = paper.title if len(paper.title) <= _LONGEST_TITLE_TOLD else paper.title[:_LONGEST_TITLE_TOLD].rstrip() + "…"
    about = ", ".join(filter(None, (authors_line(paper.authors), str(paper.year) if paper.year else "")))
    return f"{paper.id} {title}" + (f" ({about})" if about else "")
