"""What speaks for buying an article, from the library's own texts; kept in memory until one of them changes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.changes import Entity, RecordChanged
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.markdown_reading import lines_outside_code, plain_line
from desktop_app.domain.paper import Paper
from desktop_app.domain.question import QuestionState
from desktop_app.domain.worth import (
    NamedBy,
    Naming,
    SameAs,
    SharedTag,
    TouchedQuestion,
    Version,
    Worth,
    is_other_work,
    name_patterns,
    probe_of,
    told_words,
)
from desktop_app.domain.written_links import Target, lines_to

if TYPE_CHECKING:
    from desktop_app.services.radar import RadarService
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_LATELY = timedelta(days=30)
_RADAR = frozenset({Entity.PAPER, Entity.DOCUMENT, Entity.NOTE, Entity.MARK})
_REST = frozenset({Entity.PAPER, Entity.DOCUMENT, Entity.NOTE})

Questions = tuple[TouchedQuestion, ...]


@dataclass(slots=True)
class _Known:
    """What was found of one paper, in two halves that go out of date by different changes."""

    questions: Questions | None = None
    rest: Worth | None = None


class WorthService:
    def __init__(self, store: "LibraryStore", radar: "RadarService") -> None:
        self._store, self._radar = store, radar
        self._known: dict[PaperId, _Known] = {}
        store.on_commit(self._on_commit)

    def known(self, papers: Collection[PaperId]) -> Mapping[PaperId, Worth]:
        """What is still true of these papers; those that must be judged anew are missing. Looks nothing up."""
        found: dict[PaperId, Worth] = {}
        for paper in papers:
            known = self._known.get(paper)
            if known is not None and known.questions is not None and known.rest is not None:
                found[paper] = replace(known.rest, questions=known.questions)
        return found

    def of(self, paper: PaperId) -> Worth:
        """All that speaks for and against buying this article."""
        known = self._known.setdefault(paper, _Known())
        if known.rest is None:
            with self._store.read() as unit:
                known.rest = _rest(unit, unit.papers.get(paper))
        if known.questions is None:
            known.questions = self._questions(paper)
        return replace(known.rest, questions=known.questions)

    def forget(self) -> None:
        """Another library may be here now."""
        self._known.clear()

    def _questions(self, paper: PaperId) -> Questions:
        """What the radar is sure of, then what was asked about this very paper."""
        answered = {one.question_id: one for one in self._radar.questions(paper) if one.confident}
        found = [TouchedQuestion(key, one.question, one.passage) for key, one in answered.items()]
        with self._store.read() as unit:
            asked = unit.questions.list(QuestionState.OPEN, paper)
        return (*found, *(TouchedQuestion(one.id, one.text) for one in asked if one.id not in answered))

    def _on_commit(self, changes: Sequence[RecordChanged]) -> None:
        entities = {change.entity for change in changes}
        touched = {change.paper_id for change in changes if change.entity in _RADAR}
        for paper, known in self._known.items():
            if Entity.QUESTION in entities or paper in touched:
                known.questions = None
            if entities & _REST:
                known.rest = None


def _rest(unit: "UnitOfWork", paper: Paper) -> Worth:
    """All but the questions."""
    same = list(_same(unit, paper))
    owned = tuple(one for one in same if one.has_pdf and not _is_other_publication(unit, paper, one))
    return Worth(
        namings=tuple(_namings(unit, paper)),
        tags=tuple(_tags(unit, paper)),
        owned=owned,
        versions=tuple(one for one in same if one not in owned),
    )


def _namings(unit: "UnitOfWork", paper: Paper) -> Iterator[Naming]:
    """The lines of other papers' notes that link to it or name it, note by note."""
    from desktop_app.storage.worth_facts import notes_with

    target = Target(Entity.PAPER, paper.id)
    sources = (source.id for source in unit.links.sources_of(target) if source.entity is Entity.NOTE)
    notes = dict.fromkeys((*map(PaperId, sources), *notes_with(unit.session, told_words(paper.bibliography))))
    patterns = name_patterns(paper.bibliography)
    for other in notes:
        if other == paper.id:
            continue
        try:
            title, body = unit.papers.get(other).title, unit.notes.get(other).body
        except NotFoundError:
            continue  # it is in the trash
        lines = {number: (line, NamedBy.LINK) for number, line in lines_to(body, target)}
        for number, line in lines_outside_code(body):
            by = patterns.named_in(line) if number not in lines else None
            if by is not None:
                lines[number] = (plain_line(line), by)
        yield from (Naming(other, title, line, number, by) for number, (line, by) in sorted(lines.items()))


def _tags(unit: "UnitOfWork", paper: Paper) -> Iterable[SharedTag]:
    """Those it has in common with what she reads now, the commonest first; it does not count itself."""
    from desktop_app.storage.worth_facts import is_read_now, tags_read_now

    if not paper.tags:
        return ()
    since = unit.clock.now() - _LATELY
    counts, own = tags_read_now(unit.session, since), int(is_read_now(unit.session, paper.id, since))
    shared = (SharedTag(tag, counts.get(tag, 0) - own) for tag in paper.tags)
    return sorted((one for one in shared if one.papers > 0), key=lambda one: -one.papers)


def _same(unit: "UnitOfWork", paper: Paper) -> Iterator[Version]:
    """Its own PDFs, then the papers with its DOI, its title or its text."""
    from desktop_app.storage.worth_facts import papers_with_page

    for document in unit.documents.of_paper(paper.id):
        if document.kind is DocumentKind.PDF:
            yield _version(paper, SameAs.ITSELF, document)
    seen = {paper.id}
    for same, other in _alike(unit, paper):
        if other.id not in seen and other.deleted_at is None:
            seen.add(other.id)
            yield _version(other, same, _pdf_of(unit, other))
    for key in papers_with_page(unit.session, probe_of(paper.bibliography.abstract or "")):
        if key not in seen:
            yield _version(unit.papers.get(key), SameAs.TEXT, _pdf_of(unit, unit.papers.get(key)))


def _alike(unit: "UnitOfWork", paper: Paper) -> Iterator[tuple[SameAs, Paper]]:
    parts = paper.bibliography
    for other in unit.papers.by_identifier(doi=parts.doi) if parts.doi else ():
        yield SameAs.DOI, other
    for other in unit.papers.by_title(parts.title):
        yield SameAs.TITLE, other


def _pdf_of(unit: "UnitOfWork", paper: Paper) -> Document | None:
    pdfs = (one for one in unit.documents.of_paper(paper.id) if one.kind is DocumentKind.PDF)
    return next(pdfs, None)


def _version(paper: Paper, same: SameAs, pdf: Document | None) -> Version:
    return Version(
        paper.id,
        paper.title,
        same,
        has_pdf=pdf is not None,
        document=pdf.id if pdf is not None else None,
        label=pdf.label if pdf is not None else "",
        year=paper.bibliography.year,
    )


def _is_other_publication(unit: "UnitOfWork", paper: Paper, other: Version) -> bool:
    """Whether a PDF is another version of the work, such as its preprint: each has a DOI of its own."""
    if other.same is SameAs.ITSELF:
        return False
    return is_other_work(paper.bibliography, unit.papers.get(other.paper).bibliography)
