"""The authors and their institutions on a paper's page: below the title, or below a heading that announces them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.affiliation_words import (
    ends_in_country,
    looks_like_address,
    looks_like_affiliation,
    names_institution,
    without_mark,
)
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.domain.person_names import parse_people, parse_person, share_of_names
from desktop_app.importers.pasted_text.headings import Section
from desktop_app.importers.pasted_text.reference_line import parse_reference
from desktop_app.importers.pasted_text.sheet import Role, Sheet

_MAIL = re.compile(
    r"\s*(?:(?:electronic address|e-?mail)\s?:\s?)?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}\.?", re.IGNORECASE
)
_LETTER_MARK = re.compile(
    r"(?<=[^\W\d_]{2})(?:\s(?:(?:[a-df-xz]|\d{1,2}|[⁎*†‡§¶#✉])(?=[\s,]|$)|[ey](?=,|$)))+(?:\s?,(?:[a-z]|\d{1,2})(?=[\s,]|$))*"
)
_SPACED_NAMES = re.compile(r"(?<=[\d*†‡§¶])\s{1,3}(?=[A-ZÀ-Þ])")
_MARK_IN_BRACKETS = re.compile(r"\s*[(\[]\s?(?:\d{1,3}|[a-z])\s?[)\]]\s*(?=\S)")
_POPUP = re.compile(r"search for more papers by this author", re.IGNORECASE)
_COMMA = re.compile(r"[,;\n&]|\band\b")
_HANGING = re.compile(r"\s(?:of|and|&|for|the|de|di|des|der|für|und|et)$")
_MIN_WRAPPED = 50
_BELOW_TITLE = 30
_MAX_SUBTITLE = 16
_MAX_LINE = 8_000
_MAX_PEOPLE_LINES = 400
_BETWEEN = frozenset((Role.FURNITURE, Role.IDENTIFIER, Role.CITATION, Role.TYPE, Role.TITLE, Role.DATES))


def read_people(sheet: Sheet, parts: Bibliography, title_at: int | None) -> Bibliography:
    """`parts` with the authors and affiliations found around the title; their lines are claimed."""
    if not parts.contributors:
        people = _read_authors(sheet, title_at)
        parts = replace(parts, contributors=_with_cited_families(sheet, people))
    affiliations = _read_affiliations(sheet, title_at, parts.contributors)
    _claim_repeated(sheet, parts.contributors)
    return replace(parts, affiliations=parts.affiliations or affiliations)


def _with_cited_families(sheet: Sheet, people: tuple[Contributor, ...]) -> tuple[Contributor, ...]:
    """The people with their families as the page's own citation has them: "Prado, Lucía Hernández" may be two words."""
    cited = [
        parse_reference(sheet.lines[index].text) for index in sheet.free() if sheet.sections[index] is Section.CITATION
    ]
    families = [one.family for found in cited if found is not None for one in found.contributors if one.family]
    return tuple(_with_family(one, families) for one in people)


def _with_family(one: Contributor, families: Sequence[str]) -> Contributor:
    name = f"{one.given} {one.family}"
    longer = next((family for family in families if " " in family and name.endswith(f" {family}")), None)
    return one if longer is None else replace(one, family=longer, given=name[: -len(longer)].strip())


def _claim_repeated(sheet: Sheet, people: tuple[Contributor, ...]) -> None:
    """Names below their institutions, which the author list has already."""
    names = set(people)
    for index in list(sheet.free()):
        if sheet.sections[index] is Section.PEOPLE and len(sheet.lines[index].text) <= _MAX_LINE:
            found = parse_people(_prepared(sheet.lines[index].plain))
            if found and names.issuperset(found):
                sheet.claim(index, Role.AUTHORS)


def is_author_line(text: str) -> bool:
    """Whether a line is a list of at least two people, or of one with a mark."""
    if not 3 <= len(text) <= _MAX_LINE or names_institution(text) or text.endswith((":", "?", "!")):
        return False
    names, share = share_of_names(_prepared(text))
    return names >= 2 and share >= 0.6


def _read_authors(sheet: Sheet, title_at: int | None) -> tuple[Contributor, ...]:
    announced = [
        index for index in sheet.free() if sheet.sections[index] is Section.PEOPLE and _is_announced_name(sheet, index)
    ]
    below = [] if title_at is None else _in_popups(sheet, title_at) or _below_title(sheet, title_at)
    chosen = below or _first_run(announced) or _above_title(sheet, title_at)
    for index in chosen:
        sheet.claim(index, Role.AUTHORS)
    return _people_of(sheet, chosen)


def _is_announced_name(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].plain
    return is_author_line(text) or (_is_one_person(text) and not looks_like_affiliation(text))


def _in_popups(sheet: Sheet, title_at: int) -> list[int]:
    """Names one a line, amid the pop-up cards about them that were pasted too."""
    end = min(len(sheet), title_at + _MAX_PEOPLE_LINES)
    region = range(title_at + 1, next((at for at in range(title_at, end) if sheet.roles[at] is Role.ABSTRACT), end))
    if not any(_POPUP.fullmatch(sheet.lines[index].text) for index in region):
        return []
    return [index for index in region if sheet.is_free(index) and _is_announced_name(sheet, index)]


def _below_title(sheet: Sheet, title_at: int) -> list[int]:
    """The lines of names below the title: one long list, or one name a line."""
    chosen: list[int] = []
    for index in range(title_at + 1, min(len(sheet), title_at + _BELOW_TITLE + len(chosen))):
        role, line = sheet.roles[index], sheet.lines[index]
        if role is not Role.FREE or sheet.sections[index] not in {None, Section.TITLE, Section.PEOPLE}:
            if role in _BETWEEN:
                continue
            break
        if chosen and not _goes_on(sheet, chosen[-1], index):
            break
        if not chosen and _is_between(sheet, index):
            continue
        if not _is_names(line.plain, is_list=_is_open_list(sheet, chosen)):
            break
        chosen.append(index)
    return chosen


def _is_between(sheet: Sheet, index: int) -> bool:
    """Whether a short line, as a subtitle, only separates the title from the list of authors that follows soon."""
    line = sheet.lines[index]
    if is_author_line(line.plain) or line.text.endswith(",") or line.words > _MAX_SUBTITLE:
        return False
    following = [place for place in range(index + 1, index + 5) if sheet.is_free(place)][:2]
    return any(is_author_line(sheet.lines[place].plain) for place in following)


def _goes_on(sheet: Sheet, last: int, index: int) -> bool:
    """Whether the list of names can go on below the line `last`."""
    is_open = _is_open_list(sheet, [last])
    is_adjacent = index == last + 1
    is_list = is_author_line(sheet.lines[last].plain)
    return is_open or (is_adjacent and (not is_list or is_author_line(sheet.lines[index].plain)))


def _is_names(text: str, *, is_list: bool) -> bool:
    return is_author_line(text) or _is_one_person(text) or (is_list and share_of_names(_prepared(text))[1] >= 0.5)


def _is_one_person(text: str) -> bool:
    return len(text) <= 90 and not text.endswith((":", "?", "!")) and parse_person(_prepared(text)) is not None


def _is_open_list(sheet: Sheet, chosen: Sequence[int]) -> bool:
    return bool(chosen) and sheet.lines[chosen[-1]].text.endswith((",", "&", "and"))


def _first_run(indices: Sequence[int]) -> list[int]:
    """The first of the lines together with those directly below it."""
    run: list[int] = []
    for index in indices:
        if run and index != run[-1] + 1:
            break
        run.append(index)
    return run


def _above_title(sheet: Sheet, title_at: int | None) -> list[int]:
    if not title_at:
        return []
    above = title_at - 1
    is_names = sheet.is_free(above) and sheet.sections[above] is None and is_author_line(sheet.lines[above].plain)
    return [above] if is_names else []


def _people_of(sheet: Sheet, indices: Sequence[int]) -> tuple[Contributor, ...]:
    text = ""
    for index in indices[:_MAX_PEOPLE_LINES]:
        piece = _prepared(sheet.lines[index].plain)
        joint = " " if _breaks_name(text, piece) else "\n"
        text = f"{text}{joint}{piece}" if text else piece
    return parse_people(text)


def _breaks_name(text: str, following: str) -> bool:
    """Whether a line break fell inside a name: neither side of it is one by itself."""
    last, first = _COMMA.split(text[-200:])[-1], _COMMA.split(following[:200])[0]
    return bool(last.strip()) and parse_person(last) is None and parse_person(first) is None


def _prepared(text: str) -> str:
    """The names with a separator where only marks and spaces stand between two of them."""
    text = _LETTER_MARK.sub(" ", text).strip(" ,;&")
    text = re.sub(r"^(?:and|und|et|y)\s+|\s(?:and|und|et|y)$", "", text)
    return _SPACED_NAMES.sub(", ", text) if "," not in text.strip(",") or _SPACED_NAMES.search(text) else text


def _read_affiliations(sheet: Sheet, title_at: int | None, people: Sequence[Contributor]) -> tuple[str, ...]:
    names = tuple(f"{one.given} {one.family}," for one in people if one.given and one.family)
    found: dict[int, str] = {}
    for index in list(sheet.free()):
        section, line = sheet.sections[index], sheet.lines[index]
        if line.text.startswith(names):
            continue
        is_near = section in {None, Section.TITLE} and title_at is not None and 0 < index - title_at < 60
        if not (is_near or section is Section.PEOPLE) or not looks_like_affiliation(_unmarked(line.plain)):
            continue
        sheet.claim(index, Role.AFFILIATION)
        found[index] = _MAIL.sub("", _unmarked(line.plain)).strip(" .;,")
    _read_neighbours(sheet, found, names)
    _join_wrapped(sheet, found)
    return tuple(dict.fromkeys(found[index] for index in sorted(found)))


def _join_wrapped(sheet: Sheet, found: dict[int, str]) -> None:
    """Addresses that were broken over two lines in a text of fixed width."""
    for index in sorted(found, reverse=True):
        following, last = index + 1, index + 1 == len(sheet)
        if last or sheet.lines[following].gap or len(found[index]) < _MIN_WRAPPED or ends_in_country(found[index]):
            continue
        text = sheet.lines[following].text
        is_rest = sheet.is_free(following) and ends_in_country(text) and len(text) < len(found[index])
        if is_rest or (following in found and _HANGING.search(found[index])):
            sheet.claim(following, Role.AFFILIATION)
            found[index] = f"{found[index]} {found.pop(following, text.strip(' .;,'))}"


def _read_neighbours(sheet: Sheet, found: dict[int, str], names: tuple[str, ...]) -> None:
    """Addresses that are only known by the institutions right above or below them."""
    for index in sorted({place for known in found for place in range(known - 2, known + 3)} - found.keys()):
        is_free = sheet.is_free(index) and not sheet.lines[index].text.startswith(names)
        if is_free and looks_like_address(_unmarked(sheet.lines[index].plain)):
            sheet.claim(index, Role.AFFILIATION)
            found[index] = _MAIL.sub("", _unmarked(sheet.lines[index].plain)).strip(" .;,")


def _unmarked(text: str) -> str:
    return without_mark(_MARK_IN_BRACKETS.sub("", text, count=1) if text[:1] in "([" else text)
