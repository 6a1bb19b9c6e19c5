"""Puts into words what the card of a mark shows: where it is, what is wrong with it, when it was made."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from desktop_app.domain.anchor import Placement
from desktop_app.domain.category import Category
from desktop_app.domain.link_use import Use, UseKind
from desktop_app.domain.mark import Mark
from desktop_app.ui.widgets.mark_card import CardUse, Expansion, MarkCard

_GREY, _DOT = "#aaaaaa", "·"
_LONGEST_LINE = 70


def card_of(
    mark: Mark,
    category: Category | None,
    expansion: Expansion,
    used: int = 0,
    uses: Sequence[Use] = (),
    last_page: str | None = None,
) -> MarkCard:
    """The card of a mark; `uses` are needed only when it shows everything.

    `last_page` is what the page is called where a mark that is kept in pieces ends.
    """
    name = category.name if category else _tr("Other")
    is_open = expansion is Expansion.ALL
    return MarkCard(
        id=mark.id,
        colour=category.colour if category else _GREY,
        glyph=category.glyph if category else _DOT,
        heading=f"{name} · {place_of(mark, last_page)}",
        quote=mark.quote,
        comment=mark.comment,
        trouble=_trouble(mark),
        picture=mark.anchor.picture,
        tags=mark.tags,
        used=_used(used),
        uses=uses_on_card(uses, mark) if is_open else (),
        times=_times(mark) if is_open else "",
        expansion=expansion,
        is_in_pieces=last_page is not None,
    )


def spoken(card: MarkCard) -> str:
    """The card for who hears it: all its parts as sentences."""
    tags = _tr("Tags: %1").replace("%1", ", ".join(card.tags)) if card.tags else ""
    uses = (use.text for use in card.uses)
    return ". ".join(
        filter(None, (card.heading, card.trouble, card.quote, card.comment, tags, card.used, *uses, card.times))
    )


def place_of(mark: Mark, last_page: str | None = None) -> str:
    """Where the mark is: "p. 3", "pp. 3-4" or "Abstract"."""
    page = mark.anchor.page_label
    if not page:
        return _tr("Abstract")
    if last_page is not None and last_page != page:
        return _tr("pp. %1-%2").replace("%1", page).replace("%2", last_page)
    return _tr("p. %1").replace("%1", page)


def uses_on_card(uses: Sequence[Use], mark: Mark) -> tuple[CardUse, ...]:
    """Where a mark is used, in words that lead there."""
    return tuple(CardUse(_use(use, mark), use) for use in uses)


def _trouble(mark: Mark) -> str:
    if mark.placement is Placement.APPROXIMATE:
        return _tr("placed approximately: please check")
    if mark.placement is Placement.ORPHANED:
        return _tr("not found in this document; kept here")
    return ""


def _used(number: int) -> str:
    if not number:
        return ""
    return _tr("used once") if number == 1 else _tr("used %1 times").replace("%1", str(number))


def _use(use: Use, mark: Mark) -> str:
    """Such as "↗ In the question: Where are they found?"."""
    sentences = {
        UseKind.NOTE: _tr("In the note: %1"),
        UseKind.COMMENT: _tr("In a comment: %1"),
        UseKind.QUESTION: _tr("In the question: %1"),
        UseKind.ANSWER: _tr("In an answer: %1"),
        UseKind.RAISED: _tr("Raised the question: %1"),
        UseKind.EVIDENCE: _tr("Answers the question: %1"),
    }
    where = sentences[use.kind]
    if use.paper_id is not None and use.paper_id != mark.paper_id:
        where = _tr("%2 (in “%3”)").replace("%2", where).replace("%3", _short(use.paper_title))
    answer = f" → {_short(use.answer)}" if use.answer else ""
    return "↗ " + where.replace("%1", _short(use.line)) + answer


def _times(mark: Mark) -> str:
    made = _tr("Made %1").replace("%1", _moment(mark.created_at.timestamp()))
    if int(mark.updated_at.timestamp()) == int(mark.created_at.timestamp()):
        return made
    return f"{made} · " + _tr("changed %1").replace("%1", _moment(mark.updated_at.timestamp()))


def _moment(seconds: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    return QLocale().toString(moment, "d MMM yyyy, HH:mm")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_LINE else text[:_LONGEST_LINE].rstrip() + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("MarkCard", text)
