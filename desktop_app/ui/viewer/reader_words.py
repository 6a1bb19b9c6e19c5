"""What the reader says in words: on an empty desk, about a file that cannot be shown, about marks elsewhere."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.errors import PdfQuarantinedError, PdfTimeoutError
from desktop_app.ui.problem_text import problem_text


class Said(NamedTuple):
    """A heading and a sentence or two below it."""

    title: str
    sentence: str


class WayOn(NamedTuple):
    """One thing the reader can do now."""

    label: str
    name: str
    act: Callable[[], None]


def empty_desk() -> Said:
    """No paper is open."""
    return Said(
        _tr("Nothing on the desk"),
        _tr(
            "Choose a paper in the list, and its abstract or PDF is read here. Ctrl+Shift+V makes a paper of the page"
            " you copied, Ctrl+O of a PDF file; files can also be dropped on the window."
        ),
    )


def nothing_to_read() -> Said:
    """The paper has no document."""
    return Said(
        _tr("This paper has no text yet"),
        _tr("Attach its PDF to read and mark it here. Note, questions and to-dos work without it."),
    )


def opening(name: str) -> Said:
    """A file is being opened."""
    return Said("", _tr("Opening “%1”…").replace("%1", name))


def locked(error: Exception, path: Path, name: str) -> Said:
    """A password is needed, for the first time or because the last one was wrong."""
    return Said(_tr("This PDF has a password"), problem_text(error).replace(path.name, name))


def not_shown(error: Exception, path: Path, name: str, *, is_document: bool) -> Said:
    """Why a file cannot be shown, under the name the reader knows it by, and what is left to her."""
    if isinstance(error, PdfTimeoutError):
        title = _tr("This PDF takes too long")
    elif isinstance(error, PdfQuarantinedError):
        title = _tr("This PDF is not opened again")
    else:
        title = _tr("This PDF cannot be shown")
    sentence = problem_text(error).replace(path.name, name)
    return Said(title, f"{sentence} {_kept()}" if is_document else sentence)


def file_missing(document: Document) -> Said:
    """There is no file for a document of the library where it should be."""
    name = document_name(document)
    if document.linked_path is None:
        sentence = _tr("“%1” is not where the library keeps it.").replace("%1", name)
    else:
        folder = str(Path(document.linked_path).parent)
        sentence = _tr("“%1” is not in “%2” any more: it was moved, renamed or deleted.")
        sentence = sentence.replace("%1", name).replace("%2", folder)
    return Said(_tr("The file is missing"), f"{sentence} {_kept()}")


def file_changed(name: str) -> str:
    """Another program wrote to the file that is read."""
    return _tr("“%1” was changed by another program.").replace("%1", name)


def file_gone(name: str) -> str:
    """The file that is read was moved or deleted."""
    return _tr("“%1” is gone; you see what was read before.").replace("%1", name)


def text_is_another(name: str) -> str:
    """The file has another text than when its marks were made."""
    return _tr("The text of “%1” is another than before; marks may lie beside their words.").replace("%1", name)


def document_name(document: Document) -> str:
    """The name of the file a document came from, else its label."""
    return document.added_from or document.label


def status(document: Document | None, has_pdf: bool, page_index: int, page_count: int) -> str:
    """What the right end of the status bar says."""
    if document is None and not page_count:
        return ""
    if document is not None and document.kind is DocumentKind.ABSTRACT:
        return _tr("Abstract") if has_pdf else _tr("Abstract only · no PDF yet")
    return _tr("p. %1 of %2").replace("%1", str(page_index + 1)).replace("%2", str(page_count)) if page_count else ""


def marks_elsewhere(count: int, label: str) -> str:
    """The document that is shown has no marks, another one has."""
    if count == 1:
        return _tr("1 mark is in “%1” and stays there.").replace("%1", label)
    sentence = _tr("%1 marks are in “%2” and stay there.")
    return sentence.replace("%1", str(count)).replace("%2", label)


def marks_imported(count: int) -> str:
    """Marks of other programs were taken over."""
    if count == 1:
        return _tr("1 mark imported. Ctrl+Z takes it back.")
    return _tr("%1 marks imported. Ctrl+Z takes them back.").replace("%1", str(count))


def show_that(label: str) -> str:
    """The link to another document."""
    return _tr("Show %1").replace("%1", label)


def no_text_layer() -> str:
    """The PDF is a scan."""
    return _tr("This is a scan: there is no text to select.")


def no_text() -> str:
    """The PDF has neither text nor pictures of pages."""
    return _tr("The first pages have no text to select.")


def recognise() -> str:
    """What can be done about that."""
    return _tr("Read its text (OCR)")


def no_abstract() -> str:
    """The abstract has no words."""
    return _tr("The abstract of this paper is empty. It can be written under Info.")


def not_placed() -> str:
    """The mark that was asked for has no place."""
    return _tr("This mark was not found in the text. It is kept in the list of marks.")


def _kept() -> str:
    return _tr("Its marks and the note are kept and stay usable.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReaderWords", text)
