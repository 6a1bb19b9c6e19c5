"""Every source of look-ups keeps the rules of the family, whatever it is answered; a new one is tested, too."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import desktop_app.lookup
from desktop_app.domain.lookup import Identifier, IdentifierKind, SourceSilentError
from desktop_app.lookup.base import LookupSource, Question, Reply
from desktop_app.system.registry import Registry
from tests import lookup_answers

_FOUND: Registry[LookupSource] = Registry.discover(desktop_app.lookup, "postil.lookup")
NOW = datetime(2026, 11, 12, tzinfo=UTC)
VALUES = {
    IdentifierKind.DOI: lookup_answers.DOI,
    IdentifierKind.PMID: "32251692",
    IdentifierKind.PMCID: "PMC7000001",
    IdentifierKind.ARXIV: "2004.01234",
}

every_source = pytest.mark.parametrize("source", _FOUND.items, ids=lambda source: source.id)


class Talk:
    """Answers every question with the same body, read once as the client does; None: not known."""

    def __init__(self, body: bytes | None) -> None:
        self.body = body
        self.questions: list[Question] = []

    def ask(self, question: Question) -> Reply | None:
        self.questions.append(question)
        if self.body is not None:
            question.is_empty(self.body)
        return Reply(self.body, NOW) if self.body is not None else None


def calls(source: LookupSource, talk: Talk) -> list[Callable[[], object]]:
    asking: list[Callable[[], object]] = [lambda: source.copies(lookup_answers.DOI, talk)]
    asking += [
        lambda kind=kind: source.record(Identifier(kind, VALUES[kind]), talk) for kind in sorted(source.records_by)
    ]
    return asking


def test_all_sources_are_found_and_none_is_broken() -> None:
    assert not _FOUND.problems
    assert {source.id for source in _FOUND.items} >= set(lookup_answers.SOURCES)
    for names in ("id", "name", "order"):
        assert len({getattr(source, names) for source in _FOUND.items}) == len(_FOUND.items)


@every_source
def test_a_source_says_whom_it_asks_and_what_it_sends(source: LookupSource) -> None:
    assert urlsplit(source.home).scheme == "https"
    assert not source.home.endswith("/")
    assert source.pace_s >= 0
    assert source.knows_copies or source.knows_notices or source.records_by
    talk = Talk(None)
    assert [call() for call in calls(source, talk)] == [None] * (1 + len(source.records_by)), "not known is None"
    for question in talk.questions:
        assert any(value in question.sent for value in VALUES.values())
        assert "@" not in question.path + str(question.params)


@every_source
@pytest.mark.parametrize("body", [b"", b"\xff\x00", b"<html>busy</html>", b"[]", b"null", b"[" * 99_999], ids=repr)
def test_nonsense_is_a_silent_source_and_not_an_answer(source: LookupSource, body: bytes) -> None:
    for call in calls(source, Talk(body)):
        with suppress(SourceSilentError):
            assert call() is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@every_source
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_known_shape_with_strange_values_is_read_or_refused(source: LookupSource, data: st.DataObject) -> None:
    good: dict[str, Any] = {
        **lookup_answers.crossref()["message"],
        **lookup_answers.openalex(),
        **lookup_answers.unpaywall("https://example.org/1.pdf"),
        **lookup_answers.europepmc(),
        "message": lookup_answers.crossref(**{"updated-by": [lookup_answers.retraction()]})["message"],
    }
    strange = {name: data.draw(JSON) for name in data.draw(st.sets(st.sampled_from(sorted(good)), max_size=6))}
    inner = good["message"] | {
        name: data.draw(JSON) for name in data.draw(st.sets(st.sampled_from(sorted(good["message"])), max_size=4))
    }
    body = json.dumps(good | {"message": inner} | strange).encode("utf-8", "surrogatepass")
    for call in calls(source, Talk(body)):
        with suppress(SourceSilentError):
            call()
