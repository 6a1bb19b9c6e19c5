"""Prices as people write them, and how they are told."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.price import Price, has_currency, parse_price

READ = {
    "39.95 USD": "39.95 USD",
    "$39.95": "39.95 USD",
    "$39.95 USD": "39.95 USD",
    "US$ 40": "40.00 USD",
    "US $ 40": "40.00 USD",
    "40 US dollars": "40.00 USD",
    "CA$25.50": "25.50 CAD",
    "$ 25 CAD": "25.00 CAD",
    "31,50 €": "31.50 EUR",
    "EUR 31.50": "31.50 EUR",
    "€31.5": "31.50 EUR",
    "30 Euro": "30.00 EUR",
    "EUR 1.299,00": "1299.00 EUR",
    "1\u202f299,00\u00a0€": "1299.00 EUR",
    "1.200 €": "1200.00 EUR",
    "£1,200": "1200.00 GBP",
    "£5": "5.00 GBP",
    "1'000.50 CHF": "1000.50 CHF",
    "1’000.50 CHF": "1000.50 CHF",
    "CHF 30.-": "30.00 CHF",
    "Fr. 30.–": "30.00 CHF",
    "30,-- €": "30.00 EUR",
    "1,200 usd": "1200.00 USD",
    "₹1,23,456.50": "123456.50 INR",
    "¥1,200": "1200 JPY",
    "1200円": "1200 JPY",
    "¥1,200.00": "1200 JPY",
    "1.250 KWD": "1.250 KWD",
    "0.500 $": "0.50 USD",
    "39.95 zł": "39.95 PLN",
}


@pytest.mark.parametrize(("text", "told"), READ.items())
def test_prices_are_read_as_people_write_them(text: str, told: str) -> None:
    price = parse_price(text)
    assert str(price) == told
    assert has_currency(text)
    assert parse_price(told) == price


@pytest.mark.parametrize(
    "text",
    ["", "free", "39.95", "$31 EUR", "-3 USD", "USD", "39.95 ABC", "12 34.5.6 apples", f"{'9' * 40} USD", "1 or 2 EUR"],
)
def test_what_is_no_price_is_refused(text: str) -> None:
    with pytest.raises(ReaderError, match="not a price"):
        parse_price(text)


def test_what_is_not_clear_says_so() -> None:
    with pytest.raises(ReaderError, match="SEK, NOK, DKK"):
        parse_price("300 kr")
    with pytest.raises(ReaderError, match="JPY has no decimals"):
        parse_price("¥12.50")


def test_a_number_alone_is_of_the_currency_used_last() -> None:
    assert parse_price("39.95", "EUR") == Price(Decimal("39.95"), "EUR")
    assert parse_price("1200", "JPY") == Price(Decimal(1200), "JPY")
    assert parse_price("$39.95", "EUR").currency == "USD"
    assert not has_currency("1'299.95")
    assert not has_currency("30.–")


@given(st.text())
def test_any_text_is_a_price_or_refused(text: str) -> None:
    try:
        price = parse_price(text, "EUR")
    except ReaderError:
        return
    assert parse_price(str(price)) == price
