"""How papers are put into words in lists: state, kind, the line below the title, the badges."""

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.paper import PaperState, PaperSummary, authors_line
from desktop_app.ui.widgets.badge import Badge, Tone


def tr(text: str) -> str:
    """A text of this file in the reader's language."""
    return QCoreApplication.translate("PaperWords", text)


def counted(number: int, one: str, many: str) -> str:
    """Give "1 mark" or "12 marks"; `many` has %1 in place of the number. Both are translated already."""
    return one if number == 1 else many.replace("%1", f"{number:,}")


def state_text(state: PaperState) -> str:
    """How far the reading is, in a word or two."""
    words = {
        PaperState.INBOX: tr("new"),
        PaperState.TO_READ: tr("to read"),
        PaperState.READING: tr("reading"),
        PaperState.READ: tr("read"),
        PaperState.SET_ASIDE: tr("set aside"),
    }
    return words[state]


def state_sign(state: PaperState) -> str:
    """A sign that shows how far the reading is, beside the word."""
    signs = {
        PaperState.INBOX: "○",
        PaperState.TO_READ: "◔",
        PaperState.READING: "◐",
        PaperState.READ: "✓",
        PaperState.SET_ASIDE: "⏸",
    }
    return signs[state]


def state_badge(paper: PaperSummary) -> Badge:
    """Give "◐ reading, p. 4 of 12"; the page is that of the first PDF."""
    text = f"{state_sign(paper.state)} {state_text(paper.state)}"
    if paper.state is PaperState.READING and paper.page_index is not None:
        page = str(paper.page_index + 1)
        place = tr("p. %1 of %2").replace("%2", str(paper.page_count)) if paper.page_count else tr("p. %1")
        text += ", " + place.replace("%1", page)
    tones: dict[PaperState, Tone] = {PaperState.READING: "accent", PaperState.READ: "good"}
    return Badge(text, tones.get(paper.state, "plain"))


def type_text(csl_type: str) -> str:
    """The kind of a paper as a word; kinds we have no word for are shown as they are."""
    return _type_words().get(csl_type, csl_type.replace("-", " ").capitalize())


def type_in(text: str) -> str:
    """The kind that a reader typed as a word, or as it is called in CSL."""
    word = " ".join(text.split()).casefold()
    known = {shown.casefold(): csl_type for csl_type, shown in _type_words().items()}
    return known.get(word, word.replace(" ", "-"))


def _type_words() -> dict[str, str]:
    return {
        "article-journal": tr("Article"),
        "article": tr("Preprint"),
        "review": tr("Review"),
        "chapter": tr("Chapter"),
        "book": tr("Book"),
        "paper-conference": tr("Conference paper"),
        "thesis": tr("Thesis"),
        "report": tr("Report"),
        "webpage": tr("Web page"),
        "post-weblog": tr("Blog post"),
    }


def meta_line(paper: PaperSummary) -> str:
    """Give "Okafor, Lindqvist · 2023 · 11 pages"; the kind of paper stands in for unknown authors."""
    parts = [authors_line(paper.authors) or type_text(paper.type)]
    if paper.year is not None:
        parts.append(str(paper.year))
    if paper.page_count:
        parts.append(counted(paper.page_count, tr("1 page"), tr("%1 pages")))
    return " · ".join(parts)


def badges(paper: PaperSummary) -> tuple[Badge, ...]:
    """What is pending first, then how far the reading is, then what there is to read."""
    found: list[Badge] = []
    if "buy" in paper.open_todo_kinds:
        found.append(Badge(tr("Buy article?"), "buy"))
    if paper.open_questions:
        found.append(Badge(counted(paper.open_questions, tr("1 open question"), tr("%1 open questions")), "question"))
    others = paper.open_todos - paper.open_todo_kinds.count("buy")
    if others > 0:
        found.append(Badge(counted(others, tr("1 to-do"), tr("%1 to-dos")), "plain"))
    found.append(state_badge(paper))
    if paper.mark_count:
        found.append(Badge(counted(paper.mark_count, tr("1 mark"), tr("%1 marks")), "accent"))
    if "pdf" not in paper.document_kinds:
        found.append(Badge(tr("abstract") if paper.document_kinds else tr("no text"), "plain"))
    return tuple(found)
