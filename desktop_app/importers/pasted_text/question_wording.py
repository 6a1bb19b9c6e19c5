"""A doubt as a question: "(not sure) where neurotrophins are found" becomes "Where are neurotrophins found?".

The rules are those of English; of German, French, Spanish and Italian as far as a question needs them.
"""

import re
from collections.abc import Set as AbstractSet

_WH = re.compile(
    r"(?P<wh>(?:how (?:much|many|often|long|far|strongly|well|likely|big|large|good|old|fast|safe|reliable|"
    r"common)(?: \w+)??|"
    r"(?:what|which) (?:kind|sort|type|part|dose|amount)s? of \w+|"
    r"(?:what|which|whose) (?:\w+ ){1,3}?(?=(?:they|it|he|she|we|I|this|these)\b)|"
    r"where|how|why|when|what|which|who|whom|whose))\b\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_IF = re.compile(r"(?:whether(?: or not)?|if)\s+(?P<rest>.+)", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\b(?:is|am|are|was|were|has|have|had|can|could|will|would|should|shall|may|might|must|do|does|did)(?:n['’]t)?\b",
    re.IGNORECASE,
)
_RELATIVE = frozenset(("that", "which", "who", "where", "when", "because", "if", "while", "as"))
_SINGULAR = frozenset(
    ("it", "this", "that", "he", "she", "one", "everyone", "nobody", "someone", "anything", "something")
)
_PLURAL = frozenset(("they", "we", "these", "those", "i", "you", "people", "patients", "others", "both"))
_VERBS = """
work apply hold happen matter mean affect relate change depend act help occur reach cause last begin start end stop come
go make take need use know find show get become remain stay look feel differ exist count interact influence increase
decrease reduce improve explain predict translate generalise generalize transfer compare connect play do trigger block
involve regulate modulate activate express carry contain include require control support follow lead extend belong say
think measure test
"""
_IRREGULAR = """
told tell found find made make got get took take came come went go knew know saw see chose choose gave give led lead
kept keep held hold meant mean became become began begin thought think felt feel said say ran run built build
"""
_DETERMINERS = frozenset(
    ("the", "a", "an", "their", "its", "his", "her", "my", "our", "your", "these", "those", "this", "that")
)
_CONTRACTIONS = (
    (re.compile(r"\b(it|that|this|there|he|she|what|where|who|how|when)['’]s\b", re.IGNORECASE), r"\1 is"),
    (re.compile(r"(?<=\w)['’]re\b"), " are"),
    (re.compile(r"(?<=\w)['’]ve\b"), " have"),
    (re.compile(r"(?<=\w)['’]ll\b"), " will"),
    (re.compile(r"(?<=\w)['’]d\b"), " would"),
    (re.compile(r"\bI['’]m\b"), "I am"),
)
_BASES = frozenset(_VERBS.split())
_PAST = dict(zip(_IRREGULAR.split()[::2], _IRREGULAR.split()[1::2], strict=True))
_TRAILING = re.compile(
    r"\s*(?:though|although|tho|yet|anyway|to be honest|,? but\b.*|[;—–]\s.*|\s-\s.*|\(.{0,80}\))?\s*[.!?…]*$"
)
_GERMAN = re.compile(
    r"(?P<wh>ob|wo|wie(?:so| viele?| lange| oft| stark)?|warum|weshalb|wann|was|wer|wem|wen|welche[rnms]?(?: \w+)?|"
    r"wozu|woher|wohin)"
    r"\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_SEPARABLE = re.compile(
    r"(?P<prefix>vor|ab|auf|aus|bei|mit|nach|statt|zurück|zusammen|hervor|fest|an|ein)(?P<verb>(?:komm|sieht|seh|find|fänd|"
    r"geh|häng|nimm|nehm|"
    r"tritt|tret|läuft|lauf|ruf|stell|steh|steig|fäll|fall|bring|träg|trag|wirk|hält|halt)\w{0,3})$"
)


def english_question(clause: str, small_words: AbstractSet[str]) -> str | None:
    """The direct question of a clause that begins with a question word, "whether" or "if"; None when it is none.

    `small_words` are words known to be written small: they lose a capital inside the question.
    """
    clause = _spelled_out(_TRAILING.sub("", clause.strip()))
    found = _IF.fullmatch(clause)
    if found is not None:
        return _finished(_inverted(found["rest"]) or f"is it true that {found['rest']}", small_words)
    found = _WH.fullmatch(clause)
    if found is None or not found["rest"]:
        return None
    wh, rest = found["wh"].strip(), found["rest"]
    if (wh.lower() in {"who", "what", "which"} and _begins_with_verb(wh, rest)) or rest.startswith("to "):
        return _finished(f"{wh} {rest}", small_words)
    is_amount = wh.lower() in {"how much", "how many"} and _counts_subject(rest)
    inverted = None if is_amount else _inverted(rest)
    return _finished(f"{wh} {inverted or rest}", small_words)


def statement_question(statement: str, small_words: AbstractSet[str]) -> str | None:
    """The question whether a statement holds: "this works" becomes "Does this work?"."""
    statement = _spelled_out(_TRAILING.sub("", statement.strip()))
    inverted = _inverted(statement)
    return _finished(inverted, small_words) if inverted else None


def thing_question(thing: str, small_words: AbstractSet[str]) -> str:
    """The question what something is about: "the dose" becomes "What about the dose?"."""
    bare = _TRAILING.sub("", thing.strip())
    first, space, rest = bare.partition(" ")
    return _finished(
        f"what about {first.lower() if first.lower() in _DETERMINERS else first}{space}{rest}", small_words
    )


def german_question(clause: str) -> str | None:
    """The direct question of a German clause with its verb at the end."""
    found = _GERMAN.fullmatch(clause.strip().rstrip(".!?… "))
    if found is None:
        return None
    words = found["rest"].split()
    verb, middle, prefix = words[-1], words[:-1], ""
    parted = _SEPARABLE.match(verb)
    if parted is not None:
        verb, prefix = parted["verb"], parted["prefix"]
    front = [] if found["wh"].lower() == "ob" else [found["wh"]]
    is_subject = found["wh"].lower() in {"wer", "was"} and len(middle) < 2
    order = (
        [*front, *middle, verb] if is_subject and not middle else [*front, verb, *middle, *([prefix] if prefix else [])]
    )
    return _capital(" ".join(order)) + "?"


def french_question(clause: str) -> str:
    """The direct question of a French clause."""
    bare = re.sub(r"^s(?:i\s+|['’])", "", clause.strip().rstrip(".!?… "), flags=re.IGNORECASE)
    return _capital(bare) + " ?"


def romance_question(clause: str, *, opening: str = "") -> str:
    """The direct question of a Spanish (`opening` "¿") or Italian clause."""
    bare = re.sub(r"^(?:si|se)\s+", "", clause.strip().rstrip(".!?… ").lstrip("¿"), flags=re.IGNORECASE)
    return f"{opening}{_capital(bare)}?"


def _spelled_out(clause: str) -> str:
    for pattern, words in _CONTRACTIONS:
        clause = pattern.sub(words, clause)
    return clause


def _inverted(clause: str) -> str | None:
    """The clause with its auxiliary before its subject, or with a form of "do"; None when its verb is not found."""
    at = _auxiliary(clause)
    if at is not None:
        subject, verb, rest = clause[: at.start()].strip(), at.group(0), clause[at.end() :].strip()
        if verb.lower() in {"does", "do", "did"} and not _is_verb(rest.split(" ", 1)[0]):
            rest = f"do {rest}".strip()
        return " ".join(part for part in (verb.lower(), subject, rest) if part)
    words = clause.split()
    place = _verb_place(words)
    if place is None:
        return None
    helper, base = _taken_apart(words[place].lower())
    return " ".join([helper, *words[:place], base, *words[place + 1 :]])


def _taken_apart(verb: str) -> tuple[str, str]:
    """The form of "do" and the base that a verb's form stands for: "works" is "does work"."""
    if verb in _PAST:
        return "did", _PAST[verb]
    if re.fullmatch(r"\w{2,}ed", verb):
        return "did", _present(verb)
    return ("do", verb) if verb in _BASES or not verb.endswith("s") else ("does", _without_s(verb))


def _present(verb: str) -> str:
    stem = verb[:-2]
    if stem in _BASES or f"{stem}e" in _BASES:
        return stem if stem in _BASES else f"{stem}e"
    if re.search(r"([bdgmnprt])\1$", stem):
        return stem[:-1]
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    return f"{stem}e" if re.search(r"(?:at|iz|is|ur|ar|ir|ut|v|c|g|u|dl|bl|pl|tl|fl)$", stem) else stem


def _auxiliary(clause: str) -> re.Match[str] | None:
    for found in _AUXILIARY.finditer(clause):
        before = clause[: found.start()].split()
        if before and not (before[-1].lower() in _RELATIVE and len(before) > 1):
            return found
    return None


def _verb_place(words: list[str]) -> int | None:
    if len(words) >= 2 and words[0].lower() in _SINGULAR | _PLURAL:
        place = (
            2
            if words[1].lower() in {"also", "really", "even", "still", "actually", "only", "all"} and len(words) > 2
            else 1
        )
        return place if words[place][0].islower() else None
    known = next((place for place, word in enumerate(words[1:], 1) if _is_verb(word)), None)
    if known is not None:
        return known
    last = len(words) - 1
    is_short = last == 1 or (last == 2 and words[0].lower() in _DETERMINERS)
    return last if is_short and re.fullmatch(r"[a-z]{2,}[^s]s|[a-z]{3,}ed", words[last]) else None


def _is_verb(word: str) -> bool:
    return (
        word in _PAST
        or word in _BASES
        or _without_s(word) in _BASES
        or (word.endswith("ed") and _present(word) in _BASES)
    )


def _without_s(verb: str) -> str:
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if verb.endswith(ending):
            return verb[: -len(ending)] + instead
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def _counts_subject(rest: str) -> bool:
    """Whether what is counted is the subject: "how much current is needed"."""
    words = rest.split()
    is_noun = words[0].lower() not in _DETERMINERS | _SINGULAR | _PLURAL or words[0].lower() in {"people", "patients"}
    return len(words) > 1 and is_noun and _AUXILIARY.fullmatch(words[1]) is not None


def _begins_with_verb(wh: str, rest: str) -> bool:
    """Whether the question word is itself the subject: "who funded this"."""
    first = rest.split(" ", 1)[0]
    if wh.lower() == "who" and first.islower() and first not in _PLURAL | _SINGULAR | _DETERMINERS:
        return True
    is_verb = (first != "do" and _is_verb(first)) or re.fullmatch(r"[a-z]{3,}ed", first) is not None
    return is_verb or _AUXILIARY.fullmatch(first) is not None


def _finished(question: str, small_words: AbstractSet[str]) -> str:
    words = question.strip(" ,;:").split()
    small = [word.lower() if _is_small(word, small_words) else word for word in words]
    return _capital(" ".join(small)) + "?"


def _is_small(word: str, small_words: AbstractSet[str]) -> bool:
    bare = word.strip("“”\"'‘’(),;:")
    return bare[:1].isupper() and bare[1:].islower() and bare.lower() in small_words


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
