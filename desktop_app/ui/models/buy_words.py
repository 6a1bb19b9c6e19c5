"""How purchases are put into words: states, free copies, worth, sums."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_app.domain.buy import BuyState
from desktop_app.domain.price import Price
from desktop_app.domain.spending import Spending
from desktop_app.domain.todo import Priority
from desktop_app.domain.worth import Worth
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.widgets.badge import Tone
from desktop_app.ui.widgets.day_text import day_text, local_day

if TYPE_CHECKING:
    from desktop_app.domain.free_copy import FreeCopyCheck
    from desktop_app.services.buying import BuyRow

BUY_TONES: dict[BuyState, Tone] = {
    BuyState.WANTED: "buy",
    BuyState.FREE_COPY_FOUND: "good",
    BuyState.REQUESTED: "accent",
    BuyState.BOUGHT: "good",
    BuyState.REJECTED: "plain",
}
#: stands before what is said in red, so that it can be seen without the colour
WARNING_SIGN = "⚠"


def tr(text: str) -> str:
    """A text of this file in the reader's language."""
    return QCoreApplication.translate("BuyWords", text)


def state_text(state: BuyState) -> str:
    """How far a purchase came, in a word or three."""
    words = {
        BuyState.WANTED: tr("wanted"),
        BuyState.FREE_COPY_FOUND: tr("free copy found"),
        BuyState.REQUESTED: tr("requested"),
        BuyState.BOUGHT: tr("bought"),
        BuyState.REJECTED: tr("rejected"),
    }
    return words[state]


def priority_text(priority: int) -> str:
    """How much it matters, in a word."""
    words = {
        Priority.NONE: tr("no priority"),
        Priority.LOW: tr("low"),
        Priority.MEDIUM: tr("medium"),
        Priority.HIGH: tr("high"),
    }
    return words[Priority(priority)]


def title_text(row: "BuyRow") -> str:
    """The paper, or what the to-do says; marked where it matters more than others."""
    title = row.paper_title or row.todo.text or tr("Buy article?")
    sign = Priority(row.todo.priority).sign
    return f"{sign} {title}" if sign else title


def price_text(price: Price | None) -> str:
    """The price, or a dash where none is known."""
    return str(price) if price is not None else "—"


def free_copy_text(row: "BuyRow", check: "FreeCopyCheck | None", today: date) -> str:
    """What is known of a free copy; of an article that was asked for, whom and when."""
    if check is not None:
        return check.sentence(today)
    last = row.steps[-1]
    if last.state is BuyState.REQUESTED:
        return f"{last.reason or tr('requested')} · {short_day(local_day(last.at), today)}"
    return tr("not looked for")


def notice_text(check: "FreeCopyCheck | None") -> str:
    """What was published about the article later: a retraction, a correction; empty where there is nothing."""
    notice = check.notice if check is not None else ""
    return f"{WARNING_SIGN} {notice}" if notice else ""


def worth_text(worth: Worth | None) -> str:
    """The reasons in a few words: "1 open question · named in 2 notes"."""
    if worth is None:
        return "…"
    parts = [tr("already in the library")] if worth.owned else []
    number = len(worth.questions)
    parts.append(counted(number, tr("1 open question"), tr("%1 open questions")) if number else tr("no question"))
    if worth.naming_notes:
        parts.append(counted(worth.naming_notes, tr("named in 1 note"), tr("named in %1 notes")))
    if worth.tags:
        parts.append(counted(len(worth.tags), tr("1 tag you read now"), tr("%1 tags you read now")))
    if worth.versions:
        parts.append(counted(len(worth.versions), tr("another version here"), tr("%1 other versions here")))
    return " · ".join(parts)


def sums_text(prices: Iterable[Price]) -> str:
    """Say "39.95 USD + 31.50 EUR"."""
    return " + ".join(map(str, prices))


def summary_text(number: int, spending: Spending) -> str:
    """Say "3 open · 39.95 USD + 31.50 EUR"."""
    return " · ".join(filter(None, (counted(number, tr("1 open"), tr("%1 open")), sums_text(spending.pending))))


def money_text(spending: Spending, budget: Iterable[Price], today: date) -> str:
    """What was spent this year, and quietly how far this month is over the budget."""
    parts = []
    if spending.this_year:
        spent = tr("Spent in %1: %2").replace("%1", str(today.year))
        parts.append(spent.replace("%2", sums_text(spending.this_year)))
    else:
        parts.append(tr("Nothing bought in %1").replace("%1", str(today.year)))
    month = QLocale().standaloneMonthName(today.month)
    if spending.over:
        over = tr("over by %1 in %2").replace("%1", sums_text(spending.over))
        parts.append(over.replace("%2", month))
    elif limit := sums_text(budget):
        parts.append(tr("%1 a month").replace("%1", limit))
    return " · ".join(parts)


def short_day(day: date, today: date) -> str:
    """The day, with its year only where that is not this one."""
    if day.year != today.year:
        return day_text(day)
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")
