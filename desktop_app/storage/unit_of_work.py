"""One action of the reader in one transaction: the repositories, and what is told and queued when it commits."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from desktop_app.domain.changes import RecordChanged
from desktop_app.storage.answer_drafts import AnswerDraftRepository
from desktop_app.storage.categories import CategoryRepository
from desktop_app.storage.dirty_papers import queue_copies
from desktop_app.storage.documents import DocumentRepository
from desktop_app.storage.free_copies import FreeCopyRepository
from desktop_app.storage.link_offers import LinkOfferRepository
from desktop_app.storage.links import LinkRepository
from desktop_app.storage.lookup_log import LookupLogRepository
from desktop_app.storage.marks import MarkRepository
from desktop_app.storage.note_rewriting import NoteRewriter, RewriteMemory
from desktop_app.storage.notes import NoteRepository
from desktop_app.storage.paper_list import SummaryMemory
from desktop_app.storage.papers import PaperRepository
from desktop_app.storage.questions import QuestionRepository
from desktop_app.storage.radar_texts import RadarTexts
from desktop_app.storage.reading_queue import ReadingQueueRepository
from desktop_app.storage.related_texts import RelatedTexts
from desktop_app.storage.rows import Rows
from desktop_app.storage.saved_searches import SavedSearchRepository
from desktop_app.storage.search_index import FtsIndex, SearchIndex
from desktop_app.storage.todo_kinds import TodoKindRepository
from desktop_app.storage.todos import TodoRepository
from desktop_app.storage.tracking import ChangeTracker, RowImage
from desktop_app.storage.trail import TrailRepository
from desktop_app.system.clock import Clock


class UnitOfWork:
    """Valid inside the `with` of `LibraryStore.write` or `read` only; its values may leave it, it may not."""

    def __init__(
        self,
        connection: Connection,
        clock: Clock,
        new_id: Callable[[], UUID],
        device: str,
        memory: SummaryMemory,
        rewritings: RewriteMemory,
    ) -> None:
        self.clock = clock
        self.new_id = new_id
        self.session = Session(connection, expire_on_commit=False)
        self._tracker = ChangeTracker(clock, device)
        self._tracker.listen(self.session)
        rows = Rows(self.session, clock, new_id)
        self.papers = PaperRepository(rows, memory)
        self.documents = DocumentRepository(rows)
        self.marks = MarkRepository(rows)
        self.notes = NoteRepository(rows)
        self.note_lines = NoteRewriter(rows, self.notes, rewritings)
        self.questions = QuestionRepository(rows)
        self.answer_drafts = AnswerDraftRepository(rows)
        self.todos = TodoRepository(rows)
        self.queue = ReadingQueueRepository(rows)
        self.todo_kinds = TodoKindRepository(rows)
        self.categories = CategoryRepository(rows)
        self.trail = TrailRepository(rows)
        self.links = LinkRepository(rows)
        self.link_offers = LinkOfferRepository(self.session)
        self.free_copies = FreeCopyRepository(rows)
        self.lookup_log = LookupLogRepository(rows)
        self.saved_searches = SavedSearchRepository(rows)
        self.search: SearchIndex = FtsIndex(self.session)
        self.radar = RadarTexts(self.session)
        self.related = RelatedTexts(self.session)

    def begin(self) -> None:
        self.session.connection()

    def commit(self) -> tuple[tuple[RowImage, ...], tuple[RecordChanged, ...]]:
        """Write, queue the sidecars of the papers that changed, commit; the images of the rows, and what changed."""
        self.session.flush()
        images = self._tracker.images()  # before the lines of notes follow: undo must not take a whole note back
        self.note_lines.follow(self._tracker.changes())
        changes = self._tracker.changes()
        self.links.follow(changes)
        papers = dict.fromkeys(change.paper_id for change in changes if change.paper_id is not None)
        queue_copies(self.session, papers, self.new_id)
        self.session.commit()
        return images, changes

    def close(self) -> None:
        """End the transaction; what was not committed is rolled back."""
        self.session.close()
