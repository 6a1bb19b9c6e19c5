"""A pytest plugin that makes PySide6 and pymupdf unimportable: the core must run without both."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

BARRED = frozenset({"PySide6", "shiboken6", "pymupdf", "fitz"})


class _Barrier(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.split(".", 1)[0] in BARRED:
            message = f"{fullname} is barred here: the core runs without it"
            raise ModuleNotFoundError(message, name=fullname)
        return None


sys.meta_path.insert(0, _Barrier())
