"""The library on disk: SQLite through SQLAlchemy, files by content, sidecars, backups."""
