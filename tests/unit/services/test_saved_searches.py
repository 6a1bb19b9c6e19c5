"""Searches are kept, counted, renamed and taken away, all of which can be undone; her ways are remembered."""

from pathlib import Path

import pytest

from desktop_app.domain.changes import Entity, RecordChanged
from desktop_app.domain.errors import NotFoundError, ReaderError
from desktop_app.domain.paper import Paper
from desktop_app.domain.saved_search import SearchShows
from desktop_app.services.context import Services
from desktop_app.services.window_choices import WindowChoices
from desktop_app.system.settings import Settings
from tests.unit.services.conftest import Heard


def told(services: Services) -> list[tuple[str, str, int]]:
    kept = services.saved_searches.list()
    return [(search.name, search.text, services.saved_searches.count(search.id)) for search in kept]


def test_saved_searches_are_counted_in_their_order(services: Services, vns: Paper) -> None:
    services.questions.ask(vns.id, "Where are neurotrophins found?")
    services.saved_searches.save("No PDF yet", " no:pdf ", SearchShows.PAPERS)
    services.saved_searches.save("", "neurotrophins in:questions", SearchShows.HITS)
    services.saved_searches.save("Asked", "question:open", SearchShows.HITS)
    services.saved_searches.save("Nothing", "tag:none", SearchShows.HITS)
    assert told(services) == [
        ("No PDF yet", "no:pdf", 1),
        ("neurotrophins in:questions", "neurotrophins in:questions", 1),
        ("Asked", "question:open", 1),
        ("Nothing", "tag:none", 0),
    ]


def test_they_are_renamed_and_taken_away_and_it_can_be_undone(services: Services, heard: Heard) -> None:
    search = services.saved_searches.save("One", "rat", SearchShows.PAPERS)
    assert services.saved_searches.rename(search.id, " Two ").name == "Two"
    services.saved_searches.delete(search.id)
    assert told(services) == []
    assert {event.entity for event in heard.events if isinstance(event, RecordChanged)} == {Entity.SAVED_SEARCH}
    assert services.history.undo() == "Delete saved search"
    assert services.history.undo() == "Rename search"
    assert told(services) == [("One", "rat", 0)]
    with pytest.raises(ReaderError):
        services.saved_searches.rename(search.id, " ")
    with pytest.raises(ReaderError):
        services.saved_searches.save("x", " ", SearchShows.PAPERS)
    services.saved_searches.delete(search.id)
    with pytest.raises(NotFoundError):
        services.saved_searches.rename(search.id, "x")


def test_her_ways_are_remembered(tmp_path: Path) -> None:
    choices = WindowChoices(Settings(tmp_path / "settings.json"))
    for words in ("rat", "mouse", " rat "):
        choices.remember_search(words)
    choices.remember_command("go-library")
    choices.choose_keys({"search": ("Ctrl+P",), "paste": ()})
    choices.remember_order("todo", "kind")
    again = WindowChoices(Settings(tmp_path / "settings.json"))
    assert again.searches() == ("rat", "mouse")
    assert again.commands() == ("go-library",)
    assert (again.order("todo"), again.order("questions")) == ("kind", "")
    assert again.keys() == {"search": ("Ctrl+P",), "paste": ()}
    again.forget_searches()
    assert (choices.searches(), choices.commands()) == ((), ("go-library",))
    for number in range(30):
        choices.remember_search(str(number))
    assert len(choices.searches()) == 20


def test_spoilt_settings_are_no_choices(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"searches": {"recent": "x", "commands": [1, "a"]}, "keys": {"a": 1, "b": ["x", 2]}}')
    choices = WindowChoices(Settings(path))
    assert (choices.searches(), choices.commands(), choices.keys()) == ((), ("a",), {"b": ("x",)})
