"""Search finds what was written, shows its passage, and takes whatever is typed as plain text."""

import sqlite3
import unicodedata
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.buy import BuyDossier, BuyState, BuyStep
from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.question import QuestionState
from desktop_app.domain.search import SearchHit, SearchScope
from desktop_app.storage.engine import driver_connection
from tests.storage_desk import START, Desk


def search(desk: Desk, words: str, scopes: Collection[SearchScope] = (), limit: int = 50) -> list[SearchHit]:
    with desk.store.read() as unit:
        return unit.search.search(words, scopes, limit)


def kinds(desk: Desk, words: str, scopes: Collection[SearchScope] = ()) -> set[str]:
    return {hit.kind for hit in search(desk, words, scopes)}


def marked(hit: SearchHit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.highlights]


def test_words_that_the_lines_of_a_page_break_are_whole_in_the_passage(desk: Desk) -> None:
    paper = desk.paper("Of corpora")
    pdf = desk.pdf(paper)
    desk.keep(paper, pdf)
    with desk.store.write(None) as unit:
        unit.documents.put_texts(pdf.id, [(0, "a corpus of biomedi-\ncal papers … and corpora")])
    (hit,) = search(desk, "corpus", {SearchScope.TEXT})
    assert hit.snippet == "a corpus of biomedical papers … and corpora"
    assert "corpus" in marked(hit)


def test_the_passage_of_a_note_is_read_without_the_signs_of_its_lines(desk: Desk) -> None:
    paper = desk.paper("Of nerves")
    desk.keep(paper)
    with desk.store.write(None) as unit:
        unit.notes.put(paper.id, "# On the vagus\n\n> 5 mg - daily\n- [ ] ask #1\n* twice")
    for words in ("vagus", "agu"):
        (hit,) = search(desk, words, {SearchScope.NOTES})
        assert hit.snippet == "On the vagus 5 mg - daily ask #1 twice"
        assert words in marked(hit)[0]


def test_each_kind_of_record_is_found_with_its_passage(desk: Desk) -> None:
    paper = desk.paper("Of neurotrophins", year=2020)
    abstract, pdf = desk.abstract(paper, "## Abstract\nNeurotrophins are found\n- elsewhere"), desk.pdf(paper)
    mark = desk.mark(pdf, "the neurotrophins of the gut", page=4, comment="aha")
    question, todo = desk.question(paper, "Where are neurotrophins?"), desk.todo(paper, text="Buy for neurotrophins")
    desk.keep(paper, abstract, pdf, mark, question, todo)
    with desk.store.write(None) as unit:
        unit.notes.put(paper.id, "A line\n\nOn neurotrophins, too")
        unit.documents.put_texts(pdf.id, [(0, "nothing"), (6, "a page about neurotrophins")])
    hits = {(hit.kind, hit.page_index): hit for hit in search(desk, "neurotrophins")}
    assert {key: hit.id for key, hit in hits.items()} == {
        ("paper", None): paper.id,
        ("text", None): abstract.id,
        ("text", 6): pdf.id,
        ("mark", 4): mark.id,
        ("question", None): question.id,
        ("todo", None): todo.id,
        ("note", None): paper.id,
    }
    assert all((hit.paper_id, hit.paper_title) == (paper.id, paper.title) for hit in hits.values())
    assert all(marked(hit)[0].casefold() == "neurotrophins" for hit in hits.values())
    assert hits["text", None].snippet == "Abstract Neurotrophins are found elsewhere"
    assert hits["note", None].snippet == "A line On neurotrophins, too"
    scores = [hit.score for hit in search(desk, "neurotrophins")]
    assert scores == sorted(scores, reverse=True)


def test_scopes_and_limit(desk: Desk) -> None:
    paper = desk.paper("Serum")
    desk.keep(paper, desk.abstract(paper, "serum"), desk.question(None, "Serum?"), desk.todo(paper, text="serum"))
    assert kinds(desk, "serum") == {"paper", "text", "question", "todo"}
    for scope, kind in ((SearchScope.PAPERS, "paper"), (SearchScope.TEXT, "text"), (SearchScope.TODOS, "todo")):
        assert kinds(desk, "serum", {scope}) == kinds(desk, "eru", {scope}) == {kind}
    assert kinds(desk, "serum", [SearchScope.NOTES, SearchScope.MARKS]) == set()
    assert len(search(desk, "serum", limit=2)) == 2
    assert search(desk, "serum", limit=0) == []
    (hit,) = search(desk, "serum", {SearchScope.QUESTIONS})
    assert (hit.paper_id, hit.paper_title) == (None, "")


def test_a_paper_is_found_by_all_that_describes_it(desk: Desk) -> None:
    paper = desk.paper(
        "Title",
        container="Brain Research",
        affiliations=("Karolinska",),
        keywords=("vagus",),
        doi="10.1016/j.x.2020",
        research_highlights=("A highlight",),
        abstract="Only in the abstract",
        tags=("mytag",),
        cite_key="breit2018",
    )
    desk.keep(paper)
    for words in (
        "sigrid breit",
        "brain res",
        "karolinska",
        "vagus",
        "10.1016/j.x.2020",
        "highlight",
        "mytag",
        "breit2018",
    ):
        assert kinds(desk, words) == {"paper"}
    assert kinds(desk, "only abstract") == {"paper"}


def test_an_abstract_that_is_a_document_is_one_hit(desk: Desk) -> None:
    paper = desk.paper("Title", abstract="Neurotrophins")
    abstract = desk.abstract(paper, "Neurotrophins")
    desk.keep(paper, abstract)
    assert [hit.kind for hit in search(desk, "neurotrophins")] == ["text"]
    desk.keep(replace(abstract, deleted_at=desk.clock.now()), name="Remove abstract")
    assert [hit.kind for hit in search(desk, "neurotrophins")] == ["paper"]
    desk.store.undo()
    assert [hit.kind for hit in search(desk, "neurotrophins")] == ["text"]


def test_the_last_word_may_be_unfinished_the_others_not(desk: Desk) -> None:
    desk.keep(desk.question(None, "Where is the vagus nerve?"))
    assert search(desk, "vagus ner")
    assert search(desk, "nerve vag")
    assert search(desk, "vag nerve")  # the beginning of another word, which counts less
    assert not search(desk, "vagus stimulation")
    assert not search(desk, "z")


def test_words_are_found_inside_longer_words_after_whole_words(desk: Desk) -> None:
    inside, whole = desk.question(None, "About neurotrophins"), desk.question(None, "Trophins alone")
    desk.keep(inside, whole)
    hits = search(desk, "TROPHINS")
    assert [hit.id for hit in hits] == [whole.id, inside.id]
    assert marked(hits[1]) == ["trophins"]
    assert hits[0].score > hits[1].score > 0


def test_a_phrase_is_found_while_its_end_is_typed(desk: Desk) -> None:
    paper = desk.paper("Of animals")
    desk.keep(paper, pdf := desk.pdf(paper))
    with desk.store.write(None) as unit:
        unit.documents.put_texts(pdf.id, [(0, "the brain of the rat"), (1, "rats of the brain"), (2, "rats")])
    pages = {'rat"': {0, 1, 2}, '"the brain o': {0, 1}, '"the brain of': {0}, 'rats "of the b': {1}, '"of the ra': {0}}
    for words, wanted in pages.items():
        assert {hit.page_index for hit in search(desk, words)} == wanted, words
    assert not search(desk, '"the brain o"')


@pytest.mark.parametrize(
    "words", ["神経", "走神経", "経刺", "eurotroph", "vag neuro", "vagus", "neurotrophins", "in:questions vag"]
)
def test_as_many_are_counted_as_are_found(desk: Desk, words: str) -> None:
    paper = desk.paper("迷走神経刺激の効果")
    desk.keep(paper, pdf := desk.pdf(paper), desk.question(paper, "Of neurotrophins and the vagus?"))
    with desk.store.write(None) as unit:
        unit.documents.put_texts(
            pdf.id, [(0, "これは迷走神経刺激についての論文です"), (1, "neurotrophins of the vagus")]
        )
    with desk.store.read() as unit:
        count = unit.search.count(words)
    assert count == len(search(desk, words)) > 0


def test_a_passage_of_endless_words_is_cut(desk: Desk) -> None:
    desk.keep(desk.question(None, f"serum {'a' * 50_000} end {'b' * 50_000}"))
    for words in ("serum", "aaaa", "end", "aaab"):
        for found in search(desk, words):
            assert len(found.snippet) <= 1001
            assert all(0 <= start < end <= 1000 for start, end in found.highlights)
    assert search(desk, "serum")


def test_accents_and_their_two_spellings_are_one(desk: Desk) -> None:
    text = "Naïve Größe von Việt Nam, 한국어 und Ångström"
    for form in ("NFC", "NFD"):
        desk.keep(desk.question(None, unicodedata.normalize(form, text)))
    for word in ("naïve", "naive", "Größe", "VIỆT", "viet", "한국어", "angstrom", "aïv", "röß", "국어 "):
        for form in ("NFC", "NFD"):
            assert len(search(desk, unicodedata.normalize(form, word))) == 2, (word, form)


def test_scripts_without_spaces_are_found_by_any_part(desk: Desk) -> None:
    paper = desk.paper("迷走神経刺激の効果")
    desk.keep(paper, pdf := desk.pdf(paper))
    with desk.store.write(None) as unit:
        unit.documents.put_texts(pdf.id, [(0, "これは迷走神経についての論文です"), (1, "plain words")])
    assert kinds(desk, "走神経") == {"paper", "text"}
    assert kinds(desk, "神経") == {"paper", "text"}
    assert marked(search(desk, "神経", {SearchScope.TEXT})[0]) == ["神経"]


def test_long_texts_are_shown_around_the_match(desk: Desk) -> None:
    filler = "word " * 300
    desk.keep(paper := desk.paper())
    with desk.store.write(None) as unit:
        unit.notes.put(paper.id, f"{filler}xneedlex {filler}")
    for words in ("xneedlex", "needle"):
        (hit,) = search(desk, words)
        assert len(hit.snippet) < 300
        assert hit.snippet.startswith("…")
        assert hit.snippet.endswith("…")
        assert marked(hit) == [words]


def test_what_is_in_the_trash_is_not_found_until_it_is_back(desk: Desk) -> None:
    paper = desk.paper("Serum")
    pdf, question, todo = desk.pdf(paper), desk.question(paper, "serum?"), desk.todo(paper, text="serum")
    mark, abstract = desk.mark(pdf, "serum"), desk.abstract(paper, "serum")
    desk.keep(paper, pdf, abstract, mark, question, todo)
    with desk.store.write(None) as unit:
        unit.documents.put_texts(pdf.id, [(0, "serum")])
        unit.notes.put(paper.id, "serum")
    everything = {"paper", "text", "mark", "question", "todo", "note"}
    assert kinds(desk, "serum") == everything
    desk.keep(replace(paper, deleted_at=desk.clock.now()), name="Trash")
    assert kinds(desk, "serum") == set()
    with desk.store.write(None) as unit:
        unit.marks.put(replace(mark, comment="serum, still"))
        unit.documents.put_texts(pdf.id, [(0, "serum again")])
    assert kinds(desk, "serum") == set()
    desk.store.undo()
    assert kinds(desk, "serum") == everything
    with desk.store.write("Delete") as unit:
        unit.marks.delete(mark.id)
        unit.documents.put(replace(unit.documents.get(pdf.id), deleted_at=desk.clock.now()))
    assert kinds(desk, "again") == set()
    desk.store.undo()
    assert {(hit.kind, hit.page_index) for hit in search(desk, "again")} == {("text", 0)}


def test_the_reason_of_a_buy_is_found(desk: Desk) -> None:
    todo = desk.todo(None, dossier=BuyDossier(reason="serum level", worth="figure"))
    desk.keep(todo)
    assert kinds(desk, "serum figure") == kinds(desk, "buy serum") == {"todo"}
    desk.keep(replace(todo, dossier=BuyDossier(reason="other")))
    assert kinds(desk, "serum") == set()
    desk.keep(replace(todo, dossier=None))
    assert kinds(desk, "other") == set()


_STEPS = (
    BuyStep(BuyState.WANTED, START, "colloquium"),
    BuyStep(BuyState.REQUESTED, START, "interlibrary"),
)


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"note": "ask the librarian"}, "librarian"),
        ({"kind": "ask grandmother"}, "grandmother"),
        ({"kind": "find"}, "full text"),
        ({"dossier": BuyDossier(expected_use="chapter seven")}, "chapter"),
        ({"dossier": BuyDossier(BuyState.REQUESTED, reason="interlibrary", steps=_STEPS)}, "colloquium"),
    ],
)
def test_all_that_is_said_of_a_to_do_is_found_while_it_is_there(desk: Desk, parts: dict[str, Any], word: str) -> None:
    plain = desk.todo(None, text="It")
    told = replace(plain, **parts)
    desk.keep(plain)
    assert kinds(desk, word) == set()
    desk.keep(told, name="Tell")
    assert kinds(desk, word) == {"todo"}
    desk.store.undo()
    assert kinds(desk, word) == set()
    desk.store.redo()
    assert kinds(desk, word) == {"todo"}
    desk.keep(plain, name="Tell nothing")
    assert kinds(desk, word) == set()
    desk.store.undo()
    assert kinds(desk, word) == {"todo"}
    with desk.store.write("Delete") as unit:
        unit.todos.delete(told.id)
    assert kinds(desk, word) == set()
    desk.store.undo()
    assert kinds(desk, word) == {"todo"}


def test_own_kinds_are_found_by_their_new_name(desk: Desk) -> None:
    desk.keep(desk.todo(None, kind="ask grandmother", text="It"))
    with desk.store.write("Rename") as unit:
        unit.todo_kinds.move_todos("ask grandmother", "ask aunt")
    assert (kinds(desk, "grandmother"), kinds(desk, "aunt")) == (set(), {"todo"})
    desk.store.undo()
    assert (kinds(desk, "grandmother"), kinds(desk, "aunt")) == ({"todo"}, set())


def test_tags_and_the_reason_of_a_dropped_question_are_found(desk: Desk) -> None:
    plain = desk.question(None, "Where?")
    desk.keep(plain)
    told = replace(plain, state=QuestionState.DROPPED, drop_reason="too wide", tags=("gut", "brain"))
    desk.keep(told, name="Drop")
    assert kinds(desk, "wide") == kinds(desk, "brain") == {"question"}
    desk.keep(replace(told, tags=("gut",)), name="Untag")
    assert (kinds(desk, "brain"), kinds(desk, "gut")) == (set(), {"question"})
    desk.store.undo()
    desk.store.undo()
    assert kinds(desk, "wide") == kinds(desk, "brain") == kinds(desk, "gut") == set()


def test_a_search_inside_an_action_sees_what_it_wrote(desk: Desk) -> None:
    with desk.store.write("Ask") as unit:
        unit.questions.put(desk.question(None, "Serum?"))
        assert len(unit.search.search("serum", (), 9)) == 1


@pytest.mark.parametrize(
    "words",
    [
        *('"', '""', "'", "*", "-", "^", "(", ")", "NOT", "AND", "OR NOT", "NEAR(a b)", "title:", "title : x", "a AND"),
        *(
            "{title}: x",
            "a*b",
            "+a",
            "a + b",
            "\\",
            "%",
            "_",
            "\x00",
            "\x02serum\x03",
            "serum\x00",
            "\ud800",
            ";--",
            "?",
        ),
        *("a" * 5000, "a " * 5000, '"' * 999, "é" * 999, "\u202e", "\n\t", "👩\u200d🔬", "e" + "\u0301" * 9999, "''''"),
    ],
)
def test_nothing_typed_is_a_mistake(desk: Desk, words: str) -> None:
    desk.keep(desk.question(None, "A serum level"), desk.paper("AND of OR not NEAR"))
    search(desk, words)
    search(desk, f"serum {words}")


def test_operators_are_words(desk: Desk) -> None:
    desk.keep(first := desk.question(None, "this and that"), desk.question(None, "this or that"))
    assert [hit.id for hit in search(desk, "this AND that")] == [first.id]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=40), body=st.text(max_size=60))
def test_any_text_can_be_stored_and_searched(desk: Desk, words: str, body: str) -> None:
    with desk.store.write(None) as unit:
        unit.questions.put(question := desk.question(None, f"{body} {words}"))
    for hit in search(desk, words):
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.highlights)
        assert hit.score > 0
        assert not set(hit.snippet) & {"\n", "\x02", "\x03"}
    with desk.store.write(None) as unit:
        unit.questions.delete(question.id)


PIECES = (
    *('"', "'", "*", "^", ":", "(", ")", "{", "}", "+", "-", "~", ",", "\\", "%", "_", "?", ";", "@", "$", ":match"),
    *(" AND ", " OR ", " NOT ", "NEAR(", "NEAR/2 ", "rank:", "title:", "-body:", "{title body}:", "rowid"),
    *("tag:", "-tag:", 'author:"', "year:", "year:9999-", "state:read", "no:pdf", "in:notes", "in:", "question:open"),
    *(
        "todo:",
        "category:",
        "kind:",
        "-has:marks",
        " ",
        "\n",
        "\x00",
        "\ud800",
        "\x02",
        "“",
        "»",
        "神",
        "́",
        "ש",
        "2019",
    ),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=9).map("".join))
def test_no_syntax_of_the_index_or_of_filters_is_ever_a_mistake(desk: Desk, words: str) -> None:
    with desk.store.write(None) as unit:
        unit.questions.put(question := desk.question(None, f"Serum {words}"))
    for typed in (words, f"serum {words}"):
        with desk.store.read() as unit:
            found = unit.search.search(typed, (), 50)
            assert unit.search.count(typed) >= len(found)
            unit.papers.count(PaperQuery(text=typed))
    with desk.store.write(None) as unit:
        unit.questions.delete(question.id)


def test_the_index_equals_one_that_is_made_anew(desk: Desk) -> None:
    paper, other = desk.paper("One", abstract="abc"), desk.paper("Two", deleted_at=desk.clock.now())
    pdf, abstract = desk.pdf(paper), desk.abstract(paper, "text of it")
    mark, todo = desk.mark(pdf, "quote", page=1), desk.todo(paper, dossier=BuyDossier(reason="r", steps=_STEPS))
    desk.keep(paper, other, pdf, abstract, mark, todo, desk.question(other), desk.question(None))
    with desk.store.write(None) as unit:
        unit.documents.put_texts(pdf.id, [(0, "zero"), (1, "神経")])
        unit.notes.put(paper.id, "note")
    desk.keep(replace(paper, deleted_at=desk.clock.now()))
    desk.keep(replace(paper, deleted_at=None, tags=("t",)))
    desk.keep(replace(other, deleted_at=None))
    desk.keep(replace(todo, text="changed"))
    kept = _documents(desk)
    assert len(kept) == 10
    _check_against_documents(desk)
    with desk.store.write(None) as unit:
        unit.search.rebuild()
    assert _documents(desk) == kept
    _check_against_documents(desk)
    assert kinds(desk, "changed") == {"todo"}


def _driver(desk: Desk) -> sqlite3.Connection:
    with desk.store.read() as unit:
        return driver_connection(unit.session.connection())


def _documents(desk: Desk) -> list[tuple[object, ...]]:
    columns = "entity, entity_id, paper_id, page, title, body, trigram"
    return _driver(desk).execute(f"SELECT {columns} FROM search_doc ORDER BY {columns}").fetchall()


def _check_against_documents(desk: Desk) -> None:
    """SQLite compares the words of the index with those of the documents, and raises when they differ."""
    _driver(desk).execute("INSERT INTO search_words(search_words, rank) VALUES ('integrity-check', 1)")


def test_a_passage_of_a_note_leaves_out_what_ties_its_lines(desk: Desk) -> None:
    paper = desk.paper("Of nerves")
    desk.keep(paper)
    with desk.store.write(None) as unit:
        unit.notes.put(paper.id, "- [ ] buy neurotrophins ^t-905d503c\n? where are they ^q-0a1b2c3d\nelsewhere")
    for words in ("neurotrophins", "urotroph"):
        (hit,) = search(desk, words)
        assert hit.snippet == "buy neurotrophins ? where are they elsewhere"
        assert marked(hit)[0] in ("neurotrophins", "urotroph")


def test_unfinished_words_are_found_of_each_kind(desk: Desk) -> None:
    paper = desk.paper("Cardiac neurons")
    desk.keep(paper, *(desk.question(paper, f"Neurons of the card {number}") for number in range(9)))
    assert len(search(desk, "neuro car")) == 10
    with desk.store.read() as unit:
        kinds = sorted(hit.kind for hit in unit.search.search("euron", (), 60, 2))
    assert kinds == ["paper", "question", "question"]
