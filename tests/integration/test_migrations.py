"""A library of an older version is brought up to date after a backup, in one step or not at all."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.errors import LibraryDamagedError, PostilError
from desktop_app.storage import migrations, opening, schema
from desktop_app.storage.backup import BackupShelf
from desktop_app.storage.database import Database
from desktop_app.storage.migrating import migrate
from tests.first_version import make_first_version
from tests.storage_desk import Desk, picture

NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "0005"
down_revision = "0004"


def upgrade():
    op.add_column("category", sa.Column("meaning", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("todo", recreate="always") as batch:
        batch.add_column(sa.Column("effort", sa.Integer()))
    {last}
"""


@pytest.fixture
def old(desk: Desk) -> Desk:
    """A closed library of this version with something in it, which is the older one for the next."""
    paper = desk.paper(tags=("a",))
    abstract = desk.abstract(paper)
    mark = desk.mark(abstract)
    desk.keep(paper, abstract, mark, desk.question(paper, raised_by=(mark.id,)), desk.todo(paper, text="Serum"))
    desk.close()
    return desk


@pytest.fixture
def desk(library_folder: Path) -> Desk:
    return Desk(library_folder)


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program one version on; its new step can be overwritten."""
    folder = tmp_path / "steps"
    shutil.copytree(Path(migrations.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = folder / "versions" / "v0005_more.py"
    step.write_text(NEXT.format(last=""))
    monkeypatch.setattr(migrations, "__file__", str(folder / "__init__.py"))
    for module in (opening, schema):
        monkeypatch.setattr(module, "SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)
    return step


def test_a_migrated_library_has_the_shape_of_a_new_one(tmp_path: Path, old: Desk) -> None:
    database = Database(tmp_path / "migrated.db")
    migrate(database)
    database.close()
    assert _shape(tmp_path / "migrated.db") == _shape(old.folder / "library.db")


def test_a_library_of_the_first_version_keeps_everything(desk: Desk) -> None:
    paper = desk.paper(tags=("a",))
    abstract = desk.abstract(paper)
    mark = desk.mark(abstract, "in serum", comment="why?")
    desk.keep(paper, abstract, mark, desk.question(paper, raised_by=(mark.id,)), desk.todo(paper))
    before = picture(desk.store)
    desk.close()
    make_first_version(desk.folder / "library.db")
    again = Desk(desk.folder)
    assert picture(again.store) == before
    again.keep(replace(mark, tags=("serum",)))
    with again.store.read() as unit:
        assert unit.marks.get(mark.id).tags == ("serum",)
        assert [hit.id for hit in unit.search.search("serum", (), 9)] == [mark.id]
    again.close()
    (backup,) = BackupShelf(desk.folder, None).files()
    assert _one(backup.path, "PRAGMA user_version") == 1
    assert _one(backup.path, "SELECT count(*) FROM mark") == 1


def test_an_older_library_is_backed_up_and_migrated(old: Desk, next_version: Path, tmp_path: Path) -> None:
    assert next_version.exists()
    again = Desk(old.folder)
    seen = picture(again.store)
    assert [question.raised_by for question in seen["questions"].values()] == [tuple(seen["marks"])]
    with again.store.read() as unit:
        assert [hit.kind for hit in unit.search.search("serum", (), 9)] == ["todo"]
    again.keep(again.todo(None, text="Another serum"))
    with again.store.read() as unit:
        assert len(unit.search.search("serum", (), 9)) == 2
    again.close()
    assert _one(old.folder / "library.db", "PRAGMA user_version") == schema.SCHEMA_VERSION
    assert _one(old.folder / "library.db", "SELECT version_num FROM alembic_version") == "0005"
    assert _one(old.folder / "library.db", "SELECT count(meaning) FROM category") == 8
    assert _one(old.folder / "library.db", "PRAGMA foreign_keys") == 0  # the driver's default: nothing kept it off
    (backup,) = BackupShelf(old.folder, None).files()
    assert _one(backup.path, "PRAGMA user_version") == schema.SCHEMA_VERSION - 1
    assert _one(backup.path, "SELECT count(*) FROM mark") == 1


@pytest.mark.parametrize(
    "last", ["raise RuntimeError('no')", "op.execute('UPDATE todo SET paper_id = 12345')", "op.execute('nonsense')"]
)
def test_a_migration_that_fails_leaves_the_library_as_it_was(old: Desk, next_version: Path, last: str) -> None:
    content = (old.folder / "library.db").read_bytes()
    next_version.write_text(NEXT.format(last=last))
    with pytest.raises((PostilError, RuntimeError)):
        Desk(old.folder)
    assert (old.folder / "library.db").read_bytes() == content
    next_version.write_text(NEXT.format(last=""))
    again = Desk(old.folder)  # the cause is gone: the next start succeeds
    assert len(picture(again.store)["todos"]) == 1
    again.close()


def test_dangling_records_are_told(old: Desk, next_version: Path) -> None:
    next_version.write_text(NEXT.format(last="op.execute('UPDATE todo SET paper_id = 12345')"))
    with pytest.raises(LibraryDamagedError, match="missing"):
        Desk(old.folder)


def _shape(path: Path) -> dict[tuple[str, str], str]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    found = {(kind, name): " ".join((sql or "").split()) for kind, name, sql in rows}
    for pragma in ("user_version", "application_id"):
        found["pragma", pragma] = str(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
    found["row", "alembic_version"] = str(connection.execute("SELECT * FROM alembic_version").fetchall())
    connection.close()
    return found


def _one(path: Path, question: str) -> object:
    connection = sqlite3.connect(path)
    answer = connection.execute(question).fetchone()[0]
    connection.close()
    return answer
