"""Categories of marks, in the reader's order."""

from collections.abc import Mapping

from sqlalchemy import func, select

from desktop_app.domain.category import Category
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import CategoryId
from desktop_app.storage.mapping import category_of
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_marks import CategoryRow, MarkRow


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

    def uses(self) -> Mapping[CategoryId, int]:
        """How many marks each category has, those of papers in the trash too; unused ones are left out."""
        wanted = select(MarkRow.category_id, func.count()).where(MarkRow.deleted_at.is_(None))
        return {CategoryId(key): count for key, count in self._session.execute(wanted.group_by(MarkRow.category_id))}

    def move_marks(self, category: CategoryId, to: CategoryId) -> None:
        """Give every mark of one category another one, also those of papers in the trash."""
        wanted = select(MarkRow).where(MarkRow.category_id == category, MarkRow.deleted_at.is_(None))
        for row in self._session.scalars(wanted).all():
            row.category_id = to
        self._session.flush()

    def delete(self, category: CategoryId) -> None:
        """Take it away; its row stays, so that this can be undone."""
        self.get(category)
        row = self._session.get_one(CategoryRow, category)
        row.deleted_at = self._rows.clock.now()
        self._session.flush()

    def by_name(self, name: str) -> Category | None:
        """The category with this name, in upper or lower case."""
        wanted = name.strip().casefold()
        return next((category for category in self.list() if category.name.casefold() == wanted), None)
