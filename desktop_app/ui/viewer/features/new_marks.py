"""Marks that no selection makes: an area with its picture, a margin note, words of her own beside the text."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from desktop_app.domain.geometry import Rect
from desktop_app.domain.ids import MarkId
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.area_pictures import AreaPictures
from desktop_app.ui.viewer.free_texts import FreeTexts
from desktop_app.ui.viewer.mark_kinds import found_kinds
from desktop_app.ui.viewer.mark_places import area_anchor, note_anchor, point_on_page
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.placing_tool import PlacingTool
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec

if TYPE_CHECKING:
    from desktop_app.ui.viewer.marking import Marking
    from desktop_app.ui.viewer.reader_feature import ReaderHost
    from desktop_app.ui.viewer.surface import ReadingSurface

_BESIDE_PX = 24.0
#: how large an area begins that is put by a key
_AREA_POINTS = (200.0, 80.0)


class NewMarks(QObject):
    """One action for each kind that is not made from a selection; kinds are plugins, so they are not named here."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._kinds = {name: kind for name, kind in found_kinds().items() if not kind.is_of_text}
        self._pictures = AreaPictures(host.context, self)
        self._tools: dict[ReadingSurface, PlacingTool] = {}
        self._texts = FreeTexts(self)
        self._marking: Marking | None = None
        for name, kind in self._kinds.items():
            keys = (kind.key,) if kind.key else ()
            spec = ReaderActionSpec(f"{name}Action", kind.label, keys, "mark", is_local=True)
            host.add_action(spec, partial(self.begin, name))
        host.shown.connect(self._on_shown)
        host.surface_made.connect(self._serve)
        self._serve(host.pages)
        if host.surface is not None and host.surface is not host.pages:
            self._serve(host.surface)
        self._on_shown()

    def close(self) -> None:
        self._on_shown()

    def begin(self, kind: str) -> None:
        """Let her say where a mark of this kind goes."""
        surface, marking = self._host.surface, self._host.parts.marking
        if surface is None or marking is None or marking.surface is None:
            self._host.tell(self.tr("There is no document here to put a mark on."))
            return
        made_by = self._kinds[kind].made_by
        if made_by != "click" and not isinstance(surface, PageView):
            self._host.tell(self.tr("This needs a page; on an abstract, make a margin note or mark its words."))
            return
        marking.close_cards()
        marking.select(None)
        surface.clear_selection()
        surface.setFocus()
        if surface not in self._tools:
            self._serve(surface)
        self._tools[surface].begin(kind, self._hint(made_by), by_rectangle=made_by == "rectangle")

    def _hint(self, made_by: str) -> str:
        if made_by == "rectangle":
            return self.tr("Drag a rectangle, or press Enter and move it by Shift and the arrows. Escape ends it.")
        return self.tr("Click where it goes, or press Enter to put it where you are. Escape ends it.")

    def _serve(self, surface: "ReadingSurface") -> None:
        if surface in self._tools:
            return
        quick = next((name for name, kind in self._kinds.items() if kind.made_by == "rectangle"), "")
        double = next((name for name, kind in self._kinds.items() if kind.made_by == "click"), "")
        tool = PlacingTool(surface, quick, double, self._is_typed)
        tool.typed_double_clicked.connect(lambda mark_id: self._rewrite(self._mark(mark_id)))
        tool.rectangle_drawn.connect(self._on_rectangle)
        tool.place_chosen.connect(self._on_place)
        tool.keyboard_place_wanted.connect(lambda kind: self._on_keyboard_place(kind, surface))
        self._tools[surface] = tool

    def _on_shown(self) -> None:
        for tool in self._tools.values():
            tool.end()
        self._texts.finish()
        marking = self._host.parts.marking
        if marking is not None and self._marking is None:
            self._marking = marking
            marking.rewriting_wished.connect(self._rewrite)

    def _on_rectangle(self, kind: str, page_index: int, rect: Rect, *, selects: bool = False) -> None:
        """Make an area once its picture is there; `selects` it, so that its corners can be moved by keys."""
        marking, view, pdf = self._host.parts.marking, self._host.pages, self._host.pdf
        if marking is None or marking.surface is not view or pdf is None:
            return
        document, anchor = self._host.document, area_anchor(view, page_index, rect)
        then = (lambda mark: marking.select(mark.id)) if selects else None

        def with_picture(reference: str) -> None:
            if self._host.document == document and marking.surface is view:
                marking.make_at([replace(anchor, picture=reference)], kind, None, then)

        self._pictures.cut(pdf, page_index, anchor.quads[0].bounds, with_picture)

    def _on_keyboard_place(self, kind: str, surface: "ReadingSurface") -> None:
        at = self._keyboard_place(surface)
        point = point_on_page(surface, at) if isinstance(surface, PageView) else None
        if self._kinds[kind].made_by != "rectangle":
            self._on_place(kind, at)
        elif point is not None:
            rect = Rect(point.x, point.y, point.x + _AREA_POINTS[0], point.y + _AREA_POINTS[1])
            self._on_rectangle(kind, point.page_index, rect, selects=True)

    def _on_place(self, kind: str, at: QPointF) -> None:
        surface, marking = self._host.surface, self._host.parts.marking
        if surface is None or marking is None or marking.surface is None:
            return
        if self._kinds[kind].made_by == "typing" and isinstance(surface, PageView):
            point = point_on_page(surface, at)
            if point is not None:
                self._texts.write(marking, surface, point, kind)
            return
        anchor = note_anchor(surface, at)
        if anchor is not None:
            marking.make_at([anchor], kind, None, marking.open_comment)

    def _mark(self, mark_id: MarkId) -> Mark | None:
        marking = self._host.parts.marking
        return marking.mark(mark_id) if marking is not None else None

    def _is_typed(self, mark_id: MarkId) -> bool:
        """Whether it is a mark whose words she typed on the page."""
        mark = self._mark(mark_id)
        return mark is not None and mark.kind in self._kinds and self._kinds[mark.kind].made_by == "typing"

    def _rewrite(self, mark: Mark | None) -> None:
        marking, view = self._host.parts.marking, self._host.pages
        if mark is not None and marking is not None and marking.surface is view:
            marking.select(mark.id)
            self._texts.rewrite(marking, view, mark)

    def _keyboard_place(self, surface: "ReadingSurface") -> QPointF:
        """Beside the line where the keyboard is, else at a third of what is shown."""
        line = surface.caret_line()
        height = surface.viewport().height()
        y = line.center().y() if line is not None and 0 <= line.center().y() <= height else height / 3
        if isinstance(surface, PageView):
            boxes = surface.visible_boxes()
            box = next((box for box in boxes.values() if box.top() <= y <= box.bottom()), None)
            left = box.left() if box is not None else 0
            return QPointF(max(left, 0) + _BESIDE_PX, y)
        return line.center() if line is not None else QPointF(surface.viewport().width() / 2, y)


class NewMarksPlugin:
    """Found by the reader."""

    id = "new_marks"
    order = 20

    def build(self, host: "ReaderHost") -> NewMarks:
        return NewMarks(host)


PLUGIN = NewMarksPlugin()
