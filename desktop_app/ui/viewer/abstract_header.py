"""What stands above an abstract: kind, title, authors and the dates of the paper, in the reader's language."""

from datetime import date
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.ui.models.paper_words import type_text
from desktop_app.ui.viewer.abstract_layout import AbstractHeader
from desktop_app.ui.widgets.day_text import day_text

_MOST_AUTHORS = 12


def abstract_header(parts: Bibliography) -> AbstractHeader:
    """The header of a paper; what is not known is left out."""
    issued = partial_date_text(parts.issued) if parts.issued else str(parts.year or "")
    lines = [parts.container or "", _dates_line(parts) or issued]
    return AbstractHeader(
        kind=_kind_text(parts.type),
        title=parts.title,
        authors=_authors_line(parts.authors),
        dates=" · ".join(line for line in lines if line),
    )


def partial_date_text(text: PartialDate) -> str:
    """Give "9 Apr 2020", "Apr 2020" or "2020"."""
    numbers = [int(part) for part in text.split("-")]
    if len(numbers) == 1:
        return str(numbers[0])
    if len(numbers) == 2:
        return QLocale().toString(QDate(numbers[0], numbers[1], 1), "MMM yyyy")
    return day_text(date(*numbers))


def _dates_line(parts: Bibliography) -> str:
    """Give "Received 14 Nov 2019 · Revised and accepted 31 Mar 2020"; neighbours of one day share it."""
    told = [
        (_tr("received"), parts.received),
        (_tr("revised"), parts.revised),
        (_tr("accepted"), parts.accepted),
        (_tr("online"), parts.online),
        (_tr("published"), parts.published),
    ]
    pieces = []
    for day, group in groupby((entry for entry in told if entry[1]), key=lambda entry: entry[1]):
        words = _tr(" and ").join(word for word, _ in group)
        pieces.append(f"{words[:1].upper()}{words[1:]} {partial_date_text(day)}" if day else "")
    return " · ".join(pieces)


def _authors_line(authors: tuple[Contributor, ...]) -> str:
    names = [_full_name(person) for person in authors[:_MOST_AUTHORS]]
    more = len(authors) - len(names)
    if more > 0:
        names.append(_tr("and %1 more").replace("%1", str(more)))
    return ", ".join(name for name in names if name)


def _full_name(person: Contributor) -> str:
    if person.literal:
        return person.literal
    return " ".join(part for part in (person.given, person.particle, person.family, person.suffix) if part)


def _kind_text(csl_type: str) -> str:
    return _tr("Review article") if csl_type == "review" else type_text(csl_type)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AbstractHeader", text)
