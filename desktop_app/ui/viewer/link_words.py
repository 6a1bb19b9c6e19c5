"""What is said of a link: where it leads, or why it is not followed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.page_label import page_label
from desktop_app.pdf.links import LinkKind, LinkTarget

_LONGEST = 90


def where_it_leads(target: LinkTarget, labels: Sequence[str]) -> str:
    """In a few words, for the status bar."""
    match target.kind:
        case LinkKind.PLACE:
            return _tr("Link to page %1").replace("%1", page_label(labels, target.page_index or 0))
        case LinkKind.WEB:
            return _shortened(target.address)
        case LinkKind.REFUSED:
            return refusal(target)


def refusal(target: LinkTarget) -> str:
    """Why a link is not followed, in one sentence."""
    match target.refused_kind:
        case "file":
            said = _tr("This link leads to another file, which is not opened from here.")
        case "program":
            said = _tr("This link would start a program, so it is not followed.")
        case "script":
            said = _tr("This link would run a script, so it is not followed.")
        case "form":
            said = _tr("This link would send or empty a form, so it is not followed.")
        case "media":
            said = _tr("This link would play sound or film, so it is not followed.")
        case "address":
            said = _tr("Only web and mail addresses are opened, and this is neither.")
        case _:
            said = _tr("This link is of a kind that is not followed.")
    return said


def _shortened(address: str) -> str:
    """Its beginning, which names the site, and its end."""
    if len(address) <= _LONGEST:
        return address
    return f"{address[: _LONGEST * 2 // 3]}…{address[-_LONGEST // 3 :]}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Links", text)
