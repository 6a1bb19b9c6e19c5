"""The papers: listing, showing, editing, tagging, and the trash."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.cli.command import Command, Session, add_paper, add_query
from desktop_app.cli.output import Answer
from desktop_app.cli.paper_page import paper_page
from desktop_app.cli.records import paper_record, summary_record
from desktop_app.cli.sentences import state_word
from desktop_app.cli.table import Table, short_ids
from desktop_app.domain.paper import PaperSummary, authors_line
from desktop_app.domain.queries import PaperQuery

if TYPE_CHECKING:
    from desktop_app.services.reading import Reading


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    add_query(
        parser, "words of title, authors, journal, tags; filters such as tag:x, no:pdf, -year:2020", is_needed=False
    )


def _list(session: Session, options: argparse.Namespace) -> Answer:
    query = " ".join(options.query)
    found = session.services.library.list(PaperQuery(text=query))
    return Answer([summary_record(paper) for paper in found], _table(found, query))


def _table(found: list[PaperSummary], query: str) -> Table:
    ids = short_ids([str(paper.id) for paper in found])
    rows = (
        (
            prefix,
            str(paper.year or ""),
            authors_line(paper.authors),
            paper.title,
            state_word(paper.state),
            _pending(paper),
        )
        for prefix, paper in zip(ids, found, strict=True)
    )
    empty = f"no paper answers to “{query}”" if query else "no papers yet; `postil add` takes them in"
    return Table(("PAPER", "YEAR", "AUTHORS", "TITLE", "STATE", "OPEN"), tuple(rows), long=(2, 3), empty=empty)


def _pending(paper: PaperSummary) -> str:
    questions = f"{paper.open_questions}?" if paper.open_questions else ""
    return " ".join(part for part in (questions, *paper.open_todo_kinds) if part)


def _show(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    return _page(services.reading.look(services.library.resolve(options.paper).id))


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    add_paper(parser)
    parser.add_argument("field", metavar="FIELD", help="title, authors, year, doi, state, rating, received, …")
    parser.add_argument("value", metavar="VALUE", help="an empty text clears the field; authors have ; between them")


def _set(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    paper = services.library.resolve(options.paper)
    services.library.set_field(paper.id, options.field, options.value)
    return _page(services.reading.look(paper.id))


def _tag_arguments(parser: argparse.ArgumentParser) -> None:
    add_paper(parser)
    parser.add_argument("tags", nargs="+", metavar="TAG", help="added to the tags of the paper")


def _tag(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    paper = services.library.resolve(options.paper)
    services.library.tag(paper.id, options.tags)
    return _page(services.reading.look(paper.id))


def _trash(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    reading = services.reading.look(services.library.resolve(options.paper).id)
    trashed = services.library.trash(reading.paper.id)
    text = f"moved to the trash: {trashed.title} ({trashed.id}); `postil untrash` takes it out again"
    return Answer(paper_record(replace(reading, paper=trashed)), text)


def _untrash(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    paper = services.library.untrash(services.library.resolve(options.paper, with_trashed=True).id)
    return Answer(paper_record(services.reading.look(paper.id)), f"in the library again: {paper.title} ({paper.id})")


def _page(reading: "Reading") -> Answer:
    return Answer(paper_record(reading), paper_page(reading))


COMMANDS = (
    Command("list", "list papers", _list_arguments, _list, takes_query=True),
    Command("show", "show all about a paper", add_paper, _show),
    Command("set", "set a field of a paper", _set_arguments, _set),
    Command("tag", "tag a paper", _tag_arguments, _tag),
    Command("trash", "move a paper to the trash", add_paper, _trash),
    Command("untrash", "take a paper out of the trash", add_paper, _untrash),
)
