"""What is said when a purchase comes to another state; of a bought article, its PDF can be attached at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.buy import BuyState
from desktop_app.domain.todo import Todo

if TYPE_CHECKING:
    from desktop_app.ui.bridge.navigator import Navigator


def tell_state(navigator: "Navigator", todo: Todo) -> None:
    """Say what the purchase is now."""
    dossier, paper = todo.dossier, todo.paper_id
    if dossier is None:
        return
    sentence = _sentence(dossier.state)
    if dossier.state is BuyState.BOUGHT and dossier.price is not None:
        sentence = _tr("Bought for %1. Ctrl+Z takes it back.").replace("%1", str(dossier.price))
    if dossier.state is BuyState.BOUGHT and paper is not None:
        navigator.offer_posted.emit(sentence, _tr("Attach PDF…"), lambda: navigator.attach_requested.emit(paper))
    else:
        navigator.message_posted.emit(sentence)


def _sentence(state: BuyState) -> str:
    return {
        BuyState.WANTED: _tr("Wanted again. Ctrl+Z takes it back."),
        BuyState.FREE_COPY_FOUND: _tr("Marked: a free copy was found. Ctrl+Z takes it back."),
        BuyState.REQUESTED: _tr("Requested. Ctrl+Z takes it back."),
        BuyState.BOUGHT: _tr("Bought. Ctrl+Z takes it back."),
        BuyState.REJECTED: _tr("Rejected. Ctrl+Z takes it back."),
    }[state]


def _tr(text: str) -> str:
    return QCoreApplication.translate("BuyNews", text)
