"""What papers of a sound library need beside its database, and whether that is in its folder: PDFs and pictures."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.asset_name import asset_names
from desktop_app.storage.assets import AssetStore
from desktop_app.storage.database_file import DATABASE, opened_for_reading
from desktop_app.storage.files import FileStore

_FILES = (
    "SELECT DISTINCT d.sha256 FROM document d JOIN paper p ON p.id = d.paper_id WHERE d.sha256 IS NOT NULL"
    " AND d.linked_path IS NULL AND d.deleted_at IS NULL AND p.deleted_at IS NULL"
)
_TEXTS_WITH_PICTURES = (
    "SELECT p.title, n.body FROM note n JOIN paper p ON p.id = n.paper_id"
    " WHERE n.deleted_at IS NULL AND p.deleted_at IS NULL AND n.body LIKE '%assets/%'"
    " UNION ALL SELECT p.title, json_extract(m.anchor, '$.picture') FROM mark m JOIN paper p ON p.id = m.paper_id"
    " WHERE m.deleted_at IS NULL AND p.deleted_at IS NULL AND json_extract(m.anchor, '$.picture') IS NOT NULL"
)
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class MissingPicture:
    """`title` is that of a paper whose note or area shows it."""

    name: str
    title: str


def missing_files(library: Path) -> tuple[str, ...]:
    """The checksums of the PDFs that papers need, but that are not there."""
    store = FileStore(library)
    with opened_for_reading(library / DATABASE) as connection:
        needed = [sha256 for (sha256,) in connection.execute(_FILES)]
    return tuple(sha256 for sha256 in needed if not store.path(sha256).is_file())


def missing_pictures(library: Path) -> tuple[MissingPicture, ...]:
    """The pictures that notes and areas show, but that are not there, each once."""
    store = AssetStore(library)
    with opened_for_reading(library / DATABASE) as connection:
        needed = dict(_needed_pictures(connection))
    return tuple(MissingPicture(name, title) for name, title in needed.items() if not store.path(name).is_file())


def words_about_missing(library: Path) -> str:
    """What is missing, as a sentence without a full stop; empty when all is there."""
    return "; ".join(filter(None, (_about_files(missing_files(library)), _about_pictures(missing_pictures(library)))))


def _needed_pictures(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for title, text in connection.execute(_TEXTS_WITH_PICTURES):
        for name in asset_names(text):
            yield name, title


def _about_files(missing: tuple[str, ...]) -> str:
    if not missing:
        return ""
    files = "1 PDF file is" if len(missing) == 1 else f"{len(missing)} PDF files are"
    return f"{files} missing from the library's folder; notes and marks are there"


def _about_pictures(missing: tuple[MissingPicture, ...]) -> str:
    if not missing:
        return ""
    pictures = "1 picture is" if len(missing) == 1 else f"{len(missing)} pictures are"
    named = ", ".join(f"assets/{one.name} (“{one.title}”)" for one in missing[:_MOST_NAMED])
    more = f", and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
    return f"{pictures} missing from the library's folder: {named}{more}"
