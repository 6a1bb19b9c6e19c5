"""Makes marks of places found: of the present one, or of all in one step; texts that are not there are waited for."""

from collections import deque
from collections.abc import Sequence
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.category import Category
from desktop_app.domain.ids import CategoryId
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.hits import Hit

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost
    from desktop_app.ui.viewer.surface import ReadingSurface

_SLICE_S = 0.004
_PATIENCE_MS = 5000


class HitMarker(QObject):
    """One thing at a time: what is begun anew ends what is under way. A page that does not come is left out."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._surface: ReadingSurface | None = None
        self._meaning: Category | None = None
        self._kind = ""
        self._left: deque[Hit] = deque()
        self._passages: list[Sequence[Anchor]] = []
        self._slice, self._patience = QTimer(self), QTimer(self)
        for timer, slot in ((self._slice, self._go_on), (self._patience, self._leave_out)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)
        self._patience.setInterval(_PATIENCE_MS)

    def mark(self, hits: Sequence[Hit], category: CategoryId | None) -> None:
        """Mark these places; without a category as she marked last."""
        self.stop()
        marking, surface = self._host.parts.marking, self._host.surface
        if surface is None or marking is None or self._host.document is None:
            self._host.tell(self.tr("Only a paper of the library can be marked. Add this file to it first."))
            return
        if category is not None:
            marking.choice.pick_category(category)
        self._meaning = marking.choice.category
        self._kind = marking.choice.kind
        self._surface = surface
        self._left, self._passages = deque(hits), []
        surface.text_arrived.connect(self._on_text_arrived)
        self._go_on()

    def stop(self) -> None:
        """Give up what is under way."""
        self._slice.stop()
        self._patience.stop()
        self._left.clear()
        if self._surface is not None:
            self._surface.text_arrived.disconnect(self._on_text_arrived)
            self._surface = None

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE_S
        while self._left and perf_counter() < until:
            anchors = self._anchors(self._left[0])
            if anchors is None:
                self._patience.start()
                return
            self._passages.append(anchors)
            self._left.popleft()
        if self._left:
            self._slice.start()
        else:
            self._store()

    def _anchors(self, hit: Hit) -> Sequence[Anchor] | None:
        if self._surface is None:
            return None
        texts = [(self._surface.readable_text(span.page_index), span) for span in hit.spans]
        found = [text.anchor(span.start, span.end) for text, span in texts if text is not None]
        return found if len(found) == len(hit.spans) else None

    def _on_text_arrived(self, _page_index: int) -> None:
        if self._patience.isActive():
            self._patience.stop()
            self._slice.start()

    def _leave_out(self) -> None:
        self._left.popleft()
        self._go_on()

    def _store(self) -> None:
        document, meaning, kind, marking = self._host.document, self._meaning, self._kind, self._host.parts.marking
        passages = [marking.actions.named(anchors) for anchors in self._passages] if marking is not None else []
        self.stop()
        if document is None or meaning is None or not passages:
            return

        def told(marks: list[Mark]) -> None:
            marking = self._host.parts.marking
            if marking is not None:
                marking.take(marks)
            if len(passages) > 1:
                self._host.tell(
                    self.tr("Marked %1 places. Undo takes all of them back.").replace("%1", str(len(passages)))
                )

        self._host.context.runner.run(
            lambda services: services.mark_batches.create(document.id, kind, meaning.id, passages), told, owner=self
        )
