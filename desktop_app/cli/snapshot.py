"""Draws a screen of the window into a picture; the one command that loads Qt, which the caller hands in."""

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

from desktop_app.cli.command import Command, Session
from desktop_app.cli.drawn_file import check_target
from desktop_app.cli.errors import UsageError
from desktop_app.cli.output import Answer
from desktop_app.cli.records import Record

_SCREENS = ("desk", "library", "questions", "todo", "next", "buy", "search")
_THEMES = ("light", "dark")
_MOST_SCALE = 8.0
_MOST_PIXELS = 100_000_000
_ENDING, _PNG = ".png", b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: a screen, perhaps with a paper on the desk; width and height before `scale`."""

    screen: str
    out: Path
    paper: str | None
    theme: str
    width: int
    height: int
    scale: float


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("screen", choices=_SCREENS, metavar="SCREEN", help=", ".join(_SCREENS))
    parser.add_argument("out", type=Path, metavar="OUT.png", help="the picture")
    parser.add_argument("--paper", metavar="P", help="the paper on the desk (default: the one read last)")
    parser.add_argument("--theme", choices=_THEMES, default="light", help="default: light")
    parser.add_argument("--size", type=_size, default=(1440, 900), metavar="1440x900", help="of the window, in pixels")
    parser.add_argument("--scale", type=_scale, default=1.0, metavar="1", help="pixels of the picture per pixel")


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{0,4})[x×]([1-9]\d{0,4})", text.strip(), re.ASCII | re.IGNORECASE)
    if found is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not a size like 1440x900")
    return int(found[1]), int(found[2])


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 0.1 <= scale <= _MOST_SCALE:
        raise argparse.ArgumentTypeError(f"“{text}” is not a scale like 1 or 1.5")
    return scale


def _snapshot(session: Session, options: argparse.Namespace) -> Answer:
    width, height = options.size
    if width * height * options.scale**2 > _MOST_PIXELS:
        raise UsageError(f"the picture would have more than {_MOST_PIXELS // 1_000_000} million pixels; ask for less.")
    check_target(options.out, _ENDING, _PNG)
    picture = Picture(
        options.screen, options.out.absolute(), options.paper, options.theme, width, height, options.scale
    )
    drawn_width, drawn_height = session.draw(picture, session.library)
    data: Record = {"path": str(picture.out), "width": drawn_width, "height": drawn_height}
    return Answer(data, f"drew {picture.out} ({drawn_width} × {drawn_height})")


COMMANDS = (Command("snapshot", "draw a screen of the window into a picture", _arguments, _snapshot),)
