"""Keeps the text of one note on disk: a draft while the reader types, the note itself at each pause.

It knows nothing of widgets: it is told that the text was touched and asks for the text when it writes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.errors import ConflictError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.note import Note
from desktop_app.ui.bridge.task_runner import TaskRunner

if TYPE_CHECKING:
    from desktop_app.services.context import Services

DRAFT_AFTER_MS = 300
SAVE_AFTER_MS = 1000
RETRY_AFTER_MS = 3000


class Saving(Enum):
    """`SAVED`: every keystroke is on disk, as draft or note. `CONFLICT`: the note was changed elsewhere meanwhile."""

    SAVED = auto()
    WRITING = auto()
    FAILED = auto()
    CONFLICT = auto()


@dataclass(frozen=True, slots=True)
class SaveState:
    """`reason` is the sentence that says why a text is not saved."""

    saving: Saving
    reason: str = ""


class _Base:
    """The revision the next save goes on from; handed on from save to save on the store thread."""

    def __init__(self, revision: int) -> None:
        self.revision = revision


class NoteKeeper(QObject):
    """Drafts are throttled, so that steady typing is written through; saving waits for a pause."""

    #: SaveState
    state_changed = Signal(object)
    #: Note: what the library holds, where it is not what the text was based on
    conflict_found = Signal(object)
    #: str, Note: this text was saved, and what the library holds now: lines the program rewrote may differ
    saved = Signal(str, object)

    def __init__(self, runner: TaskRunner, note: Note, text: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._text = runner, text
        self._paper: PaperId = note.paper_id
        self._base = _Base(note.revision)
        self._taken_in = note.revision
        self._edits = self._on_disk = self._saved = 0
        self._drafts_running = self._saves_running = 0
        self._state = SaveState(Saving.SAVED)
        self._draft_timer = self._timer(DRAFT_AFTER_MS, self._write_draft)
        self._save_timer = self._timer(SAVE_AFTER_MS, self.save)
        self._retry_timer = self._timer(RETRY_AFTER_MS, self._retry)

    @property
    def state(self) -> SaveState:
        return self._state

    @property
    def base_revision(self) -> int:
        """The revision of the note the text goes on from."""
        return max(self._base.revision, self._taken_in)

    @property
    def is_settled(self) -> bool:
        """Whether the text is the note: nothing waits to be written."""
        return self._saved == self._edits and not self._saves_running

    def touch(self) -> None:
        """The text changed."""
        self._edits += 1
        self._announce()
        if not self._draft_timer.isActive():
            self._draft_timer.start()
        self._save_timer.start()

    def save(self) -> None:
        """Write the text as the note now; after a conflict only as a draft, until it is resolved."""
        self._save_timer.stop()
        if self._saved == self._edits:
            return
        if self._state.saving is Saving.CONFLICT:
            self._write_draft()
        elif not self._saves_running:
            self._submit_save()

    def flush(self) -> None:
        """Hand everything that is not saved to the runner, and stop the timers; for the end of the window."""
        self.stop()
        if self._saved == self._edits:
            return
        if self._on_disk != self._edits:
            self._submit_draft()
        if self._state.saving is not Saving.CONFLICT:
            self._submit_save()

    def stop(self) -> None:
        """Stop the timers."""
        for timer in (self._draft_timer, self._save_timer, self._retry_timer):
            timer.stop()

    def adopt(self, note: Note) -> None:
        """The text was just made that of `note`, which the library already holds."""
        self._base, self._taken_in = _Base(note.revision), note.revision
        self._on_disk = self._saved = self._edits
        self._save_timer.stop()
        self._draft_timer.stop()
        self._set_state(SaveState(Saving.SAVED))

    def follow(self, revision: int) -> None:
        """The text has all that the program wrote into the note up to this revision."""
        self._taken_in = max(self._taken_in, revision)

    def resolve(self, base: Note) -> None:
        """End a conflict: the text, in which the reader has `base` taken up or turned down, is saved upon `base`."""
        self._base, self._taken_in = _Base(base.revision), base.revision
        self._edits += 1
        self._set_state(SaveState(Saving.WRITING))
        self.save()

    def _write_draft(self) -> None:
        self._draft_timer.stop()
        if self._on_disk != self._edits and not self._drafts_running:
            self._submit_draft()

    def _submit_draft(self) -> None:
        paper, text, edits = self._paper, self._text(), self._edits
        self._drafts_running += 1
        self._runner.run(
            lambda services: services.notes.put_draft(paper, text),
            lambda _: self._on_drafted(edits),
            failed=self._on_draft_failed,
            owner=self,
        )

    def _submit_save(self) -> None:
        paper, text, edits, base = self._paper, self._text(), self._edits, self._base
        taken_in = self._taken_in  # that of this text, not of the moment in which it is written
        self._saves_running += 1

        def save(services: "Services") -> Note:
            note = services.notes.save(paper, text, base.revision, taken_in)
            base.revision = max(base.revision, note.revision)
            return note

        self._runner.run(
            save,
            lambda note: self._on_saved(edits, text, note),
            failed=self._on_save_failed,
            owner=self,
        )

    def _on_drafted(self, edits: int) -> None:
        self._drafts_running -= 1
        self._on_disk = max(self._on_disk, edits)
        if self._on_disk != self._edits and not self._draft_timer.isActive():
            self._draft_timer.start()
        self._announce()

    def _on_saved(self, edits: int, text: str, note: Note) -> None:
        self._saves_running -= 1
        self.saved.emit(text, note)
        self._saved = max(self._saved, edits)
        self._on_disk = max(self._on_disk, edits)
        self._retry_timer.stop()
        self._state = SaveState(Saving.WRITING)
        self._announce()
        if self._saved == self._edits:
            self.stop()
        elif not self._save_timer.isActive():
            self._save_timer.start()

    def _on_draft_failed(self, error: Exception) -> None:
        self._drafts_running -= 1
        self._fail(error)

    def _on_save_failed(self, error: Exception) -> None:
        self._saves_running -= 1
        if not isinstance(error, ConflictError):
            self._fail(error)
            return
        self._set_state(SaveState(Saving.CONFLICT, str(error)))
        self._write_draft()
        paper = self._paper
        self._runner.run(
            lambda services: services.notes.get(paper), self.conflict_found.emit, failed=self._fail, owner=self
        )

    def _fail(self, error: Exception) -> None:
        if self._state.saving is not Saving.CONFLICT:
            self._set_state(SaveState(Saving.FAILED, str(error)))
        self._retry_timer.start()

    def _retry(self) -> None:
        self._write_draft()
        self.save()

    def _announce(self) -> None:
        """Say whether the last keystroke is on disk, unless something worse is to be said."""
        if self._state.saving in (Saving.CONFLICT, Saving.FAILED):
            return
        is_on_disk = self._on_disk == self._edits
        self._set_state(SaveState(Saving.SAVED if is_on_disk else Saving.WRITING))

    def _set_state(self, state: SaveState) -> None:
        if state != self._state or state.saving is Saving.SAVED:
            self._state = state
            self.state_changed.emit(state)

    def _timer(self, interval_ms: int, due: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(due)
        return timer
