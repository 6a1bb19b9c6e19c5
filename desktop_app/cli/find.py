"""Finding: full-text search."""

import argparse
import sys
from collections.abc import Sequence

from desktop_app.cli.command import Command, Session, add_query, words_of
from desktop_app.cli.output import Answer
from desktop_app.cli.records import hit_record
from desktop_app.cli.table import Table
from desktop_app.domain.search import SearchHit, SearchScope

_LIMIT = 50


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    add_query(parser, 'words, "exact phrases", -words and filters such as tag:x, year:2019-2021', is_needed=True)
    scopes = tuple(scope.value for scope in SearchScope)
    parser.add_argument(
        "--in", dest="scopes", type=words_of(scopes), default=(), metavar="WHERE", help=", ".join(scopes)
    )
    parser.add_argument(
        "--limit", type=_count, default=_LIMIT, metavar="N", help=f"at most so many (default: {_LIMIT})"
    )


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number above 0")
    return min(int(text), sys.maxsize)


def _search(session: Session, options: argparse.Namespace) -> Answer:
    scopes = tuple(SearchScope(name) for name in options.scopes)
    query = " ".join(options.query)
    hits = session.services.search.search(query, scopes=scopes, limit=options.limit)
    return Answer([hit_record(hit) for hit in hits], _table(hits, query))


def _table(hits: Sequence[SearchHit], query: str) -> Table:
    rows = ((hit.kind, hit.page_label, hit.paper_title, hit.snippet) for hit in hits)
    return Table(("IN", "PAGE", "PAPER", "PASSAGE"), tuple(rows), long=(2, 3), empty=f"nothing found for “{query}”")


_SEARCH = "search papers, notes, marks, questions, to-dos and texts"

COMMANDS = (Command("search", _SEARCH, _search_arguments, _search, takes_query=True),)
