"""What PyMuPDF raises when a document or page is damaged; MuPDF's own errors are no RuntimeErrors."""

from pymupdf import mupdf

DAMAGE = (RuntimeError, ValueError, IndexError, mupdf.FzErrorBase)


def is_of_memory(error: Exception) -> bool:
    """Whether it failed for want of memory."""
    return isinstance(error, MemoryError) or "malloc" in str(error)
