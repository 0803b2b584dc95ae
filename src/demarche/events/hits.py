"""Where the words of the lexicon of actions stand in a text, with all that their rows ask for."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from demarche.events.clauses import Clauses, plain_subject
from demarche.knowledge.actions import Action, Actions
from demarche.statements.cues import other_verb
from demarche.statements.page import Page

# How far a fixed word may stand from its trigger, in tokens, and a particle behind its verb.
FIXED_REACH, PARTICLE_REACH = 14, 25
# Dependents that show a verb, and that show none.
_VERBAL = frozenset({"nsubj", "obj", "aux", "mark", "compound:prt"})
_NOMINAL = frozenset({"cop", "det", "amod", "nmod:poss"})
# What a tagger may take a verb for.
_MISTAKEN = ("NOUN", "ADV")


@dataclass(frozen=True, slots=True)
class Hit:
    """A row whose words stand in the text: trigger token `i`, and all tokens that belong to it.

    `others` are the less special rows, for when a slot stays empty that the first one must have filled.
    """

    i: int
    action: Action
    parts: frozenset[int]
    others: tuple[Hit, ...] = ()


def find_hits(page: Page, clauses: Clauses, actions: Actions) -> list[Hit]:
    """One hit a trigger, the most special row, in text order; words of a set phrase trigger nothing else."""
    hits: dict[int, Hit] = {}
    for hit in _all(page, clauses, actions):
        hits.setdefault(hit.i, hit)
    taken = {p for h in hits.values() for p in h.parts if p != h.i and not (h.action.embeds and fills(page, h, p))}
    return [h for i, h in sorted(hits.items()) if i not in taken]


def fills(page: Page, hit: Hit, i: int) -> bool:
    """Whether a fixed noun itself fills a slot of the content: `eisen` + `*wapenstilstand` demands that."""
    token = page.doc[i]
    if hit.action.pos != "VERB" or token.pos_ not in ("NOUN", "PROPN") or i == hit.i:
        return False
    cases = {f"obl:{c.lower_}" for c in token.children if c.dep_ == "case"}
    bare = not cases and token.dep_ in ("obj", "nsubj:pass")
    return bool(cases & set(hit.action.content)) or (bare and "obj" in hit.action.content)


def _all(page: Page, clauses: Clauses, actions: Actions) -> Iterator[Hit]:
    for token in page.doc:
        if token.is_punct or token.is_space or page.zone_of[token.i] in ("furniture", "byline"):
            continue
        found = _phrase(page, token, actions) or _word(page, clauses, token, actions)
        if found is not None:
            yield found


def _phrase(page: Page, token: Token, actions: Actions) -> Hit | None:
    for words, action in actions.phrases.get(token.lower_, ()):
        stretch = range(token.i, token.i + len(words))
        if tuple(page.lower[stretch.start : stretch.stop]) == words:
            return Hit(token.i, action, frozenset(stretch))
    return None


def _word(page: Page, clauses: Clauses, token: Token, actions: Actions) -> Hit | None:
    form = token.lower_
    hyphened = token.i > 0 and page.doc[token.i - 1].text == "-" and not page.doc[token.i - 1].whitespace_
    if hyphened and token.dep_ == "amod" and plain_subject(page, token) is None:  # *famine-threatened Tigray*
        return None
    mistaken = token.pos_ in _MISTAKEN or token.pos_ == "PROPN" and not page.grammar.verb_final
    if token.pos_ in ("VERB", "AUX", "ADJ") or (mistaken and token.text.islower()):
        for rows, apart in ((actions.separated.get(form, ()), True), (actions.verbs.get(form, ()), False)):
            if (
                mistaken
                and not _verb_form(token, rows)
                and not (rows and plain_subject(page, token) is not None)
                or token.pos_ == "ADJ"
                and _bare_stem(form, rows, apart=page.grammar.verb_final)
            ):
                continue
            hit = _best(page, clauses, token, rows, apart, actions)
            if hit is not None:
                return hit
    if token.dep_ == "compound":  # *aid workers*, *protest leader*: it only says of what kind the next noun is
        return None
    if token.pos_ in ("NOUN", "PROPN", "X") or _noun_form(token, form, actions):
        rows = actions.nouns.get(form) or actions.of_noun(form.rpartition("-")[2]) or actions.of_noun(form)
        hit = _best(page, clauses, token, rows, False, actions)
        if hit is not None:
            return hit
    predicate = any(c.dep_ == "cop" for c in token.children)
    if token.pos_ == "NOUN" and not predicate or token.dep_ == "amod":
        return None
    return _best(page, clauses, token, actions.adjectives.get(form, ()), False, actions)


def _verb_form(token: Token, rows: Sequence[Action]) -> bool:
    """A word taken for a noun counts as a verb where its tree treats it as one."""
    labels = {c.dep_ for c in token.children}
    return bool(rows) and bool(labels & _VERBAL) and not labels & _NOMINAL


def _bare_stem(form: str, rows: Sequence[Action], *, apart: bool) -> bool:
    """An adjective that only looks like the stem of a verb (*open*, *droog*): a participle is never one.

    `apart` says whether infinitives have an ending, so that no adjective looks like one.
    """
    if not apart and any(row.lemma.split()[0] == form for row in rows):
        return True
    return any(row.lemma != form and row.lemma.startswith(form) for row in rows)


def _noun_form(token: Token, form: str, actions: Actions) -> bool:
    """A noun that the tagger takes for a verb, though no verb has the form."""
    return token.pos_ == "VERB" and form in actions.nouns and form not in actions.verbs | actions.separated


def _best(
    page: Page, clauses: Clauses, token: Token, rows: Sequence[Action], apart: bool, actions: Actions
) -> Hit | None:
    found: list[Hit] = []
    near = _near(page, clauses, token) if any(row.fixed for row in rows) else ()
    written = _written(page, token, near) if near else frozenset()
    particles: dict[str, int | None] = {}
    for row in rows:
        if apart and not row.particle or token.pos_ == "AUX" and not row.fixed:
            continue
        if apart and row.particle not in particles:
            particles[row.particle] = _particle(page, clauses, token, row.particle)
        start = particles[row.particle] if apart else token.i
        if any(not _stands(words, written) for words in row.fixed):
            continue
        parts = _required(page, token, row, start, near) if start is not None else None
        if parts is not None and not (row.pos == "VERB" and not apart and _is_other(page, token, row)):
            found.append(Hit(token.i, _specified(row, parts, page, actions), frozenset({token.i, *parts})))
    found.sort(key=lambda hit: (-hit.action.required, any(page.doc[p].dep_ == "nsubj" for p in hit.parts)))
    return replace(found[0], others=tuple(found[1:])) if found else None


def _written(page: Page, token: Token, near: Sequence[int]) -> frozenset[str]:
    """All that may be a fixed word: the words near by, those with hyphens, and the noun of a relative clause."""
    words = {page.lower[i] for i in near}
    words |= {_hyphened(page, i) for i in near if page.lower[i - 1] == "-"}
    return frozenset(words | {token.head.lower_})


def _stands(alternatives: frozenset[str], written: frozenset[str]) -> bool:
    if not alternatives.isdisjoint(written):
        return True
    pattern = _wild(alternatives)
    return pattern is not None and any(map(pattern, written))


def _is_other(page: Page, verb: Token, row: Action) -> bool:
    return other_verb(page, verb, row.particle, tuple(w for words in row.fixed for w in words))


def _specified(row: Action, parts: set[int], page: Page, actions: Actions) -> Action:
    """`houden` + `telefoongesprek` is a call, `launch` + `air strikes` is from the air: the mode of the noun alone."""
    if not row.event or row.mode:
        return row
    for part in sorted(parts):
        for noun in actions.of_noun(page.doc[part].lower_):
            stands = not noun.fixed and _before(page, part, noun.before) is not None
            if noun.event == row.event and noun.mode and stands:
                return replace(row, mode=noun.mode, cameo=noun.cameo)
    return row


def _required(page: Page, token: Token, row: Action, start: int, near: Sequence[int]) -> set[int] | None:
    """The tokens of the row's other words, and `start` (the particle, or the trigger); None where one is missing."""
    before = _before(page, token.i, row.before)
    if before is None:
        return None
    parts = {start, *before}
    every = frozenset({row.particle}).union(*row.fixed)
    for words in row.fixed:
        found = _fixed(page, token, words, parts, every, near, row.pos == "NOUN")
        if found is None:
            return None
        parts.add(found)
    return parts


def _before(page: Page, i: int, words: Sequence[str]) -> set[int] | None:
    """The tokens right before a noun of several words (*peace talks*, *air-strike*); None where one is another."""
    found: set[int] = set()
    for word in reversed(words):
        i -= 2 if i > 1 and page.doc[i - 1].text == "-" else 1
        if i < 0 or page.doc[i].lower_ != word:
            return None
        found.add(i)
    return found


def _near(page: Page, clauses: Clauses, token: Token) -> tuple[int, ...]:
    """The tokens of the clause that may be fixed words, the nearest first, and the one that opens the next clause."""
    low, high = clauses.span(token.i)
    high = min(high + 1, page.unit_of(token.i)[1])
    high = next((i for i in range(token.i + 2, high) if _joins_infinitive(page, i)), high)
    reach = range(max(low, token.i - FIXED_REACH), min(high, token.i + FIXED_REACH + 1))
    return tuple(sorted((i for i in reach if i != token.i), key=lambda i: abs(i - token.i)))


def _joins_infinitive(page: Page, i: int) -> bool:
    """`…, en zich niet te bemoeien met`: behind a comma and a conjunction another infinitive has words of its own."""
    joined = page.lower[i - 1] == "," and page.doc[i].pos_ == "CCONJ"
    marks = page.grammar["infinitive_marks"]
    return joined and any(t.lower_ in marks and t.dep_ == "mark" for t in page.doc[i + 1 : i + FIXED_REACH])


def _particle(page: Page, clauses: Clauses, token: Token, particle: str) -> int | None:
    for child in token.children:
        if child.dep_ == "compound:prt" and child.lower_ == particle:
            return child.i
    low, high = clauses.span(token.i)
    beside = token.i + 1
    if not page.grammar.verb_final and beside < len(page.doc) and page.lower[beside] == particle:
        return beside  # *broke off ties*: right behind its verb it is a particle, whatever its tag
    for i in range(token.i + 1, min(high, token.i + PARTICLE_REACH)):
        if page.lower[i] == particle:
            word = page.doc[i]
            behind = page.doc[i + 1] if i + 1 < high else None
            ends = behind is None or behind.is_punct or behind.pos_ in ("SCONJ", "CCONJ")
            if ends or (behind is not None and behind.pos_ == "ADP" and word.pos_ in ("ADP", "ADV", "ADJ")):
                return i
            if word.head.pos_ != "VERB" and _opens_infinitive(page, i, high):
                return i
    return _far_particle(page, token, particle, high)


def _far_particle(page: Page, token: Token, particle: str, high: int) -> int | None:
    """`namen de rebellen, die …, het stadje in`: behind an aside, at the end of the sentence or before a comma."""
    if not page.is_finite(token):
        return None
    end = page.unit_of(token.i)[1]
    for i in range(high, min(end, token.i + PARTICLE_REACH)):
        if page.lower[i] != particle:
            continue
        word = page.doc[i]
        closes = i + 1 >= end or page.doc[i + 1].is_punct
        if closes and word.pos_ in ("ADP", "ADV") and word.head.i in (token.i, i - 1):
            return i
    return None


def _opens_infinitive(page: Page, i: int, high: int) -> bool:
    """`biedt aan de gesprekken te leiden`: behind the particle stands the object of an infinitive, and its mark."""
    for token in page.doc[i + 1 : high]:
        if token.dep_ == "mark" and token.lower_ in page.grammar["infinitive_marks"]:
            return True
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "CCONJ", "ADV") or token.is_punct:
            return False
    return False


def _fixed(
    page: Page,
    token: Token,
    words: frozenset[str],
    taken: set[int],
    every: frozenset[str],
    near: Sequence[int],
    nominal: bool,
) -> int | None:
    """The nearest token that is one of the words; a relative clause's noun stands before it."""
    matches = _matcher(words)
    for i in near:
        written = matches(page.lower[i]) or page.lower[i - 1] == "-" and matches(_hyphened(page, i))
        if not written or i in taken or not _bare(page, token, i, every):
            continue
        if not page.grammar.verb_final and i < token.i and not nominal and page.doc[i].pos_ == "ADP":
            continue
        if not nominal or _belongs(token, page.doc[i]):
            return i
    if token.dep_ in ("acl:relcl", "acl") and matches(token.head.lower_):
        return int(token.head.i)
    return None


def _hyphened(page: Page, i: int) -> str:
    """The word whose last part is token `i`, where the tokenizer cuts at hyphens: `cease - fire => cease-fire`."""
    parts = page.doc[max(0, i - 2) : i]
    return "" if any(t.whitespace_ for t in parts) else "".join((*page.lower[max(0, i - 2) : i], page.lower[i]))


def _belongs(noun: Token, word: Token) -> bool:
    """`akkoord over de terugtrekking`: a noun before a noun is its fixed word only where the tree ties them."""
    if word.pos_ != "NOUN" or word.i > noun.i:
        return True
    return word.head.i in (noun.i, noun.head.i)


def _bare(page: Page, token: Token, i: int, every: frozenset[str]) -> bool:
    """Whether the fixed word is the trigger's own: a noun behind a preposition that the row does not name is not."""
    word = page.doc[i]
    if word.pos_ not in ("NOUN", "PROPN") or word.head.i == token.i and word.dep_ == "obj":
        return True
    if token.pos_ == "VERB" and _of_another(token, word):
        return False
    governed = [c for c in word.children if c.dep_ == "case" and c.i < i]
    return all(c.lower_ in every for c in governed) or token.pos_ not in ("VERB", "AUX")


def _of_another(verb: Token, noun: Token) -> bool:
    """Whether the noun is the object of a verb that has nothing to do with this one: *face penalties for maintaining*.

    The verb that this one governs or is coordinated with has, and so has one that the noun's relative clause tells of.
    """
    other = noun.head
    if noun.dep_ not in ("obj", "nsubj:pass") or other.pos_ != "VERB" or other.i == verb.i:
        return False
    return not (verb.is_ancestor(noun) or noun.is_ancestor(verb) or any(c.i == other.i for c in verb.conjuncts))


@functools.cache
def _wild(alternatives: frozenset[str]) -> Callable[[str], bool] | None:
    """The matcher of those with `*`; None where there are none."""
    wild = frozenset(a for a in alternatives if "*" in (a[:1], a[-1:]))
    return _matcher(wild) if wild else None


@functools.cache
def _matcher(alternatives: frozenset[str]) -> Callable[[str], bool]:
    """`{*akkoord, bestand}` => true of *vredesakkoord* and *bestand*; `*` stands for any letters at an end."""
    inner = tuple(a.strip("*") for a in alternatives if a.startswith("*") and a.endswith("*"))
    ends = tuple(a[1:] for a in alternatives if a.startswith("*") and not a.endswith("*"))
    starts = tuple(a[:-1] for a in alternatives if a.endswith("*") and not a.startswith("*"))
    exact = frozenset(a for a in alternatives if "*" not in (a[:1], a[-1:]))

    def matches(word: str) -> bool:
        return word in exact or word.endswith(ends) or word.startswith(starts) or any(i in word for i in inner)

    return matches if inner or ends or starts else exact.__contains__
