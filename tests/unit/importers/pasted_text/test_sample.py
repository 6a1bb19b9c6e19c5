"""The shared sample: a blog post that quotes a page, in the ways a person may paste it."""

import html
import textwrap

import pytest

from desktop_app.domain.capture import OfferKind, PaperDraft
from desktop_app.importers.pasted_text import PLUGIN
from tests.corpus import need_sample
from tests.lost_words import lost_words

TITLE = "Vagus Nerve Stimulation and Neurotrophins: a biological psychiatric perspective"


def sample() -> str:
    return need_sample("blog-post-vns.txt").read_text(encoding="utf-8")


def paragraphs(text: str) -> str:
    return "<meta charset='utf-8'>" + "".join(
        f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip()
    )


def drafts() -> dict[str, PaperDraft]:
    text = sample()
    lines = [line for line in text.split("\n") if line.strip()]
    return {
        "as it is": PLUGIN.read(text),
        "windows": PLUGIN.read(text.replace("\n", "\r\n")),
        "no-break spaces": PLUGIN.read(text.replace(" ", "\u00a0")),
        "only HTML": PLUGIN.read("", paragraphs(text)),
        "text and HTML": PLUGIN.read(text, paragraphs(text)),
        "quoted mail": PLUGIN.read("\n".join(f"> {line}" for line in text.split("\n"))),
        "indented": PLUGIN.read("\n".join(f"    {line}" for line in text.split("\n"))),
        "no empty lines": PLUGIN.read("\n".join(lines)),
        "fixed width": PLUGIN.read("\n".join("\n".join(textwrap.wrap(line, 78)) for line in text.split("\n"))),
        "all empty lines": PLUGIN.read("\n\n".join(lines)),
    }


WAYS = (
    "as it is, windows, no-break spaces, only HTML, text and HTML, quoted mail, indented, no empty lines, "
    "all empty lines, fixed width"
)


@pytest.mark.parametrize("way", WAYS.split(", "))
def test_sample_is_recognised(way: str) -> None:
    draft = drafts()[way]
    parts = draft.bibliography
    assert (parts.title, parts.type, parts.contributors) == (TITLE, "review", ())
    assert len(parts.affiliations) == 4
    assert (parts.received, parts.revised) == ("2019-11-14", "2020-03-31")
    assert (parts.accepted, parts.online, parts.year) == ("2020-03-31", "2020-04-09", 2020)
    assert len(parts.research_highlights) == 4
    assert parts.abstract is not None
    assert parts.abstract.startswith("Since 2004, vagus nerve")
    assert parts.abstract.endswith("psychiatric disturbance.")
    assert parts.keywords == ("vagus nerve", "psychiatric disorders", "brain plasticity")
    assert [(offer.kind, offer.text, offer.promised, offer.todo_kind) for offer in draft.offers] == [
        (OfferKind.QUESTION, "Where are neurotrophins found?", True, None),
        (OfferKind.TODO, "Buy article?", False, "buy"),
    ]
    assert "A whole new area of brain chemistry" in draft.note.replace("\u00a0", " ")
    assert lost_words(sample(), draft) == []


def test_places_of_the_sample() -> None:
    text = sample()
    spans = PLUGIN.read(text).spans
    assert {text[span.start : span.end] for span in spans if span.field == "title"} == {TITLE}
    assert [text[span.start : span.end] for span in spans if span.field == "online"] == [
        "Available online 9 April 2020"
    ]
    [abstract] = [text[span.start : span.end] for span in spans if span.field == "abstract"]
    assert abstract.startswith("Since 2004")
    assert abstract.endswith("psychiatric disturbance.")
    assert sorted(spans, key=lambda span: (span.start, span.end)) == list(spans)
