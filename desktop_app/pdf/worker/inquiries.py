"""What answers each of `pdf.inquiries` in the worker; imported when the first one comes, after the first page."""

from collections.abc import Callable, Mapping

from desktop_app.domain.errors import PdfError
from desktop_app.pdf.inquiry_messages import Found, pack_found
from desktop_app.pdf.jobs import Operation
from desktop_app.pdf.worker.annotations import read_marks
from desktop_app.pdf.worker.documents import OpenDocument
from desktop_app.pdf.worker.labels import read_labels
from desktop_app.pdf.worker.links import read_links
from desktop_app.pdf.worker.outline import read_outline
from desktop_app.pdf.worker.pictures import read_pictures
from desktop_app.pdf.worker.properties import read_properties

_OF_DOCUMENT: Mapping[Operation, Callable[[OpenDocument], Found]] = {
    Operation.OUTLINE: read_outline,
    Operation.LABELS: read_labels,
    Operation.PROPERTIES: read_properties,
    Operation.FOREIGN_MARKS: read_marks,
}
_OF_PAGE: Mapping[Operation, Callable[[OpenDocument, int], Found]] = {
    Operation.LINKS: read_links,
    Operation.PICTURES: read_pictures,
}


def inquired(operation: Operation, found: OpenDocument, page_index: int | None) -> bytes:
    """The answer's body; raises PdfError for a page that is not there."""
    if page_index is None:
        return pack_found(operation, _OF_DOCUMENT[operation](found))
    if not 0 <= page_index < len(found.sizes):
        raise PdfError(f"“{found.path.name}” has no page {page_index + 1}.")
    return pack_found(operation, _OF_PAGE[operation](found, page_index))
