"""The paragraph to publish when a question is answered: question, answer, quotes, sources; as Markdown or HTML."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape as html_escaped
from urllib.parse import quote, urlsplit

from desktop_app.domain.markdown_text import escaped
from desktop_app.domain.paper import Bibliography
from desktop_app.domain.quotation import Quotation
from desktop_app.domain.text import clean

_MOST_NAMES = 6
_DOI_SIGNS = "/:;()._-"


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """`answer` is plain text; `raised` are the papers it came up in, `quotes` the evidence."""

    question: str
    answer: str
    asked_on: date
    raised: tuple[Bibliography, ...] = ()
    quotes: tuple[Quotation, ...] = ()

    @property
    def sources(self) -> tuple[Bibliography, ...]:
        """Every paper that is named, each once."""
        return tuple(dict.fromkeys((*self.raised, *(one.source for one in self.quotes))))


def as_markdown(report: QuestionReport, *, with_quotes: bool = True, with_sources: bool = True) -> str:
    """Text that shows exactly these words in any Markdown."""
    parts = [f"**{_markdown(report.question)}**", *map(_markdown, _own_words(report, with_quotes))]
    if with_quotes:
        parts += [_quoted(one) for one in report.quotes if one.words.strip()]
    parts.append(f"*{_markdown(_asked(report))}*")
    if with_sources and report.sources:
        parts.append("\n".join(f"- {_markdown_source(source)}" for source in report.sources))
    return "\n\n".join(parts) + "\n"


def as_html(report: QuestionReport, *, with_quotes: bool = True, with_sources: bool = True) -> str:
    """A section to be put into a page: text and links to the web only."""
    lines = ["<section>", f"<p><strong>{_html(report.question)}</strong></p>"]
    lines += [f"<p>{_html(part)}</p>" for part in _own_words(report, with_quotes)]
    if with_quotes:
        lines += [line for one in report.quotes if one.words.strip() for line in _html_quote(one)]
    lines.append(f"<p><em>{_html(_asked(report))}</em></p>")
    if with_sources and report.sources:
        lines += ["<ul>", *(f"<li>{_html_source(source)}</li>" for source in report.sources), "</ul>"]
    return "\n".join([*lines, "</section>"]) + "\n"


def _asked(report: QuestionReport) -> str:
    """Say "Asked on 2020-04-15 while reading Breit & Hasler 2020"."""
    papers = ", ".join(Quotation("", source).reference for source in report.raised)
    return _ended(f"Asked on {report.asked_on}" + (f" while reading {papers}" if papers else ""))


def _own_words(report: QuestionReport, with_quotes: bool) -> list[str]:
    """The answer without what is quoted below word for word: a passage used as it is would be read twice."""
    quoted = {" ".join(clean(one.words).split()) for one in report.quotes} if with_quotes else set()
    return [part for part in _paragraphs(report.answer) if part not in quoted]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", clean(text)) if part.strip()]


def _markdown(text: str) -> str:
    return escaped(" ".join(clean(text).split()))


def _quoted(one: Quotation) -> str:
    words = [_markdown(line) for line in clean(one.words).split("\n") if line.strip()]
    return "\n>\n".join(f"> {line}" for line in [*words[:-1], f"{words[-1]} ({_markdown(one.reference)})"])


def _html_quote(one: Quotation) -> Iterator[str]:
    yield "<blockquote>"
    yield from (f"<p>{_html(line)}</p>" for line in clean(one.words).split("\n") if line.strip())
    yield f"<p>— <cite>{_html(one.reference)}</cite></p>"
    yield "</blockquote>"


def _markdown_source(source: Bibliography) -> str:
    where = f"*{_markdown(source.container)}*." if source.container else ""
    link = _address(source)
    return " ".join(filter(None, (*map(_markdown, _head(source)), where, f"<{link}>" if link else "")))


def _html_source(source: Bibliography) -> str:
    where = f"<em>{_html(source.container)}</em>." if source.container else ""
    link = _html(_address(source))
    anchor = f'<a href="{link}">{link}</a>' if link else ""
    return " ".join(filter(None, (*map(_html, _head(source)), where, anchor)))


def _head(source: Bibliography) -> Iterator[str]:
    """Who, when, what; what, when where nobody is known."""
    names = [person.short_name for person in source.authors]
    who = ", ".join(names[:_MOST_NAMES]) + (" et al." if len(names) > _MOST_NAMES else "")
    year = f"({source.year})" if source.year else ""
    title = source.title.strip()
    if not who and year:
        yield f"{title} {year}."
        return
    if who:
        yield _ended(" ".join(_filled((who, year))))
    yield _ended(title)


def _address(source: Bibliography) -> str:
    """Where it is on the web; empty where nothing leads to the web."""
    if source.doi:
        return f"https://doi.org/{quote(source.doi, safe=_DOI_SIGNS)}"
    address = "".join(clean(source.url or "").split())
    try:
        is_web = urlsplit(address).scheme.lower() in ("http", "https")
    except ValueError:
        return ""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~") if is_web else ""


def _html(text: str) -> str:
    return html_escaped(" ".join(clean(text).split()), quote=True)


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _filled(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]
