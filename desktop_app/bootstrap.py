"""The one place that wires the core together: opens a library and builds every service of it.

Importing it imports SQLAlchemy, so a window does that on its store thread, when the first page is on the screen.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import TypeAlias, TypedDict

from desktop_app.domain.changes import LibraryReplaced, RecordChanged
from desktop_app.domain.ids import IdFactory
from desktop_app.formulas.typesetter import Typesetter
from desktop_app.kinds.base import MarkKind
from desktop_app.lookup.cache import AnswerCache
from desktop_app.lookup.client import LookupClient
from desktop_app.meaning.ports import MeaningEngine
from desktop_app.meaning.process import MeaningProcess
from desktop_app.pdf.copy_maker import WorkerCopyMaker
from desktop_app.pdf.ports import PdfReader
from desktop_app.pdf.reader import WorkerPdfReader
from desktop_app.pdf.recognising import recognising_reader
from desktop_app.services.annotated_copies import AnnotatedCopyService
from desktop_app.services.assets import AssetService
from desktop_app.services.backup import BackupService
from desktop_app.services.buying import BuyingService
from desktop_app.services.categories import CategoryService
from desktop_app.services.context import Services
from desktop_app.services.document_files import DocumentFiles
from desktop_app.services.due import DueService
from desktop_app.services.export import ExportService
from desktop_app.services.file_copies import FileCopyService
from desktop_app.services.file_places import FilePlaceService
from desktop_app.services.foreign_marks import ForeignMarkService
from desktop_app.services.formulas import FormulaService
from desktop_app.services.history import HistoryService
from desktop_app.services.importing import Importers
from desktop_app.services.intake import IntakeService
from desktop_app.services.library import LibraryService
from desktop_app.services.link_offers import LinkOfferService
from desktop_app.services.links import LinkService
from desktop_app.services.lookup_settings import LookupSettings
from desktop_app.services.lookups import LookupService
from desktop_app.services.mark_batches import MarkBatchService
from desktop_app.services.marks import MarkService
from desktop_app.services.note_history import NoteHistoryService
from desktop_app.services.note_lines import NoteLineService
from desktop_app.services.notes import NoteService
from desktop_app.services.passages import Passages
from desktop_app.services.plugins import Plugins
from desktop_app.services.questions import QuestionService
from desktop_app.services.radar import RadarService
from desktop_app.services.radar_answers import RadarAnswerService
from desktop_app.services.reading import ReadingService
from desktop_app.services.reading_queue import ReadingQueueService
from desktop_app.services.recognition import RecognitionService
from desktop_app.services.related import RelatedService
from desktop_app.services.reports import ReportService
from desktop_app.services.sample import SampleService
from desktop_app.services.saved_searches import SavedSearchService
from desktop_app.services.search import SearchService
from desktop_app.services.spelling import SpellingService
from desktop_app.services.todo_kinds import TodoKindService
from desktop_app.services.todos import TodoService
from desktop_app.services.trails import TrailService
from desktop_app.services.upkeep import Upkeep
from desktop_app.services.window_choices import WindowChoices
from desktop_app.services.worth import WorthService
from desktop_app.storage.assets import AssetStore
from desktop_app.storage.recognised import RecognisedStore
from desktop_app.storage.store import LibraryStore
from desktop_app.system.clock import Clock, SystemClock
from desktop_app.system.events import EventBus
from desktop_app.system.instance_lock import InstanceLock
from desktop_app.system.paths import AppPaths
from desktop_app.system.reader_name import reader_names
from desktop_app.system.settings import SETTINGS_FILE, Settings
from desktop_app.system.spell_checker import SpellChecker

#: what reads PDFs, and what compares texts by meaning
_Workers: TypeAlias = tuple[PdfReader, MeaningEngine]


def build_services(
    paths: AppPaths,
    bus: EventBus | None = None,
    clock: Clock | None = None,
    pdf: PdfReader | None = None,
    as_window: bool = False,
    meaning: MeaningEngine | None = None,
) -> Services:
    """Open the library, make it when there is none; what happens in it is announced on `bus`.

    `as_window` makes this process the owner of the library until the services are closed: LibraryLockedError when
    another one is, and no owner where the library can only be read. On an error nothing stays open; `pdf` and
    `meaning` are closed with the services.
    """
    clock, bus, lock = clock or SystemClock(), bus or EventBus(), InstanceLock(paths.library)
    with ExitStack() as undoing:
        undoing.callback(lock.release)
        if as_window:
            lock.take_where_writable()
        store = LibraryStore.open(paths.library, clock=clock, new_id=IdFactory(), outside_backups=paths.outside_backups)
        undoing.callback(store.close)
        _announce(store, bus)
        # what is encoded lies with what else can be made again: a library that is copied or synchronised stays small
        meaning = meaning or MeaningProcess(paths.cache / "related" / paths.outside_backups.name)
        services = _wired(store, paths, bus, clock, (pdf or WorkerPdfReader(), meaning), lock)
        undoing.pop_all()
    return services


def build_backup(paths: AppPaths, clock: Clock | None = None) -> BackupService:
    """The care of a library that cannot be opened: restoring a backup, checking and repairing. Nothing to close."""
    return BackupService(paths, clock or SystemClock(), IdFactory(), InstanceLock(paths.library))


def _wired(
    store: LibraryStore, paths: AppPaths, bus: EventBus, clock: Clock, workers: _Workers, lock: InstanceLock
) -> Services:
    pdf, meaning = workers
    files, assets, typesetter = DocumentFiles(store.files), AssetStore(store.folder), Typesetter()
    settings, intake = Settings(paths.config / SETTINGS_FILE), IntakeService(store, pdf, files, Importers())
    kinds: Plugins[MarkKind] = Plugins("desktop_app.kinds", "postil.kinds")
    copies = AnnotatedCopyService(store, pdf, files, WorkerCopyMaker(), reader_names())
    recognition = RecognitionService(store, RecognisedStore(store.folder), files, recognising_reader)
    lookups = _lookups(store, paths, clock, settings, intake)
    ends = (pdf.close, typesetter.close, recognition.stop, meaning.close)
    closers = (lock.release, store.close, lookups.keep_log, *ends)
    upkeep, offers = Upkeep(store, bus.publish, closers, lock.is_read_only), LinkOfferService(store)
    passages, radar = Passages(pdf, files, recognition.kept_page), RadarService(store)
    worth = WorthService(store, radar)
    _heed_replacement(bus, upkeep, offers, worth)
    return Services(
        **_of_the_store(store, settings, radar),
        intake=intake,
        reading=ReadingService(store, files),
        marks=MarkService(store, passages, kinds),
        mark_batches=MarkBatchService(store, kinds),
        link_offers=offers,
        radar_answers=RadarAnswerService(store, passages),
        related=RelatedService(store, radar, settings, meaning),
        worth=worth,
        export=ExportService(store, assets, copies),
        assets=AssetService(assets),
        formulas=FormulaService(typesetter),
        spelling=SpellingService(SpellChecker(paths.config / "words.txt"), paths.config / "spelling.json"),
        foreign_marks=ForeignMarkService(store, pdf, files, kinds, reader_names()),
        annotated_copies=copies,
        lookups=lookups,
        file_places=FilePlaceService(store, pdf, files),
        file_copies=FileCopyService(store.files),
        recognition=recognition,
        backup=BackupService(paths, clock, IdFactory(), lock, store, lambda: bus.publish(LibraryReplaced())),
        sample=SampleService(store, files),
        upkeep=upkeep,
    )


class _OfTheStore(TypedDict):
    """The services that need little but the store."""

    radar: RadarService
    buying: BuyingService
    choices: WindowChoices
    library: LibraryService
    reading_queue: ReadingQueueService
    notes: NoteService
    note_lines: NoteLineService
    note_history: NoteHistoryService
    links: LinkService
    questions: QuestionService
    reports: ReportService
    trails: TrailService
    todos: TodoService
    todo_kinds: TodoKindService
    due: DueService
    categories: CategoryService
    search: SearchService
    saved_searches: SavedSearchService
    history: HistoryService


def _of_the_store(store: LibraryStore, settings: Settings, radar: RadarService) -> _OfTheStore:
    return _OfTheStore(
        radar=radar,
        buying=BuyingService(store, settings),
        choices=WindowChoices(settings),
        library=LibraryService(store),
        reading_queue=ReadingQueueService(store, radar.answering),
        notes=NoteService(store),
        note_lines=NoteLineService(store),
        note_history=NoteHistoryService(store),
        links=LinkService(store),
        questions=QuestionService(store),
        reports=ReportService(store),
        trails=TrailService(store),
        todos=TodoService(store),
        todo_kinds=TodoKindService(store),
        due=DueService(store),
        categories=CategoryService(store),
        search=SearchService(store),
        saved_searches=SavedSearchService(store),
        history=HistoryService(store),
    )


def _lookups(
    store: LibraryStore, paths: AppPaths, clock: Clock, settings: Settings, intake: IntakeService
) -> LookupService:
    choices = LookupSettings(settings, clock)
    client = LookupClient(choices.consent, AnswerCache(paths.cache / "lookups", clock.now), clock.now)
    return LookupService(store, choices, client, Plugins("desktop_app.lookup", "postil.lookup"), intake)


def _heed_replacement(bus: EventBus, upkeep: Upkeep, offers: LinkOfferService, worth: WorthService) -> None:
    """A backup was restored, or another process wrote to the library."""
    bus.subscribe(LibraryReplaced, lambda _event: upkeep.expect_work())
    bus.subscribe(LibraryReplaced, lambda _event: offers.forget())
    bus.subscribe(LibraryReplaced, lambda _event: worth.forget())


def _announce(store: LibraryStore, bus: EventBus) -> None:
    def publish(changes: Sequence[RecordChanged]) -> None:
        for change in changes:
            bus.publish(change)

    store.on_commit(publish)
    store.on_history(bus.publish)
