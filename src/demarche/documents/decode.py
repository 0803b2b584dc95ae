"""Bytes to text: the encoding told apart, mojibake mended, line ends made one kind."""

from __future__ import annotations

import re

from demarche.errors import InputError

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What UTF-8 read as a single-byte encoding leaves behind; only then is the mender loaded.
_MOJIBAKE = re.compile("[ÂÃâ][\x80-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[ÃÂ][ \xa0-ÿ]|ï»¿|â€")
# Single-byte encodings, the likelier first: many texts are equally sound in several of them.
_LIKELY = ("cp1252", "iso8859_15", "cp850", "mac_roman", "cp1250", "iso8859_2")
# What a letter of another encoding looks like: a sign amid a word (`Oekra‹ense`).
_MARK_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\x00-\x7f’–—…·\xa0\xad](?=[^\W\d_])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text and what was done to get it (`encoding:…`). Raises InputError for binary data."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, name), () if encoding == "utf-8-sig" else (f"encoding:{encoding}",)
    if _CONTROL.search(data[:65536]):
        raise _binary(name)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guess(data, name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _binary(name) from None


def _guess(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    found = list(from_bytes(data, cp_isolation=list(_LIKELY)))
    if not found:
        raise _binary(name)
    best = min(found, key=lambda m: (len(_MARK_IN_WORD.findall(str(m))), round(m.chaos, 2), _LIKELY.index(m.encoding)))
    return str(best), (f"encoding:{best.encoding}",)


def _binary(name: str) -> InputError:
    return InputError(f"{name} is not text", "a text file in a known encoding was expected", "convert it to UTF-8 text")


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """One kind of line end, no lone surrogates, mojibake mended; and the names of the repairs."""
    repairs = []
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
        repairs.append("surrogates")
    if _MOJIBAKE.search(text):
        import ftfy

        mended = ftfy.fix_encoding(text)
        if mended != text:
            text = mended
            repairs.append("mojibake")
    return text, tuple(repairs)
