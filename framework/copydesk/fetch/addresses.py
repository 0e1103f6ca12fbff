"""Which hosts may be asked: public addresses only, unless a request allows private ones.

A page can name any host in its links and redirects, and any name can resolve to any address, so the address that is
connected to is what counts. `connectable` resolves once and gives the addresses to connect to; a downloader of another
library that has resolved already checks with `refuse_address`.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import unicodedata
from ipaddress import IPv4Address, IPv6Address, ip_network
from urllib.parse import unquote

from copydesk.errors import RefusedError

Address = IPv4Address | IPv6Address

_CURE = "allow_private (--allow-private) lets it be asked"
_PRIVATE_NAMES = re.compile(r"(?:.+\.)?(?:localhost|localdomain|local|internal|home\.arpa|lan)\.?", re.IGNORECASE)
"""Names that mean this machine or this network wherever they are asked (RFC 6761, 6762, 8375; ICANN's .internal)."""
# What `is_global` leaves out, or left out in older versions of Python.
_REFUSED = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",  # IETF protocol assignments, among them a cloud's metadata address
        "192.88.99.0/24",  # 6to4 relays
        "168.63.129.16/32",  # a cloud's metadata service on a public address
        "2001::/23",  # IETF protocol assignments
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
        "fec0::/10",  # site-local
        "5f00::/16",  # segment routing
        "64:ff9b:1::/48",  # local translation
    )
)
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.IGNORECASE)
_NAT64 = ip_network("64:ff9b::/96")
_COMPATIBLE = ip_network("::/96")


def is_public(address: Address | str) -> bool:
    """Tell whether an address is one of the open Internet; an IPv6 address is judged by the IPv4 one inside it too.

    Raises ValueError for a str that is no address.
    """
    if isinstance(address, str):
        address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        inner = address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and (address in _NAT64 or address in _COMPATIBLE):
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None and not is_public(inner):
            return False
        if address in _NAT64:
            return True
    if any(address in network for network in _REFUSED):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def literal_address(host: str) -> Address | None:
    """Read a host that is an address in any form resolvers take: `127.1`, `0x7f000001`, `[::1]`, `１２７.0.0.1`."""
    # IDNA (RFC 3490, 3.1) reads the ideographic full stop as a dot.
    host = (
        unicodedata.normalize("NFKC", unquote(host))
        .replace("\u3002", ".")
        .strip()
        .strip("[]")
        .partition("%")[0]
        .rstrip(".")
    )
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    parts = host.split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    try:
        *high, last = [int(part, _base(part)) if part.lower() != "0x" else 0 for part in parts]
    except ValueError:
        return None
    if any(part > 255 for part in high) or last >= 256 ** (4 - len(high)):
        return None
    return IPv4Address(sum(part << (24 - 8 * place) for place, part in enumerate(high)) + last)


def refuse_address(address: Address | str, host: str = "") -> None:
    """Raise RefusedError for an address that is not public; `host` is the name it stands for."""
    if not is_public(address):
        named = f"{host} is {address}, " if host and host != str(address) else f"{address} is "
        raise RefusedError(f"{named}a private or reserved address; {_CURE}")


def refuse_private(host: str, *, resolve: bool = False) -> None:
    """Raise RefusedError for a host that is, or is named as, part of this machine or network.

    Without `resolve` names are judged by their form alone; with it (blocking) by all their addresses. Behind a proxy
    no more can be done, and it is no protection where the name is resolved again to connect: use `connectable`.
    """
    if (address := literal_address(host)) is not None:
        refuse_address(address, host)
    elif _PRIVATE_NAMES.fullmatch(host) or not host:
        raise RefusedError(f"{host or 'no host'} names this machine or a private network; {_CURE}")
    elif resolve:
        try:
            connectable(host, 443)
        except OSError:
            return  # a name without address reaches nothing; connecting says so


def connectable(host: str, port: int) -> list[str]:
    """Resolve a host once and give the addresses to connect to, in the resolver's order.

    Raises RefusedError where any of them is private: a name that mixes both is an attack. Raises OSError
    (socket.gaierror) where the name does not resolve.
    """
    addresses: list[str] = []
    for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        address = str(entry[4][0])
        refuse_address(address, host)
        if address not in addresses:
            addresses.append(address)
    return addresses


def _base(number: str) -> int:
    if number[:2].lower() == "0x":
        return 16
    return 8 if number.startswith("0") and len(number) > 1 else 10
