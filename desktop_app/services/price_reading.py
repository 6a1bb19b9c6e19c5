"""Reads a price that was typed: without a currency it is of the one that was used last."""

from typing import TYPE_CHECKING

from desktop_app.domain.price import Price, has_currency, parse_price

if TYPE_CHECKING:
    from desktop_app.storage.unit_of_work import UnitOfWork


def read_price(unit: "UnitOfWork", text: str) -> tuple[Price, str | None]:
    """The price, and the currency that was taken because none was written; ReaderError for what is no price."""
    from desktop_app.storage.buying import last_currency

    assumed = None if has_currency(text) else last_currency(unit.session)
    return parse_price(text, assumed), assumed
