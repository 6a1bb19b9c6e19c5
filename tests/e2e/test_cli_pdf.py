"""Papers with PDFs, from the file to a mark with its quads, read by the real worker."""

import contextlib
import hashlib
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli_shapes import ADDED, ATTACHED, MARK, PLACED_MARK, fits
from tests.e2e.conftest import PATIENCE_S, Postil
from tests.pdf_files import SIZE, RealPage, write_real_pdf

pytestmark = pytest.mark.e2e

FIRST = RealPage(("Notes in the margin", "", "Readers who wrote in the margin recalled", "more of the text."))
SECOND = RealPage(("Discussion", "", "The effect faded after a week."), rotate=90, crop_box=(50, 50, 545, 792))
PAGE = b"Notes in the margin\n\nAda Example\n\nAbstract\n\nReaders recalled more. The effect faded after a week.\n"


@pytest.fixture(scope="module")
def postil(make_postil: Callable[[str], Postil]) -> Postil:
    return make_postil("pdf")


@pytest.fixture(scope="module")
def pdf(postil: Postil) -> Path:
    return write_real_pdf(postil.folder / "margins.pdf", (FIRST, SECOND), "Notes in the margin")


@pytest.fixture(scope="module")
def added(postil: Postil, pdf: Path) -> Any:
    (one,) = postil.json("add", str(pdf))
    return one


def test_a_pdf_is_added_once_and_copied(postil: Postil, pdf: Path, added: Any) -> None:
    assert fits(added, ADDED)
    assert (added["title"], added["created"]) == ("Notes in the margin", True)
    (again,) = postil.json("add", str(pdf))
    assert again == added | {"created": False}
    (document,) = postil.json("show", added["paper"])["documents"]
    assert document["pages"] == 2
    assert document["sha256"] == hashlib.sha256(pdf.read_bytes()).hexdigest()
    (copy,) = (postil.library / "files").rglob("*.pdf")
    assert copy.read_bytes() == pdf.read_bytes()


def test_its_words_are_found(postil: Postil, added: Any) -> None:
    (hit,) = postil.json("search", "faded week", "--in", "text")
    assert (hit["kind"], hit["paper"], hit["page"]) == ("text", added["paper"], 2)


def test_a_passage_over_two_lines_has_a_quad_for_each(postil: Postil, added: Any) -> None:
    mark = postil.json("mark", added["paper"], "--quote", "in the margin recalled more of the text")
    assert fits(mark, MARK)
    assert (mark["page"], mark["placement"]) == (1, "exact")
    assert len(mark["quads"]) == 2
    for quad in mark["quads"]:
        left, top, right, bottom = quad[0], quad[1], quad[2], quad[5]
        assert 0 <= left < right <= 595
        assert 0 <= top < bottom <= 842
        assert bottom - top < 2 * SIZE


def test_quads_are_on_the_page_as_it_is_cropped_before_it_is_turned(postil: Postil, added: Any) -> None:
    mark = postil.json("mark", added["paper"], "--quote", "The effect faded")
    assert mark["page"] == 2
    (quad,) = mark["quads"]
    assert 0 <= quad[0] < quad[2] <= 495
    assert 0 <= quad[1] < quad[5] <= 742


def test_a_pdf_comes_to_an_abstract(make_postil: Callable[[str], Postil], pdf: Path) -> None:
    other = make_postil("attached")
    paper = other.json("add", "--text", "-", text=PAGE)[0]["paper"]
    before = other.json("mark", paper, "--quote", "effect faded", "--category", "Doubt")
    ended = other.run("attach", paper, str(pdf), "--json")
    assert ended.status == 0
    assert fits(ended.json, ATTACHED)
    assert "stay" in ended.line
    assert other.json("search", "faded", "--in", "text")[0]["page"] == 2
    (mark,) = other.json("show", paper)["marks"]
    assert fits(mark, PLACED_MARK)
    assert (mark["mark"], mark["document"], mark["placement"]) == (before["mark"], before["document"], "exact")


def test_one_bad_file_among_several(make_postil: Callable[[str], Postil], pdf: Path) -> None:
    other = make_postil("several")
    (other.folder / "empty.pdf").touch()
    os.mkfifo(other.folder / "pipe.pdf")
    ended = other.run("add", "empty.pdf", "pipe.pdf", "missing.pdf", str(pdf), "--json")
    assert ended.status == 1
    assert [one["created"] for one in ended.json] == [True]
    lines = ended.err.decode().splitlines()
    assert [name for name in ("empty.pdf", "pipe.pdf", "missing.pdf") if any(name in line for line in lines)] == [
        "empty.pdf",
        "pipe.pdf",
        "missing.pdf",
    ]
    assert len(lines) == 3


def test_an_interruption_while_files_are_read_leaves_nothing_half_done(
    make_postil: Callable[[str], Postil], pdf: Path
) -> None:
    other = make_postil("interrupted")
    files = [write_real_pdf(other.folder / f"{n}.pdf", (f"Paper number {n}", SECOND), f"Paper {n}") for n in range(40)]
    process = other.start("add", *map(str, files), start_new_session=True)
    while process.poll() is None and not list(other.library.glob("files/*/*.pdf")):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the worker is in the same group
    out, err = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, out) == (130, b"")
    assert err == b"postil: stopped; what was saved before is kept.\n"
    assert other.json("check")["integrity"] == "ok"
    assert len(other.json("list")) < 40
