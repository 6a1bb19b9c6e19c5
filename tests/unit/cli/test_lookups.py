"""`free-copy` asks only with consent, sends the DOI and the e-mail address, and `lookup log` lists what was sent."""

import json
from collections.abc import Iterator

import pytest

from desktop_app.system.paths import find_paths
from desktop_app.system.settings import SETTINGS_FILE, Settings
from tests.cli_shapes import FREE_COPY, LOGGED, fits
from tests.lookup_answers import DOI, bases, serve_all
from tests.lookup_server import LookupServer, closed_port, lookup_server
from tests.unit.cli.conftest import Desk

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

ADA = "ada@example.org"


@pytest.fixture
def server() -> Iterator[LookupServer]:
    with lookup_server() as running:
        _settings().put("lookup_addresses", bases(running))
        yield running


def test_nothing_is_asked_without_consent(desk: Desk, server: LookupServer) -> None:
    paper = desk.paste()
    assert "has no DOI" in desk.refused("free-copy", paper, "--consent", ADA)
    desk.json("set", paper, "doi", DOI)
    told = desk.refused("free-copy", paper)
    assert f"--consent E-MAIL sends the DOI {DOI} and that e-mail address, nothing else, to as many of" in told
    assert "no e-mail address" in desk.refused("free-copy", paper, "--consent", "ada")
    assert desk.text("lookup", "log") == "nothing was looked up yet\n"
    assert server.asked == []


def test_a_copy_is_found_and_told_with_what_was_sent(desk: Desk, server: LookupServer) -> None:
    serve_all(server, "https://boris.example.org/1.pdf")
    paper = desk.paste()
    desk.json("set", paper, "doi", DOI)
    found = desk.json("free-copy", paper, "--consent", ADA)
    assert fits(found, FREE_COPY)
    assert (found["verdict"], found["source"], found["version"]) == ("found", "Unpaywall", "accepted")
    first = server.asked[0]
    assert (first.path, first.query) == (f"/unpaywall/{DOI}", {"email": ADA})
    sent = json.dumps([(asked.path, asked.query, asked.headers) for asked in server.asked])
    assert "Vagus" not in sent
    log = desk.json("lookup", "log")
    assert all(fits(entry, LOGGED) for entry in log)
    assert [entry["source"] for entry in log] == ["Crossref", "Unpaywall"]
    assert {entry["sent"] for entry in log} == {f"DOI {DOI}, your e-mail address"}
    assert _settings().section("lookups") == {}  # the yes was for this once
    assert "Nothing was asked" in desk.refused("free-copy", paper)
    asked = len(server.asked)
    assert "accepted version, repository" in desk.text("free-copy", paper, "--consent", ADA)
    assert len(server.asked) == asked  # from memory
    desk.json("free-copy", paper, "--consent", ADA, "--fresh")
    assert len(server.asked) > asked


def test_nobody_knows_a_copy_and_nobody_can_be_asked(desk: Desk, server: LookupServer) -> None:
    paper = desk.paste()
    desk.json("set", paper, "doi", DOI)
    serve_all(server)
    assert desk.json("free-copy", paper, "--consent", ADA)["verdict"] == "none"
    assert "none found by" in desk.text("free-copy", paper, "--consent", ADA)
    nowhere = f"http://127.0.0.1:{closed_port()}"
    _settings().put("lookup_addresses", dict.fromkeys(bases(server), nowhere))
    lost = desk.run("free-copy", paper, "--consent", ADA, "--fresh")
    assert (lost.status, lost.out, lost.err.count("\n")) == (3, "", 1)
    assert "could not be asked" in lost.err
    assert desk.run("lookup", "nothing").status == 2


def _settings() -> Settings:
    return Settings(find_paths().config / SETTINGS_FILE)
