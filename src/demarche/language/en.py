"""English inflection: the forms of a verb from its base, plurals, the names behind possessives, composed numbers.

Rules after regular spelling; irregular forms stand in the tables. Where stress cannot be seen (*visit*, *permit*) the
last consonant is written once and twice: a form that does not exist matches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

CODE = "en"
DETECTED_AS = "ENGLISH"
JOINS_NOUNS = False
VERB_FINAL = False
_VOWELS = "aeiou"
_HISSING = ("s", "x", "z", "ch", "sh")
# Adjectives longer than this are compared with *more*, not with an ending.
_LONGEST_COMPARED = 7


def _ends_in_consonant_and(word: str, letter: str) -> bool:
    return word.endswith(letter) and len(word) > 1 and word[-2] not in _VOWELS


def _with_s(word: str) -> str:
    """`warn => warns`, `urge => urges`, `stress => stresses`, `deny => denies`, `veto => vetoes`."""
    if _ends_in_consonant_and(word, "y"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_HISSING) or _ends_in_consonant_and(word, "o") else "s")


def _stems(word: str) -> set[str]:
    """What endings in a vowel are put to: `plan => plann`, `visit => visit, visitt`, `panic => panick`, `warn`."""
    if word.endswith("c"):
        return {word, word + "k"}
    short = len(word) > 2 and word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS
    if not short or (word[-3] in _VOWELS and word[-4:-2] != "qu"):
        return {word}
    syllables = sum(a in _VOWELS and b not in _VOWELS for a, b in zip(word, word[1:] + "-", strict=True))
    return {word + word[-1]} if syllables == 1 else {word, word + word[-1]}


def _regular(word: str) -> set[str]:
    """Past and participle: `warned`, `urged`, `denied`, `planned`, `visited`."""
    if word.endswith("e"):
        return {word + "d"}
    if _ends_in_consonant_and(word, "y"):
        return {word[:-1] + "ied"}
    return {stem + "ed" for stem in _stems(word)}


def _ing(word: str) -> set[str]:
    """`warning`, `urging`, `lying`, `agreeing`, `planning`."""
    if word.endswith("ie"):
        return {word[:-2] + "ying"}
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and len(word) > 2:
        return {word[:-1] + "ing"}
    return {stem + "ing" for stem in _stems(word)}


def _forms(base: str, irregular: tuple[str, ...]) -> frozenset[str]:
    regular = _regular(base) if not irregular else set()
    return frozenset({base, _with_s(base), *_ing(base), *regular, *irregular})


def verb_forms(lemma: str, particle: str, irregular: tuple[str, ...]) -> frozenset[str]:
    """`warn => warns, warned, warning`; none for a verb with a particle, which is never written as one word."""
    return frozenset() if particle else _forms(lemma, irregular)


def separated_forms(lemma: str, particle: str, irregular: tuple[str, ...]) -> frozenset[str]:
    """`point out, out => point, points, pointed, pointing`."""
    return _forms(lemma.removesuffix(particle).strip(), irregular) if particle else frozenset()


def noun_forms(lemma: str, irregular: tuple[str, ...]) -> frozenset[str]:
    """`attack => attacks`, `ally => allies`, `crisis` with `crises` => these."""
    if irregular:
        return frozenset({lemma, *irregular})
    if lemma.endswith("man"):
        return frozenset({lemma, lemma[:-3] + "men"})
    return frozenset({lemma, _with_s(lemma)})


def adjective_forms(lemma: str, irregular: tuple[str, ...]) -> frozenset[str]:
    """`harsh => harsher, harshest`; `absurd`; long ones do not inflect."""
    if len(lemma) > _LONGEST_COMPARED:
        return frozenset({lemma, *irregular})
    if lemma.endswith("e"):
        stems = {lemma[:-1]}
    else:
        stems = {lemma[:-1] + "i"} if _ends_in_consonant_and(lemma, "y") else _stems(lemma)
    return frozenset({lemma, *irregular, *(stem + ending for stem in stems for ending in ("er", "est"))})


def name_bases(word: str) -> tuple[str, ...]:
    """What a form may be a possessive of: `Putin's => Putin`; `Netanyahus' => Netanyahus, Netanyahu`."""
    plain = word.replace("’", "'")
    if plain.endswith("'s"):
        return (word, word[:-2])
    if plain.endswith("s'"):
        return (word, word[:-1], word[:-2])
    return (word,)


def number(word: str, known: Mapping[str, float]) -> float | None:
    """`twenty-five => 25`, `president => None`."""
    ten, _, unit = word.partition("-")
    if 20 <= known.get(ten, 0) < 100 and 1 <= known.get(unit, 0) < 10:
        return known[ten] + known[unit]
    return None
