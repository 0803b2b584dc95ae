from __future__ import annotations

import pytest

from demarche.documents.decode import decode, mend
from demarche.errors import InputError

ARTICLE = (
    "De Oekraïense president Zelensky zei dinsdag in Genève dat het überhaupt geen zin heeft om één dag te wachten. "
    "Volgens premier Mårtensson is de situatie in Curaçao ‘reëel’, maar de coördinatie bleef uit. "
)


def test_utf8_is_left_as_it_is() -> None:
    assert decode(ARTICLE.encode(), "a") == (ARTICLE, ())
    assert decode(b"\xef\xbb\xbf" + ARTICLE.encode(), "a") == (ARTICLE, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_with_its_mark(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert decode(mark + ARTICLE.encode(encoding), "a") == (ARTICLE, ("encoding:utf-16",))


def test_cp1252_with_curly_marks() -> None:
    text, repairs = decode(ARTICLE.encode("cp1252"), "a")
    assert text == ARTICLE
    assert repairs[0].startswith("encoding:cp125")


def test_latin1() -> None:
    plain = ARTICLE.replace("‘", "'").replace("’", "'")
    text, repairs = decode(plain.encode("latin-1"), "a")
    assert text == plain
    assert len(repairs) == 1


@pytest.mark.parametrize(
    "data", [b"\x7fELF\x02\x01\x00", b"\x89PNG\r\n\x1a\n\x00", b"\xff\xfe\x00", b"a\x00b\x00", b"%\x01"]
)
def test_binary_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(InputError, match=r"foto\.png is not text"):
        decode(data, "foto.png")


def test_mojibake_is_mended_and_flagged() -> None:
    broken = "Oekraïne is één: “ja”".encode().decode("cp1252", "replace")
    assert broken.startswith("OekraÃ¯ne")
    text, repairs = mend(broken.replace("\ufffd", ""))
    assert text.startswith("Oekraïne is één") and repairs == ("mojibake",)


@pytest.mark.parametrize("text", [ARTICLE, "Ångström in Âmes, Ãs", "“’s Avonds” – 1…2"])
def test_sound_text_is_not_touched(text: str) -> None:
    assert mend(text) == (text, ())


def test_line_ends_are_one_kind() -> None:
    assert mend("\ufeffa\r\nb\rc\n") == ("a\nb\nc\n", ())


def test_lone_surrogates_are_replaced() -> None:
    assert mend("a\ud800b") == ("a\ufffdb", ("surrogates",))


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman", "iso8859_15"])
def test_other_single_byte_encodings(encoding: str) -> None:
    plain = ARTICLE.replace("‘", "'").replace("’", "'")
    assert decode(plain.encode(encoding), "a")[0] == plain
