"""Sentences in which a reader says that she does not know something, and the question each stands for."""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from desktop_app.importers.pasted_text.question_wording import (
    english_question,
    french_question,
    german_question,
    romance_question,
    statement_question,
    thing_question,
)

_ASKING = r"(?P<clause>(?:where|how|why|when|what|which|who|whom|whose|whether|if)\b.+)"
_DOUBTS = (
    re.compile(
        r"(?:\b(?:not|never|hardly|cannot)|n['’]t)\s+(?:(?:\w+)\s+){0,3}?(?:sure|certain|clear|know|understand|see|"
        r"tell|remember|get|say|"
        rf"convinced|grasp|follow)\s*,?\s*(?:(?:of|about|as to|to me|yet|exactly|just|precisely)\s+){{0,2}}{_ASKING}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:wonder(?:ing|ed)?|curious|unclear|unsure|no idea|no clue|uncertain|dunno|question (?:is|remains|"
        r"for me is)|mystery|"
        r"(?:like|love|want|need|have|got|curious|interested|try|trying|hope|eager) to (?:know|find out|learn|see|"
        r"understand|figure "
        r"out|look up|check|ask)|(?:must|should|will|i['’]ll|let me) (?:\w+ )?(?:find out|look up|look into|check|"
        r"see|ask|figure "
        rf"out|learn)|ask(?:ing)? myself|once i know|when i know)\s*[,:]?\s*(?:(?:is|remains|about|as to|to me|of|"
        rf"just|exactly)\s+){{0,2}}"
        rf"{_ASKING}",
        re.IGNORECASE,
    ),
)
_DOUBT_AFTER = re.compile(
    r"(?:(?:but|and|also|so|still|although|though)\s+)?(?P<clause>(?:where|how|why|when|what|which|who|"
    r"whether)\b.{3,200}?)\s"
    r"(?:is|are|remains?)\s"
    r"(?:still |also |quite |not |so |really )*(?:unclear|clear|known|unknown|open|a mystery|beyond me|a puzzle)\b",
    re.IGNORECASE,
)
_THING_AFTER = re.compile(
    r"(?:(?:but|and|also|so|still)\s+)?(?P<thing>(?:the|their|its|his|her|these|those)\s.{3,90}?)\s(?:is|are|"
    r"remains?)\s"
    r"(?:still |also |quite |really )*(?:unclear|not clear|a mystery)\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:not (?:\w+ )?(?:sure|certain|clear)|unsure|unclear|no idea|curious|wonder(?:ing)?)\s(?:about|"
    r"what to make of)\s"
    r"(?P<thing>(?!(?:where|how|why|when|what|which|who|whether|if|that|it)\b).{3,120})",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"\b(?:not (?:\w+ )?(?:sure|certain|convinced|clear)|unsure)\s(?:that\s)?"
    r"(?P<clause>(?:this|that|it|they|these|those|the|he|she|i|we|there)\s.{4,160})",
    re.IGNORECASE,
)
_OTHER_TONGUES: tuple[tuple[re.Pattern[str], Callable[[str], str | None]], ...] = (
    (
        re.compile(
            r"\b(?:frage mich|weiß nicht|weiss nicht|keine ahnung|unklar|nicht (?:ganz )?(?:sicher|klar)|"
            r"wüsste (?:\w+ )?gerne?|"
            r"gespannt|möchte wissen|wissen will ich)(?:\s(?:mir|ist|noch|auch))*\s*[,:]?\s*(?P<clause>(?:ob|wo|wie|"
            r"warum|weshalb|wann|"
            r"was|wer|welche|wozu|woher|wohin)\w*\s.+)",
            re.IGNORECASE,
        ),
        german_question,
    ),
    (
        re.compile(
            r"(?:\bme demande|\bne sais pas|\baucune idée|\bpas (?:très )?(?:sûre?|clair)|\bj['’]ignore|"
            r"\bcurieuse? de savoir)\s*,?\s*"
            r"(?P<clause>(?:s['’]|(?:si|où|comment|pourquoi|quand|ce que|ce qui|quel\w*|qui|combien)\s).+)",
            re.IGNORECASE,
        ),
        french_question,
    ),
    (
        re.compile(
            r"\b(?:me pregunto|no sé|no estoy segur[oa](?: de)?|ni idea(?: de)?|no me queda claro)\s+"
            r"(?P<clause>(?:si|dónde|cómo|por qué|cuándo|qué|cuál\w*|quién\w*|cuánt\w*)\s.+)",
            re.IGNORECASE,
        ),
        lambda clause: romance_question(clause, opening="¿"),
    ),
    (
        re.compile(
            r"\b(?:mi chiedo|mi domando|non so|non sono sicur[oa]|chissà|non mi è chiaro)\s+"
            r"(?P<clause>(?:se|dove|come|perché|quando|che cosa|cosa|qual\w*|chi|quant\w*)\s.+)",
            re.IGNORECASE,
        ),
        romance_question,
    ),
)
_DIRECT = re.compile(
    r"(?:.*?[:;,–—-]\s*)??(?:(?:ok(?:ay)?|so|but|and|hmm*|well|also|anyway|now|oh|question|i wonder|"
    r"i['’]m wondering|my question(?: is)?)\b"
    r"\s*[,:.…–—-]*\s*)*(?P<question>.+)",
    re.IGNORECASE,
)
_MAX_SENTENCE = 500
_MIN_WORDS = 3


def question_in(sentence: str, small_words: AbstractSet[str]) -> str | None:
    """The question that a sentence asks or implies, else None; see `english_question` for `small_words`."""
    if len(sentence) > _MAX_SENTENCE:
        return None
    bare = sentence.strip().rstrip('"”’)')
    if bare.endswith(("?", "?!", "??", "?!?")):
        asked = _doubted(bare.rstrip("?! "), small_words)
        return asked or _direct(bare)
    return _english(bare, small_words) or _other_tongue(bare)


def _direct(sentence: str) -> str | None:
    found = _DIRECT.fullmatch(sentence)
    text = (found["question"] if found is not None else sentence).strip(" \"“”‘’'")
    text = re.sub(r"\s*[?!]+$", "?", text)
    if text.count(" ") + 1 < _MIN_WORDS and len(text) < 12:
        return None
    return text[:1].upper() + text[1:]


def _doubted(sentence: str, small_words: AbstractSet[str]) -> str | None:
    for pattern in _DOUBTS:
        found = pattern.search(sentence)
        question = english_question(found["clause"], small_words) if found is not None else None
        if question is not None:
            return question
    return None


def _english(sentence: str, small_words: AbstractSet[str]) -> str | None:
    question = _doubted(sentence, small_words)
    if question is not None:
        return question
    after = _DOUBT_AFTER.match(sentence)
    if after is not None:
        return english_question(after["clause"], small_words)
    thing = _THING_AFTER.match(sentence) or _THING.search(sentence)
    if thing is not None:
        return thing_question(thing["thing"], small_words)
    held = _STATEMENT.search(sentence)
    return statement_question(held["clause"], small_words) if held is not None else None


def _other_tongue(sentence: str) -> str | None:
    for pattern, question_of in _OTHER_TONGUES:
        found = pattern.search(sentence)
        if found is not None:
            return question_of(found["clause"])
    return None
