"""Fills a pane with the dossier of one purchase, and has done what she wishes for in it."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.buy import BuyState
from desktop_app.domain.ids import TodoId
from desktop_app.domain.link_use import Use, UseKind
from desktop_app.domain.todo import Priority, TodoState
from desktop_app.domain.worth import NamedBy, Naming, SameAs, SharedTag, TouchedQuestion, Version, Worth
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.models import buy_words
from desktop_app.ui.models.buy_desk import BuyDesk
from desktop_app.ui.models.buy_rows import BuyLine
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.models.use_places import go_to
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.day_text import local_day
from desktop_app.ui.widgets.dossier_pane import DossierContent, DossierPane
from desktop_app.ui.widgets.dossier_parts import StepShown, WorthGroup, WorthLine

_WEB = ("http://", "https://")
_KEYS = {BuyState.REQUESTED: "Q", BuyState.BOUGHT: "B", BuyState.REJECTED: "J", BuyState.WANTED: "W"}


def made_pane(theme: Theme, parent: QWidget | None = None) -> DossierPane:
    """A pane for dossiers, with the states and priorities in words."""
    states = [(state, buy_words.state_text(state), _hint(state)) for state in BuyState]
    return DossierPane(theme, states, [buy_words.priority_text(priority) for priority in Priority], parent)


class DossierKeeper(QObject):
    """Binds a pane to one purchase after another."""

    def __init__(self, context: UiContext, desk: BuyDesk, links: LinkOpener, pane: DossierPane) -> None:
        super().__init__(pane)
        self._context, self._desk, self._links, self._pane = context, desk, links, pane
        self._line: BuyLine | None = None
        self._connect()

    @property
    def todo(self) -> TodoId | None:
        """The purchase that is shown."""
        return self._line.row.todo.id if self._line is not None else None

    def show(self, line: BuyLine, today: date) -> None:
        """Show this purchase as it is now."""
        self._line = line
        self._pane.show_dossier(dossier_content(line, today))

    def _connect(self) -> None:
        pane, desk = self._pane, self._desk
        pane.moved.connect(partial(self._with_todo, desk.move))
        pane.explained.connect(partial(self._with_todo, desk.explain))
        pane.link_kept.connect(partial(self._with_todo, desk.set_link))
        pane.use_kept.connect(partial(self._with_todo, desk.set_expected_use))
        pane.price_kept.connect(self._set_price)
        pane.priority_chosen.connect(lambda number: self._with_todo(desk.set_priority, Priority(number)))
        pane.paper_requested.connect(self._open_paper)
        pane.link_requested.connect(self._follow_link)
        pane.check_requested.connect(self._check)
        pane.download_requested.connect(self._download)
        pane.copy_page_requested.connect(self._open_copy_page)
        pane.place_requested.connect(self._go_to)

    def _with_todo(self, act: object, value: object) -> None:
        if self.todo is not None and callable(act):
            act(self.todo, value)

    def _set_price(self, text: str) -> None:
        todo = self.todo

        def on_problem(error: Exception) -> None:
            if self.todo == todo:
                self._pane.price.show_problem(str(error))

        if todo is not None:
            self._desk.set_price(todo, text, on_problem)

    def _open_paper(self) -> None:
        if self._line is not None:
            self._desk.open_place(self._line.row.todo)

    def _follow_link(self) -> None:
        link = self._line.row.dossier.url if self._line is not None else None
        if link and can_open(link):
            self._links.follow(link)

    def _check(self) -> None:
        if self._line is not None and self._line.row.todo.paper_id is not None:
            self._context.navigator.free_copy_check_requested.emit((self._line.row.todo.paper_id,))

    def _download(self) -> None:
        if self._line is not None and self._line.check is not None:
            self._context.navigator.free_copy_download_requested.emit(self._line.check)

    def _open_copy_page(self) -> None:
        page = _copy_page(self._line) if self._line is not None else ""
        if page:
            self._links.follow(page)

    def _go_to(self, place: object) -> None:
        navigator = self._context.navigator
        if isinstance(place, TouchedQuestion):
            navigator.question_show_requested.emit(place.question)
        elif isinstance(place, Naming):
            go_to(navigator, Use(UseKind.NOTE, place.paper, place.paper_title, place.line, place.line_index))
        elif isinstance(place, SharedTag):
            navigator.tag_chosen.emit(place.tag)
            navigator.screen_requested.emit("library")
        elif isinstance(place, Version) and place.document is not None:
            navigator.passage_show_requested.emit(place.paper, place.document, None, "")
        elif isinstance(place, Version):
            navigator.paper_open_requested.emit(place.paper)


def dossier_content(line: BuyLine, today: date) -> DossierContent:
    """All that is known of a purchase, in words."""
    row, dossier, check = line.row, line.row.dossier, line.check
    return DossierContent(
        id=row.todo.id,
        title=row.paper_title or row.todo.text or _tr("Buy article?"),
        state=dossier.state,
        steps=tuple(
            StepShown(
                buy_words.state_text(step.state), buy_words.short_day(local_day(step.at), today), step.reason or ""
            )
            for step in row.steps
        ),
        has_paper=row.todo.paper_id is not None,
        is_dropped=row.todo.state is TodoState.DROPPED,
        reason=row.steps[-1].reason or "",
        price=str(dossier.price) if dossier.price is not None else "",
        link=dossier.url or "",
        can_open_link=can_open(dossier.url or ""),
        expected_use=dossier.expected_use or "",
        priority=row.todo.priority,
        copy=buy_words.free_copy_text(row, check, today),
        notice=buy_words.notice_text(check),
        can_download=check is not None and check.is_found and bool(check.url),
        has_copy_page=bool(_copy_page(line)),
        worth=buy_words.worth_text(line.worth),
        groups=tuple(_groups(line.worth)) if line.worth is not None else (),
    )


def can_open(link: str) -> bool:
    """Only what a browser shows is opened."""
    return link.lower().startswith(_WEB)


def _copy_page(line: BuyLine) -> str:
    check = line.check
    page = (check.landing or check.url or "") if check is not None and check.is_found else ""
    return page if can_open(page) else ""


def _groups(worth: Worth) -> Iterator[WorthGroup]:
    if worth.owned:
        yield WorthGroup(_tr("Already in the library"), tuple(map(_version_line, worth.owned)))
    if worth.questions:
        number = len(worth.questions)
        heading = counted(number, _tr("1 open question it touches"), _tr("%1 open questions it touches"))
        yield WorthGroup(heading, tuple(map(_question_line, worth.questions)))
    if worth.namings:
        heading = counted(worth.naming_notes, _tr("Named in 1 note"), _tr("Named in %1 notes"))
        yield WorthGroup(heading, tuple(map(_naming_line, worth.namings)))
    if worth.tags:
        yield WorthGroup(_tr("Tags of what you read now"), tuple(map(_tag_line, worth.tags)))
    if worth.versions:
        yield WorthGroup(_tr("Other versions in the library"), tuple(map(_version_line, worth.versions)))


def _question_line(question: TouchedQuestion) -> WorthLine:
    return WorthLine(question.text, question, f"“{question.passage}”" if question.passage else _tr("asked about it"))


def _naming_line(naming: Naming) -> WorthLine:
    ways = {
        NamedBy.LINK: _tr("by a link"),
        NamedBy.DOI: _tr("by its DOI"),
        NamedBy.TITLE: _tr("by its title"),
        NamedBy.AUTHOR_YEAR: _tr("by author and year"),
    }
    return WorthLine(naming.paper_title, naming, f"“{naming.line}” · {ways[naming.by]}")


def _tag_line(shared: SharedTag) -> WorthLine:
    return WorthLine(shared.tag, shared, counted(shared.papers, _tr("on 1 paper"), _tr("on %1 papers")))


def _version_line(version: Version) -> WorthLine:
    why = {
        SameAs.ITSELF: _tr("a PDF of this very paper"),
        SameAs.DOI: _tr("the same DOI"),
        SameAs.TITLE: _tr("the same title"),
        SameAs.TEXT: _tr("the text of its abstract is in it"),
    }
    parts = [why[version.same], str(version.year or ""), "PDF" if version.has_pdf else _tr("no PDF")]
    text = version.label if version.same is SameAs.ITSELF and version.label else version.title
    return WorthLine(text, version, " · ".join(filter(None, parts)))


def _hint(state: BuyState) -> str:
    key = _KEYS.get(state)
    text = _tr("Mark as %1").replace("%1", buy_words.state_text(state))
    return f"{text} ({key})" if key else text


def _tr(text: str) -> str:
    return QCoreApplication.translate("BuyDossier", text)
