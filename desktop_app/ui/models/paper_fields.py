"""The bibliographic fields of a paper as texts that can be edited, in the order they are shown."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.paper import Bibliography, Contributor, Paper
from desktop_app.ui.models.paper_words import type_in, type_text


@dataclass(frozen=True, slots=True)
class PaperField:
    """`name` is what the library calls the field; `label` and `group` are in the reader's language."""

    name: str
    label: str
    group: str
    is_long: bool = False


def paper_fields() -> tuple[PaperField, ...]:
    """All fields, in the reader's language."""
    translate = QCoreApplication.translate
    work, dates = translate("PaperField", "Work"), translate("PaperField", "Dates")
    numbers, texts = translate("PaperField", "Identifiers"), translate("PaperField", "Texts")
    return (
        PaperField("title", translate("PaperField", "Title"), work, is_long=True),
        PaperField("authors", translate("PaperField", "Authors"), work, is_long=True),
        PaperField("type", translate("PaperField", "Kind"), work),
        PaperField("container", translate("PaperField", "Published in"), work),
        PaperField("year", translate("PaperField", "Year"), work),
        PaperField("volume", translate("PaperField", "Volume"), work),
        PaperField("issue", translate("PaperField", "Issue"), work),
        PaperField("pages", translate("PaperField", "Pages"), work),
        PaperField("publisher", translate("PaperField", "Publisher"), work),
        PaperField("language", translate("PaperField", "Language"), work),
        PaperField("doi", translate("PaperField", "DOI"), numbers),
        PaperField("pmid", translate("PaperField", "PMID"), numbers),
        PaperField("pmcid", translate("PaperField", "PMCID"), numbers),
        PaperField("arxiv", translate("PaperField", "arXiv"), numbers),
        PaperField("isbn", translate("PaperField", "ISBN"), numbers),
        PaperField("url", translate("PaperField", "Address"), numbers),
        PaperField("cite_key", translate("PaperField", "Cite key"), numbers),
        PaperField("issued", translate("PaperField", "Issued"), dates),
        PaperField("received", translate("PaperField", "Received"), dates),
        PaperField("revised", translate("PaperField", "Revised"), dates),
        PaperField("accepted", translate("PaperField", "Accepted"), dates),
        PaperField("online", translate("PaperField", "Online"), dates),
        PaperField("published", translate("PaperField", "Published"), dates),
        PaperField("keywords", translate("PaperField", "Keywords"), texts, is_long=True),
        PaperField("affiliations", translate("PaperField", "Affiliations"), texts, is_long=True),
        PaperField("research_highlights", translate("PaperField", "Highlights"), texts, is_long=True),
        PaperField("abstract", translate("PaperField", "Abstract"), texts, is_long=True),
    )


def field_text(paper: Paper, name: str) -> str:
    """The text of a field as it is edited; an empty text for a field that is not known."""
    parts: Bibliography = paper.bibliography
    if name == "cite_key":
        return paper.cite_key
    if name == "authors":
        return "; ".join(_person_text(person) for person in parts.authors)
    if name == "type":
        return type_text(parts.type)
    value = getattr(parts, name)
    if isinstance(value, tuple):
        return ("; " if name == "keywords" else "\n").join(value)
    return "" if value is None else str(value)


def field_value(name: str, text: str) -> str:
    """The text of a field as the library takes it."""
    return type_in(text) if name == "type" and text.strip() else text


def _person_text(person: Contributor) -> str:
    if person.literal:
        return person.literal
    family = " ".join(part for part in (person.particle, person.family, person.suffix) if part)
    return ", ".join(part for part in (family, person.given) if part)
