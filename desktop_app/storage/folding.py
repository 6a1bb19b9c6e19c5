"""Folded text: what titles and list filters are compared on, without case, accents, punctuation at will."""

import re
import unicodedata

_NOT_A_LETTER = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Without case and accents, spaces collapsed: "Über  Größe" gives "uber grosse"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in apart if not unicodedata.combining(letter)).split())


def title_key(title: str) -> str:
    """What two titles must share to be the same title: the letters and digits of their words."""
    return _NOT_A_LETTER.sub(" ", folded(title)).strip()
