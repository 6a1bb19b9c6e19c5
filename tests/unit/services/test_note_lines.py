"""To-dos and questions on lines of a note: made from them, kept in step both ways, and undone."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.errors import ConflictError, ReaderError
from desktop_app.domain.note_lines import block_id_of, task_lines, tied_tasks
from desktop_app.domain.paper import Bibliography, Paper
from desktop_app.domain.question import QuestionState
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.services.context import Services

OPEN, DONE, DROPPED = TodoState


def write(services: Services, paper: Paper, body: str) -> str:
    """Save as the window does, then settle; the note."""
    note = services.notes.get(paper.id)
    note = services.notes.save(paper.id, body, note.revision)
    return services.note_lines.settle(paper.id, note.revision).after.body


def todos(services: Services, paper: Paper) -> list[Todo]:
    return services.todos.list("all", paper=paper.id)


def body(services: Services, paper: Paper) -> str:
    return services.notes.get(paper.id).body


def test_lines_become_to_dos_with_their_parts(services: Services, vns: Paper) -> None:
    text = write(
        services, vns, "Intro.\n- [ ] Buy *it* #todo/buy 📅 2026-12-01\n- [x] Read it\n- [-] Cite #todo/cite\n"
    )
    made = todos(services, vns)
    assert [(one.kind, one.text, one.state, one.due) for one in made] == [
        ("buy", "Buy *it*", OPEN, date(2026, 12, 1)),
        ("follow up", "Read it", DONE, None),
        ("cite", "Cite", DROPPED, None),
    ]
    assert made[0].dossier is not None
    assert made[1].closed_at is not None
    lines = text.split("\n")
    assert lines[1] == f"- [ ] Buy *it* #todo/buy 📅 2026-12-01 ^t-{block_id_of(made[0].id)}"
    assert services.note_lines.settle(vns.id).after.body == text
    assert len(todos(services, vns)) == 3


def test_the_line_she_types_in_waits(services: Services, vns: Paper) -> None:
    note = services.notes.save(vns.id, "- [ ] first\n- [ ] sec", 1)
    settled = services.note_lines.settle(vns.id, note.revision, but_line=1)
    assert settled.left_out
    assert [one.text for one in todos(services, vns)] == ["first"]
    assert settled.after.body.split("\n")[1] == "- [ ] sec"
    assert services.note_lines.settle(vns.id, revision=1).after == settled.after
    assert not services.note_lines.settle(vns.id, settled.after.revision).left_out
    assert [one.text for one in todos(services, vns)] == ["first", "sec"]


def test_a_note_written_at_once_is_settled_at_once(services: Services, vns: Paper) -> None:
    assert "^t-" in services.notes.append(vns.id, "- [ ] read").body
    assert services.notes.save(vns.id, "- [ ] read\n- [ ] cite").body.count("^t-") == 2
    assert [(one.text, one.state) for one in todos(services, vns)] == [("read", OPEN), ("cite", OPEN)]


def test_two_equal_lines_are_two_to_dos(services: Services, vns: Paper) -> None:
    text = write(services, vns, "- [ ] same\n- [ ] same")
    first, second = todos(services, vns)
    services.todos.done(second.id)
    assert body(services, vns).split("\n")[0] == text.split("\n")[0]
    assert body(services, vns).split("\n")[1] == text.split("\n")[1].replace("[ ]", "[x]")
    copied = write(services, vns, text + "\n" + text.split("\n")[0])
    assert len(todos(services, vns)) == 3
    assert len(tied_tasks(copied)) == 3
    assert first.id == todos(services, vns)[0].id


def test_what_she_changes_on_the_line_changes_the_to_do(services: Services, vns: Paper) -> None:
    text = write(services, vns, "- [ ] read")
    write(services, vns, text.replace("[ ] read", "[x] read [it](https://x.org) #todo/read"))
    (todo,) = todos(services, vns)
    assert (todo.text, todo.kind, todo.state, todo.closed_at is not None) == ("read it", "read", DONE, True)
    write(services, vns, text.replace("read", "buy it #todo/buy 📅 2026-12-24"))
    (todo,) = todos(services, vns)
    assert (todo.text, todo.kind, todo.state, todo.due) == ("buy it", "buy", OPEN, date(2026, 12, 24))
    assert todo.closed_at is None
    assert todo.dossier is not None


def test_deleting_a_line_drops_its_to_do_and_the_line_brings_it_back(services: Services, vns: Paper) -> None:
    text = write(services, vns, "- [ ] read\n- [x] cite")
    write(services, vns, "Nothing.")
    assert [one.state for one in todos(services, vns)] == [DROPPED, DONE]
    write(services, vns, f"Above.\n{text}")
    assert [one.state for one in todos(services, vns)] == [OPEN, DONE]
    write(services, vns, "Nothing.")
    write(services, vns, "- [ ] read")
    assert [one.state for one in todos(services, vns)] == [OPEN, DONE]


def test_ticking_in_to_do_ticks_the_line_and_undo_takes_it_back(services: Services, vns: Paper) -> None:
    text = write(services, vns, "Intro.\n- [ ] read *it*\nEnd.")
    (todo,) = todos(services, vns)
    services.todos.done(todo.id)
    assert body(services, vns) == text.replace("[ ]", "[x]")
    services.notes.save(vns.id, body(services, vns) + "\nTyped since.", services.notes.get(vns.id).revision)
    assert services.history.undo() == "Finish to-do"
    assert body(services, vns) == text + "\nTyped since."
    assert services.history.redo() == "Finish to-do"
    assert body(services, vns) == text.replace("[ ]", "[x]") + "\nTyped since."


def test_editing_and_deleting_in_to_do_reach_the_line(services: Services, vns: Paper) -> None:
    write(services, vns, "- [ ] read")
    (todo,) = todos(services, vns)
    block_id = f" ^t-{block_id_of(todo.id)}"
    services.todos.edit(todo.id, kind="buy", text="Buy [it]", due=date(2026, 12, 1), price=None, url=None)
    assert body(services, vns) == rf"- [ ] Buy \[it\] #todo/buy 📅 2026-12-01{block_id}"
    services.todos.delete(todo.id)
    assert body(services, vns) == rf"- [-] Buy \[it\] #todo/buy 📅 2026-12-01{block_id}"
    assert services.note_lines.settle(vns.id).after.body == body(services, vns)
    assert todos(services, vns) == []
    services.history.undo()
    assert "- [ ] Buy" in body(services, vns)
    services.todos.delete(todo.id)
    write(services, vns, body(services, vns).replace("[-]", "[ ]"))
    assert [one.state for one in todos(services, vns)] == [OPEN]


def test_a_tick_while_she_types_is_merged_not_a_conflict(services: Services, vns: Paper) -> None:
    text = write(services, vns, "- [ ] read\n- [ ] cite")
    base = services.notes.get(vns.id).revision
    first, second = todos(services, vns)
    services.todos.done(first.id)
    services.todos.drop(second.id)
    typed = "New.\n" + text.replace("cite", "cite them")
    saved = services.notes.save(vns.id, typed, base)
    assert saved.body == typed.replace("[ ] read", "[x] read").replace("[ ] cite", "[-] cite")
    assert [(one.text, one.state) for one in todos(services, vns)] == [("read", DONE), ("cite them", DROPPED)]
    assert services.notes.save(vns.id, saved.body + "\n", saved.revision).revision == saved.revision + 1


def test_settling_while_she_types_is_merged_too(services: Services, vns: Paper) -> None:
    note = services.notes.save(vns.id, "- [ ] read\nA", 1)
    settled = services.note_lines.settle(vns.id, note.revision, but_line=1).after
    saved = services.notes.save(vns.id, "- [ ] read\nA whole", note.revision)
    assert saved.body == settled.body + " whole"
    assert [one.state for one in todos(services, vns)] == [OPEN]


def test_what_someone_else_wrote_is_still_a_conflict(services: Services, vns: Paper) -> None:
    text = write(services, vns, "- [ ] read")
    base = services.notes.get(vns.id).revision
    services.todos.done(todos(services, vns)[0].id)
    services.notes.append(vns.id, "From elsewhere.")
    with pytest.raises(ConflictError):
        services.notes.save(vns.id, text + " typed", base)
    assert body(services, vns).endswith("From elsewhere.")


def test_restoring_a_version_brings_its_to_dos_back(services: Services, vns: Paper) -> None:
    write(services, vns, "- [ ] read")
    services.notes.save(vns.id, "Other.")
    assert [one.state for one in todos(services, vns)] == [DROPPED]
    with_line = next(one for one in services.notes.versions(vns.id) if "^t-" in one.body)
    services.notes.restore(vns.id, with_line.revision)
    assert [one.state for one in todos(services, vns)] == [OPEN]


def test_a_line_of_another_paper_becomes_a_to_do_of_this_one(services: Services, vns: Paper) -> None:
    text = write(services, vns, "- [ ] read")
    other = services.intake.add_draft(PaperDraft(Bibliography("Another"))).paper
    before = len(todos(services, other))
    pasted = write(services, other, text)
    assert pasted != text
    assert len(todos(services, other)) == before + 1
    assert len(todos(services, vns)) == 1


def test_a_question_is_asked_from_its_line(services: Services, vns: Paper) -> None:
    services.notes.save(vns.id, "Intro.\n? Where are *they* found\n? Why", 1)
    asked = services.note_lines.ask(vns.id, 1, "? Where are *they* found").after
    (question,) = services.questions.list("all", vns.id)
    block_id = block_id_of(question.id)
    assert (question.text, question.paper_id) == ("Where are *they* found", vns.id)
    assert asked.body == f"Intro.\n? Where are *they* found ^q-{block_id}\n? Why"
    services.questions.answer(question.id, "In the brain.")
    assert services.note_lines.questions(vns.id)[block_id].state is QuestionState.ANSWERED
    services.notes.save(vns.id, "Intro.", asked.revision)
    assert len(services.questions.list("all", vns.id)) == 1


def test_a_question_that_is_there_already_is_tied_not_asked_again(services: Services, vns: Paper) -> None:
    there = services.questions.ask(vns.id, "Where are they\nfound")
    services.notes.save(vns.id, "? Where are they found\n? Where are they found", 1)
    for number in (0, 1):
        line = body(services, vns).split("\n")[number]
        services.note_lines.ask(vns.id, number, line)
    first, second = body(services, vns).split("\n")
    assert first == f"? Where are they found ^q-{block_id_of(there.id)}"
    assert second != first
    assert len(services.questions.list("all", vns.id)) == 2


def test_undoing_a_question_leaves_the_note_alone(services: Services, vns: Paper) -> None:
    services.notes.save(vns.id, "? Why", 1)
    asked = services.note_lines.ask(vns.id, 0, "? Why").after
    services.notes.save(vns.id, asked.body + "\nTyped since.", asked.revision)
    assert services.history.undo() == "Ask question"
    assert services.note_lines.questions(vns.id) == {}
    assert body(services, vns) == asked.body + "\nTyped since."


def test_a_question_whose_line_is_gone_is_not_asked(services: Services, vns: Paper) -> None:
    services.notes.save(vns.id, "? Why\nx", 1)
    for line in ("? Who", "x"):
        with pytest.raises(ReaderError):
            services.note_lines.ask(vns.id, 0, line)
    assert services.questions.list("all", vns.id) == []


TEXT_STEPS = {
    "line": lambda lines, number: [*lines, f"- [ ] thing {number % 2}"],
    "type": lambda lines, number: [*lines, f"typed {number}"],
    "tick in text": lambda lines, _number: [line.replace("[ ]", "[x]") for line in lines],
    "delete line": lambda lines, _number: [line for line in lines if not line.startswith("- [x]")],
    "move": lambda lines, _number: lines[::-1],
}
LIST_STEPS = {
    "tick": lambda services, listed, _number: services.todos.done(listed[-1].id),
    "drop": lambda services, listed, _number: services.todos.drop(listed[0].id),
    "reopen": lambda services, listed, _number: services.todos.reopen(listed[-1].id),
    "delete": lambda services, listed, _number: services.todos.delete(listed[0].id),
    "retitle": lambda services, listed, number: services.todos.edit(
        listed[0].id, kind="read", text=f"title {number}", due=None, price=None, url=None
    ),
}
steps = st.lists(st.sampled_from([*TEXT_STEPS, *LIST_STEPS, "undo"]), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_whatever_is_done_lines_and_to_dos_say_the_same(services: Services, steps: list[str]) -> None:
    title = f"Paper {services.library.counts().papers}"
    paper = services.intake.add_draft(PaperDraft(Bibliography(title), note="Start.")).paper
    text, revision = "Start.", services.notes.get(paper.id).revision
    for number, step in enumerate(steps):
        listed = todos(services, paper)
        lines = TEXT_STEPS.get(step, lambda lines, _number: lines)(text.split("\n"), number)
        if step in LIST_STEPS and listed:
            LIST_STEPS[step](services, listed, number)
        elif step == "undo" and services.history.names().undo_name != "Add paper":
            services.history.undo()
        saved = services.notes.save(paper.id, "\n".join(lines), revision)
        settled = services.note_lines.settle(paper.id, saved.revision).after
        text, revision = settled.body, settled.revision
    _check_agreement(services, paper, text)
    assert sum(line.startswith("typed") for line in text.split("\n")) == steps.count("type")
    if not {"undo", "reopen"} & set(steps):  # these open a to-do again whose line may be gone
        tied = tied_tasks(text)
        assert all(one.state is not OPEN or block_id_of(one.id) in tied for one in todos(services, paper))


def _check_agreement(services: Services, paper: Paper, text: str) -> None:
    known = {block_id_of(one.id): one for one in todos(services, paper)}
    tied = tied_tasks(text)
    assert len(tied) == len(list(task_lines(text)))
    for block_id, (_number, task) in tied.items():
        if block_id in known:
            todo = known[block_id]
            assert (task.fields.state, task.fields.text, task.fields.kind) == (todo.state, todo.text, todo.kind)


def test_a_tag_of_a_line_means_her_own_kind_and_follows_its_name(services: Services, vns: Paper) -> None:
    services.todo_kinds.add("E-mail Anna", "star", "#ffd400")
    text = write(services, vns, "- [ ] the thesis 📅 2026-12-01 #todo/e-mail-anna\n- [ ] again #todo/re-read\n")
    assert [one.kind for one in todos(services, vns)] == ["E-mail Anna", "re-read"]
    assert text.startswith("- [ ] the thesis 📅 2026-12-01 #todo/e-mail-anna ^t-")
    write(services, vns, text.replace("the thesis", "her thesis"))
    assert [one.kind for one in todos(services, vns)] == ["E-mail Anna", "re-read"]
    services.todo_kinds.change("E-mail Anna", "Ask Bob", "star", "#ffd400")
    assert "#todo/ask-bob" in body(services, vns)
    services.history.undo()
    assert "#todo/e-mail-anna" in body(services, vns)
