"""Addresses of the internet protocol that a source may be fetched from: public ones, unless the user allows others."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from triplewire.extract.errors import SourceMissing, SourceRefused

Resolve = Callable[[str, int], list[str]]  # the addresses of a host
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")  # RFC 8215
_LOW = 0xFFFFFFFF  # the bits of an IPv4 address


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as its names are known here. Raises SourceMissing."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceMissing(f"there is no host named {host!r}: check the address") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def usable_address(host: str, port: int, *, allow_private: bool, find: Resolve = resolve) -> str:
    """Return an address to connect to. Raises SourceRefused if any address of the host is not public.

    The connection is made to this very address, so that a second answer for the same name cannot lead elsewhere.
    """
    found = find(host, port)
    private = [address for address in found if not is_public(address)]
    if private and not allow_private:
        what = "is" if host.strip("[]") == private[0] else f"is at {private[0]}, which is"
        raise SourceRefused(f"{host} {what} no public address: give --allow-private to ask it")
    if not found:
        raise SourceMissing(f"there is no host named {host!r}: check the address")
    return found[0]


def is_public(address: str) -> bool:
    """Return whether an address belongs to the public internet, also where it is written as one of IPv6."""
    plain = ip_address(address.partition("%")[0])
    if isinstance(plain, IPv6Address):
        if plain in _LOCAL_NAT64:
            return False
        plain = _within(plain) or plain
    return plain.is_global and not plain.is_multicast


def _within(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that one of IPv6 leads to: mapped, 6to4, Teredo, NAT64 (RFC 6052)."""
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    return IPv4Address(int(address) & _LOW) if address in _NAT64 else None
