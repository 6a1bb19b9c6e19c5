"""Look-ups as the window calls them, with the real sources, against a server on this machine."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop_app.domain.buy import BuyState
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.errors import ConflictError, EnvironmentProblemError, NotFoundError, ReaderError
from desktop_app.domain.free_copy import Host, Verdict, Version
from desktop_app.domain.lookup import ConsentNeededError, IdentifierKind, NoticeKind
from desktop_app.domain.paper import Bibliography, Paper
from desktop_app.pdf.fake import FakePdf, write_fake_pdf
from desktop_app.services.context import Services
from desktop_app.system.paths import AppPaths
from desktop_app.system.settings import SETTINGS_FILE, Settings
from tests.lookup_answers import ARXIV, DOI, bases, crossref, europepmc, openalex, retraction, serve_all, unpaywall
from tests.lookup_server import LookupServer, closed_port, lookup_server, says
from tests.unit.services.conftest import NOON, SettableClock

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@pytest.fixture
def server(paths: AppPaths) -> Iterator[LookupServer]:
    with lookup_server() as running:
        Settings(paths.config / SETTINGS_FILE).put("lookup_addresses", bases(running))
        yield running


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.lookup.tries._FIRST_PAUSE_S", 0.0)


@pytest.fixture
def asking(services: Services) -> Services:
    services.lookups.give_consent("ada@example.org")
    return services


def test_consent_is_given_taken_back_and_needed(services: Services, server: LookupServer) -> None:
    lookups = services.lookups
    assert lookups.consent() is None
    with pytest.raises(ConsentNeededError):
        lookups.ask_free_copy(DOI)
    with pytest.raises(ReaderError, match="no e-mail address"):
        lookups.give_consent("ada at example")
    given = lookups.give_consent(" ada@example.org ")
    assert (given.email, given.given_at) == ("ada@example.org", NOON)
    assert lookups.consent() == given
    lookups.withdraw_consent()
    assert lookups.consent() is None
    assert not server.asked
    assert lookups.log() == []


def test_a_copy_is_found_kept_and_told(asking: Services, server: LookupServer, vns: Paper) -> None:
    serve_all(server, "https://boris.example.org/1.pdf")
    todo = asking.todos.add(vns.id, "buy", price="39.95 USD")
    answer = asking.lookups.ask_free_copy(f"https://doi.org/{DOI.upper()}")
    assert server.paths() == [f"/unpaywall/{DOI}", f"/crossref/works/{DOI}"], "who comes later is not asked"
    check = asking.lookups.keep_free_copy(vns.id, answer)
    assert (check.verdict, check.version, check.host) == (Verdict.FOUND, Version.ACCEPTED, Host.REPOSITORY)
    assert check.sentence(NOON.date()) == "accepted version, repository · CC BY · Unpaywall, 24 Nov"
    assert asking.lookups.free_copy(vns.id) == check
    assert asking.lookups.free_copies([vns.id]) == {vns.id: check}

    (dossier,) = [one.dossier for one in asking.todos.list("all") if one.id == todo.id]
    assert dossier is not None
    assert dossier.state is BuyState.FREE_COPY_FOUND
    assert asking.history.undo() == "Free copy found"
    assert asking.lookups.free_copy(vns.id) == check, "what was found out is not forgotten"
    log = asking.lookups.log()
    assert [(entry.source, entry.outcome) for entry in log] == [("Crossref", "answered"), ("Unpaywall", "answered")]
    assert log[1].sent == f"DOI {DOI}, your e-mail address"


def test_none_is_said_with_who_was_asked_and_when(
    asking: Services, server: LookupServer, vns: Paper, clock: SettableClock
) -> None:
    serve_all(server)
    server.on("/europepmc", says({"resultList": {"result": []}}))
    answer = asking.lookups.ask_free_copy(DOI)
    clock.advance(days=2)
    again = asking.lookups.ask_free_copy(DOI)
    assert again.checked_at == answer.checked_at, "from memory, with the day it was asked"
    check = asking.lookups.keep_free_copy(vns.id, again)
    assert check.sentence(NOON.date()) == "none found by Unpaywall, OpenAlex and Europe PMC on 24 Nov"
    assert asking.lookups.ask_free_copy(DOI, fresh=True).checked_at == clock.now()


def test_a_source_that_fails_is_named_and_the_next_one_asked(
    asking: Services, server: LookupServer, vns: Paper
) -> None:
    serve_all(server)
    server.on("/unpaywall", says({}, 422))
    place = {"pdf_url": "https://example.org/x.pdf", "version": "submittedVersion", "source": {"type": "repository"}}
    server.on("/openalex", says(openalex(open_access={"is_oa": True}, best_oa_location=place)))
    answer = asking.lookups.ask_free_copy(DOI)
    assert (answer.source, answer.silent) == ("OpenAlex", ("Unpaywall",))
    assert "e-mail" in answer.why_silent[0]
    check = asking.lookups.keep_free_copy(vns.id, answer)
    assert check.sentence(NOON.date()) == "submitted version, repository · licence not named · OpenAlex, 24 Nov"

    server.on("/openalex", says(b"<html>"))
    server.on("/europepmc", says(europepmc()))
    outage = asking.lookups.ask_free_copy(DOI, fresh=True)
    told = asking.lookups.keep_free_copy(vns.id, outage).sentence(NOON.date())
    assert told == "none found by Europe PMC on 24 Nov; Unpaywall and OpenAlex could not be asked"


def test_when_nobody_can_be_asked_what_was_known_stays(
    asking: Services, server: LookupServer, vns: Paper, paths: AppPaths
) -> None:
    serve_all(server, "https://boris.example.org/1.pdf")
    known = asking.lookups.keep_free_copy(vns.id, asking.lookups.ask_free_copy(DOI))
    for source in ("unpaywall", "openalex", "europepmc", "crossref"):
        server.on(f"/{source}", says({}, 403))
    check = asking.lookups.keep_free_copy(vns.id, asking.lookups.ask_free_copy(DOI, fresh=True))
    assert check.verdict is Verdict.UNKNOWN
    assert check.sentence() == "Unpaywall, OpenAlex and Europe PMC could not be asked on 24 Nov 2026"
    assert asking.lookups.free_copy(vns.id) == known
    other = asking.intake.add_draft(PaperDraft(Bibliography("Other"))).paper.id
    outage = asking.lookups.keep_free_copy(other, asking.lookups.ask_free_copy(DOI, fresh=True))
    assert asking.lookups.free_copy(other) == outage, "that nobody could be asked is known where nothing else is"
    serve_all(server, "https://boris.example.org/1.pdf")
    found = asking.lookups.keep_free_copy(other, asking.lookups.ask_free_copy(DOI, fresh=True))
    assert (found.is_found, asking.lookups.free_copy(other)) == (True, found)


def test_nobody_knows_the_doi(asking: Services, server: LookupServer, vns: Paper) -> None:
    check = asking.lookups.keep_free_copy(vns.id, asking.lookups.ask_free_copy("10.1000/unknown"))
    assert check.sentence(NOON.date()) == "Unpaywall, OpenAlex and Europe PMC did not know this DOI on 24 Nov"
    assert asking.lookups.free_copy(vns.id) == check
    with pytest.raises(ReaderError, match="is not a DOI"):
        asking.lookups.ask_free_copy("vagus")


def test_an_answer_about_another_work_is_none(asking: Services, server: LookupServer) -> None:
    server.on("/unpaywall", says(unpaywall("https://example.org/1.pdf", doi="10.1000/other")))
    server.on("/openalex", says(openalex(doi="https://doi.org/10.1000/other")))
    server.on("/europepmc", says(europepmc(doi="10.1000/other")))
    assert asking.lookups.ask_free_copy(DOI).verdict is Verdict.UNKNOWN
    server.on("/crossref", says(crossref(DOI="10.1000/other")))
    with pytest.raises(NotFoundError, match=f"Crossref, doi.org, OpenAlex, Europe PMC did not know DOI {DOI}"):
        asking.lookups.ask_record(DOI)


def test_retractions_and_corrections_are_told_once(asking: Services, server: LookupServer, vns: Paper) -> None:
    serve_all(server)
    server.on("/openalex", says(openalex(is_retracted=True)))
    server.on("/crossref", says(crossref(**{"updated-by": [retraction(), {"type": "erratum"}, "nonsense"]})))
    check = asking.lookups.keep_free_copy(vns.id, asking.lookups.ask_free_copy(DOI))
    assert [notice.kind for notice in check.notices] == [NoticeKind.RETRACTION, NoticeKind.CORRECTION]
    assert check.notice == ("Retracted on 2021-03-04, says Crossref (10.1016/retraction). Corrected, says Crossref.")
    assert asking.lookups.free_copy(vns.id) == check


# bibliographic parts


def test_a_record_is_previewed_and_filled_in(asking: Services, server: LookupServer, vns: Paper) -> None:
    serve_all(server)
    record = asking.lookups.ask_record(DOI)
    changes = {change.field: change for change in asking.lookups.preview(vns.id, record)}
    assert "title" not in changes, "other letters are no other title"
    assert "doi" not in changes
    assert (changes["volume"].new, changes["volume"].is_proposed) == ("113", True)
    assert (changes["container"].old, changes["container"].new) == ("Neuroscience", "Neuroscience & Reviews")
    assert not changes["container"].is_proposed
    assert changes["authors"].new == "Breit, Sigrid; Bern Vagus Group"
    assert changes["abstract"].new == "Since 2004, p < 0.05.\nSecond."
    assert asking.library.get(vns.id) == vns

    filled = asking.lookups.fill_in(vns.id, [changes["volume"], changes["online"], changes["authors"]], record.source)
    parts = filled.bibliography
    assert (parts.volume, parts.online, parts.container) == ("113", "2020-04-02", "Neuroscience")
    assert [person.short_name for person in parts.authors] == ["Breit", "Bern Vagus Group"]
    assert asking.history.names().undo_name == "Fill in from Crossref"
    with pytest.raises(ConflictError):
        asking.lookups.fill_in(vns.id, [changes["volume"]], record.source)
    asking.history.undo()
    assert asking.library.get(vns.id).bibliography == vns.bibliography


@pytest.mark.parametrize(
    ("typed", "source", "title"),
    [
        ("PMID: 32251692", "OpenAlex", "Vagus Nerve Stimulation and Neurotrophins"),
        ("PMC7000001", "Europe PMC", "Vagus nerve stimulation and neurotrophins"),
        ("arXiv:2004.01234v2", "arXiv", "Vagus nerve"),
        ("2004.01234", "arXiv", "Vagus nerve"),
        (f"https://doi.org/{DOI}", "doi.org", "A data set"),
    ],
)
def test_other_identifiers_find_their_source(
    asking: Services, server: LookupServer, typed: str, source: str, title: str
) -> None:
    server.on("/openalex/works/pmid:32251692", says(openalex()))
    server.on("/europepmc", says(europepmc()))
    server.on("/arxiv", says(ARXIV))
    server.on("/doi_org", says({"DOI": DOI, "title": "A data set", "author": [{"literal": "A body"}]}))
    found = asking.lookups.ask_record(typed)
    assert (found.source, found.bibliography.title) == (source, title)
    assert found.bibliography.authors


def test_what_is_no_identifier_is_not_asked_for(asking: Services, server: LookupServer) -> None:
    with pytest.raises(ReaderError, match="is no DOI, PMID"):
        asking.lookups.ask_record("vagus nerve")
    assert not server.asked


def test_a_record_cannot_be_asked_for(asking: Services, server: LookupServer, paths: AppPaths) -> None:
    silent = dict.fromkeys(bases(server), closed_port())
    Settings(paths.config / SETTINGS_FILE).put("lookup_addresses", silent)
    with pytest.raises(EnvironmentProblemError, match=r"arXiv could not be asked: it could not be reached\."):
        asking.lookups.ask_record("arXiv:2004.01234")
    assert {entry.outcome for entry in asking.lookups.log()} == {"it could not be reached"}
    with pytest.raises(EnvironmentProblemError, match=r"OpenAlex and Europe PMC could not be asked: it [^.]+\.$"):
        asking.lookups.ask_record("10.1016/j.neubiorev.2020.03.033")


def test_an_entity_bomb_is_not_unfolded(asking: Services, server: LookupServer) -> None:
    bomb = b'<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>' + ARXIV.replace(
        b'<?xml version="1.0"?>', b""
    ).replace(b"Since 2004.", b"&a;&b;")
    server.on("/arxiv", says(bomb))
    found = asking.lookups.ask_record("arXiv:2004.01234")
    assert found.bibliography.abstract is None


def test_fields_of_a_record_that_are_nonsense_are_left_out(asking: Services, server: LookupServer, vns: Paper) -> None:
    nonsense = {
        "volume": {"a": 1},
        "issued": {"date-parts": [[99999, 77]]},
        "author": "nobody",
        "language": "x" * 10**6,
    }
    server.on("/crossref", says(crossref(**nonsense, resource={"primary": {"URL": "javascript:alert(1)"}})))
    record = asking.lookups.ask_record(DOI)
    parts = record.bibliography
    assert (parts.volume, parts.year, parts.contributors, parts.url) == (None, None, (), None)
    assert len(parts.language or "") <= 2000


# the copy itself


def test_a_copy_is_downloaded_and_attached(asking: Services, server: LookupServer, vns: Paper, paths: AppPaths) -> None:
    fake = write_fake_pdf(paths.library / "free.pdf", FakePdf(pages=("Vagus nerve",)))
    content = fake.read_bytes()
    fake.unlink()
    url = f"{server.address}/copies/1.pdf"
    serve_all(server, url)
    server.on("/copies", says(content))
    check = asking.lookups.keep_free_copy(vns.id, asking.lookups.ask_free_copy(DOI))
    heard: list[tuple[int, int]] = []
    probe = asking.lookups.fetch_copy(check, progress=lambda done, total: heard.append((done, total)))
    assert heard[-1] == (len(content), len(content))
    attached = asking.lookups.attach_copy(check, probe)
    assert attached.created
    assert (attached.document.label, attached.document.added_from) == ("Accepted version", url)
    assert asking.history.names().undo_name == "Attach PDF"
    assert not list(paths.library.glob(".incoming*"))
    assert "ada" not in str(server.asked[-1].headers)
    (entry,) = asking.lookups.log(1)
    assert (entry.source, entry.sent) == ("The server of the copy", "no more than its web address")
    assert not asking.lookups.attach_copy(check, probe).created


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (says(b"<html>" + b" " * 5000), "no PDF"),
        (says(b"tiny"), "no PDF"),
        (says(b"", 404), "answered with an error"),
        (says(b"%PDF-" + bytes(2 << 20)), "larger than 1 MB"),
        (says(b"%PDF-1.7 nonsense"), "cannot be opened as a PDF"),
    ],
)
def test_what_is_no_pdf_is_not_attached(
    asking: Services, server: LookupServer, vns: Paper, paths: AppPaths, answer: object, told: str
) -> None:
    Settings(paths.config / SETTINGS_FILE).put("lookup_limits", {"file_mb": 1})
    serve_all(server, f"{server.address}/copies/1.pdf")
    server.on("/copies", answer)
    check = asking.lookups.keep_free_copy(vns.id, asking.lookups.ask_free_copy(DOI))
    with pytest.raises((ReaderError, EnvironmentProblemError), match=told):
        asking.lookups.fetch_copy(check)
    assert not list(paths.library.glob(".incoming*"))
    with pytest.raises(ReaderError, match="No PDF of this copy"):
        asking.lookups.fetch_copy(replace(check, url=None))


def test_a_preprint_is_looked_for_by_its_number(asking: Services, vns: Paper) -> None:
    preprint = asking.intake.add_draft(PaperDraft(Bibliography(title="Preprint", arxiv="2004.01234"))).paper
    plain = asking.intake.add_draft(PaperDraft(Bibliography(title="Plain"))).paper
    targets = asking.lookups.copy_targets([vns.id, preprint.id, plain.id])
    assert [target.doi for target in targets] == [DOI, "10.48550/arxiv.2004.01234", None]
    assert [one.kind for one in asking.lookups.identifiers(vns.id)] == [IdentifierKind.DOI]
    assert [str(one) for one in asking.lookups.identifiers(preprint.id)] == ["arXiv 2004.01234"]
