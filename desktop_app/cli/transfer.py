"""Taking things out and in: export, the formats there are, import."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop_app.cli.command import Command, Session
from desktop_app.cli.errors import UsageError
from desktop_app.cli.output import Answer, say
from desktop_app.cli.records import Record
from desktop_app.cli.table import Table
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.ids import CategoryId, PaperId
from desktop_app.services.copy_target import COPY_FORMAT, COPY_LABEL
from desktop_app.services.plugins import Plugins

if TYPE_CHECKING:
    from desktop_app.services.context import Services
    from desktop_app.services.export import Exported

_STANDARD_OUTPUT = "-"


class _Format(Protocol):
    """What an importer and an exporter have in common."""

    @property
    def id(self) -> str: ...

    @property
    def label(self) -> str: ...


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("papers", nargs="*", metavar="PAPER", help="ids, DOIs, cite keys, parts of titles")
    parser.add_argument("--all", action="store_true", help="every paper of the library")
    parser.add_argument("--format", required=True, metavar="F", help="`postil formats` lists them")
    parser.add_argument("--out", default=".", metavar="DIR|-", help="the folder (default: here); - prints the text")
    parser.add_argument("--only", metavar="CATEGORY,…", help="only the marks of these categories")


def _export(session: Session, options: argparse.Namespace) -> Answer:
    if bool(options.papers) == options.all:
        raise UsageError("give papers, or --all; `postil export --help` shows how it is used.")
    if options.out == _STANDARD_OUTPUT and options.json:
        raise UsageError("--out - prints the export itself; leave out --json, or give a folder.")
    services = session.services
    papers = _papers(services, options)
    only = _categories(services, options.only)
    if options.out == _STANDARD_OUTPUT:
        texts = [services.export.text(paper, options.format, only_categories=only) for paper in papers]
        return Answer(None, "\n".join(texts), is_document=True)
    written = services.export.export(papers, options.format, Path(options.out), only_categories=only)
    for one in written:
        if one.notice:
            say(f"{one.path}: {one.notice}")
    return Answer([_record(one) for one in written], _table(written))


def _papers(services: "Services", options: argparse.Namespace) -> list[PaperId]:
    if options.all:
        return [paper.id for paper in services.library.list()]
    return list(dict.fromkeys(services.library.resolve(ref).id for ref in options.papers))


def _categories(services: "Services", names: str | None) -> tuple[CategoryId, ...]:
    if names is None:
        return ()
    return tuple(services.categories.resolve(name.strip()).id for name in names.split(",") if name.strip())


def _record(one: "Exported") -> Record:
    return {"paper": str(one.paper_id), "path": str(one.path), "format": one.format, "written": one.written}


def _table(written: "Sequence[Exported]") -> Table:
    rows = tuple((one.written, str(one.path)) for one in written)
    return Table(("WRITTEN", "FILE"), rows, long=(), empty="no papers to export")


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Some commands take none."""


def _formats(_session: Session, _options: argparse.Namespace) -> Answer:
    importers = _named(Plugins("desktop_app.importers", "postil.importers"))
    exporters = [*_named(Plugins("desktop_app.exporters", "postil.exporters")), (COPY_FORMAT, COPY_LABEL)]
    data: Record = {
        "importers": [name for name, _label in importers],
        "exporters": [name for name, _label in exporters],
    }
    rows = [("import", *one) for one in importers] + [("export", *one) for one in exporters]
    return Answer(data, Table(("FOR", "FORMAT", "WHAT IT IS"), tuple(rows), long=(2,), empty="there are no formats"))


def _named(plugins: Plugins[_Format]) -> list[tuple[str, str]]:
    return [(plugin.id, plugin.label) for plugin in plugins.all()]


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="BibTeX, RIS, CSL-JSON, NBIB, EndNote XML, a library")


def _import(_session: Session, _options: argparse.Namespace) -> Answer:
    raise ReaderError("import is not built yet.")


COMMANDS = (
    Command("import", "take in reference files (not built yet)", _import_arguments, _import),
    Command("export", "write the notes of papers into files", _export_arguments, _export),
    Command("formats", "list the formats of import and export", _no_arguments, _formats),
)
