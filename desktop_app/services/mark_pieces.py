"""Marks of several pieces: one mark that goes on over pages is kept as a mark on each, all of one group.

What is done to one of them as a mark is done to all; here is how they are found, spread out anew and given up.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.anchor import Anchor, Placement
from desktop_app.domain.changes import Entity
from desktop_app.domain.ids import DocumentId, MarkId
from desktop_app.domain.mark import Mark, sort_key_of
from desktop_app.domain.written_links import Target
from desktop_app.services.leading_on import lead_on

if TYPE_CHECKING:
    from desktop_app.storage.unit_of_work import UnitOfWork


def whole(unit: "UnitOfWork", marks: Iterable[Mark]) -> list[Mark]:
    """These marks with all pieces of each, each once; the pieces of one in the order of their places."""
    return list({piece.id: piece for pieces in pieces_of_each(unit, marks) for piece in pieces}.values())


def pieces_of(unit: "UnitOfWork", mark: Mark) -> list[Mark]:
    """A mark with its other pieces along the document; alone where it has none."""
    return pieces_of_each(unit, [mark])[0]


def pieces_of_each(unit: "UnitOfWork", marks: Iterable[Mark]) -> list[list[Mark]]:
    """As `pieces_of` for many; the marks of a paper are read once."""
    marks = list(marks)
    groups: dict[tuple[DocumentId, str], list[Mark]] = {}
    for paper in dict.fromkeys(mark.paper_id for mark in marks if mark.anchor.group):
        for one in unit.marks.of_paper(paper):
            if one.anchor.group:
                groups.setdefault((one.document_id, one.anchor.group), []).append(one)
    return [groups[mark.document_id, mark.anchor.group] if mark.anchor.group else [mark] for mark in marks]


def grouped(unit: "UnitOfWork", anchors: Sequence[Anchor]) -> list[Anchor]:
    """The anchors of one mark: several get a group of their own, a single one none."""
    if len(anchors) < 2:
        return [replace(anchor, group="") for anchor in anchors]
    known = next((anchor.group for anchor in anchors if anchor.group), "")
    group = known or str(unit.new_id())
    return [replace(anchor, group=group) for anchor in anchors]


def spread(unit: "UnitOfWork", pieces: Sequence[Mark], anchors: Sequence[Anchor]) -> list[Mark]:
    """Let the pieces of one mark lie at `anchors` and nowhere else.

    A piece stays on its page where it can; further pieces are made, and those that are too many are given up. What she
    wrote on those passes to the first, and a piece that texts link to is not given up for one that none does.
    """
    placed = _placed(pieces, grouped(unit, anchors), unit.links.linked_marks(pieces[0].paper_id))
    kept = [_at(piece, anchor) for piece, anchor in placed if piece is not None]
    survivors = {mark.id for mark in kept}
    gone = [piece for piece in pieces if piece.id not in survivors]
    kept[0] = replace(
        kept[0], comment=joined(piece.comment for piece in (kept[0], *gone)), tags=tags_of([kept[0], *gone])
    )
    made = [_another(unit, kept[0], anchor) for piece, anchor in placed if piece is None]
    give_up(unit, gone, kept[0].id)
    return sorted(unit.marks.put_all([*kept, *made]), key=lambda mark: mark.sort_key)


def give_up(unit: "UnitOfWork", gone: Sequence[Mark], heir: MarkId) -> None:
    """Delete marks; questions and to-dos that name them name the heir, texts that link to them link to it."""
    for mark in gone:
        lead_on(unit, Target(Entity.MARK, mark.id), heir, but={heir, *(one.id for one in gone)})
        for question in unit.questions.with_mark(mark.id):
            raised, evidence = (
                tuple(dict.fromkeys(heir if one == mark.id else one for one in marks))
                for marks in (question.raised_by, question.evidence)
            )
            unit.questions.put(replace(question, raised_by=raised, evidence=evidence))
        for todo in unit.todos.list("all", paper=mark.paper_id):
            if todo.mark_id == mark.id:
                unit.todos.put(replace(todo, mark_id=heir))
    if gone:
        unit.marks.put_all([replace(mark, anchor=replace(mark.anchor, merged_into=str(heir))) for mark in gone])
        unit.marks.delete_all([mark.id for mark in gone])


def joined(comments: Iterable[str]) -> str:
    """Comments one below the other, each once."""
    return "\n\n".join(dict.fromkeys(comment for comment in comments if comment.strip()))


def tags_of(marks: Iterable[Mark]) -> tuple[str, ...]:
    """The tags of all, each once in whatever case."""
    tags: dict[str, str] = {}
    for mark in marks:
        for tag in mark.tags:
            tags.setdefault(tag.casefold(), tag)
    return tuple(tags.values())


def _placed(
    pieces: Sequence[Mark], anchors: Sequence[Anchor], linked: Collection[MarkId]
) -> list[tuple[Mark | None, Anchor]]:
    """Each anchor with the piece that goes there: one of its page, else one that no page kept; `linked` ones first."""
    free = list(pieces)
    taken: dict[int, Mark] = {}
    for same_page in (True, False):
        for number, anchor in enumerate(anchors):
            fitting = (one for one in free if not same_page or one.anchor.page_index == anchor.page_index)
            piece = next(fitting, None) if number not in taken else None
            if piece is not None:
                taken[number] = piece
                free.remove(piece)
    lost = [piece for piece in free if piece.id in linked]
    for number, piece in tuple(taken.items()):
        if lost and piece.id not in linked:
            taken[number] = lost.pop(0)
    return [(taken.get(number), anchor) for number, anchor in enumerate(anchors)]


def _at(mark: Mark, anchor: Anchor) -> Mark:
    return replace(
        mark, anchor=anchor, quote=anchor.quote.exact, sort_key=sort_key_of(anchor), placement=Placement.EXACT
    )


def _another(unit: "UnitOfWork", mark: Mark, anchor: Anchor) -> Mark:
    """A further piece of a mark, which has the comment and the tags."""
    now = unit.clock.now()
    piece = replace(mark, id=MarkId(unit.new_id()), created_at=now, updated_at=now, comment="", tags=(), revision=1)
    return _at(replace(piece, external_id=None), anchor)
