"""Categories of marks, in the reader's order."""

from sqlalchemy import select

from desktop_app.domain.category import Category
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import CategoryId
from desktop_app.storage.mapping import category_of
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_marks import CategoryRow


class CategoryRepository:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def list(self) -> tuple[Category, ...]:
        wanted = select(CategoryRow).where(CategoryRow.deleted_at.is_(None)).order_by(CategoryRow.order, CategoryRow.id)
        return tuple(category_of(row) for row in self._session.scalars(wanted))

    def get(self, category: CategoryId) -> Category:
        row = self._session.get(CategoryRow, category)
        if row is None or row.deleted_at is not None:
            raise NotFoundError("There is no such category in the library.")
        return category_of(row)

    def put(self, category: Category) -> Category:
        """Add the category or change it; what is stored then."""
        now = self._rows.clock.now()
        values = {
            "name": category.name,
            "colour": category.colour,
            "glyph": category.glyph,
            "key": category.key,
            "order": category.order,
            "deleted_at": None,
            "updated_at": now,
            "revision": 1,
        }
        if self._session.get(CategoryRow, category.id) is None:
            values["created_at"] = now
        row = self._rows.save(CategoryRow, category.id, "id", values)
        self._session.flush()
        return category_of(row)

    def by_name(self, name: str) -> Category | None:
        """The category with this name, in upper or lower case."""
        wanted = name.strip().casefold()
        return next((category for category in self.list() if category.name.casefold() == wanted), None)
