"""Grammar that the rules share: subjects, noun phrases, clause borders. No word of any language stands here."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from demarche.actors.candidates import Candidate
from demarche.statements.cues import Cue
from demarche.statements.page import Page, Range

_SUBJECT_LABELS = ("nsubj", "nsubj:pass", "csubj")
_OPEN_NP = frozenset({"det", "amod", "nummod", "flat", "appos", "nmod", "nmod:poss", "case", "compound", "fixed"})
_NP_TAGS = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "X"})
_VERBAL_LINKS = ("aux", "aux:pass", "cop", "xcomp", "compound:prt")
# How far behind its verb an inverted subject may begin: adverbs and an object pronoun may stand between.
MAX_INVERSION = 4
# How long an aside between a subject and its verb may be, and how a noun hangs that is only part of the subject.
MAX_FENCED = 40
_WITHIN = ("obj", "obl", "nmod", "acl", "acl:relcl", "advcl", "xcomp")


def subject_of(page: Page, verb: Token) -> Token | None:
    """The head of the verb's subject: by the tree, through auxiliaries and coordination, else by word order."""
    low, high = page.region(verb.i)
    if not page.grammar.verb_final:
        found = (
            subject_beside(page, verb, low)
            or fenced_subject(page, verb, low)
            or _subject_of_participle(page, verb, low)
            or _subject_above(page, verb)
            or _subject_of_reduced(page, verb, low)
            or _noun_beside(page, verb, low)
        )
        if found is not None:
            return found
    prefield = _prefield(page, verb, low) or _behind_opener(page, verb, low) or _beside_coordinated(page, verb, low)
    if prefield is not None:
        return prefield
    carrier = fronted_auxiliary(page, verb, low)
    if carrier is not None:
        inverted = _following_phrase(page, carrier, verb.i)
        if inverted is not None:
            return inverted
    before = page.doc[verb.i - 1] if verb.i > low else None
    if before is not None and page.is_finite(verb) and (before.is_punct or before.lower_ in page.grammar["so_words"]):
        inverted = _following_phrase(page, verb, high)
        if inverted is not None and before.text != ":" and not _own_subject_before(page, verb, low):
            return inverted
    if before is not None and before.pos_ == "CCONJ" and page.is_finite(verb):
        first = _first_subject(page, low, verb.i)
        if first is not None:
            return first
    return _subject_by_tree(page, verb, low, high) or _subject_by_order(page, verb, low, high)


def _subject_above(page: Page, verb: Token) -> Token | None:
    """`X, who met Y, urged Z`: the noun that the parser makes the root, and its verb an aside of it."""
    noun = verb.head
    nominal = verb.dep_ == "parataxis" and noun.pos_ in ("NOUN", "PROPN") and noun.i < verb.i
    described = any(c.dep_ == "acl:relcl" and noun.i < c.i < verb.i for c in noun.children)
    return noun if nominal and described and page.is_finite(verb) else None


def fronted_auxiliary(page: Page, verb: Token, low: int) -> Token | None:
    """`A, heeft X gezegd`: the perfect auxiliary that opens the reporting clause of a participle or infinitive."""
    if page.is_finite(verb):
        return None
    for i in range(verb.i - 1, low, -1):
        token, before = page.doc[i], page.doc[i - 1]
        if token.is_punct:
            return None
        if token.lower_ in page.grammar["perfect_auxiliaries"]:
            opens = before.text in (",", "–", "—") or before.lower_ in page.grammar["so_words"]
            return token if opens else None
    return None


def subject_beside(page: Page, verb: Token, low: int) -> Token | None:
    """`X said`, `X on Tuesday said`: the actor right before a finite verb, where no preposition governs it."""
    doc, i = page.doc, verb.i - 1
    if not is_spoken(page, verb):
        return None
    while i > low and (doc[i].pos_ in ("ADV", "AUX") or doc[i].dep_ == "obl:unmarked"):
        i -= 1
    candidate = page.actors.at(i) if i >= low and page.inside[i] == page.inside[verb.i] else None
    if candidate is None or modifies(page, candidate) or doc[i].dep_ == "nmod:poss":
        return None
    around = (c for c in page.actors.by_token[i] if c.kind == "role" and c.actor and c.start < candidate.start)
    candidate = next(around, candidate)
    whole = _held_by_subject(page, verb, candidate)
    if whole is not None:
        return whole
    start = phrase_span(page, doc[candidate.head])[0]
    before = doc[start - 1] if start > low else None
    governed = before is not None and before.pos_ in ("ADP", "CCONJ", "PART", "SYM")
    return None if governed and before is not None and before.dep_ != "mark" else doc[candidate.head]


def _subject_of_reduced(page: Page, verb: Token, low: int) -> Token | None:
    """`a report published Wednesday said`: the noun that the parser gives to the participle between."""
    if not is_spoken(page, verb) or any(c.dep_ in _SUBJECT_LABELS for c in verb.children):
        return None
    clause = next((c for c in verb.children if low <= c.i < verb.i and c.dep_ in ("ccomp", "csubj")), None)
    if clause is None or any(t.is_punct for t in page.doc[clause.i : verb.i]):
        return None
    return next((c for c in clause.children if c.dep_ in ("nsubj", "nsubj:pass") and c.pos_ != "PRON"), None)


def is_spoken(page: Page, verb: Token) -> bool:
    """Whether the verb is finite, or has a finite auxiliary before it that makes no passive."""
    if page.is_finite(verb):
        return True
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    return not passive and any(c.dep_ == "aux" and c.i < verb.i and page.is_finite(c) for c in verb.children)


def _noun_beside(page: Page, verb: Token, low: int) -> Token | None:
    """`…, state television reports`: between a comma and the verb a noun that is no actor yet."""
    noun = page.doc[verb.i - 1] if verb.i > low + 1 else None
    if noun is None or noun.pos_ not in ("NOUN", "PROPN") or not page.is_finite(verb):
        return None
    start = phrase_span(page, noun)[0]
    before = page.doc[start - 1] if start > low else None
    opened = before is not None and (before.text == "," or before.lower_ in page.grammar["relatives"])
    return noun if opened else None


def _held_by_subject(page: Page, verb: Token, candidate: Candidate) -> Token | None:
    """`unions that represent doctors and workers say`: the verb's subject, where the name beside is only part of it."""
    node = page.doc[candidate.head]
    held = False
    while node.head.i != node.i and node.head.i != verb.i and node.i != verb.i:
        held = held or node.dep_ in _WITHIN
        node = node.head
    if not held or node.dep_ != "nsubj" or node.head.i != verb.i or node.i >= candidate.start:
        return None
    return node if node.pos_ in ("NOUN", "PROPN") and page.inside[node.i] == page.inside[verb.i] else None


def fenced_subject(page: Page, verb: Token, low: int) -> Token | None:
    """`the diplomat, Jane Doe, told`, `X, who lives there, said`: the phrase before an aside that ends at the verb."""
    doc, end = page.doc, verb.i - 1
    if not is_spoken(page, verb):
        return None
    while end > low and (doc[end].pos_ in ("ADV", "AUX") or doc[end].dep_ == "obl:unmarked"):
        end -= 1
    if end <= low or doc[end].text != ",":
        return None
    for i in range(end - 1, max(low, end - MAX_FENCED), -1):
        if page.inside[i] != page.inside[verb.i] or doc[i].text in (";", ":"):
            return None
        if doc[i].text != ",":
            continue
        head = _phrase_ending(page, i, low)
        if head is not None and _is_aside(page, i + 1, end):
            return head
    return None


def _phrase_ending(page: Page, i: int, low: int) -> Token | None:
    """The head of the noun phrase that ends before token `i` and begins a clause."""
    doc = page.doc
    ending = (c for c in page.actors.by_token.get(i - 1, ()) if c.actor is not None and c.end == i)
    candidate = min(ending, key=lambda c: c.start, default=None)
    if candidate is not None and not modifies(page, candidate):
        head = doc[candidate.head]
    elif doc[i - 1].pos_ in ("NOUN", "PROPN") and doc[i - 1].dep_ in _SUBJECT_LABELS:
        head = doc[i - 1]
    else:
        return None
    start = phrase_span(page, head)[0]
    before = doc[start - 1] if start > low else None
    opens = before is None or before.is_punct or before.is_space or before.pos_ in ("CCONJ", "SCONJ")
    opens = opens or doc[start].pos_ == "DET" and before is not None and before.pos_ in ("NOUN", "PROPN", "ADV")
    return head if opens else None


def _is_aside(page: Page, start: int, end: int) -> bool:
    """Whether the words between two commas say who somebody is: a relative clause, or words without finite verb."""
    relatives = page.grammar["relatives"] & {t.lower_ for t in page.doc[start : start + 3]}
    finite = [page.doc[i] for i in range(start, end) if page.is_finite(page.doc[i])]
    reported = len(finite) == 1 and any(not frame.fixed for frame in page.lexicon.verbs.get(finite[0].lower_, ()))
    return start < end and (bool(relatives) or not finite or reported)


def _subject_of_participle(page: Page, verb: Token, low: int) -> Token | None:
    """`X said A, adding that B`: X, as of the sentence's first verb of speech; `quoted X as saying`: X."""
    if "Part" not in verb.morph.get("VerbForm", []) and "Ger" not in verb.morph.get("VerbForm", []):
        return None
    if any(c.dep_ in _VERBAL_LINKS for c in verb.children):
        return None
    before = page.doc[verb.i - 1] if verb.i > low else None
    if before is not None and before.lower_ in page.grammar["as_words"]:
        quoted = next((c for c in verb.head.children if c.dep_ == "obj" and c.i < verb.i), None)
        passive = next((c for c in verb.head.children if c.dep_ == "nsubj:pass"), None)
        behind = _preceding_phrase(page, verb, verb.head.i + 1) if verb.head.i < verb.i else None
        return quoted or passive or behind
    if before is None or before.text != ",":
        return None
    spoken = (page.doc[i] for i in range(low, verb.i) if page.inside[i] == page.inside[verb.i])
    first = next((t for t in spoken if t.pos_ == "VERB" and page.is_finite(t) and _is_plain_cue(page, t)), None)
    return subject_of(page, first) if first is not None else None


def _is_plain_cue(page: Page, token: Token) -> bool:
    """Whether the form alone, without set words, is one of speech."""
    return any(not frame.fixed for frame in page.lexicon.verbs.get(token.lower_, ()))


def _subject_by_tree(page: Page, verb: Token, low: int, high: int) -> Token | None:
    for carrier in _carriers(verb):
        for child in carrier.children:
            if child.dep_ in _SUBJECT_LABELS and low <= child.i < high and _nominal(child) and child.i != verb.i:
                if child.i < verb.i and child.lower_ in page.grammar["nobody"]:
                    behind = _preceding_phrase(page, verb, child.i + 1)
                    if behind is None and page.is_finite(verb):
                        behind = _following_phrase(page, verb, high)
                    if behind is not None:
                        return behind
                return _relative_antecedent(page, child) or child
    return None


def _subject_by_order(page: Page, verb: Token, low: int, high: int) -> Token | None:
    """A phrase behind a finite verb, the subject of the clause that the verb leans on, else what stands before it."""
    inverted = _following_phrase(page, verb, high)
    if inverted is not None and page.is_finite(verb):
        before = verb.i - 1
        links = ("ADV", "SCONJ", "CCONJ") if page.grammar.verb_final else ("ADV", "SCONJ")
        if before < low or page.doc[before].is_punct or page.doc[before].pos_ in links:
            return inverted
    if verb.dep_ == "conj" and verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return subject_of(page, verb.head)
    if verb.dep_ in ("acl:relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return _preceding_phrase(page, verb, max(low, verb.head.i + 1)) or verb.head
    if verb.dep_ in ("xcomp", "advcl") and not page.is_finite(verb) and verb.head.i != verb.i:
        return subject_of(page, verb.head)
    return _preceding_phrase(page, verb, low) or inverted


def _prefield(page: Page, verb: Token, low: int) -> Token | None:
    """The phrase that fills the place before the sentence's first finite verb, when it names an actor."""
    doc = page.doc
    start = low
    while start < verb.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    adverbial = doc[start].pos_ in ("ADP", "ADV", "SCONJ", "CCONJ") and page.actors.at(start) is None
    if start >= verb.i or not page.is_finite(verb) or adverbial:
        return None
    fenced = fenced_phrase(page, start, verb)
    if fenced is not None:
        return fenced
    if any(doc[i].is_punct or page.is_finite(doc[i]) for i in range(start, verb.i)):
        return None
    for i in range(start, min(verb.i, start + 4)):
        candidate = page.actors.at(i)
        if candidate is not None and candidate.start <= i and not modifies(page, candidate):
            possessive = candidate.kind == "pronoun" and doc[i].dep_ == "nmod:poss"
            if not possessive:
                return doc[candidate.head]
        if doc[i].pos_ == "ADP":
            return None
    return None


def _behind_opener(page: Page, verb: Token, low: int) -> Token | None:
    """`wat een woordvoerder een “leugen” noemt`: in a free relative clause the subject stands behind its opener."""
    for i in range(verb.i - 1, low - 1, -1):
        token = page.doc[i]
        if page.inside[i] != page.inside[verb.i]:
            continue
        if page.is_finite(token) or token.is_punct and not token.is_quote:
            return None
        if token.lower_ in page.grammar["like_words"] and i + 1 < verb.i and page.is_finite(verb):
            found = _phrase_head(page, i + 1, verb.i)
            return found if found is not None and page.actors.at(found.i) is not None else None
    return None


def _beside_coordinated(page: Page, verb: Token, low: int) -> Token | None:
    """`X prees hen en minister Y verwacht dat …`: the name between the conjunction and a finite verb."""
    candidate = page.actors.at(verb.i - 1) if page.is_finite(verb) and verb.i > low else None
    if candidate is None or candidate.kind != "name" or candidate.end != verb.i or modifies(page, candidate):
        return None
    start = phrase_span(page, page.doc[candidate.head])[0]
    start = min([start, *(r.start for r in candidate.roles)])
    if start <= low or page.doc[start - 1].pos_ != "CCONJ":
        return None
    barred = page.grammar["complementisers"] | page.grammar["subordinators"] | page.grammar["relatives"]
    for i in range(start - 2, low - 1, -1):
        if page.is_finite(page.doc[i]):
            return page.doc[candidate.head]
        if page.doc[i].lower_ in barred:
            return None
    return None


def fenced_phrase(page: Page, start: int, verb: Token) -> Token | None:
    """`X, die …, zegt`: the phrase in front, an apposition or relative clause between commas, the verb."""
    doc = page.doc
    if doc[verb.i - 1].text != ",":
        return None
    for i in range(start, min(verb.i, start + 4)):
        candidate = page.actors.at(i)
        if candidate is None or modifies(page, candidate) or candidate.kind == "pronoun":
            continue
        end = max(candidate.end, candidate.named_by.end if candidate.named_by else 0)
        while end < verb.i and doc[end].text != "," and page.actors.at(end) is not None:
            end += 1
        return doc[candidate.head] if end < verb.i - 1 and doc[end].text == "," else None
    return None


def _own_subject_before(page: Page, verb: Token, low: int) -> bool:
    """Whether the tree gives the verb a subject before it that names an actor (*X, die …, noemt*)."""
    for child in verb.children:
        if child.dep_ in _SUBJECT_LABELS and low <= child.i < verb.i and page.inside[child.i] == page.inside[verb.i]:
            end = max(phrase_span(page, child)[1], child.i + 1)
            commas = [i for i in range(end, verb.i) if page.doc[i].text == ","]
            if commas == [verb.i - 1]:
                return False
            return page.actors.actor_of(child.i) is not None and not (end == verb.i - 1 and page.doc[end].text == ",")
    return False


def _first_subject(page: Page, low: int, high: int) -> Token | None:
    """The subject of the main clause that a coordinated verb without subject of its own goes on with."""
    for i in range(low, high):
        token = page.doc[i]
        if page.inside[i] != page.inside[high] or token.dep_ not in _SUBJECT_LABELS:
            continue
        main = token.head.dep_ in ("ROOT", "conj", "parataxis")
        if main and page.actors.actor_of(i) is not None:
            return token
    return None


def _carriers(verb: Token) -> Iterator[Token]:
    """The verb and the auxiliaries and light verbs above it that may hold its subject."""
    seen = {verb.i}
    yield verb
    while verb.dep_ in (*_VERBAL_LINKS, "conj") and verb.head.i not in seen:
        if verb.dep_ == "conj" and any(c.dep_ in _SUBJECT_LABELS for c in verb.children):
            return
        verb = verb.head
        seen.add(verb.i)
        if verb.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            yield verb


def modifies(page: Page, candidate: Candidate) -> bool:
    """Whether the name only modifies a noun behind it: *Russische* troepen, *US* officials, *Russia* 's army."""
    head = page.doc[candidate.head]
    if head.pos_ == "ADJ":
        return head.head.i not in page.misread
    apart = head.dep_ == "compound" or head.dep_ == "nmod:poss" and not page.grammar.verb_final
    owned = head.head.i >= candidate.end and head.head.i not in page.misread
    # *Robert Mugabe today accused*, *Cambodia resumed talks*: times and verbs own nobody
    owned = owned and head.head.dep_ != "obl:unmarked" and head.head.pos_ not in ("VERB", "AUX")
    return apart and owned and candidate.kind != "pronoun"


def _nominal(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET", "ADV", "SYM")


def _relative_antecedent(page: Page, subject: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    clause = subject.head
    if clause.dep_ != "acl:relcl" or subject.pos_ not in ("PRON", "DET", "SCONJ") or subject.i > clause.i:
        return None
    pronoun = page.grammar.pronouns.get(subject.lower_)
    relative = pronoun is not None and pronoun.kind in ("relative", "demonstrative")
    return clause.head if relative and clause.head.i < subject.i else None


def _following_phrase(page: Page, verb: Token, high: int) -> Token | None:
    """The noun phrase right behind an inverted verb."""
    doc = page.doc
    i = verb.i + 1
    limit = min(high, verb.i + MAX_INVERSION)
    if _takes_addressee(page, verb):
        return None
    while i < limit and _adverbial(page, i):
        i += 1
    if i >= high or doc[i].is_punct or doc[i].pos_ not in _NP_TAGS:
        candidate = page.actors.at(i) if i < high else None
        return doc[candidate.head] if candidate and not doc[i].is_punct else None
    return _phrase_head(page, i, high)


def _takes_addressee(page: Page, verb: Token) -> bool:
    """Whether the one spoken to stands right behind the verb (*told X*), so that its subject cannot."""
    frames = page.lexicon.verbs.get(verb.lower_, ()) if not page.grammar.verb_final else ()
    return any({"obj", "iobj"} & set(frame.addressee) and not frame.fixed for frame in frames)


def _adverbial(page: Page, i: int) -> bool:
    token = page.doc[i]
    if token.lower_ in page.grammar["time_nouns"]:
        return True
    return token.pos_ in ("ADV", "PART") and page.actors.actor_of(i) is None


def _phrase_head(page: Page, i: int, high: int) -> Token | None:
    doc = page.doc
    candidate = page.actors.at(i)
    j = i
    while j + 1 < high and (modifies(page, candidate) if candidate else doc[j].pos_ in ("DET", "ADJ", "NUM", "ADV")):
        j += 1
        candidate = page.actors.at(j)
    if candidate is not None:
        return doc[candidate.head]
    return doc[j] if doc[j].pos_ in ("NOUN", "PROPN", "PRON", "X") else None


def _preceding_phrase(page: Page, verb: Token, low: int) -> Token | None:
    """The nearest actor before the verb that no preposition governs."""
    doc = page.doc
    for i in range(verb.i - 1, low - 1, -1):
        if page.inside[i] != page.inside[verb.i]:
            continue
        candidate = page.actors.at(i)
        if candidate is None or modifies(page, candidate):
            continue
        if candidate.kind == "pronoun" and doc[i].dep_ in ("nmod:poss", "obj"):
            continue
        start = candidate.start
        governed = start > low and doc[start - 1].pos_ == "ADP"
        determined = start > low + 1 and doc[start - 1].pos_ == "DET" and doc[start - 2].pos_ == "ADP"
        if not governed and not determined:
            return doc[candidate.head]
    return None


def phrase_span(page: Page, head: Token) -> Range:
    """The noun phrase round a head, without relative clauses: title and name, or article, adjectives and noun."""
    doc = page.doc
    low, high = page.region(head.i)
    start, end = head.i, head.i + 1
    for candidate in page.actors.by_token.get(head.i, ()):
        start, end = min(start, candidate.start), max(end, candidate.end)
        for role in candidate.roles:
            if role.end in (start, start - 1) and role.end == start:
                start = min(start, role.start)
        if candidate.named_by is not None and candidate.named_by.start == end:
            end = candidate.named_by.end
    while start > low and doc[start - 1].pos_ in ("DET", "ADJ", "NUM") and doc[start - 1].head.i in range(start, end):
        start -= 1
    while not page.grammar.verb_final and start > low and _is_modifier(page, start - 1, (start, end)):
        start -= 1
    while end < high and doc[end].dep_ in ("flat", "fixed") and doc[end].head.i in range(start, end):
        end += 1
    return max(start, low), min(end, high)


def _is_modifier(page: Page, i: int, phrase: Range) -> bool:
    """Whether the token before a phrase belongs to its noun: *port authority*, *the port authority*."""
    token = page.doc[i]
    own = token.head.i in range(*phrase) and page.inside[i] == page.inside[phrase[0]]
    return own and (token.dep_ == "compound" or token.pos_ in ("DET", "ADJ", "NUM"))


def trim(page: Page, start: int, end: int) -> Range:
    """Take punctuation and white space off both ends, but keep marks that a quotation inside needs."""
    doc = page.doc
    marks = {m for q in page.quotes for m in (q.outer[0], q.outer[1] - 1)}
    while start < end and (doc[start].is_space or (doc[start].is_punct and start not in marks)):
        start += 1
    while end > start and (doc[end - 1].is_space or (doc[end - 1].is_punct and end - 1 not in marks)):
        end -= 1
    return start, end


def clause_left(page: Page, i: int, low: int) -> int:
    """Where the clause that holds token `i` begins: behind the last border that a finished clause stands before."""
    doc = page.doc
    words = page.grammar["coordinators"] | page.grammar["clause_links"]
    for j in range(i - 1, low, -1):
        if page.inside[j] != page.inside[i]:
            continue
        border = doc[j].text in (";", ":") or (doc[j].lower_ in words and doc[j - 1].text in (",", ";", "–", "-"))
        parted = doc[j].text == ";" or (
            border and page.has_finite(low, j) and page.has_finite(j + 1, page.region(i)[1])
        )
        if doc[j].lower_ in page.grammar["coordinators"] and page.is_finite(doc[j + 1]):
            continue  # *…, maar trok zich terug*: the clause goes on with its subject
        firm = doc[j].text in (";", ":") or doc[j].lower_ in page.grammar["coordinators"]
        if parted and (firm or not page.has_finite(j + 1, i)):
            return j + 1
    return low


def clause_right(page: Page, i: int, high: int) -> int:
    """Where the clause that holds token `i` ends: before a coordinated main clause, or at the end."""
    doc = page.doc
    for j in range(i + 1, high - 1):
        if page.inside[j] != page.inside[i]:
            continue
        if doc[j].text == ";":
            return j
        shared = page.is_finite(doc[j + 1])
        contrast = doc[j].pos_ == "CCONJ" and not shared and doc[j - 1].text in (",", "–") and page.has_finite(j, high)
        if contrast and doc[j].head.dep_ == "conj" and page.is_finite_clause(doc[j].head):
            return j - 1
    return high


def speaker_of_verb(page: Page, cue: Cue, slots: tuple[str, ...]) -> int | None:
    """The head of the speaker's phrase, in the slot that the frame names: subject, or behind a preposition."""
    verb = page.doc[cue.i]
    for slot in slots:
        if slot.startswith("obl:"):
            found = _oblique(page, verb, slot.removeprefix("obl:"))
            if found is not None:
                return found
    if "nmod:van" in slots:  # *in een verklaring van X staat dat …*
        return next((i for p in sorted(cue.parts - {cue.i}) if (i := _owner_of(page, page.doc[p])) is not None), None)
    if "nsubj" not in slots:
        return None
    if any(c.dep_ == "aux:pass" for c in verb.children) or _is_reduced_passive(page, verb):
        return next((c.i for c in verb.children if c.dep_ == "obl:agent"), None)
    subject = subject_of(page, verb)
    return subject.i if subject is not None else None


def _is_reduced_passive(page: Page, verb: Token) -> bool:
    """`remarks denounced in Canberra`, `men suspected of it`: a past participle that describes a noun."""
    past = "Past" in verb.morph.get("Tense", []) and "Part" in verb.morph.get("VerbForm", [])
    bare = not any(c.dep_.startswith("aux") or c.dep_ in _SUBJECT_LABELS for c in verb.children)
    beside = page.actors.at(verb.i - 1) if verb.i else None
    named = beside is not None and beside.kind in ("name", "metonym") and beside.start > 0
    # *a step Paris called “bad”*
    of_another = named and beside is not None and page.doc[beside.start - 1].pos_ == "NOUN"
    bare = bare and verb.head.dep_ != "ROOT" and not of_another and (beside is None or beside.head == verb.head.i)
    return not page.grammar.verb_final and past and bare and verb.dep_ in ("acl", "amod") and verb.i not in page.misread


def _owner_of(page: Page, noun: Token) -> int | None:
    """Whose a fixed noun is: of a possessive or adjective before it, or behind *of*."""
    for child in noun.children:
        named = page.actors.actor_of(child.i) is not None
        behind = any(c.lower_ in page.grammar["of_prepositions"] for c in child.children if c.dep_ == "case")
        if noun.pos_ == "NOUN" and named and (child.i < noun.i or behind):
            return child.i
    return None


def _oblique(page: Page, verb: Token, preposition: str) -> int | None:
    """`klinkt het bij de oppositie`: the actor behind the preposition."""
    low, high = page.region(verb.i)
    for i in range(low, high - 1):
        if page.doc[i].lower_ == preposition and page.inside[i] == page.inside[verb.i]:
            for j in range(i + 1, min(high, i + 6)):
                candidate = page.actors.at(j)
                if candidate is not None and page.doc[candidate.head].pos_ != "ADJ":
                    return candidate.head
    return None


def speaker_of_noun(page: Page, noun: Token) -> int | None:
    """`de verklaring van X`, `zijn boodschap`, else the subject of the clause."""
    for child in noun.children:
        if child.dep_ in ("nmod", "nmod:poss", "compound") and page.actors.actor_of(child.i):
            return child.i
    subject = subject_of(page, noun.head) if noun.head.pos_ in ("VERB", "AUX") else None
    return subject.i if subject is not None and subject.i != noun.i else None


def trimmed_range(page: Page, start: int, end: int) -> list[Range]:
    """The range without punctuation and space at its ends, as a list that is empty where nothing is left."""
    start, end = trim(page, start, end)
    return [(start, end)] if start < end else []
