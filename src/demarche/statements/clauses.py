"""Indirect speech of verbs: *zei dat …*, *zegt te …*, *…, zegt X*, *X zegt: …*."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from demarche.statements.claims import Claim
from demarche.statements.cues import Cue
from demarche.statements.grammar import (
    clause_left,
    phrase_span,
    speaker_of_noun,
    speaker_of_verb,
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
NOUN_REACH, INFINITIVE_REACH = 7, 14
# Tokens that may stand before the finite verb of a coordinated main clause.
MAX_PREFIELD, MAX_FENCED_PREFIELD = 3, 7


def verb_claim(page: Page, cue: Cue) -> Claim | None:
    """The claim that a verb cue makes outside direct quotation; None where it takes no content."""
    verb = page.doc[cue.i]
    allowed = frozenset(c for f in cue.frames for c in f.content)
    for name, rule in _ordered_rules(page, verb):
        if allowed & _NEEDS[name]:
            content = rule(page, cue, verb)
            if content and (name == "naming" or not all_quoted(page, content, page.inside[verb.i])):
                return _claim(page, cue, verb, name, content)
    return None


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
    if rule != "naming" and sum(end - start for start, end in content) < MIN_WORDS:
        return None
    speaker = speaker_of_verb(page, cue, cue.frame.speaker)
    inside = {i for s, e in content for i in range(s, e)}
    if speaker is not None and speaker in inside and rule != "naming":
        speaker = None
    if speaker is not None and _speaks_for_itself(page, speaker):
        return None
    if speaker is None and page.inside[cue.i] >= 0:
        return None
    return Claim(rule, content, cue.span, speaker, cue.frame)


def _speaks_for_itself(page: Page, speaker: int) -> bool:
    """*Ik denk dat …* inside a quotation is no speech of its own; *wie zegt dat …* is nobody's."""
    token = page.doc[speaker]
    pronoun = page.grammar.pronouns.get(token.lower_)
    if pronoun is not None and pronoun.kind == "self":
        return True
    return token.lower_ in page.grammar["nobody"]


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
    content = trimmed_range(page, mark + 1, clause_end(page, noun, mark, high))
    return Claim("noun", content, cue.span, speaker, cue.frame) if content else None


def that_clause(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`zei woensdag dat A` => `A`; `Dat A, zei X` => `A`."""
    low, high = page.region(verb.i)
    words = page.grammar["complementisers"]
    allowed = frozenset(c for f in cue.frames for c in f.content)
    if "question" in allowed:
        words = words | page.grammar["question_words"]
    mark = _clause_mark(page, cue, verb, high, words)
    if mark is None:
        return _fronted(page, verb, low, words)
    start = (
        mark + 1 if page.doc[mark].lower_ in page.grammar["complementisers"] | page.grammar["bare_questions"] else mark
    )
    end = clause_end(page, verb, mark, high)
    return trimmed_range(page, start, end)


def _clause_mark(page: Page, cue: Cue, verb: Token, high: int, words: frozenset[str]) -> int | None:
    doc = page.doc
    for i in range(verb.i + 1, min(high, verb.i + CLAUSE_REACH)):
        token = doc[i]
        if page.inside[i] != page.inside[verb.i]:
            if page.quotes[page.inside[i]].size > 4:
                return None
            continue
        if token.lower_ in words and i not in cue.parts and _introduces(page, token, verb):
            return i
        other = page.is_finite(token) and i not in cue.parts and not _own_auxiliary(token, verb)
        if token.text in (":", ";") or other:
            return None
    return None


def _own_auxiliary(token: Token, verb: Token) -> bool:
    own = token.head.i == verb.i and token.dep_ in ("aux", "aux:pass", "cop")
    return own or (verb.head.i == token.i and verb.dep_ in ("aux", "xcomp", "compound:prt"))


def _introduces(page: Page, token: Token, verb: Token) -> bool:
    """Whether the word opens a clause of the verb, and no relative clause or noun phrase (*dat plan*)."""
    before, after = page.doc[token.i - 1], page.doc[min(token.i + 1, len(page.doc) - 1)]
    plural = "Plur" in after.morph.get("Number", [])
    if token.pos_ == "DET" and after.pos_ in ("NOUN", "ADJ", "PROPN") and token.head.i == after.i and not plural:
        return token.lower_ not in page.grammar["complementisers"] or before.text == ","
    if token.pos_ == "PRON" and token.dep_ in ("nsubj", "obj", "nsubj:pass") and token.head.dep_ == "acl:relcl":
        noun = token.head.head
        return noun.i == verb.i or noun.pos_ not in ("NOUN", "PROPN") or any(c.dep_ == "case" for c in noun.children)
    if token.pos_ == "PRON" and after.is_punct:
        return False
    if before.pos_ == "PRON" and before.dep_ == "nsubj" and before.head.i == token.head.i:
        return False
    return token.pos_ == "SCONJ" or page.has_verb(token.i, page.region(verb.i)[1])


def clause_end(page: Page, verb: Token, mark: int, high: int) -> int:
    """The end of the clause opened at `mark`: its sentence's, unless the governing clause goes on behind it."""
    limit = min(high, _outer_limit(page, verb, mark, high))
    for i in range(mark + 2, limit):
        if page.inside[i] != page.inside[mark]:
            continue
        if i == comment_start(page, i, i + 2) and i + 1 < limit:
            return i
        if page.doc[i].text == ":" and any(q.outer[0] in (i + 1, i + 2) for q in page.quotes):
            return i
        if _parenthesis_begins(page, i, limit) or _governing_resumes(page, verb, mark, i):
            return i
    return limit


def _outer_limit(page: Page, verb: Token, mark: int, high: int) -> int:
    """A cue inside a relative or adverbial clause before the main verb: the clause ends before that verb."""
    clause = verb
    while clause.dep_ in ("aux", "aux:pass", "xcomp", "conj", "cop") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ not in ("acl:relcl", "advcl", "csubj", "acl"):
        return high
    governor = clause.head
    edge = clause.right_edge.i + 1
    if governor.i > mark and mark < edge <= governor.i:
        return edge
    finite = next(
        (j for j in range(mark + 2, high) if page.doc[j - 1].text == "," and page.is_finite(page.doc[j])), None
    )
    if clause.dep_ == "acl:relcl" and finite is not None and page.doc[finite].head.i in (governor.i, governor.head.i):
        return finite
    return high


def _parenthesis_begins(page: Page, i: int, limit: int) -> bool:
    """`, aldus X` or `, zegt X`: the rest is a cue of its own."""
    doc = page.doc
    if doc[i - 1].text != "," and doc[i].text != ",":
        return False
    j = i + 1 if doc[i].text == "," else i
    if j >= limit:
        return False
    token = doc[j]
    if token.lower_ in page.grammar["so_words"] and j + 1 < limit and _cue_form(page, j + 1):
        return True
    if any(f.speaker == ("following",) for _, f in page.lexicon.phrases.get(token.lower_, ())):
        return not page.has_finite(j, limit)
    return _cue_form(page, j) and page.is_finite(token) and not page.has_finite(j + 1, limit)


def _cue_form(page: Page, i: int) -> bool:
    return page.doc[i].lower_ in page.lexicon.verbs or page.doc[i].lower_ in page.lexicon.separated


def _governing_resumes(page: Page, verb: Token, mark: int, i: int) -> bool:
    """A coordinated main clause of the cue's own level begins at `i` (*…, maar hij gaf ook toe dat …*)."""
    token = page.doc[i]
    if token.pos_ != "CCONJ" and token.text != ";":
        return False
    if token.text == ";":
        return True
    nxt = page.doc[min(i + 1, len(page.doc) - 1)]
    if nxt.lower_ in page.grammar["complementisers"] | page.grammar["subordinators"]:
        return False
    if page.doc[i - 1].text not in (",", "–", "-") and token.lower_ not in page.grammar["additives"]:
        return False
    return page.doc[mark].lower_ in page.grammar["complementisers"] and verb_second(page, i + 1)


def comment_start(page: Page, low: int, high: int) -> int:
    """Where a remark on the whole clause begins (a comma and *iets wat*), else `high`."""
    for i in range(low, min(high, len(page.doc)) - 1):
        if page.doc[i].text == "," and page.doc[i + 1].lower_ in page.grammar["clause_relatives"]:
            return i
    return high


def verb_second(page: Page, start: int) -> bool:
    """Whether a main clause begins here: its finite verb comes early and the clause goes on behind it.

    In the languages with verb-final clauses this tells a coordinated main clause from a subordinate one.
    """
    high = page.region(start)[1] if start < len(page.doc) else start
    fenced = start > 1 and page.doc[start - 2].text in (",", "–", "-")
    reach = MAX_FENCED_PREFIELD if fenced else MAX_PREFIELD
    for j in range(start, min(high, start + reach + 1)):
        token = page.doc[j]
        if token.text in (",", ";", ":"):
            return False
        if page.is_finite(token):
            nxt = page.doc[j + 1] if j + 1 < high else None
            return nxt is not None and not nxt.is_punct and nxt.pos_ not in ("VERB", "AUX", "CCONJ")
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
    for i in range(verb.i + 1, min(high - 1, verb.i + CLAUSE_REACH)):
        token = doc[i]
        if page.inside[i] != page.inside[verb.i]:
            continue
        if token.text in (":", ";") or page.is_finite(token):
            return []
        relative = doc[i - 1].text == "," and token.lower_ in page.grammar["relatives"]
        if relative or token.lower_ in page.grammar["adverbial_infinitives"] and token.dep_ == "mark":
            return []
        if token.lower_ in page.grammar["infinitive_marks"] and "Inf" in doc[i + 1].morph.get("VerbForm", []):
            start = _infinitive_start(page, cue, verb, subject, i)
            if doc[start].lower_ in page.grammar["purpose_marks"]:
                return []
            return trimmed_range(page, start, clause_end(page, verb, start, high))
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
    first = verb.i
    if first > low and doc[first - 1].lower_ in page.grammar["so_words"]:
        first -= 1
    if first <= low or doc[first - 1].text not in (",", "–", "—", "-", "(") or not page.is_finite(verb):
        return []
    subject = subject_of(page, verb)
    if subject is not None and subject.i < verb.i:
        return []
    other_cue = any(_cue_form(page, i) and page.is_finite(doc[i]) for i in range(low, first))
    left = clause_left(page, first - 1, low) if other_cue else low
    dangling = doc[left].lower_ in page.grammar["subordinators"] and not _main_clause_behind(page, left, first)
    content = trimmed_range(page, left, first)
    if not content or content[0][1] - content[0][0] < 2:
        return []
    behind = phrase_span(page, subject)[1] if subject is not None else verb.i + 1
    comma = next((i for i in range(behind, high) if doc[i].text in (",", "–", "—")), None)
    if comma is not None and comma + 1 < high and doc[comma + 1].pos_ not in ("PRON", "ADP") and comma - behind < 12:
        rest = trimmed_range(page, comma + 1, high)
        if rest and rest[0][1] - rest[0][0] >= MIN_MAIN_CLAUSE and not _relative(page, comma + 1):
            content += rest
            dangling = False
    if dangling:
        return []
    words = sum(e - s for s, e in content)
    finite = any(page.has_finite(s, e) for s, e in content)
    if words < MIN_MAIN_CLAUSE or not finite or all_quoted(page, content[:1], page.inside[verb.i]):
        return []
    return content


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
    if _source_follows(page, colon + 1) or any(_cue_form(page, i) for i in range(colon + 1, min(high, colon + 4))):
        return []
    if doc[colon + 1].is_quote or any(q.outer[0] in (colon + 1, colon + 2) for q in page.quotes):
        return []
    return trimmed_range(page, colon + 1, high) if page.has_finite(colon + 1, high) else []


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
    if any(doc[i].text == ":" or doc[i].lower_ in page.grammar["complementisers"] for i in range(first + 1, high)):
        return []
    start, end = page.unit_of(low - 1)
    quoted = all_quoted(page, [(start, end)], -1)
    titled = page.zone_of[start] not in ("lead", "body")
    return [] if quoted or titled or not page.has_finite(start, end) else trimmed_range(page, start, end)


def bare_clause(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`Hij zegt hij komt`: a main clause with its own subject right behind the cue's."""
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis") and child.i > verb.i and page.is_finite_clause(child):
            start = child.left_edge.i
            low, high = page.region(verb.i)
            between = page.doc[verb.i + 1 : start].text
            if "," in between:
                return []
            asked = page.doc[start].lower_ in page.grammar["question_words"]
            if verb.i < start < high and page.inside[start] == page.inside[verb.i] and ":" not in between and not asked:
                own_mark = any(c.dep_ == "mark" for c in child.children)
                return [] if own_mark else trimmed_range(page, start, clause_end(page, verb, start, high))
    return []


_RULES = (
    ("naming", naming),
    ("clause", that_clause),
    ("colon", after_colon),
    ("infinitive", infinitive),
    ("parenthetical", parenthetical),
    ("bare", bare_clause),
    ("sentence-before", sentence_before),
)
_NEEDS = {
    "naming": frozenset({"naming"}),
    "clause": frozenset({"clause", "question"}),
    "colon": frozenset({"main"}),
    "infinitive": frozenset({"infinitive"}),
    "parenthetical": frozenset({"main"}),
    "bare": frozenset({"main", "clause"}),
    "sentence-before": frozenset({"main", "clause"}),
}
