"""What holds for any text at all: reading ends, spans hold, zones cover, and the same text gives the same records."""

from __future__ import annotations

import functools
import re
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from demarche.documents.decode import decode, mend
from demarche.errors import InputError
from demarche.knowledge.grammar import load_grammar
from demarche.language.parse import paragraphs
from demarche.language.quotes import Quote, pair_quotes
from demarche.reader import Reader
from demarche.records import Reading, all_spans
from demarche.times.values import is_edtf

ISO_DURATION = re.compile(r"P(?=[0-9T])(?:[0-9]+[YMWD])*(?:T(?:[0-9]+[HMS])+)?")
MARKS = ("“", "”", "„", '"', "‘", "’", "'", "«", "»", "‚", "‹", "›", "`", "''", "´")
WORDS = ("de", "dat", "het", "plan", "niet", "een", "is", "kan", "te willen", "'s avonds", "foto's", "Poetins'")
CUES = ("zegt", "zei", "aldus", "volgens", "noemt", "zou", "naar eigen zeggen", "liet weten", "desgevraagd")
NAMES = ("Zelensky", "Xi Jinping", "het Kremlin", "Moskou", "Woordvoerder Dmitri Peskov", "de minister", "hij", "zijn")
TIMES = (
    *(
        "woensdag",
        "31 februari",
        "99 mei",
        "3-7 mei",
        "sinds",
        "tussen",
        "en",
        "tot",
        "3",
        "mei",
        "maart",
        "jaren",
        "'90",
    ),
    *(
        "twee",
        "jaar",
        "geleden",
        "later",
        "over",
        "99999",
        "weken",
        "om",
        "25.00 uur",
        "14.00 uur",
        "half",
        "eind",
        "elke",
    ),
    *(
        "in",
        "9999",
        "0000",
        "1000",
        "2023-04-27",
        "eeuw",
        "negentiende",
        "vorige",
        "volgend",
        "deze",
        "dat",
        "de",
        "nacht",
    ),
    *(
        "van",
        "op",
        "Pasen",
        "eerste",
        "kwartaal",
        "laatste",
        "zomer",
        "'99",
        "dag",
        "7",
        "1,5",
        "1.000",
        "uur",
        "2014-2016",
    ),
)
SPACES = ("\n", "\n\n", "\r\n", "\t", "  ", "\u2028", "\x85", "\x0c", "\u00a0", "\u200b", "\u202e", "\ufeff", "\x00")
ODD = ("😀", "👩‍👩‍👧", "ß", "İ", "e\u0301", "\ud83d", "\udc00", "ﬁ", "א", "ع", "你好", "Ⅷ", "²", "\U0010ffff", "Ã©")
STOPS = (".", ",", ":", ";", "?", "!", "…", "-", "–", "(", ")", "KIJK.", "LEES OOK:", "MOSKOU (ANP) - ", "2023-04 ")

any_text = st.text(st.characters(codec=None), max_size=120)
pieces = st.lists(
    st.one_of(*(st.sampled_from(group) for group in (MARKS, WORDS, CUES, NAMES, SPACES, ODD, STOPS))), max_size=40
)
times_text = st.builds(
    str.join,
    st.sampled_from((" ", " ", "", "\n\n")),
    st.lists(st.one_of(*(st.sampled_from(g) for g in (TIMES, TIMES, TIMES, WORDS, MARKS, ODD, STOPS))), max_size=30),
)
DATES = (None, "2023", "2023-04", "2024-02-29", "1000-01-01", "9999-12-31")
built_text = st.builds(str.join, st.sampled_from(("", " ", " ", " ")), pieces)
quote_text = st.builds(
    str.join, st.just(""), st.lists(st.sampled_from((*MARKS, "a", "s", " ", "\n", ".", "S")), max_size=40)
)

thorough = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@functools.cache
def reader() -> Reader:
    return Reader()


def read(text: str, published: str | None = "2023-04") -> Reading | None:
    """The reading, or None where there was nothing to read."""
    try:
        return reader().read(text, published=published, language="nl")
    except InputError:
        return None


def check(text: str) -> None:
    reading = read(text)
    if reading is None:
        return
    document = reading.document
    assert all(document.text[s.start : s.end] == s.text and s.text for s in all_spans(reading))
    ends = [(0, 0), *((z.start, z.end) for z in document.zones), (len(document.text), len(document.text))]
    assert all(earlier[1] == later[0] for earlier, later in pairwise(ends))
    assert all(z.start < z.end for z in document.zones)
    known = {actor.id for actor in reading.actors} | {None}
    for s in reading.statements:
        assert s.content and 0 <= s.confidence <= 1
        assert {s.speaker, s.addressee, s.reported_by, *s.joint_with} <= known
    assert all(0 <= r.start <= r.end <= len(document.text) for r in reading.reasons)
    assert reading == read(text)


@thorough
@given(times_text, st.sampled_from(DATES))
@example("sinds de negentiende eeuw", "2023-04")
@example("jaren '", "2023")
@example("over 9999 eeuwen, 9999 jaar geleden, 9999 weken later", "9999-12-31")
@example("vorige week vorige maand vorig jaar vorige eeuw", "1000-01-01")
def test_times_of_any_text(text: str, published: str | None) -> None:
    reading = read(text, published)
    if reading is None:
        return
    times = reading.times
    assert all(reading.document.text[t.start : t.end] == t.text for t in times)
    assert all(one.end <= two.start for one, two in pairwise(times))
    assert [t.value for t in times if t.value is not None and not is_edtf(t.value)] == []
    assert all(t.duration is None or ISO_DURATION.fullmatch(t.duration) for t in times)
    assert all(t.kind == "duration" or t.duration is None for t in times)
    assert reading == read(text, published)


@thorough
@given(any_text)
@example("date 2023-04 \n")
@example("---\ndate: 2023-04-27\n---\n")
@example("\ud800")
@example("\u200b")
def test_any_text(text: str) -> None:
    check(text)


@thorough
@given(built_text)
@example("“")
@example("zegt\u2028zegt\x85“\x1c”")
@example("volgens")
@example(":”")
def test_text_of_telling_pieces(text: str) -> None:
    check(text)


@settings(deadline=None, max_examples=60)
@given(built_text, built_text)
def test_a_text_reads_the_same_after_another(text: str, other: str) -> None:
    first = read(text)
    read(other)
    assert first == read(text)


def check_quotes(text: str, quotes: list[Quote], spans: list[tuple[int, int]]) -> None:
    for one, two in combinations(quotes, 2):
        apart = one.end <= two.start or two.end <= one.start
        inside = one.start <= two.start and two.end <= one.end or two.start <= one.start and one.end <= two.end
        assert apart or inside, f"{one} crosses {two}"
    for quote in quotes:
        assert quote.pieces and 0 <= quote.start < quote.end <= len(text)
        assert all(quote.start < low < high < quote.end for low, high in quote.pieces)
        assert all(one[1] <= two[0] for one, two in pairwise(quote.pieces))
        assert all(any(s <= low and high <= e for s, e in spans) for low, high in quote.pieces)
        assert quote.depth == sum(q is not quote and q.start <= quote.start and quote.end <= q.end for q in quotes)


@settings(deadline=None, max_examples=500)
@given(st.one_of(quote_text, built_text))
@example("“a\n“b”")
@example("“a\n\n”")
@example("“a «b\nc» d”")
@example("„a “b”\nc”")
def test_quotations_never_cross(text: str) -> None:
    spans = paragraphs(text)
    quotes, reasons = pair_quotes(text, spans, load_grammar("nl")["elisions"])
    check_quotes(text, quotes, spans)
    assert all(text[r.start : r.end] for r in reasons)
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)


@settings(deadline=None, max_examples=150)
@given(any_text | built_text)
def test_paragraphs_lie_in_order_and_hold_all_words(text: str) -> None:
    spans = paragraphs(text)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    outside = text
    for start, end in reversed(spans):
        assert text[start:end] == text[start:end].strip() != ""
        outside = outside[:start] + outside[end:]
    assert not outside.strip()


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, repairs = decode(data, "x")
    except InputError as error:
        assert "\n" not in str(error)
        return
    assert isinstance(text, str) and isinstance(repairs, tuple)


@given(any_text)
def test_mended_text_can_be_written_down(text: str) -> None:
    mended, _ = mend(text)
    assert "\r" not in mended
    mended.encode("utf-8")


def test_a_blank_text_is_refused() -> None:
    with pytest.raises(InputError):
        Reader().read(" \n\u2028", language="nl")
