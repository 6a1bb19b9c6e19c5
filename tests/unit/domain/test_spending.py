"""Sums of purchases, and a monthly budget."""

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.price import parse_price
from desktop_app.domain.spending import Purchase, Spending, kept_budget, read_budget, spending

TODAY = date(2026, 11, 25)


def test_spending_is_summed_by_currency_year_and_month() -> None:
    bought = [
        Purchase(parse_price("30 EUR"), date(2026, 11, 2)),
        Purchase(parse_price("22 EUR"), date(2026, 11, 24)),
        Purchase(parse_price("10 EUR"), date(2026, 3, 1)),
        Purchase(parse_price("39.95 USD"), date(2026, 11, 3)),
        Purchase(parse_price("500 EUR"), date(2025, 11, 3)),
    ]
    pending = [parse_price(text) for text in ("39.95 USD", "31.50 EUR", "1 USD")]
    found = spending(pending, bought, {"EUR": Decimal(40), "GBP": Decimal(1)}, TODAY)
    assert [str(one) for one in found.pending] == ["40.95 USD", "31.50 EUR"]
    assert [str(one) for one in found.this_year] == ["62.00 EUR", "39.95 USD"]
    assert [str(one) for one in found.over] == ["12.00 EUR"]
    assert spending((), bought, {"EUR": Decimal(52)}, TODAY).over == ()
    assert spending((), (), {}, TODAY) == Spending()


@pytest.mark.parametrize(
    "text", ["40 EUR + 30 USD", "40 €; $30", "40 EUR, 30 USD", "40 and 30 $", " 30,- € + 30 USD + 40 €"]
)
def test_a_budget_is_one_sum_a_currency(text: str) -> None:
    assert [str(one) for one in read_budget(text, "EUR")] == ["40.00 EUR", "30.00 USD"]


def test_no_budget_and_what_is_none() -> None:
    assert read_budget("  ") == ()
    with pytest.raises(ReaderError, match="not a price"):
        read_budget("40 EUR + much")
    assert kept_budget({"EUR": "40.00", "USD": 3, "GBP": "many", "CHF": "-1", "JPY": "NaN"}) == {
        "EUR": Decimal("40.00")
    }
