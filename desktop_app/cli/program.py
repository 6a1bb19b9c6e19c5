"""The command line: finds the command, runs it, prints its answer, and ends every failure in one line and a status."""

import argparse
import difflib
import getpass
import logging
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import __version__
from desktop_app.cli import (
    adding,
    find,
    lookups,
    marks,
    notes,
    papers,
    questions,
    radar,
    safety,
    snapshot,
    todos,
    trails,
    transfer,
)
from desktop_app.cli.command import (
    Build,
    Command,
    CommandParser,
    Draw,
    Session,
    with_dashes_marked,
    with_query_marked,
    without_marks,
)
from desktop_app.cli.errors import DONE, OutputLostError, UsageError, is_our_fault, sentence_of, status_of
from desktop_app.cli.output import give_up_output, say, write, write_answer
from desktop_app.system.crash import watch_for_crashes
from desktop_app.system.logs import set_up_logs
from desktop_app.system.paths import AppPaths, find_paths

if TYPE_CHECKING:
    from desktop_app.services.backup import BackupService
    from desktop_app.services.context import Services

log = logging.getLogger(__name__)

_GROUPS = (adding, papers, notes, marks, questions, todos, find, radar, trails, lookups, transfer, safety, snapshot)
COMMANDS: dict[str, Command] = {command.name: command for group in _GROUPS for command in group.COMMANDS}

_USAGE = """\
usage: postil [--library DIR] [--debug-latency] [FILE.pdf …]
       postil [--library DIR] [--json] COMMAND …

With no command the window opens, on a paper when a PDF is named.

commands:
{commands}

  --library DIR  the library folder (default: what POSTIL_LIBRARY names, else the user's data folder)
  --json         one JSON document on standard output
  --debug-latency  with the window: tell on standard error whenever it pauses
  --version      the version of the program

`postil COMMAND --help` tells more. PAPER is an id or its beginning, a DOI, a cite key, a part of the title.
Exit status: 0 done; 1 the request cannot be met; 2 wrong usage; 3 the environment failed."""


def run(argv: Sequence[str], draw: Draw, build: Build | None = None) -> int:
    """Run one command line; the exit status. `build` is for whoever has services of another make."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a letter the terminal does not have is no reason to fail
    try:
        return _answered(argv, draw, build or _real_build())
    except BrokenPipeError:
        give_up_output()
        return DONE
    except OutputLostError as error:
        give_up_output()
        say(sentence_of(error))
        return status_of(error)
    except ImportError:  # told by the caller, who may load other parts of the program
        raise
    except BaseException as error:  # noqa: BLE001 - the last line of defence: a sentence and a status, no traceback
        say(sentence_of(error))
        return status_of(error)


def _answered(argv: Sequence[str], draw: Draw, build: Build) -> int:
    head = _head_parser().parse_args(list(argv))
    if head.help or head.version:
        write(f"postil {__version__}" if head.version else _overview())
        return DONE
    command = _command(head.command)
    try:
        rest = _rest(argv, head.rest) if command.takes_query else head.rest
        words = (with_query_marked if command.takes_query else with_dashes_marked)(rest)
        options = _parser_of(command).parse_intermixed_args(
            words, argparse.Namespace(json=head.json, library=head.library)
        )
    except SystemExit:  # argparse printed the help of the command
        write("")
        return DONE
    options = without_marks(options)
    return _run(command, options, Session(options.library, build, draw, _ask_password))


def _run(command: Command, options: argparse.Namespace, session: Session) -> int:
    paths = find_paths(options.library)
    stops = (set_up_logs(paths), watch_for_crashes(paths))
    logging.captureWarnings(capture=True)
    try:
        with closing(session):
            answer = command.run(session, options)
            write_answer(answer, as_json=options.json)
    except Exception as error:
        if is_our_fault(error):
            log.exception("the command %s failed", command.name)
        raise
    finally:
        logging.captureWarnings(capture=False)
        for stop in reversed(stops):
            stop()
    return answer.status


def _head_parser() -> CommandParser:
    parser = CommandParser(prog="postil", add_help=False, allow_abbrev=False)
    _add_common(parser, library=None, json=False)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--version", action="store_true")
    parser.add_argument("command", nargs="?")
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


def _parser_of(command: Command) -> CommandParser:
    parser = CommandParser(prog=f"postil {command.name}", description=f"{command.help}.", allow_abbrev=False)
    command.arguments(parser)
    _add_common(parser, library=argparse.SUPPRESS, json=argparse.SUPPRESS)
    return parser


def _add_common(parser: CommandParser, library: str | None, json: bool | str) -> None:
    """What is accepted before and after the command; a default after it would undo what was said before it."""
    parser.add_argument("--library", type=Path, default=library, metavar="DIR", help="the library folder")
    parser.add_argument("--json", action="store_true", default=json, help="print one JSON document")


def _rest(argv: Sequence[str], rest: list[str]) -> list[str]:
    """What follows the command, with a `--` at its beginning, which argparse counts to the command and drops."""
    before = argv[: len(argv) - len(rest)]
    return ["--", *rest] if before and before[-1] == "--" else rest


def _command(name: str | None) -> Command:
    if name is None:
        raise UsageError("name a command; `postil --help` lists them.")
    command = COMMANDS.get(name)
    if command is None:
        near = difflib.get_close_matches(name, COMMANDS, n=1)
        hint = f"did you mean “{near[0]}”? " if near else ""
        raise UsageError(f"there is no command “{name}”; {hint}`postil --help` lists them.")
    return command


def _overview() -> str:
    return _USAGE.format(commands="\n".join(f"  {one.name:<10} {one.help}" for one in COMMANDS.values()))


def _ask_password(prompt: str) -> str | None:
    """Ask at the terminal; None where nobody sits there, or nothing was typed."""
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    try:
        return getpass.getpass(prompt) or None
    except EOFError:
        return None


def _real_build() -> Build:
    def library(paths: AppPaths) -> "Services":
        from desktop_app.bootstrap import build_services

        return build_services(paths)

    def care(paths: AppPaths) -> "BackupService":
        from desktop_app.bootstrap import build_backup

        return build_backup(paths)

    return Build(library, care)
