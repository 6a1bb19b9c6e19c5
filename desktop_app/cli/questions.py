"""Questions: asking, answering, dropping, asking again, listing."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.cli.command import Command, Session, add_paper
from desktop_app.cli.output import Answer
from desktop_app.cli.records import question_record
from desktop_app.cli.references import day_of, mark_ids
from desktop_app.cli.sentences import question_lines
from desktop_app.cli.table import Table, short_ids
from desktop_app.domain.question import Question, QuestionState

if TYPE_CHECKING:
    from desktop_app.services.question_rows import QuestionRow

_STATES = (*(state.value for state in QuestionState), "all")


def _add_question(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", metavar="QUESTION", help="the id of a question, or its beginning")


def _ask_arguments(parser: argparse.ArgumentParser) -> None:
    add_paper(parser)
    parser.add_argument("text", metavar="TEXT", help="what you want to know")
    parser.add_argument("--mark", action="append", default=[], metavar="M", help="a mark that raised it")
    parser.add_argument("--promised", action="store_true", help="you said that you would report")
    parser.add_argument("--follow-up", metavar="DATE", help="when to come back to it, as YYYY-MM-DD")
    parser.add_argument("--tag", action="append", default=[], metavar="T", help="a tag of the question")


def _ask(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    follow_up = day_of(options.follow_up)
    paper = services.library.resolve(options.paper)
    marks = mark_ids(services, options.mark)
    question = services.questions.ask(
        paper.id, options.text, marks=marks, promised=options.promised, follow_up=follow_up, tags=options.tag
    )
    return _one(question)


def _answer_arguments(parser: argparse.ArgumentParser) -> None:
    _add_question(parser)
    parser.add_argument("text", metavar="TEXT", help="the answer")
    parser.add_argument(
        "--mark", action="extend", nargs="+", default=[], metavar="M", help="marks that are its evidence, of any paper"
    )
    parser.add_argument("--partial", action="store_true", help="it stays open; this is what is known so far")


def _answer(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    question = services.questions.resolve(options.question)
    evidence = mark_ids(services, options.mark) or None  # without marks those that are there stay
    settle = services.questions.keep_partial if options.partial else services.questions.answer
    return _one(settle(question.id, options.text, evidence=evidence))


def _reopen(session: Session, options: argparse.Namespace) -> Answer:
    questions = session.services.questions
    return _one(questions.reopen(questions.resolve(options.question).id))


def _drop_arguments(parser: argparse.ArgumentParser) -> None:
    _add_question(parser)
    parser.add_argument("--reason", metavar="T", help="why it is not asked any more")


def _drop(session: Session, options: argparse.Namespace) -> Answer:
    questions = session.services.questions
    return _one(questions.drop(questions.resolve(options.question).id, reason=options.reason))


def _questions_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--state", choices=_STATES, default="open", help="which ones (default: open)")
    parser.add_argument("--paper", metavar="P", help="only those of this paper")


def _questions(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    paper = services.library.resolve(options.paper).id if options.paper is not None else None
    rows = services.questions.rows(options.state, paper=paper)
    return Answer([question_record(row.question) for row in rows], _table(rows, options.state))


def _table(rows: "Sequence[QuestionRow]", state: str) -> Table:
    ids = short_ids([str(row.question.id) for row in rows])
    lines = (
        (
            prefix,
            str(row.question.asked_at.astimezone().date()),
            row.question.state.value,
            "promised" if row.question.is_promise else "",
            row.question.text,
            row.paper_title,
        )
        for prefix, row in zip(ids, rows, strict=True)
    )
    empty = "no questions; `postil ask` asks one" if state == "all" else f"no {state} questions"
    return Table(("QUESTION", "ASKED", "STATE", "", "TEXT", "PAPER"), tuple(lines), long=(4, 5), empty=empty)


def _one(question: Question) -> Answer:
    return Answer(question_record(question), "\n".join(question_lines(question)))


COMMANDS = (
    Command("ask", "ask a question", _ask_arguments, _ask),
    Command("answer", "answer a question", _answer_arguments, _answer),
    Command("reopen", "ask a settled question again", _add_question, _reopen),
    Command("drop", "drop a question", _drop_arguments, _drop),
    Command("questions", "list questions, oldest first", _questions_arguments, _questions),
)
