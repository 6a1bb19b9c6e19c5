"""The kinds of to-dos and how they look: the reader's own are added, renamed and deleted, all of them ordered."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.todo_kinds import TodoKind, all_kinds, known_name, placed
from desktop_app.services.todos import LONGEST_KIND
from desktop_app.services.typed_text import one_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_COLOUR = re.compile(r"#[0-9a-f]{6}")

TodoKinds = tuple[TodoKind, ...]


class TodoKindService:
    """A kind is known by its name; to-dos name it in plain text."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def list(self) -> TodoKinds:
        """All kinds in their order, those too that to-dos have and nobody gave a look."""
        with self._store.read() as unit:
            return _kinds(unit)

    def uses(self) -> Mapping[str, int]:
        """How many to-dos each kind has, in whatever state; unused ones are left out."""
        with self._store.read() as unit:
            return unit.todo_kinds.uses()

    def add(self, name: str, icon: str, colour: str) -> TodoKind:
        """A new kind behind the others. Raises ReaderError where a part is not fit, as `change` does."""
        with self._store.write("Add kind of to-do") as unit:
            known = _kinds(unit)
            made = _checked(TodoKind(name, icon, colour, known[-1].position + 1), known)
            unit.todo_kinds.put(made)
            return made

    def change(self, name: str, new_name: str, icon: str, colour: str) -> TodoKind:
        """Give a kind these parts; its to-dos follow its name. The program's own kinds keep theirs."""
        with self._store.write("Edit kind of to-do") as unit:
            known = _kinds(unit)
            old = _there(known, name)
            if old.is_shipped and one_line(new_name).lower() != old.name:
                raise ReaderError(f"“{old.label}” has a meaning for the program, so its name stays.")
            new = _checked(
                replace(old, name=old.name if old.is_shipped else new_name, icon=icon, colour=colour),
                [one for one in known if one.name != name],
            )
            if new != old:
                unit.todo_kinds.put(new, instead_of=name)
            if new.name != name:
                unit.todo_kinds.move_todos(name, new.name)
            return new

    def arrange(self, order: Sequence[str]) -> TodoKinds:
        """Put the kinds into this order; those that are not named follow as they were."""
        with self._store.write("Order kinds of to-dos") as unit:
            known = {kind.name: kind for kind in _kinds(unit)}
            wanted = [known[name] for name in dict.fromkeys((*order, *known)) if name in known]
            for kind in placed(wanted):
                if kind != known[kind.name]:
                    unit.todo_kinds.put(kind)
            return _kinds(unit)

    def delete(self, name: str, move_to: str | None = None) -> None:
        """Delete a kind of the reader; the to-dos that it has move to another one, which is needed then."""
        with self._store.write("Delete kind of to-do") as unit:
            known = _kinds(unit)
            gone = _there(known, name)
            if gone.is_shipped:
                raise ReaderError(f"“{gone.label}” has a meaning for the program, so it stays.")
            count = unit.todo_kinds.uses().get(name, 0)
            if count and (move_to is None or move_to == name):
                todos = "1 to-do is" if count == 1 else f"{count} to-dos are"
                raise ReaderError(f"{todos} of the kind “{gone.label}”; say which kind they move to.")
            if move_to is not None:
                unit.todo_kinds.move_todos(name, _there(known, move_to).name)
            unit.todo_kinds.delete(name)


def _kinds(unit: "UnitOfWork") -> TodoKinds:
    return all_kinds(unit.todo_kinds.list(), unit.todo_kinds.uses())


def _there(known: Sequence[TodoKind], name: str) -> TodoKind:
    found = known_name(name, known)
    kind = next((one for one in known if one.name == found), None)
    if kind is None:
        raise ReaderError(f"There is no kind of to-do “{name}”.")
    return kind


def _checked(made: TodoKind, others: Sequence[TodoKind]) -> TodoKind:
    """The kind, its texts tidied; raises ReaderError where it cannot be told from others or not be drawn."""
    tidy = replace(made, name=one_line(made.name), icon=one_line(made.icon), colour=made.colour.strip().lower())
    if not tidy.name:
        raise ReaderError("A kind of to-do needs a name; nothing was changed.")
    if len(tidy.name) > LONGEST_KIND:
        raise ReaderError(f"A name has at most {LONGEST_KIND} characters; nothing was changed.")
    if any(tidy.name.casefold() in (one.name.casefold(), one.label.casefold()) for one in others):
        raise ReaderError(f"There is a kind “{tidy.name}” already; nothing was changed.")
    if not tidy.icon:
        raise ReaderError("A kind of to-do needs a sign; nothing was changed.")
    if not _COLOUR.fullmatch(tidy.colour):
        raise ReaderError("A colour is written like #ffd400; nothing was changed.")
    return tidy
