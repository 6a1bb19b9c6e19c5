"""Why a file cannot be opened, told from its first and last bytes in words that say what to do."""

from pathlib import Path

_HEAD_BYTES = 1024
_TAIL_BYTES = 2048


def refusal(path: Path) -> str:
    """One sentence or two about a file in which no page was found."""
    head, tail = _ends(path)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%PDF-" not in head:
        if start.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")):
            return f"“{path.name}” is a web page saved under the name of a PDF. Download the PDF itself."
        return f"“{path.name}” is not a PDF."
    if b"%%EOF" not in tail:
        return f"“{path.name}” ends in the middle, as after a download that was broken off. Download it again."
    return f"“{path.name}” is damaged: no page of it can be shown. A fresh copy may open."


def _ends(path: Path) -> tuple[bytes, bytes]:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
            stream.seek(max(0, path.stat().st_size - _TAIL_BYTES))
            return head, stream.read(_TAIL_BYTES)
    except OSError:
        return b"", b""
