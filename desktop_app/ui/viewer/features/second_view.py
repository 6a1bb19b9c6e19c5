"""A second reader beside the first: keeps a text open while another is looked at, or shows two places of one text."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.domain.changes import Operation, RecordChanged
from desktop_app.domain.document import ReadingPosition
from desktop_app.domain.ids import DocumentId, PaperId
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec
from desktop_app.ui.viewer.second_pane import SecondPane

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Protocol

    from desktop_app.services.reading import Reading
    from desktop_app.ui.viewer.reader_actions import ReaderActions
    from desktop_app.ui.viewer.reader_feature import ReaderHost

    class SecondReader(Protocol):
        """What is needed of the second reader."""

        host: ReaderHost
        commands: ReaderActions

        def completing(self) -> Iterator[None]: ...

        def show_file(self, path: Path) -> None: ...

        def show_document(self, document_id: DocumentId) -> None: ...


_END = object()
_ROOM_FOR_TWO_PX = 900
#: what the second reader wishes or tells is told to the window as well; which paper and which mark it shows is its own
_FORWARDED = (
    *("paper_open_requested", "mark_show_requested", "passage_show_requested", "note_show_requested"),
    *("screen_requested", "side_panel_requested", "question_show_requested", "note_insert_requested", "ask_requested"),
    *("flag_requested", "attach_requested", "export_requested", "message_posted", "problem_posted", "mark_hovered"),
    *("foreign_marks_requested", "locate_requested", "tag_chosen", "search_requested"),
)


class SecondView(QObject):
    """Made with its reader when it is first wished for."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._pane: SecondPane | None = None
        self._reader: SecondReader | None = None
        self._navigator: Navigator | None = None
        self._steps: Iterator[None] = iter(())
        self._wanted: tuple[DocumentId | None, ReadingPosition | None] = (None, None)
        host.add_action(
            ReaderActionSpec("splitAction", self.tr("Keep this open in a second view"), ("Ctrl+\\",), "view"),
            self._on_split,
        )
        host.add_action(
            ReaderActionSpec("swapAction", self.tr("Let the two views change sides"), ("Ctrl+Shift+\\",), "view"),
            self._swap,
        )
        host.context.navigator.beside_requested.connect(self._show_paper)
        host.context.navigator.page_beside_requested.connect(self._show_page)
        host.context.hub.paper_changed.connect(self._on_paper_changed)
        host.context.hub.library_replaced.connect(self._close)
        host.parts.commands.meant = self._commands_meant

    def close(self) -> None:
        self._close()

    @property
    def _is_shown(self) -> bool:
        return self._pane is not None and not self._pane.isHidden()

    def _on_split(self) -> None:
        """The key opens the second view on what is read, and closes it again."""
        surface, document = self._host.surface, self._host.document
        if self._is_shown:
            self._close()
            self._host.widget.setFocus()
        elif surface is None:
            self._host.tell(self.tr("There is nothing to keep open."))
        elif self._host.reading is None or document is None:
            self._show_file()
        else:
            self._show(self._host.reading, document.id, surface.position())

    def _show_file(self) -> None:
        """A file that is no paper of the library yet."""
        pdf = self._host.pdf
        if pdf is not None:
            reader, pane, _navigator = self._needed()
            pane.show_title(pdf.path.name)
            self._open(pane)
            reader.show_file(pdf.path)

    def _show_paper(self, paper: PaperId) -> None:
        self._host.context.runner.run(
            lambda services: services.reading.open(paper),
            lambda reading: self._show(reading, None, None),
            failed=self._host.context.navigator.problem_posted.emit,
            owner=self,
        )

    def _show_page(self, paper: PaperId, document: DocumentId, page_index: int) -> None:
        self._host.context.runner.run(
            lambda services: services.reading.open(paper),
            lambda reading: self._show(reading, document, ReadingPosition(page_index)),
            failed=self._host.context.navigator.problem_posted.emit,
            owner=self,
        )

    def _show(self, reading: "Reading", document: DocumentId | None, position: ReadingPosition | None) -> None:
        """Building the reader, making room and opening the paper are each a turn of their own: the window breathes."""
        is_new = self._reader is None
        _reader, pane, _navigator = self._needed()
        if is_new:
            QTimer.singleShot(0, self, lambda: self._show(reading, document, position))
            return
        was_shown = self._is_shown
        pane.show_title(reading.paper.title)
        self._open(pane)
        if was_shown:
            self._fill(reading, document, position)
        else:
            QTimer.singleShot(0, self, lambda: self._fill(reading, document, position))

    def _fill(self, reading: "Reading", document: DocumentId | None, position: ReadingPosition | None) -> None:
        reader, _pane, navigator = self._needed()
        if not self._is_shown:
            return
        self._wanted = document, position
        navigator.current_paper = reading.paper.id
        navigator.paper_opened.emit(reading)
        shown = reader.host.document
        if document is not None and (shown is None or shown.id != document):
            reader.show_document(document)
        self._on_shown()

    def _open(self, pane: SecondPane) -> None:
        """Two texts beside one another want the room that the lists take."""
        if pane.isHidden() and self._host.widget.width() < _ROOM_FOR_TWO_PX:
            self._host.context.navigator.room_requested.emit(True)
        pane.show()

    def _on_shown(self) -> None:
        """Where she was in the first view is where the second one begins."""
        reader, (document, position) = self._reader, self._wanted
        if reader is None or position is None:
            return
        shown, surface = reader.host.document, reader.host.surface
        if shown is not None and shown.id == document and surface is not None:
            self._wanted = None, None
            surface.scroll_to(position)

    def _swap(self) -> None:
        second, first = self._reader.host if self._reader is not None else None, self._host
        if not self._is_shown or second is None or first.reading is None or second.reading is None:
            self._host.tell(self.tr("There is no second view on a paper of the library."))
            return
        left = first.reading, first.document, first.surface
        paper = second.reading.paper.id
        place = left[2].position() if left[2] is not None else None
        if paper == left[0].paper.id and second.document is not None and left[1] is not None:
            back = second.surface.position() if second.surface is not None else None
            first.parts.show_document(second.document.id)
            if back is not None and first.document == second.document and first.surface is not None:
                first.jumping.emit()
                first.surface.scroll_to(back)
        else:
            first.context.navigator.paper_open_requested.emit(paper)
        self._show(left[0], left[1].id if left[1] is not None else None, place)

    def _close(self) -> None:
        if self._pane is not None and self._navigator is not None:
            if not self._pane.isHidden():
                self._host.context.navigator.room_requested.emit(False)
            self._pane.hide()
            self._navigator.current_paper = None
            self._navigator.paper_opened.emit(None)

    def _on_paper_changed(self, change: RecordChanged) -> None:
        is_its = self._navigator is not None and change.entity_id == self._navigator.current_paper
        if is_its and change.operation is Operation.REMOVED:
            self._close()

    def _commands_meant(self) -> "ReaderActions | None":
        """Keys are for the reader that has the focus."""
        focused = QApplication.focusWidget()
        is_inside = self._pane is not None and focused is not None and self._pane.isAncestorOf(focused)
        return self._reader.commands if is_inside and self._reader is not None and self._is_shown else None

    def _needed(self) -> "tuple[SecondReader, SecondPane, Navigator]":
        if self._reader is not None and self._pane is not None and self._navigator is not None:
            return self._reader, self._pane, self._navigator
        context = self._host.context
        navigator = Navigator(self)
        for name in _FORWARDED:
            getattr(navigator, name).connect(getattr(context.navigator, name))
        widget = self._host.parts.another(replace(context, navigator=navigator))
        reader = cast("SecondReader", widget)
        pane = SecondPane(context.theme, widget, self._host.widget)
        pane.swap_requested.connect(self._swap)
        pane.close_requested.connect(self._on_split)
        pane.hide()  # a splitter shows what it is given, unless that was hidden on purpose
        self._host.parts.put_beside(pane)
        reader.host.shown.connect(self._on_shown)
        self._reader, self._pane, self._navigator = reader, pane, navigator
        self._steps = reader.completing()
        self._complete()
        return reader, pane, navigator

    def _complete(self) -> None:
        """One feature at a time, so that the window can breathe."""
        if next(self._steps, _END) is not _END:
            QTimer.singleShot(0, self, self._complete)


class NoSecondView(QObject):
    """A second reader has no further one."""

    def close(self) -> None:
        """Nothing to hand over."""


class SecondViewPlugin:
    """Found by the reader."""

    id = "second_view"
    order = 40

    def build(self, host: "ReaderHost") -> SecondView | NoSecondView:
        return NoSecondView(host) if host.is_second else SecondView(host)


PLUGIN = SecondViewPlugin()
