"""The JSON that the command line promises to other programs: which fields, of which types."""

import re
from typing import Any

NULL = type(None)
NUMBER = (int, float)
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

SUMMARY = {
    "paper": ID,
    "title": str,
    "authors": [str],
    "year": (int, NULL),
    "type": str,
    "state": str,
    "tags": [str],
    "documents": [str],
    "open_questions": int,
    "open_todos": int,
}
DOCUMENT = {"document": ID, "kind": str, "label": str, "pages": (int, NULL), "sha256": (str, NULL)}
MARK = {
    "mark": ID,
    "document": ID,
    "page": (int, NULL),
    "quote": str,
    "category": str,
    "comment": str,
    "tags": [str],
    "placement": str,
    "quads": [[NUMBER]],
}
PLACED_MARK = MARK | {
    "placements": [{"document": ID, "placement": (str, NULL), "page": (int, NULL), "quote": (str, NULL)}]
}
QUESTION = {
    "question": ID,
    "text": str,
    "paper": ID,
    "state": str,
    "promised": bool,
    "asked_at": MOMENT,
    "follow_up": (DAY, NULL),
    "raised_by": [ID],
    "answer": (str, NULL),
    "answered_at": (MOMENT, NULL),
    "evidence": [ID],
}
TODO = {
    "todo": ID,
    "paper": (ID, NULL),
    "kind": str,
    "text": str,
    "state": str,
    "due": (DAY, NULL),
    "price": (float, NULL),
    "currency": (str, NULL),
    "url": (str, NULL),
    "decision": (str, NULL),
    "reason": (str, NULL),
    "expected_use": (str, NULL),
    "steps": [{"decision": str, "at": MOMENT, "reason": (str, NULL)}],
    "priority": int,
    "note": str,
    "mark": (ID, NULL),
    "question": (ID, NULL),
}
PAPER = {
    "paper": ID,
    "title": str,
    "type": str,
    "authors": [({"family": str, "given": (str, NULL)}, {"literal": str})],
    "affiliations": [str],
    "container": (str, NULL),
    "year": (int, NULL),
    "dates": dict.fromkeys(("received", "revised", "accepted", "online", "published"), (DAY, NULL)),
    "doi": (str, NULL),
    "pmid": (str, NULL),
    "arxiv": (str, NULL),
    "url": (str, NULL),
    "research_highlights": [str],
    "abstract": (str, NULL),
    "keywords": [str],
    "tags": [str],
    "state": str,
    "rating": (int, NULL),
    "note": str,
    "documents": [DOCUMENT],
    "marks": [(MARK, PLACED_MARK)],
    "questions": [QUESTION],
    "todos": [TODO],
}
ADDED = {
    "paper": ID,
    "document": ID,
    "title": str,
    "created": bool,
    "offers": [({"kind": str, "text": str, "promised": bool}, {"kind": str, "text": str})],
}
ATTACHED = {"document": ID, "placed": int, "approximate": int, "orphaned": int}
NOTE = {"paper": ID, "note": str, "revision": int}
TRAIL = {
    "focus": ID,
    "nodes": [{"id": ID, "kind": str, "title": str, "note": str}],
    "steps": [{"kind": str, "at": MOMENT, "from": ID, "to": ID, "detail": str}],
    "svg": (str, NULL),
}
REPORT = {
    "question": ID,
    "format": str,
    "report": str,
    "promised": bool,
    "reported_at": (MOMENT, NULL),
    "reported_where": (str, NULL),
}
FREE_COPY = {
    "paper": ID,
    "doi": str,
    "verdict": str,
    "source": (str, NULL),
    "version": (str, NULL),
    "licence": (str, NULL),
    "host": (str, NULL),
    "url": (str, NULL),
    "landing": (str, NULL),
    "checked_at": MOMENT,
    "asked": [str],
    "silent": [str],
    "notices": [str],
}
LOGGED = {"asked_at": MOMENT, "source": str, "address": str, "sent": str, "outcome": str}
HIT = {
    "kind": str,
    "id": ID,
    "paper": (ID, NULL),
    "title": str,
    "page": (int, NULL),
    "snippet": str,
    "score": NUMBER,
}
EXPORTED = {"paper": ID, "path": str, "format": str, "written": str}
FORMATS = {"importers": [str], "exporters": [str]}
SAFETY = {
    "path": str,
    "papers": int,
    "marks": int,
    "notes": int,
    "questions": int,
    "todos": int,
    "integrity": str,
}
PICTURE = {"path": str, "width": int, "height": int}


def fits(value: Any, shape: Any) -> bool:
    """Whether a value has exactly this shape; in a tuple one of the shapes is enough."""
    if isinstance(shape, tuple):
        return any(fits(value, one) for one in shape)
    if isinstance(shape, re.Pattern):
        return isinstance(value, str) and shape.fullmatch(value) is not None
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(item, shape[0]) for item in value)
    if isinstance(shape, dict):
        same = isinstance(value, dict) and value.keys() == shape.keys()
        return same and all(fits(value[name], part) for name, part in shape.items())
    return type(value) is shape


RADAR = {
    "question": ID,
    "paper": ID,
    "document": (str, NULL),
    "page": (int, NULL),
    "passage": str,
    "score": NUMBER,
    "confident": bool,
}
