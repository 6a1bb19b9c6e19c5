"""`trail` and `report`: what led where, as a list and a picture, and the paragraph that keeps a promise."""

from tests.cli_shapes import REPORT, TRAIL, fits
from tests.unit.cli.conftest import Desk


def test_the_trail_of_a_paper_and_of_its_question(desk: Desk) -> None:
    paper = desk.paste()
    asked = desk.json("ask", paper, "Where are they found?")["question"]
    desk.json("answer", asked, "In the gut")
    desk.json("todo", paper, "buy", "--text", "For the gut")
    trail = desk.json("trail", paper)
    assert fits(trail, TRAIL)
    assert (trail["focus"], trail["svg"]) == (paper, None)
    assert [(node["id"], node["kind"]) for node in trail["nodes"]] == [(paper, "paper"), (asked, "question")]
    assert [(step["kind"], step["from"], step["to"]) for step in trail["steps"]] == [
        ("raised", paper, asked),
        ("answered", asked, asked),
    ]
    assert desk.json("trail", asked)["focus"] == desk.json("trail", "are they found")["focus"] == asked
    table = desk.text("trail", asked)
    assert "raised" in table
    assert "Where are they found?" in table
    assert desk.refused("trail", "zebra") == "postil: No paper and no question answers to “zebra”.\n"
    assert desk.run("trail").status == 2


def test_the_picture_of_a_trail_takes_the_place_of_nothing_else(desk: Desk) -> None:
    paper = desk.paste()
    desk.json("ask", paper, "Where <are> they found?")
    picture, text = desk.folder / "trail.svg", desk.folder / "own.svg"
    for _ in range(2):  # drawn over itself
        assert desk.json("trail", paper, "--svg", str(picture))["svg"] == str(picture)
    assert "Where &lt;are&gt; they" in picture.read_text(encoding="utf-8")
    text.write_text("my words")
    assert "is no picture; nothing was drawn." in desk.refused("trail", paper, "--svg", str(text))
    assert text.read_text() == "my words"
    assert "does not end in .svg" in desk.refused("trail", paper, "--svg", str(desk.folder / "trail.txt"))
    lost = desk.run("trail", paper, "--svg", str(desk.folder / "no" / "trail.svg"))
    assert (lost.status, lost.out) == (3, "")


def test_a_report_is_printed_and_keeps_the_promise(desk: Desk) -> None:
    paper = desk.paste()
    asked = desk.json("ask", paper, "Where are they found?", "--promised")["question"]
    assert "There is no answer to report yet" in desk.refused("report", asked, "--published", "my blog")
    mark = desk.json("mark", paper, "--quote", "Neurotrophins rise")["mark"]
    desk.json("answer", asked, "In the *gut*", "--mark", mark)
    told = desk.json("report", asked)
    assert fits(told, REPORT)
    assert (told["format"], told["promised"], told["reported_at"]) == ("markdown", True, None)
    assert "**Where are they found?**" in told["report"]
    assert "> Neurotrophins rise (" in told["report"]
    assert desk.text("report", asked) == told["report"]
    page = desk.text("report", "they found", "--html")
    assert page.startswith("<section>")
    assert "In the *gut*" in page
    kept = desk.json("report", asked, "--published", "my blog")
    assert fits(kept, REPORT)
    assert (kept["reported_where"], kept["report"]) == ("my blog", told["report"])
    assert "my blog" in desk.text("trail", asked)
