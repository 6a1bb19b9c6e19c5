"""With what the next mark is made: category and kind used last, and whether each selection is marked at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.category import Category
from desktop_app.domain.ids import CategoryId
from desktop_app.ui.viewer.mark_kinds import KindLook, text_kinds

_FIRST_KIND = "highlight"
_QUESTION_GLYPH = "?"


class MarkChoice(QObject):
    """Remembered as long as the window is open; `features.last_marker` keeps it longer."""

    #: category, kind, or whether the marker is in her hand
    changed = Signal()

    def __init__(self, kinds: Mapping[str, KindLook], parent: QObject) -> None:
        super().__init__(parent)
        self.kinds = dict(kinds)
        self._kind = _FIRST_KIND if _FIRST_KIND in kinds else next(iter(text_kinds(kinds)), "")
        self._categories: dict[CategoryId, Category] = {}
        self._last: CategoryId | None = None
        self._is_sticky = False

    @property
    def categories(self) -> Sequence[Category]:
        """Those there are, in their order."""
        return tuple(self._categories.values())

    def set_categories(self, categories: Sequence[Category]) -> None:
        """Use these from now on."""
        self._categories = {one.id: one for one in sorted(categories, key=lambda category: category.order)}
        self.changed.emit()

    def by_id(self) -> Mapping[CategoryId, Category]:
        return self._categories

    @property
    def category(self) -> Category | None:
        """What a mark means that is made without saying so: what the last one meant."""
        if self._last in self._categories:
            return self._categories[self._last]
        return next(iter(self._categories.values()), None)

    @property
    def question_category(self) -> Category | None:
        """What a mark means that asks something."""
        asking = (one for one in self._categories.values() if one.glyph == _QUESTION_GLYPH)
        return next(asking, self.category)

    @property
    def kind(self) -> str:
        """The kind that a selection becomes."""
        return self._kind

    @property
    def is_sticky(self) -> bool:
        """Whether the marker is in her hand: each finished selection becomes a mark at once."""
        return self._is_sticky

    def pick_category(self, category: CategoryId) -> None:
        if category in self._categories and category != self._last:
            self._last = category
            self.changed.emit()

    def pick_kind(self, kind: str) -> None:
        if kind in self.kinds and self.kinds[kind].is_of_text and kind != self._kind:
            self._kind = kind
            self.changed.emit()

    def picked(self) -> tuple[str, str]:
        """Category and kind that were picked last, as text to be kept."""
        return str(self._last or ""), self._kind

    def pick_up(self, category: str, kind: str) -> None:
        """Go on with what was kept, as far as it is there."""
        self.pick_kind(kind)
        kept = next((one for one in self._categories if str(one) == category), None)
        if kept is not None:
            self.pick_category(kept)

    def set_sticky(self, is_sticky: bool) -> None:
        """Take the marker up, or lay it down."""
        if is_sticky != self._is_sticky:
            self._is_sticky = is_sticky
            self.changed.emit()
