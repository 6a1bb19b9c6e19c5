"""What marks can mean: the categories of the library, changing them, and finding one by what a person calls it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.domain.category import Category
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.ids import CategoryId
from desktop_app.services.typed_text import one_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

KEYS = tuple("123456789")
LONGEST_NAME = 40
_SHORTEST_ID = 8
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_VARIATION = "\ufe0f"


class CategoryService:
    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def list(self) -> tuple[Category, ...]:
        """All categories in their order."""
        with self._store.read() as unit:
            return unit.categories.list()

    def uses(self) -> Mapping[CategoryId, int]:
        """How many marks each category has; unused ones are left out."""
        with self._store.read() as unit:
            return unit.categories.uses()

    def add(self, name: str, colour: str, glyph: str, key: str = "") -> Category:
        """A new category behind the others. Raises ReaderError where a part is not fit, as `change` does."""
        with self._store.write("Add category") as unit:
            last = max((one.order for one in unit.categories.list()), default=0)
            made = Category(CategoryId(unit.new_id()), name, colour, glyph, key, last + 1)
            return unit.categories.put(_checked(unit, made))

    def change(self, category: CategoryId, name: str, colour: str, glyph: str, key: str) -> Category:
        """Give a category these parts. Raises ReaderError for a name or a key that another one has."""
        with self._store.write("Edit category") as unit:
            old = unit.categories.get(category)
            new = _checked(unit, replace(old, name=name, colour=colour, glyph=glyph, key=key))
            return old if new == old else unit.categories.put(new)

    def arrange(self, order: Sequence[CategoryId]) -> tuple[Category, ...]:
        """Put the categories into this order; those that are not named follow as they were."""
        with self._store.write("Order categories") as unit:
            known = {one.id: one for one in unit.categories.list()}
            wanted = [known[one] for one in dict.fromkeys((*order, *known)) if one in known]
            for place, one in enumerate(wanted, start=1):
                if one.order != place:
                    unit.categories.put(replace(one, order=place))
            return unit.categories.list()

    def delete(self, category: CategoryId, move_to: CategoryId | None = None) -> None:
        """Delete a category; the marks that it has move to another one, which is needed then."""
        with self._store.write("Delete category") as unit:
            gone = unit.categories.get(category)
            if len(unit.categories.list()) < 2:
                raise ReaderError("A mark needs a meaning, so the last category stays.")
            count = unit.categories.uses().get(category, 0)
            if count and (move_to is None or move_to == category):
                marks = "1 mark is" if count == 1 else f"{count} marks are"
                raise ReaderError(f"{marks} of the category “{gone.name}”; say which category they move to.")
            if move_to is not None:
                unit.categories.move_marks(category, unit.categories.get(move_to).id)
            unit.categories.delete(category)

    def resolve(self, name_or_key_or_id: str | UUID) -> Category:
        """The category with this name (in whatever case), key or id."""
        wanted = one_line(str(name_or_key_or_id))
        found = self.list()
        for matches in (
            lambda one: one.name.casefold() == wanted.casefold(),
            lambda one: one.key == wanted,
            lambda one: len(wanted) >= _SHORTEST_ID and str(one.id).startswith(wanted.lower()),
        ):
            match = [category for category in found if matches(category)]
            if len(match) == 1:
                return match[0]
        names = ", ".join(category.name for category in found)
        raise ReaderError(f"There is no category “{wanted}”; there are {names}.")


def _checked(unit: "UnitOfWork", made: Category) -> Category:
    """The category, its texts tidied; raises ReaderError where it cannot be told from others or not be drawn."""
    tidy = replace(
        made,
        name=one_line(made.name),
        colour=made.colour.strip().lower(),
        glyph=one_line(made.glyph),
        key=made.key.strip(),
    )
    others = [one for one in unit.categories.list() if one.id != made.id]
    if not tidy.name:
        raise ReaderError("A category needs a name; nothing was changed.")
    if len(tidy.name) > LONGEST_NAME:
        raise ReaderError(f"A name has at most {LONGEST_NAME} characters; nothing was changed.")
    if any(one.name.casefold() == tidy.name.casefold() for one in others):
        raise ReaderError(f"There is a category “{tidy.name}” already; nothing was changed.")
    if not _COLOUR.fullmatch(tidy.colour):
        raise ReaderError("A colour is written like #ffd400; nothing was changed.")
    if not is_glyph(tidy.glyph):
        raise ReaderError("The sign of a category is one character; nothing was changed.")
    if tidy.key and tidy.key not in KEYS:
        raise ReaderError("The key of a category is a digit from 1 to 9; nothing was changed.")
    owner = next((one for one in others if tidy.key and one.key == tidy.key), None)
    if owner is not None:
        raise ReaderError(f"The key {tidy.key} picks “{owner.name}” already; nothing was changed.")
    return tidy


def is_glyph(text: str) -> bool:
    """Whether a text is one character, with the accents and signs that belong to it."""
    first, rest = text[:1], text[1:]
    is_shown = bool(first) and first.isprintable() and not first.isspace() and not unicodedata.combining(first)
    return is_shown and all(unicodedata.combining(one) or one == _VARIATION for one in rest)
