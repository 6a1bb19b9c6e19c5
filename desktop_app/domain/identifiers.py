"""Identifiers of works in running text: DOI, arXiv, PubMed, PubMed Central, web addresses; found, cut clean, compared.

A DOI is compared in lower case. Every pattern here is linear in the length of the text.
"""

import re
from dataclasses import dataclass

_DOI = re.compile(r"(?<![\w.])10\.\d{4,9}/[-._;()/:a-z0-9]+", re.IGNORECASE)
_GLUED_WORD = re.compile(r"(?<=\d)(?=[A-Z][a-z]{3})")
_ADDRESS_TAIL = re.compile(
    r"(?:/(?:full(?:text)?|abstract|e?pdf(?:direct)?|html|meta|summary|references|figures)|\.full(?:-text)?(?:\.pdf)?|\.pdf)/?$"
)
_PREPRINT_VERSION = re.compile(r"(?<=\d)v\d{1,3}$")
_PREPRINT_PREFIXES = ("10.1101/", "10.64898/")
_ARXIV = re.compile(
    r"(?:\barxiv\s*:\s*|\barxiv\.org/(?:abs|pdf|html|ftp/arxiv/papers)/|\barxiv\.)"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,3})?",
    re.IGNORECASE,
)
_PMID = re.compile(
    r"(?:\bpmid\s*:?\s*|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)(\d{4,9})\b", re.IGNORECASE
)
_PMCID = re.compile(r"\bPMC\s?(\d{4,9})\b")
_URL = re.compile(r"\bhttps?://[^\s<>\"“”\[\]{}|\\^`]{3,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """An identifier and the half-open span of the text it stands in."""

    value: str
    start: int
    end: int


def find_dois(text: str) -> tuple[Found, ...]:
    """Every DOI of a text in its order, lower-case, without the punctuation and page names that follow it."""
    found = []
    for match in _DOI.finditer(text):
        raw = _cut_doi(match.group(0))
        if raw.count("/") and not raw.endswith("/"):
            found.append(Found(raw.lower(), match.start(), match.start() + len(raw)))
    return tuple(found)


def normalise_doi(text: str) -> str | None:
    """The DOI that a text as "doi:10.1000/ABC" or "https://doi.org/10.1000/ABC" consists of, or None."""
    found = find_dois(text.strip())
    return found[0].value if found else None


def find_arxiv(text: str) -> tuple[Found, ...]:
    """Every arXiv number of a text, without its version; it must be marked as one ("arXiv:", an address, a DOI)."""
    return tuple(Found(match.group("id"), match.start(), match.end()) for match in _ARXIV.finditer(text))


def find_pmids(text: str) -> tuple[Found, ...]:
    """Every PubMed number that is marked as one."""
    return tuple(Found(match.group(1), match.start(), match.end()) for match in _PMID.finditer(text))


def find_pmcids(text: str) -> tuple[Found, ...]:
    """Every PubMed Central number, as "PMC5859128"."""
    return tuple(Found(f"PMC{match.group(1)}", match.start(), match.end()) for match in _PMCID.finditer(text))


def find_urls(text: str) -> tuple[Found, ...]:
    """Every http(s) address, without the punctuation that ends its sentence."""
    found = []
    for match in _URL.finditer(text):
        raw = _without_closing(match.group(0).rstrip(".,;:!?'’"))
        found.append(Found(raw, match.start(), match.start() + len(raw)))
    return tuple(found)


def _cut_doi(raw: str) -> str:
    glued = _GLUED_WORD.search(raw)
    if glued is not None:
        raw = raw[: glued.start()]
    raw = _without_closing(raw.rstrip(".,;:"))
    raw = _ADDRESS_TAIL.sub("", raw)
    if raw.lower().startswith(_PREPRINT_PREFIXES):
        raw = _PREPRINT_VERSION.sub("", raw)
    return raw.rstrip(".,;:")


def _without_closing(raw: str) -> str:
    """Drop brackets at the end that were never opened inside."""
    while raw.endswith(")") and raw.count(")") > raw.count("("):
        raw = raw[:-1].rstrip(".,;:")
    return raw
