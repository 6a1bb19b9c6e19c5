"""Data safety: backup, restore, check."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import Command, Session
from desktop_app.cli.errors import DONE, ENVIRONMENT_FAILED
from desktop_app.cli.output import Answer, say
from desktop_app.cli.records import Record
from desktop_app.cli.sources import need_file

if TYPE_CHECKING:
    from desktop_app.services.backup import BackupReport

_SOUND = "ok"


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to (default: into the library)")


def _backup(session: Session, options: argparse.Namespace) -> Answer:
    return _report("backed up to", session.services.backup.make(options.file))


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a backup")


def _restore(session: Session, options: argparse.Namespace) -> Answer:
    need_file(options.file)
    return _report("restored", session.care.restore(options.file))


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="put right what can be put right")


def _check(session: Session, options: argparse.Namespace) -> Answer:
    return _report("checked", session.care.check(repair=options.repair))


def _report(what: str, report: "BackupReport") -> Answer:
    """A library that is not sound ends with a failure, so that a script notices."""
    if report.notice:
        say(report.notice)
    counts = {
        "papers": report.papers,
        "marks": report.marks,
        "notes": report.notes,
        "questions": report.questions,
        "todos": report.todos,
    }
    data: Record = {"path": str(report.path), **counts, "integrity": report.integrity}
    listed = ", ".join(_counted(name.replace("todos", "to-dos"), number) for name, number in counts.items())
    status = DONE if report.integrity == _SOUND else ENVIRONMENT_FAILED
    return Answer(data, f"{what} {report.path}: {listed}; integrity: {report.integrity}", status)


def _counted(name: str, number: int) -> str:
    """`name` is the plural of what there are so many of."""
    return f"{number} {name.removesuffix('s') if number == 1 else name}"


COMMANDS = (
    Command("backup", "make a checked copy of the library", _backup_arguments, _backup),
    Command("restore", "go back to a backup; what was there is kept aside", _restore_arguments, _restore),
    Command("check", "check the library, and repair it", _check_arguments, _check),
)
