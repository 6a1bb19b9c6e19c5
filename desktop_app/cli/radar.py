"""The radar: passages that may answer a question, and the questions that a paper may answer."""

import argparse
from collections.abc import Sequence

from desktop_app.cli.command import Command, Session
from desktop_app.cli.errors import UsageError
from desktop_app.cli.output import Answer
from desktop_app.cli.records import Record, id_text, page_number
from desktop_app.cli.table import Table
from desktop_app.domain.radar import RadarPassage


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paper", nargs="?", metavar="PAPER", help="the paper that may answer questions")
    parser.add_argument("--question", metavar="Q", help="the question that the library may answer")


def _radar(session: Session, options: argparse.Namespace) -> Answer:
    if (options.paper is None) == (options.question is None):
        raise UsageError("give a paper, or a question with --question; `postil radar --help` shows how it is used.")
    services = session.services
    if options.question is not None:
        found = services.radar.passages(services.questions.resolve(options.question).id)
    else:
        found = services.radar.questions(services.library.resolve(options.paper).id)
    return Answer([_record(one) for one in found], _table(found))


def _record(one: RadarPassage) -> Record:
    return {
        "question": str(one.question_id),
        "paper": str(one.paper_id),
        "document": id_text(one.document_id),
        "page": page_number(one.page_index),
        "passage": one.passage,
        "score": one.score,
        "confident": one.confident,
    }


def _table(found: Sequence[RadarPassage]) -> Table:
    rows = tuple(
        (
            "yes" if one.confident else "",
            one.page_label,
            one.question,
            one.paper_title,
            one.passage,
        )
        for one in found
    )
    headings = ("SURE", "PAGE", "QUESTION", "PAPER", "PASSAGE")
    return Table(headings, rows, long=(2, 3, 4), empty="nothing here may answer it")


COMMANDS = (Command("radar", "find passages that may answer a question", _arguments, _radar),)
