"""The importer of PDFs: title, authors, DOI, year and what else is plain, from the facts the worker collected."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.domain.text import clean
from desktop_app.importers.pdf_file.edition import find_edition
from desktop_app.importers.pdf_file.metadata import metadata_people, metadata_title
from desktop_app.importers.pdf_file.own_doi import find_own_doi
from desktop_app.importers.pdf_file.page_lines import PageLine, body_size, page_lines
from desktop_app.importers.pdf_file.people import better_people, find_people
from desktop_app.importers.pdf_file.title import TitleFound, find_title

if TYPE_CHECKING:
    from desktop_app.pdf.ports import PdfFacts

_MAX_NAME = 300


class PdfFileImporter:
    """Draws conclusions only; the file itself is read elsewhere. `unsure` names what a person should look at."""

    id: str = "pdf"
    label: str = "PDF file"
    reads: Literal["pdf"] = "pdf"

    def read(self, facts: "PdfFacts", file_name: str) -> PaperDraft:
        """The draft of a PDF; raises ReaderError when it is locked."""
        if facts.password_needed:
            raise ReaderError("This PDF is locked with a password; its title cannot be read before it is opened.")
        xmp, info = _clean(facts.xmp), _clean(facts.info)
        pages = tuple(page_lines(spans) for spans in facts.first_pages)
        title = find_title(pages, body_size(pages), metadata_title(xmp, info))
        edition = find_edition(pages, xmp, info)
        people = better_people(_printed_people(pages, title), metadata_people(xmp, info))
        own_words = (title.text if title else "", people[0].short_name if people else "")
        doi = find_own_doi(pages, xmp, info, own_words)
        parts = Bibliography(
            title=title.text if title else _name_as_title(file_name),
            type="article" if edition.arxiv else "article-journal",
            contributors=people,
            container=edition.container,
            year=edition.year,
            issued=edition.issued,
            received=edition.received,
            revised=edition.revised,
            accepted=edition.accepted,
            online=edition.online,
            published=edition.published,
            volume=edition.volume,
            issue=edition.issue,
            pages=edition.pages,
            doi=doi.value,
            arxiv=edition.arxiv,
        )
        doubts = {
            "title": title is None or not title.sure,
            "authors": not people or title is None or not title.sure,
            "doi": doi.disputed,
            "year": edition.year is not None and not edition.sure_year,
        }
        return PaperDraft(parts, unsure=frozenset(name for name, is_doubtful in doubts.items() if is_doubtful))


def _clean(entries: Mapping[str, str]) -> dict[str, str]:
    return {name: clean(value) for name, value in entries.items()}


def _printed_people(pages: tuple[tuple[PageLine, ...], ...], title: TitleFound | None) -> tuple[Contributor, ...]:
    if title is None or title.line_end < 0:
        return ()
    return find_people(pages[title.page], title.line_end)


def _name_as_title(file_name: str) -> str:
    """The file's name as a person would read it; "Untitled PDF" when nothing of it is left."""
    stem = re.sub(r"(?i)(?:\.pdf)+$", "", clean(file_name))
    return " ".join(re.sub(r"[_+]|%20", " ", stem).split())[:_MAX_NAME] or "Untitled PDF"
