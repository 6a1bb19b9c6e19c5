"""What the words of the filter of "To buy" are looked for in, for each purchase."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.ids import TodoId
from desktop_app.ui.models import buy_words
from desktop_app.ui.models.buy_rows import BuyLine, state_badge

if TYPE_CHECKING:
    from desktop_app.domain.free_copy import FreeCopyCheck
    from desktop_app.services.buying import BuyRow


class BuyTexts:
    """Folded once for each state of a purchase, not with every letter typed."""

    def __init__(self) -> None:
        self._known: dict[TodoId, tuple[BuyRow, FreeCopyCheck | None, date, str]] = {}

    def have(self, line: BuyLine, words: Sequence[str], today: date) -> bool:
        """Whether all words, folded, stand somewhere in the row or in what she wrote about it."""
        if not words:
            return True
        known = self._known.get(line.row.todo.id)
        if known is None or known[0] is not line.row or known[1] is not line.check or known[2] != today:
            known = self._known[line.row.todo.id] = line.row, line.check, today, _folded(line, today)
        return all(word in known[3] for word in words)


def _folded(line: BuyLine, today: date) -> str:
    dossier = line.row.dossier
    shown = (
        buy_words.title_text(line.row),
        buy_words.price_text(dossier.price),
        state_badge(line.row).text,
        buy_words.free_copy_text(line.row, line.check, today),
        *(line.row.todo.text, dossier.url or "", dossier.reason or "", dossier.expected_use or ""),
        *(step.reason or "" for step in line.row.steps),
    )
    return " ".join(shown).casefold()
