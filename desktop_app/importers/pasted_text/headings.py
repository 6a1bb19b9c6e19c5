"""Headings of a paper's web page: what the lines below them are, and the labels inside structured abstracts."""

import re
from enum import StrEnum


class Section(StrEnum):
    """What stands below a heading; REST is the remainder of the page (full text, references, related papers)."""

    ABSTRACT = "abstract"
    HIGHLIGHTS = "highlights"
    KEYWORDS = "keywords"
    PEOPLE = "people"
    DATES = "dates"
    CITATION = "citation"
    TITLE = "title"
    REST = "rest"


_NAMES: dict[Section, str] = {
    Section.ABSTRACT: (
        "abstract|summary|structured abstract|executive summary|zusammenfassung|kurzfassung|résumé|resume|resumen|"
        "riassunto|sommario|resumo|samenvatting|sammanfattning|streszczenie|аннотация|摘要|要旨|초록|a b s t r a c t"
    ),
    Section.HIGHLIGHTS: "highlights|research highlights|key points|keypoints|key messages|in brief",
    Section.KEYWORDS: (
        "keywords|key words|keyword|key words and phrases|keywords and phrases|author keywords|"
        "keywords (authors)|index terms|keyphrases|key phrases|"
        "schlüsselwörter|schlagwörter|stichwörter|mots clés|mots-clés|palabras clave|parole chiave|palavras-chave|"
        "trefwoorden|nyckelord|słowa kluczowe|ключевые слова|关键词|关键字|キーワード|k e y w o r d s"
    ),
    Section.PEOPLE: (
        "authors|author|author information|authors and affiliations|affiliations|author affiliations|affiliation|"
        "authors & affiliations|authors information|author information and affiliations|list of authors"
    ),
    Section.DATES: (
        "article history|history|publication history|article info|article information|about this article|"
        "a r t i c l e i n f o|dates|article dates|publication dates|publication types and dates"
    ),
    Section.CITATION: (
        "cite this article|how to cite|how to cite this article|citation|suggested citation|to cite this article|"
        "cite this article as|recommended citation|reference format|cite as"
    ),
    Section.TITLE: "title|titel|titre|título|titolo|article title",
    Section.REST: (
        "introduction|1 introduction|i introduction|main|main text|background and aims|materials and methods|"
        "references|"
        "reference|bibliography|literature cited|notes and references|references and notes|similar articles|cited by|"
        "citing articles|citing literature|citing articles via|recommended articles|related articles|related content|"
        "similar content being viewed by others|articles citing this one|figures|figures and tables|tables|"
        "acknowledgements|acknowledgments|acknowledgement|acknowledgment|funding|funding information|funding statement|"
        "funding sources|conflict of interest|conflicts of interest|conflict of interest statement|competing interests|"
        "competing interest statement|declaration of competing interest|declaration of interests|declarations|"
        "ethics declarations|ethics|ethics approval|additional information|supplementary information|"
        "supporting information|"
        "supplementary material|supplementary materials|supplementary data|data availability|"
        "data availability statement|"
        "availability of data and materials|code availability|rights and permissions|author contributions|"
        "contributions|"
        "authors' contributions|author note|author notes|corresponding author|publication types|mesh terms|substances|"
        "linkout more resources|related information|grant support|grants and funding|section snippets|comments|"
        "leave a comment|leave a reply|related posts|related stories|you may also like|recent posts|recent comments|"
        "archives|categories|submission history|article metrics|metrics|footnotes|edited by|reviewed by|abbreviations|"
        "graphical abstract|author summary|plain language summary|plain language abstract|significance statement|"
        "electronic supplementary material|extended data|source data|publisher's note|publishers note|"
        "about the authors|"
        "author biographies|profiles|change history|this article is cited by|more from|most read|most cited|trending|"
        "research topic|associated data|linked articles|cited references|view abstract|subject|subjects|subject terms|"
        "permissions|article notes|peer review|peer review file|reporting summary|bibliographic tools|"
        "bibliographic and citation tools|"
        "access paper|references & citations|current browse context|full text sources|other literature sources|medical|"
        "tweetorial|reader comments|further reading|see also|about the author|appendix|editor's summary"
    ),
}
_SECTION_OF = {name: section for section, names in _NAMES.items() for name in names.split("|")}
_COUNT = re.compile(r"\s*(?:\(\s*[\d,]+\s*\)|[\d,]+)$")
_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[ivx]{1,4}\.)\s+", re.IGNORECASE)
_PART = re.compile(
    r"(?:study |main |trial |clinical |research |patients? and |materials? and |participants and |setting and |"
    r"data |key )?"
    r"(?:backgrounds?|objectives?|aims?|purposes?|goals?|introduction|context|rationale|significance|importance|"
    r"hypothes[ie]s|"
    r"methods?|methodology|methods? and results|methods and findings|design|designs|settings?|participants|patients|"
    r"subjects|"
    r"interventions?|exposures?|outcomes?|outcome measures?|outcomes? and measures?|measurements?|data sources|"
    r"study selection|data extraction|data synthesis|procedures?|approach|results?|findings|principal findings|"
    r"observations?|"
    r"conclusions?|conclusions? and relevance|conclusions? and significance|interpretation|discussion|implications|"
    r"limitations|"
    r"relevance|clinical relevance|clinical implications|trial registration|registration|funding|level of evidence|"
    r"scope|scope of review|major conclusions|general significance|novelty|what is new|strengths and limitations|"
    r"hintergrund|ziele?|methoden?|methodik|ergebnisse|schlussfolgerung(?:en)?|diskussion|contexte|objectifs?|"
    r"méthodes?|"
    r"résultats|antecedentes|objetivos?|métodos|resultados|conclusiones|obiettivi|metodi|risultati|conclusioni)"
    r"(?: of (?:the )?(?:review|study))?(?:/(?:background|objectives?|aims?|purpose|hypothesis|significance|"
    r"methods?))?",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:abstract|summary|highlights|key ?words?(?: and phrases)?|author keywords|index terms|keyphrases|"
    r"zusammenfassung|schlüsselwörter|schlagwörter|résumé|mots[- ]clés|resumen|palabras clave|riassunto|parole chiave|"
    r"resumo|palavras-chave|samenvatting|trefwoorden|摘要|要旨|关键词|キーワード|authors?|affiliations?|title|"
    r"author information|"
    r"(?:suggested |recommended )?citation|how to cite(?: this article)?|to cite this article|cite this article as|"
    r"conflict of interest statement|competing interests?|edited by|reviewed by)\s?(?:[:：]|\s[–—-]\s|[—–])\s?(?=\S)"
    r"|(?:keywords?|key words|index terms)\s(?=[^\s:].*[,;·•|])"
    r"|(?:abstract|summary|zusammenfassung|résumé|resumen)\.\s(?=[A-ZÀ-Þ\d])",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?:Abstract|Summary|Zusammenfassung|Résumé|Resumen)(?=[A-ZÀ-Þ][\w’']*\s)")
_MIN_GLUED = 120
_MAX_HEADING = 60


def section_of(text: str) -> Section | None:
    """The section that a line opens when it is nothing but a heading, with or without number, count and colon."""
    if len(text) > _MAX_HEADING:
        return None
    name = text.casefold().strip(" :：.*#•■-–—")
    for form in (name, _COUNT.sub("", name), _NUMBERING.sub("", name)):
        section = _SECTION_OF.get(form.replace("’", "'").strip(" :."))
        if section is not None:
            return section
    return None


def is_abstract_part(text: str) -> bool:
    """Whether the line is a label inside structured abstracts: "Methods", "CONCLUSIONS:"."""
    return len(text) <= _MAX_HEADING and _PART.fullmatch(text.strip(" :.")) is not None


def abstract_part(text: str) -> str | None:
    """The label that a paragraph of a structured abstract begins with, as "Methods:" or "METHODS –", else None."""
    found = re.match(r"([^\W\d_][\w /&-]{2,48}?)\s?(?::|\s[–—-]\s|\.(?=\s[A-Z]))", text)
    return found.group(0) if found is not None and _PART.fullmatch(found.group(1).strip()) else None


def inline_label(text: str) -> int:
    """The length of a label at the head of a line ("Keywords: …", "Abstract — …"), 0 when there is none."""
    found = _INLINE.match(text) or (_GLUED.match(text) if len(text) >= _MIN_GLUED else None)
    return found.end() if found is not None else 0
