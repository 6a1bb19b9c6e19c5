"""The decision to buy a paper: its state, its price in any spelling, its dossier."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from desktop_app.domain.errors import ReaderError


class BuyState(StrEnum):
    WANTED = "wanted"
    FREE_COPY_FOUND = "free copy found"
    REQUESTED = "requested"
    BOUGHT = "bought"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Price:
    """An amount with its ISO 4217 currency."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount:.2f} {self.currency}"


@dataclass(frozen=True, slots=True)
class BuyDossier:
    """What a *buy* to-do adds."""

    state: BuyState = BuyState.WANTED
    price: Price | None = None
    url: str | None = None
    reason: str | None = None
    worth: str | None = None


_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}


def parse_price(text: str) -> Price:
    """Read "39.95 USD", "$39.95", "31,50 €" or "1.299,00 EUR"; raise ReaderError with one sentence otherwise."""
    found = re.fullmatch(r"\s*([$€£¥₹]|[A-Za-z]{3})?\s*(\d[\d.,' ]*)\s*([$€£¥₹]|[A-Za-z]{3})?\s*", text)
    marks = [found.group(1), found.group(3)] if found else []
    given = [mark for mark in marks if mark]
    if found is None or len(given) != 1:
        raise ReaderError(f"“{text}” is not a price; write it like “39.95 USD”.")
    try:
        amount = Decimal(_plain_number(found.group(2))).quantize(Decimal("0.01"))
    except InvalidOperation as error:
        raise ReaderError(f"“{text}” is not a price; write it like “39.95 USD”.") from error
    return Price(amount, _SYMBOLS.get(given[0], given[0].upper()))


def _plain_number(text: str) -> str:
    digits = re.sub(r"[' ]", "", text)
    decimal_mark = max(digits.rfind("."), digits.rfind(","))
    if decimal_mark >= 0 and len(digits) - decimal_mark - 1 in (1, 2):
        whole, fraction = digits[:decimal_mark], digits[decimal_mark + 1 :]
        return re.sub(r"[.,]", "", whole) + "." + fraction
    return re.sub(r"[.,]", "", digits)
