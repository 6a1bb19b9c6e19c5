"""The note of a paper: printing and writing it."""

import argparse

from desktop_app.cli.command import Command, Session, add_paper
from desktop_app.cli.output import Answer
from desktop_app.cli.records import Record
from desktop_app.cli.sources import read_text


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_paper(parser)
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--append", metavar="TEXT", help="add a paragraph at the end")
    ways.add_argument("--set", dest="whole", metavar="FILE|-", help="write the whole note; - reads standard input")


def _note(session: Session, options: argparse.Namespace) -> Answer:
    whole = None if options.whole is None else read_text(options.whole)
    services = session.services
    paper = services.library.resolve(options.paper)
    if whole is not None:
        note = services.notes.save(paper.id, whole)
    elif options.append is not None:
        note = services.notes.append(paper.id, options.append)
    else:
        note = services.notes.get(paper.id)
    data: Record = {"paper": str(paper.id), "note": note.body, "revision": note.revision}
    if whole is not None or options.append is not None:
        return Answer(data, f"saved the note of “{paper.title}”")
    return Answer(data, note.body, is_document=True)


COMMANDS = (Command("note", "print or write the note of a paper", _arguments, _note),)
