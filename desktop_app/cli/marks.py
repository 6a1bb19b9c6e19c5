"""Marks: putting one on a passage by its text, and listing them."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.cli.command import Command, Session, add_paper
from desktop_app.cli.output import Answer, Json
from desktop_app.cli.records import mark_record
from desktop_app.cli.references import document_of
from desktop_app.cli.sentences import mark_line
from desktop_app.cli.table import Table, short_ids
from desktop_app.domain.anchor import Placement
from desktop_app.domain.document import Document
from desktop_app.domain.ids import PaperId
from desktop_app.domain.mark import Mark

if TYPE_CHECKING:
    from desktop_app.services.context import Services


def _mark_arguments(parser: argparse.ArgumentParser) -> None:
    add_paper(parser)
    parser.add_argument("--quote", required=True, metavar="TEXT", help="the words of the passage")
    parser.add_argument("--document", metavar="D", help="the document: its id, label or kind (abstract, pdf)")
    parser.add_argument("--category", metavar="C", help="a category's name or key")
    parser.add_argument("--comment", default="", metavar="T", help="what is to be said about it")
    parser.add_argument("--nth", type=int, metavar="N", help="which one, where the words stand there several times")


def _mark(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    reading = services.reading.look(services.library.resolve(options.paper).id)
    document = document_of(reading.documents, options.document).id if options.document else None
    category = services.categories.resolve(options.category) if options.category else None
    mark = services.marks.mark_quote(
        reading.paper.id,
        options.quote,
        document=document,
        category=category.id if category else None,
        comment=options.comment,
        nth=options.nth,
    )
    name = _category_names(services)[mark.category_id]
    return Answer(mark_record(mark, name, reading.documents), mark_line(mark, name))


def _marks_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paper", nargs="?", metavar="PAPER", help="only the marks of this paper")
    parser.add_argument("--category", metavar="C", help="only those of this category")


def _marks(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    paper = services.library.resolve(options.paper).id if options.paper else None
    category = services.categories.resolve(options.category).id if options.category else None
    found = services.marks.list(paper=paper)
    if category is not None:
        found = [mark for mark in found if mark.category_id == category]
    names = _category_names(services)
    documents = _documents(services, found)
    data: list[Json] = [mark_record(mark, names[mark.category_id], documents[mark.paper_id]) for mark in found]
    return Answer(data, _table(found, names))


def _documents(services: "Services", marks: Sequence[Mark]) -> dict[PaperId, tuple[Document, ...]]:
    """The documents of every paper that has one of these marks."""
    papers = {mark.paper_id for mark in marks}
    return {paper: services.reading.documents(paper) for paper in papers}


def _category_names(services: "Services") -> dict[object, str]:
    return {category.id: category.name for category in services.categories.list()}


def _table(found: Sequence[Mark], names: dict[object, str]) -> Table:
    ids = short_ids([str(mark.id) for mark in found])
    rows = (
        (prefix, _place(mark), names[mark.category_id], mark.quote, mark.comment)
        for prefix, mark in zip(ids, found, strict=True)
    )
    heads = ("MARK", "PAGE", "CATEGORY", "QUOTE", "COMMENT")
    return Table(heads, tuple(rows), long=(3, 4), empty="no marks; `postil mark` puts one on a passage")


def _place(mark: Mark) -> str:
    place = mark.anchor.page_label or "abstract"
    return place if mark.placement is Placement.EXACT else f"{place} ({mark.placement.value})"


COMMANDS = (
    Command("mark", "mark the passage with a text", _mark_arguments, _mark),
    Command("marks", "list marks", _marks_arguments, _marks),
)
