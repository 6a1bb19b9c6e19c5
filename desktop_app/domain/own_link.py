"""The program's own links, `postil://paper/<id>?page=3&mark=<id>`: made and read here; pages in them count from 1."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from desktop_app.domain.ids import MarkId, PaperId

SCHEME = "postil"


@dataclass(frozen=True, slots=True)
class OwnLink:
    """A place in the library; `page_index` counts from 0."""

    paper: PaperId
    mark: MarkId | None = None
    page_index: int | None = None

    def __str__(self) -> str:
        query = [f"page={self.page_index + 1}"] if self.page_index is not None else []
        query += [f"mark={self.mark}"] if self.mark is not None else []
        return f"{SCHEME}://paper/{self.paper}" + ("?" + "&".join(query) if query else "")


def read_own_link(target: str) -> OwnLink | None:
    """What `target` points at, or None when it is no link of ours or is broken."""
    try:
        parts = urlsplit(target)
        if parts.scheme != SCHEME or parts.netloc != "paper":
            return None
        query = parse_qs(parts.query)
        mark, page = query.get("mark"), query.get("page")
        return OwnLink(
            PaperId(UUID(parts.path.strip("/"))),
            MarkId(UUID(mark[0])) if mark else None,
            max(0, int(page[0]) - 1) if page else None,
        )
    except ValueError:
        return None
