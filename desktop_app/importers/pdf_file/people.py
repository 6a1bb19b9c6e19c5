"""The authors printed below a title: lines in the type of the first of them, until addresses or the abstract begin."""

import re
from collections.abc import Sequence

from desktop_app.domain.affiliation_words import looks_like_affiliation, names_institution
from desktop_app.domain.paper import Contributor
from desktop_app.domain.person_names import parse_people, parse_person, share_of_names
from desktop_app.importers.pdf_file.page_lines import PageLine, key_of

_END = re.compile(
    r"\W*(?:\d\.?\s+)?(?:abstract|summary|introduction|keywords?|highlights|a\s?b\s?s\s?t\s?r\s?a\s?c\s?t|article info|"
    r"contents|background|received|accepted|published|submitted|edited by|reviewed by)\b.*",
    re.IGNORECASE,
)
_SKIPPED = re.compile(r"\W*(?:authors?|by|and|&)?\W*|.*@.*|\W*\d[\d\s,*†‡§¶∗-]*|id", re.IGNORECASE)
_MAX_LINES = 80
_FAR = 9.0


def find_people(lines: Sequence[PageLine], after: int) -> tuple[Contributor, ...]:
    """The authors among the lines of a page from index `after` on; none when no line there is one of names."""
    chosen: list[PageLine] = []
    is_list = False
    last = lines[after - 1] if after else None
    for line in lines[after : after + _MAX_LINES]:
        if not line.upright or _SKIPPED.fullmatch(line.plain) or (last is not None and _is_elsewhere(last, line)):
            continue
        if _END.fullmatch(line.text) or (chosen and is_list and _is_address(line)):
            break
        if not chosen and _is_names(line.plain):
            chosen.append(line)
            is_list = share_of_names(line.plain)[0] > 1
        elif chosen and _same_type(chosen[0], line) and (is_list or last is chosen[-1] or _is_names(line.plain)):
            is_list = is_list or last is chosen[-1]
            if _is_address(line):
                break
            chosen.append(line)
        last = line
    return parse_people(_joined(chosen))


def better_people(printed: tuple[Contributor, ...], stated: tuple[Contributor, ...]) -> tuple[Contributor, ...]:
    """The printed names when they hold all the metadata's; else the metadata's, which may be only the first."""
    if not printed or not stated:
        return printed or stated
    families = {key_of(person.family or person.literal or "") for person in printed}
    agreed = sum(1 for person in stated if key_of(person.family or person.literal or "") in families)
    if agreed == len(stated) or (agreed and len(printed) > len(stated)):
        return printed
    return stated


def _is_names(text: str) -> bool:
    if names_institution(text) and parse_person(text) is None:
        return False
    names, share = share_of_names(text)
    return (names >= 2 and share >= 0.5) or (names == 1 and share >= 0.6)


def _is_address(line: PageLine) -> bool:
    """Whether the line is an institution's: by its words, or by the raised mark that it begins with."""
    begins_raised = re.match(r"[\d*†‡§¶∗]", line.text) is not None and not line.plain.startswith(line.text[0])
    return begins_raised or looks_like_affiliation(line.text)


def _same_type(first: PageLine, line: PageLine) -> bool:
    return abs(first.size - line.size) <= 0.5 and first.bold == line.bold and first.font == line.font


def _is_elsewhere(last: PageLine, line: PageLine) -> bool:
    """Whether the line stands far from the last one, as the margin does."""
    return line.rect.y0 - last.rect.y1 > line.size * _FAR or last.rect.y0 - line.rect.y1 > line.size * _FAR


def _joined(lines: Sequence[PageLine]) -> str:
    text = ""
    for line in lines:
        goes_on = text and not re.search(r"[,;]$", text) and not _ends_name(text, line.plain)
        text = f"{text} {line.plain}" if goes_on else f"{text}\n{line.plain}"
    return text.strip()


def _ends_name(text: str, following: str) -> bool:
    """Whether the line break also ends a name: both sides of it are names by themselves."""
    tail = re.split(r"[,;\n]|\band\b|&", text)[-1]
    head = re.split(r"[,;\n]|\band\b|&", following)[0]
    return parse_person(tail) is not None and parse_person(head) is not None
