"""Whether a line is the address of an institution, told by the words institutions are called by."""

import re

_STRONG = re.compile(
    r"\b(?:univ(?:ersit\w{0,5}|\.)?|universi[td]a\w{0,3}|uniwersytet|institut\w{0,3}|instytut|istituto|"
    r"department\w{0,3}|dept\.?|"
    r"d[ée]partement\w{0,2}|departament\w{0,2}|dipartimento|depto\.?|facult(?:y|ies|é|ad|at)|facolt[àa]|"
    r"fakult[äa]t\w{0,2}|school of|medical school|business school|college|academy of|akademi\w{0,2}|accademia|"
    r"hospital\w{0,2}|h[ôo]pita(?:l|ux)|ospedale|krankenhaus|klinikum|polytechnic|[ée]cole|escuela|hochschule|"
    r"laborator(?:y|ies|io|ium)|"
    r"laboratoire|centre hospitalier|research cent(?:er|re)|medical cent(?:er|re)|research council|"
    r"national institutes?|foundation for|"
    r"cnrs|inserm|csic|inria|inrae|max[- ]planck|fraunhofer|helmholtz|gmbh)(?!\w)",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:clinics?|cl[íi]nica|klinik\w{0,3}|cent(?:er|re|ro|rum)|zentrum|division|section|units?|unit[éà]|labs?|"
    r"council|school|"
    r"academy|foundation|fondazione|stiftung|museum|observatory|agency|ministry|group|inc\.?|ltd\.?|llc|corp\.?|"
    r"corporation|"
    r"company|pharmaceuticals?|trust|society|association|programme?|network|service)(?!\w)|\b(?:CNR|NIH|MIT|ETH|"
    r"EPFL)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:USA|U\.S\.A\.?|United States|UK|U\.K\.?|United Kingdom|England|Scotland|Wales|Ireland|Germany|"
    r"Deutschland|France|Italy|Italia|Spain|España|Portugal|Netherlands|Belgium|Switzerland|Austria|Österreich|"
    r"Poland|Czech Republic|Czechia|Hungary|Romania|Greece|Turkey|Türkiye|Sweden|Norway|Denmark|Finland|Russia|"
    r"Ukraine|Israel|Iran|India|China|Japan|South Korea|Korea|Taiwan|Hong Kong|Singapore|Malaysia|Thailand|"
    r"Indonesia|Australia|New Zealand|Canada|Brazil|Brasil|Argentina|Chile|Mexico|México|Colombia|Egypt|"
    r"Nigeria|Kenya|South Africa|Saudi Arabia|Pakistan|Bangladesh|Vietnam|Slovenia|Croatia|Serbia|Slovakia|"
    r"Estonia|Latvia|Lithuania|Senegal|Morocco|Tunisia|Algeria|Ghana|Ethiopia|Uganda|Tanzania|Cameroon|"
    r"Oman|Kuwait|Lebanon|Jordan|Iraq|Nepal|Sri Lanka|Peru|Uruguay|Venezuela|Ecuador|Cuba|Costa Rica|Philippines|"
    r"Belarus|Georgia|Armenia|Kazakhstan|Malta|Montenegro|Albania|Bosnia and Herzegovina|Iceland|Luxembourg|Cyprus|"
    r"Bulgaria|Qatar|United Arab Emirates)\b"
)
_WHOLE = re.compile(
    r"(?:The\s)?(?:[A-Z][\w'’&-]*\s){0,4}(?:Department|Dept\.?|Division|Institute|Institut|Faculty|School|College|"
    r"Cent(?:er|re)|"
    r"Laboratory|University|Universit[àéy]|Universidad|Universität|Academy|Hospital|Klinik)\s(?:of|for|de|di|für|do|"
    r"des)\s.{1,90}"
    r"|(?:[A-Z][\w'’&.-]*\s){1,7}(?:University|Institute|Hospital|College|Laborator(?:y|ies)|Academy|Inc\.?|GmbH|"
    r"Ltd\.?|Clinic)",
)
_PERSONAL = re.compile(r"\b(?:I|I['’]\w{1,3}|my|we|our|you|your|he|she|they|this|these|who|which)\b|[?!]")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|should|would|may|might|must|do|does|did|been|being|shows?|found|"
    r"suggests?|provides?|received|supported|funded|contributed|conceived|wrote|thank|declares?|among|during|versus)\b"
)
_MARK = re.compile(
    r"\s*(?:\(?(?:\d{1,3}|[a-z]{1,2})\)?[.)]?\s+(?=\S)|\d{1,3}(?=[A-ZÀ-Þ])|[a-z](?=[A-ZÀ-Þ][a-z])|[*†‡§¶∥‖#¹²³⁰⁴-⁹]+\s*)"
)
_MAX_CHARACTERS = 600


def looks_like_affiliation(text: str) -> bool:
    """Whether the line can be an institution's name and address, with or without the mark that points to it."""
    text = without_mark(text.strip())
    if not 6 <= len(text) <= _MAX_CHARACTERS or not text[0].isupper() or _PERSONAL.search(text) or _VERB.search(text):
        return False
    if "," not in text:
        return ":" not in text and _WHOLE.fullmatch(text.rstrip(".")) is not None and _is_title_case(text)
    if _STRONG.search(text) is not None:
        return ":" not in text.split(",")[0] and _is_title_case(text)
    return len(_WEAK.findall(text)) > 0 and _PLACE.search(text) is not None and _is_title_case(text)


def looks_like_address(text: str) -> bool:
    """Whether the line ends in a country, so that it can be an institution of any name: "City Museum, Oslo, Norway"."""
    text = without_mark(text.strip()).rstrip(" .;")
    return (
        6 <= len(text) <= _MAX_CHARACTERS
        and ends_in_country(text)
        and "," in text
        and text[0].isupper()
        and not _PERSONAL.search(text)
        and not _VERB.search(text)
        and _is_title_case(text)
    )


def ends_in_country(text: str) -> bool:
    """Whether the last word or words of the text are a country's name."""
    end = text.rstrip(" .;,")[-60:]
    return any(country.end() == len(end) for country in _PLACE.finditer(end))


def names_institution(text: str) -> bool:
    """Whether some word of the text is what institutions are called."""
    return _STRONG.search(text) is not None


def without_mark(text: str) -> str:
    """The address without the superscript that points to its authors: "1Division of …", "a Department of …"."""
    found = _MARK.match(text)
    return text[found.end() :] if found and found.end() < len(text) else text


def _is_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word not in {"from", "with", "avec", "und"}]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.6 * len(words)
