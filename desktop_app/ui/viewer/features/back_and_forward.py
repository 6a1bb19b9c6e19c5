"""Back and forward: every jump remembers where she was, across documents and papers; by key, mouse button, bar."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from desktop_app.ui.viewer.place_history import Place, PlaceHistory
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost
    from desktop_app.ui.viewer.surface import ReadingSurface


class BackAndForward(QObject):
    """`_here` is the place as it was before what happens now, so that a jump that was told late is remembered too."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._history = PlaceHistory()
        self._here: Place | None = None
        self._going: Place | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._note_here)
        self._back = host.add_action(
            ReaderActionSpec("backAction", self.tr("Back to where you were"), ("Alt+Left",), "go", "back"), self.go_back
        )
        self._forward = host.add_action(
            ReaderActionSpec("forwardAction", self.tr("Forward again"), ("Alt+Right",), "go", "forward"),
            self.go_forward,
        )
        host.parts.bar.add_button(self._back, at_left=True)
        host.parts.bar.add_button(self._forward, at_left=True)
        self._connect()
        self._note_here()
        self._show()

    def close(self) -> None:
        self._later.stop()

    def go_back(self) -> None:
        self._go(self._history.back(self._place()))

    def go_forward(self) -> None:
        self._go(self._history.forward(self._place()))

    def _connect(self) -> None:
        host, navigator = self._host, self._host.context.navigator
        host.jumping.connect(self._on_jumped)
        host.shown.connect(self._on_shown)
        host.reading_changed.connect(self._on_reading_changed)
        host.surface_made.connect(self._serve)
        self._serve(host.pages)
        navigator.mark_show_requested.connect(lambda _mark, _paper: self._on_jumped())
        navigator.passage_show_requested.connect(lambda *_wish: self._on_jumped())

    def _serve(self, surface: "ReadingSurface") -> None:
        surface.position_changed.connect(self._later.start)
        surface.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.BackButton:
                self.go_back()
                return True
            if event.button() == Qt.MouseButton.ForwardButton:
                self.go_forward()
                return True
        return super().eventFilter(watched, event)

    # what is remembered

    def _place(self) -> Place | None:
        document, surface = self._host.document, self._host.surface
        if document is None or surface is None:
            return None
        position = surface.position()
        return Place(document.paper_id, document.id, position.page_index, position.offset)

    def _note_here(self) -> None:
        self._here = self._place() or self._here

    def _on_jumped(self) -> None:
        if self._here is not None and self._going is None:
            self._history.leave(self._here)
            self._show()

    def _on_shown(self) -> None:
        place = self._place()
        if place is None:
            return
        going = self._going
        if going is not None and going.document == place.document:
            self._arrive(going)
        elif going is None and self._here is not None and self._here.document != place.document:
            self._on_jumped()
        self._later.start()

    # going there

    def _go(self, place: Place | None) -> None:
        self._show()
        if place is None:
            return
        document = self._host.document
        self._going = place
        if document is not None and document.id == place.document:
            self._arrive(place)
        elif self._reads(place):
            self._host.parts.show_document(place.document)
        else:
            self._host.context.navigator.paper_open_requested.emit(place.paper)

    def _on_reading_changed(self) -> None:
        """Its paper is on the desk: ask for the document, which need not be the one that is read there now."""
        going = self._going
        if going is not None and self._reads(going):
            QTimer.singleShot(0, self, self._show_document)

    def _show_document(self) -> None:
        going, reading = self._going, self._host.reading
        if going is None or reading is None:
            return
        wanted = self._host.parts.shower.wanted
        if all(document.id != going.document for document in reading.documents):
            self._going = None
            self._host.tell(self.tr("The text you came from is not there any more."))
        elif wanted is None or wanted.id != going.document:
            self._host.parts.show_document(going.document)

    def _reads(self, place: Place) -> bool:
        reading = self._host.reading
        return reading is not None and reading.paper.id == place.paper

    def _arrive(self, place: Place) -> None:
        surface = self._host.surface
        self._going = None
        if surface is not None:
            surface.scroll_to(replace(surface.position(), page_index=place.page_index, offset=place.offset))
            surface.setFocus()
        self._here = place
        self._show()

    def _show(self) -> None:
        self._back.setEnabled(self._history.can_go_back)
        self._forward.setEnabled(self._history.can_go_forward)


class BackAndForwardPlugin:
    """Found by the reader."""

    id = "back_and_forward"
    order = 10

    def build(self, host: "ReaderHost") -> BackAndForward:
        return BackAndForward(host)


PLUGIN = BackAndForwardPlugin()
