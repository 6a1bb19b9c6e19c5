"""The title of a PDF: the large lines of the first page, agreed with the metadata where both say something."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.affiliation_words import looks_like_affiliation
from desktop_app.domain.person_names import share_of_names
from desktop_app.importers.pdf_file.page_lines import PageLine, key_of

_NO_TITLE = re.compile(
    r"""(?:abstract|summary|introduction|contents|table\ of\ contents|keywords?|highlights|article\ info
    |a\ b\ s\ t\ r\ a\ c\ t
    |references|acknowledg\w+|author\ manuscript|accepted\ manuscript|(?:\d+\.?\s+)?introduction|authors?|appendix.*
    |(?:original|research|review|regular|full.length|short|case|brief|technical|systematic)\s(?:research\s|review\s)?
     (?:article|paper|report|review|communication|note|research|contribution)s?
    |review|article|editorial|letter|perspectives?|commentary|correspondence|news|open\ access|preprint|research|report
    |see\ discussions,.*|researchgate|contents\ lists\ available.*|journal\ homepage.*|available\ online.*
    |downloaded\ from.*
    |this\ (?:article|manuscript|paper|work|is\ an?)\b.*|issn\b.*|doi\b.*|vol(?:ume|\.)\ ?\d.*|page\ \d+.*|pii\b.*
    |arxiv:.*|(?:https?://|www\.).*|.*@.*\.\w+|\W*\d*\W*|hal\ .*|to\ cite\ this\b.*|cite\ this\b.*|©.*
    |copyright\s(?:©|\(c\)|\d{4}|of|by).*|licen[cs]e
    |r\ e\ s\ c\ i\ e\ n\ c\ e.*|check\ for\ updates
    |(?:accepted|received|published|submitted)\b.*\d.*)""",
    re.IGNORECASE | re.VERBOSE,
)
_JOURNAL = re.compile(
    r"(?:the |international |european |american |british |indian |chinese |asian )*(?:journal|proceedings|transactions|"
    r"annals|archives|bulletin|acta|revista|zeitschrift)\b.*|"
    r".*\b(?:journal of|proceedings of|transactions on|letters|lecture notes)\b.*",
    re.IGNORECASE,
)
_NEXT_TO_BANNER = re.compile(
    r"journal homepage|journal home page|contents lists available|issn\b|www\.\S+/locate/", re.IGNORECASE
)
_KEPT_HYPHEN = re.compile(
    r"\b(?:multi|non|semi|self|cross|high|low|large|small|short|long|well|post|pre|anti|co|inter|intra)-$",
    re.IGNORECASE,
)
_MAX_LINES = 7
_MAX_CHARACTERS = 400
_SURE_SCORE = 5.0
_SURE_LEAD = 1.5


@dataclass(frozen=True, slots=True)
class TitleFound:
    """`line_end` is the index after the last line of the title on its page; -1 when it is not on a page."""

    text: str
    sure: bool
    page: int = 0
    line_end: int = -1


@dataclass(frozen=True, slots=True)
class _Group:
    lines: tuple[PageLine, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        text = ""
        for line in self.lines:
            hyphenated = re.search(r"[a-z]{2}-$", text) and line.text[:1].islower()
            text = f"{text[:-1]}{line.text}" if hyphenated and not _KEPT_HYPHEN.search(text) else f"{text} {line.text}"
        return re.sub(r"\s?[*∗†‡§¶⋆]+$", "", text.strip())


@dataclass(frozen=True, slots=True)
class _Page:
    """`body` is the size most letters have, `bottom` the lower edge of the lowest line."""

    lines: Sequence[PageLine]
    body: float
    bottom: float


def find_title(pages: Sequence[Sequence[PageLine]], body: float, stated: str | None) -> TitleFound | None:
    """The best title of the first two pages; `stated` is the metadata's plausible title."""
    scored = [
        (_score(group, _Page(lines, body, bottom), stated) - 2.5 * number, number, group)
        for number, lines in enumerate(pages[:2])
        for bottom in (max((line.rect.y1 for line in lines), default=1.0),)
        for group in _groups(lines)
    ]
    scored.sort(key=lambda item: item[0], reverse=True)
    best = scored[0] if scored else None
    whole = "".join(key_of(line.text) for lines in pages[:2] for line in lines)
    if stated is not None and (not whole or _is_printed(stated, whole)):
        return _agreed(stated, best, is_printed=bool(whole))
    if best is not None and best[0] >= 2.0:
        score, number, group = best
        lead = score - scored[1][0] if len(scored) > 1 else score
        return TitleFound(group.text, stated is None and score >= _SURE_SCORE and lead >= _SURE_LEAD, number, group.end)
    return TitleFound(stated, sure=False) if stated is not None else None


def _agreed(stated: str, best: tuple[float, int, _Group] | None, *, is_printed: bool) -> TitleFound:
    """The printed form of a title that metadata and page agree on; the longer one where one begins the other."""
    key = key_of(stated)
    if best is not None:
        printed = key_of(best[2].text)
        if printed == key or (printed.startswith(key) and len(key) >= 8):
            return TitleFound(best[2].text, sure=True, page=best[1], line_end=best[2].end)
        if key.startswith(printed) and len(printed) >= 8:
            return TitleFound(stated, sure=True, page=best[1], line_end=best[2].end)
    return TitleFound(stated, sure=is_printed and len(key) >= 12)


def _is_printed(stated: str, whole: str) -> bool:
    key = key_of(stated)
    return key in whole or (len(key) > 40 and key[:40] in whole)


def _groups(lines: Sequence[PageLine]) -> list[_Group]:
    groups: list[_Group] = []
    for index, line in enumerate(lines):
        if not line.upright:
            continue
        last = groups[-1] if groups else None
        if last is not None and last.end == index and len(last.lines) < _MAX_LINES and _continues(last.lines[-1], line):
            groups[-1] = _Group((*last.lines, line), last.start, index + 1)
        else:
            groups.append(_Group((line,), index, index + 1))
    return groups


def _continues(upper: PageLine, lower: PageLine) -> bool:
    gap = lower.rect.y0 - upper.rect.y1
    beside = min(upper.rect.x1, lower.rect.x1) - max(upper.rect.x0, lower.rect.x0)
    same_baseline = abs(lower.rect.y0 - upper.rect.y0) < upper.size * 0.4
    return (
        _NO_TITLE.fullmatch(upper.text) is None
        and abs(lower.size - upper.size) <= 0.6
        and (upper.bold == lower.bold or abs(lower.size - upper.size) < 0.3)
        and -upper.size < gap < upper.size * 0.9
        and (beside > 0 or (same_baseline and 0 <= lower.rect.x0 - upper.rect.x1 < upper.size))
    )


def _score(group: _Group, page: _Page, stated: str | None) -> float:
    text = group.text
    words = re.findall(r"[^\W\d_]+", text)
    if len("".join(words)) < 4 or len(text) > _MAX_CHARACTERS or _NO_TITLE.fullmatch(text):
        return -10.0
    score = 4.0 * min(group.lines[0].size / page.body, 2.6) - 4.0
    score += 0.6 if group.lines[0].bold else 0.0
    score += (-3.0, -1.5, 0.0, 0.0)[len(words) - 1] if len(words) < 5 else 0.7
    score += _place_score(group, page)
    if looks_like_affiliation(text) or _is_several_people(text):
        score -= 5.0
    if _JOURNAL.fullmatch(text) and len(words) <= 9:
        score -= 4.0
    if re.search(r"[.;,:]$", text) and not text.endswith("..."):
        score -= 1.5
    if len(words) > 45 or len(re.findall(r"[.!?]\s+[A-Z]", text)) > 1:
        score -= 4.0
    if stated is not None and (
        key_of(text) == key_of(stated) or (len(words) > 2 and key_of(stated).startswith(key_of(text)))
    ):
        score += 5.0
    return score


def _place_score(group: _Group, page: _Page) -> float:
    lines = page.lines
    around = " ".join(line.text for line in lines[max(0, group.start - 2) : group.end + 2])
    score = -4.0 if _NEXT_TO_BANNER.search(around) and len(group.lines) == 1 and len(group.text.split()) < 8 else 0.0
    following = lines[group.end : group.end + 3]
    if any(_is_people(line.plain) for line in following):
        score += 2.0
    height = max(page.bottom, 1.0)
    return score + (0.8 if group.lines[0].rect.y0 < 0.45 * height else -1.5)


def _is_several_people(text: str) -> bool:
    names, share = share_of_names(text)
    return names >= 2 and share >= 0.6


def _is_people(text: str) -> bool:
    names, share = share_of_names(text)
    return (names >= 2 and share >= 0.6) or (names == 1 and share == 1.0 and len(text) < 60)
