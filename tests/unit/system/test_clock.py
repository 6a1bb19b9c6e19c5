"""The time of the machine."""

from datetime import UTC, datetime, timedelta

from desktop_app.system.clock import SystemClock


def test_now_is_aware_and_in_utc() -> None:
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)
