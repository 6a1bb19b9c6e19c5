"""Days as the reader writes them: "2 Nov 2026", in her language."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale


def day_text(day: date) -> str:
    """The day without its week day."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def local_day(moment: datetime) -> date:
    """The day of an aware moment where the reader is."""
    return moment.astimezone().date()
