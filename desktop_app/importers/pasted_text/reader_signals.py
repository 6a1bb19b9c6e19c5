"""How to tell that somebody speaks for herself: first person, contractions, asides; and how sure that is.

A paper may say "I argue" once in its abstract, so a single weak sign in a long academic paragraph is not enough.
"""

import re

_SINGULAR = re.compile(
    r"\bI['’](?:m|ve|d|ll|ma)\b|(?:^|[.!?;:,…]\s+|[\"“(—–]\s?|\b(?:and|but|so|that|if|as|what|when|because|which|"
    r"why|how|where|"
    r"whether|while|since|although|though|or|now|here|am|do|did|should|can|could|would|will|might|may|must|shall|"
    r"have|had|was|than)"
    r"\s+)I\b(?!\s?[.)/]|-)|\bI\s+(?:am|was|have|had|do|don|did|didn|can|cannot|could|should|would|will|won|might|"
    r"may|must|think|"
    r"thought|wonder|guess|know|knew|need|want|wanted|feel|felt|find|found|read|believe|suppose|doubt|like|liked|"
    r"love|hope|plan|"
    r"still|also|really|just|never|always|only|see|saw|came|got|get|expect|suspect|remember|learned|noticed|"
    r"understand|wish|"
    r"recall|agree|disagree|assume|keep|promise|intend|bought|buy|ought|tried|try)\b"
)
_MINE = re.compile(r"\b(?:my|me|myself|mine)\b(?!\s+et\b)")
_OTHER_TONGUES = re.compile(
    r"\b(?:[Ii]ch|[Mm]ir(?!-)|[Mm]ich|[Mm]eine[rnms]?|weiß nicht|[Kk]eine [Aa]hnung|[Jj]e (?:me|ne|n['’]|vais|suis|"
    r"pense|crois|veux|"
    r"dois|voudrais)|[Jj]['’](?:ai|aimerais|ignore|hésite)|moi|[Mm]e pregunto|[Nn]o sé|[Nn]o estoy|[Qq]uiero|"
    r"[Mm]i chiedo|[Nn]on so|"
    r"[Nn]on sono|[Vv]orrei|[Ii]o (?:non|credo|penso)|[Mm]e pergunto|[Nn]ão sei|[Ee]u (?:não|acho|quero)|"
    r"[Ii]k (?:weet|vraag|wil|ben|"
    r"denk)|[Gg]een idee|[Jj]ag (?:undrar|vet|vill)|[Zz]astanawiam się|[Nn]ie wiem)(?!\w)"
)
_ASIDE = re.compile(
    r"\b(?:don|doesn|didn|isn|aren|wasn|weren|can|couldn|won|wouldn|shouldn|haven|hasn)['’]t\b|\b(?:it|that|there|"
    r"what|here|let|"
    r"she|he|who)['’]s\b|\b(?:they|we|you)['’](?:re|ve|ll|d)\b|!(?:\s|$)|\b(?:ok|okay|wow|hmm+|huh|btw|fyi|imo|tbh|"
    r"lol|yay|ugh|"
    r"anyway|stuff|pretty (?:cool|good|neat|interesting)|cool|awesome|fascinating|interesting(?:ly)? (?:read|paper|"
    r"article|study|stuff)|"
    r"kind of|sort of|gonna|wanna|note to self|to ?do|tl;?dr)\b|:-?\)|;-\)|\.\.\.$|…$|\?!",
    re.IGNORECASE,
)
_START = r"(?:^|[.!?…]\s+|[-–—•]\s+)(?:(?:still|really|quite|also|but|and|so|ok)[\s,]+){0,3}"
_OWN_DOUBT = re.compile(
    rf"{_START}(?:not (?:(?:even|quite|really|at all|so) ){{0,2}}(?:sure|clear|certain)|unsure|unclear|no idea|no clue|"
    r"wondering|curious|tempted|dunno|don['’]t know|can['’]t tell|must (?:read|check|find|look|ask|get|buy|see)|"
    r"need to|"
    r"have to|would like|want to|going to|remember to|todo|to do|maybe|perhaps|will (?:report|look|check|read|find|"
    r"ask|let))\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    rf"{_START}(?:why|how|what|where|when|who|does|is|are|can|could|do|did|should|might|would)\b[^.!?]{{3,300}}\?",
    re.IGNORECASE,
)
_SHORT, _LONG = 30, 70
_ACADEMIC = re.compile(
    r"\b(?:et al|we (?:show|found|find|report|present|propose|used|investigated|examined|conclude|review|"
    r"demonstrate|describe)|"
    r"this (?:study|review|paper|article|work|trial)|the present (?:study|review|paper|work)|results? (?:show|"
    r"suggest|indicate)|"
    r"in conclusion|here,? we|was (?:performed|conducted|associated)|were (?:performed|conducted|measured|"
    r"randomi[sz]ed)|"
    r"p\s?[<=]\s?0|95\s?% ?CI|n\s?=\s?\d)",
    re.IGNORECASE,
)


def speaks_for_herself(text: str) -> bool:
    """Whether the text has a first person singular in it."""
    return bool(_SINGULAR.search(text) or _MINE.search(text) or _OTHER_TONGUES.search(text))


def is_note_to_self(text: str) -> bool:
    """Whether a paragraph without a first person still is somebody's own: "Not sure if …", or a short one that asks."""
    words = text.count(" ") + 1
    is_asking = words <= _SHORT and _ASKING.search(text) is not None
    return (is_asking or (words <= _LONG and _OWN_DOUBT.search(text) is not None)) and personal_weight(text) >= 0


def personal_weight(text: str) -> float:
    """How personal a text sounds: above 1 it is somebody's own words, below 0 a paper's."""
    words = max(text.count(" ") + 1, 1)
    person = len(_SINGULAR.findall(text)) + len(_MINE.findall(text)) + 0.5 * len(_OTHER_TONGUES.findall(text))
    weight = 1.2 * person + 0.6 * len(_ASIDE.findall(text)) - 0.8 * len(_ACADEMIC.findall(text))
    return weight * min(1.0, 60 / words) if weight > 0 else weight


def is_reader_paragraph(text: str) -> bool:
    """Whether a paragraph can only be the reader's: the first person, and nothing academic that outweighs it."""
    return speaks_for_herself(text) and personal_weight(text) >= 0.6
