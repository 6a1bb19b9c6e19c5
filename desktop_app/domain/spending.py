"""What was spent on papers, in a year or a month, and how far that is over what she wants to spend."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from desktop_app.domain.buy import totals
from desktop_app.domain.price import Price, parse_price


@dataclass(frozen=True, slots=True)
class Purchase:
    """Something that was paid for on a day of the reader's calendar."""

    price: Price
    on: date


@dataclass(frozen=True, slots=True)
class Spending:
    """Sums by currency: of what may still be bought, and of what was bought this year; `over` in this month."""

    pending: tuple[Price, ...] = ()
    this_year: tuple[Price, ...] = ()
    over: tuple[Price, ...] = ()


def spending(
    pending: Iterable[Price], purchases: Iterable[Purchase], budget: Mapping[str, Decimal], today: date
) -> Spending:
    """`budget` is what she wants to spend in a month, by currency; a currency without one has no limit."""
    this_year = [one for one in purchases if one.on.year == today.year]
    this_month = totals(one.price for one in this_year if one.on.month == today.month)
    over = (
        Price(sum_.amount - budget[sum_.currency], sum_.currency)
        for sum_ in this_month
        if sum_.currency in budget and sum_.amount > budget[sum_.currency]
    )
    return Spending(totals(pending), totals(one.price for one in this_year), tuple(over))


def read_budget(text: str, used_last: str | None = None) -> tuple[Price, ...]:
    """Read "40 EUR + 30 USD", one sum a currency; nothing is no budget. ReaderError for what is no price."""
    parts = [part for part in re.split(r"\s*(?:[+;\n]|,\s|\band\b)\s*", text.strip()) if part]
    return tuple({price.currency: price for price in (parse_price(part, used_last) for part in parts)}.values())


def kept_budget(values: Mapping[str, object]) -> dict[str, Decimal]:
    """A budget as the settings have it; what is damaged there counts as none."""
    found: dict[str, Decimal] = {}
    for currency, amount in values.items():
        try:
            sum_ = Decimal(amount) if isinstance(amount, str) else Decimal(-1)
        except InvalidOperation:
            continue
        if sum_.is_finite() and sum_ >= 0:
            found[currency] = sum_
    return found
