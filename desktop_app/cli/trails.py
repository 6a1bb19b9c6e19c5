"""What led where in the reading, and the report of a question: the paragraph to publish, and that it was published."""

import argparse
from pathlib import Path

from desktop_app.cli.command import Command, Session
from desktop_app.cli.drawn_file import check_target
from desktop_app.cli.output import Answer
from desktop_app.cli.records import Record, moment
from desktop_app.cli.table import Table
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.question import Question
from desktop_app.domain.question_report import as_html, as_markdown
from desktop_app.domain.trail import Trail
from desktop_app.domain.trail_layout import picture_of
from desktop_app.domain.trail_svg import SVG_BEGINNING, svg_of
from desktop_app.system.atomic import write_atomically
from desktop_app.system.disk_problems import told_as

_ENDING = ".svg"


def _trail_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", metavar="PAPER|QUESTION", help="a paper, else a question by its id or a part of its text"
    )
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw the trail into this file, too")


def _trail(session: Session, options: argparse.Namespace) -> Answer:
    if options.svg is not None:
        check_target(options.svg, _ENDING, SVG_BEGINNING)
    trail = _found(session, options.what)
    if options.svg is not None:
        title = next((node.title for node in trail.nodes if node.id == trail.focus), "")
        with told_as(f"“{options.svg.name}” could not be written"):
            write_atomically(options.svg.absolute(), svg_of(picture_of(trail), title).encode())
    return Answer(_trail_record(trail, options.svg), _trail_table(trail))


def _found(session: Session, ref: str) -> Trail:
    """Of the paper that answers to this, else of the question."""
    services = session.services
    try:
        return services.trails.of_paper(services.library.resolve(ref).id)
    except NotFoundError as no_paper:
        try:
            question = services.questions.resolve(ref)
        except NotFoundError:
            raise NotFoundError(f"No paper and no question answers to “{ref}”.") from no_paper
    return services.trails.of_question(question.id)


def _trail_record(trail: Trail, svg: Path | None) -> Record:
    return {
        "focus": str(trail.focus),
        "nodes": [
            {
                "id": str(node.id),
                "kind": "question" if node.is_question else "paper",
                "title": node.title,
                "note": node.note,
            }
            for node in trail.nodes
        ],
        "steps": [
            {
                "kind": step.kind.value,
                "at": moment(step.at),
                "from": str(step.source),
                "to": str(step.target),
                "detail": step.detail,
            }
            for step in trail.steps
        ],
        "svg": None if svg is None else str(svg.absolute()),
    }


def _trail_table(trail: Trail) -> Table:
    titles = {node.id: node.title for node in trail.nodes}
    rows = tuple(
        (
            str(step.at.astimezone().date()),
            titles[step.source],
            step.kind.value,
            "" if step.is_alone else titles[step.target],
            step.detail,
        )
        for step in trail.steps
    )
    return Table(("DAY", "FROM", "HOW", "TO", "WHERE"), rows, long=(1, 3, 4), empty="nothing led here yet")


def _report_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question", metavar="QUESTION", help="the id of a question, its beginning or a part of its text"
    )
    parser.add_argument("--html", action="store_true", help="HTML instead of Markdown")
    parser.add_argument("--published", metavar="WHERE", help="it is published there now: the promise is kept")


def _report(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    question = services.questions.resolve(options.question)
    report = services.reports.report(question.id)
    text = as_html(report) if options.html else as_markdown(report)
    if options.published is not None:
        question = services.reports.keep(question.id, options.published)
    return Answer(_report_record(question, text, "html" if options.html else "markdown"), text, is_document=True)


def _report_record(question: Question, text: str, form: str) -> Record:
    return {
        "question": str(question.id),
        "format": form,
        "report": text,
        "promised": question.promised,
        "reported_at": moment(question.reported_at),
        "reported_where": question.reported_where,
    }


COMMANDS = (
    Command("trail", "show what led where, from a paper or a question", _trail_arguments, _trail),
    Command("report", "print what became of a question, to be published", _report_arguments, _report),
)
