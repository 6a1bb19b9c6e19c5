"""Papers exported from a library into files: new, up to date again, and never over what is not theirs."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from desktop_app.domain.buy import BuyState
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.errors import ConflictError, EnvironmentProblemError, NotFoundError, ReaderError
from desktop_app.domain.ids import CategoryId, PaperId
from desktop_app.domain.paper import Bibliography, Contributor, Paper
from desktop_app.domain.price import Price
from desktop_app.pdf.fake import FakePdf, write_fake_pdf
from desktop_app.services import export_folder
from desktop_app.services.context import Services
from desktop_app.services.export import Exported
from desktop_app.services.export_folder import ExportFolder
from tests.unit.services.conftest import VNS

MARKDOWN = "markdown"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "notes" / "of mine"


@pytest.fixture
def far_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where it is the next day already when it is noon in Greenwich."""
    monkeypatch.setenv("TZ", "EAST-14")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def one(services: Services, paper: PaperId, out: Path) -> Exported:
    (exported,) = services.export.export([paper], MARKDOWN, out)
    return exported


def _state(path: Path) -> tuple[int, ...]:
    """All that writing would change; reading may change the time of the last access."""
    found = path.lstat()
    return found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def second_paper(services: Services, title: str = "Serum levels") -> Paper:
    parts = Bibliography(title=title, contributors=(Contributor("Marchetti", "Ada"),), year=2021)
    return services.intake.add_draft(PaperDraft(parts)).paper


@pytest.mark.skipif(sys.platform == "win32", reason="the zone of a process is POSIX")
@pytest.mark.usefixtures("far_east")
def test_days_are_those_of_where_she_is(services: Services, vns: Paper, out: Path) -> None:
    asked = services.questions.ask(vns.id, "Which effect?")
    services.questions.answer(asked.id, "None.")
    services.reports.keep(asked.id)
    services.todos.done(services.todos.add(vns.id, "buy", price="20 EUR").id, "bought")
    text = one(services, vns.id, out).path.read_text(encoding="utf-8")
    questions = text.partition("Which effect?")[2]
    assert "2026-11-25" in questions
    assert "2026-11-24" not in questions
    assert str(services.reports.report(asked.id).asked_on) == "2026-11-25"


def test_there_is_markdown(services: Services) -> None:
    assert (MARKDOWN, "Markdown (Obsidian, Logseq)") in services.export.formats()


def test_all_of_a_paper_is_in_its_file(services: Services, vns: Paper, tmp_path: Path, out: Path) -> None:
    pdf = write_fake_pdf(tmp_path / "a.pdf", FakePdf(pages=("Title\n\nOne.", "Neurotrophins are found in the brain.")))
    services.intake.attach_pdf(vns.id, services.intake.probe_pdf(pdf))
    claim, evidence, *_others = services.categories.list()
    on_page = services.marks.mark_quote(vns.id, "Neurotrophins are found", category=claim.id, comment="so?")
    in_abstract = services.marks.mark_quote(vns.id, "exact mechanism of action", category=evidence.id)
    services.marks.set_kind(in_abstract.id, "underline")
    asked = services.questions.ask(vns.id, "Where are they found?", marks=(in_abstract.id,), promised=True)
    services.questions.answer(asked.id, "In the brain.", evidence=(on_page.id,))
    bought = services.todos.add(vns.id, "buy", price=Price(39, "USD"), url="https://example.org/", mark=on_page.id)
    services.buying.set_expected_use(bought.id, "for the review")
    services.buying.move(bought.id, BuyState.BOUGHT, "no free copy")
    services.todos.add(vns.id, "cite", "in chapter 2", due=date(2026, 12, 24))
    text = one(services, vns.id, out).path.read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n"))
    assert front["title"] == vns.title
    assert front["authors"] == ["Sigrid Breit", "Gregor Hasler"]
    for words in (
        "> [!quote] p. 2 · Claim · [↗](postil://paper/",
        "> ==Neurotrophins are found== ^m-",
        "> so?\n",
        "> [!quote] Abstract · Evidence · Underline · [↗](",
        "> [!success] Where are they found?\n> Asked 2026-11-24 · about [Abstract](postil",
        "> Evidence: [p. 2](postil",
        "- [x] Buy article? (39.00 USD, bought, <https://example.org/>, [p. 2](postil",
        "\n    - Expected use: for the review\n    - 2026-11-24 · bought · no free copy\n",
        "- [ ] in chapter 2 #todo/cite 📅 2026-12-24 ^t-",
        "## Note\n\nA whole new area.\n",
        "- Neurotrophins are currently investigated as risk factors.\n",
    ):
        assert words in text


def test_marks_are_in_the_order_of_documents_and_pages_with_the_document_where_there_are_several(
    services: Services, vns: Paper, tmp_path: Path
) -> None:
    for name, words in (("a.pdf", "Alpha words stand on this page."), ("b.pdf", "Beta words stand on this page.")):
        pdf = write_fake_pdf(tmp_path / name, FakePdf(pages=("Title", words)))
        services.intake.attach_pdf(vns.id, services.intake.probe_pdf(pdf))
    for quote in ("Beta words", "Alpha words", "Since 2004", "exact mechanism"):
        services.marks.mark_quote(vns.id, quote)
    text = services.export.text(vns.id, MARKDOWN)
    places = [line.split(" · ")[0] for line in text.split("\n") if "[!quote]" in line]
    assert places == ["> [!quote] Abstract"] * 2 + ["> [!quote] PDF, p. 2", "> [!quote] PDF 2, p. 2"]
    assert text.index("Since 2004==") < text.index("exact mechanism==") < text.index("Alpha words==")


def test_evidence_of_another_paper_names_it_and_what_was_deleted_is_left_out(services: Services, vns: Paper) -> None:
    other = services.intake.add_draft(PaperDraft(replace(VNS, title="Another", doi=None, year=2021))).paper
    kept, deleted, trashed = (
        services.marks.mark_quote(paper, "exact mechanism of action") for paper in (other.id, vns.id, other.id)
    )
    third = services.intake.add_draft(PaperDraft(replace(VNS, title="A third", doi=None))).paper
    trashed = services.marks.mark_quote(third.id, "exact mechanism of action")
    asked = services.questions.ask(vns.id, "Why?")
    services.questions.answer(asked.id, "So.", evidence=(kept.id, deleted.id, trashed.id))
    services.marks.delete(deleted.id)
    services.library.trash(third.id)
    (line,) = [line for line in services.export.text(vns.id, MARKDOWN).split("\n") if "Evidence" in line]
    assert line.startswith(f"> Evidence: [Breit 2021, Abstract](postil://paper/{other.id}?mark={kept.id})")
    assert line.count("](postil") == 1


def test_only_marks_of_some_categories(services: Services, vns: Paper, out: Path) -> None:
    claim, evidence, method, *_others = services.categories.list()
    services.marks.mark_quote(vns.id, "exact mechanism of action", category=claim.id)
    services.marks.mark_quote(vns.id, "larger spectrum", category=evidence.id)
    text = services.export.text(vns.id, MARKDOWN, only_categories=[claim.id])
    assert "exact mechanism of action==" in text
    assert "larger spectrum==" not in text
    assert "postil:begin marks" not in services.export.text(vns.id, MARKDOWN, only_categories=[method.id])
    with pytest.raises(NotFoundError):
        services.export.export([vns.id], MARKDOWN, out, only_categories=[CategoryId(vns.id)])


def test_new_unchanged_and_up_to_date(services: Services, vns: Paper, out: Path) -> None:
    first = one(services, vns.id, out)
    assert (first.written, first.paper_id, first.format, first.notice) == ("new", vns.id, MARKDOWN, None)
    assert first.path == out.resolve() / f"@{vns.cite_key}.md"
    before = _state(first.path)
    assert one(services, vns.id, out).written == "unchanged"
    assert _state(first.path) == before
    first.path.chmod(0o600)
    first.path.write_bytes(first.path.read_bytes() + b"\nhers\n")
    services.notes.save(vns.id, "Other words.")
    again = one(services, vns.id, out)
    assert (again.written, again.path, again.notice) == ("updated", first.path, None)
    assert first.path.read_text(encoding="utf-8").endswith("\nhers\n")
    assert "Other words." in first.path.read_text(encoding="utf-8")
    assert first.path.stat().st_mode & 0o777 == 0o600


def test_what_the_reader_edited_is_kept_and_the_run_says_so(services: Services, vns: Paper, out: Path) -> None:
    path = one(services, vns.id, out).path
    path.write_text(path.read_text(encoding="utf-8").replace("A whole new area.", "Mine."), encoding="utf-8")
    again = one(services, vns.id, out)
    assert again.written == "updated"
    assert again.notice == "You had edited “Note”; your text is kept under “Your edits”."
    assert "Mine." in path.read_text(encoding="utf-8").split("## Your edits")[1]


def test_the_printed_text_is_that_of_a_new_file(services: Services, vns: Paper, out: Path) -> None:
    assert services.export.text(vns.id, MARKDOWN) == one(services, vns.id, out).path.read_text(encoding="utf-8")


def test_each_paper_once_and_in_the_order_asked_for(services: Services, vns: Paper, out: Path) -> None:
    other = second_paper(services)
    exported = services.export.export([other.id, vns.id, other.id], MARKDOWN, out)
    assert [found.paper_id for found in exported] == [other.id, vns.id]
    assert services.export.export([], MARKDOWN, out) == []


def test_papers_with_names_that_are_the_same_somewhere_have_a_file_each(
    services: Services, vns: Paper, out: Path
) -> None:
    other = second_paper(services)
    services.library.set_field(other.id, "cite_key", vns.cite_key.upper())
    first, second = services.export.export([vns.id, other.id], MARKDOWN, out)
    assert first.path.name == f"@{vns.cite_key}.md"
    assert second.path.name == f"@{vns.cite_key.upper()} (2).md"
    assert "left alone" in (second.notice or "")
    again = services.export.export([other.id, vns.id], MARKDOWN, out)
    assert [(found.path, found.written, found.notice) for found in again] == [
        (second.path, "unchanged", None),
        (first.path, "unchanged", None),
    ]
    first.path.unlink()
    assert one(services, other.id, out).path == second.path


def _foreign_file(path: Path) -> None:
    path.write_text("my own notes", encoding="utf-8")


def _empty_file(path: Path) -> None:
    path.touch()


def _folder(path: Path) -> None:
    path.mkdir()


def _link_to_a_file(path: Path) -> None:
    elsewhere = path.parent.parent / "elsewhere.md"
    elsewhere.write_text("elsewhere", encoding="utf-8")
    path.symlink_to(elsewhere)


def _broken_link(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize("make", [_foreign_file, _empty_file, _folder, _link_to_a_file, _broken_link, _pipe])
def test_what_is_no_export_is_left_alone(services: Services, vns: Paper, out: Path, make: object) -> None:
    out.mkdir(parents=True)
    taken = out / f"@{vns.cite_key}.md"
    make(taken)
    before = _state(taken)
    exported = one(services, vns.id, out)
    assert exported.path.name == f"@{vns.cite_key} (2).md"
    assert exported.notice == (
        f"“@{vns.cite_key}.md” is there already and is no export of this paper, so it was left alone."
    )
    assert _state(taken) == before
    assert not (out / "nowhere").exists()
    assert one(services, vns.id, out) == replace(exported, written="unchanged", notice=None)


def test_an_export_behind_a_link_is_not_written_to(services: Services, vns: Paper, out: Path, tmp_path: Path) -> None:
    path = one(services, vns.id, out).path
    moved = tmp_path / "vault.md"
    path.rename(moved)
    path.symlink_to(moved)
    services.notes.save(vns.id, "Other words.")
    before = moved.read_bytes()
    assert one(services, vns.id, out).path != path
    assert moved.read_bytes() == before


def test_a_folder_that_is_a_link_is_used(services: Services, vns: Paper, tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real, target_is_directory=True)
    assert one(services, vns.id, link).path.parent == real.resolve()


def test_what_cannot_be_exported_is_refused(services: Services, vns: Paper, out: Path, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="markdown"):
        services.export.export([vns.id], "papyrus", out)
    with pytest.raises(ReaderError):
        services.export.text(vns.id, "papyrus")
    with pytest.raises(NotFoundError):
        services.export.export([PaperId(services.categories.list()[0].id)], MARKDOWN, out)
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(ReaderError, match="no folder"):
        services.export.export([vns.id], MARKDOWN, file)
    with pytest.raises(EnvironmentProblemError, match="Nothing could be exported"):
        services.export.export([vns.id], MARKDOWN, file / "below")


def test_a_format_that_is_no_text_is_not_printed(
    services: Services, vns: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    binary = SimpleNamespace(id="docx", label="Word", is_text=False)
    monkeypatch.setattr(services.export, "_exporters", SimpleNamespace(all=lambda: (binary,)))
    with pytest.raises(ReaderError, match="Word is no text"):
        services.export.text(vns.id, "docx")


def test_a_full_disk_leaves_the_file_as_it_was_and_says_what_was_done(
    services: Services, vns: Paper, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = second_paper(services)
    kept = one(services, other.id, out)
    before = kept.path.read_bytes()
    services.notes.save(other.id, "New words.")
    written = export_folder.write_atomically

    def fails(path: Path, content: bytes) -> None:
        if path == kept.path:
            raise OSError(errno.ENOSPC, "No space left on device")
        written(path, content)

    monkeypatch.setattr(export_folder, "write_atomically", fails)
    with pytest.raises(EnvironmentProblemError) as told:
        services.export.export([vns.id, other.id], MARKDOWN, out)
    name = kept.path.name
    assert str(told.value) == (
        f"“{name}” could not be written and is as it was; before it 1 paper was exported: the disk is full."
    )
    assert kept.path.read_bytes() == before
    assert (out / f"@{vns.cite_key}.md").is_file()


def test_what_a_cut_off_export_left_behind_is_cleared_up(services: Services, vns: Paper, out: Path) -> None:
    out.mkdir(parents=True)
    left, hers = out / f".@{vns.cite_key}.md.abc123.tmp", out / ".other.md.abc.tmp"
    left.write_bytes(b"half of")
    hers.write_bytes(b"hers")
    one(services, vns.id, out)
    assert sorted(path.name for path in out.iterdir()) == sorted([hers.name, f"@{vns.cite_key}.md"])


def test_a_file_that_changes_while_it_is_exported_is_not_written_to(tmp_path: Path) -> None:
    folder = ExportFolder(tmp_path)
    (tmp_path / "@a.md").write_bytes(b"old")
    folder = ExportFolder(tmp_path)
    target = folder.target("@a", ".md", lambda content: content == b"old")
    new = folder.target("@b", ".md", lambda _content: False)
    (tmp_path / "@a.md").write_bytes(b"hers")
    (tmp_path / "@b.md").write_bytes(b"hers")
    for chosen in (target, new):
        with pytest.raises(ConflictError, match="changed by another program"):
            folder.write(chosen, b"ours")
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"hers"}


def test_of_two_files_that_differ_in_case_the_own_one_is_found(tmp_path: Path) -> None:
    (tmp_path / "@A.md").write_bytes(b"hers")
    if (tmp_path / "@a.md").exists():
        pytest.skip("this file system takes both names for the same")
    (tmp_path / "@a.md").write_bytes(b"ours")
    for wished in ("@a", "@A"):
        target = ExportFolder(tmp_path).target(wished, ".md", lambda content: content == b"ours")
        assert target.path.name == "@a.md"


def test_a_name_that_is_taken_a_hundred_times_is_refused(tmp_path: Path) -> None:
    for number in range(1, 100):
        (tmp_path / (f"x ({number}).md" if number > 1 else "x.md")).touch()
    with pytest.raises(ReaderError, match="all names like it are taken"):
        ExportFolder(tmp_path).target("x", ".md", lambda _content: False)


@pytest.mark.parametrize("wished", ["../../x", "/etc/passwd", "..", "a/../../b", "CON", "x" * 300, "\u202egpj.exe"])
def test_a_file_never_leaves_its_folder(tmp_path: Path, wished: str) -> None:
    folder = ExportFolder(tmp_path / "out")
    target = folder.target(wished, ".md", lambda _content: False)
    folder.write(target, b"text")
    assert target.path.parent == (tmp_path / "out").resolve()
    assert target.path.read_bytes() == b"text"
    assert folder.target(wished, ".md", lambda content: content == b"text").path == target.path


def test_both_papers_print_a_question_that_one_raises_and_the_other_answers(services: Services, vns: Paper) -> None:
    other = services.intake.add_draft(PaperDraft(Bibliography("Serum", abstract="It is in serum.", year=2021))).paper
    evidence = services.marks.mark_quote(other.id, "in serum")
    asked = services.questions.ask(vns.id, "Where?", tags=("BDNF",), promised=True)
    services.questions.keep_partial(asked.id, "In serum at least.", (evidence.id,))
    for paper, told in (
        (vns, "Asked 2026-11-24 · report promised · partly answered · #BDNF"),
        (other, "in Breit 2020"),
    ):
        text = services.export.text(paper.id, "markdown")
        assert told in text
        assert "In serum at least." in text
    services.questions.answer(asked.id, "In serum.")
    services.reports.keep(asked.id, "blog")
    assert "answered 2026-11-24 · reported 2026-11-24, blog · #BDNF" in services.export.text(other.id, "markdown")
