"""Formulas of notes, typeset and remembered; touches no database."""

import threading
from collections import OrderedDict
from typing import Protocol

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.formula import Formula

_KEPT = 500


class _Typesetter(Protocol):
    def typeset(self, source: str, *, display: bool) -> Formula: ...


class FormulaService:
    """May be called on any thread but the window's own: the first formula of all waits for a process to start."""

    def __init__(self, typesetter: _Typesetter) -> None:
        self._typesetter = typesetter
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, bool], Formula | str] = OrderedDict()

    def typeset(self, source: str, *, display: bool) -> Formula:
        """The drawing; raises ReaderError with a sentence for a formula that cannot be drawn."""
        key = source, display
        with self._lock:
            known = self._kept.get(key)
        if known is None:
            known = self._made(source, display)
            with self._lock:
                self._kept[key] = known
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        if isinstance(known, str):
            raise ReaderError(known)
        return known

    def _made(self, source: str, display: bool) -> Formula | str:
        try:
            return self._typesetter.typeset(source, display=display)
        except ReaderError as error:
            return str(error)
