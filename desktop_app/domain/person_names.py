"""Names of people and author lists as they are printed, read into family and given names.

Affiliation marks, superscripts, degrees and the words of web pages ("View ORCID Profile") between them are skipped.
"""

import re

from desktop_app.domain.paper import Contributor

_PARTICLES = frozenset(
    "de del della dello dei degli di da dal dos das do du des la le van von vom zu zum zur der den het ter ten te "  # noqa: SIM905 - one line instead of fifty
    "el al bin ibn ben af av y e t op".split()
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "2nd", "3rd"))
_DEGREES = re.compile(
    r"(?:,\s*|\s+)(?:Ph\.?\s?D|M\.?D|M\.?Sc|B\.?Sc|M\.?P\.?H|M\.?S|M\.?A|MBBS|MBChB|FRCP|FACC|FAHA|Dr\.?\s?(?:med|"
    r"rer)\.?|"
    r"Psy\.?D|Pharm\.?D|D\.?Phil|DVM|R\.?N|Prof)(?![^\W\d_])\.?"
)
_TITLES = re.compile(r"^(?:Prof|Dr|Mr|Mrs|Ms|Sir|Professor)\b\.?(?:\s*(?:med|rer|nat)\b\.?){0,3}\s+")
_PAGE_WORDS = re.compile(
    r"Author links open overlay panel|View ORCID Profile|ORCID profile for|Search for more papers by this author|"
    r"\(?(?:ORCID(?:\s*iD)?(?:\s*icon)?:?\s*)?(?:https?://)?(?:orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]\)?|"
    r"ORCID(?:\s?(?:iD|Icon))?|corresponding author|"
    r"\bEnvelope\b|\bPerson\b(?=\s*(?:$|[,;]))|\bShow authors\b|\bShow more\b|\bet al\b\.?|…|\.\.\.|"
    r"\bAuthors?:|\bBy(?=\s+[A-Z])|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}",
    re.IGNORECASE,
)
_GLUED_AND = re.compile(r"(?<=[\s,])and(?=[A-ZÀ-Þ])")
_BETWEEN_SPACELESS = re.compile(r"(?<=[\u3400-\u9fff\uac00-\ud7af]{2})\s+(?=[\u3400-\u9fff\uac00-\ud7af]{2})")
_ORCID_ICON = re.compile(r",?\s*\bID\b(?=\s*(?:$|,|;|and\b))")
_MARKS = "*†‡§¶#∥‖✉⁎∗ǂ☆★^ \t\u00a0⊕◊"
_SIGNS = re.compile(r"[*†‡§¶∥‖✉⁎∗ǂ☆★⊕◊¹²³⁰⁴-⁹ᵃ-ᶻ]+")
_TRAILING_MARKS = re.compile(r"(?:\s*(?:\d{1,3}|(?<=\s)[a-z](?![\w.]))(?=[\s\d,a-z]*$))+\s*$")
_SEPARATOR = re.compile(r"\s*(?:;|,|\||•|·|\n|\t|\s?&\s?|\s(?:and|und|et|y|e|og|och|en)\s|\sand$)\s*|^and\s+")
_STRONG_SEPARATOR = re.compile(r"\s*(?:;|\n|\||&|\s(?:and|und)\s)\s*")
_BODY = re.compile(
    r"\b(?:Consortium|Collaboration|Collaborators|Group|Network|Investigators|Initiative|Team|Committee|Society|"
    r"Association|Organi[sz]ation|Project|Working Party|Task Force)\b"
)
_NO_PERSON = re.compile(
    r"\b(?:Universit\w+|Institut\w*|Departments?|Administration|Service|Cent(?:er|re)|Offic(?:e|er)|Agency|Corporation|"
    r"Incorporated|Company|Press|Publish\w+|Systems|Research|Laborator\w+|Foundation|Council|Ministry|School|College|"
    r"Hospital|Academy|Inc|Ltd|GmbH|LLC|Division|Faculty|Abstract|Keywords?|Volume|Journal|Introduction|License|"
    r"The|Cohort|Study|Trial|View|Views|Icon|Media|Coverage|Permissions|Metrics|Figures|Issue|Topic|Section|Access|Text|January|"
    r"February|September|October|November|December)\b"
)
_INITIALS = re.compile(r"[A-ZÀ-Þ]{1,3}(?:-[A-ZÀ-Þ]{1,2})?|(?:[A-ZÀ-Þ]\.\s?-?){1,4}")
_SMALL_BEFORE_CAPITAL = re.compile(
    r"(?:a[dhlnrstz]|ash|el|ben|bin|ibn|de|di|d|l|t|of?)[-'’][A-ZÀ-Þ]|['’]t$|[a-z]{1,2}['’][A-ZÀ-Þ]"
)
_CAPITAL_PARTICLES = frozenset(
    (
        "El",
        "Al",
        "De",
        "Di",
        "Da",
        "Du",
        "Del",
        "Della",
        "Des",
        "Dos",
        "Van",
        "Von",
        "Le",
        "La",
        "Ten",
        "Ter",
        "Ní",
        "Nic",
        "Ó",
        "Uí",
        "Mac",
        "San",
        "Santa",
    )
)
_MAX_CHARACTERS = 60_000
_MAX_NAME = 80


def parse_person(text: str) -> Contributor | None:
    """One printed name, or None when the text cannot be a name."""
    name = _stripped(text)
    if not name or len(name) > _MAX_NAME:
        return None
    if _BODY.search(name) and len(name.split()) <= 10:
        return Contributor(literal=name)
    if name.count(",") == 1:
        family, given = (part.strip() for part in name.split(","))
        if given.lower().rstrip(".") in _SUFFIXES:
            return parse_person(f"{family} {given}")
        return _family_first(family, given) if _is_name(f"{given} {family}") else None
    return _given_first(name.split()) if _is_name(name) else None


def parse_people(text: str) -> tuple[Contributor, ...]:
    """Every name of a printed author list in its order; pieces that cannot be names are left out."""
    people: list[Contributor] = []
    for piece in split_people(text):
        person = parse_person(piece)
        if person is not None and person not in people:
            people.append(person)
    return tuple(people)


def split_people(text: str) -> tuple[str, ...]:
    """The pieces of a printed author list, cleared of marks and degrees; pieces need not be names."""
    text = _ORCID_ICON.sub("", text[:_MAX_CHARACTERS])
    text = _GLUED_AND.sub(" and ", text)
    text = _DEGREES.sub("", _PAGE_WORDS.sub(" ; ", text))
    strong = [piece for piece in (_stripped(piece) for piece in _STRONG_SEPARATOR.split(text)) if piece]
    if strong and all(_is_family_first(piece) for piece in strong):
        return tuple(strong)
    text = _BETWEEN_SPACELESS.sub(" , ", _SIGNS.sub(" , ", text))
    pieces = (_stripped(piece) for piece in _SEPARATOR.split(text))
    joined: list[str] = []
    for piece in pieces:
        if joined and piece.lower().rstrip(".") in _SUFFIXES:
            joined[-1] = f"{joined[-1]} {piece}"
        elif piece and not re.fullmatch(r"[\d\s.]+|[a-z]|ID", piece):
            joined.append(piece)
    return _paired(joined)


def share_of_names(text: str) -> tuple[int, float]:
    """How many pieces of the text can be names of people, and which share of all its pieces that is."""
    pieces = split_people(text)
    names = sum(1 for piece in pieces if parse_person(piece) is not None)
    return names, names / len(pieces) if pieces else 0.0


def _stripped(piece: str) -> str:
    piece = re.sub(r"^(?:and|&)\s+", "", piece.strip())
    piece = _TITLES.sub("", piece.strip(_MARKS + ",;:·•|"))
    piece = _SIGNS.sub(" ", piece)
    piece = re.sub(r"\s?\(\s*(?:\d{1,3}|[a-z])(?:\s*,\s*(?:\d{1,3}|[a-z]))*\s*\)\.?", " ", piece)
    piece = re.sub(r"(?<=[^\W\d_])\d{1,3}(?:[\s,]+\d{1,3})*$", "", piece.strip())
    piece = _TRAILING_MARKS.sub("", piece)
    piece = " ".join(piece.split()).strip(_MARKS + ",;:·•|()")
    return piece if not re.search(r"(?:\)|\w{4})\.$", piece) else piece[:-1]


def _paired(pieces: list[str]) -> tuple[str, ...]:
    """Families and initials that commas separate ("Okafor, N. A., Weiss, J.") joined to names again."""
    families, initials = pieces[::2], pieces[1::2]
    is_alternating = len(families) == len(initials) > 0 and all(_are_initials(piece) for piece in initials)
    if is_alternating and not any(_are_initials(piece) for piece in families):
        return tuple(f"{family}, {given}" for family, given in zip(families, initials, strict=True))
    return tuple(pieces)


def _are_initials(piece: str) -> bool:
    return all(_INITIALS.fullmatch(word) for word in piece.split())


def _is_family_first(piece: str) -> bool:
    """Whether the piece is "Family, Given", not two names joined by a comma."""
    if piece.count(",") != 1:
        return False
    family, given = (part.strip() for part in piece.split(","))
    words, given_words = family.split(), given.split()
    if not words or not given_words or not _is_name(f"{given} {family}") or _is_caseless(family[0]):
        return False
    is_short = len(words) == 1 or all(word.lower() in _PARTICLES for word in words[:-1])
    return is_short and (len(given_words) == 1 or all(_INITIALS.fullmatch(word) for word in given_words[1:]))


def _is_name(name: str) -> bool:
    words = name.split()
    if _NO_PERSON.search(name):
        return False
    if not 2 <= len(words) <= 7 or any(letter.isdigit() or letter in '@/:?!%=<>[]{}_+"' for letter in name):
        return len(words) == 1 and 2 <= len(name) <= 6 and any(_is_caseless(letter) for letter in name)
    capitals = 0
    for word in words:
        first = next((letter for letter in word if letter.isalpha()), "")
        if first and (first.isupper() or _is_caseless(first) or _SMALL_BEFORE_CAPITAL.match(word)):
            capitals += 1
        elif not _is_particle(word):
            return False
        if word.endswith(".") and re.search(r"\w{4}", word):
            return False
    return capitals >= 2


def _is_particle(word: str) -> bool:
    bare = word.lstrip("'’")
    return bare.islower() and bare in _PARTICLES


def _is_caseless(letter: str) -> bool:
    return letter.isalpha() and letter.lower() == letter.upper()


def _given_first(words: list[str]) -> Contributor:
    suffix = None
    if len(words) > 2 and words[-1].lower().rstrip(".") in _SUFFIXES:
        suffix = words.pop()
    if len(words) == 1:
        return Contributor(literal=words[0])
    first_initial = next((place for place, word in enumerate(words) if _INITIALS.fullmatch(word)), 0)
    if first_initial and all(_INITIALS.fullmatch(word) for word in words[first_initial:]):
        return _family_first(" ".join(words[:first_initial]), " ".join(words[first_initial:]), suffix)
    if len(words) > 2 and words[-2] in _CAPITAL_PARTICLES:
        return Contributor(family=" ".join(words[-2:]), given=" ".join(words[:-2]), suffix=suffix)
    at = next((place for place, word in enumerate(words[1:-1], 1) if _is_particle(word)), 0)
    if at:
        end = at
        while end < len(words) - 1 and _is_particle(words[end]):
            end += 1
        return Contributor(
            family=" ".join(words[end:]), given=" ".join(words[:at]), particle=" ".join(words[at:end]), suffix=suffix
        )
    return Contributor(family=words[-1], given=" ".join(words[:-1]), suffix=suffix)


def _family_first(family: str, given: str, suffix: str | None = None) -> Contributor:
    words = family.split()
    end = 0
    while end < len(words) - 1 and _is_particle(words[end]):
        end += 1
    return Contributor(family=" ".join(words[end:]), given=given, particle=" ".join(words[:end]) or None, suffix=suffix)
