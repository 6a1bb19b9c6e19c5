"""What an answer looks like: a question for a place wants a place, one for a number wants a number."""

import re
from collections.abc import Callable
from enum import StrEnum


class AnswerShape(StrEnum):
    PLACE = "place"
    DATE = "date"
    NUMBER = "number"
    DURATION = "duration"
    PERSON = "person"
    DEFINITION = "definition"
    REASON = "reason"
    ANY = "any"


_NUMBER = (
    r"(?:\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million"
    r"|half|twice|zwei|drei|vier|fünf|deux|trois|quatre|dos|tres|cuatro)\b)"
)
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz"
    r"|juni|juli|oktober|dezember|janvier|février|mars|juin|juillet|septembre|octobre|enero|marzo|julio|octubre)"
)
_UNITS = r"(?:s|ms|h|min|secs?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|semesters?|stunden?|tagen?|wochen?"
_UNITS += r"|jahren?|heures?|jours?|semaines?|ans|horas?|días|semanas?|años)"
# The order is that of trying: the special before the general.
_ASKED = (
    (AnswerShape.DURATION, r"\bhow long\b|\bhow much time\b|\bduration\b|\bwie lange\b|\bcombien de temps\b"),
    (AnswerShape.NUMBER, r"\bhow (?:many|much|large|big|fast|often|far|high|old|accurate|strong)\b|\bwhat (?:percentage"
     r"|proportion|share|number|fraction)\b|\bwie ?viele?\b|\bcombien\b|\bcu[áa]nt[oa]s?\b"),
    (AnswerShape.DATE, r"\bwhen\b|\bwh(?:at|ich) (?:year|date|month|day)\b|\bsince when\b|\bwann\b|\bquand\b"
     r"|\bcu[áa]ndo\b"),
    (AnswerShape.PLACE, r"\bwhere\b|\b(?:what|which) (?:country|city|place|region|university|hospital)\b|\bwo\b|\bwoher\b"  # noqa: E501
     r"|\boù\b|\bd[óo]nde\b"),
    (AnswerShape.PERSON, r"^\W*(?:by )?who(?:m|se)?\b|^\W*(?:von )?w(?:er|em)\b|^\W*qui\b|\bqui[ée]n(?:es)?\b"),
    (AnswerShape.REASON, r"\bwhy\b|\bwhat (?:is|was|are|were) the reasons?\b|\bwarum\b|\bwieso\b|\bpourquoi\b"
     r"|\bpor qu[ée]\b"),
    (AnswerShape.DEFINITION, r"^\W*what (?:is|are) (?:an? )?[\w-]+(?: [\w-]+)?\W*$|\bwhat does .* (?:mean|stand for)\b"
     r"|\bdefin(?:ed|ition)\b|^\W*was (?:ist|sind)\b|\bqu'est-ce\b|^\W*¿?qué es\b"),
)  # fmt: skip
_FOUND = {
    AnswerShape.NUMBER: re.compile(_NUMBER, re.IGNORECASE),
    AnswerShape.DURATION: re.compile(rf"{_NUMBER}[\s-]*{_UNITS}\b", re.IGNORECASE),
    AnswerShape.DATE: re.compile(rf"\b(?:1[5-9]|20)\d\d\b|\b{_MONTHS}\s+\d|\b\d+\.?\s+{_MONTHS}\b", re.IGNORECASE),
    AnswerShape.PLACE: re.compile(
        r"\b(?:in|at|from|near|across|throughout|within|im?|aus|bei|dans|à|en) (?:the |der |dem |la |el )?[A-Z][a-z]+"
        r"|\b(?:found|located|present|expressed|produced|stored|occurs?) (?:in|at|on|near|throughout)\b"
        r"|(?i:\b(?:university|hospital|institute|region|country|north|south|east|west|located|cortex|brain|tissues?"
        r"|cells?|forests?|universität|hôpital|hospitales)\b)"
    ),
    AnswerShape.PERSON: re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z]\.)* [A-Z][\w'’-]+|\bet al\b|\b[Ww]e\b|\b[A-Z]{2,}\b"),
    AnswerShape.REASON: re.compile(
        r"\b(?:because|due to|since|therefore|thus|hence|in order to|so that|as a result|reasons?|caused|owing to"
        r"|to (?:avoid|ensure|allow|prevent|reduce)|weil|wegen|damit|parce que|grâce|porque|debido)\b",
        re.IGNORECASE,
    ),
    AnswerShape.DEFINITION: re.compile(
        r"\b(?:is|are|means?) (?:an?|the|one of)\b|\b(?:refers? to|defined as|known as|stands? for|consists? of"
        r"|called|describes?|i\.e\.|is|are)\b|\b(?:ist|sind) (?:eine?|die|der|das)\b|\best une?\b|\bes una?\b",
        re.IGNORECASE,
    ),
}


def shape_asked(question: str) -> AnswerShape:
    """What the question's own words say that the answer looks like."""
    for shape, pattern in _ASKED:
        if re.search(pattern, question.strip(), re.IGNORECASE):
            return shape
    return AnswerShape.ANY


def shape_test(shape: AnswerShape) -> Callable[[str], bool]:
    """Tells of a sentence whether an answer of that shape stands in it."""
    pattern = _FOUND.get(shape)
    return (lambda _sentence: True) if pattern is None else (lambda sentence: pattern.search(sentence) is not None)
