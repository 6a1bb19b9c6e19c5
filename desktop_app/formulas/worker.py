"""The child process that typesets formulas: one JSON object a line in, one out; ends when nobody listens any more.

Typesetting is plain Python that may take minutes over a few hostile characters, so it is done where it can be killed.
"""

import json
import re
import sys
from contextlib import suppress
from typing import Any

SIZE_PX = 16.0
MEMORY_BYTES = 512 << 20
_LARGEST_SVG = 2_000_000
_WIDEST_PX = 20_000.0
_VIEW_BOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_UNKNOWN = re.compile(r"<m[ion]>(\\[A-Za-z]+)</m[ion]>")
_WORDS = re.compile(r"[A-Z][a-z]*")
_ENDS_EARLY = "The formula ends too early: a bracket or an argument is missing."


def main() -> int:
    """Answer requests until there are no more."""
    _limit()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        sys.stdout.buffer.write(json.dumps(answer(request["source"], request["display"])).encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


def answer(source: str, display: bool) -> dict[str, Any]:  # Any: JSON
    """The drawing, or the reason why there is none, as a sentence."""
    try:
        return _typeset(source, display)
    except RecursionError:
        return {"reason": "The formula is nested too deeply."}
    except MemoryError:
        return {"reason": "The formula needs more memory than it may have."}
    except Exception as error:  # noqa: BLE001 - the libraries raise whatever a broken formula leads them to
        return {"reason": _sentence(error)}


def _typeset(source: str, display: bool) -> dict[str, Any]:  # Any: JSON
    from ziamath.config import config
    from ziamath.tex import tex2mml
    from ziamath.zmath import Latex

    config.svg2 = False  # QtSvg draws only the bars of what SVG 2 makes of it
    unknown = _UNKNOWN.search(tex2mml(source, inline=not display))
    if unknown is not None:
        return {"reason": f"There is no command {unknown[1]}."}
    svg = Latex(source, size=SIZE_PX, inline=not display).svg()
    box = _VIEW_BOX.search(svg)
    if box is None or len(svg) > _LARGEST_SVG:
        return {"reason": "The formula is too large to be drawn."}
    top, width, height = float(box[2]), float(box[3]), float(box[4])
    if not 0 < width < _WIDEST_PX or not 0 < height < _WIDEST_PX:
        return {"reason": "The formula is too large to be drawn."}
    return {"svg": svg, "width": width, "ascent": -top, "depth": top + height}


def _sentence(error: Exception) -> str:
    name = type(error).__name__
    if isinstance(error, AssertionError) or name in ("NoAvailableTokensError", "IndexError", "StopIteration"):
        return _ENDS_EARLY
    if type(error).__module__.startswith("latex2mathml"):
        words = " ".join(_WORDS.findall(name.removesuffix("Error"))).lower()
        return f"The formula cannot be read: {words}."
    return "The formula cannot be read."


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    for limit, value in (
        (resource.RLIMIT_DATA, MEMORY_BYTES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    sys.exit(main())
