"""Goes to the place where something is used: the note, the commented mark, or the question."""

from desktop_app.domain.link_use import Use, UseKind
from desktop_app.ui.bridge.navigator import Navigator


def go_to(navigator: Navigator, use: Use) -> None:
    """Show this use; one that leads nowhere changes nothing."""
    if use.kind is UseKind.NOTE and use.paper_id is not None:
        navigator.note_show_requested.emit(use.paper_id)
        navigator.note_line_requested.emit(use.paper_id, use.line_index)
    elif use.kind is UseKind.COMMENT and use.mark_id is not None and use.paper_id is not None:
        navigator.mark_show_requested.emit(use.mark_id, use.paper_id)
    elif use.question_id is not None:
        navigator.question_show_requested.emit(use.question_id)
