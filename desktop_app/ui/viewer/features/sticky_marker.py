"""The marker in her hand, for heavy passes: each finished selection becomes a mark at once, until Escape."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.domain.ids import CategoryId
from desktop_app.ui.viewer.mark_kinds import text_kinds
from desktop_app.ui.viewer.marker_bar import MarkerBar
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec

if TYPE_CHECKING:
    from desktop_app.ui.viewer.mark_choice import MarkChoice
    from desktop_app.ui.viewer.reader_feature import ReaderHost
    from desktop_app.ui.viewer.surface import ReadingSurface


class StickyMarker(QObject):
    """A key taker of every surface: digits and the letters of kinds change the marker while nothing is selected."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._choice: MarkChoice | None = None
        spec = ReaderActionSpec(
            "stickyMarkerAction", self.tr("Marker in hand"), ("H",), "mark", "highlight", checkable=True, is_local=True
        )
        self._action = host.add_action(spec, self._toggle)
        self._bar = MarkerBar(host.context.theme, host.widget)
        host.parts.body.add_bar(self._bar)
        self._bar.category_chosen.connect(self._pick_category)
        self._bar.kind_chosen.connect(self._pick_kind)
        self._bar.ended.connect(self.end)
        host.shown.connect(self._on_shown)
        host.surface_made.connect(self._serve)
        host.context.theme.changed.connect(self._tell)
        self._serve(host.pages)
        if host.surface is not None and host.surface is not host.pages:
            self._serve(host.surface)
        self._on_shown()

    def close(self) -> None:
        self.end()

    def end(self) -> None:
        """Lay the marker down."""
        if self._choice is not None:
            self._choice.set_sticky(False)
        self._action.setChecked(False)

    def wants(self, event: QKeyEvent) -> bool:
        if (
            self._choice is None
            or not self._choice.is_sticky
            or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            return False
        return event.key() == Qt.Key.Key_Escape or self._category_of(event) is not None or self._kind_of(event) != ""

    def press(self, event: QKeyEvent) -> None:
        category = self._category_of(event)
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif category is not None:
            self._pick_category(category)
        else:
            self._pick_kind(self._kind_of(event))

    def _toggle(self) -> None:
        choice, surface = self._choice, self._host.surface
        if choice is None or surface is None or choice.category is None:
            self._action.setChecked(False)
            self._host.tell(self.tr("There is no document here to put a mark on."))
            return
        choice.set_sticky(not choice.is_sticky)
        self._action.setChecked(choice.is_sticky)
        surface.setFocus()

    def _serve(self, surface: "ReadingSurface") -> None:
        surface.key_takers.append(self)

    def _on_shown(self) -> None:
        marking = self._host.parts.marking
        if marking is not None and self._choice is None:
            self._choice = marking.choice
            self._choice.changed.connect(self._tell)
        if marking is None or marking.surface is None:
            self.end()

    def _tell(self) -> None:
        choice = self._choice
        if choice is None:
            return
        if choice.is_sticky:
            self._bar.show_choice(choice)
        self._bar.setVisible(choice.is_sticky)

    def _pick_category(self, category: CategoryId) -> None:
        if self._choice is not None:
            self._choice.pick_category(category)
        self._focus()

    def _pick_kind(self, kind: str) -> None:
        if self._choice is not None:
            self._choice.pick_kind(kind)
        self._focus()

    def _focus(self) -> None:
        if self._host.surface is not None:
            self._host.surface.setFocus()

    def _category_of(self, event: QKeyEvent) -> CategoryId | None:
        categories = self._choice.categories if self._choice is not None else ()
        found = (one.id for one in categories if one.key and one.key == event.text())
        return next(found, None)

    def _kind_of(self, event: QKeyEvent) -> str:
        """The kind whose letter it is; that of the kind in force is left to lay the marker down."""
        choice = self._choice
        kinds = text_kinds(choice.kinds) if choice is not None else {}
        found = (name for name, kind in kinds.items() if kind.key and kind.key == event.text().upper())
        kind = next(found, "")
        return kind if choice is not None and kind != choice.kind else ""


class StickyMarkerPlugin:
    """Found by the reader."""

    id = "sticky_marker"
    order = 30

    def build(self, host: "ReaderHost") -> StickyMarker:
        return StickyMarker(host)


PLUGIN = StickyMarkerPlugin()
