"""Plain copies of what only grows, one JSON object a line: the history of each note, and the log of look-ups.

The first line says what a file holds, so that it need be written anew only when something came or went.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import func, select

from desktop_app.domain.ids import PaperId
from desktop_app.domain.lookup import LookupLogEntry
from desktop_app.domain.note import NoteVersion
from desktop_app.storage.plain_json import from_plain, to_plain
from desktop_app.storage.tables_library import LookupLogRow
from desktop_app.storage.tables_notes import NoteVersionRow
from desktop_app.storage.unit_of_work import UnitOfWork
from desktop_app.system.regular_file import open_regular_file

LOG = "lookups.jsonl"

_HISTORY_ENDING = ".notes.jsonl"
_HISTORY_FORMAT, _LOG_FORMAT, _VERSION = "postil-note-history", "postil-lookup-log", 1
_ALL = 1 << 62

T = TypeVar("T")


def history_file(folder: Path, paper: PaperId) -> Path:
    """Where the earlier states of the note of a paper are."""
    return folder / f"{paper}{_HISTORY_ENDING}"


def due_histories(unit: UnitOfWork, folder: Path, papers: Iterable[PaperId]) -> dict[Path, bytes]:
    """The files of these papers that do not hold what the library does, with what they shall hold."""
    wanted = select(NoteVersionRow.paper_id, func.count(), func.max(NoteVersionRow.saved_at))
    wanted = wanted.where(NoteVersionRow.paper_id.in_(list(papers))).group_by(NoteVersionRow.paper_id)
    found: dict[Path, bytes] = {}
    for paper, count, newest in unit.session.execute(wanted):
        path = history_file(folder, PaperId(paper))
        head = _head(_HISTORY_FORMAT, count, newest)
        if not _has_head(path, head):
            found[path] = _lines(head, reversed(unit.notes.versions(PaperId(paper))))
    return found


def due_log(unit: UnitOfWork, folder: Path) -> dict[Path, bytes]:
    """The file of the log, when it does not hold what the library does."""
    count, last = unit.session.execute(select(func.count(LookupLogRow.id), func.max(LookupLogRow.asked_at))).one()
    path, head = folder / LOG, _head(_LOG_FORMAT, count, last)
    if _has_head(path, head) or not (count or path.exists()):
        return {}
    return {path: _lines(head, reversed(unit.lookup_log.last(_ALL)))}


def read_history(path: Path) -> tuple[NoteVersion, ...]:
    """The earlier states of a note, the oldest first; empty without a file; errors as in `sidecars.read_sidecar`."""
    return _read(path, _HISTORY_FORMAT, NoteVersion)


def read_log(path: Path) -> tuple[LookupLogEntry, ...]:
    """What was asked, the oldest first; empty without a file; errors as above."""
    return _read(path, _LOG_FORMAT, LookupLogEntry)


def _head(form: str, count: int, newest: object) -> bytes:
    return json.dumps({"format": form, "version": _VERSION, "entries": count, "newest": str(newest)}).encode() + b"\n"


def _has_head(path: Path, head: bytes) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(head)) == head


def _lines(head: bytes, entries: Iterable[object]) -> bytes:
    return head + b"".join(json.dumps(to_plain(entry), ensure_ascii=False).encode() + b"\n" for entry in entries)


def _read(path: Path, form: str, kind: type[T]) -> tuple[T, ...]:
    if not path.exists():
        return ()
    with open_regular_file(path) as file:
        head = json.loads(file.readline())
        if not isinstance(head, dict) or head.get("format") != form or head.get("version") != _VERSION:
            raise ValueError("it is no plain copy of this version of the program")
        return tuple(from_plain(kind, json.loads(line)) for line in file)
