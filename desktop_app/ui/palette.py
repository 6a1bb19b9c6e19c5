"""The palette: one field over the window for everything that can be found, and for every command."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.paper import PaperSummary
from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.search import SearchHit
from desktop_app.domain.search_completion import Completion, without_unfinished
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.hit_opener import HitOpener
from desktop_app.ui.models.palette_list import (
    PaletteEntry,
    PaletteRows,
    command_entries,
    hit_entries,
    recent_entries,
    said_entry,
)
from desktop_app.ui.palette_commands import PaletteCommands
from desktop_app.ui.widgets.palette_card import PaletteShield

if TYPE_CHECKING:
    from desktop_app.services.context import Services

_COMMANDS = ">"
_MOST_HITS, _MOST_OF_KIND = 60, 5
_RECENT_PAPERS, _RECENT_SEARCHES = 6, 5
_MOST_SURE_COMMANDS = 3
_LEAST_LETTERS = 2
_LATELY = PaperQuery(sort="recent", limit=_RECENT_PAPERS)

_Found = tuple[list[SearchHit], Completion]
_Remembered = tuple[Sequence[PaperSummary], tuple[str, ...], tuple[str, ...]]


class Palette(QWidget):
    """One question to the library at a time; an answer to what is no longer typed is dropped."""

    def __init__(self, context: UiContext, window: QWidget, commands: PaletteCommands) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.hide()
        self._context, self._commands = context, commands
        self._opener = HitOpener(context, self)
        self._shield = PaletteShield(context.theme, window)
        self._rows = PaletteRows(self)
        self._papers: Sequence[PaperSummary] = ()
        self._searches: tuple[str, ...] = ()
        self._lately: tuple[str, ...] = ()
        self._hits: Sequence[SearchHit] = ()
        self._completion = Completion(0, 0, ())
        self._asked, self._shown = "", ""
        self._is_asking = False
        self._wish: Callable[[PaletteEntry], None] | None = None
        self._came_from: QWidget | None = None
        self._connect()

    def _connect(self) -> None:
        card, field = self._shield.card, self._shield.card.field
        card.list.setModel(self._rows)
        card.list.clicked.connect(self._on_clicked)
        card.offer_taken.connect(self._take)
        field.paused.connect(self._on_paused)
        field.moved.connect(self._move)
        field.opened.connect(lambda: self._on_opened(self._open))
        field.opened_beside.connect(lambda: self._on_opened(self._open_beside))
        field.all_wished.connect(self._show_all)
        field.completion_taken.connect(self._take_first)
        field.left.connect(self.close_palette)
        self._shield.left.connect(self.close_palette)
        self._context.navigator.screen_shown.connect(lambda _screen: self.close_palette())  # a key went to a screen

    @property
    def is_open(self) -> bool:
        return self._shield.isVisible()

    def open_palette(self, words: str = "") -> None:
        """Show it with these words; opened once more, all of them are chosen, to be typed over."""
        field = self._shield.card.field
        if not self.is_open:
            self._came_from = QApplication.focusWidget()
            field.setText(words)
            self._hits, self._shown = (), ""
            self._shield.open_over_window()
            self._context.runner.run(_remembered, self._on_remembered, failed=lambda _error: None, owner=self)
            field.stop()
            self._on_paused()
        field.setFocus(Qt.FocusReason.PopupFocusReason)
        if len(words) == 1:  # the first letter of what she is typing
            field.end(False)
        else:
            field.selectAll()

    def stop(self) -> None:
        """Ask for nothing more: the window closes."""
        self._shield.card.field.stop()

    def close_palette(self) -> None:
        """Hide it, and give the focus back to where it was."""
        if not self.is_open:
            return
        field = self._shield.card.field
        field.stop()
        field.clearFocus()  # or it would go to whatever is next when the field is hidden
        self._shield.leave()
        self._wish = None
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    # what is listed

    def _on_remembered(self, found: _Remembered) -> None:
        self._papers, self._searches, self._lately = found
        if not self._text():
            self._show_recent()

    def _on_paused(self) -> None:
        text = self._text()
        if text.startswith(_COMMANDS):
            self._shield.card.show_offers(())
            self._show(command_entries(self._commands.ranked(text[1:].strip(), self._lately)) or [self._nothing()])
        elif not text:
            self._shield.card.show_offers(())
            self._show_recent()
        else:
            self._ask(text)

    def _show_recent(self) -> None:
        self._shown = ""
        self._show(recent_entries(self._papers, self._searches[:_RECENT_SEARCHES]))

    def _ask(self, text: str) -> None:
        if self._is_asking:
            return  # the answer that comes asks again
        self._is_asking, self._asked = True, text
        field = self._shield.card.field
        typed, cursor = field.text(), field.cursorPosition()
        words = without_unfinished(text)

        def find(services: "Services") -> _Found:
            is_enough = not _is_too_short(words)
            hits = services.search.search(words, limit=_MOST_HITS, each=_MOST_OF_KIND) if is_enough else []
            return hits, services.search.completions(typed, cursor)

        self._context.runner.run(find, lambda found: self._on_found(text, *found), failed=self._on_failed, owner=self)

    def _on_found(self, text: str, hits: list[SearchHit], completion: Completion) -> None:
        self._is_asking = False
        if text != self._text():
            if self.is_open:
                self._on_paused()
            return
        self._hits, self._shown, self._completion = hits, text, completion
        self._shield.card.show_offers(completion.offers)
        commands = command_entries(self._commands.sure(text, _MOST_SURE_COMMANDS), self.tr("Commands"))
        # of a filter that has no value yet nothing can be found, and the offers say how it goes on
        nothing = self._too_short() if _is_too_short(text) else self._nothing()
        entries = hit_entries(hits, text) or ([] if completion.is_of_values else [nothing])
        at = len(entries) - 1 if hits else len(entries)  # before the way to all results
        self._show([*entries[:at], *commands, *entries[at:]])
        wish, self._wish = self._wish, None
        if wish is not None:
            self._with_chosen(wish)

    def _on_failed(self, error: Exception) -> None:
        self._is_asking = False
        self.close_palette()
        self._context.navigator.problem_posted.emit(error)

    def _nothing(self) -> PaletteEntry:
        return said_entry(self.tr("Nothing found"))

    def _too_short(self) -> PaletteEntry:
        return said_entry(self.tr("One more letter, and the library is searched"))

    def _show(self, entries: Sequence[PaletteEntry]) -> None:
        self._rows.show_values(entries)
        first = next((place for place, entry in enumerate(entries) if entry.is_choosable), None)
        view = self._shield.card.list
        view.setCurrentIndex(self._rows.index(first, 0) if first is not None else QModelIndex())
        view.scrollToTop()
        self._shield.fit()

    def _text(self) -> str:
        return " ".join(self._shield.card.field.text().split())  # what is pasted may have several lines

    # what she does

    def _move(self, rows: int) -> None:
        """To the next row that can be chosen; past the ends it stays."""
        places = [place for place, entry in enumerate(self._rows.values) if entry.is_choosable]
        view = self._shield.card.list
        current = view.currentIndex().row()
        if not places:
            return
        at = places.index(current) if current in places else -1
        target = max(0, min(len(places) - 1, at + rows))
        view.setCurrentIndex(self._rows.index(places[target], 0))
        if target == 0:
            view.scrollToTop()  # with its heading

    def _take_first(self) -> None:
        if self._completion.offers and self._shown == self._text():
            self._take(self._completion.offers[0])

    def _take(self, offer: str) -> None:
        field, completion = self._shield.card.field, self._completion
        after = len(field.text()) - completion.end
        field.setText(completion.applied(field.text(), offer))
        field.setCursorPosition(len(field.text()) - after)

    def _on_clicked(self, index: QModelIndex) -> None:
        beside = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        entry = self._rows.value_at(index)
        if entry is not None and entry.is_choosable:
            (self._open_beside if beside else self._open)(entry)

    def _on_opened(self, wish: Callable[[PaletteEntry], None]) -> None:
        """What was just typed is looked for first: she means what will come, not what is still shown."""
        is_searching = not self._text().startswith(_COMMANDS) and bool(self._text())
        self._shield.card.field.hurry()
        if is_searching and self._shown != self._text():
            self._wish = wish
        else:
            self._with_chosen(wish)

    def _with_chosen(self, wish: Callable[[PaletteEntry], None]) -> None:
        entry = self._rows.value_at(self._shield.card.list.currentIndex())
        if entry is not None and entry.is_choosable:
            wish(entry)

    def _open(self, entry: PaletteEntry) -> None:
        value = entry.value
        if isinstance(value, PaperSummary):
            self.close_palette()
            self._context.navigator.paper_open_requested.emit(value.id)
            self._context.navigator.text_focus_requested.emit(value.id)
        elif isinstance(value, SearchHit):
            self._leave_for_hit()
            self._opener.open(value)
        elif entry.kind == "search":
            self._shield.card.field.setText(value)
        elif entry.kind == "command":
            self._do(value)
        else:
            self._show_all()

    def _open_beside(self, entry: PaletteEntry) -> None:
        value = entry.value
        if isinstance(value, PaperSummary):
            self.close_palette()
            self._context.navigator.beside_requested.emit(value.id)
        elif isinstance(value, SearchHit):
            self._leave_for_hit()
            self._opener.open_beside(value)
        else:
            self._open(entry)

    def _leave_for_hit(self) -> None:
        self._remember(self._text())
        self.close_palette()

    def _show_all(self) -> None:
        words = self._text()
        if words and not words.startswith(_COMMANDS):
            self._remember(words)
            self.close_palette()
            self._context.navigator.search_requested.emit(words)

    def _remember(self, words: str) -> None:
        self._context.runner.run(lambda services: services.choices.remember_search(words), owner=self)

    def _do(self, command_id: str) -> None:
        command = self._commands.get(command_id)
        self.close_palette()
        if command is None:
            return
        self._context.runner.run(lambda services: services.choices.remember_command(command_id), owner=self)
        if command.is_of_reader:
            self._context.navigator.screen_requested.emit("desk")
        command.action.trigger()


def _remembered(services: "Services") -> _Remembered:
    return services.library.list(_LATELY), services.choices.searches(), services.choices.commands()


def _is_too_short(words: str) -> bool:
    """One letter of the alphabet says nothing yet; one of another script may be a word."""
    return len(words) < _LEAST_LETTERS and words.isascii()
