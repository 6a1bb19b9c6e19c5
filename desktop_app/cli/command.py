"""What a command is, and what it runs with: the services of one library, opened when the command first asks."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from desktop_app.cli.errors import UsageError
from desktop_app.cli.output import Answer
from desktop_app.domain.errors import LibraryDamagedError
from desktop_app.system.paths import AppPaths, find_paths

if TYPE_CHECKING:
    from desktop_app.cli.snapshot import Picture
    from desktop_app.services.backup import BackupService
    from desktop_app.services.context import Services

#: stands before a word of a query; no command line can have it
_WORD = "\0"

Draw: TypeAlias = Callable[["Picture", Path | None], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Build:
    """`library` opens a library; `care` gives what looks after one that cannot be opened."""

    library: "Callable[[AppPaths], Services]"
    care: "Callable[[AppPaths], BackupService]"


class Session:
    """One run of the program; `draw` makes a picture of the window, `ask_password` asks at the terminal."""

    def __init__(
        self, library: Path | None, build: Build, draw: Draw, ask_password: Callable[[str], str | None]
    ) -> None:
        self.library = library
        self.draw, self.ask_password = draw, ask_password
        self._build = build
        self._services: Services | None = None

    @property
    def services(self) -> "Services":
        """Opens the library the first time."""
        return self.open()

    def open(self) -> "Services":
        """Open the library, if it is not open yet."""
        if self._services is None:
            self._services = self._build.library(find_paths(self.library))
        return self._services

    @property
    def care(self) -> "BackupService":
        """Backup, check and restore; also of a library that is too damaged to be opened."""
        try:
            return self.services.backup
        except LibraryDamagedError:
            return self._build.care(find_paths(self.library))

    def close(self) -> None:
        services, self._services = self._services, None
        if services is not None:
            services.close()


@dataclass(frozen=True, slots=True)
class Command:
    """`help` is one line; `arguments` adds what the command takes to its parser.

    `takes_query`: its words may begin with a minus, as in -tag:x, and are no options then.
    """

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Session, argparse.Namespace], Answer]
    takes_query: bool = False


class CommandParser(argparse.ArgumentParser):
    """A parser that never ends the process on wrong usage: it raises UsageError with one sentence."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; `{self.prog} --help` shows how it is used.")


def add_paper(parser: argparse.ArgumentParser) -> None:
    """The argument nearly every command begins with."""
    parser.add_argument("paper", metavar="PAPER", help="an id or its beginning, a DOI, a cite key, a part of the title")


def add_query(parser: argparse.ArgumentParser, what: str, *, is_needed: bool) -> None:
    """The words of a search or of a filter, as one text or several; `-tag:x` among them is no option."""
    parser.add_argument("query", nargs="+" if is_needed else "*", metavar="QUERY", help=what)


def with_dashes_marked(words: Sequence[str]) -> list[str]:
    """The words of a command in which every `--` after the first is a word: argparse would take it away, too."""
    end = words.index("--") + 1 if "--" in words else len(words)
    return [*words[:end], *(_WORD + word if word == "--" else word for word in words[end:])]


def without_marks(options: argparse.Namespace) -> argparse.Namespace:
    """What was typed, as it was typed."""
    return argparse.Namespace(**{name: _unmarked(value) for name, value in vars(options).items()})


def with_query_marked(words: Sequence[str]) -> list[str]:
    """The words of a command that takes a query, in which argparse takes none of the query for an option.

    Its own `--` will not do: `parse_intermixed_args` takes it away and reads what follows once more.
    """
    end = words.index("--") if "--" in words else len(words)
    known = [_WORD + word if word.startswith("-") and not _is_option(word) else word for word in words[:end]]
    return [*known, *(_WORD + word for word in words[end + 1 :])]


def _unmarked(value: object) -> object:
    if isinstance(value, list):
        return [_unmarked(one) for one in value]
    if isinstance(value, Path) and str(value).startswith(_WORD):
        return Path(str(value).removeprefix(_WORD))
    return value.removeprefix(_WORD) if isinstance(value, str) else value


def _is_option(word: str) -> bool:
    return word.startswith("--") or word in ("-", "-h")


def words_of(names: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """Reads "notes,marks": several of the given names, with commas between them."""

    def read(text: str) -> tuple[str, ...]:
        words = tuple(word.strip() for word in text.split(",") if word.strip())
        unknown = [word for word in words if word not in names]
        if unknown or not words:
            raise argparse.ArgumentTypeError(f"“{text}”: choose from {', '.join(names)}")
        return words

    return read
