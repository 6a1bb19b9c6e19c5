"""The decision to buy a paper: how far it came and why, its price, and what it would be good for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from desktop_app.domain.price import Price


class BuyState(StrEnum):
    WANTED = "wanted"
    FREE_COPY_FOUND = "free copy found"
    REQUESTED = "requested"
    BOUGHT = "bought"
    REJECTED = "rejected"

    @property
    def is_decided(self) -> bool:
        return self in (BuyState.BOUGHT, BuyState.REJECTED)


@dataclass(frozen=True, slots=True)
class BuyStep:
    """The moment at which a purchase came to be in a state."""

    state: BuyState
    at: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class BuyDossier:
    """What a *buy* to-do adds; `steps` are the changes of `state`, the oldest first."""

    state: BuyState = BuyState.WANTED
    price: Price | None = None
    url: str | None = None
    reason: str | None = None
    worth: str | None = None
    expected_use: str | None = None
    steps: tuple[BuyStep, ...] = ()


def moved(dossier: BuyDossier, state: BuyState, at: datetime, reason: str | None = None) -> BuyDossier:
    """The dossier in another state, with the step that led there; the same one when it is there and nothing is said."""
    if dossier.state is state and not reason:
        return dossier
    return replace(dossier, state=state, steps=(*dossier.steps, BuyStep(state, at, reason)))


def history(dossier: BuyDossier, since: datetime, closed_at: datetime | None) -> tuple[BuyStep, ...]:
    """Every step from the wish on, also of a dossier that was kept before its steps were."""
    steps = dossier.steps
    if not steps or steps[0].state is not BuyState.WANTED:
        steps = (BuyStep(BuyState.WANTED, since, dossier.reason), *steps)
    if steps[-1].state is not dossier.state:
        steps = (*steps, BuyStep(dossier.state, max(closed_at or since, steps[-1].at)))
    return steps


def totals(prices: Iterable[Price]) -> tuple[Price, ...]:
    """The sum of each currency, in the order in which they come first."""
    sums: dict[str, Decimal] = {}
    for price in prices:
        sums[price.currency] = sums.get(price.currency, Decimal(0)) + price.amount
    return tuple(Price(amount, currency) for currency, amount in sums.items())
