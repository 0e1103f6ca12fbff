"""Which hosts may be asked."""

from __future__ import annotations

import socket
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import RefusedError
from copydesk.fetch.addresses import connectable, is_public, literal_address, refuse_private

PRIVATE = [
    "127.0.0.1", "127.255.1.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "0.0.0.0",
    "0.1.2.3", "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
    "224.0.0.251", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16", "192.88.99.1",
    "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "ff0e::1", "2001:db8::1", "fec0::1", "100::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b:1::1", "2002:7f00:1::", "2002:a9fe:a9fe::", "2001:0:53aa:64c:0:0:80ff:fffe", "3fff::1",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.215.14", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::8a",
          "::ffff:8.8.8.8", "64:ff9b::808:808"]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_and_reserved_addresses_are_refused(address: str) -> None:
    """Loopback, private, link-local, shared, multicast, documentation, metadata, and IPv6 forms of them."""
    assert not is_public(address)
    with pytest.raises(RefusedError, match="private or reserved address; allow_private"):
        refuse_private(f"[{address}]" if ":" in address else address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_pass(address: str) -> None:
    """Addresses of the open Internet pass, wrapped ones too."""
    assert is_public(address)
    refuse_private(address)


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f000001", "017700000001", "127.1", "127.0.1", "0x7f.0.0.1", "0177.0.0.1", "0x7F.1", "127.0.0.1.",
     "[::1]", "[::ffff:127.0.0.1]", "[fe80::1%25eth0]", "１２７.0.0.1", "127。0。0。1", "127%2e0.0.1", "0", "0x"],
)  # fmt: skip
def test_every_written_form_of_an_address_is_read(host: str) -> None:
    """Decimal, octal, hexadecimal, short, wide and escaped forms are the address they stand for."""
    with pytest.raises(RefusedError):
        refuse_private(host)


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST.", "x.localhost", "printer.local", "db.internal", "router.lan", "nas.home.arpa", ""],
)
def test_names_of_this_machine_and_network_are_refused(host: str) -> None:
    """Names that mean something near wherever they are asked are refused without asking for their address."""
    with pytest.raises(RefusedError):
        refuse_private(host)


@pytest.mark.parametrize(
    "host", ["tideline.example", "local.example", "localhost.example", "1.2.3.4.example", "0x.example"]
)
def test_other_names_pass_by_their_form(host: str) -> None:
    """A name is judged by its addresses, not by what it resembles."""
    refuse_private(host)


@given(st.integers(0, 2**32 - 1))
def test_all_forms_of_one_address_are_equal(number: int) -> None:
    """An IPv4 address reads the same as resolvers read it in every base and with every number of parts."""
    address = ip_address(number)
    a, b, c, d = address.packed
    octal = f"0{c:o}"
    forms = [str(address), str(number), hex(number), f"0{number:o}", f"{a:#x}.{b}.{octal}.{d}", f"{a}.{b}.{c << 8 | d}"]
    for form in [*forms, f"{a}.{number & 0xFFFFFF}"]:
        assert literal_address(form) == address
        assert socket.inet_ntoa(socket.inet_aton(form)) == str(address)


@given(st.text(max_size=40))
def test_reading_a_host_never_raises(host: str) -> None:
    """Any string is an address or none."""
    assert literal_address(host) is None or str(literal_address(host))


def resolver(**names: list[str]) -> object:
    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        try:
            addresses = names[host.partition(".")[0]]
        except KeyError:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known") from None
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    return getaddrinfo


def test_a_name_is_its_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with a private address among its addresses is refused; the error names both."""
    names = {"good": ["93.184.215.14", "93.184.215.14", "8.8.8.8"], "evil": ["10.0.0.8"], "mixed": ["8.8.8.8", "::1"]}
    monkeypatch.setattr(socket, "getaddrinfo", resolver(**names))
    assert connectable("good.example", 443) == ["93.184.215.14", "8.8.8.8"]
    refuse_private("good.example", resolve=True)
    for name, address in (("evil.example", "10.0.0.8"), ("mixed.example", "::1")):
        with pytest.raises(RefusedError, match=f"^{name} is {address}, a private"):
            connectable(name, 443)
        with pytest.raises(RefusedError):
            refuse_private(name, resolve=True)
        refuse_private(name)
    with pytest.raises(OSError, match="not known"):
        connectable("none.example", 443)
    refuse_private("none.example", resolve=True)
