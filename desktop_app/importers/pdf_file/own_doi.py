"""The DOI that is stamped on a PDF as its own: never one of a cited work, of code, of data, of another version.

A DOI counts as a stamp when it begins its line, follows the word DOI or a citation of the paper itself, or stands in
XMP or the document information. One inside a sentence or a reference does not. When stamps disagree, none is taken.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.identifiers import find_dois, normalise_doi
from desktop_app.importers.pdf_file.page_lines import PageLine, key_of

_XMP_NAMES = ("prism:doi", "crossmark:DOI", "pdfx:doi", "pdfx:WPS-ARTICLEDOI", "jav:doi", "dc:identifier", "prism:url")
_INFO_NAMES = ("doi", "wps-articledoi", "article doi", "subject", "title")
_STAMP = re.compile(
    r"(?:^|[\s(\[|•·–—-])(?:article |this article'?s? |digital object identifier\s*\(?|"
    r"(?:bioRxiv |medRxiv )?preprint )?"
    r"(?:\(?doi\)?|https?://(?:dx\.)?doi\.org/|(?:dx\.)?doi\.org/)\s*[:.]?\s*"
    r"(?:https?://(?:dx\.)?doi\.org/)?\s*$",
    re.IGNORECASE,
)
_OWN_CITATION = re.compile(
    r"(?:how to cite|cite (?:this|as)|to cite this|citation:|please cite|link to this article|"
    r"to link to this|reference format)",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"""\b(?:code|data|datas?ets?|software|supplement\w*|archived?|repository|materials?|scripts?|notebooks?
    |available\ (?:at|from|in|on|via)|corrigendum|erratum|correction\ to|comment(?:ary)?\ on|reply\ to
    |original\ (?:article|publication|paper)|related\ article|replication\ of|reproduction\ of
    |version\ of\ (?:this|the)|published\ (?:in|as|version)|final\ version|companion|preregist\w+|protocol
    |see\ also|cited\ (?:in|by)|previous\ version
    |preprint\ of|journal\ publication|funder|swh)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_REFERENCES = re.compile(
    r"\s*(?:\d+\.?\s+)?(?:references(?: and notes)?|bibliography|literature cited|works cited)\s*:?\s*", re.IGNORECASE
)
_REFERENCE_LINE = re.compile(r"\s*(?:\[\d{1,3}\]|\d{1,3}\.)\s")
_REFERENCE_LIKE = re.compile(
    r"\b(?:19|20)\d{2}\b.{0,200}\b(?:\d+\s?\(\d+\)|\d+[:,]\s?e?\d+[–-]\d+|pp?\.\s?\d)|\bet al\.,?\s\(?(?:19|20)\d{2}|"
    r"(?:^|\s)[A-ZÀ-Þ][\w'’-]+,?\s(?:[A-Z]\.\s?-?){1,3}.{0,300}\b(?:19|20)\d{2}\b"
)
_PART_OF_PAPER = re.compile(r"\.(?:[gtser]\d{3}|sup\w*|suppl\w*)$")
_LABEL = re.compile(r"\s*(?:article\s)?doi\s*:?\s*", re.IGNORECASE)
_LITTLE_WORDS = re.compile(r"\b(?:the|this|that|which|is|are|was|were|has|have|can|to|we|our|with|contains)\b")
_EDGE_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class DoiFound:
    """`value` is None when there is none; `disputed` says that some were seen but none is surely the paper's own."""

    value: str | None
    disputed: bool = False


def find_own_doi(
    pages: Sequence[Sequence[PageLine]], xmp: Mapping[str, str], info: Mapping[str, str], own_words: Sequence[str] = ()
) -> DoiFound:
    """The paper's own DOI from metadata and the first two pages.

    `own_words` are texts by which a citation is known to be of this paper: its title, its first author.
    """
    stated = _stated(xmp, info)
    stamps = list(_stamps(pages[:2], tuple(filter(None, (key_of(word)[:40] for word in own_words)))))
    printed = {value for value, weight in stamps if weight}
    if stated is not None:
        return DoiFound(stated) if not printed or stated in printed else DoiFound(None, disputed=True)
    strongest = max((weight for _value, weight in stamps), default=0)
    best = {value for value, weight in stamps if weight == strongest}
    return DoiFound(best.pop()) if strongest and len(best) == 1 else DoiFound(None, disputed=bool(stamps))


def _stated(xmp: Mapping[str, str], info: Mapping[str, str]) -> str | None:
    for source, names in ((xmp, _XMP_NAMES), (info, _INFO_NAMES)):
        for name in names:
            doi = normalise_doi(source.get(name, ""))
            if doi is not None and not _FOREIGN.search(source[name]):
                return doi
    return None


def _stamps(pages: Sequence[Sequence[PageLine]], own_keys: Sequence[str]) -> Iterator[tuple[str, int]]:
    """DOIs outside the list of references: weight 3 in a citation of the paper, 2 as a stamp, 0 inside a sentence."""
    for number, lines in enumerate(pages):
        bottom = max((line.rect.y1 for line in lines), default=1.0)
        in_references = False
        for index, line in enumerate(lines):
            in_references = in_references or _REFERENCES.fullmatch(line.text) is not None
            is_edge = line.rect.y1 < bottom * _EDGE_SHARE or line.rect.y0 > bottom * (1 - _EDGE_SHARE)
            if is_edge or not (in_references or number):
                yield from _stamps_of(lines, index, own_keys)


def _stamps_of(lines: Sequence[PageLine], index: int, own_keys: Sequence[str]) -> Iterator[tuple[str, int]]:
    line = lines[index]
    before = _earlier(lines, index)
    label = lines[index - 1].text if index else ""
    for found in find_dois(line.text):
        lead = line.text[: found.start]
        context = before + lead
        is_introduced = _is_introduced(lead, label)
        if _PART_OF_PAPER.search(found.value):
            continue
        if _OWN_CITATION.search(context) and is_introduced:
            yield found.value, 3
        elif _FOREIGN.search(f"{label if before else ''} {line.text}"):
            yield found.value, 0
        elif _REFERENCE_LINE.match(line.text) or _REFERENCE_LIKE.search(context):
            if is_introduced and any(key in key_of(context) for key in own_keys):
                yield found.value, 3
        else:
            is_said = not is_introduced or _is_sentence(context, line.text[found.end :])
            yield found.value, 0 if is_said else 2


def _is_introduced(lead: str, label: str) -> bool:
    """Whether the word DOI, or the beginning of a line below that word, presents what follows as a DOI."""
    return _STAMP.search(lead) is not None or (not lead.strip() and _LABEL.fullmatch(label) is not None)


def _is_sentence(before: str, after: str) -> bool:
    """Whether the DOI is said in a running sentence, by the little words of one around it."""
    return len(_LITTLE_WORDS.findall(f"{before} {after}")) >= 4


def _earlier(lines: Sequence[PageLine], index: int) -> str:
    """The three lines above, as far as they belong to the same paragraph."""
    texts: list[str] = []
    for place in range(index - 1, max(-1, index - 4), -1):
        if not _is_near(lines[place], lines[place + 1]):
            break
        texts.insert(0, lines[place].text)
    return " ".join(texts) + " " if texts else ""


def _is_near(upper: PageLine, lower: PageLine) -> bool:
    return -lower.size < lower.rect.y0 - upper.rect.y1 < lower.size * 1.2
