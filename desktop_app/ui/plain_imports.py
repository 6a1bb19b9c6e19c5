"""Imports Qt so that the import statement stays Python's own."""

import builtins
import importlib


def import_qt_plainly() -> None:
    """Do this before anything else imports Qt.

    PySide puts a statement of its own in the place, which reads the source of every module that is imported later, for
    a switch (`__feature__`) that nothing here turns. The first page would wait 20 ms for it, and the lines, kept by the
    standard library for tracebacks, would take 25 MB.
    """
    plain = builtins.__import__
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = plain
