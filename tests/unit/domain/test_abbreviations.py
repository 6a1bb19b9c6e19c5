"""Short forms as texts explain them."""

import pytest

from desktop_app.domain.abbreviations import abbreviations_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by vagus nerve stimulation (VNS) and", [("vns", ("vagus", "nerve", "stimulation"))]),
        ("after low-molecular-weight heparins (LMWHs)", [("lmwh", ("low", "molecular", "weight", "heparins"))]),
        ("the standard of care (SOC), which", [("soc", ("standard", "of", "care"))]),
        ("in a group of rats (RATS)", []),
        ("as seen (Fig. 2)", []),
    ],
)
def test_a_short_form_is_known_by_its_letters(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert list(abbreviations_in(text)) == found
