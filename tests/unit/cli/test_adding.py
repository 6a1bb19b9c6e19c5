"""`add` and `attach`: papers come in once, offers wait for a yes, one bad file does not stop the others."""

from pathlib import Path

import pytest

from tests.cli_shapes import ADDED, ATTACHED, fits
from tests.unit.cli.conftest import PAGE, PDF_PAGES, Desk

BLOG = f"""\
I am not even sure where neurotrophins are found. Will report once I know. I am tempted to buy this article.

{PAGE}"""


def test_pdfs_are_added_and_found_by_their_words_at_once(desk: Desk) -> None:
    (added,) = desk.json("add", desk.pdf())
    assert fits(added, ADDED)
    assert added["created"] is True
    assert added["offers"] == []
    (hit,) = desk.json("search", "faded", "--in", "text")
    assert (hit["paper"], hit["page"]) == (added["paper"], 2)


def test_what_is_there_already_is_not_added_again(desk: Desk) -> None:
    first, again = desk.json("add", desk.pdf("a.pdf"), desk.pdf("b.pdf"))
    assert again == first | {"created": False}
    desk.paste()
    (known,) = desk.json("add", "--text", str(desk.folder / "page.txt"))
    assert known["created"] is False
    assert len(desk.json("list")) == 2
    assert "already there" in desk.text("add", desk.pdf("a.pdf"))


def test_one_bad_file_is_told_and_does_not_stop_the_others(desk: Desk) -> None:
    bad = desk.folder / "bad.pdf"
    bad.write_text("no PDF at all")
    told = desk.run("add", str(desk.folder / "missing.pdf"), str(bad), desk.pdf(), "--json")
    assert told.status == 1
    assert [added["created"] for added in told.json] == [True]
    missing, broken = told.err.splitlines()
    assert missing.count("missing.pdf") == 1
    assert broken.count("bad.pdf") == 1


def test_when_all_fail_the_answer_is_an_empty_list(desk: Desk) -> None:
    told = desk.run("add", str(desk.folder / "missing.pdf"), str(desk.folder), "--json")
    assert (told.status, told.json, told.err.count("\n")) == (1, [], 2)
    assert desk.run("add", str(desk.folder / "missing.pdf")).out == ""


def test_a_text_given_as_a_file_is_told_how_texts_are_added(desk: Desk) -> None:
    page = desk.folder / "blog.txt"
    page.write_text(BLOG, encoding="utf-8")
    told = desk.run("add", str(page))
    assert told.status == 1
    assert "A text is added with --text." in told.err


def test_offers_wait_for_a_yes(desk: Desk) -> None:
    page = desk.folder / "blog.txt"
    page.write_text(BLOG, encoding="utf-8")
    told = desk.run("add", "--text", str(page), "--json")
    (added,) = told.json
    assert fits(added, ADDED)
    assert [offer["kind"] for offer in added["offers"]] == ["question", "todo"]
    assert "not kept" in told.err
    assert desk.json("questions") == desk.json("todos") == []


def test_offers_are_kept_when_she_says_yes(desk: Desk) -> None:
    page = desk.folder / "blog.txt"
    page.write_text(BLOG, encoding="utf-8")
    (added,) = desk.json("add", "--text", str(page), "--accept-offers")
    (question,) = desk.json("questions")
    (todo,) = desk.json("todos")
    assert (question["paper"], question["promised"]) == (added["paper"], True)
    assert (todo["paper"], todo["kind"]) == (added["paper"], "buy")


def test_a_linked_file_stays_where_it_is(desk: Desk) -> None:
    path = desk.pdf()
    (added,) = desk.json("add", "--linked", path)
    assert not list((desk.library / "files").rglob("*.pdf"))
    assert path in desk.text("show", added["paper"])
    assert desk.json("search", "faded", "--in", "text")


def test_a_text_without_a_paper_is_refused(desk: Desk) -> None:
    page = desk.folder / "empty.txt"
    page.write_text(" \n")
    told = desk.run("add", "--text", str(page), "--json")
    assert (told.status, told.json, told.err.count("\n")) == (1, [], 1)


def test_a_locked_file_asks_for_its_password(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.pdf(password="open sesame")
    told = desk.run("add", path, "--json")
    assert (told.status, told.json) == (1, [])
    answers = iter(["wrong", "open sesame"])
    prompts: list[str] = []

    def ask(prompt: str) -> str | None:
        prompts.append(prompt)
        return next(answers)

    monkeypatch.setattr("desktop_app.cli.program._ask_password", ask)
    (added,) = desk.json("add", path)
    assert added["created"] is True
    assert len(prompts) == 2
    assert "margins.pdf" in prompts[0]
    assert desk.json("search", "faded", "--in", "text")
    assert not [path for path in Path.home().rglob("*.log") if "sesame" in path.read_text(encoding="utf-8")]


def test_whoever_gives_no_right_password_is_asked_three_times(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    prompts: list[str] = []

    def ask(prompt: str) -> str | None:
        prompts.append(prompt)
        return "wrong"

    monkeypatch.setattr("desktop_app.cli.program._ask_password", ask)
    assert desk.run("add", desk.pdf(password="open sesame")).status == 1
    assert len(prompts) == 3


def test_attaching_says_that_the_marks_stay(desk: Desk) -> None:
    paper = desk.paste()
    mark = desk.json("mark", paper, "--quote", "not fully understood")
    told = desk.run("attach", paper, desk.pdf(), "--json")
    assert told.status == 0
    assert fits(told.json, ATTACHED)
    assert "stay" in told.err
    shown = desk.json("show", paper)
    assert [document["kind"] for document in shown["documents"]] == ["abstract", "pdf"]
    assert told.json["document"] == shown["documents"][1]["document"]
    assert [one["document"] for one in shown["marks"]] == [mark["document"]]
    assert desk.json("search", "faded", "--in", "text")[0]["paper"] == paper


def test_attaching_the_same_file_again_adds_nothing(desk: Desk) -> None:
    paper = desk.paste()
    first = desk.json("attach", paper, desk.pdf())
    told = desk.run("attach", paper, desk.pdf())
    assert told.status == 0
    assert "already" in told.out
    assert desk.json("attach", paper, desk.pdf()) == first
    assert len(desk.json("show", paper)["documents"]) == 2


@pytest.mark.parametrize("name", ["missing.pdf", "."])
def test_attaching_what_is_no_file_is_refused(desk: Desk, name: str) -> None:
    paper = desk.paste()
    desk.refused("attach", paper, str(desk.folder / name))


def test_a_text_that_cannot_be_read_leaves_the_paper_added(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop_app.domain.errors import PdfTimeoutError
    from desktop_app.services.intake import IntakeService

    def slow(*_arguments: object, **_more: object) -> list[tuple[int, str]]:
        raise PdfTimeoutError("The file took too long.")

    monkeypatch.setattr(IntakeService, "extract_text", slow)
    told = desk.run("add", desk.pdf(pages=PDF_PAGES[:1]), "--json")
    assert told.status == 0
    assert told.json[0]["created"] is True
    assert "too long" in told.err
