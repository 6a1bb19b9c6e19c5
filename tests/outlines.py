"""Outlines of papers for the tests of exporters: one that has everything, one that has nothing, and any."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from hypothesis import strategies as st

from desktop_app.domain.anchor import Placement
from desktop_app.domain.ids import MarkId, PaperId, QuestionId, TodoId
from desktop_app.domain.own_link import OwnLink
from desktop_app.domain.paper import Bibliography, Contributor, Paper, PaperState
from desktop_app.domain.price import Price
from desktop_app.domain.question import QuestionState
from desktop_app.domain.text import clean
from desktop_app.domain.todo import TODO_KINDS, TodoState
from desktop_app.exporters.base import Outline, OutlineMark, OutlineQuestion, OutlineStep, OutlineTodo, Reference

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PAPER, OTHER = PaperId(UUID(int=1)), PaperId(UUID(int=2))
MARK = MarkId(UUID(int=0x11112222))
LINK = OwnLink(PAPER, MARK, 2)

BARE = Outline(Paper(PAPER, Bibliography(), "paper", NOON, NOON))
FULL = Outline(
    paper=Paper(
        PAPER,
        Bibliography(
            title="Vagus nerve: a review",
            contributors=(
                Contributor("Breit", "Sigrid"),
                Contributor(literal="The Group"),
                Contributor("Ed", role="editor"),
            ),
            container="Neuroscience",
            year=2020,
            issued="2020-04-09",
            volume="12",
            issue="3",
            pages="45-67",
            doi="10.1016/j.neubiorev.2020.03.031",
            url="https://example.org/a",
            research_highlights=("One point.", "Another."),
            abstract="Since 2004.\nA second paragraph.",
            keywords=("vagus nerve", "plasticity"),
        ),
        "breit2020",
        NOON,
        NOON,
        state=PaperState.READING,
        rating=4,
        tags=("vns", "to discuss"),
    ),
    note="My **own** words.\n\n- [ ] ask Ana",
    marks=(
        OutlineMark(MARK, "p. 3", LINK, "highlight", "Highlight", "Claim", "the exact mechanism", "really?\nsee above"),
        OutlineMark(
            *(MarkId(UUID(int=0x2222)), "p. 3", LINK, "underline", "Underline", "Evidence", "in serum"),
            tags=("to check", "2020", "größe"),
        ),
        OutlineMark(
            *(MarkId(UUID(int=0x3333)), "Abstract", OwnLink(PAPER), "strike", "Strike out", "Doubt", "not so"),
            placement=Placement.APPROXIMATE,
        ),
        OutlineMark(MarkId(UUID(int=0x4444)), "p. 4", LINK, "area", "Area", "Method", "", "the figure"),
        OutlineMark(MarkId(UUID(int=0x5555)), "p. 5", LINK, "area", "Area", "Method", "", placement=Placement.ORPHANED),
    ),
    questions=(
        OutlineQuestion(
            *(QuestionId(UUID(int=0xA1)), "Where is it found?", QuestionState.OPEN, True, date(2020, 4, 15)),
            follow_up=date(2020, 6, 1),
            raised_by=(Reference("p. 3", LINK),),
        ),
        OutlineQuestion(
            *(QuestionId(UUID(int=0xA2)), "And why?", QuestionState.ANSWERED, False, date(2020, 4, 15)),
            answer="Because.\nSo it is.",
            answered_on=date(2020, 5, 1),
            evidence=(Reference("Hasler 2021, p. 9", OwnLink(OTHER, MARK, 8)),),
        ),
        OutlineQuestion(
            *(QuestionId(UUID(int=0xA3)), "Whatever?", QuestionState.DROPPED, False, date(2020, 4, 15)),
            drop_reason="of no use",
        ),
    ),
    todos=(
        OutlineTodo(
            *(TodoId(UUID(int=0xB1)), "buy", "", TodoState.OPEN),
            due=date(2026, 12, 1),
            price=Price(Decimal("39.95"), "USD"),
            url="https://example.org/buy?a=1&b=(2)",
            decision="wanted",
            reason="everyone cites it",
            expected_use="for the review",
            priority=3,
            note="ask the library first",
        ),
        OutlineTodo(
            *(TodoId(UUID(int=0xB2)), "buy", "Buy it?", TodoState.DONE),
            closed_on=date(2026, 12, 2),
            decision="bought",
            steps=(
                OutlineStep("requested", date(2026, 11, 3), "asked the author"),
                OutlineStep("bought", date(2026, 12, 2)),
            ),
        ),
        OutlineTodo(
            *(TodoId(UUID(int=0xB3)), "follow up", "", TodoState.DROPPED),
            closed_on=date(2026, 12, 3),
            mark=Reference("p. 3", LINK),
        ),
    ),
)

#: what a library can hold: any text but what `clean` takes out
texts = st.text(st.characters(codec="utf-8"), max_size=60).map(clean)
nasty = st.sampled_from(
    [
        *("---", "a: b", "# x", "!!python/object:os.system", "{{ 7 }}", "```\ncode", "</script>", "[x](javascript:y)"),
        *(
            "a ^block",
            "%% gone %%",
            "[[wiki]]",
            "- [ ] do",
            "<!-- postil:end marks -->",
            "<!-- postil:begin note 000000000000 -->",
        ),
        *(
            "<!-- open",
            "==x==",
            "~~~",
            "| a |",
            "1. b",
            "&amp;",
            "$x$",
            "#tag",
            "\\",
            "C#",
            "> [!quote] p. 1",
            "\u202eabc",
        ),
        *(
            "null",
            "2020-01-01",
            "1e3",
            "yes",
            "'",
            '"',
            "\ta",
            "\u2028",
            "\u0085",
            "a\nb\n\nc",
            "  ",
            "*",
            "_a_",
            "<b>",
        ),
    ]
)
lines = texts | nasty
dates = st.dates(date(1970, 1, 1), date(2100, 1, 1))
references = st.builds(Reference, lines, st.just(LINK))
papers = st.builds(
    lambda parts, tags, state, rating: replace(
        FULL.paper, bibliography=parts, tags=tuple(tags), state=state, rating=rating
    ),
    st.builds(
        Bibliography,
        title=lines,
        contributors=st.lists(
            st.builds(Contributor, family=lines, given=st.none() | lines) | st.builds(Contributor, literal=lines),
            max_size=3,
        ).map(tuple),
        container=st.none() | lines,
        year=st.none() | st.integers(1000, 2999),
        issued=st.none() | st.sampled_from(["2020", "2020-04", "2020-04-09"]),
        volume=st.none() | lines,
        doi=st.none() | lines,
        url=st.none() | lines,
        abstract=st.none() | lines,
        research_highlights=st.lists(lines, max_size=2).map(tuple),
        keywords=st.lists(lines, max_size=2).map(tuple),
    ),
    st.lists(lines, max_size=3),
    st.sampled_from(PaperState),
    st.none() | st.integers(1, 5),
)
marks = st.builds(
    OutlineMark,
    id=st.uuids().map(MarkId),
    place=lines,
    link=st.just(LINK),
    kind=st.sampled_from(["highlight", "underline", "strike", "area"]),
    kind_label=st.just("Kind"),
    category=lines,
    quote=lines,
    comment=lines,
    placement=st.sampled_from(Placement),
)
questions = st.builds(
    OutlineQuestion,
    id=st.uuids().map(QuestionId),
    text=lines,
    state=st.sampled_from(QuestionState),
    promised=st.booleans(),
    asked_on=dates,
    follow_up=st.none() | dates,
    raised_by=st.lists(references, max_size=2).map(tuple),
    answer=st.none() | lines,
    answered_on=st.none() | dates,
    evidence=st.lists(references, max_size=2).map(tuple),
    drop_reason=st.none() | lines,
    tags=st.lists(lines, max_size=2).map(tuple),
    asked_in=lines,
    reported_on=st.none() | dates,
    reported_where=st.none() | lines,
)
todos = st.builds(
    OutlineTodo,
    id=st.uuids().map(TodoId),
    kind=st.sampled_from(TODO_KINDS),
    text=lines,
    state=st.sampled_from(TodoState),
    due=st.none() | dates,
    closed_on=st.none() | dates,
    price=st.none() | st.just(Price(Decimal("1.50"), "EUR")),
    url=st.none() | lines,
    decision=st.none() | lines,
    mark=st.none() | references,
    reason=st.none() | lines,
    expected_use=st.none() | lines,
    steps=st.lists(st.builds(OutlineStep, lines, dates, st.none() | lines), max_size=2).map(tuple),
    priority=st.integers(0, 3),
    note=lines,
)
outlines = st.builds(
    Outline,
    paper=papers,
    note=lines | st.lists(lines, max_size=4).map("\n".join),
    marks=st.lists(marks, max_size=3).map(tuple),
    questions=st.lists(questions, max_size=2).map(tuple),
    todos=st.lists(todos, max_size=2).map(tuple),
)
