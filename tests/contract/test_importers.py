"""What every importer owes: same input, same draft; clean texts; nothing lost; one kind of error; bounded work."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app import importers
from desktop_app.domain.capture import OfferKind, PaperDraft
from desktop_app.domain.dates import check_partial_date
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.geometry import Rect
from desktop_app.domain.paper import Bibliography
from desktop_app.domain.text import clean
from desktop_app.domain.todo import TODO_KINDS
from desktop_app.importers.base import PdfImporter, TextImporter
from desktop_app.pdf.ports import PdfFacts, Span
from desktop_app.system.registry import Registry
from tests.lost_words import lost_words, texts_of

REGISTRY: Registry[TextImporter | PdfImporter] = Registry.discover(importers, "postil.importers")
TEXT_IMPORTERS = [plugin for plugin in REGISTRY.items if plugin.reads == "text"]
PDF_IMPORTERS = [plugin for plugin in REGISTRY.items if plugin.reads == "pdf"]
MAX_CPU_S = 20.0

PAGE = """Review article
A title of some length about the sleep of turtles
Anna Weber, Marco Bianchi
Department of Zoology, University of Oslo, Oslo, Norway
Received 3 May 2019, Accepted 4 June 2019
Abstract
Turtles sleep little, and nobody knows why they sleep at all. We watched twelve turtles for a year. They slept less in
summer than in winter, and no turtle was ever seen to dream. We conclude that dreams need fur.
Keywords: turtles; sleep
I wonder whether they dream. I should buy this article."""

pieces = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.characters(), max_size=20),
    st.sampled_from(PAGE.split("\n")),
    st.sampled_from(
        ("Abstract", "Keywords:", "References", "doi:10.1000/x", "\x00", "\u202e", "• ", "> ", "\t", "PMID: 1234567")
    ),
)
texts = st.lists(pieces, max_size=25).map("\n".join)
spans = st.builds(
    Span,
    text=st.one_of(pieces, st.just("doi: 10.1000/abc")),
    size=st.floats(0.1, 90),
    bold=st.booleans(),
    font=st.just("Serif"),
    rect=st.builds(Rect, st.floats(0, 600), st.floats(0, 800), st.floats(0, 600), st.floats(0, 800)),
    line=st.integers(0, 9),
    block=st.integers(0, 9),
)
entries = st.dictionaries(
    st.sampled_from(("title", "author", "doi", "subject", "creationdate", "dc:title", "prism:doi")), pieces
)
facts = st.builds(
    PdfFacts,
    page_count=st.integers(1, 9),
    xmp=entries,
    info=entries,
    first_pages=st.lists(st.lists(spans, max_size=12).map(tuple), max_size=3).map(tuple),
)


def test_every_module_is_an_importer() -> None:
    assert REGISTRY.problems == ()
    assert TEXT_IMPORTERS
    assert PDF_IMPORTERS
    assert len({plugin.id for plugin in REGISTRY.items}) == len(REGISTRY.items)
    assert all(plugin.id and plugin.label and plugin.label == plugin.label.strip() for plugin in REGISTRY.items)


def drafted(read: Callable[[], PaperDraft]) -> PaperDraft | None:
    """The draft, checked for what holds of every one; None for a refusal, which is one sentence."""
    try:
        draft = read()
    except ReaderError as error:
        sentence = str(error)
        assert sentence.endswith(".")
        assert "\n" not in sentence
        return None
    assert read() == draft
    assert all(text == clean(text) for text in texts_of(draft))
    assert_known_names(draft)
    assert_plausible(draft)
    return draft


def assert_known_names(draft: PaperDraft) -> None:
    known = {*Bibliography.__dataclass_fields__, "authors"}
    assert draft.unsure <= known
    assert {span.field for span in draft.spans} <= known
    assert {offer.todo_kind for offer in draft.offers if offer.kind is OfferKind.TODO} <= set(TODO_KINDS)
    assert all(offer.text and offer.source for offer in draft.offers)


def assert_plausible(draft: PaperDraft) -> None:
    parts = draft.bibliography
    for name in ("issued", "received", "revised", "accepted", "online", "published"):
        value = getattr(parts, name)
        assert value is None or check_partial_date(value)
    assert all(person.family or person.literal for person in parts.contributors)
    assert parts.doi is None or parts.doi == parts.doi.lower()
    assert "" not in (*parts.affiliations, *parts.research_highlights, *parts.keywords)


@pytest.mark.parametrize("importer", TEXT_IMPORTERS, ids=lambda plugin: plugin.id)
class TestTextImporter:
    @given(text=texts)
    @settings(max_examples=150, deadline=None)
    def test_any_text(self, importer: TextImporter, text: str) -> None:
        draft = drafted(lambda: importer.read(text))
        if draft is not None:
            assert lost_words(text, draft) == []
            assert all(0 <= span.start < span.end <= len(text) for span in draft.spans)

    @given(text=texts, html=texts)
    @settings(max_examples=60, deadline=None)
    def test_any_html(self, importer: TextImporter, text: str, html: str) -> None:
        drafted(lambda: importer.read(text, f"<p>{html}</p><script>{text}</script>"))
        drafted(lambda: importer.read("", html))

    def test_a_page(self, importer: TextImporter) -> None:
        draft = drafted(lambda: importer.read(PAGE))
        assert draft is not None
        assert draft.bibliography.title == "A title of some length about the sleep of turtles"
        assert lost_words(PAGE, draft) == []

    @pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x00", "\ud800", "...", "<html></html>"])
    def test_nothing_is_refused(self, importer: TextImporter, text: str) -> None:
        with pytest.raises(ReaderError):
            importer.read(text)

    @pytest.mark.parametrize(
        "text", ["line\n" * 1_000_000, "word " * 2_000_000, "x" * 10_000_000, PAGE * 5_000], ids=str.__len__
    )
    def test_much_is_read_or_refused_in_bounded_time(self, importer: TextImporter, text: str) -> None:
        started = time.process_time()
        draft = drafted(lambda: importer.read(text))
        assert time.process_time() - started < MAX_CPU_S
        assert draft is None or len(draft.note) >= len(text) * 0.9


@pytest.mark.parametrize("importer", PDF_IMPORTERS, ids=lambda plugin: plugin.id)
class TestPdfImporter:
    @given(found=facts, name=st.text(max_size=40))
    @settings(max_examples=120, deadline=None)
    def test_any_facts(self, importer: PdfImporter, found: PdfFacts, name: str) -> None:
        draft = drafted(lambda: importer.read(found, name))
        assert draft is not None
        assert draft.bibliography.title

    def test_a_locked_file_is_refused(self, importer: PdfImporter) -> None:
        with pytest.raises(ReaderError):
            importer.read(PdfFacts(page_count=0, password_needed=True), "a.pdf")

    def test_much_is_read_in_bounded_time(self, importer: PdfImporter) -> None:
        span = Span("A. Weber, B. Bianchi 10.1000/x", 9.0, False, "Serif", Rect(0, 0, 300, 10), 0, 0)
        page = tuple(replace(span, line=number, block=number % 7) for number in range(6_000))
        long = tuple(replace(span, text="Weber, " * 300, line=number) for number in range(2_000))
        started = time.process_time()
        drafted(lambda: importer.read(PdfFacts(page_count=3, first_pages=(page, long, page)), "a.pdf"))
        assert time.process_time() - started < MAX_CPU_S
