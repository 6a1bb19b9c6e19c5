"""A library with one of everything, and a way to compare what two libraries hold."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from desktop_app.domain.anchor import Anchor, Placement, TextPosition, TextQuote
from desktop_app.domain.buy import BuyDossier, BuyState, BuyStep
from desktop_app.domain.category import Category
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.geometry import Quad
from desktop_app.domain.ids import CategoryId, DocumentId, IdFactory, MarkId, PaperId, QuestionId, SavedSearchId, TodoId
from desktop_app.domain.mark import Mark, sort_key_of
from desktop_app.domain.paper import Bibliography, Contributor, Paper, PaperState
from desktop_app.domain.price import Price
from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.saved_search import SavedSearch, SearchShows
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.domain.todo_kinds import TodoKind
from desktop_app.storage.paper_records import all_documents, all_questions, all_refusals, all_todos
from desktop_app.storage.store import LibraryStore

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PDF = b"%PDF-1.4 a small file of a test\n%%EOF\n"
NOTE = "# My note\n\n> quoted “é” 漢字\n\n- [ ] read on\n"

_new = IdFactory()


class SetClock:
    """A clock that stands still until it is set."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def advance(self, **span: float) -> None:
        self.moment += timedelta(**span)


@dataclass(frozen=True)
class Filled:
    """What was put into the library: two papers and one in the trash, a mark on an abstract and one on a PDF."""

    vns: PaperId
    serum: PaperId
    trashed: PaperId
    claim: Mark
    on_pdf: Mark
    pdf_sha256: str


def open_store(folder: Path, clock: SetClock | None = None, outside: Path | None = None) -> LibraryStore:
    return LibraryStore.open(folder, clock=clock or SetClock(), new_id=_new, outside_backups=outside)


def fill(store: LibraryStore, scratch: Path) -> Filled:
    """One of everything; `scratch` is a folder for the file that is added."""
    source = scratch / "serum.pdf"
    source.write_bytes(PDF)
    sha256, size_bytes = store.files.add(source)
    vns, serum, trashed = (_paper(title) for title in ("Vagus nerve: “é” ∑ 漢字", "BDNF in serum", "Old"))
    abstract = replace(_document(vns.id, DocumentKind.ABSTRACT), text="## Abstract\nSince 2004, vagus nerve.")
    pdf = replace(_document(serum.id, DocumentKind.PDF), sha256=sha256, size_bytes=size_bytes, page_count=2)
    on_trashed = _document(trashed.id, DocumentKind.ABSTRACT)
    with store.write(None) as unit:
        for paper in (vns, serum, trashed):
            unit.papers.put(paper)
        for document in (abstract, pdf, on_trashed):
            unit.documents.put(document)
        unit.documents.put_texts(pdf.id, [(0, "Serum levels rose"), (1, "within one week.")])
        new = Category(CategoryId(_new()), "Own kind", "#123456", "§", "9", 8)
        own = unit.categories.by_name(new.name) or unit.categories.put(new)
        claim = _mark(abstract, unit.categories.list()[0].id, _in_text())
        on_pdf = replace(_mark(pdf, own.id, _on_page()), comment="See “é”", placement=Placement.APPROXIMATE)
        old = _mark(on_trashed, own.id, _in_text())
        for mark in (claim, on_pdf, old):
            unit.marks.put(mark)
        unit.notes.put(vns.id, NOTE)
        unit.notes.put(trashed.id, "A note in the trash")
        for question in _questions(vns.id, trashed.id, claim, on_pdf):
            unit.questions.put(question)
            unit.radar.refuse(question.id, "no answer", serum.id, "No answer.", NOON)
        unit.saved_searches.put(SavedSearch(SavedSearchId(_new()), "Lately", "year:2020", SearchShows.HITS, 3))
        unit.todo_kinds.put(TodoKind("Ask Anna", "comment", "#123456", 9))
        for todo in _todos(vns.id, serum.id, trashed.id, on_pdf):
            unit.todos.put(todo)
    with store.write("Move to trash") as unit:
        unit.papers.put(replace(unit.papers.get(trashed.id), deleted_at=NOON))
    return Filled(vns.id, serum.id, trashed.id, claim, on_pdf, sha256)


def contents_of(store: LibraryStore) -> dict[str, object]:
    """All that a reader would miss, without the counters of the program."""
    with store.read() as unit:
        names = {category.id: category.name for category in unit.categories.list()}
        papers = [paper.id for paper in unit.papers.list(PaperQuery(with_trashed=True, sort="title"))]
        marks = [mark for paper in papers for mark in unit.marks.of_paper(paper)]
        owners = (*papers, None)
        return {
            "papers": [_uncounted(unit.papers.get(paper, with_trashed=True)) for paper in papers],
            "documents": [all_documents(unit, paper) for paper in papers],
            "notes": [unit.notes.get(paper).body for paper in papers],
            "marks": [(replace(mark, category_id=CategoryId(mark.id)), names[mark.category_id]) for mark in marks],
            "questions": [_uncounted(question) for owner in owners for question in all_questions(unit, owner)],
            "todos": [_uncounted(todo) for owner in owners for todo in all_todos(unit, owner)],
            "refusals": [refusal for owner in owners for refusal in all_refusals(unit, owner)],
            "todo_kinds": unit.todo_kinds.list(),
            "saved_searches": unit.saved_searches.list(),
            "categories": [replace(category, id=CategoryId(_NOBODY)) for category in unit.categories.list()],
        }


_NOBODY = _new()

R = TypeVar("R", Paper, Question, Todo)


def _uncounted(record: R) -> R:
    return replace(record, updated_at=NOON, revision=0)


def _paper(title: str) -> Paper:
    parts = Bibliography(
        title=title,
        type="review",
        contributors=(Contributor("Breit", "Sigrid"), Contributor(literal="The Group", role="editor")),
        affiliations=("Bern", "Zürich"),
        container="Neuroscience",
        year=2020,
        received="2019-11-14",
        doi=f"10.1016/j.test.{title[:3].strip().lower()}",
        research_highlights=("One.", "Two."),
        abstract="Since 2004, vagus nerve.",
        keywords=("vagus", "nerve"),
    )
    key = title[:3].lower()
    paper = Paper(PaperId(_new()), parts, key, NOON, NOON, PaperState.READING, rating=4, tags=("tag “é”", "b"))
    return replace(paper, queue_place=1.5)


def _document(paper: PaperId, kind: DocumentKind) -> Document:
    return Document(DocumentId(_new()), paper, kind, kind.value, NOON, fingerprint="f", added_from="/home/she/x.pdf")


def _in_text() -> Anchor:
    return Anchor(TextQuote("vagus nerve", "Since 2004, ", "."), TextPosition(21, 32))


def _on_page() -> Anchor:
    quads = (Quad((10.5, 20, 90, 20, 10.5, 32, 90, 32)), Quad((10, 34, 40, 34, 10, 46, 40, 46)))
    return Anchor(TextQuote("levels rose"), TextPosition(6, 17), 1, quads)


def _mark(document: Document, category: CategoryId, anchor: Anchor) -> Mark:
    mark = Mark(
        MarkId(_new()),
        document.paper_id,
        document.id,
        "highlight",
        category,
        anchor,
        anchor.quote.exact,
        NOON,
        NOON,
    )
    return replace(mark, sort_key=sort_key_of(anchor), tags=("serum", "to check"))


def _questions(paper: PaperId, trashed: PaperId, raised: Mark, evidence: Mark) -> list[Question]:
    asked = Question(QuestionId(_new()), "Where is X found?", paper, QuestionState.OPEN, True, NOON, NOON)
    return [
        replace(
            asked,
            state=QuestionState.ANSWERED,
            answer="In the hippocampus.",
            answered_at=NOON,
            raised_by=(raised.id,),
            evidence=(evidence.id, raised.id),
            follow_up=date(2026, 12, 1),
        ),
        replace(asked, id=QuestionId(_new()), text="Of no paper?", paper_id=None, promised=False),
        replace(asked, id=QuestionId(_new()), text="Asked of a paper in the trash", paper_id=trashed),
    ]


def _todos(paper: PaperId, other: PaperId, trashed: PaperId, mark: Mark) -> list[Todo]:
    plain = Todo(TodoId(_new()), "read", "Read it again", paper, TodoState.OPEN, NOON, NOON, due=date(2027, 1, 2))
    plain = replace(plain, priority=3, note="Two\nlines", question_id=QuestionId(_new()))
    price = Price(Decimal("39.95"), "USD")
    steps = (BuyStep(BuyState.REQUESTED, NOON, "asked the author"), BuyStep(BuyState.REJECTED, NOON))
    dossier = BuyDossier(
        BuyState.REJECTED, price, "https://example.org/buy", "too dear", "much", "for the review", steps
    )
    return [
        plain,
        replace(plain, id=TodoId(_new()), kind="buy", paper_id=other, mark_id=mark.id, dossier=dossier),
        replace(plain, id=TodoId(_new()), text="Of no paper", paper_id=None, state=TodoState.DONE, closed_at=NOON),
        replace(plain, id=TodoId(_new()), text="Of a paper in the trash", paper_id=trashed),
    ]
