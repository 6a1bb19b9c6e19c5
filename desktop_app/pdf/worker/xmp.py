"""The XMP packet of a PDF as a flat mapping: "prism:doi" to its text; lists are joined by "; ".

The packet is data from a stranger: no entity is resolved, nothing is fetched, size and depth are bounded.
"""

from lxml import etree

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PREFIXES = (
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://prismstandard.org/namespaces/", "prism"),
    ("http://ns.adobe.com/pdfx/", "pdfx"),
    ("http://crossref.org/crossmark/", "crossmark"),
    ("http://www.niso.org/schemas/jav/", "jav"),
    ("http://ns.adobe.com/xap/", "xmp"),
    ("http://ns.adobe.com/pdf/", "pdf"),
)
_MAX_BYTES = 2_000_000
_MAX_FIELDS = 200
_MAX_VALUE = 20_000


def flat_xmp(packet: str) -> dict[str, str]:
    """The properties of the packet; empty when there is none or it cannot be read."""
    raw = packet.encode("utf-8", "replace")
    start = raw.find(b"<")
    if start < 0 or len(raw) > _MAX_BYTES:
        return {}
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(raw[start:].strip(b"\x00 \r\n\t"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    fields: dict[str, str] = {}
    if root is not None:
        for description in root.iter(f"{_RDF}Description"):
            _take_description(description, fields)
    return fields


def _take_description(description: "etree._Element", fields: dict[str, str]) -> None:
    for name, value in description.attrib.items():
        _take(str(name), str(value), fields)
    for child in description:
        if isinstance(child.tag, str):
            items = [_text(item) for item in child.iter(f"{_RDF}li")]
            _take(child.tag, "; ".join(filter(None, items)) if items else _text(child), fields)


def _take(tag: str, value: str, fields: dict[str, str]) -> None:
    name = _name(tag)
    text = " ".join(value.split())[:_MAX_VALUE]
    if name and text and len(fields) < _MAX_FIELDS:
        fields.setdefault(name, text)


def _name(tag: str) -> str | None:
    space, brace, local = tag[1:].partition("}")
    if not brace or tag.startswith(_RDF):
        return None
    prefix = next((short for start, short in _PREFIXES if space.startswith(start)), None)
    return f"{prefix or space.rstrip('/#').rsplit('/', 1)[-1]}:{local}"


def _text(element: "etree._Element") -> str:
    return "".join(str(piece) for piece in element.itertext())
