"""The reader's settings: one JSON file in the configuration folder, with a section for each subject; it knows none."""

import json
import logging
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.system.atomic import write_atomically
from desktop_app.system.disk_problems import told_as

log = logging.getLogger(__name__)

SETTINGS_FILE = "settings.json"
_LARGEST_BYTES = 1 << 20


class Settings:
    """May be used on any thread; each `Settings` of one file reads it anew, so that two windows do not undo each other.

    A file that is damaged counts as an empty one and is moved aside, so that it can be looked at.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()

    def section(self, name: str) -> dict[str, Any]:  # Any: values of a JSON object
        """What was put there, as a copy; empty where nothing was, or no mapping is in its place."""
        with self._turn:
            try:
                found = self._read().get(name)
            except OSError:
                log.warning("the settings in %s cannot be read and count as none", self._path, exc_info=True)
                return {}
        return found if isinstance(found, dict) else {}

    def put(self, name: str, values: Mapping[str, Any]) -> None:  # Any: as above
        """Replace a section; an empty one is taken out. EnvironmentProblemError, nothing written, from a bad disk."""
        with self._turn, told_as("The settings could not be saved"):
            kept = self._read()
            kept.pop(name, None)
            if values:
                kept[name] = dict(values)
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, json.dumps(kept, ensure_ascii=False, indent=1).encode())

    def _read(self) -> dict[str, Any]:  # Any: as above
        try:
            with self._path.open("rb") as file:
                text = file.read(_LARGEST_BYTES + 1)
        except FileNotFoundError:
            return {}
        try:
            found = json.loads(text) if len(text) <= _LARGEST_BYTES else None
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            return found
        self._put_aside()
        return {}

    def _put_aside(self) -> None:
        aside = self._path.with_name(f"{self._path.name}.damaged")
        try:
            self._path.replace(aside)
        except OSError:
            log.warning("the damaged settings in %s cannot be put aside", self._path, exc_info=True)
            return
        log.warning("the settings in %s were damaged; they are kept as %s", self._path, aside.name)
