"""Words of one family: what stays of a word without the endings that make a noun, a verb or an adjective of it.

English only, where one question and one text most often choose different members; elsewhere a stem is its own family.
"""

from functools import lru_cache

from desktop_app.domain.question_words import stem

# Longer endings come before those that they end in.
_ENDINGS = (
    "izations", "isations", "ization", "isation", "abilities", "ibilities", "ability", "ibility", "iveness", "fulness",
    "ically", "ational", "ations", "itions", "ation", "ition", "ations", "ements", "ments", "ances", "ences", "ement",
    "ated", "ates", "ating", "ative", "itive", "atory", "ment", "ance", "ence", "ancy", "ency", "able", "ible",
    "ably", "ibly", "ical", "ness", "less", "ship", "ious", "eous", "ized", "ised", "izes", "ises", "izing", "ising",
    "ators", "ator", "ally", "ings", "ions", "ives", "ents", "ants", "ists", "isms", "ities", "ing", "ion",
    "ive", "ent", "ant", "ous", "ful", "acy", "acies", "ary", "ory", "ist", "ism", "ity", "ial", "ual", "ize", "ise",
    "ify", "ate", "ers", "ors", "ied", "ies", "eds", "ic", "al", "er", "or", "ed", "es", "ly", "th", "s",
)  # fmt: skip
_SHORTEST, _SHORTEST_OF_FORM = 4, 3
_FORMS = frozenset(("s", "es", "ed", "ing", "er", "ers", "ings", "ies", "ied"))
_SPELLINGS = (("haem", "hem"), ("aem", "em"), ("oed", "ed"), ("our", "or"), ("ae", "e"), ("oe", "e"))
# What a verb ends in, and what its noun has in the same place.
_ALTERNATIONS = (
    ("uct", "uc"), ("scrip", "scrib"), ("script", "scrib"), ("sorpt", "sorb"), ("rupt", "rup"), ("vers", "vert"),
    ("cept", "ceiv"), ("miss", "mit"), ("tens", "tend"), ("pans", "pand"), ("cis", "cid"), ("fus", "fund"),
    ("lyt", "lys"), ("lyz", "lys"), ("lysis", "lys"), ("solut", "solv"), ("gress", "gred"), ("puls", "pel"),
)  # fmt: skip
_CUTS = 2
_VOWELS = "aeiouy"


@lru_cache(maxsize=65536)
def family_of(word: str, language: str) -> str:
    """The name of the family of a word in small letters."""
    if language != "en" or not word.isascii() or not word.isalpha() or len(word) <= _SHORTEST:
        return stem(word, language)
    name = _without_ending(word, _FORMS)
    for _cut in range(_CUTS):
        name = _without_ending(name, frozenset())
    for british, american in _SPELLINGS:
        name = name.replace(british, american)
    for noun, verb in _ALTERNATIONS:
        if name.endswith(noun) and len(name) > len(noun):
            return name.removesuffix(noun) + verb
    return name


def _without_ending(word: str, forms: frozenset[str]) -> str:
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        is_form = ending in _FORMS
        if rest == word or (is_form and ending not in forms) or (ending == "s" and rest[-1:] in ("s", "u", "i")):
            continue
        if len(rest) >= (_SHORTEST_OF_FORM if is_form else _SHORTEST) and any(one in _VOWELS for one in rest):
            return _evened(rest)
    return _evened(word)


def _evened(rest: str) -> str:
    if (len(rest) > _SHORTEST_OF_FORM and rest[-1] in "ei") or (len(rest) > _SHORTEST and rest[-1] == "y"):
        rest = rest[:-1]
    if len(rest) > _SHORTEST_OF_FORM and rest[-1] == rest[-2] and rest[-1] not in "aeioulsz":
        rest = rest[:-1]
    return rest


def beginning_of(word: str, language: str) -> str:
    """What a word and most of its family begin with: what an index of whole words is asked for."""
    family = family_of(word, language)
    return family if len(family) >= _SHORTEST and word.startswith(family) else stem(word, language)
