"""Prices: an amount with its currency, and reading one as people write it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.errors import ReaderError

_CODES = (
    " AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF"
    " CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG"
    " HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA"
    " MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD"
    " RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD"
    " UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG "
)
_WORDS = {
    **dict.fromkeys(("$", "US$", "U.S.$", "DOLLAR", "DOLLARS", "US-DOLLAR", "BUCKS"), "USD"),
    **dict.fromkeys(("€", "EURO", "EUROS"), "EUR"),
    **dict.fromkeys(("£", "POUND", "POUNDS", "PFUND", "GB£", "UK£"), "GBP"),
    **dict.fromkeys(("¥", "￥", "円", "YEN", "JP¥"), "JPY"),
    **dict.fromkeys(("CN¥", "元", "RMB", "YUAN"), "CNY"),
    **dict.fromkeys(("FR", "FR.", "SFR", "SFR.", "FRANKEN", "FRANCS", "FRANC"), "CHF"),
    **dict.fromkeys(("₹", "RS", "RS.", "RUPEES"), "INR"),
    **dict.fromkeys(("A$", "AU$"), "AUD"),
    **dict.fromkeys(("C$", "CA$", "CAN$"), "CAD"),
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "NT$": "TWD",
    "MX$": "MXN",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "ZŁ": "PLN",
    "KČ": "CZK",
    "FT": "HUF",
    "₫": "VND",
}
_DOLLARS = frozenset({"AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "MXN", "USD"})
_WHOLE = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"}
)
_THOUSANDTHS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
_NO_FRACTION = re.compile(r"[.,]\s*(?:-{1,2}|–|—)$")
_AROUND = re.compile(r"([^\d]*?)(\d(?:[\d.,'’ ]*\d)?(?:[.,](?:-{1,2}|–|—))?)([^\d]*)")
_SPACES = re.compile(r"\s+")
_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Price:
    """An amount with its ISO 4217 currency."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount:.{_decimals(self.currency)}f} {self.currency}"


def parse_price(text: str, used_last: str | None = None) -> Price:
    """Read "$39.95", "31,50 €", "EUR 1.299,00", "CHF 30.-"; raise ReaderError with one sentence otherwise.

    A number alone is of the currency `used_last`.
    """
    line = _SPACES.sub(" ", text).strip()
    found = _AROUND.fullmatch(line)
    if found is None or sum(map(str.isdecimal, line)) > _MOST_DIGITS or not line.isprintable():
        raise _no_price(text)
    before, number, after = found.groups()
    currency = _currency(text, before, after) or used_last
    if currency is None:
        raise ReaderError(f"“{text}” is not a price without its currency; write it like “39.95 USD”.")
    amount = Decimal(_plain_number(number, currency))
    places = Decimal(1).scaleb(-_decimals(currency))
    if amount != amount.quantize(places):
        raise ReaderError(f"“{text}” is not a price: {currency} has {_told_decimals(currency)}.")
    return Price(amount.quantize(places), currency)


def has_currency(text: str) -> bool:
    """Whether a price that can be read names its currency itself."""
    return re.search(r"[^\d.,'’\s–—-]", text) is not None


def _currency(text: str, before: str, after: str) -> str | None:
    """The one currency named before or after the number; "$" beside another dollar is that one."""
    words = [*before.upper().split(), *after.upper().split()]
    named = {_code(text, word) for word in _joined(words)}
    if len(named) > 1 and named <= _DOLLARS and "$" in words:
        named.discard("USD")
    if len(named) > 1:
        raise _no_price(text)
    return next(iter(named), None)


def _joined(words: list[str]) -> list[str]:
    """The words of a currency; "US $" and "US DOLLARS" are one."""
    if len(words) > 1 and words[0] in ("US", "U.S.", "USA"):
        return ["US$" if words[1] == "$" else words[1], *words[2:]]
    return words


def _code(text: str, word: str) -> str:
    """Understand a code, a sign or a name, also a code with its sign ("EUR€")."""
    if word in _WORDS:
        return _WORDS[word]
    letters = word.rstrip(".:$€£¥")
    if f" {letters} " in _CODES and _WORDS.get(word[len(letters) :], letters) in (letters, "USD"):
        return letters
    if letters in ("KR", "KRONER", "KRONOR"):
        raise ReaderError(f"“{text}” is not a price that is clear: write SEK, NOK, DKK or ISK in place of “kr”.")
    raise _no_price(text)


def _plain_number(text: str, currency: str) -> str:
    digits = re.sub(r"[' ’]", "", _NO_FRACTION.sub("", text))
    mark = max(digits.rfind("."), digits.rfind(","))
    length = len(digits) - mark - 1
    is_fraction = mark >= 0 and (length in (1, 2) or (length == 3 and currency in _THOUSANDTHS))
    if is_fraction or (mark == 1 and digits[0] == "0"):
        return re.sub(r"[.,]", "", digits[:mark]) + "." + digits[mark + 1 :]
    return re.sub(r"[.,]", "", digits)


def _decimals(currency: str) -> int:
    return 0 if currency in _WHOLE else 3 if currency in _THOUSANDTHS else 2


def _told_decimals(currency: str) -> str:
    return {0: "no decimals", 2: "two decimals", 3: "three decimals"}[_decimals(currency)]


def _no_price(text: str) -> ReaderError:
    return ReaderError(f"“{text}” is not a price; write it like “39.95 USD”.")
