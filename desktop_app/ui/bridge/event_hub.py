"""Turns the facts of the event bus, published on any thread, into Qt signals on the GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from desktop_app.domain.changes import Entity, HistoryChanged, LibraryReplaced, RecordChanged
from desktop_app.system.events import EventBus


class EventHub(QObject):
    """One signal per entity, each carrying the `RecordChanged` fact; slots always run on the GUI thread."""

    #: RecordChanged: a paper was added, changed or moved to the trash
    paper_changed = Signal(object)
    #: RecordChanged
    document_changed = Signal(object)
    #: RecordChanged
    mark_changed = Signal(object)
    #: RecordChanged
    note_changed = Signal(object)
    #: RecordChanged
    question_changed = Signal(object)
    #: RecordChanged
    todo_changed = Signal(object)
    #: RecordChanged
    category_changed = Signal(object)
    #: RecordChanged
    todo_kind_changed = Signal(object)
    #: RecordChanged: a search was saved, renamed or taken away
    saved_search_changed = Signal(object)
    #: HistoryChanged: the names of the next undo and redo
    history_changed = Signal(object)
    #: everything may be different: reload
    library_replaced = Signal()

    _published = Signal(object)

    def __init__(self, bus: EventBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._published.connect(self._on_published, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe: list[Callable[[], None]] = [
            bus.subscribe(kind, self._published.emit) for kind in (RecordChanged, HistoryChanged, LibraryReplaced)
        ]

    def close(self) -> None:
        """Stop listening to the bus."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe.clear()

    def _on_published(self, event: object) -> None:
        if isinstance(event, RecordChanged):
            self._signal_of(event.entity).emit(event)
        elif isinstance(event, HistoryChanged):
            self.history_changed.emit(event)
        else:
            self.library_replaced.emit()

    def _signal_of(self, entity: Entity) -> SignalInstance:
        signals: dict[Entity, SignalInstance] = {
            Entity.PAPER: self.paper_changed,
            Entity.DOCUMENT: self.document_changed,
            Entity.MARK: self.mark_changed,
            Entity.NOTE: self.note_changed,
            Entity.QUESTION: self.question_changed,
            Entity.TODO: self.todo_changed,
            Entity.CATEGORY: self.category_changed,
            Entity.TODO_KIND: self.todo_kind_changed,
            Entity.SAVED_SEARCH: self.saved_search_changed,
        }
        return signals[entity]
