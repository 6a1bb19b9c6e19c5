"""How notes name a paper."""

import pytest

from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.domain.worth import NamedBy, name_patterns, probe_of, told_words

PARTS = Bibliography(
    title="Vagus Nerve Stimulation and Neurotrophins: a biological perspective",
    contributors=(Contributor("Breit", "Sigrid"), Contributor("Hasler", "Gregor")),
    year=2018,
    doi="10.1016/j.neubiorev.2020.03.031",
)


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("see 10.1016/J.NEUBIOREV.2020.03.031.", NamedBy.DOI),
        ("https://doi.org/10.1016/j.neubiorev.2020.03.031", NamedBy.DOI),
        ("10.1016/j.neubiorev.2020.03.0311 is another", None),
        ("“Vagus nerve stimulation and neurotrophins — a biological perspective” says so", NamedBy.TITLE),
        ("Breit 2018", NamedBy.AUTHOR_YEAR),
        ("as Breit et al. (2018) found", NamedBy.AUTHOR_YEAR),
        ("(Breit, Hasler & Smith-Jones, 2018a)", NamedBy.AUTHOR_YEAR),
        ("Breit und Hasler [2018]", NamedBy.AUTHOR_YEAR),
        ("Breit’s 2018 review", NamedBy.AUTHOR_YEAR),
        ("Breit was in Bern; 2018 was hot", None),
        ("Breitner 2018", None),
        ("Breit 20189", None),
        ("Hasler 2018", None),
    ],
)
def test_a_line_names_a_paper(line: str, by: NamedBy | None) -> None:
    assert name_patterns(PARTS).named_in(line) is by


def test_little_known_papers_are_named_by_little() -> None:
    assert told_words(PARTS) == (
        ("10.1016/j.neubiorev.2020.03.031",),
        ("Vagus Nerve Stimulation and Neurotrophins a biological perspective",),
        ("Breit", "2018"),
    )
    assert told_words(Bibliography(title="Editorial")) == ()
    assert name_patterns(Bibliography(title="Editorial")).named_in("Editorial 2018") is None


def test_the_text_of_an_abstract_is_probed_in_its_middle() -> None:
    words = [f"word{number}" for number in range(40)]
    assert probe_of(" ".join(words)) == " ".join(words[14:26])
    assert probe_of("too short") == ""
