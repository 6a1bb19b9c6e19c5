"""An exported file that the reader wrote into is brought up to date, and nothing of hers is lost."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.paper import PaperState
from desktop_app.exporters.base import Outline
from desktop_app.exporters.markdown import PLUGIN
from desktop_app.exporters.markdown.generated_parts import digest, find_parts, unforged, update_parts, wrapped
from desktop_app.exporters.markdown.sections import ORDER
from tests.outlines import BARE, FULL, lines, outlines

EXPORT = PLUGIN.render(FULL).decode("utf-8")


def updated(outline: Outline, text: str) -> tuple[str, tuple[str, ...]]:
    merged = PLUGIN.merge(outline, text.encode("utf-8", "surrogateescape"))
    return merged.content.decode("utf-8", "surrogateescape"), merged.notices


def with_state(state: PaperState) -> Outline:
    return replace(FULL, paper=replace(FULL.paper, state=state))


MORE = replace(FULL, note=FULL.note + "\n\nOne more thought.")


def test_text_around_the_parts_stays_and_the_parts_follow_the_library() -> None:
    hers = (
        EXPORT.replace("<!-- postil:begin marks", "My own\ttext,  \n- with spaces \n\n\n<!-- postil:begin marks")
        + "\nend"
    )
    text, notices = updated(MORE, hers)
    assert "One more thought." in text
    assert "-->\n\nMy own\ttext,  \n- with spaces \n\n\n<!-- postil:begin marks" in text
    assert text.endswith("\nend")
    assert not notices


def test_an_edited_part_is_moved_and_the_run_says_so() -> None:
    text, notices = updated(FULL, EXPORT.replace("really?", "really, I wonder?"))
    assert notices == ("You had edited “Marks”; your text is kept under “Your edits”.",)
    before, after = text.split("## Your edits\n")
    assert before.rstrip() == EXPORT.rstrip()
    assert after.startswith("\n### Marks\n\n## Marks\n")
    assert "> really, I wonder?\n" in after
    assert updated(FULL, text) == (text, ())


def test_a_second_edit_goes_below_the_first() -> None:
    text, _notices = updated(FULL, EXPORT.replace("really?", "first edit"))
    text, notices = updated(FULL, text.replace("My **own** words.", "second edit", 1).replace("Because.", "third", 1))
    assert notices == ("You had edited “Note” and “Questions”; your text is kept under “Your edits”.",)
    assert text.count("## Your edits\n") == 1
    assert re.search(r"## Your edits\n(?s:.*)first edit(?s:.*)second edit(?s:.*)third", text)
    assert updated(FULL, text) == (text, ())


def test_an_edit_that_says_what_the_library_says_now_is_no_conflict() -> None:
    text, notices = updated(MORE, EXPORT.replace("- [ ] ask Ana", "- [ ] ask Ana\n\nOne more thought."))
    assert not notices
    assert text == PLUGIN.render(MORE).decode("utf-8")


def test_a_part_with_nothing_to_say_any_more_goes_and_comes_back_in_its_place() -> None:
    without = replace(FULL, marks=(), todos=())
    text, notices = updated(without, EXPORT)
    assert "postil:begin marks" not in text
    assert not notices
    text, _notices = updated(FULL, text)
    assert [name for name in ORDER if f"begin {name} " in text] == list(ORDER)
    assert [piece.name for piece in find_parts(text)[0] if not isinstance(piece, str)] == list(ORDER)
    assert updated(without, updated(FULL, text)[0])[0] == updated(without, text)[0]


def test_an_edited_part_with_nothing_to_say_any_more_is_kept_as_hers() -> None:
    text, notices = updated(replace(FULL, marks=()), EXPORT.replace("really?", "hers"))
    assert "“Marks”" in notices[0]
    assert "> hers\n" in text.split("## Your edits")[1]


@pytest.mark.parametrize("gone", ["<!-- postil:end marks -->\n", "begin"])
def test_a_part_that_lost_a_mark_becomes_hers(gone: str) -> None:
    torn = re.sub(r"<!-- postil:begin marks \w+ -->\n", "", EXPORT) if gone == "begin" else EXPORT.replace(gone, "")
    text, notices = updated(FULL, torn)
    assert notices == ("A mark around “Marks” was gone; the text that stood there is now yours.",)
    assert text.count("the exact mechanism") == 2
    assert updated(FULL, text) == (text, ())


def test_a_part_that_is_there_twice_is_kept_up_to_date_where_it_comes_first() -> None:
    copy = re.search(r"<!-- postil:begin note (?s:.*)postil:end note -->\n", EXPORT)
    assert copy
    text, notices = updated(MORE, EXPORT + copy.group())
    assert text.count("One more thought.") == 1
    assert text.endswith(copy.group())
    assert not notices


def test_a_part_of_a_later_version_stays() -> None:
    later = EXPORT + "\n" + wrapped("radar", "three passages")
    assert updated(FULL, later) == (later, ())


def test_line_ends_of_windows_are_no_edit_and_stay() -> None:
    text, notices = updated(MORE, EXPORT.replace("\n", "\r\n"))
    assert not notices
    assert text == PLUGIN.render(MORE).decode("utf-8").replace("\n", "\r\n")
    assert updated(MORE, text) == (text, ())


def test_bytes_that_are_no_utf_8_come_out_as_they_went_in() -> None:
    merged = PLUGIN.merge(MORE, PLUGIN.render(FULL) + b"\nlatin \xe9\xff\n")
    assert merged.content.endswith(b"\nlatin \xe9\xff\n")
    assert b"One more thought." in merged.content


def test_a_value_that_changed_is_exchanged_and_her_own_keys_stay() -> None:
    hers = EXPORT.replace("status: reading\n", "status: reading\n# mine\nproject: thesis   # why\nup:\n  - '[[x]]'\n")
    text, notices = updated(with_state(PaperState.READ), hers)
    assert not notices
    assert "status: read\n# mine\nproject: thesis   # why\nup:\n  - '[[x]]'\nrating: 4\n" in text
    assert updated(with_state(PaperState.READ), text) == (text, ())


def test_a_value_she_changed_stays_while_the_library_did_not_change() -> None:
    hers = EXPORT.replace("rating: 4", "rating: 5").replace("url: https://example.org/a\n", "")
    text, notices = updated(with_state(PaperState.READ), hers)
    assert "rating: 5\n" in text
    assert "\nurl:" not in text
    assert "status: read\n" in text
    assert not notices


def test_a_value_that_both_changed_is_ours_and_hers_is_kept() -> None:
    text, notices = updated(with_state(PaperState.READ), EXPORT.replace("status: reading", "status: half of it"))
    assert "\nstatus: read\n" in text
    assert notices == ("You had edited “Properties”; your text is kept under “Your edits”.",)
    assert text.endswith("## Your edits\n\n### Properties\n\n    status: half of it\n")


def test_lists_that_both_changed_are_joined() -> None:
    hers = EXPORT.replace("- to discuss\n", "- to discuss\n- hers\n")
    more = replace(FULL, paper=replace(FULL.paper, tags=("vns", "new")))
    text, notices = updated(more, hers)
    assert "tags:\n- vns\n- new\n- to discuss\n- hers\n" in text
    assert not notices
    assert updated(more, text) == (text, ())


def test_a_value_that_is_no_more_goes_unless_she_changed_it() -> None:
    less = replace(FULL, paper=replace(FULL.paper, rating=None))
    assert "\nrating:" not in updated(less, EXPORT)[0]
    assert "\nrating: 5\n" in updated(less, EXPORT.replace("rating: 4", "rating: 5"))[0]


def test_a_value_that_is_new_is_added() -> None:
    text, notices = updated(FULL, PLUGIN.render(BARE).decode("utf-8"))
    assert "\nrating: 4\n" in text.split("\n---\n")[0] + "\n"
    assert not notices


@pytest.mark.parametrize("broken", ["status: [reading", "status: 2020-13-45", "status: reading\n{x: y}"])
def test_properties_that_cannot_be_read_are_left_alone_and_the_run_says_so(broken: str) -> None:
    hers = EXPORT.replace("status: reading", broken)
    text, notices = updated(with_state(PaperState.READ), hers)
    assert text.split("\n---\n")[0] == hers.split("\n---\n")[0]
    assert notices == ("The properties at its top could not be read and were left as they are.",)
    assert updated(FULL, hers) == (hers, ())


def test_a_front_matter_that_is_no_mapping_is_left_alone() -> None:
    hers = "---\n- a list\n---\n" + EXPORT.split("\n---\n", 1)[1]
    text, notices = updated(with_state(PaperState.READ), hers)
    assert text.startswith("---\n- a list\n---\n")
    assert len(notices) == 1


def test_properties_that_she_removed_stay_away() -> None:
    hers = EXPORT.split("\n---\n", 1)[1]
    text, notices = updated(MORE, hers)
    assert not text.startswith("---")
    assert "One more thought." in text
    assert not notices


def test_the_paper_of_a_file_is_told_by_its_first_part_alone() -> None:
    assert PLUGIN.owner_of(EXPORT.replace("# Vagus nerve", "# My title").encode()) == FULL.paper.id
    assert PLUGIN.owner_of(EXPORT.replace("postil://paper/", "postil://elsewhere/").encode()) is None
    note = replace(BARE, note=f"[x](postil://paper/{FULL.paper.id})")
    assert PLUGIN.owner_of(find_text(PLUGIN.render(note).decode(), "note").encode()) is None


def find_text(text: str, name: str) -> str:
    return next(piece.raw for piece in find_parts(text)[0] if not isinstance(piece, str) and piece.name == name)


@given(before=outlines, after=outlines, hers=st.lists(lines.map(unforged), min_size=7, max_size=7))
def test_whatever_she_writes_between_the_parts_stays_byte_for_byte(
    before: Outline, after: Outline, hers: list[str]
) -> None:
    pieces, _torn = find_parts(PLUGIN.render(before).decode("utf-8").split("\n---\n", 1)[1])
    parts = [piece for piece in pieces if not isinstance(piece, str)]
    texts = [f"\n{text}\n" for text in hers]
    written = "".join(text + part.raw for text, part in zip(texts, parts, strict=False)) + texts[-1]
    result = update_parts(written, {part.name: part.content for part in parts} | {"note": unforged(after.note)}, ORDER)
    assert not result.edited
    at = 0
    for text in (*texts[: len(parts)], texts[-1]):
        at = result.text.index(text, at) + len(text) - 1
    assert find_parts(result.text)[1] == ()


@given(text=st.text(max_size=40) | lines)
def test_text_that_looks_like_a_mark_is_told_from_one(text: str) -> None:
    assert not re.search(r"<!--\s*postil:", unforged(text))
    assert re.sub(r"<!--(\s*)\\(\\*)postil:", r"<!--\1\2postil:", unforged(text)) == text


def test_line_ends_make_no_other_text() -> None:
    assert digest("a\r\nb") == digest("a\nb") != digest("a b")
