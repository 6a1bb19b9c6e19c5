"""The queue of papers whose plain copies are out of date."""

from collections.abc import Callable, Iterable
from uuid import UUID

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop_app.storage.tables_library import DirtyPaperRow


def queue_copies(session: Session, papers: Iterable[UUID], new_id: Callable[[], UUID]) -> None:
    """Have the copies of these papers written; one that waits already waits anew."""
    stamps = [{"paper_id": paper, "stamp": new_id()} for paper in papers]
    if stamps:
        queue = insert(DirtyPaperRow)
        queue = queue.on_conflict_do_update(["paper_id"], set_={"stamp": queue.excluded.stamp})
        session.execute(queue, stamps)
