"""Addresses: when two of them are one article, and where an article without one lies."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Parameters that tell where a reader came from, never which article it is.
_TRACKING = frozenset({"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "ref_src"})
_TRACKING_PREFIXES = ("utm_", "at_", "pk_", "mtm_", "hsa_")
_PORTS = {"http": 80, "https": 443}


def is_web_address(text: str) -> bool:
    """Whether it begins as a page on the web does."""
    return text.lower().startswith(("http://", "https://"))


def canonical(url: str) -> str:
    """The address without what changes from reader to reader.

    HTTP://Bode.example:80/a?utm_source=x&id=3#top => https://bode.example/a?id=3
    """
    parts = urlsplit(url.strip())
    try:
        port = parts.port
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS.get(parts.scheme.lower()):
        host = f"{host}:{port}"
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in _TRACKING and not name.lower().startswith(_TRACKING_PREFIXES)
    ]
    scheme = "https" if parts.scheme.lower() == "http" else parts.scheme.lower()
    return urlunsplit((scheme, host, parts.path or "/", urlencode(kept), ""))


def article_key(url: str | None, file: str | None, member: str | None, place: int | None, digest: str) -> str:
    """What is the same each time an article is found: its address, its place, else its bytes."""
    if url and is_web_address(url):
        return canonical(url)
    if file is None:
        return f"sha256:{digest}"
    return f"file:{file}" + (f"!{member}" if member else "") + (f"#{place}" if place is not None else "")
