"""Takes papers in: PDF files, a pasted text, a PDF for a paper that is there already."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.command import Command, Session, add_paper
from desktop_app.cli.errors import DONE, UsageError, sentence_of, status_of
from desktop_app.cli.output import Answer, Json, say
from desktop_app.cli.records import Record
from desktop_app.cli.sources import STANDARD_INPUT, need_file, read_text
from desktop_app.cli.table import Table, short_ids
from desktop_app.domain.capture import Offer, OfferKind
from desktop_app.domain.document import Document
from desktop_app.domain.errors import PasswordNeededError, PdfError, PostilError

if TYPE_CHECKING:
    from desktop_app.services.intake import Added
    from desktop_app.services.pdf_probe import PdfProbe

_TRIES = 3
_TEXTS = frozenset((".txt", ".md", ".text", ".html", ".htm"))


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="PDF files")
    parser.add_argument("--text", metavar="FILE|-", help="a pasted text; - reads standard input")
    parser.add_argument("--accept-offers", action="store_true", help="keep the questions and to-dos the text suggests")
    parser.add_argument("--linked", action="store_true", help="leave the files where they are instead of copying them")


def _add(session: Session, options: argparse.Namespace) -> Answer:
    if not options.files and options.text is None:
        raise UsageError("give PDF files, or a text with --text; `postil add --help` shows how it is used.")
    session.open()  # a library that cannot be opened is told once, not for every file
    added: list[Added] = []
    status = DONE
    for source in (*([] if options.text is None else [options.text]), *options.files):
        try:
            if isinstance(source, Path):
                added.append(_add_file(session, source, options.linked))
            else:
                added.append(_add_text(session, source, options.accept_offers))
        except (PostilError, OSError) as error:
            is_text = isinstance(source, Path) and isinstance(error, PdfError) and source.suffix.lower() in _TEXTS
            say(_about(source, sentence_of(error)) + (" A text is added with --text." if is_text else ""))
            status = max(status, status_of(error))
    data: list[Json] = [_added_record(one) for one in added]
    _tell_offers(added, options.accept_offers)
    return Answer(data, _added_table(added), status)


def _about(source: Path | str, sentence: str) -> str:
    """The sentence, with the source before it where it does not name it itself."""
    if source == STANDARD_INPUT:
        return f"standard input: {sentence}"
    return sentence if Path(source).name in sentence else f"{source}: {sentence}"


def _add_text(session: Session, name: str, accept: bool) -> "Added":
    intake = session.services.intake
    pasted = read_text(name)
    draft = intake.preview_text(pasted)
    accepted = draft.offers if accept else ()
    source = "standard input" if name == STANDARD_INPUT else str(Path(name).absolute())
    added = intake.add_draft(draft, accepted=accepted, pasted=pasted, source=source)
    if not added.created:
        say(f"nothing of {source} was added; `postil note {added.paper.cite_key} --append` adds words to the note.")
    return added


def _add_file(session: Session, path: Path, linked: bool) -> "Added":
    probe = _probed(session, path, linked)
    added = session.services.intake.add_pdf(probe)
    if added.created:
        _keep_text(session, added.document)
    return added


def _probed(session: Session, path: Path, linked: bool = False) -> "PdfProbe":
    """Open a file; for a locked one the password is asked for, where there is somebody to ask."""
    need_file(path)
    password: str | None = None
    for _attempt in range(_TRIES):
        try:
            return session.services.intake.probe_pdf(path, password=password, linked=linked)
        except PasswordNeededError:
            password = session.ask_password(f"Password of {path.name}: ")
            if password is None:
                raise
    return session.services.intake.probe_pdf(path, password=password, linked=linked)


def _keep_text(session: Session, document: Document) -> None:
    """Search finds the words at once; a text that cannot be read leaves the paper as it is."""
    intake = session.services.intake
    try:
        texts, names = intake.extract_text(document.id), intake.read_page_names(document.id)
    except PdfError as error:
        say(f"the text of “{document.added_from}” was not read, so search will not find it: {error}")
        return
    intake.store_text(document.id, texts)
    intake.store_page_names(document.id, names)


def _attach_arguments(parser: argparse.ArgumentParser) -> None:
    add_paper(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="a PDF of the same paper")


def _attach(session: Session, options: argparse.Namespace) -> Answer:
    paper = session.services.library.resolve(options.paper)
    attached = session.services.intake.attach_pdf(paper.id, _probed(session, options.file))
    document = attached.document
    if attached.created:
        _keep_text(session, document)
        text = f"attached “{document.label}” ({document.page_count} pages) to “{paper.title}”"
        if session.services.marks.list(paper=paper.id):
            say("the marks stay on the document they were made on; both documents can be read.")
    else:
        text = f"this file is “{document.label}” of “{paper.title}” already; nothing was added"
    data: Record = {
        "document": str(document.id),
        "placed": attached.placed,
        "approximate": attached.approximate,
        "orphaned": attached.orphaned,
    }
    return Answer(data, text)


def _added_record(added: "Added") -> Record:
    return {
        "paper": str(added.paper.id),
        "document": str(added.document.id),
        "title": added.paper.title,
        "created": added.created,
        "offers": [_offer_record(offer) for offer in added.offers],
    }


def _offer_record(offer: Offer) -> Record:
    if offer.kind is OfferKind.QUESTION:
        return {"kind": offer.kind.value, "text": offer.text, "promised": offer.promised}
    return {"kind": offer.kind.value, "text": offer.text}


def _added_table(added: "list[Added]") -> Table | str:
    if not added:
        return ""
    ids = short_ids([str(one.paper.id) for one in added])
    rows = (
        (prefix, "added" if one.created else "already there", one.paper.title)
        for prefix, one in zip(ids, added, strict=True)
    )
    return Table(("PAPER", "STATUS", "TITLE"), tuple(rows), long=(2,), empty="")


def _tell_offers(added: "Iterable[Added]", are_accepted: bool) -> None:
    for one in added:
        for offer in one.offers if one.created else ():
            kind = "promised question" if offer.promised else offer.kind.value.replace("todo", "to-do")
            say(f"kept the {kind}: {offer.text}" if are_accepted else f"offered {kind}, not kept: {offer.text}")


COMMANDS = (
    Command("add", "add PDFs, or a pasted text", _add_arguments, _add),
    Command("attach", "add a PDF to a paper that is there", _attach_arguments, _attach),
)
