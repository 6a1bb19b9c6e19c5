"""The actions of the reader that are there from the first page on: size, page, document, finding."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_app.ui.viewer.reader_actions import MenuPart, ReaderActions, ReaderActionSpec


@dataclass(frozen=True, slots=True)
class ReaderDeeds:
    """Who does it."""

    zoom_in: Callable[[], None]
    zoom_out: Callable[[], None]
    zoom_reset: Callable[[], None]
    fit_width: Callable[[], None]
    fit_page: Callable[[], None]
    go_to_page: Callable[[], None]
    next_document: Callable[[], None]
    find: Callable[[], None]


def add_standard_actions(actions: ReaderActions, deeds: ReaderDeeds) -> None:
    """One row for each."""
    rows: tuple[tuple[str, str, tuple[str, ...], MenuPart, str, Callable[[], None]], ...] = (
        ("zoomInAction", _tr("Larger"), ("Ctrl++", "Ctrl+="), "view", "zoom_in", deeds.zoom_in),
        ("zoomOutAction", _tr("Smaller"), ("Ctrl+-",), "view", "zoom_out", deeds.zoom_out),
        ("fitWidthAction", _tr("Fit the width"), ("Ctrl+9",), "view", "fit_width", deeds.fit_width),
        ("fitPageAction", _tr("Fit the page"), ("Ctrl+8",), "view", "fit_page", deeds.fit_page),
        ("zoomResetAction", _tr("Printed size"), ("Ctrl+0",), "view", "", deeds.zoom_reset),
        ("goToPageAction", _tr("Go to a page"), ("Ctrl+G",), "go", "", deeds.go_to_page),
        ("nextDocumentAction", _tr("Next document of the paper"), ("Ctrl+D",), "go", "", deeds.next_document),
        ("findAction", _tr("Find in this text"), ("Ctrl+F",), "find", "find", deeds.find),
    )
    for name, text, keys, part, icon, deed in rows:
        actions.add(ReaderActionSpec(name, text, keys, part, icon), deed)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReaderActions", text)
