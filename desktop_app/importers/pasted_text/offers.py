"""What the reader's own words suggest: questions she asks, promises to report, the wish to buy the article."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from desktop_app.domain.capture import Offer, OfferKind
from desktop_app.importers.pasted_text.doubts import question_in
from desktop_app.importers.pasted_text.sentences import split_sentences

_BUY = re.compile(
    r"\b(?:tempted to|want to|wanna|should|might|may|could|will|going to|gonna|like to|need to|have to|must|"
    r"thinking of|"
    r"thinking about|consider(?:ing)?|worth|let me|i['’]ll|whether to|decide to|plan to|to ?do:?|maybe|perhaps|"
    r"probably)\s+"
    r"(?:i\s+|just\s+|really\s+|actually\s+|also\s+|even\s+|go ahead and\s+)*"
    r"(?:buy(?:ing)?|purchas(?:e|ing)|pay(?:ing)? for|order(?:ing)?|get(?:ting)? (?:a copy of|hold of))\s+"
    r"(?:a copy of\s+)?(?:(?:this|the|that|its|their)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:article|paper|pdf|study|review|full[- ]text|text|"
    r"book|chapter|issue|copy|version|reprint|report)\b|it\b|this(?=\W*$|\W+(?:one|now|though|but|after|anyway|today|or)\b))"
    r"|\bworth\s+(?:buying|the (?:price|money))\b",
    re.IGNORECASE,
)
_BUY_ELSEWHERE = re.compile(
    r"^\W*(?:todo\W+|to do\W+)?(?:buy|purchase)\s+(?:(?:this|the|that|full|whole)\s+)*(?:article|paper|pdf|study|"
    r"text|review)\b|"
    r"\bbin versucht\b.*\bkaufen\b|\b(?:möchte|will|sollte|könnte)\b.*\b(?:artikel|aufsatz|arbeit|"
    r"studie)\b.*\bkaufen\b|"
    r"\b(?:tentée?|envie|pense|voudrais|devrais|vais)\b.{0,20}\bacheter\b.{0,20}\b(?:article|papier|étude)\b|"
    r"\b(?:tentad[oa] de|quiero|quisiera|debería|voy a)\s+comprar\b.{0,20}\b(?:artículo|estudio)\b|"
    r"\b(?:tentat[oa] di|vorrei|dovrei)\s+comprare\b.{0,20}\b(?:articolo|studio)\b",
    re.IGNORECASE,
)
_NO_PURCHASE = re.compile(
    r"\b(?:not|won['’]t|wouldn['’]t|shouldn['’]t|never|no need to|n['’]t)\s+(?:\w+\s+){0,3}(?:buy|purchas|pay)",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:will|i['’]ll|shall|going to|gonna|plan to|promise to|intend to|let me|hope to)\s+(?:\w+\s+){0,2}?"
    r"(?:report|let (?:you|everyone|everybody|folks|y['’]all) know|find out|look (?:it|this|that|into)|follow up|"
    r"get back|update|"
    r"write (?:more|again|about)|post (?:more|again|about|an update)|share what|come back to|dig into|investigate|"
    r"research|keep you|"
    r"tell you)\b|\bstay tuned\b|\bmore (?:on (?:this|that) )?(?:later|soon|to come)\b|\bto be continued\b|"
    r"\bwatch this space\b|"
    r"\b(?:melde mich|werde (?:ich )?(?:berichten|nachsehen|nachlesen)|berichte (?:ich|dann|wieder)|"
    r"mehr dazu (?:später|bald))\b|"
    r"\b(?:je vous dirai|je reviendrai|à suivre|affaire à suivre)\b|\b(?:os|les) (?:contaré|diré)\b|\bvi (?:dirò|"
    r"farò sapere)\b",
    re.IGNORECASE,
)
_MAX_OFFERS = 20
_MAX_SOURCE = 500
_BUY_TEXT = "Buy article?"
_PROMISED_TEXT = "What did I promise to report about this paper?"


def find_offers(paragraphs: Sequence[str], small_words: AbstractSet[str]) -> tuple[Offer, ...]:
    """What the reader's paragraphs suggest, in their order; `small_words` are words the paper writes small."""
    offers: list[Offer] = []
    for paragraph in paragraphs:
        for sentence in split_sentences(paragraph):
            if len(sentence) <= _MAX_SOURCE and len(offers) < _MAX_OFFERS:
                _read_sentence(sentence, offers, small_words)
    return tuple(offers)


def _read_sentence(sentence: str, offers: list[Offer], small_words: AbstractSet[str]) -> None:
    if _is_purchase(sentence):
        if not any(offer.todo_kind == "buy" for offer in offers):
            offers.append(Offer(OfferKind.TODO, _BUY_TEXT, sentence, todo_kind="buy"))
        return
    is_promise = _PROMISE.search(sentence) is not None
    question = question_in(sentence, small_words)
    if question is not None:
        if all(offer.text.casefold() != question.casefold() for offer in offers):
            offers.append(Offer(OfferKind.QUESTION, question, sentence, promised=is_promise))
    elif is_promise:
        _promise(sentence, offers)


def _is_purchase(sentence: str) -> bool:
    is_wanted = _BUY.search(sentence) is not None or _BUY_ELSEWHERE.search(sentence) is not None
    return is_wanted and _NO_PURCHASE.search(sentence) is None


def _promise(sentence: str, offers: list[Offer]) -> None:
    """The promise belongs to the last question before it; without one it is a question by itself."""
    for place in range(len(offers) - 1, -1, -1):
        if offers[place].kind is OfferKind.QUESTION:
            offers[place] = replace(offers[place], promised=True)
            return
    offers.append(Offer(OfferKind.QUESTION, _PROMISED_TEXT, sentence, promised=True))
