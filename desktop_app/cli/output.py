"""Prints the one answer of a command, JSON or text for people, and messages; nothing else prints."""

import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from desktop_app.cli.errors import OutputLostError
from desktop_app.cli.table import Table
from desktop_app.cli.terminal import safe_line, safe_text

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

_UNSAFE = re.compile("[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")

#: what was typed is repeated in messages, and may be anything
_LONG_WORD, _LONGEST_MESSAGE = re.compile(r"([^\s”]{120})[^\s”]{120,}"), 4000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answers: `data` for `--json`, `text` for people; `is_document`: the text is a file's content."""

    data: Json
    text: str | Table
    status: int = 0
    is_document: bool = False


def write_answer(answer: Answer, as_json: bool) -> None:
    """Print the answer; raises OutputLostError, or BrokenPipeError when nobody reads any more."""
    _need_standard_output()
    write(json_text(answer.data) if as_json else _for_people(answer))


def write(text: str) -> None:
    """Print a text with a newline at its end."""
    _need_standard_output()
    try:
        sys.stdout.write(text if text.endswith("\n") or not text else f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLostError(error) from error


def say(message: str) -> None:
    """Print a message on standard error, one line that can be read; when that is closed there is nobody to tell."""
    if sys.stderr is None:
        return
    line = safe_line(_LONG_WORD.sub(r"\1…", message))
    try:
        sys.stderr.write(f"postil: {line[:_LONGEST_MESSAGE]}\n")
        sys.stderr.flush()
    except OSError:
        return


def give_up_output() -> None:
    """Standard output takes nothing any more: let the interpreter's last flush go nowhere instead of failing, too."""
    stream = sys.__stdout__
    if stream is None or stream is not sys.stdout:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def json_text(data: Json) -> str:
    """The JSON document; what could steer a terminal is escaped, other letters stand for themselves in UTF-8."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    if _encoding() == "utf-8":
        return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    return json.dumps(data, indent=2, allow_nan=False)


def _need_standard_output() -> None:
    if sys.stdout is None:
        raise OutputLostError(OSError(errno.EBADF, "it is closed"))


def _for_people(answer: Answer) -> str:
    if isinstance(answer.text, Table):
        return answer.text.text(terminal_columns())
    if answer.is_document and not sys.stdout.isatty():
        return answer.text
    return safe_text(answer.text)


def terminal_columns() -> int | None:
    """The width of the terminal; into a file or a pipe a table is as wide as it needs."""
    if "COLUMNS" in os.environ or sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return None


def _encoding() -> str:
    return (sys.stdout.encoding or "ascii").lower().replace("utf8", "utf-8")
