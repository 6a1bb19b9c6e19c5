"""The shape of the database as this version of the program writes it: its numbers, and how a new one is made."""

from sqlalchemy import Connection, MetaData

from desktop_app.storage.row_base import Row
from desktop_app.storage.tables_documents import DocumentRow, PageTextRow
from desktop_app.storage.tables_library import (
    LATER_TABLES,
    DirtyPaperRow,
    FreeCopyCheckRow,
    LinkRow,
    LookupLogRow,
    SavedSearchRow,
)
from desktop_app.storage.tables_marks import CategoryRow, MarkRow, MarkTagRow
from desktop_app.storage.tables_notes import NoteDraftRow, NoteRow, NoteVersionRow
from desktop_app.storage.tables_papers import (
    AffiliationRow,
    ContributorRow,
    KeywordRow,
    PaperRow,
    ResearchHighlightRow,
    TagRow,
)
from desktop_app.storage.tables_pending import (
    AnswerDraftRow,
    BuyDossierRow,
    BuyStepRow,
    QuestionMarkRow,
    QuestionRefusalRow,
    QuestionRow,
    QuestionTagRow,
    TodoKindRow,
    TodoRow,
)
from desktop_app.storage.tables_search import CREATE_SEARCH

APPLICATION_ID = 0x50737431
SCHEMA_VERSION = 4
HEAD_REVISION = "0004"

_ROWS: tuple[type[Row], ...] = (
    *(PaperRow, ContributorRow, AffiliationRow, KeywordRow, ResearchHighlightRow, TagRow),
    *(DocumentRow, PageTextRow, CategoryRow, MarkRow, MarkTagRow, NoteRow, NoteVersionRow, NoteDraftRow),
    *(QuestionRow, QuestionMarkRow, QuestionTagRow, QuestionRefusalRow, AnswerDraftRow),
    *(TodoRow, TodoKindRow, BuyDossierRow, BuyStepRow, DirtyPaperRow, LinkRow),
    *(SavedSearchRow, FreeCopyCheckRow, LookupLogRow),
)


def schema_metadata() -> MetaData:
    """All tables but those of the search index."""
    return Row.metadata


def create_schema(connection: Connection) -> None:
    """Make all tables of this version in an empty database, inside the caller's transaction."""
    tables = [Row.metadata.tables[row.__tablename__] for row in _ROWS]
    Row.metadata.create_all(connection, tables=[*tables, *LATER_TABLES], checkfirst=False)
    for statement in CREATE_SEARCH:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (HEAD_REVISION,))
    stamp(connection)


def stamp(connection: Connection) -> None:
    """Say in the file's header whose it is and which version wrote it."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
