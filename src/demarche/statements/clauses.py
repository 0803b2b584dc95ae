"""Indirect speech of verbs: *zei dat …*, *zegt te …*, *…, zegt X*, *X zegt: …*."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from demarche.statements.borders import adds, aside_begins, clause_end, cue_form, plain_cue
from demarche.statements.claims import Claim
from demarche.statements.cues import Cue, prompts
from demarche.statements.grammar import (
    clause_left,
    fenced_subject,
    fronted_auxiliary,
    is_spoken,
    phrase_span,
    speaker_of_noun,
    speaker_of_verb,
    subject_beside,
    subject_of,
    trimmed_range,
)
from demarche.statements.namings import naming
from demarche.statements.page import Page, Range

# A clause may begin so far behind its cue: adverbials, addressee and place stand between.
CLAUSE_REACH = 28
MIN_MAIN_CLAUSE = 3
# One word alone is what is left of a cue, not what was said.
MIN_WORDS = 2
# A feared or expected thing has at least so many words.
MIN_OBJECT = 3
# A verdict without a verb has no more words.
MAX_VERDICT = 3
NOUN_REACH, INFINITIVE_REACH = 7, 14


def verb_claim(page: Page, cue: Cue) -> Claim | None:
    """The claim that a verb cue makes outside direct quotation; None where it takes no content."""
    verb = page.doc[cue.i]
    if _will_not(page, verb):
        return None
    allowed = frozenset(c for f in cue.frames for c in f.content)
    for name, rule in _ordered_rules(page, verb):
        if allowed & _NEEDS[name]:
            content = rule(page, cue, verb)
            if content and (name == "naming" or not all_quoted(page, content, page.inside[verb.i])):
                return _claim(page, cue, verb, name, content)
    return None


def _will_not(page: Page, verb: Token) -> bool:
    """`zal nooit erkennen dat …`: what somebody will not say is not said."""
    auxiliaries = [c for c in verb.children if c.dep_ == "aux" and c.lower_ in page.grammar["future_auxiliaries"]]
    negators = page.grammar["negators"]
    return any(page.lower[i] in negators for c in auxiliaries for i in range(min(c.i, verb.i), max(c.i, verb.i)))


def _ordered_rules(page: Page, verb: Token) -> tuple[tuple[str, Callable[[Page, Cue, Token], list[Range]]], ...]:
    """An infinitive right behind the cue is its content, and a clause behind that the infinitive's own."""
    if "Inf" in verb.morph.get("VerbForm", []):
        return tuple(rule for rule in _RULES if rule[0] != "infinitive")
    behind = [t.lower_ for t in page.doc[verb.i + 1 : verb.i + INFINITIVE_REACH]]
    marks = page.grammar["infinitive_marks"] | page.grammar["complementisers"]
    first = next((w for w in behind if w in marks), "")
    if first in page.grammar["infinitive_marks"]:
        return tuple(sorted(_RULES, key=lambda r: r[0] != "infinitive"))
    return _RULES


def _claim(page: Page, cue: Cue, verb: Token, rule: str, content: list[Range]) -> Claim | None:
    short = sum(end - start for start, end in content) < MIN_WORDS
    if short and rule != "naming" and not (rule == "parenthetical" and _is_verdict(page, cue, content)):
        return None
    speaker = speaker_of_verb(page, cue, cue.frame.speaker)
    inside = {i for s, e in content for i in range(s, e)}
    if speaker is not None and speaker in inside and rule != "naming":
        speaker = None
    if speaker is not None and _speaks_for_itself(page, speaker):
        return None
    infinitive = page.grammar.verb_final and rule == "clause" and "Inf" in verb.morph.get("VerbForm", [])
    if speaker is not None and infinitive and not page.is_finite(verb) and page.actors.actor_of(speaker) is None:
        return None  # *een gelegenheid om duidelijk te maken dat …* is nobody's speech
    if speaker is None and (page.inside[cue.i] >= 0 or cue.frame.act == "ask" or _is_unclaimed(page, verb)):
        return None
    return Claim(rule, content, cue.span, speaker, cue.frame, reported_by=_quoting_outlet(page, verb))


def _quoting_outlet(page: Page, verb: Token) -> str | None:
    """`Tass quoted X as saying`: Tass."""
    if not any(c.dep_ == "mark" and c.lower_ in page.grammar["as_words"] for c in verb.children):
        return None
    subject = next((c for c in verb.head.children if c.dep_ in ("nsubj", "obl:agent")), None)
    actor = page.actors.actor_of(subject.i) if subject is not None else None
    return actor if actor is not None and page.actors.clusters.by_id[actor].kind == "media" else None


def _speaks_for_itself(page: Page, speaker: int) -> bool:
    """*Ik denk dat …* inside a quotation is no speech of its own; *wie zegt dat …* is nobody's."""
    token = page.doc[speaker]
    candidate = page.actors.at(speaker)
    if candidate is not None and candidate.kind in ("name", "metonym"):
        return False
    pronoun = page.grammar.pronouns.get(token.lower_)
    if pronoun is not None and pronoun.kind == "self":
        return True
    return token.lower_ in page.grammar["nobody"]


def _is_unclaimed(page: Page, verb: Token) -> bool:
    """A participle without auxiliary and without anybody who speaks: *when asked whether …*, *a man said to …*."""
    nonfinite = {"Part", "Ger"} & set(verb.morph.get("VerbForm", []))
    return not page.grammar.verb_final and bool(nonfinite) and not any(c.dep_.startswith("aux") for c in verb.children)


def noun_claim(page: Page, cue: Cue) -> Claim | None:
    """`de vrees van X dat A` => `A`, where the text says whose it is."""
    noun = page.doc[cue.i]
    _, high = page.region(cue.i)
    marks = page.grammar["complementisers"]
    limit = min(high, cue.i + NOUN_REACH)
    mark = next((i for i in range(cue.i + 1, limit) if page.doc[i].lower_ in marks), None)
    if mark is None or page.has_finite(cue.i + 1, mark) or page.inside[mark] != page.inside[cue.i]:
        return None
    if not page.has_finite(mark + 1, high) or page.doc[mark].dep_ in ("det", "nsubj", "obj"):
        return None
    speaker = speaker_of_noun(page, noun)
    if speaker is None or page.actors.actor_of(speaker) is None:
        return None
    end = clause_end(page, noun, mark, high)
    clause = next((c for c in noun.children if c.left_edge.i <= mark <= c.right_edge.i), None)
    if clause is not None and not page.grammar.verb_final:
        end = min(end, clause.right_edge.i + 1)
    content = trimmed_range(page, mark + 1, end)
    return Claim("noun", content, cue.span, speaker, cue.frame) if content else None


def that_clause(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`zei woensdag dat A` => `A`; `Dat A, zei X` => `A`."""
    low, high = page.region(verb.i)
    words = page.grammar["complementisers"]
    allowed = frozenset(c for f in cue.frames for c in f.content)
    if "question" in allowed:
        words = words | page.grammar["question_words"]
    mark = _clause_mark(page, cue, verb, high, words)
    if mark is not None and _closes_quote(page, verb) and page.doc[mark - 1].pos_ in ("NOUN", "PROPN"):
        return []  # *“A”, zegt X in een bericht dat Y zag*
    if mark is None:
        return _fronted(page, verb, low, words)
    start = (
        mark + 1 if page.doc[mark].lower_ in page.grammar["complementisers"] | page.grammar["bare_questions"] else mark
    )
    end = clause_end(page, verb, mark, high)
    return trimmed_range(page, start, end)


def _closes_quote(page: Page, verb: Token) -> bool:
    """Whether a quotation ends right before the verb."""
    return any(q.outer[1] in (verb.i, verb.i - 1) for q in page.quotes) if page.grammar.verb_final else False


def _clause_mark(page: Page, cue: Cue, verb: Token, high: int, words: frozenset[str]) -> int | None:
    doc = page.doc
    for i in range(verb.i + 1, min(high, verb.i + CLAUSE_REACH)):
        token = doc[i]
        if page.inside[i] != page.inside[verb.i]:
            if page.quotes[page.inside[i]].size > 4:
                return None
            continue
        if token.lower_ in words and i not in cue.parts and _introduces(page, token, verb, cue.parts):
            return i
        other = page.is_finite(token) or not page.grammar.verb_final and adds(page, i)
        other = other and i not in cue.parts and not _own_auxiliary(token, verb) and not _prompted(page, i)
        if token.text in (":", ";") or other:
            return None
    return None


def _prompted(page: Page, i: int) -> bool:
    return not page.grammar.verb_final and prompts(page, i)


def _own_auxiliary(token: Token, verb: Token) -> bool:
    own = token.head.i == verb.i and token.dep_ in ("aux", "aux:pass", "cop")
    return own or (verb.head.i == token.i and verb.dep_ in ("aux", "xcomp", "compound:prt"))


def _introduces(page: Page, token: Token, verb: Token, parts: frozenset[int]) -> bool:
    """Whether the word opens a clause of the verb, and no relative clause or noun phrase (*dat plan*)."""
    before, after = page.doc[token.i - 1], page.doc[min(token.i + 1, len(page.doc) - 1)]
    told = None if page.grammar.verb_final else _opens_by_order(page, token, verb, parts)
    if told is not None:
        return told
    plural = "Plur" in after.morph.get("Number", [])
    if token.pos_ == "DET" and after.pos_ in ("NOUN", "ADJ", "PROPN") and token.head.i == after.i and not plural:
        return token.lower_ not in page.grammar["complementisers"] or before.text == ","
    if token.pos_ == "PRON" and token.dep_ in ("nsubj", "obj", "nsubj:pass") and token.head.dep_ == "acl:relcl":
        noun = token.head.head
        return noun.i in parts or noun.pos_ not in ("NOUN", "PROPN") or any(c.dep_ == "case" for c in noun.children)
    if token.pos_ == "PRON" and after.is_punct or not page.grammar.verb_final and _of_noun(page, token, verb, parts):
        return False
    if page.grammar.verb_final and _of_owned_noun(page, token.i, verb, parts):
        return False
    if before.pos_ == "PRON" and before.dep_ == "nsubj" and before.head.i == token.head.i:
        return False
    if (
        page.grammar.verb_final
        and before.text == ","
        and _lacks_subject(token)
        and page.doc[token.i - 2].pos_ == "NOUN"
    ):
        return False
    return token.pos_ == "SCONJ" or page.has_verb(token.i, page.region(verb.i)[1])


def _opens_by_order(page: Page, token: Token, verb: Token, parts: frozenset[int]) -> bool | None:
    """What the words around it tell, where a clause has its verb early; None where the tree must say."""
    before, after = page.doc[token.i - 1], page.doc[min(token.i + 1, len(page.doc) - 1)]
    if before.pos_ == "CCONJ":  # *said he opposes war but that …*
        return False
    if before.i == verb.i and after.pos_ not in ("PUNCT", "VERB", "AUX"):
        return page.has_finite(token.i, page.region(verb.i)[1])
    if _has_other_subject(page, token, verb):
        return True
    noun = token.head.head
    relative = token.pos_ == "PRON" and token.head.dep_ == "acl:relcl" and before.i != verb.i
    other = any(c.dep_.startswith("nsubj") and c.i > token.i for c in token.head.children)
    described = verb.i < noun.i < token.i and noun.i not in parts and noun.pos_ in ("NOUN", "PROPN")
    return False if relative and described and not other else None


def _has_other_subject(page: Page, mark: Token, verb: Token) -> bool:
    """`told their members that chips were unsafe`: behind the one spoken to a whole clause, no relative one."""
    addressee = mark.head.head
    told = addressee.head.i == verb.i and addressee.dep_ in ("iobj", "obj") and mark.head.dep_ == "acl:relcl"
    frames = page.lexicon.verbs.get(verb.lower_, ())
    spoken_to = any({"obj", "iobj"} & set(frame.addressee) and "clause" in frame.content for frame in frames)
    subject = any(c.dep_.startswith("nsubj") and c.i > mark.i for c in mark.head.children)
    return told and spoken_to and subject


def _of_noun(page: Page, mark: Token, verb: Token, parts: frozenset[int]) -> bool:
    """Whether the clause is that of a noun between (*rejected X's statement that …*)."""
    noun = mark.head.head
    governed = any(c.dep_ == "case" for c in noun.children)
    between = verb.i < noun.i < mark.i and noun.i not in parts and not governed
    return between and mark.head.dep_ in ("acl", "acl:relcl") and noun.lower_ in page.lexicon.nouns


def _has_object(verb: Token) -> bool:
    """`sprak een pakket af dat …`: what is agreed or told stands before, and the clause describes it."""
    return any(c.dep_ == "obj" and c.pos_ == "NOUN" and c.i < verb.i for c in verb.children)


def _lacks_subject(mark: Token) -> bool:
    """`het verdrag, dat raketten verbiedt`: a clause whose only subject can be its opener is a relative one."""
    verb = mark.head
    return verb.i > mark.i and not any(
        c.dep_ in ("nsubj", "nsubj:pass", "csubj") and c.i != mark.i for c in verb.children
    )


def _of_owned_noun(page: Page, mark: int, verb: Token, parts: frozenset[int]) -> bool:
    """Whether the clause is that of a governed noun with an owner (*reageert op de dreiging van X dat …*)."""
    doc = page.doc
    for noun in reversed(doc[verb.i + 1 : mark]):
        if noun.i in parts or page.is_finite(noun) or noun.is_punct:
            return False
        if noun.pos_ == "NOUN" and noun.lower_ in page.lexicon.nouns:
            governed = any(c.dep_ == "case" for c in noun.children)
            owned = doc[noun.i + 1].lower_ in page.grammar["belonging_prepositions"]
            owner = speaker_of_noun(page, noun) if governed and owned else None
            return owner is not None and owner > noun.i and page.actors.actor_of(owner) is not None
    return False


def _fronted(page: Page, verb: Token, low: int, words: frozenset[str]) -> list[Range]:
    first = next((i for i in range(low, verb.i) if not page.doc[i].is_punct and not page.doc[i].is_space), verb.i)
    marked = page.doc[first].lower_ in words and page.doc[first].pos_ in ("SCONJ", "ADV")
    if not marked or page.inside[first] != page.inside[verb.i]:
        return []
    comma = next((i for i in range(verb.i - 1, first, -1) if page.doc[i].text == ","), None)
    if comma is None or verb.i - comma > 3 or not page.has_finite(first + 1, comma):
        return []
    return trimmed_range(page, first + 1, comma)


def infinitive(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`zegt te willen praten`, `ontkent iets te weten`: from behind verb and subject to the clause's end."""
    doc = page.doc
    low, high = page.region(verb.i)
    subject = subject_of(page, verb)
    if not page.grammar.verb_final and any(c.dep_ == "aux:pass" for c in verb.children):
        return []
    for i in range(verb.i + 1, min(high - 1, verb.i + CLAUSE_REACH)):
        token = doc[i]
        if page.inside[i] != page.inside[verb.i]:
            continue
        if token.text in (":", ";") or page.is_finite(token):
            return []
        relative = doc[i - 1].text == "," and token.lower_ in page.grammar["relatives"]
        if relative or token.lower_ in page.grammar["adverbial_infinitives"] and token.dep_ == "mark":
            return []
        if token.lower_ in page.grammar["infinitive_marks"] and _is_infinitive(token, doc[i + 1]):
            start = _infinitive_start(page, cue, verb, subject, i)
            if doc[start].lower_ in page.grammar["purpose_marks"]:
                return []
            return trimmed_range(page, start, clause_end(page, verb, start, high))
    return []


def _is_infinitive(mark: Token, behind: Token) -> bool:
    """Whether an infinitive stands behind the mark, or is governed by it over an adverb (*to never return*)."""
    split = mark.dep_ == "mark" and behind.pos_ == "ADV" and behind.head.i == mark.head.i
    return mark.pos_ == "PART" or "Inf" in (mark.head if split else behind).morph.get("VerbForm", [])


def gerund(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`denied attacking the convoy` => `attacking the convoy`."""
    _, high = page.region(verb.i)
    by_order = [] if page.grammar.verb_final else _gerund_by_order(page, cue, verb, high)
    if by_order:
        return by_order
    child = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "obj") and c.i > verb.i), None)
    if child is None or child.pos_ != "VERB" or not {"Ger", "Part"} & set(child.morph.get("VerbForm", [])):
        return []
    if any(c.dep_ in ("nsubj", "mark") or (c.dep_ == "aux" and page.is_finite(c)) for c in child.children):
        return []
    start = child.left_edge.i
    between = page.doc[verb.i + 1 : start]
    if start <= verb.i or any(t.is_punct for t in between):
        return []
    return trimmed_range(page, start, clause_end(page, verb, start, high))


def _gerund_by_order(page: Page, cue: Cue, verb: Token, high: int) -> list[Range]:
    """`denied attacking it` => `attacking it`; `accused X of attacking it` => `attacking it`."""
    doc, accused = page.doc, cue.frame.act == "accuse"
    for i in range(verb.i + 1, min(high, verb.i + CLAUSE_REACH)):
        if doc[i].is_punct or page.is_finite(doc[i]) or page.inside[i] != page.inside[verb.i]:
            return []
        form, tense = doc[i].morph.get("VerbForm", []), doc[i].morph.get("Tense", [])
        present = doc[i].pos_ in ("VERB", "NOUN") and ("Ger" in form or "Pres" in tense and "Part" in form)
        placed = doc[i - 1].pos_ in ("ADP", "SCONJ") if accused else i == verb.i + 1
        if present and placed:
            return trimmed_range(page, i, clause_end(page, verb, i, high))
        if not accused:
            return []
    return []


def _infinitive_start(page: Page, cue: Cue, verb: Token, subject: Token | None, i: int) -> int:
    """Where the content before *te* at `i` begins: behind subject, cue and what says when or where it was said."""
    doc = page.doc
    start = verb.i + 1
    if subject is not None and verb.i < subject.i < i:
        start = phrase_span(page, subject)[1]
    while start < i and start in cue.parts:
        start += 1
    node = doc[i + 1]
    edge = (node.head if node.dep_ in ("aux", "aux:pass", "cop") else node).left_edge.i
    while start < edge <= i and doc[edge - 1].pos_ == "ADV":
        edge -= 1
    if start < edge <= i and (doc[start].pos_ == "ADP" or doc[start].lower_ in page.grammar["time_nouns"]):
        start = edge
    return start


def parenthetical(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`A, zegt X.` and `A, zegt X, B`: the clauses round an inverted cue."""
    doc = page.doc
    low, high = page.region(verb.i)
    first = _aside_start(page, verb, low, high)
    if first <= low or doc[first - 1].text not in (",", "–", "—", "-", "(") or not _is_said(page, verb, first, low):
        return []
    subject = subject_of(page, verb)
    if subject is not None and subject.i < first:
        return []
    other_cue = any(plain_cue(page, i) and page.is_finite(doc[i]) for i in range(low, first))
    left = clause_left(page, first - 1, low) if other_cue else low
    dangling = doc[left].lower_ in page.grammar["subordinators"] and doc[left].pos_ != "ADP"
    dangling = dangling and not _main_clause_behind(page, left, first)
    dangling = dangling or _prompted(page, left)
    content = trimmed_range(page, left, first)
    single = not content or content[0][1] - content[0][0] < 2 and not _is_verdict(page, cue, content)
    if not content or single and not _opened_by_subject(page, content[0], verb, high):
        return []
    behind = max(phrase_span(page, subject)[1] if subject is not None else 0, verb.i + 1)
    comma = next((i for i in range(behind, high) if doc[i].text in (",", "–", "—")), None)
    if comma is not None and comma + 1 < high and doc[comma + 1].pos_ not in ("PRON", "ADP") and comma - behind < 12:
        rest = _going_on(page, verb, content[0], (behind, comma, high), dangling=dangling)
        if rest and not page.grammar.verb_final and _is_all_said_behind(page, verb, content[0], rest, high):
            return []
        content += rest
        dangling = dangling and not rest
    if dangling:
        return []
    words = sum(e - s for s, e in content)
    finite = any(page.has_finite(s, e) for s, e in content)
    if _is_verdict(page, cue, content) and subject is not None and page.actors.actor_of(subject.i) is not None:
        return content
    if words < MIN_MAIN_CLAUSE or not finite or all_quoted(page, content[:1], page.inside[verb.i]):
        return []
    return content


def _opened_by_subject(page: Page, piece: Range, verb: Token, high: int) -> bool:
    """`Moscow, he says, has barred flights`: one word that is the subject of the verb behind the aside."""
    doc = page.doc
    comma = next((i for i in range(verb.i + 1, high - 1) if doc[i].text in (",", "–", "—")), None)
    nominal = doc[piece[0]].pos_ in ("NOUN", "PROPN", "PRON")
    return not page.grammar.verb_final and nominal and comma is not None and page.is_finite(doc[comma + 1])


def _is_said(page: Page, verb: Token, first: int, low: int) -> bool:
    """Whether the verb of an aside is finite or has an auxiliary that is, and the aside is no relative clause."""
    if page.is_finite(verb) or fronted_auxiliary(page, verb, low) is not None:
        return page.grammar.verb_final or page.doc[first].lower_ not in page.grammar["relatives"]
    return not page.grammar.verb_final and is_spoken(page, verb)


def _going_on(page: Page, verb: Token, left: Range, place: tuple[int, int, int], *, dangling: bool) -> list[Range]:
    """What stands behind the comma that closes an aside, where it goes on with what stands before the aside.

    `place`: behind the aside's subject and verb, the comma, the sentence's end.
    """
    doc, (behind, comma, high) = page.doc, place
    rest = trimmed_range(page, comma + 1, high)
    adding = cue_form(page, comma + 1) and not page.is_finite(doc[comma + 1])
    adding = adding or doc[comma + 1].lower_ in page.grammar["concessive_openers"]
    if not rest or adding or _relative(page, comma + 1):
        return []
    resumed = _is_resumed(page, verb, left, comma, high)
    fresh = page.grammar.verb_final or resumed or dangling or not page.has_finite(*left) or comma - behind <= 1
    fresh = fresh or doc[comma + 1].pos_ in ("SCONJ", "CCONJ", "ADV") or all_quoted(page, rest, page.inside[verb.i])
    return rest if fresh and (resumed or rest[0][1] - rest[0][0] >= MIN_MAIN_CLAUSE) else []


def _is_resumed(page: Page, verb: Token, left: Range, comma: int, high: int) -> bool:
    """`This campaign, he says, is different`: whether the verb of what stands before the aside follows it."""
    opened = _opened_by_subject(page, left, verb, high) or not page.has_finite(*left)
    behind = comma + 1 + (page.doc[comma + 1].is_quote and comma + 2 < high)
    return not page.grammar.verb_final and opened and page.is_finite(page.doc[behind])


def _is_all_said_behind(page: Page, verb: Token, left: Range, rest: list[Range], high: int) -> bool:
    """`On the subject of Israel, he said, “…”`: the quotation alone is what was said."""
    level = page.inside[verb.i]
    comma = next((i for i in range(rest[0][0] - 1, verb.i, -1) if page.doc[i].text in (",", "–", "—")), verb.i)
    quoted = all_quoted(page, rest, level) and not _is_resumed(page, verb, left, comma, high)
    return quoted and not all_quoted(page, [left], level)


def _is_verdict(page: Page, cue: Cue, content: list[Range]) -> bool:
    """`Onzin, zegt X.`: a word or two that fill the sentence before the cue."""
    (start, end), *more = content
    opens = start == page.unit_of(cue.i)[0] and page.grammar.verb_final
    plain = all(page.doc[i].pos_ not in ("VERB", "AUX", "PRON", "PUNCT", "CCONJ") for i in range(start, end))
    named = any(page.doc[i].pos_ in ("NOUN", "ADJ") for i in range(start, end))
    return not more and opens and plain and named and end - start <= MAX_VERDICT and cue.i - end <= 2


def _aside_start(page: Page, verb: Token, low: int, high: int) -> int:
    """Where the reporting clause begins: with its verb, with *so* before it, or with its subject (*…, X said, …*)."""
    carrier = fronted_auxiliary(page, verb, low)
    doc, first = page.doc, carrier.i if carrier is not None else verb.i
    if first > low and doc[first - 1].lower_ in page.grammar["so_words"]:
        return first - 1
    if page.grammar.verb_final or doc[first - 1].is_punct:
        return first
    beside = subject_beside(page, verb, low) or fenced_subject(page, verb, low)
    subject = beside or next((c for c in verb.children if c.dep_ == "nsubj" and low < c.i < first), None)
    if subject is None:
        return first
    start = phrase_span(page, subject)[0]
    start = start if beside is not None else min(start, subject.left_edge.i)
    end = next((i for i in range(first + 1, high) if doc[i].text in (",", "–", "—", ";")), high)
    auxiliaries = {c.i for c in verb.children if c.dep_ == "aux"}
    others = (i for i in range(start, first) if i not in auxiliaries and not _in_relative(page, subject, i))
    own = page.has_finite(first + 1, end) or any(page.is_finite(doc[i]) for i in others)
    return first if own or start <= low else start


def _in_relative(page: Page, subject: Token, i: int) -> bool:
    """Whether the token stands in a relative clause right behind the subject: *…, X, who lives there, said*."""
    behind = page.doc[subject.i + 1 : i + 1]
    return any(t.lower_ in page.grammar["relatives"] and page.doc[t.i - 1].text == "," for t in behind)


def all_quoted(page: Page, content: list[Range], level: int) -> bool:
    """Whether no word of the content stands outside the quotations in it."""
    words = (i for s, e in content for i in range(s, e) if page.doc[i].is_alpha)
    return not any(page.inside[i] == level for i in words)


def _main_clause_behind(page: Page, left: int, end: int) -> bool:
    """Whether a subordinate clause at `left` is followed by its main clause before `end`."""
    finite = [i for i in range(left, end) if page.is_finite(page.doc[i])]
    return len(finite) > 1


def _relative(page: Page, i: int) -> bool:
    pronoun = page.grammar.pronouns.get(page.doc[i].lower_)
    return pronoun is not None and pronoun.kind in ("relative", "demonstrative")


def after_colon(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`X zegt: A` without quotation marks."""
    doc = page.doc
    _, high = page.region(verb.i)
    colon = next((i for i in range(verb.i + 1, high) if doc[i].text == ":"), None)
    if colon is None or colon + 2 >= high or page.inside[colon + 1] != page.inside[verb.i]:
        return []
    if _source_follows(page, colon + 1) or any(cue_form(page, i) for i in range(colon + 1, min(high, colon + 4))):
        return []
    if doc[colon + 1].is_quote or any(q.outer[0] in (colon + 1, colon + 2) for q in page.quotes):
        return []
    return trimmed_range(page, colon + 1, high) if page.has_finite(colon + 1, high) else []


def feared(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`vreest een wapenwedloop in de regio` => the object with its phrases, where a finite cue takes a thing."""
    doc = page.doc
    _, high = page.region(verb.i)
    if not page.is_finite(verb) or not page.grammar.verb_final:
        return []
    start = verb.i + 1
    subject = subject_of(page, verb)
    if subject is not None and subject.i > verb.i:
        start = phrase_span(page, subject)[1]
    while start < high and (doc[start].pos_ == "ADV" or doc[start].lower_ in page.grammar["time_nouns"]):
        start += 1
    end = next((i for i in range(start, high) if doc[i].is_punct or doc[i].pos_ in ("SCONJ", "CCONJ")), high)
    opens = start < end and doc[start].pos_ in ("DET", "ADJ", "NOUN", "NUM")
    nominal = any(doc[i].pos_ == "NOUN" for i in range(start, end))
    verbal = any(doc[i].pos_ in ("VERB", "AUX") for i in range(start, end))
    return trimmed_range(page, start, end) if opens and nominal and not verbal and end - start >= MIN_OBJECT else []


def _source_follows(page: Page, i: int) -> bool:
    return any(f.speaker == ("following",) for _, f in page.lexicon.phrases.get(page.doc[i].lower_, ()))


def sentence_before(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`A. Dat zei X.` => `A`: the pronoun in front stands for the sentence before."""
    doc = page.doc
    low, high = page.region(verb.i)
    first = next((i for i in range(low, high) if not doc[i].is_punct and not doc[i].is_space), low)
    back = doc[first].lower_ in page.grammar["back_references"] and page.inside[verb.i] < 0 and low > 0
    finite = [i for i in range(first + 1, min(first + 3, high)) if page.is_finite(doc[i])]
    own = finite and (finite[0] == verb.i or _own_auxiliary(doc[finite[0]], verb))
    if not back or not own or any(page.inside[i] >= 0 for i in range(low, high)):
        return []
    barred = page.grammar["complementisers"] | page.grammar["subordinators"]
    if any(doc[i].text == ":" or doc[i].lower_ in page.grammar["complementisers"] for i in range(first + 1, high)):
        return []
    subject = subject_of(page, verb)
    if subject is not None and any(doc[i].lower_ in barred for i in range(finite[0] + 1, subject.i)):
        return []
    if verb.i == first + 1 < high - 1 and doc[verb.i + 1].text == ",":
        return []
    start, end = page.unit_of(low - 1)
    quoted = all_quoted(page, [(start, end)], -1)
    titled = page.zone_of[start] not in ("lead", "body")
    return [] if quoted or titled or not page.has_finite(start, end) else trimmed_range(page, start, end)


def bare_clause(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`Hij zegt hij komt`: a main clause with its own subject right behind the cue's."""
    subject = None if page.grammar.verb_final else subject_of(page, verb)
    if subject is not None and subject.i > verb.i:
        return []
    behind = [] if page.grammar.verb_final else _in_relative_clause(page, verb) or _fronted_clause(page, verb)
    if behind:
        return behind
    for child in verb.children:
        clausal = page.is_finite_clause(child) or _is_past_clause(page, child)
        if child.dep_ in ("ccomp", "parataxis") and child.i > verb.i and clausal:
            start = child.left_edge.i
            low, high = page.region(verb.i)
            between = page.doc[verb.i + 1 : start].text
            if "," in between:
                return []
            asked = page.doc[start].lower_ in page.grammar["question_words"]
            asked = asked and (page.grammar.verb_final or page.doc[start].head.i == child.i)
            if verb.i < start < high and page.inside[start] == page.inside[verb.i] and ":" not in between and not asked:
                start = start if page.grammar.verb_final else _behind_time(page, start, child.i)
                start = start if page.grammar.verb_final else _behind_addressee(page, verb, start, child.i)
                if not page.grammar.verb_final and page.doc[start].text == ",":
                    return []
                own_mark = any(c.dep_ == "mark" and _marks_clause(page, c, start) for c in child.children)
                return [] if own_mark else trimmed_range(page, start, clause_end(page, verb, start, high))
    return [] if page.grammar.verb_final else _bare_by_order(page, verb)


def _marks_clause(page: Page, mark: Token, start: int) -> bool:
    """Whether the clause has a conjunction of its own, at its start (*the truth is that …* has it elsewhere)."""
    if page.grammar.verb_final:
        return True
    groups = ("complementisers", "question_words", "infinitive_marks", "subordinators")
    return mark.i <= start and any(mark.lower_ in page.grammar[group] for group in groups)


def _is_past_clause(page: Page, child: Token) -> bool:
    """`said Cook provided it`: what looks like a participle, with a name before it that is no auxiliary."""
    if page.grammar.verb_final or child.dep_ != "ccomp":
        return False
    if child.pos_ in ("NOUN", "PROPN"):  # *said ministers used it*, with the verb as what describes the noun
        behind = (c for c in child.children if c.dep_ == "acl" and c.i > child.i)
        return any("Past" in c.morph.get("Tense", []) and _has_complement(c) for c in behind)
    if "Past" not in child.morph.get("Tense", []):
        return False
    auxiliary = any(c.dep_.startswith("aux") and c.pos_ == "AUX" for c in child.children)
    return not auxiliary and child.left_edge.i < child.i and page.doc[child.left_edge.i].pos_ != "PART"


def _has_complement(verb: Token) -> bool:
    return any(c.dep_ in ("obj", "xcomp", "ccomp") for c in verb.children)


def _in_relative_clause(page: Page, verb: Token) -> list[Range]:
    """`a blow that farmers fear will ruin them` => `will ruin them`."""
    low, high = page.region(verb.i)
    start = _behind_time(page, verb.i + 1, high)
    subject = subject_of(page, verb)
    if start >= high or subject is None or subject.i > verb.i or not page.is_finite(page.doc[start]):
        return []
    first = phrase_span(page, subject)[0]
    relative = first > low and page.doc[first - 1].lower_ in page.grammar["relatives"]
    if not relative or page.inside[start] != page.inside[verb.i]:
        return []
    return trimmed_range(page, start, clause_end(page, verb, start, high))


def _fronted_clause(page: Page, verb: Token) -> list[Range]:
    """`said if A, B` => `if A, B`: a subordinate clause right behind the cue and its main clause behind a comma."""
    doc, (_, high) = page.doc, page.region(verb.i)
    start = _behind_time(page, verb.i + 1, high)
    opener = start < high and (doc[start].lower_ in page.grammar["subordinators"] or doc[start].pos_ == "SCONJ")
    barred = page.grammar["complementisers"] | page.grammar["as_words"] | page.grammar["infinitive_marks"]
    if not opener or doc[start].lower_ in barred or _prompted(page, start) or not is_spoken(page, verb):
        return []
    comma = next((i for i in range(start + 1, high - 1) if doc[i].text in (",", ":", ";")), high)
    if comma >= high - 2 or doc[comma].text != "," or page.inside[start] != page.inside[verb.i]:
        return []
    stop = next((i for i in range(comma + 1, high) if doc[i].is_punct), high)
    finite = next((i for i in range(comma + 1, stop) if page.is_finite(doc[i])), None)
    main = finite is not None and finite > comma + 1 and doc[comma + 1].pos_ in ("DET", "NOUN", "PROPN", "PRON", "NUM")
    if not main or doc[comma + 1].lower_ in page.grammar["relatives"] or aside_begins(page, comma + 1, high):
        return []
    return trimmed_range(page, start, clause_end(page, verb, comma, high))


def as_clause(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`As X reported, A` => `A`; `A, as X reported, B` => `A`, `B`."""
    doc, (low, high) = page.doc, page.region(verb.i)
    subject = None if page.grammar.verb_final else subject_of(page, verb)
    if subject is None or subject.i > verb.i or not is_spoken(page, verb):
        return []
    mark = min(subject.left_edge.i, phrase_span(page, subject)[0]) - 1
    if mark < low or doc[mark].lower_ not in page.grammar["as_words"]:
        return []
    end = next((i for i in range(verb.i + 1, high) if doc[i].is_punct), high)
    if page.has_finite(verb.i + 1, end):
        return []
    first = mark == low or not any(page.is_word[low:mark])
    fenced = not first and doc[mark - 1].text in (",", "–", "—")
    behind = trimmed_range(page, end + 1, high) if end < high and doc[end].text == "," else []
    before = trimmed_range(page, low, mark) if fenced else []
    if behind and all_quoted(page, behind, page.inside[verb.i]):
        return []
    content = [*before, *behind]
    return content if (first or fenced) and any(page.has_finite(s, e) for s, e in content) else []


def _behind_addressee(page: Page, verb: Token, start: int, end: int) -> int:
    """`told the Commons the oligarch had left`: behind the one spoken to, where another noun phrase begins."""
    doc = page.doc
    frames = page.lexicon.verbs.get(verb.lower_, ())
    if start != verb.i + 1 or not any({"obj", "iobj"} & set(frame.addressee) for frame in frames):
        return start
    found = page.actors.at(start)
    stop = found.end if found is not None and found.start <= start else start + 1
    while found is None and stop < end and doc[stop - 1].pos_ in ("DET", "ADJ", "NUM"):
        stop += 1
    opens = stop < end and doc[stop].pos_ in ("DET", "PRON", "PROPN", "NUM")
    nominal = any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in doc[stop:end])
    return stop if opens and nominal and doc[stop].dep_ not in ("flat", "case") else start


def _behind_time(page: Page, start: int, end: int) -> int:
    """Behind the time that stands right behind the cue and is the cue's own: `said on Friday its forces had left`."""
    doc, i = page.doc, start
    while i < end:
        at = i + (doc[i].pos_ == "ADP")
        time = next((t for t in page.times if at < end and t.start == doc[at].idx), None)
        if time is None:
            return i
        i = next((k for k in range(at, end) if doc[k].idx >= time.end), end)
    return start


def _bare_by_order(page: Page, verb: Token) -> list[Range]:
    """`said Ukraine needed more`, where the tree has it otherwise: a phrase and a finite verb right behind the cue."""
    doc = page.doc
    _, high = page.region(verb.i)
    start = _behind_time(page, verb.i + 1, high)
    end = next((i for i in range(start, high) if doc[i].text in (",", ";", ":", "–", "—")), high)
    start = _behind_addressee(page, verb, start, end)
    finite = next(
        (i for i in range(start, end) if page.is_finite(doc[i]) or page.inside[i] != page.inside[verb.i]), end
    )
    if finite == end or page.inside[finite] != page.inside[verb.i]:
        return []
    if not (page.is_finite(verb) or adds(page, verb.i)):
        return []
    before = doc[start:finite]
    groups = ("relatives", "complementisers", "question_words", "infinitive_marks")
    barred = frozenset().union(*(page.grammar[group] for group in groups))
    nominal = [t for t in before if t.pos_ in ("NOUN", "PROPN", "PRON", "X")]
    opens = start < finite and doc[start].pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "X")
    opens = opens or doc[start].dep_ == "csubj" and "Ger" in doc[start].morph.get("VerbForm", [])
    opens = opens or doc[start].pos_ in ("ADP", "ADV") and any(t.pos_ == "NUM" for t in doc[start + 1 : start + 3])
    if not opens or not nominal or any(t.lower_ in barred or t.pos_ in ("SCONJ", "CCONJ") for t in before):
        return []
    return trimmed_range(page, start, clause_end(page, verb, start, high))


_RULES = (
    ("naming", naming),
    ("clause", that_clause),
    ("colon", after_colon),
    ("plain", feared),
    ("infinitive", infinitive),
    ("gerund", gerund),
    ("as-clause", as_clause),
    ("parenthetical", parenthetical),
    ("bare", bare_clause),
    ("sentence-before", sentence_before),
)
RULE_NAMES = tuple(name for name, _ in _RULES)
_NEEDS = {
    "naming": frozenset({"naming"}),
    "clause": frozenset({"clause", "question"}),
    "colon": frozenset({"main"}),
    "plain": frozenset({"object"}),
    "infinitive": frozenset({"infinitive"}),
    "gerund": frozenset({"gerund"}),
    "as-clause": frozenset({"main"}),
    "parenthetical": frozenset({"main"}),
    "bare": frozenset({"main", "clause"}),
    "sentence-before": frozenset({"main", "clause"}),
}
