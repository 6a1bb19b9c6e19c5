"""What kind of work a page says it shows: "Review article", "ORIGINAL RESEARCH article", "Preprint"; as CSL types."""

import re

_KINDS = (
    (
        r"(?:(?:systematic|mini|narrative|scoping|critical|literature|invited|short|focused|umbrella|"
        r"state[- ]of[- ]the[- ]art|"
        r"comprehensive|topical|research|clinical|expert)[ -])*review(?: articles?| papers?)?|meta-?analysis|"
        r"systematic reviews? (?:and|&) meta-?analys[ei]s|übersichtsarbeit|übersichtsartikel|revue|"
        r"article de synthèse|revisión|"
        r"artículo de revisión|rassegna|reviews?",
        "review",
    ),
    (r"preprint|working paper|(?:full )?preprint article", "article"),
    (r"(?:book )?chapter|reference work entry|kapitel", "chapter"),
    (
        r"conference (?:paper|proceedings?|article)|proceedings paper|(?:conference|"
        r"meeting) abstract",
        "paper-conference",
    ),
    (r"(?:phd |doctoral |master['’]?s? )?(?:thesis|dissertation)", "thesis"),
    (r"(?:technical |research )?report", "report"),
    (r"book|monograph|textbook", "book"),
    (
        r"(?:(?:original|research|regular|full[- ]length|short|brief|rapid|technical|clinical|scientific|case|data|"
        r"methods?|"
        r"study|special|feature|empirical|primary|registered)[ -])*(?:article|paper|investigation|contribution|"
        r"research|study|"
        r"communication|report|note|letter|trial)s?(?: articles?)?|editorial|perspectives?|commentar(?:y|ies)|"
        r"correspondence|"
        r"opinions?|viewpoint|comment|letter(?: to the editor)?|news|news (?:&|and) views|brief report|"
        r"case (?:report|study|series)|"
        r"hypothesis(?: and theory)?|methods|protocol|study protocol|clinical trial|randomi[sz]ed controlled trial|"
        r"observational study|"
        r"comparative study|technical note|data descriptor|software|original(?:arbeit|artikel)|originalarbeit|"
        r"article original|"
        r"artículo original|articolo originale|artigo original|analysis|resource|insight|essay|matters arising",
        "article-journal",
    ),
)
_EXTRA = re.compile(
    r"(?:\s*[|·•,:;–—-]\s*|\s+)(?:open access|free access|free|full access|peer[- ]reviewed|published.*|"
    r"first published.*|"
    r"\d{1,2} \w+ \d{4}|online first|article|new results)\s*$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:(?:open|free|full) access|peer[- ]reviewed)\s*[|·•,:;–—-]?\s*(?=\S)", re.IGNORECASE)
_KIND = re.compile("|".join(f"(?P<k{number}>{words})" for number, (words, _kind) in enumerate(_KINDS)), re.IGNORECASE)
_MAX_CHARACTERS = 90


def kind_of(text: str) -> str | None:
    """The CSL type that a line names when it is nothing but the name of a kind of work, else None."""
    if len(text) > _MAX_CHARACTERS:
        return None
    name = _LEAD.sub("", text.strip(" :.|·•*-–—"))
    for _time in range(3):
        found = _KIND.fullmatch(name)
        if found is not None:
            return _KINDS[int(str(found.lastgroup)[1:])][1]
        shorter = _EXTRA.sub("", name)
        if shorter == name:
            return None
        name = shorter
    return None
