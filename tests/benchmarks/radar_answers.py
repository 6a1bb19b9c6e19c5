"""Prints how well the radar finds the answers in the shared papers, beside plain bm25 over pages; run it by hand.

`python -m tests.benchmarks.radar_answers [--unseen | --fresh | --last] [--related]`. A third of the questions,
picked by the hash of their words, is left out unless `--unseen` asks for it alone: it is there to be looked at once;
so are the `--fresh` ones, which were written later and before the ranking as it is, and the `--last` ones, which were
written by somebody who had not seen the ranking. A page answers when it is of a right paper and has all the key words;
the `--last` ones also say which pages. `--related` measures what is related by meaning alone, apart from the radar and
never mixed with it; it needs the extra "semantic".
"""

import argparse
import hashlib
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import text

from desktop_app.bootstrap import build_services
from desktop_app.domain.ids import PaperId
from desktop_app.domain.sentences import sentences_of
from desktop_app.services.context import Services
from desktop_app.system.paths import find_paths
from tests.corpus import SHARED

FIXTURE = Path(__file__).resolve().parent.parent / "data" / "radar" / "questions.json"
FRESH = FIXTURE.with_name("fresh_questions.json")
LAST = FIXTURE.with_name("last_questions.json")
_PAGES = """
SELECT d.paper_id, d.page FROM search_words JOIN search_doc d ON d.docid = search_words.rowid
WHERE search_words MATCH :words AND d.entity = 'text' ORDER BY search_words.rank LIMIT 10
"""


@dataclass(frozen=True)
class Answer:
    file: str
    words: list[str]
    pages: list[int] | None = None


@dataclass(frozen=True)
class Case:
    wording: str
    question: str
    answers: list[Answer]

    @property
    def is_unseen(self) -> bool:
        return hashlib.sha256(self.question.encode()).digest()[0] % 3 == 0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--unseen", action="store_true", help="the third that is kept for the end, alone")
    parser.add_argument("--fresh", action="store_true", help="the fresh ones that are kept for the end")
    parser.add_argument("--last", action="store_true", help="the last ones, whose answers may be in several papers")
    parser.add_argument("--related", action="store_true", help="also the list that goes by meaning, by itself")
    parser.add_argument("--papers", type=Path, default=SHARED / "corpus" / "papers")
    parser.add_argument("--library", type=Path, help="keep the library there, to use it again")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    whole = LAST if options.last else FRESH if options.fresh else None
    cases = [_case(one) for one in json.loads((whole or FIXTURE).read_text("utf-8"))]
    cases = [case for case in cases if whole or case.is_unseen == options.unseen]
    with tempfile.TemporaryDirectory() as scratch:
        library = options.library or Path(scratch) / "library"
        papers = _added(library, options.papers)
        services = build_services(find_paths(library))
        try:
            _measure(services, papers, cases, options.verbose)
            if options.related:
                _measure_related(services, papers, cases)
        finally:
            services.close()
    return 0


def _case(one: dict[str, Any]) -> Case:
    """A question of the older files has one answer, which is written beside it."""
    answers = one.get("answers", [{"file": one["file"], "words": one["words"]}] if one.get("file") else [])
    return Case(one["wording"], one["question"], [Answer(**answer) for answer in answers])


def _added(library: Path, folder: Path) -> dict[str, str]:
    """Add all PDFs, as a person does at the command line; the id of the paper of each file."""
    files = sorted(folder.glob("*.pdf"))
    command = [sys.executable, "-m", "desktop_app", "--library", str(library), "add", "--json", *map(str, files)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return {file.name: one["paper"] for file, one in zip(files, json.loads(done.stdout), strict=True)}


def _measure(services: Services, papers: dict[str, str], cases: list[Case], verbose: bool) -> None:
    pages = _pages(services)
    ranks: dict[str, list[tuple[str, int]]] = {"radar": [], "bm25": []}
    claimed = wrong = 0
    times = []
    answered = [case for case in cases if case.answers]
    for case in cases:
        question = services.questions.ask(None, case.question)
        start = time.perf_counter()
        found = services.radar.passages(question.id)
        times.append((time.perf_counter() - start) * 1000)
        sure = [one for one in found if one.confident]
        claimed += bool(sure) and not case.answers
        right = _right(case, papers, pages)
        wrong += len({one.paper_id.hex for one in sure} - {paper for paper, _page in right})
        if case.answers:
            rank = _rank([(one.paper_id.hex, one.page_index) for one in found], right)
            plain = _rank(_bm25(services, case.question), right)
            ranks["radar"].append((case.wording, rank))
            ranks["bm25"].append((case.wording, plain))
            if verbose:
                print(rank, plain, len(sure), case.wording, case.question, "|", found[0].passage[:90] if found else "-")
        elif verbose:
            print("-", "-", len(sure), case.question, "|", sure[0].passage[:120] if sure else "")
    for name, some in ranks.items():
        _print(name, [rank for _wording, rank in some])
    for wording in ("same", "avoids", "none"):
        for name, some in ranks.items():
            _print(f"{name} {wording}", [rank for kind, rank in some if kind == wording])
    nowhere = len(cases) - len(answered)
    papers_claimed = sum(
        one.confident and one.paper_id.hex not in {paper for paper, _page in _right(case, papers, pages)}
        for paper in papers.values()
        for one in services.radar.questions(PaperId(UUID(paper)))
        for case in cases
        if case.question == one.question
    )
    print(f"answered nowhere: {nowhere}, claimed all the same {claimed}; sure of wrong papers, by question {wrong}")
    print(f"false alarms a paper: {papers_claimed / len(papers):.2f} ({papers_claimed} in {len(papers)})")
    print(f"time: median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms")


def _measure_related(services: Services, papers: dict[str, str], cases: list[Case]) -> None:
    """The list by meaning as it is without the one by words above it."""
    start = time.perf_counter()
    services.related.read_all()
    print(f"read for what is related: {time.perf_counter() - start:.0f} s", end=", ")
    print(f"{services.related.state().size_bytes / 1000 / len(papers):.0f} KB a paper")
    pages = _pages(services)
    ranks: list[tuple[str, int]] = []
    times, said = [], 0
    for case in cases:
        question = services.questions.ask(None, case.question)
        start = time.perf_counter()
        found = services.related.passages(question.id)
        times.append((time.perf_counter() - start) * 1000)
        said += bool(found) and not case.answers
        if case.answers:
            rank = _rank([(one.paper_id.hex, one.page_index) for one in found], _right(case, papers, pages))
            ranks.append((case.wording, rank))
    _print("related", [rank for _wording, rank in ranks])
    for wording in ("same", "avoids", "none"):
        _print(f"related {wording}", [rank for kind, rank in ranks if kind == wording])
    nowhere = sum(not case.answers for case in cases)
    print(f"answered nowhere: {nowhere}, something related all the same {said}")
    print(f"time: median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms")


def _pages(services: Services) -> dict[tuple[str, int | None], str]:
    with services.radar._store.read() as unit:
        rows = unit.session.execute(text("SELECT paper_id, page, body FROM search_doc WHERE entity = 'text'"))
        return {(paper, page): _plain(body) for paper, page, body in rows}


def _plain(content: str) -> str:
    return " ".join(sentences_of(content)).casefold()


def _right(case: Case, papers: dict[str, str], pages: dict[tuple[str, int | None], str]) -> set[tuple[str, int | None]]:
    return {key for answer in case.answers for key in _pages_of(answer, papers, pages)}


def _pages_of(
    answer: Answer, papers: dict[str, str], pages: dict[tuple[str, int | None], str]
) -> set[tuple[str, int | None]]:
    paper = UUID(papers[answer.file]).hex
    words = [" ".join(word.split()).casefold() for word in answer.words]
    right = {key for key, body in pages.items() if key[0] == paper and all(word in body for word in words)}
    if answer.pages:
        right = {key for key in right if key[1] is None or key[1] + 1 in answer.pages}
    if not right or {(paper, page - 1) for page in answer.pages or ()} - right:
        print("a page has not the words of", answer)
    return right


def _bm25(services: Services, question: str) -> list[tuple[str, int | None]]:
    words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
    with services.radar._store.read() as unit:
        return [(paper, page) for paper, page in unit.session.execute(text(_PAGES), {"words": words})]


def _rank(found: list[tuple[str, int | None]], right: set[tuple[str, int | None]]) -> int:
    return next((place for place, one in enumerate(found[:10], start=1) if one in right), 0)


def _print(name: str, ranks: list[int]) -> None:
    if not ranks:
        return
    recall = [sum(0 < rank <= most for rank in ranks) / len(ranks) for most in (1, 3, 10)]
    mrr = sum(1 / rank for rank in ranks if rank) / len(ranks)
    print(f"{name:14} n={len(ranks):3} @1 {recall[0]:.2f}  @3 {recall[1]:.2f}  @10 {recall[2]:.2f}  MRR {mrr:.2f}")


if __name__ == "__main__":
    sys.exit(main())
