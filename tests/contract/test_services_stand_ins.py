"""The stand-ins that tests of the window use offer what the real services offer, and are called the same way."""

import inspect
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest

from desktop_app.services.buying import BuyingService
from desktop_app.services.context import Services
from desktop_app.services.history import HistoryService
from desktop_app.services.intake import IntakeService
from desktop_app.services.library import LibraryService
from desktop_app.services.links import LinkService
from desktop_app.services.mark_batches import MarkBatchService
from desktop_app.services.marks import MarkService
from desktop_app.services.note_lines import NoteLineService
from desktop_app.services.notes import NoteService
from desktop_app.services.questions import QuestionService
from desktop_app.services.reading import ReadingService
from desktop_app.services.saved_searches import SavedSearchService
from desktop_app.services.search import SearchService
from desktop_app.services.todos import TodoService
from desktop_app.services.window_choices import WindowChoices
from desktop_app.system.events import EventBus
from tests.ui.note_shelf import NoteShelf
from tests.ui.panels.memory_library import MemoryLibrary
from tests.ui.shell_library import ShellLibrary

REAL = {
    "buying": BuyingService,
    "history": HistoryService,
    "intake": IntakeService,
    "library": LibraryService,
    "links": LinkService,
    "mark_batches": MarkBatchService,
    "marks": MarkService,
    "note_lines": NoteLineService,
    "notes": NoteService,
    "questions": QuestionService,
    "reading": ReadingService,
    "saved_searches": SavedSearchService,
    "search": SearchService,
    "todos": TodoService,
    "choices": WindowChoices,
}
#: what the stand-ins have for the tests' own use
OWN = {"put", "say", "add", "notes"}


def stand_ins() -> Iterator[tuple[str, str, Callable[..., object]]]:
    for library in (MemoryLibrary(EventBus()), ShellLibrary(EventBus())):
        for name, real in REAL.items():
            for method, call in _methods(getattr(library, name, None)):
                if method not in OWN or method in vars(real):
                    yield name, method, call
    for method, call in _methods(NoteShelf()):
        if method not in OWN:
            yield "notes", method, call


def _methods(service: object) -> Iterator[tuple[str, Callable[..., object]]]:
    names = vars(service) if isinstance(service, SimpleNamespace) else dir(service)
    for name in names:
        if not name.startswith("_") and inspect.isroutine(getattr(service, name)):
            yield name, getattr(service, name)


@pytest.mark.parametrize(
    ("service", "method", "call"), list(stand_ins()), ids=lambda value: getattr(value, "__qualname__", str(value))
)
def test_a_stand_in_is_called_like_the_real_service(service: str, method: str, call: Callable[..., object]) -> None:
    real = getattr(REAL[service], method, None)
    assert real is not None, f"the real service has no {method}"
    asked = [one for one in inspect.signature(call).parameters.values() if one.kind is not one.VAR_KEYWORD]
    offered = list(inspect.signature(real).parameters.values())[1:]
    assert len(asked) <= len(offered)
    needed = {one.name for one in offered if one.default is one.empty}
    named = {one.name for one in asked if one.kind is one.KEYWORD_ONLY or one.default is not one.empty}
    assert named <= {one.name for one in offered}
    assert len(needed) <= len(asked)


def test_services_are_those_of_the_contract() -> None:
    fields = set(Services.__dataclass_fields__)
    assert fields >= {*REAL, "categories", "export", "backup", "sample"}
