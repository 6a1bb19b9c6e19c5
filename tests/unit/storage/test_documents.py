"""Documents, where reading stopped, and the text of their pages."""

from dataclasses import replace

import pytest

from desktop_app.domain.document import Arrangement, ReadingPosition
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import DocumentId
from tests.storage_desk import Desk


def test_every_field_comes_back(desk: Desk) -> None:
    paper = desk.paper()
    document = desk.pdf(
        paper,
        linked_path="/a folder/b.pdf",
        fingerprint="f",
        has_text=False,
        password_needed=True,
        position=ReadingPosition(3, 0.25, -1.0, Arrangement.COVER, 270, is_leftward=True),
        added_from="drop",
    )
    desk.keep(paper, document, abstract := desk.abstract(paper))
    with desk.store.read() as unit:
        assert unit.documents.get(document.id) == document
        assert unit.documents.of_paper(paper.id) == (document, abstract)
        with pytest.raises(NotFoundError):
            unit.documents.get(DocumentId(desk.new_id()))


def test_a_document_changes_and_is_taken_away(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper, document := desk.pdf(paper))
    changed = replace(document, label="Preprint", page_count=None)
    with desk.store.write("Rename") as unit:
        assert unit.documents.put(changed) == changed
        unit.documents.put(replace(changed, deleted_at=desk.clock.now()))
    with desk.store.read() as unit:
        assert unit.documents.of_paper(paper.id) == ()
        with pytest.raises(NotFoundError):
            unit.documents.get(document.id)


def test_content_is_known_again_unless_its_paper_is_in_the_trash(desk: Desk) -> None:
    kept, trashed = desk.paper(), desk.paper(deleted_at=desk.clock.now())
    desk.keep(kept, document := desk.pdf(kept), trashed, desk.pdf(trashed))
    with desk.store.read() as unit:
        assert unit.documents.by_sha256("ab" * 32) == [document]
        assert unit.documents.by_sha256("00" * 32) == []


def test_a_position_is_no_change_of_the_record(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper, document := desk.pdf(paper))
    desk.store.clear_dirty(desk.store.dirty_papers())
    desk.changes.clear()
    with desk.store.write(None) as unit:
        unit.documents.set_position(document.id, ReadingPosition(8, 0.5, 1.25, Arrangement.SINGLE, 90))
    assert not desk.changes
    assert not desk.store.dirty_papers()
    with desk.store.read() as unit:
        assert unit.documents.get(document.id).position == ReadingPosition(8, 0.5, 1.25, Arrangement.SINGLE, 90)
    assert desk.store.undo() == "Add"


def test_the_text_of_pages_is_kept_and_replaced(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper, document := desk.pdf(paper), bare := desk.pdf(paper, "cd" * 32), desk.abstract(paper))
    with desk.store.read() as unit:
        assert [one.id for one in unit.documents.without_text()] == [document.id, bare.id]
    with desk.store.write(None) as unit:
        unit.documents.put_texts(document.id, [(4, "four\x00"), (0, "zero"), (2, " \n")])
        unit.documents.put_texts(bare.id, [])
    with desk.store.read() as unit:
        assert unit.documents.texts(document.id) == [(0, "zero"), (4, "four")]
        assert unit.documents.texts(bare.id) == []
        assert unit.documents.without_text() == []
    with desk.store.write(None) as unit:
        unit.documents.put_texts(document.id, [(1, "one")])
        assert unit.documents.texts(document.id) == [(1, "one")]
        with pytest.raises(NotFoundError):
            unit.documents.put_texts(DocumentId(desk.new_id()), [])


def test_papers_in_the_trash_wait_for_no_text(desk: Desk) -> None:
    paper = desk.paper(deleted_at=desk.clock.now())
    desk.keep(paper, desk.pdf(paper))
    with desk.store.read() as unit:
        assert unit.documents.without_text() == []
