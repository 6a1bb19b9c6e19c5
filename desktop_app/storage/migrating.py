"""Brings an older library to the shape of this version; the only place that imports Alembic, when it is due.

All steps are one transaction: a library is as it was, or it is up to date. A copy of it is made before.
"""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from desktop_app.domain.errors import LibraryDamagedError
from desktop_app.storage import migrations
from desktop_app.storage.backup import BackupShelf
from desktop_app.storage.database import Database
from desktop_app.storage.schema import stamp
from desktop_app.storage.tables_search import drop_search, make_search_anew
from desktop_app.system.clock import Clock

_LOG = logging.getLogger(__name__)


def migrate_after_backup(database: Database, clock: Clock, outside_backups: Path | None) -> None:
    """Copy the database into the library's `backups` folder (and the one outside), then migrate it."""
    made = BackupShelf(database.path.parent, outside_backups).make(database.backup_to, clock.now())
    _LOG.info("Copied the library before its migration to %s", made.path)
    migrate(database)


def migrate(database: Database) -> None:
    """Take all steps that are due."""
    connection = database.prepare(writing=True)
    # tables may be rebuilt; inside a transaction this could not be switched
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.commit()
    try:
        with database.transaction() as connection:
            # the search index is no part of the steps: its triggers would stand in the way of tables that are rebuilt
            drop_search(connection)
            _upgrade(connection)
            make_search_anew(connection)
            stamp(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise LibraryDamagedError(
                    "Records of the library point at others that are missing, so it could not be brought up to date."
                    " It was left as it was; run “postil check --repair”."
                )
    finally:
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        connection.commit()


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
