"""Dates with the word that says what they are: "Received 14 November 2019, Revised 31 March 2020"."""

import re
from dataclasses import dataclass

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.written_dates import find_dates

_FIELD_OF = (
    (r"received in (?:final )?revised form|revised version received|revision received|revised|resubmitted", "revised"),
    (r"last revised", "revised"),
    (
        r"(?:manuscript )?received(?: on| for publication)?|submitted(?: on)?|submission received|date received",
        "received",
    ),
    (r"eingegangen(?: am)?|reçu(?: le)?|recibido(?: el)?|ricevuto(?: il)?|recebido(?: em)?", "received"),
    (r"(?:manuscript )?accepted(?: manuscript| on| for publication| article)?|date accepted", "accepted"),
    (r"angenommen(?: am)?|accepté(?: le)?|aceptado(?: el)?|accettato(?: il)?|aceito(?: em)?", "accepted"),
    (
        r"available online|published online|first published(?: online)?|online publication|article first published",
        "online",
    ),
    (r"online ahead of print|epub|version of record online|posted(?: on| online)?|publicado en línea", "online"),
    (r"first online|online first|advance access(?: publication)?|this version posted", "online"),
    (r"published(?: on| in)?|date published|date of publication|publication date|version of record", "published"),
    (r"veröffentlicht(?: am)?|publié(?: le)?|publicado(?: el)?", "published"),
    (r"issue date|print publication", "issued"),
)
_LABEL = re.compile(
    "|".join(f"(?P<f{number}>(?<![^\\W_])(?:{words}))" for number, (words, _field) in enumerate(_FIELD_OF)),
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\s:;,.\-–—|*\[\]()]{0,6}(?:date)?[\s:]{0,3}(?:(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6},?\s)?\Z", re.IGNORECASE
)
_REACH = 24


@dataclass(frozen=True, slots=True)
class LabelledDate:
    """`field` is received, revised, accepted, online, published or issued; the span covers word and date."""

    field: str
    value: PartialDate
    start: int
    end: int


def find_labelled_dates(text: str) -> tuple[LabelledDate, ...]:
    """Every date of a text that a word says the meaning of, in the order of the text."""
    dates = find_dates(text)
    found, at = [], 0
    for label in _LABEL.finditer(text):
        while at < len(dates) and dates[at].start < label.end():
            at += 1
        if at == len(dates):
            break
        if dates[at].start - label.end() <= _REACH and _BETWEEN.match(text[label.end() : dates[at].start]):
            found.append(LabelledDate(_field_of(label), dates[at].value, label.start(), dates[at].end))
    return tuple(found)


def label_field(text: str) -> str | None:
    """The field that a text names when it is nothing but the word ("Received", "Issue Date:"), else None."""
    label = _LABEL.fullmatch(text.strip(" \t:*·•|"))
    return _field_of(label) if label else None


def _field_of(label: re.Match[str]) -> str:
    return _FIELD_OF[int(str(label.lastgroup)[1:])][1]
