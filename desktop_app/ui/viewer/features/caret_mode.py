"""Caret mode: a blinking caret that keys lead through the text, to select, mark, follow and open without a mouse."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop_app.ui.viewer.caret_moves import Unit, end_of
from desktop_app.ui.viewer.key_input import ALT, CONTROL, NONE, SHIFT, STEPS, modifiers_of
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec
from desktop_app.ui.viewer.selection import Caret, PageSpan
from desktop_app.ui.viewer.surface import CARET_PX

if TYPE_CHECKING:
    from desktop_app.domain.ids import MarkId
    from desktop_app.ui.viewer.reader_feature import ReaderHost
    from desktop_app.ui.viewer.surface import ReadingSurface

_LEADING_PX = 2.5
_BELOW_PX = 6
#: what types something: by what it moves, and which way
_SIGNS = {"(": (Unit.SENTENCE, -1), ")": (Unit.SENTENCE, 1), "{": (Unit.PARAGRAPH, -1), "}": (Unit.PARAGRAPH, 1)}
_GROW = "v"
_MARKS = {".": 1, ",": -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaretMode(QObject):
    """One for all surfaces of the reader; its caret is the moving end of their selection."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._served: set[ReadingSurface] = set()
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._on_blink)
        spec = ReaderActionSpec("caretModeAction", self.tr("Caret mode"), ("Shift+F7",), "mark", checkable=True)
        self._action: QAction = host.add_action(spec, self._on_action)
        self._arrival = QTimer(self)
        self._arrival.setSingleShot(True)
        self._arrival.timeout.connect(self._arrive)
        host.jumping.connect(self._arrival.start)
        host.shown.connect(self._on_shown)
        self._on_shown()

    def close(self) -> None:
        self._blink.stop()
        self._arrival.stop()

    @property
    def is_on(self) -> bool:
        return self._action.isChecked()

    # key taker

    def wants(self, event: QKeyEvent) -> bool:
        surface = self._host.surface
        if not self.is_on or surface is None:
            return False
        if any(taker.wants(event) for taker in surface.key_takers if taker is not self):
            return False  # what lies over the text comes first
        modifiers, text = modifiers_of(event), event.text()
        if event.key() == Qt.Key.Key_Escape or (event.key() in _ENTER and modifiers == NONE):
            return True
        if text and text in (*_SIGNS, *_MARKS, _GROW):
            return not modifiers & (CONTROL | ALT)
        return not modifiers & ALT and not modifiers & SHIFT and (event.key(), modifiers) in STEPS

    def press(self, event: QKeyEvent) -> None:
        surface = self._host.surface
        if surface is None:
            return
        text = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self._set_on(False)
        elif event.key() in _ENTER:
            self._click(surface)
        elif text in _SIGNS:
            surface.driver.go(*_SIGNS[text], extend=False)
        elif text == _GROW:
            self._grow(surface)
        elif text in _MARKS:
            self._go_to_mark(surface, _MARKS[text])
        else:
            unit, step = STEPS[Qt.Key(event.key()), modifiers_of(event)]
            surface.driver.go(unit, step, extend=False)
        self._show_solid()

    # on and off

    def _on_action(self) -> None:
        self._set_on(self.is_on)

    def _set_on(self, is_on: bool) -> None:
        self._action.setChecked(is_on)
        surface = self._host.surface
        if is_on and surface is not None:
            surface.setFocus()
            surface.driver.begin()
            self._host.tell(self.tr("Caret mode: arrows move, Shift selects, Enter opens, Esc ends it."))
        self._show_solid()

    def _on_shown(self) -> None:
        surface = self._host.surface
        if surface is not None and surface not in self._served:
            self._served.add(surface)
            surface.key_takers.append(self)
        self._show_solid()

    def _arrive(self) -> None:
        """After a jump the caret is where it led, which is shown at a third of the view's height."""
        surface = self._host.surface
        if self.is_on and surface is not None and not surface.has_selection():
            surface.driver.begin(QPointF(surface.viewport().width() / 4, surface.viewport().height() / 3 + _BELOW_PX))
            self._show_solid()

    def _show_solid(self) -> None:
        """The caret shows at once after each key, and blinks again from then on."""
        self._draw(_LEADING_PX if self.is_on else CARET_PX)
        half_ms = QGuiApplication.styleHints().cursorFlashTime() // 2
        if self.is_on and half_ms > 0:
            self._blink.start(half_ms)
        else:
            self._blink.stop()

    def _on_blink(self) -> None:
        surface = self._host.surface
        if surface is not None and surface.hasFocus():
            self._draw(0.0 if surface.caret_px else _LEADING_PX)

    def _draw(self, pixels: float) -> None:
        for surface in self._served:
            if surface.caret_px != pixels:
                surface.caret_px = pixels
                surface.viewport().update()

    # what keys do

    def _click(self, surface: "ReadingSurface") -> None:
        """What a click would do at the caret: follow a link, open a mark."""
        caret = surface.text_selection.caret
        pieces = surface.pieces_of_span(PageSpan(caret.page_index, caret.offset, caret.offset + 1)) if caret else []
        if not pieces or caret is None:
            return
        at, viewport = pieces[0].boundingRect().center(), surface.viewport()
        for kind, held in (
            (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            over = QPointF(viewport.mapToGlobal(at))
            QApplication.sendEvent(
                viewport, QMouseEvent(kind, at, over, Qt.MouseButton.LeftButton, held, Qt.KeyboardModifier.NoModifier)
            )

    def _grow(self, surface: "ReadingSurface") -> None:
        """Select the word at the caret; what is selected grows to its sentence, its paragraph, its page."""
        caret, selection = surface.driver.place(), surface.text_selection
        bounds = selection.bounds
        text = surface.readable_text(bounds[0].page_index) if bounds is not None else None
        if caret is None or bounds is None or text is None or bounds[0].page_index != bounds[1].page_index:
            return
        page, start, end = bounds[0].page_index, bounds[0].offset, bounds[1].offset
        at = min(start, max(0, end_of(text) - 1))
        for first, last in (text.word_span(at), text.sentence_span(at), text.paragraph_span(at), (0, end_of(text))):
            if first <= start and last >= end and last - first > end - start and text.text[first:last].strip():
                selection.select(Caret(page, first), Caret(page, last))
                surface.tell_selection()
                surface.selection_finished.emit()
                return

    def _go_to_mark(self, surface: "ReadingSurface", step: int) -> None:
        """Select the next mark (1) or the one before (-1), and put the caret where it begins."""
        marking, caret = self._host.parts.marking, surface.driver.place()
        if marking is None or caret is None:
            return
        places = sorted(_place_of(surface, mark_id) for mark_id in surface.marks)
        selected = surface.selected_mark
        here = _place_of(surface, selected) if selected in surface.marks and selected is not None else None
        at = here if here is not None else (caret, "")
        beyond = [place for place in places if (place > at if step > 0 else place < at)]
        if not beyond:
            self._host.tell(self.tr("There is no further mark."))
            return
        place, _id = beyond[0 if step > 0 else -1]
        found = next(mark_id for mark_id in surface.marks if str(mark_id) == _id)
        marking.select(found)
        surface.show_mark(found)
        surface.text_selection.select(place, place)
        surface.viewport().update()


def _place_of(surface: "ReadingSurface", mark_id: "MarkId") -> tuple[Caret, str]:
    """Where a mark begins, by its stored place where the text is not there."""
    anchor = surface.marks[mark_id].mark.anchor
    page = anchor.page_index or 0
    text = surface.readable_text(page)
    span = text.span_of(anchor) if text is not None else None
    start = span[0] if span is not None else anchor.position.start if anchor.position is not None else 0
    return Caret(page, start), str(mark_id)


class CaretPlugin:
    """Keys that lead the caret come after those of finding."""

    id = "caret"
    order = 6

    def build(self, host: "ReaderHost") -> CaretMode:
        return CaretMode(host)


PLUGIN = CaretPlugin()
