"""What marks can mean: the categories of the library, and finding one by what a person calls it."""

from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.domain.category import Category
from desktop_app.domain.errors import ReaderError
from desktop_app.services.typed_text import one_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore

_SHORTEST_ID = 8


class CategoryService:
    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def list(self) -> tuple[Category, ...]:
        """All categories in their order."""
        with self._store.read() as unit:
            return unit.categories.list()

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
