"""A site on loopback: pages, feeds, robots.txt, and whatever else a server may do."""

from __future__ import annotations

import contextlib
import gzip
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLE = (
    "De Zwitserse minister Ignazio Cassis zei dinsdag dat de gesprekken in Genève volgende week beginnen. "
    "“We hebben de zalen geboekt”, zei Cassis. Egypte wil een staakt-het-vuren, maar is tegen sancties."
)
MORE = "Volgens een woordvoerder heeft Caïro nog geen uitnodiging ontvangen. Guterres belde maandag met Al-Sisi."


def page(title: str, *paragraphs: str, published: str = "2024-05-14", site: str = "De Bode") -> bytes:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='nl'><head><meta charset='utf-8'><title>{title}</title>"
        f"<meta property='article:published_time' content='{published}T08:00:00Z'>"
        f"<meta property='og:site_name' content='{site}'></head><body><nav><a href='/'>Voorpagina</a></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer>Alle rechten voorbehouden</footer></body></html>"
    ).encode()


def feed(base: str, *paths: str, changed: str = "Tue, 14 May 2024 08:00:00 GMT") -> bytes:
    items = "".join(
        f"<item><title>Bericht {path}</title><link>{base}{path}</link><pubDate>{changed}</pubDate></item>"
        for path in paths
    )
    head = "<?xml version='1.0'?><rss version='2.0'><channel><title>De Bode</title>"
    return f"{head}<link>{base}</link><description>Nieuws</description>{items}</channel></rss>".encode()


@dataclass
class Site:
    """What each path answers: status, headers, body. `asked` are the requests that came, with their headers."""

    base: str = ""
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def html(self, path: str, body: bytes, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (200, {"Content-Type": "text/html; charset=utf-8", **named}, body)

    def xml(self, path: str, body: bytes, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (200, {"Content-Type": "application/rss+xml", **named}, body)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextlib.contextmanager
def running_site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            status, headers, body = site.answers.get(self.path, (404, {}, b"not found"))
            etag = headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(OSError):
                if self.path == "/slow":
                    for byte in body:
                        self.wfile.write(bytes([byte]))
                        time.sleep(0.05)
                else:
                    self.wfile.write(body)

        def log_message(self, *of: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def warc(*records: tuple[str, bytes, str], status: int = 200) -> bytes:
    """A WARC file, each record (address, body, media type) a gzip member of its own, as crawlers write it."""
    whole = b""
    for number, (url, body, kind) in enumerate(records):
        http = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            f"WARC-Date: 2024-05-14T08:00:00Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        whole += gzip.compress(head.encode() + http + b"\r\n\r\n")
    return whole
