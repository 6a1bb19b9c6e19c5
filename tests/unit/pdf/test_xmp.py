"""XMP packets: what they state, and that a hostile one states nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.pdf.worker.xmp import flat_xmp

PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" prism:volume="77">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Dry  stone\n walls</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Eilidh Macrae</rdf:li><rdf:li>Domenico Pozzi</rdf:li></rdf:Seq></dc:creator>
<prism:doi>10.1000/walls.1</prism:doi><own:thing xmlns:own="http://own.example/space/">x</own:thing>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def test_properties_by_their_usual_prefixes() -> None:
    assert flat_xmp(PACKET) == {
        "prism:volume": "77",
        "dc:title": "Dry stone walls",
        "dc:creator": "Eilidh Macrae; Domenico Pozzi",
        "prism:doi": "10.1000/walls.1",
        "space:thing": "x",
    }


def test_nul_bytes_around_a_packet_do_no_harm() -> None:
    assert flat_xmp(f"\x00\ufeff{PACKET}\x00\x00")["prism:doi"] == "10.1000/walls.1"


@pytest.mark.parametrize(
    "packet", ["", "no packet", "<", "<a", "<a>" * 5_000, "<a/>", "x" * 3_000_000, "<" + "x" * 3_000_000]
)
def test_what_is_no_packet_says_nothing(packet: str) -> None:
    assert flat_xmp(packet) == {}


def test_entities_are_not_expanded() -> None:
    head = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    fields = flat_xmp(head + PACKET.split("?>", 1)[1].replace("10.1000/walls.1", "&a;&f;1"))
    assert "aaaaaaaaaa" not in str(fields)
    assert "root:" not in str(fields)


def test_fields_and_values_are_bounded() -> None:
    many = "".join(f"<dc:f{number}>{'x' * 30_000}</dc:f{number}>" for number in range(50))
    fields = flat_xmp(PACKET.replace("<prism:doi>", f"{many}<prism:doi>"))
    assert max(len(value) for value in fields.values()) == 20_000
    few = "".join(f"<dc:f{number}>x</dc:f{number}>" for number in range(500))
    assert len(flat_xmp(PACKET.replace("<prism:doi>", f"{few}<prism:doi>"))) == 200


@given(st.text(max_size=200))
def test_any_packet_is_bearable(text: str) -> None:
    assert flat_xmp(text) is not None
    assert flat_xmp(PACKET.replace("10.1000/walls.1", text)) is not None
