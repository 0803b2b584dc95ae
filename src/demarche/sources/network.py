"""Which machines may be asked: those of the public internet, and others only where the user names them."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

Resolve = Callable[[str, int], Sequence[str]]
_PORTS = {"http": 80, "https": 443}


class RefusedError(Exception):
    """Why an address was not fetched: a `code` for counting and a message of one line."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    @property
    def passing(self) -> bool:
        """Whether it may well be otherwise in an hour."""
        return self.code in ("host", "timeout", "connection", "http 429") or self.code.startswith("http 5")


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: the host as it was named, and the IP address to connect to."""

    scheme: str
    host: str
    port: int
    ip: str
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what robots.txt and the rate limit hold for."""
        return f"{self.scheme}://{self.host_header}"

    @property
    def host_header(self) -> str:
        """The host with its port where that is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def system_resolve(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a name, those that every network reaches (IPv4) first. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return sorted(dict.fromkeys(str(one[4][0]) for one in found), key=lambda ip: ":" in ip)


def check_target(url: str, allowed: Iterable[str] = (), resolve: Resolve = system_resolve) -> Target:
    """The machine behind a URL, where it may be asked; `allowed` are names that may be private. Raises RefusedError.

    All addresses of the name must be public, and one of those that were checked is the one to connect to: a name
    that means another machine a moment later gains nothing.
    """
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        raise RefusedError("address", f"{url[:80]} has no port that is one") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise RefusedError("address", f"{url[:80]} is no http or https address")
    if parts.username or parts.password:
        raise RefusedError("address", f"the address of {parts.hostname} holds a password")
    host, port = parts.hostname.lower().rstrip("."), port or _PORTS[parts.scheme]
    try:
        ips = resolve(host, port)
    except (OSError, UnicodeError):
        raise RefusedError("host", f"{host} has no address") from None
    if host not in {name.lower() for name in allowed} and (private := [ip for ip in ips if not is_public(ip)]):
        raise RefusedError(
            "private address", f"{host} is {private[0]}, on a private network; allow it with --allow-host {host}"
        )
    if not ips:
        raise RefusedError("host", f"{host} has no address")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, ips[0], path)


def is_public(ip: str) -> bool:
    """Whether an IP address is on the public internet, an IPv4 address inside an IPv6 one too."""
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(address)
    return all(one.is_global and not one.is_multicast for one in (address, *inner))


def _inner(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for (mapped, 6to4, NAT64)."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour]
    if address in ipaddress.ip_network("64:ff9b::/96"):
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]
