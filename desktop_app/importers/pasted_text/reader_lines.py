"""Which lines are the reader's own words, and which name the writer and day of a blog post."""

import re

from desktop_app.domain.person_names import parse_person
from desktop_app.domain.written_dates import find_dates, only_date
from desktop_app.importers.pasted_text.headings import Section
from desktop_app.importers.pasted_text.reader_signals import (
    is_reader_paragraph,
    personal_weight,
    speaks_for_herself,
)
from desktop_app.importers.pasted_text.sheet import Role, Sheet

_BYLINE = re.compile(
    r"(?:posted|written|published|blogged|filed)\b.{0,80}\bby\s+\S.*|by\s+[^\W\d_].{2,60}", re.IGNORECASE
)
_AROUND_NAME = re.compile(
    r"^(?:[\s•·|,–—/:()-]|on\b|by\b|posted\b|am\b|von\b|par\b|por\b)+|[\s•·|,–—/:()-]+$", re.IGNORECASE
)
_BLOG = re.compile(
    r"leave a (?:comment|reply)|posted (?:in|by|on)\b.*|filed under\b.*|like this:?|share this:?|post navigation|"
    r"(?:older|newer) posts|recent (?:posts|comments)|archives?|uncategorized|.{0,30}\bblog(?:gers?|gen)?\b.{0,30}",
    re.IGNORECASE,
)
_MAX_BYLINE = 120
_MAX_OWN_WORDS = 220
_SURE = 1.2
_LONG = 70


def mark_reader(sheet: Sheet) -> None:
    """Claim the paragraphs that can only be the reader's."""
    for index in list(sheet.free()):
        if _is_readers(sheet, index):
            sheet.claim(index, Role.READER)


def mark_bylines(sheet: Sheet) -> None:
    """Claim the lines that name the writer or the day of a post, which are not the paper's."""
    is_post = bool(sheet.with_role(Role.READER)) or any(_BLOG.fullmatch(line.text) for line in sheet.lines)
    for index in list(sheet.free()):
        if _is_byline(sheet, index, is_post=is_post):
            sheet.claim(index, Role.BYLINE)


def _is_readers(sheet: Sheet, index: int) -> bool:
    line, section = sheet.lines[index], sheet.sections[index]
    if line.look.quoted or line.words > _MAX_OWN_WORDS:
        return False
    if section is Section.ABSTRACT and (_is_first_of_section(sheet, index) or line.words > _LONG):
        return False
    if section in {Section.REST, Section.CITATION}:
        return speaks_for_herself(line.text) and personal_weight(line.text) >= _SURE
    return is_reader_paragraph(line.text)


def _is_first_of_section(sheet: Sheet, index: int) -> bool:
    return index > 0 and sheet.roles[index - 1] is Role.HEADING


def _is_byline(sheet: Sheet, index: int, *, is_post: bool) -> bool:
    line = sheet.lines[index]
    if len(line.text) > _MAX_BYLINE or sheet.sections[index] is not None:
        return False
    dates = find_dates(line.text)
    if _BYLINE.fullmatch(line.text):
        return is_post or bool(dates)
    if len(dates) == 1:
        rest = f"{line.text[: dates[0].start]} {line.text[dates[0].end :]}"
        return parse_person(_AROUND_NAME.sub("", rest)) is not None
    return is_post and _has_date_beside(sheet, index) and parse_person(line.text) is not None


def _has_date_beside(sheet: Sheet, index: int) -> bool:
    """Whether the next line is nothing but a date."""
    following = index + 1
    return following < len(sheet) and only_date(sheet.lines[following].text) is not None
