"""Words of a text that a draft made of it does not hold any more."""

import re
from dataclasses import fields

from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.paper import Bibliography
from desktop_app.domain.text import clean

_WORD = re.compile(r"\w+")
_MONTHS = """
january february march april may june july august september october november december jan feb mar apr jun jul aug
sep sept oct nov dec januar februar juni juli oktober dezember janvier février mars avril mai juin juillet août
septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
diciembre
"""
#: what names a field on a page, and is told by the field itself
_LABELS = """
abstract summary résumé resumen zusammenfassung highlights key points keywords schlüsselwörter mots clés palabras
clave title authors author affiliations information article articles original research review preprint type artículo
correspondence originalarbeit received revised accepted available online published first submitted submission posted
epub date publication eingegangen am angenommen reçu le accepté recibido aceptado el volume vol issue number no núm
numéro band heft seiten pages page pp p s in and cite this doi pmid pmcid arxiv https http org orcid
"""
_GLUE = "摘要 关键词 of de und et y open accessreview 2020https"
_TOLD = frozenset((*_GLUE.split(), *_MONTHS.split(), *_LABELS.split()))


def texts_of(draft: PaperDraft) -> list[str]:
    """Every text of a draft."""
    parts = draft.bibliography
    texts = [draft.note]
    for part in fields(Bibliography):
        value = getattr(parts, part.name)
        texts += [str(item) for item in value] if isinstance(value, tuple) else [str(value or "")]
    for person in parts.contributors:
        texts += [
            person.family or "",
            person.given or "",
            person.particle or "",
            person.suffix or "",
            person.literal or "",
        ]
    for offer in draft.offers:
        texts += [offer.text, offer.source]
    return texts


def lost_words(text: str, draft: PaperDraft) -> list[str]:
    """The words of `text` that are in no field and not in the note; marks of affiliations and labels do not count."""
    held = _letters(" ".join((draft.note, *texts_of(draft))))
    words = dict.fromkeys(_WORD.findall(clean("\n".join(text.splitlines())).casefold()))
    return [word for word in words if not _is_told(word) and not any(form in held for form in _forms(word))]


def _forms(word: str) -> tuple[str, str]:
    """The word, and the word without the mark of an institution that is glued to it."""
    return _letters(word), _letters(re.sub(r"^\d{1,2}|\d{1,2}$", "", word, count=1)) or "?"


def _is_told(word: str) -> bool:
    return word in _TOLD or re.fullmatch(r"\d{1,2}|[a-z]", word) is not None


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
