"""Where cross-references and links of the open PDF lead, worked out away from the GUI thread when first asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.reference_targets import ReferenceTargets, TextPlace
from desktop_app.domain.reference_words import CrossReference, ReferenceKind
from desktop_app.pdf.links import LinkKind, LinkTarget
from desktop_app.ui.viewer.page_layout import PagePoint

if TYPE_CHECKING:
    from desktop_app.pdf.textmap import TextMap
    from desktop_app.ui.bridge.context import UiContext
    from desktop_app.ui.bridge.page_source import OpenPdf
    from desktop_app.ui.bridge.text_run import TextRun

#: captions stand below what they name, so the view shows what is above them
_ABOVE = (ReferenceKind.FIGURE,)
_ENTRIES = (ReferenceKind.NUMBER, ReferenceKind.AUTHOR)


@dataclass(frozen=True, slots=True)
class PeekTarget:
    """`place` is the passage that is pointed at, where the text tells it; `point` where the view goes without it.

    `text` is the whole of what is meant where that is an entry of the bibliography, which is better read than looked
    at. With `is_caption_below` what is meant lies above the passage.
    """

    title: str
    page_index: int
    place: TextPlace | None = None
    point: PagePoint | None = None
    is_caption_below: bool = False
    text: str = ""


def linked_target(title: str, target: LinkTarget) -> PeekTarget | None:
    """Where a link of the file leads, None when that is no place in it."""
    if target.kind is not LinkKind.PLACE or target.page_index is None:
        return None
    return PeekTarget(title, target.page_index, None, PagePoint(target.page_index, target.x or 0.0, target.y or 0.0))


class PeekTargets(QObject):
    """Of one PDF at a time; the texts of its pages are read once, in the background."""

    def __init__(self, context: "UiContext", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pdf: OpenPdf | None = None
        self._texts: list[str] = []
        self._run: TextRun | None = None
        self._targets: ReferenceTargets | None = None
        self._waiting: Callable[[ReferenceTargets], None] | None = None

    def find(
        self, pdf: "OpenPdf", references: Sequence[CrossReference], done: Callable[[list[PeekTarget]], None]
    ) -> None:
        """Answered later with what is found; a newer call takes the place of one that waits."""
        titles = {
            ReferenceKind.FIGURE: self.tr("Figure %1"),
            ReferenceKind.TABLE: self.tr("Table %1"),
            ReferenceKind.EQUATION: self.tr("Equation %1"),
            ReferenceKind.SECTION: self.tr("Section %1"),
            ReferenceKind.NUMBER: "[%1]",
            ReferenceKind.AUTHOR: "%1",
        }

        def search(targets: ReferenceTargets) -> None:
            self._context.runner.run_slow(
                lambda _services, _cancelled: [_told(one, targets, titles[one.kind]) for one in references],
                lambda found: done([target for target in found if target is not None]),
                owner=self,
            )

        self._waiting = search
        if pdf is not self._pdf:
            self._begin(pdf)
        elif self._targets is not None:
            self._answer(self._targets)

    def stop(self) -> None:
        """Forget the PDF; nothing more is answered."""
        if self._run is not None:
            self._run.cancel()
        self._pdf, self._run, self._targets, self._waiting, self._texts = None, None, None, None, []

    def _begin(self, pdf: "OpenPdf") -> None:
        waiting = self._waiting
        self.stop()
        self._waiting, self._pdf = waiting, pdf
        self._run = self._context.pages.all_texts(pdf, self._on_text, self._on_end, self)

    def _on_text(self, text: "TextMap") -> None:
        self._texts.append(text.text)

    def _on_end(self) -> None:
        self._run = None
        self._targets = ReferenceTargets(self._texts)
        self._texts = []
        self._answer(self._targets)

    def _answer(self, targets: ReferenceTargets) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting(targets)


def _told(reference: CrossReference, targets: ReferenceTargets, title: str) -> PeekTarget | None:
    place = targets.of(reference)
    if place is None:
        return None
    told = title.replace("%1", f"{reference.label} {reference.year}".strip())
    text = targets.text_of(place) if reference.kind in _ENTRIES else ""
    return PeekTarget(told, place.page_index, place, None, reference.kind in _ABOVE, text)
