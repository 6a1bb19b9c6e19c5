"""The child process that encodes: one JSON object a line in, one out; ends when nobody listens any more.

It is of low priority: whoever types comes first.
"""

import importlib
import json
import os
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop_app.domain.ids import PaperId
from desktop_app.domain.related import PaperTexts, TextPlace
from desktop_app.meaning.index import MeaningIndex

_NICENESS = 10


def main(arguments: Sequence[str]) -> int:
    """Answer requests until there are no more; `arguments` are the folder and the module that loads the encoder."""
    folder, encoder = arguments
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(_NICENESS)
    with closing(MeaningIndex(Path(folder), lambda: importlib.import_module(encoder).load())) as index:
        for line in sys.stdin.buffer:
            sys.stdout.buffer.write(json.dumps(answer(index, json.loads(line))).encode() + b"\n")
            sys.stdout.buffer.flush()
    return 0


def answer(index: MeaningIndex, request: dict[str, Any]) -> dict[str, Any]:  # Any: JSON
    """What came of it, or the reason why there is nothing, as a sentence."""
    try:
        return {"found": _answered(index, request)}
    except ImportError as error:
        return {"reason": f"What finds related passages cannot be loaded: {error}."}
    except MemoryError:
        return {"reason": "There is not enough memory to find related passages."}
    except Exception as error:  # noqa: BLE001 - the boundary of the process: told there, whatever the libraries raise
        return {"reason": f"Related passages cannot be looked for: {error}."}


def _answered(index: MeaningIndex, request: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    match request["do"]:
        case "due":
            stamps = {PaperId(UUID(key)): stamp for key, stamp in request["stamps"].items()}
            return [paper.hex for paper in index.due(stamps)]
        case "begin":
            places = [(TextPlace(kind, UUID(key), page), text) for kind, key, page, text in request["texts"]]
            return index.begin(PaperTexts(PaperId(UUID(request["paper"])), request["stamp"], places))
        case "go on":
            return index.go_on()
        case "near":
            return [
                (one.paper_id.hex, one.place.kind, one.place.id.hex, one.place.page_index, one.key.hex(), one.closeness)
                for one in index.near(request["question"], request["most"])
            ]
        case _:
            return index.closeness(request["question"], request["texts"])
