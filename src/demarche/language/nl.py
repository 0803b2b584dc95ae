"""Dutch inflection: the forms of a verb from its infinitive, the names behind possessives, composed numbers.

Rules after the spelling of regular (weak) verbs; strong forms stand in the frame lexicon. Where stress cannot be
seen (*reageren*, *fluisteren*) both stems are made: a form that does not exist matches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

CODE = "nl"
DETECTED_AS = "DUTCH"
JOINS_NOUNS = True
VERB_FINAL = True
_VOWELS = "aeiouy"
_PARTED, _DIPHTHONGS = {"e": "ë", "i": "ï", "u": "ü"}, frozenset({"eu"})
_UNINFLECTED_PREFIXES = ("be", "ge", "her", "ont", "ver", "er")


def _stems(infinitive: str) -> set[tuple[str, str]]:
    """Pairs of (written stem, last consonant before devoicing): `reageren => (reageer, r), (reager, r)`."""
    if infinitive.endswith("ën"):
        return {(infinitive[:-2], "e")}
    if infinitive.endswith(("oen", "ien")) and infinitive[:-3].strip(_VOWELS) == infinitive[:-3]:
        return {(infinitive[:-1], "e")}
    if infinitive.endswith("aan"):
        return {(infinitive[:-1], "a"), (infinitive[:-2], "a")}
    if not infinitive.endswith("en"):
        return {(infinitive.removesuffix("n"), infinitive[-2:-1])}
    root = infinitive[:-2]
    last = root[-1:]
    written = root[:-1] + {"v": "f", "z": "s"}.get(last, last)
    if len(root) > 2 and root[-1] == root[-2]:
        return {(root[:-1], last)}
    stems = {(written, last)}
    if len(root) > 1 and root[-2] in "aeou" and (len(root) < 3 or root[-3] not in _VOWELS):
        stems.add((written[:-1] + root[-2] + written[-1], last))
    return stems


def _base_forms(infinitive: str, irregular: tuple[str, ...]) -> set[str]:
    forms = {infinitive, *irregular}
    for stem, last in _stems(infinitive):
        forms.update((stem, stem if stem.endswith("t") else stem + "t"))
        if not irregular:
            past = "te" if last in "tkfschpx" else "de"
            forms.update((stem + past, stem + past + "n", _participle(stem, past)))
    forms.add(infinitive + "d")
    return forms


def _participle(stem: str, past: str) -> str:
    """`maak => gemaakt`; a vowel that would run into the prefix takes a diaeresis (`eis => geëist, uit => geüit`)."""
    prefix = "" if stem.startswith(_UNINFLECTED_PREFIXES) else "ge"
    if prefix and stem[:1] in _PARTED and stem[:2] not in _DIPHTHONGS:
        stem = _PARTED[stem[:1]] + stem[1:]
    return prefix + (stem if stem.endswith(past[0]) else stem + past[0])


def separated_forms(lemma: str, particle: str, irregular: tuple[str, ...]) -> frozenset[str]:
    """`toevoegen, toe => voeg, voegt, voegde, voegden, voegen`."""
    if not particle:
        return frozenset()
    base = lemma.removeprefix(particle)
    bare = tuple(f for f in irregular if not f.startswith(particle))
    return frozenset(_base_forms(base, bare))


def verb_forms(lemma: str, particle: str, irregular: tuple[str, ...]) -> frozenset[str]:
    """`toevoegen => toevoegt, toegevoegd, toevoegde, …`; `zeggen` with `zei` => its forms."""
    if not particle:
        return frozenset(_base_forms(lemma, irregular))
    joined = {particle + f for f in separated_forms(lemma, particle, irregular)}
    to_infinitive = f"{particle}te{lemma.removeprefix(particle)}"
    whole = {f for f in irregular if f.startswith(particle)}
    return frozenset(joined | whole | {lemma, to_infinitive})


def noun_forms(lemma: str, irregular: tuple[str, ...]) -> frozenset[str]:
    """`aanval => aanval, aanvallen`; `inval` with `invallen` => no more than these."""
    if irregular:
        return frozenset({lemma, *irregular})
    return frozenset({lemma, *(form for form in _inflected(lemma, "en")), lemma + "s", lemma + "'s"})


def adjective_forms(lemma: str, irregular: tuple[str, ...]) -> frozenset[str]:
    """`absurd => absurd, absurde, absurder`."""
    inflected = _inflected(lemma, "e")
    return frozenset({lemma, *irregular, *inflected, *(form + "r" for form in inflected)})


def _inflected(word: str, ending: str) -> set[str]:
    """`aanval, en => aanvallen, aanvalen`; `besluit => besluiten`; `brief => brieven`; `eis => eisen, eizen`.

    Where stress or origin cannot be seen every spelling is made: a form that does not exist matches nothing.
    """
    voiced = {"f": "v", "s": "z"}.get(word[-1:], "")
    forms = {word + ending, word + word[-1:] + ending}
    if voiced:
        forms.add(word[:-1] + voiced + ending)
    if len(word) > 3 and word[-2] == word[-3] and word[-2] in "aeou":
        last = voiced or word[-1]
        forms.update((word[:-2] + word[-1] + ending, word[:-2] + last + ending))
    return forms


def name_bases(word: str) -> tuple[str, ...]:
    """What a form in the text may be a possessive of: `Poetins => Poetins, Poetin`; `Xi's => Xi's, Xi`."""
    plain = word.replace("’", "'")
    if plain.endswith("'s"):
        return (word, word[:-2])
    if plain.endswith("'"):
        return (word, word[:-1])
    if len(word) > 3 and plain.endswith("s"):
        return (word, word[:-1])
    return (word,)


def number(word: str, known: Mapping[str, float]) -> float | None:
    """`vijfentwintig => 25`, `tweeëndertig => 32`, `driehonderd => 300`, `minister => None`."""
    for link in ("en", "ën"):
        unit, found, ten = word.partition(link)
        while found:
            if known.get(unit, 10) < 10 and 20 <= known.get(ten, 0) < 100:
                return known[unit] + known[ten]
            more, found, ten = ten.partition(link)
            unit += link + more
    for large in ("honderd", "duizend"):
        if word.endswith(large) and word != large and large in known:
            factor = known.get(word.removesuffix(large))
            return factor * known[large] if factor and factor >= 2 else None
    return None
