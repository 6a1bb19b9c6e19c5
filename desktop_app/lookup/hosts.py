"""Which machines may be spoken to: public ones, and those of the own network only where a setting names one.

A base address that is written as this machine or as a private number is a setting of the reader, so what starts there
may stay there. What starts at any other base is never led to this machine or into the own network: the addresses are
looked at after the name was resolved and exactly those are connected to, so no name can point elsewhere meanwhile.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

#: from a host's name and a port to the numbers of its machines; OSError when it has none
Resolve = Callable[[str, int], Sequence[str]]

_LOCAL_NAMES = ("localhost", "localhost.localdomain")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The numbers of a host, each once, in the order the system prefers."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[4][0]) for address in found))


def is_public(number: str) -> bool:
    """Whether this number belongs to a machine of the world, not to this one nor to the own network."""
    address = ipaddress.ip_address(number.split("%", 1)[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            address = inner
    return address.is_global and not address.is_multicast


def is_local_base(address: str) -> bool:
    """Whether a base address names this machine or the own network in so many words; no name is resolved for it."""
    host = (urlsplit(address).hostname or "").rstrip(".").lower()
    if host in _LOCAL_NAMES or host.endswith(".localhost"):
        return True
    try:
        return not is_public(host)
    except ValueError:
        return False
