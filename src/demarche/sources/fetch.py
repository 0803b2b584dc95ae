"""Fetching, polite and safe: robots.txt, a pause between requests to one host, limits of time, size and redirection."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from demarche.errors import NotInstalledError
from demarche.sources.network import RefusedError, Resolve, Target, check_target, system_resolve

AGENT = "demarche"
_CHUNK = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# RFC 9309: at least 500 KiB of robots.txt must be read, and five redirects followed.
_ROBOTS_BYTES = 512_000
_MOST_REDIRECTS = 5
# A site that asks for longer pauses is not crawled politely at all; an hour's feed would not end.
_LONGEST_PAUSE = 60.0


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask. Seconds: `delay` between requests to one host, `connect` and `read` of one, `total` of a page.

    `allowed` are names of hosts that may be private.
    """

    delay: float = 1.0
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    max_bytes: int = 5_000_000
    allowed: frozenset[str] = frozenset()
    agent: str = AGENT
    robots: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """An answer: `url` is where it came from in the end, `data` decoded from what it was packed in.

    `unchanged` where the server says that it is as it was.
    """

    url: str
    data: bytes
    headers: Mapping[str, str]
    fetched_at: str
    unchanged: bool = False

    @property
    def media_type(self) -> str:
        """`text/html`, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server declares."""
        _, found, rest = self.headers.get("content-type", "").lower().partition("charset=")
        return rest.split(";")[0].strip("\"' ") or None if found else None


@dataclass
class Fetcher:
    """Fetches pages one after another; knows when it last asked each host, and what its robots.txt says."""

    manners: Manners = field(default_factory=Manners)
    resolve: Resolve = system_resolve
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict, repr=False)
    _robots: dict[str, Any] = field(default_factory=dict, repr=False)

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """The page at an address; with what the server said of it before, only if it has changed.

        Raises RefusedError where it may not or cannot be fetched, NotInstalledError without `demarche[web]`.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in known.items() if value}
        return self._follow(url, headers, self.manners.max_bytes, obey=self.manners.robots)

    def _follow(self, url: str, headers: Mapping[str, str], most: int, *, obey: bool) -> Page:
        """Every step of a redirection is checked as the first address is."""
        until = self.clock() + self.manners.total
        for _ in range(_MOST_REDIRECTS + 1):
            target = check_target(url, self.manners.allowed, self.resolve)
            if obey and not self._may(target, url):
                raise RefusedError("robots.txt", f"{target.host} does not want {target.path[:80]} to be fetched")
            self._pause(target)
            status, found, data = self._ask(target, headers, most, until)
            if status not in _REDIRECTS or "location" not in found:
                return self._page(url, status, found, data)
            url = urljoin(url, found["location"])
        raise RefusedError("redirects", f"{url[:80]} leads on and on")

    def _page(self, url: str, status: int, headers: Mapping[str, str], data: bytes) -> Page:
        fetched = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        if status == 304:
            return Page(url, b"", headers, fetched, unchanged=True)
        if status != 200:
            raise RefusedError(f"http {status}", f"{url[:80]} answered {status}")
        return Page(url, data, headers, fetched)

    def _ask(
        self, target: Target, headers: Mapping[str, str], most: int, until: float
    ) -> tuple[int, dict[str, str], bytes]:
        import urllib3

        sent = {"Host": target.host_header, "User-Agent": self.manners.agent, "Accept-Encoding": "gzip, deflate"}
        pool = self._pool(target)
        try:
            answer = pool.request(
                "GET", target.path, headers={**sent, **headers}, redirect=False, retries=False, preload_content=False
            )
            try:
                found = {name.lower(): value for name, value in answer.headers.items()}
                data = b"" if answer.status in _REDIRECTS else self._read(answer, target, most, until)
                return answer.status, found, data
            finally:
                answer.close()
        except urllib3.exceptions.TimeoutError:
            raise RefusedError("timeout", f"{target.host} did not answer in time") from None
        except (urllib3.exceptions.HTTPError, ValueError) as error:
            reason = " ".join(str(error).split())[-100:]
            raise RefusedError("connection", f"{target.host} could not be read ({reason})") from None
        finally:
            pool.close()

    def _pool(self, target: Target) -> Any:
        """A connection to the address that was checked, under the name that was asked for."""
        import urllib3

        limits = urllib3.Timeout(connect=self.manners.connect, read=self.manners.read)
        ip = f"[{target.ip}]" if ":" in target.ip else target.ip
        if target.scheme == "http":
            return urllib3.HTTPConnectionPool(ip, target.port, timeout=limits, maxsize=1)
        import certifi

        return urllib3.HTTPSConnectionPool(
            ip,
            target.port,
            timeout=limits,
            maxsize=1,
            server_hostname=target.host,
            assert_hostname=target.host,
            ca_certs=certifi.where(),
        )

    def _read(self, answer: Any, target: Target, most: int, until: float) -> bytes:
        """The body as it was before it was packed, in pieces, so that none of its sizes can take all memory or time."""
        whole = bytearray()
        # What has come is taken at once: a server that sends a byte now and then holds nobody up for long.
        while piece := answer.read1(_CHUNK, decode_content=True):
            whole += piece
            if len(whole) > most:
                raise RefusedError("too large", f"{target.host} sent more than {most:,} bytes")
            if self.clock() > until:
                raise RefusedError("timeout", f"{target.host} took longer than {self.manners.total:.0f} s")
        return bytes(whole)

    def _pause(self, target: Target) -> None:
        """Wait until the host may be asked again."""
        rules = self._robots.get(target.origin)
        asked = rules.crawl_delay(self.manners.agent) if rules not in (None, True, False) else None
        delay = max(self.manners.delay, min(float(asked or 0), _LONGEST_PAUSE))
        due = self._last.get(target.host, float("-inf")) + delay
        if (wait := due - self.clock()) > 0:
            self.sleep(wait)
        self._last[target.host] = self.clock()

    def _may(self, target: Target, url: str) -> bool:
        if target.origin not in self._robots:
            self._robots[target.origin] = self._read_robots(target)
        rules = self._robots[target.origin]
        return bool(rules if isinstance(rules, bool) else rules.can_fetch(url, self.manners.agent))

    def _read_robots(self, target: Target) -> Any:
        """Its rules; True where there is none, False where it cannot be read (RFC 9309, 2.3.1)."""
        try:
            from protego import Protego
        except ImportError:
            raise NotInstalledError.of("protego, which reads robots.txt,", "web") from None
        try:
            page = self._follow(f"{target.origin}/robots.txt", {}, _ROBOTS_BYTES, obey=False)
        except RefusedError as refused:
            return refused.code.startswith("http 4") or refused.code == "redirects"
        return Protego.parse(page.data.decode("utf-8", "replace"))
