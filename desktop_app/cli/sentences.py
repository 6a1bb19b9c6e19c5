"""Questions, to-dos and marks as lines of text for people."""

from desktop_app.domain.buy import BuyState
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import PaperState
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.search_query import NEW
from desktop_app.domain.todo import Priority, Todo


def state_word(state: PaperState) -> str:
    """How far the reading of a paper has come, in the word that the window has for it."""
    return NEW if state is PaperState.INBOX else state.value


def question_lines(question: Question) -> list[str]:
    """The question with what is known of it; a second line for its answer."""
    about = [question.state.value]
    about += ["promised"] if question.is_promise else []
    about += [f"asked {question.asked_at.astimezone().date()}"]
    about += [f"follow up {question.follow_up}"] if question.follow_up else []
    about += [f"because {question.drop_reason}"] if question.drop_reason else []
    about += [f"reported {question.reported_at.astimezone().date()}"] if question.reported_at else []
    about += [f"in {question.reported_where}"] if question.reported_where else []
    about += [f"#{tag}" for tag in question.tags]
    lines = [f"{question.text} ({', '.join(about)}; {question.id})"]
    if question.answer and question.state is not QuestionState.DROPPED:
        lines.append(f"  {'so far' if question.is_partly_answered else 'answer'}: {question.answer}")
    return lines


def todo_line(todo: Todo) -> str:
    """The to-do with its kind, price and state."""
    dossier = todo.dossier
    about = [todo.state.value]
    about += [f"due {todo.due}"] if todo.due else []
    about += [f"priority {Priority(todo.priority).name.lower()}"] if todo.priority else []
    about += [str(dossier.price)] if dossier and dossier.price else []
    about += [dossier.state.value] if dossier and dossier.state is not BuyState.WANTED else []
    about += [dossier.url] if dossier and dossier.url else []
    return f"{todo.kind}{f': {todo.text}' if todo.text else ''} ({', '.join(about)}; {todo.id})"


def mark_line(mark: Mark, category: str) -> str:
    """The mark with its place, category and quote."""
    page = mark.anchor.page_label
    place = f"page {page}" if page else "abstract"
    words = f"“{' '.join(mark.quote.split())}”" + (f" — {' '.join(mark.comment.split())}" if mark.comment else "")
    return f"{category}, {place}, {mark.placement.value}: {words} ({mark.id})"
