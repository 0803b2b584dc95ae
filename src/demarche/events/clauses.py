"""Clauses: the stretch round one finite verb, and what the verb's auxiliaries say. No word of any language stands here.

The tree is wrong often enough that a phrase is looked for in the tree first and in its clause's stretch of text next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from demarche.statements.page import Page, Range

_AUXILIARY = ("aux", "aux:pass", "cop")
# A quotation of more tokens than this that has a finite verb is a clause of its own.
MIN_QUOTED_CLAUSE = 4
# A reporting clause between commas has no more tokens than this.
MAX_ASIDE = 9


@dataclass(frozen=True)
class Clauses:
    """Per token the stretch of its clause, as borders in text order."""

    page: Page
    starts: list[int]

    def span(self, i: int) -> Range:
        """The stretch of the clause that holds token `i`."""
        unit = self.page.unit_of(i)
        low = self.starts[i]
        high = next((j + 1 for j in range(unit[1] - 1, i, -1) if self.starts[j] == low), i + 1)
        return low, high

    def same(self, i: int, j: int) -> bool:
        """Whether both tokens stand in one clause."""
        return self.starts[i] == self.starts[j]


def find_clauses(page: Page) -> Clauses:
    """Cut every unit into clauses."""
    starts = [0] * len(page.doc)
    for low, high in page.units:
        finite = [page.is_finite(page.doc[i]) for i in range(low, high)]
        start = low
        for i in range(low, high):
            resumed = _resumed(page, starts, low, i, start)
            if resumed is not None:
                start = resumed
            elif i > start and _border(page, low, high, start, i, finite):
                start = i
            starts[i] = start
    return Clauses(page, starts)


def _resumed(page: Page, starts: list[int], low: int, i: int, start: int) -> int | None:
    """`moet zich, zo stelde hij, terugtrekken`: behind a short reporting clause the clause before it goes on."""
    if i < low + 2 or start == low or i - start > MAX_ASIDE or page.lower[i - 1] != "," or page.lower[start - 1] != ",":
        return None
    doc = page.doc
    opens = doc[start].lower_ in page.grammar["so_words"] | page.grammar["according"]
    opens = opens or (page.is_finite(doc[start]) and doc[start].lower_ in page.lexicon.verbs)
    return starts[start - 2] if opens else None


def _border(page: Page, low: int, high: int, start: int, i: int, finite: list[bool]) -> bool:
    doc, grammar = page.doc, page.grammar
    token, before = doc[i], page.lower[i - 1]
    if before in (";", ":") or _enters_quote(page, i):
        return True
    ahead = any(finite[i - low :])
    word = page.lower[i]
    if (token.pos_ == "SCONJ" or token.dep_ == "mark") and word in grammar["complementisers"] | grammar[
        "subordinators"
    ]:
        ahead = ahead or word in grammar["complementisers"] and token.head.i > i and token.head.pos_ in ("VERB", "AUX")
        return ahead and not (word in grammar["as_words"] and token.head.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"))
    if word in grammar["relatives"] and token.pos_ in ("PRON", "SCONJ", "ADV"):
        return ahead and (before == "," or token.head.dep_ == "acl:relcl" and token.head.i > i)
    if word in grammar["purpose_marks"] and token.pos_ in ("ADP", "SCONJ"):
        return token.dep_ == "mark"
    if before == "," or token.pos_ == "CCONJ":
        return any(finite[start - low : i - low]) and _finite_before_comma(page, i, high, finite, low)
    return False


def _enters_quote(page: Page, i: int) -> bool:
    one, other = page.inside[i - 1], page.inside[i]
    if one == other:
        return False
    quote = page.quotes[max(one, other)]
    return quote.size > MIN_QUOTED_CLAUSE and page.has_finite(quote.pieces[0][0], quote.pieces[-1][1])


def _finite_before_comma(page: Page, i: int, high: int, finite: list[bool], low: int) -> bool:
    """Whether a finite verb stands between `i` and the next comma or conjunction that opens a clause."""
    for j in range(i, high):
        if finite[j - low]:
            return True
        if j > i and (page.lower[j] in (",", ";", ":") or page.doc[j].pos_ == "SCONJ"):
            return False
    return False


def auxiliaries(page: Page, verb: Token) -> list[Token]:
    """The auxiliaries and modal verbs that carry the verb, children and governors alike."""
    found = [c for c in verb.children if c.dep_ in _AUXILIARY]
    node = verb
    while node.dep_ in (*_AUXILIARY, "xcomp", "conj") and node.head.i != node.i:
        if node.dep_ == "conj":
            found += [c for c in node.head.children if c.dep_ in _AUXILIARY and c.i < node.i and _shares(page, node, c)]
            break
        if node.head.pos_ not in ("AUX", "VERB"):
            break
        if node.head.pos_ == "AUX" or is_modal(page, node.head):
            found += [node.head, *(c for c in node.head.children if c.dep_ in _AUXILIARY and c.i != node.i)]
        node = node.head
        if node.pos_ != "AUX" and not is_modal(page, node):
            break
    return list(dict.fromkeys(found))


def _shares(page: Page, verb: Token, auxiliary: Token) -> bool:
    """A coordinated infinitive or participle without auxiliary of its own shares the first one's."""
    own = any(c.dep_ in _AUXILIARY for c in verb.children)
    return not own and not page.is_finite(verb) and auxiliary.i < verb.i


def is_modal(page: Page, token: Token) -> bool:
    """Whether the word is a verb that only says whether another happens."""
    groups = ("future", "conditional", "possible", "obliging")
    return any(token.lower_ in page.grammar[f"{g}_auxiliaries"] for g in groups) or token.lower_ in (
        page.grammar["wanting_verbs"] | page.grammar["trying_verbs"]
    )


def plain_subject(page: Page, verb: Token) -> Token | None:
    """`Turkey delivered drones`: the noun right before a past tense that the parser takes for a participle or a noun.

    Only where verbs stand between subject and object, no other verb is finite up to the next border, and the noun's
    phrase opens its clause.
    """
    if page.grammar.verb_final or verb.i == 0 or "Pres" in verb.morph.get("Tense", []) and verb.pos_ == "VERB":
        return None
    if "Ger" in verb.morph.get("VerbForm", []) or any(
        c.dep_ in (*_AUXILIARY, "mark", "nsubj:pass", "det") for c in verb.children
    ):
        return None
    odd = verb.pos_ in ("NOUN", "ADJ", "PROPN") or verb.dep_ in ("amod", "compound", "acl", "nmod", "ROOT", "conj")
    low, high = page.region(verb.i)
    if not odd or page.is_finite(verb) and any(c.dep_ == "nsubj" for c in verb.children):
        return None
    behind = page.doc[verb.i + 1] if verb.i + 1 < high else None
    if behind is None or behind.lower_ in page.grammar["agent_prepositions"]:
        return None
    if verb.dep_ == "acl" and behind.pos_ == "ADP" and behind.dep_ != "compound:prt":
        return None
    end = next((i for i in range(verb.i + 1, high) if _opens_another(page, i)), high)
    if page.has_finite(verb.i + 1, end):
        return None
    head = verb.i - 1
    if page.doc[head].text == "-":  # *police baton-charged students*
        head -= 2
    while head > low and (page.doc[head].pos_ == "ADV" or page.doc[head].dep_ == "obl:unmarked"):
        head -= 1
    if page.doc[head].pos_ not in ("NOUN", "PROPN") or page.inside[head] != page.inside[verb.i]:
        return None
    head = _before_phrases(page, head, low)
    return page.doc[_first_of_list(page, head, low)] if _opens_clause(page, head, low) else None


def _before_phrases(page: Page, head: int, low: int) -> int:
    """`France in turn dispatched`, `rebels in the north seized`: the noun before the phrases that end at the verb."""
    start = _phrase_start(page, head, low)
    while start - 2 >= low and page.doc[start - 1].pos_ == "ADP" and page.doc[start - 2].pos_ in ("NOUN", "PROPN"):
        head = start - 2
        start = _phrase_start(page, head, low)
    return head


def _opens_another(page: Page, i: int) -> bool:
    token = page.doc[i]
    return token.is_punct or token.pos_ in ("SCONJ", "CCONJ") or token.lower_ in page.grammar["relatives"]


def _phrase_start(page: Page, i: int, low: int) -> int:
    while i > low and (
        page.doc[i - 1].pos_ in _NP or page.doc[i - 1].dep_ == "case" and page.doc[i - 1].pos_ == "PART"
    ):
        i -= 1
    return i


def _opens_clause(page: Page, head: int, low: int) -> bool:
    """Whether no preposition or verb stands before the noun's phrase, nor before the list that it ends."""
    start = _phrase_start(page, _first_of_list(page, head, low), low)
    before = page.doc[start - 1] if start > low else None
    return before is None or before.is_punct or before.pos_ in ("SCONJ", "CCONJ")


def _first_of_list(page: Page, head: int, low: int) -> int:
    """`Thailand and Cambodia`: the head of the first of the phrases that end with the one at `head`."""
    start = _phrase_start(page, head, low)
    while start - 2 >= low and page.doc[start - 1].pos_ == "CCONJ" and page.doc[start - 2].pos_ in ("NOUN", "PROPN"):
        head = start - 2
        start = _phrase_start(page, head, low)
    return head


_NP = ("DET", "ADJ", "NUM", "NOUN", "PROPN")


def is_passive(page: Page, verb: Token) -> bool:
    """By a passive auxiliary or subject.

    A participle before its noun, or without any auxiliary as in headlines, is passive too.
    """
    participle = is_past_participle(verb)
    if any(c.dep_ in ("aux:pass", "nsubj:pass") for c in verb.children):
        return True
    own = not page.grammar.verb_final and any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
    if plain_subject(page, verb) is not None or own and verb.dep_ in ("amod", "acl") and page.is_finite(verb):
        return False
    if participle and verb.dep_ == "ROOT" and not page.has_finite(*page.unit_of(verb.i)):
        plain = page.grammar.verb_final or not any(c.dep_ == "obj" and c.i > verb.i for c in verb.children)
        return plain and not any(c.dep_ in ("aux", "cop") for c in verb.children) and not _stands_between(verb)
    if verb.dep_ == "conj" and participle and verb.head.pos_ == "VERB":
        own = any(c.dep_ in ("aux", "nsubj") for c in verb.children)
        return not own and is_passive(page, verb.head)
    return verb.dep_ in ("amod", "acl") and participle and verb.head.pos_ in _described(page)


def _described(page: Page) -> tuple[str, ...]:
    """What a participle may describe: `X, twice convicted of Y`, where names have no participles before them."""
    return ("NOUN",) if page.grammar.verb_final else ("NOUN", "PROPN")


def _stands_between(verb: Token) -> bool:
    """`X ontvoerde kinderen`: a past tense that the tagger takes for a participle, between subject and object."""
    labels = {(c.dep_, c.i > verb.i) for c in verb.children}
    return ("nsubj", False) in labels and bool({("obj", True), ("nsubj", True), ("iobj", True)} & labels)


def is_past_participle(verb: Token) -> bool:
    """Whether the verb is a participle of what is done; in some languages one of what goes on bears a tense."""
    return "Part" in verb.morph.get("VerbForm", []) and "Pres" not in verb.morph.get("Tense", [])


def is_infinitive(verb: Token) -> bool:
    """Whether the verb is an infinitive that no auxiliary makes finite."""
    finite = any("Fin" in c.morph.get("VerbForm", []) for c in verb.children if c.dep_ in _AUXILIARY)
    return "Inf" in verb.morph.get("VerbForm", []) and not finite


def prepositions(page: Page, low: int, high: int, word: str) -> Iterator[Token]:
    """The phrases' heads behind a preposition within a stretch, in text order."""
    for i in range(low, high):
        if page.lower[i] != word:
            continue
        token = page.doc[i]
        if token.pos_ not in ("ADP", "SCONJ", "ADV") or token.dep_ == "compound:prt":
            continue
        if token.dep_ in ("case", "mark") and i < token.head.i < high:
            yield token.head
        else:
            head = _next_noun(page, i + 1, high)
            if head is not None:
                yield head


def _next_noun(page: Page, i: int, high: int) -> Token | None:
    for j in range(i, min(high, i + 5)):
        if page.doc[j].pos_ in ("NOUN", "PROPN", "PRON", "X"):
            return page.doc[j]
        if page.doc[j].is_punct or page.doc[j].pos_ in ("VERB", "AUX", "ADP"):
            return None
    return None
