"""Keys she chose: whose they are, how they change hands, what text fields need for themselves."""

import pytest

from desktop_app.domain.key_choices import KeyChoices, KeyOwner, is_typed

SEARCH = KeyOwner("search", "Go to", "Search", ("Ctrl+K",))
UNDO = KeyOwner("undo", "Edit", "Undo", ("Ctrl+Z",))
REDO = KeyOwner("redo", "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"))
USUAL = KeyChoices((SEARCH, UNDO, REDO))


def test_a_key_has_one_owner() -> None:
    assert USUAL.taken_by("Ctrl+Y", SEARCH) == REDO
    assert USUAL.taken_by("Ctrl+K", SEARCH) is None
    choices = USUAL.given(SEARCH, ("Ctrl+Y",))
    assert dict(choices.chosen) == {"search": ("Ctrl+Y",), "redo": ("Ctrl+Shift+Z",)}
    assert [choices.is_changed(owner) for owner in choices.owners] == [True, False, True]
    assert choices.given(UNDO, ()).keys_of(UNDO) == ()


def test_usual_keys_come_back_from_whoever_has_them() -> None:
    choices = USUAL.given(SEARCH, ("Ctrl+Y",)).given(UNDO, ("Ctrl+K",))
    choices = choices.reset(SEARCH)
    assert (choices.keys_of(SEARCH), choices.keys_of(UNDO), choices.keys_of(REDO)) == (
        *(("Ctrl+K",), ()),
        REDO.defaults,  # the key that was taken from it is free again
    )
    assert dict(choices.reset_all().chosen) == {}
    assert dict(choices.reset(REDO).reset(UNDO).chosen) == {}


def test_a_key_that_is_free_again_goes_to_nobody_with_other_keys_of_its_own() -> None:
    choices = USUAL.given(UNDO, ("F12",)).given(SEARCH, UNDO.defaults)
    assert choices.reset(SEARCH).keys_of(UNDO) == ("F12",)


@pytest.mark.parametrize(
    ("keys", "needed"),
    [
        *((keys, True) for keys in ("A", "Shift+A", "Space", "Shift+Return", "Ctrl+C", "Left", "Ctrl+A")),
        *((keys, False) for keys in ("F5", "Ctrl+B", "Alt+Left", "Shift+F5", "Ctrl++")),
    ],
)
def test_what_is_needed_where_text_is_typed(keys: str, needed: bool) -> None:
    assert is_typed(keys) is needed
