"""Categories: added, changed, ordered and deleted; every change one action."""

import pytest

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.category import Category
from desktop_app.domain.errors import NotFoundError, ReaderError
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import Paper
from desktop_app.services.categories import is_glyph
from desktop_app.services.context import Services
from tests.unit.services.conftest import Heard


def names(services: Services) -> list[str]:
    return [one.name for one in services.categories.list()]


@pytest.fixture
def claim(services: Services) -> Category:
    return services.categories.list()[0]


@pytest.fixture
def mark(services: Services, vns: Paper, claim: Category) -> Mark:
    page = services.reading.open(vns.id).documents[0]
    return services.marks.create(page.id, "highlight", claim.id, Anchor(TextQuote("vagus"), TextPosition(1, 6)))


def test_a_new_category_comes_last(services: Services, heard: Heard) -> None:
    made = services.categories.add(" Gap  in knowledge", "#00AA88", "∅", "9")
    assert (made.name, made.colour, made.glyph, made.key) == ("Gap in knowledge", "#00aa88", "∅", "9")
    assert names(services)[-1] == "Gap in knowledge"
    assert ("category", "added") in heard.records()
    assert services.history.undo() == "Add category"
    assert "Gap in knowledge" not in names(services)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("", "#00aa88", "x", ""), "needs a name"),
        (("x" * 41, "#00aa88", "x", ""), "at most 40"),
        (("EVIDENCE", "#00aa88", "x", ""), "“EVIDENCE” already"),
        (("Gap", "teal", "x", ""), "colour is written"),
        (("Gap", "#00aa88", "xy", ""), "one character"),
        (("Gap", "#00aa88", "", ""), "one character"),
        (("Gap", "#00aa88", "x", "0"), "digit from 1 to 9"),
        (("Gap", "#00aa88", "x", "2"), "picks “Evidence” already"),
    ],
)
def test_what_cannot_be_told_or_drawn_is_refused(services: Services, parts: tuple[str, ...], said: str) -> None:
    before = names(services)
    with pytest.raises(ReaderError, match=said):
        services.categories.add(*parts)
    assert names(services) == before


def test_a_sign_is_one_character_with_what_belongs_to_it() -> None:
    assert all(is_glyph(text) for text in ("?", "é", "e\u0301", "⚙", "⚙\ufe0f", "題"))
    assert not any(is_glyph(text) for text in ("", " ", "ab", "\u0301", "\n"))


def test_a_category_is_changed_in_one_action(services: Services, claim: Category) -> None:
    new = services.categories.change(claim.id, "Thesis", "#101010", "§", "9")
    assert services.categories.list()[0] == new
    assert new.name == "Thesis"
    assert services.history.undo() == "Edit category"
    assert services.categories.list()[0].name == "Claim"
    assert services.categories.change(claim.id, "Claim", claim.colour, claim.glyph, claim.key).name == "Claim"


def test_categories_are_put_into_an_order(services: Services) -> None:
    before = services.categories.list()
    after = services.categories.arrange([before[2].id, before[0].id])
    assert [one.name for one in after][:3] == ["Method", "Claim", "Evidence"]
    assert services.history.undo() == "Order categories"
    assert services.categories.list() == before or names(services) == [one.name for one in before]


def test_an_unused_category_is_deleted(services: Services) -> None:
    other = services.categories.list()[-1]
    services.categories.delete(other.id)
    assert other.name not in names(services)
    assert services.history.undo() == "Delete category"
    assert names(services)[-1] == other.name


def test_a_used_category_goes_only_when_its_marks_move(services: Services, mark: Mark, claim: Category) -> None:
    evidence = services.categories.list()[1]
    assert services.categories.uses() == {claim.id: 1}
    for target in (None, claim.id):
        with pytest.raises(ReaderError, match="1 mark is of the category “Claim”"):
            services.categories.delete(claim.id, target)
    services.categories.delete(claim.id, evidence.id)
    assert services.marks.get(mark.id).category_id == evidence.id
    services.history.undo()
    assert services.marks.get(mark.id).category_id == claim.id
    assert names(services)[0] == "Claim"


def test_marks_of_papers_in_the_trash_move_too(services: Services, mark: Mark, claim: Category, vns: Paper) -> None:
    services.library.trash(vns.id)
    with pytest.raises(ReaderError):
        services.categories.delete(claim.id)
    services.categories.delete(claim.id, services.categories.list()[1].id)
    services.library.untrash(vns.id)
    assert services.marks.get(mark.id).category_id == services.categories.list()[0].id


def test_the_last_category_stays(services: Services) -> None:
    first, *rest = services.categories.list()
    for one in rest:
        services.categories.delete(one.id)
    with pytest.raises(ReaderError, match="last category"):
        services.categories.delete(first.id)
    with pytest.raises(NotFoundError):
        services.categories.delete(rest[0].id)
