"""Finding in the text that is shown: the pane, the search behind it, what is lit, ticks, and marks made of places."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.domain.page_label import page_label
from desktop_app.pdf.folded_text import FindOptions
from desktop_app.pdf.inquiries import LABELS
from desktop_app.ui.viewer.document_texts import DocumentTexts
from desktop_app.ui.viewer.find_pane import FindPane
from desktop_app.ui.viewer.finder import Finder
from desktop_app.ui.viewer.found_rows import FoundRows
from desktop_app.ui.viewer.hit_marker import HitMarker
from desktop_app.ui.viewer.hit_places import shares_of
from desktop_app.ui.viewer.hit_ticks import HitTicks
from desktop_app.ui.viewer.hits import Hit
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec
from desktop_app.ui.viewer.selection import Caret

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.category import Category
    from desktop_app.domain.ids import CategoryId
    from desktop_app.ui.viewer.reader_feature import ReaderHost
    from desktop_app.ui.viewer.surface import ReadingSurface

_LONGEST_PROPOSAL = 80


class Find(QObject):
    """`_origin` is where she was when she began, or the place she went to last: typing on searches from there."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._texts = DocumentTexts(host.context.pages, self)
        self.finder = Finder(self._texts, self)
        self._marker = HitMarker(host)
        self.pane = FindPane(host.context.theme, self._categories, host.widget)
        self.pane.found.setModel(FoundRows(self.finder, self._texts, self._page_name, self))
        host.parts.body.add_bar(self.pane)
        self._ticks: dict[ReadingSurface, HitTicks] = {}
        self._origin = Caret(0, 0)
        self._shown: tuple[object, ...] = ()
        self._has_jumped = False
        self._awaited: Hit | None = None
        self._add_actions()
        self._connect()
        self._on_shown()
        host.find_wish.serve(self.open)

    def close(self) -> None:
        self.pane.bar.stop()
        self._marker.stop()
        self.finder.clear()

    def open(self) -> None:
        """Let her type what to find; a short selection is proposed."""
        surface = self._host.surface
        if surface is None:
            return
        words = surface.selected_text() if surface.has_selection() else ""
        bounds = surface.text_selection.bounds if surface.has_selection() else None
        seen = surface.first_visible_caret() or Caret(surface.position().page_index, 0)
        self._origin = bounds[0] if bounds is not None else seen
        self._has_jumped = False
        if self._host.pdf is not None:
            self._host.context.pages.ask(self._host.pdf, LABELS, lambda _labels: None, owner=self)
        self._texts.read_all()
        self.pane.show()
        self.pane.bar.enter(words if len(words) <= _LONGEST_PROPOSAL and "\n" not in words else "")

    def leave(self) -> None:
        """End the search; the keyboard goes back to the text."""
        self._put_keyboard()
        self._close_pane()
        if self._host.surface is not None:
            self._host.surface.setFocus()

    # key taker of the text: after a search Escape ends it, and a digit marks the present place

    def wants(self, event: QKeyEvent) -> bool:
        if not self.pane.isVisible() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return event.key() == Qt.Key.Key_Escape or self._is_category(event)

    def press(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            self._mark_by_key(event.text())

    # parts

    def _add_actions(self) -> None:
        add = self._host.parts.commands.add
        for name, text, keys, deed in (
            ("findNextAction", self.tr("Next place found"), "F3", lambda: self._step(1)),
            ("findPreviousAction", self.tr("Previous place found"), "Shift+F3", lambda: self._step(-1)),
            ("findListAction", self.tr("List the places found"), "Ctrl+Shift+F", self._toggle_list),
        ):
            add(ReaderActionSpec(name, text, (keys,), "find"), deed)
        one, every = self.tr("Mark this place found"), self.tr("Mark all places found")
        for name, text, keys, deed in (
            ("markFoundAction", one, "Ctrl+Return", self._mark_current),
            ("markAllFoundAction", every, "Ctrl+Shift+Return", lambda: self._mark_all(None)),
        ):
            add(ReaderActionSpec(name, text, (keys,), "find", is_local=True), deed, self.pane)

    def _connect(self) -> None:
        host, finder, pane = self._host, self.finder, self.pane
        host.shown.connect(self._on_shown)
        pane.left.connect(self.leave)
        pane.bar.sought.connect(self._on_sought)
        pane.bar.step_requested.connect(finder.step)
        pane.found.place_wanted.connect(finder.choose)
        pane.found.place_entered.connect(self._on_place_entered)
        pane.key_pressed.connect(self._mark_by_key)
        pane.mark_requested.connect(self._mark_current)
        pane.all_marked.connect(self._mark_all)
        finder.changed.connect(self._on_changed)
        finder.chosen.connect(self._on_chosen)
        finder.cleared.connect(self._on_cleared)
        finder.added.connect(lambda first, count: self._light(finder.hits.some(first, count)))
        finder.removed.connect(lambda _first, _count: self._light_anew())

    def _serve(self, surface: "ReadingSurface") -> None:
        """A surface that is shown for the first time."""
        if surface not in self._ticks:
            self._ticks[surface] = HitTicks(surface.verticalScrollBar())
            surface.key_takers.append(self)
            surface.text_arrived.connect(self._on_text_arrived)
            surface.zoom_changed.connect(self._show_ticks)

    # what is shown

    def _on_shown(self) -> None:
        surface, pdf, document = self._host.surface, self._host.pdf, self._host.document
        shown = (surface, pdf, document.id if document is not None else None)
        self._texts.take(surface, pdf)
        if surface is not None:
            self._serve(surface)
        if shown != self._shown and self.pane.isVisible():
            self._close_pane()
        self._shown = shown

    def _close_pane(self) -> None:
        self.pane.bar.stop()
        self.pane.hide()
        self.finder.clear()

    def _on_sought(self, words: str, options: FindOptions) -> None:
        if self._host.surface is not None:
            self.finder.search(words, options, self._origin)

    def _on_changed(self) -> None:
        self.pane.tell(self.finder)
        self._show_ticks()

    def _on_cleared(self) -> None:
        self._awaited = None
        for surface, ticks in self._ticks.items():
            surface.lights.clear_hits()
            ticks.clear()

    def _on_chosen(self, hit: Hit) -> None:
        surface = self._host.surface
        if surface is None:
            return
        if not self._has_jumped:
            self._has_jumped = True
            self._host.jumping.emit()
        surface.lights.show_hit(hit.spans)
        self._awaited = None
        if surface.readable_text(hit.page_index) is not None:
            surface.show_span(hit.spans[0])
        elif isinstance(surface, PageView):
            self._awaited = hit
            surface.go_to_page(hit.page_index)

    def _on_text_arrived(self, page_index: int) -> None:
        hit, surface = self._awaited, self._host.surface
        if hit is not None and surface is not None and hit.page_index == page_index:
            self._awaited = None
            surface.show_span(hit.spans[0])

    def _on_place_entered(self, place: int) -> None:
        """Enter in the list: go there and read on."""
        self._has_jumped = False
        self.finder.choose(place)
        self._put_keyboard()
        if self._host.surface is not None:
            self._host.surface.setFocus()

    def _put_keyboard(self) -> None:
        """Keys that select go on from the present place."""
        surface, hit = self._host.surface, self.finder.current
        if surface is not None and hit is not None:
            surface.text_selection.select(hit.start, hit.start)

    def _step(self, step: int) -> None:
        """The next place, or the one before; the last search is taken up again where it was ended."""
        if self.pane.isVisible():
            self.finder.step(step)
        else:
            self.open()

    def _toggle_list(self) -> None:
        if not self.pane.isVisible():
            self.open()
        self.pane.show_list(not self.pane.found.isVisible())

    def _light(self, hits: "Sequence[Hit]") -> None:
        if self._host.surface is not None:
            self._host.surface.lights.add_hits([span for hit in hits for span in hit.spans])

    def _light_anew(self) -> None:
        if self._host.surface is not None:
            self._host.surface.lights.clear_hits()
            self._light(self.finder.hits.some(0, len(self.finder.hits)))

    def _show_ticks(self) -> None:
        surface = self._host.surface
        if surface is None or not self.finder.hits:
            return
        look = surface.look
        self._ticks[surface].show_places(self._shares, look.hit.edge, look.accent)

    def _shares(self) -> "tuple[Sequence[float], float | None]":
        """Where all places and the present one lie between the top and the end of the document."""
        surface, finder = self._host.surface, self.finder
        if surface is None:
            return (), None
        hits = finder.hits.some(0, len(finder.hits))
        shares = shares_of(surface, hits, lambda page_index: len(self._texts.source(page_index) or ""))
        place = finder.place
        return shares, shares[place] if place is not None else None

    def _page_name(self, page_index: int) -> str:
        pdf = self._host.pdf
        labels = self._host.context.pages.known(pdf, LABELS) if pdf is not None else None
        return page_label(labels or (), page_index) if pdf is not None else ""

    # marks

    def _categories(self) -> "Sequence[Category]":
        return self._host.reading.categories if self._host.reading is not None else ()

    def _is_category(self, event: QKeyEvent) -> bool:
        surface = self._host.surface
        is_free = surface is not None and not surface.has_selection() and surface.selected_mark is None
        return is_free and self.finder.current is not None and event.text().isdigit()

    def _mark_by_key(self, key: str) -> None:
        category = next((one for one in self._categories() if one.key == key), None)
        if category is not None and self.finder.current is not None:
            self._marker.mark([self.finder.current], category.id)

    def _mark_current(self) -> None:
        if self.finder.current is not None:
            self._marker.mark([self.finder.current], None)
        else:
            self._host.tell(self.tr("Find something first, to mark it."))

    def _mark_all(self, category: "CategoryId | None") -> None:
        if self.finder.hits:
            self._marker.mark(self.finder.hits.some(0, len(self.finder.hits)), category)
        else:
            self._host.tell(self.tr("Find something first, to mark it."))


class FindPlugin:
    """Built first: Ctrl+F may have been pressed already."""

    id = "find"
    order = 5

    def build(self, host: "ReaderHost") -> Find:
        return Find(host)


PLUGIN = FindPlugin()
