"""Letters without capitals and accents, for filters of lists that find "serum" in "Sérum"."""

import unicodedata


def plain_letters(text: str) -> str:
    """The text in small letters without accents; quick where it is plain already."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
