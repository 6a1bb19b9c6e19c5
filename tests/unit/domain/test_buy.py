"""How far a purchase came: its steps, also of a dossier that was kept before there were any."""

from datetime import UTC, datetime

from desktop_app.domain.buy import BuyDossier, BuyState, BuyStep, history, moved

MORNING, NOON, NIGHT = (datetime(2026, 11, 24, hour, tzinfo=UTC) for hour in (8, 12, 22))


def test_each_change_is_a_step() -> None:
    requested = moved(BuyDossier(), BuyState.REQUESTED, NOON, "asked the author")
    assert moved(requested, BuyState.REQUESTED, NIGHT) is requested
    bought = moved(requested, BuyState.BOUGHT, NIGHT)
    assert bought.state is BuyState.BOUGHT
    assert history(bought, MORNING, NIGHT) == (
        BuyStep(BuyState.WANTED, MORNING),
        BuyStep(BuyState.REQUESTED, NOON, "asked the author"),
        BuyStep(BuyState.BOUGHT, NIGHT),
    )


def test_what_was_decided_before_steps_were_kept_has_its_day() -> None:
    assert history(BuyDossier(BuyState.BOUGHT), MORNING, NOON)[-1] == BuyStep(BuyState.BOUGHT, NOON)
    assert history(BuyDossier(BuyState.REQUESTED), MORNING, None)[-1] == BuyStep(BuyState.REQUESTED, MORNING)
    assert history(BuyDossier(), MORNING, None) == (BuyStep(BuyState.WANTED, MORNING),)
