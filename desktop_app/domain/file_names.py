"""File names that every system takes: Windows, macOS and Linux; the same text always gives the same name."""

import re
import unicodedata

#: leaves room for the endings that a temporary copy or a second file of the same name gets (255 bytes at most)
_LONGEST_BYTES = 180
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\s]+')
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_UNSEEN_CATEGORIES = frozenset(("Cc", "Cs", "Co", "Cn"))
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def safe_stem(text: str) -> str:
    """A file name without its ending: no separators, no names or signs that a system reserves, not too long."""
    seen = "".join(char for char in unicodedata.normalize("NFC", text) if not _is_unseen(char))
    stem = _shortened(_FORBIDDEN.sub(" ", seen).strip(" ."))
    if not stem or _RESERVED.fullmatch(stem) or stem.startswith("-"):
        return f"_{stem}"
    return stem


def folded_name(name: str) -> str:
    """Alike for names that some system takes for the same: by case, by how accents are written."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _is_unseen(char: str) -> bool:
    return char in _DIRECTIONS or (unicodedata.category(char) in _UNSEEN_CATEGORIES and not char.isspace())


def _shortened(stem: str) -> str:
    """Cut between letters, never between a letter and its accents or the parts of one emoji."""
    if len(stem.encode()) <= _LONGEST_BYTES:
        return stem
    cut = stem.encode()[:_LONGEST_BYTES].decode(errors="ignore")
    while cut and _belongs_to_the_last(stem[len(cut)], cut[-1]):
        cut = cut[:-1]
    return cut.rstrip(" .")


def _belongs_to_the_last(char: str, last: str) -> bool:
    joiner = "\u200d"
    return bool(unicodedata.combining(char)) or char in (joiner, "\ufe0f") or last == joiner or "🏻" <= char <= "🏿"
