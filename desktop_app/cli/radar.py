"""The radar: passages that may answer a question, and the questions that a paper may answer."""

import argparse
from collections.abc import Sequence

from desktop_app.cli.command import Command, Session
from desktop_app.cli.errors import UsageError
from desktop_app.cli.output import Answer, say, terminal_columns
from desktop_app.cli.records import Record, id_text, page_number
from desktop_app.cli.table import Table
from desktop_app.domain.radar import RadarPassage


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paper", nargs="?", metavar="PAPER", help="the paper that may answer questions")
    parser.add_argument("--question", metavar="Q", help="the question that the library may answer")
    parser.add_argument(
        "--related",
        action="store_true",
        help="with --question: also passages related by meaning, in a list of their own",
    )


def _radar(session: Session, options: argparse.Namespace) -> Answer:
    if (options.paper is None) == (options.question is None):
        raise UsageError("give a paper, or a question with --question; `postil radar --help` shows how it is used.")
    if options.related:
        return _with_related(session, options)
    services = session.services
    if options.question is not None:
        found = services.radar.passages(services.questions.resolve(options.question).id)
    else:
        found = services.radar.questions(services.library.resolve(options.paper).id)
    return Answer([_record(one) for one in found], _table(found))


def _with_related(session: Session, options: argparse.Namespace) -> Answer:
    """Both lists, told apart; the library is read for the second one as far as it is not yet."""
    if options.question is None:
        raise UsageError("--related goes with --question; `postil radar --help` shows how it is used.")
    services = session.services
    question = services.questions.resolve(options.question).id
    left = len(services.related.due(services.related.stamps()))
    if left:
        say(f"reading {left} paper{'s' if left != 1 else ''} for what is related; stopping keeps what was read.")
        services.related.read_all()
    found = services.radar.passages(question)
    related = services.related.passages(question, found)
    data = {"passages": [_record(one) for one in found], "related": [_record(one) for one in related]}
    columns = terminal_columns()
    nothing = "nothing here is near it in meaning"
    lists = _table(found).text(columns), "RELATED BY MEANING", _table(related, nothing).text(columns)
    return Answer(data, "\n\n".join(lists))


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


def _table(found: Sequence[RadarPassage], empty: str = "nothing here may answer it") -> Table:
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
    return Table(headings, rows, long=(2, 3, 4), empty=empty)


COMMANDS = (Command("radar", "find passages that may answer a question", _arguments, _radar),)
