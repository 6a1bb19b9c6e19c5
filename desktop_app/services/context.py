"""All services of one open library, as the window and the command line get them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.services.annotated_copies import AnnotatedCopyService
    from desktop_app.services.assets import AssetService
    from desktop_app.services.backup import BackupService
    from desktop_app.services.buying import BuyingService
    from desktop_app.services.categories import CategoryService
    from desktop_app.services.due import DueService
    from desktop_app.services.export import ExportService
    from desktop_app.services.file_copies import FileCopyService
    from desktop_app.services.file_places import FilePlaceService
    from desktop_app.services.foreign_marks import ForeignMarkService
    from desktop_app.services.formulas import FormulaService
    from desktop_app.services.history import HistoryService
    from desktop_app.services.intake import IntakeService
    from desktop_app.services.library import LibraryService
    from desktop_app.services.link_offers import LinkOfferService
    from desktop_app.services.links import LinkService
    from desktop_app.services.lookups import LookupService
    from desktop_app.services.mark_batches import MarkBatchService
    from desktop_app.services.marks import MarkService
    from desktop_app.services.note_history import NoteHistoryService
    from desktop_app.services.note_lines import NoteLineService
    from desktop_app.services.notes import NoteService
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


@dataclass(frozen=True, slots=True)
class Services:
    """Called on one thread only, but for what says that it may run on any."""

    library: "LibraryService"
    intake: "IntakeService"
    reading: "ReadingService"
    reading_queue: "ReadingQueueService"
    marks: "MarkService"
    mark_batches: "MarkBatchService"
    notes: "NoteService"
    note_lines: "NoteLineService"
    note_history: "NoteHistoryService"
    links: "LinkService"
    link_offers: "LinkOfferService"
    questions: "QuestionService"
    reports: "ReportService"
    trails: "TrailService"
    radar: "RadarService"
    radar_answers: "RadarAnswerService"
    related: "RelatedService"
    todos: "TodoService"
    todo_kinds: "TodoKindService"
    due: "DueService"
    buying: "BuyingService"
    worth: "WorthService"
    categories: "CategoryService"
    search: "SearchService"
    saved_searches: "SavedSearchService"
    choices: "WindowChoices"
    export: "ExportService"
    foreign_marks: "ForeignMarkService"
    annotated_copies: "AnnotatedCopyService"
    lookups: "LookupService"
    file_places: "FilePlaceService"
    file_copies: "FileCopyService"
    assets: "AssetService"
    formulas: "FormulaService"
    spelling: "SpellingService"
    recognition: "RecognitionService"
    history: "HistoryService"
    backup: "BackupService"
    sample: "SampleService"
    upkeep: "Upkeep"

    def close(self) -> None:
        """Write what waits to be written and let go of the library; the services are of no use afterwards."""
        self.upkeep.close()
