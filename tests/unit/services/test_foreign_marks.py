"""Marks of other programs: what is offered, what becomes of them in the library, and that none comes twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest

from desktop_app.domain.copy_name import copy_name
from desktop_app.domain.document import Document
from desktop_app.domain.errors import NotFoundError, PasswordNeededError
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf.fake import FakePdf, FakePdfReader, write_fake_pdf
from desktop_app.pdf.foreign_marks import ForeignMark, ForeignMarks, ForeignReply, name_key
from desktop_app.pdf.inquiries import FOREIGN_MARKS
from desktop_app.services.context import Services
from desktop_app.services.foreign_marks import ForeignMarkService, FoundMark
from desktop_app.storage.trail import TrailRepository
from tests.unit.services.conftest import NOON, Heard

MADE = datetime(2020, 1, 2, 3, 4, tzinfo=UTC)
# letters are 5 points wide and 10 high, lines 12 apart, from 72, 72
ROW = Quad.from_rect(Rect(72, 71, 72 + 5 * 22, 83))
NOWHERE = Quad.from_rect(Rect(300, 300, 320, 320))
MARK = ForeignMark(0, "Highlight", (ROW,), "nm:1:a", "#fff000", "Bo", "Is that so?", created=MADE)


def _document(services: Services, folder: Path, *marks: ForeignMark, left_out: int = 0) -> Document:
    found = ForeignMarks(marks, left_out)
    pdf = FakePdf(pages=("Neurotrophins are here\nand there",), answers={FOREIGN_MARKS: found})
    path = write_fake_pdf(folder / "marked.pdf", pdf)
    return services.intake.add_pdf(services.intake.probe_pdf(path)).document


def _import_all(services: Services, document: Document) -> list[FoundMark]:
    missing = services.foreign_marks.found(document.id).missing
    services.foreign_marks.take(document.id, missing)
    return list(missing)


def test_a_mark_is_taken_over_with_all_it_has(services: Services, tmp_path: Path, heard: Heard) -> None:
    document = _document(services, tmp_path, MARK)
    heard.clear()
    (mark,) = services.foreign_marks.take(document.id, services.foreign_marks.found(document.id).missing)
    assert (mark.kind, mark.quote, mark.comment) == ("highlight", "Neurotrophins are here", "Bo: Is that so?")
    assert (mark.anchor.page_index, mark.anchor.quads, mark.external_id) == (0, (ROW,), "nm:1:a")
    assert (mark.created_at, mark.updated_at) == (MADE, MADE)
    names = {category.id: category.name for category in services.categories.list()}
    assert names[mark.category_id] == "Claim"
    assert services.marks.list(document.paper_id) == [mark]
    assert heard.records() == [("mark", "added")]


def test_it_is_one_action_with_a_name(services: Services, tmp_path: Path) -> None:
    document = _document(services, tmp_path, MARK, replace(MARK, key="nm:1:b"))
    _import_all(services, document)
    assert services.history.names().undo_name == "Import 2 marks"
    services.history.undo()
    assert services.marks.list() == []
    assert len(services.foreign_marks.found(document.id).missing) == 2
    services.history.redo()
    assert services.foreign_marks.found(document.id).missing == ()


def test_nothing_comes_twice(services: Services, tmp_path: Path) -> None:
    document = _document(services, tmp_path, MARK)
    found = _import_all(services, document)
    assert services.foreign_marks.found(document.id).missing == ()
    assert services.foreign_marks.take(document.id, found) == ()
    assert len(services.marks.list()) == 1


def test_what_was_answered_is_not_offered_again_but_still_there_to_ask_for(services: Services, tmp_path: Path) -> None:
    document = _document(services, tmp_path, MARK, replace(MARK, key="nm:1:b"))
    offered = services.foreign_marks.found(document.id)
    assert offered.fresh == offered.missing
    services.foreign_marks.answer(document.id, offered.missing[:1])
    again = services.foreign_marks.found(document.id)
    assert [one.mark.key for one in again.fresh] == ["nm:1:b"]
    assert again.missing == offered.missing
    services.foreign_marks.answer(document.id, ())
    assert services.history.names().undo_name == "Add paper"


def test_her_own_marks_in_a_copy_are_not_offered(services: Services, tmp_path: Path) -> None:
    document = _document(services, tmp_path, MARK)
    (mark,) = services.foreign_marks.take(document.id, services.foreign_marks.found(document.id).missing)
    own = replace(MARK, key=name_key(0, copy_name(mark.id)))
    stranger = replace(MARK, key=name_key(0, copy_name(document.id)))
    found = replace(services.foreign_marks.read(document.id), marks=())
    found = replace(found, marks=tuple(FoundMark(one, mark.anchor, "") for one in (own, stranger)))
    assert [one.mark for one in services.foreign_marks.offered(document.id, found).missing] == [stranger]


@pytest.mark.parametrize(
    ("mark", "comment"),
    [
        (replace(MARK, author=""), "Is that so?"),
        (replace(MARK, author="ADA"), "Is that so?"),
        (replace(MARK, contents="", author="Bo"), ""),
        (replace(MARK, contents="Neurotrophins  are\nhere"), ""),
        (
            replace(MARK, replies=(ForeignReply("Cy", "Yes"), ForeignReply("Ada", "No"))),
            "Bo: Is that so?\n\nCy: Yes\n\nNo",
        ),
    ],
)
def test_who_wrote_it_is_told_unless_she_did(
    services: Services, tmp_path: Path, mark: ForeignMark, comment: str
) -> None:
    document = _document(services, tmp_path, mark)
    service = services.foreign_marks
    named = ForeignMarkService(service._store, service._reader, service._files, service._kinds, ("Ada", "al"))
    assert [one.comment for one in named.read(document.id).marks] == [comment]


@pytest.mark.parametrize(
    ("mark", "category"),
    [
        (replace(MARK, colour="#ff0000"), "Doubt"),
        (replace(MARK, colour="#2266ff"), "Evidence"),
        (replace(MARK, colour="#7df066"), "Method"),
        (replace(MARK, colour=None), "Other"),
        (replace(MARK, colour="#ff0000", subject="method"), "Method"),
    ],
)
def test_the_nearest_colour_or_the_name_gives_the_category(
    services: Services, tmp_path: Path, mark: ForeignMark, category: str
) -> None:
    document = _document(services, tmp_path, mark)
    _import_all(services, document)
    (made,) = services.marks.list()
    assert made.category_id == services.categories.resolve(category).id


@pytest.mark.parametrize("subtype", ["Highlight", "Underline", "StrikeOut", "Squiggly", "Text", "FreeText", "Square"])
def test_every_type_becomes_a_kind_there_is(services: Services, tmp_path: Path, subtype: str) -> None:
    document = _document(services, tmp_path, replace(MARK, subtype=subtype))
    _import_all(services, document)
    (mark,) = services.marks.list()
    assert services.marks.set_kind(mark.id, mark.kind).kind == mark.kind
    assert (mark.quote == "") == (subtype in ("Text", "FreeText", "Square"))


def test_dates_that_cannot_be_are_now(services: Services, tmp_path: Path) -> None:
    future = NOON + timedelta(days=400)
    document = _document(
        services,
        tmp_path,
        replace(MARK, created=None),
        replace(MARK, key="nm:1:b", created=future),
        replace(MARK, key="nm:1:c", created=None, changed=MADE),
        replace(MARK, key="nm:1:d", created=MADE + timedelta(days=9), changed=MADE),
    )
    made = services.foreign_marks.take(document.id, services.foreign_marks.found(document.id).missing)
    assert [mark.created_at for mark in made] == [NOON, NOON, MADE, MADE + timedelta(days=9)]
    assert all(mark.created_at <= mark.updated_at <= NOON for mark in made)


def test_a_mark_on_no_words_keeps_its_place(services: Services, tmp_path: Path) -> None:
    document = _document(services, tmp_path, replace(MARK, quads=(NOWHERE,)), left_out=3)
    offered = services.foreign_marks.found(document.id)
    assert offered.left_out == 3
    _import_all(services, document)
    (mark,) = services.marks.list()
    assert (mark.quote, mark.anchor.quads) == ("", (NOWHERE,))


def test_reading_ends_when_it_is_cancelled(services: Services, tmp_path: Path) -> None:
    document = _document(services, tmp_path, MARK)
    assert services.foreign_marks.read(document.id, lambda: True).marks == ()


def test_an_abstract_and_a_locked_file_are_refused(services: Services, tmp_path: Path) -> None:
    path = write_fake_pdf(tmp_path / "locked.pdf", FakePdf(pages=("words",), password="key"))
    document = services.intake.add_pdf(services.intake.probe_pdf(path, password="key")).document
    assert services.foreign_marks.found(document.id).missing == ()
    again = ForeignMarkService(
        services.foreign_marks._store,
        FakePdfReader(),
        type(services.foreign_marks._files)(services.foreign_marks._store.files),
        services.foreign_marks._kinds,
    )
    with pytest.raises(PasswordNeededError):
        again.found(document.id)
    with pytest.raises(NotFoundError):
        services.foreign_marks.read(document.paper_id)


def test_what_is_taken_over_is_answered_in_the_same_moment_or_not_at_all(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = _document(services, tmp_path, MARK, replace(MARK, key="nm:1:b"))
    offered = services.foreign_marks.found(document.id)
    monkeypatch.setattr(TrailRepository, "add", Mock(side_effect=RuntimeError))
    with pytest.raises(RuntimeError):
        services.foreign_marks.take(document.id, offered.missing[:1], offered.missing)
    monkeypatch.undo()
    assert services.marks.list() == []
    (made,) = services.foreign_marks.take(document.id, offered.missing[:1], offered.missing)
    assert services.marks.list() == [made]
    assert services.foreign_marks.found(document.id).fresh == ()
    assert services.history.undo() == "Import 1 mark"
    assert services.foreign_marks.found(document.id).fresh == ()
