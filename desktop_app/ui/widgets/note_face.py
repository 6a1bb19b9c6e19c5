"""The note as source, as it reads, or both side by side: three ways of one text, which scroll in step."""

from enum import Enum, auto

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.markdown_edits import source_text
from desktop_app.ui.widgets.markdown_preview import MarkdownPreview

_READ_AFTER_MS = 250
_SIDE_BY_SIDE_FROM_PX = 620


class NoteMode(Enum):
    """`BOTH` is side by side where there is room, else one above the other."""

    SOURCE = auto()
    BOTH = auto()
    PREVIEW = auto()


class NoteFace(QWidget):
    """The preview is made only while it is seen, a moment after the last key."""

    #: NoteMode: the note is shown this way now
    mode_changed = Signal(object)

    def __init__(self, editor: MarkdownEditor, preview: MarkdownPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._preview = editor, preview
        self._mode = NoteMode.SOURCE
        self._is_stepping = False
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_READ_AFTER_MS)
        self._due.timeout.connect(self.read_now)
        self._split = QSplitter(self)
        self._split.setObjectName("noteSplit")
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(editor)
        self._split.addWidget(preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)
        editor.textChanged.connect(self._on_text_changed)
        editor.verticalScrollBar().valueChanged.connect(self._follow_editor)
        preview.scrolled_by_reader.connect(self._follow_preview)
        preview.box_toggled.connect(self._on_box_toggled)
        self._show_parts()

    @property
    def mode(self) -> NoteMode:
        return self._mode

    def set_mode(self, mode: NoteMode) -> None:
        """Show the note this way, at the place where the reader is, the keys going where she reads or writes."""
        if mode is self._mode:
            return
        line = self._preview.top_line() if self._mode is NoteMode.PREVIEW else self._top_line()
        had_focus = self._editor.hasFocus() or self._preview.hasFocus()
        self._mode = mode
        self._show_parts()
        if mode is not NoteMode.SOURCE:
            self.read_now()
            self._preview.follow_line(line)
        if mode is not NoteMode.PREVIEW:
            self._scroll_editor_to(line)
        if had_focus:
            self.take_focus()
        self.mode_changed.emit(mode)

    def take_focus(self) -> None:
        """Let the keys go to what is shown."""
        (self._preview if self._mode is NoteMode.PREVIEW else self._editor).setFocus()

    def show_other_note(self) -> None:
        """The editor was given another text: the preview starts anew."""
        self._preview.clear()
        self.read_now()
        self._follow_editor()

    def read_now(self) -> None:
        """Bring the preview up to date."""
        self._due.stop()
        if self._mode is not NoteMode.SOURCE and self.isVisible():
            self._preview.show_markdown(source_text(self._editor.document()))

    def stop(self) -> None:
        """Stop what is still to be done."""
        self._due.stop()
        self._preview.stop()

    def _show_parts(self) -> None:
        self._editor.setVisible(self._mode is not NoteMode.PREVIEW)
        self._preview.setVisible(self._mode is not NoteMode.SOURCE)

    def _on_text_changed(self) -> None:
        if self._mode is not NoteMode.SOURCE:
            self._due.start()
            self._preview.wait()

    def _on_box_toggled(self, line: int) -> None:
        self.read_now()  # a line number is good for the text it was read from only
        self._editor.toggle_box_on(line)
        self.read_now()

    # scrolling in step

    def _top_line(self) -> float:
        block = self._editor.firstVisibleBlock()
        box = self._editor.blockBoundingGeometry(block).translated(self._editor.contentOffset())
        share = -box.top() / box.height() if box.height() > 0 else 0.0
        return block.blockNumber() + min(1.0, max(0.0, share))

    def _scroll_editor_to(self, line: float) -> None:
        block = self._editor.document().findBlockByNumber(int(line))
        if block.isValid():
            rows = max(1, block.lineCount())
            self._editor.verticalScrollBar().setValue(block.firstLineNumber() + int((line - int(line)) * rows))

    def _follow_editor(self) -> None:
        if self._mode is NoteMode.BOTH and not self._is_stepping:
            bar = self._editor.verticalScrollBar()
            at_end = bar.maximum() > 0 and bar.value() == bar.maximum()
            self._is_stepping = True
            self._preview.follow_line(float(self._editor.blockCount()) if at_end else self._top_line())
            self._is_stepping = False

    def _follow_preview(self) -> None:
        if self._mode is NoteMode.BOTH and not self._is_stepping:
            self._is_stepping = True
            self._scroll_editor_to(self._preview.top_line())
            self._is_stepping = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= _SIDE_BY_SIDE_FROM_PX
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read_now()

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        super().hideEvent(event)
