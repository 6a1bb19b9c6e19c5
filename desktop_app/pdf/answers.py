"""What the supervisor hands back for a job, made from a worker's frame."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from desktop_app.pdf.jobs import Job, Operation
from desktop_app.pdf.messages import unpack_facts, unpack_sizes, unpack_text
from desktop_app.pdf.ports import PageSize, PageText, PdfFacts
from desktop_app.pdf.protocol import BrokenFrameError, Frame, Json
from desktop_app.pdf.tiles import BYTES_PER_PIXEL

if TYPE_CHECKING:
    from desktop_app.pdf.inquiry_messages import Found


@dataclass(frozen=True, slots=True)
class Opened:
    """A document is open. `identity` is another when the file is; the rest is known when its pages were looked at."""

    identity: str
    sizes: tuple[PageSize, ...]
    fingerprint: str = ""
    has_text: bool = False
    is_scan: bool = False

    def knowing(self, header: Json) -> "Opened":
        """With what the worker answered about the first pages."""
        return replace(
            self,
            fingerprint=str(header.get("fingerprint") or ""),
            has_text=header.get("has_text") is True,
            is_scan=header.get("is_scan") is True,
        )


#: a tile is its pixels, four bytes each (blue, green, red, 255), rows without padding
Result: TypeAlias = "Opened | bytearray | PageText | PdfFacts | Found | None"


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of a job: a result or an error (the `PdfError` family)."""

    job: Job
    result: Result
    error: Exception | None = None


def result_of(step: Operation, job: Job, frame: Frame) -> Result:
    """Raises BrokenFrameError when the frame does not answer this step of the job."""
    header, body = frame.header, frame.body
    match step:
        case Operation.OPEN:
            return Opened(str(header.get("identity")), unpack_sizes(body))
        case Operation.TILE:
            if job.tile is None or len(body) != job.tile.width * job.tile.height * BYTES_PER_PIXEL:
                raise BrokenFrameError("a tile has another size")
            return body
        case Operation.TEXT:
            return unpack_text(job.page_index or 0, header, body)
        case Operation.FACTS:
            return unpack_facts(body)
        case Operation.ABOUT | Operation.CLOSE:
            return None
        case _:
            from desktop_app.pdf.inquiry_messages import unpack_found  # not needed before the first page is shown

            return unpack_found(step, body)
