"""A doubt as a question: "(not sure) where neurotrophins are found" becomes "Where are neurotrophins found?".

The rules are those of English; of German, French, Spanish and Italian as far as a question needs them.
"""

import re
from collections.abc import Set as AbstractSet

_WH = re.compile(
    r"(?P<wh>(?:how (?:much|many|often|long|far|strongly|well|likely|big|large|good|old|fast|safe|reliable|"
    r"common)(?: \w+)??|"
    r"(?:what|which) (?:kind|sort|type|part|dose|amount)s? of \w+|"
    r"where|how|why|when|what|which|who|whom|whose))\b\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_IF = re.compile(r"(?:whether(?: or not)?|if)\s+(?P<rest>.+)", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|should|shall|may|might|must|do|does|did)(?:n['’]t)?\b",
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
    r"(?P<prefix>vor|ab|auf|aus|bei|mit|nach|statt|zurück|zusammen|hervor|fest|an|ein)(?P<verb>(?:komm|find|fänd|"
    r"geh|häng|nimm|nehm|"
    r"tritt|tret|läuft|lauf|ruf|stell|steh|steig|fäll|fall|bring|träg|trag|wirk|hält|halt)\w{0,3})$"
)


def english_question(clause: str, small_words: AbstractSet[str]) -> str | None:
    """The direct question of a clause that begins with a question word, "whether" or "if"; None when it is none.

    `small_words` are words known to be written small: they lose a capital inside the question.
    """
    clause = _TRAILING.sub("", clause.strip())
    found = _IF.fullmatch(clause)
    if found is not None:
        return _finished(_inverted(found["rest"]) or f"is it true that {found['rest']}", small_words)
    found = _WH.fullmatch(clause)
    if found is None or not found["rest"]:
        return None
    wh, rest = found["wh"], found["rest"]
    if wh.lower() in {"who", "what", "which"} and _begins_with_verb(rest):
        return _finished(f"{wh} {rest}", small_words)
    inverted = _inverted(rest)
    return _finished(f"{wh} {inverted or rest}", small_words)


def statement_question(statement: str, small_words: AbstractSet[str]) -> str | None:
    """The question whether a statement holds: "this works" becomes "Does this work?"."""
    statement = _TRAILING.sub("", statement.strip())
    inverted = _inverted(statement)
    return _finished(inverted, small_words) if inverted else None


def thing_question(thing: str, small_words: AbstractSet[str]) -> str:
    """The question what something is about: "the dose" becomes "What about the dose?"."""
    return _finished(f"what about {_TRAILING.sub('', thing.strip())}", small_words)


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


def _inverted(clause: str) -> str | None:
    """The clause with its auxiliary before its subject, or with a form of "do"; None when its verb is not found."""
    at = _auxiliary(clause)
    if at is not None:
        subject, verb, rest = clause[: at.start()].strip(), at.group(0), clause[at.end() :].strip()
        if not rest and verb.lower() in {"does", "do", "did"}:
            rest = "do"
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
    return last if last >= 1 and re.fullmatch(r"[a-z]{2,}[^s]s|[a-z]{3,}ed", words[last]) else None


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


def _begins_with_verb(rest: str) -> bool:
    first = rest.split(maxsplit=1)[0].lower()
    return (first != "do" and _is_verb(first)) or _AUXILIARY.fullmatch(first) is not None


def _finished(question: str, small_words: AbstractSet[str]) -> str:
    words = question.strip(" ,;:").split()
    small = [word.lower() if _is_small(word, small_words) else word for word in words]
    return _capital(" ".join(small)) + "?"


def _is_small(word: str, small_words: AbstractSet[str]) -> bool:
    bare = word.strip("“”\"'‘’(),;:")
    return bare[:1].isupper() and bare[1:].islower() and bare.lower() in small_words


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
