"""Stretches of a Doc that may name an actor: known names, recognised names, role phrases, pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from demarche.actors.evidence import agree, label_by_neighbours, trimmed
from demarche.knowledge.entities import KnowledgeBase, fold
from demarche.knowledge.grammar import Grammar, Pronoun, RoleWord
from demarche.knowledge.kit import LanguageKit
from demarche.records import MentionKind

# A compound's last part counts as a role word from this length on (*legerwoordvoerder*, *vakbondsleider*).
MIN_COMPOUND_HEAD = 6
_MODIFIERS = frozenset({"ADJ", "DET", "NUM"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_NAME_LABELS = frozenset({"PER", "LOC", "ORG", "PERSON", "GPE"})
# One capitalised word of these kinds is the head of a sentence, not a name.
_NO_NAMES = frozenset({"ADV", "VERB", "AUX", "ADP", "PRON", "DET", "CCONJ", "SCONJ", "NUM"})
MIN_ABBREVIATION, MAX_ABBREVIATION = 2, 6
_APOSTROPHES = frozenset({"'", "’", "ʼ"})
_SEPARATORS = frozenset({"·", "›", "|", ":", ";", ">"})


@dataclass(slots=True)
class Candidate:
    """Tokens `start` up to `end` that may name an actor; `head` is the token whose grammar counts.

    `noun` is where the words of a role begin, behind its articles and adjectives.
    """

    start: int
    end: int
    head: int
    kind: MentionKind
    label: str = ""
    entities: tuple[str, ...] = ()
    role: RoleWord | None = None
    party_entity: str | None = None
    definite: bool = False
    possessor: bool = False
    pronoun: Pronoun | None = None
    named_by: Candidate | None = None
    roles: list[Candidate] = field(default_factory=list)
    actor: str | None = None
    noun: int = -1


# The label of what is no name but a field of work, and how many words that has at most.
FIELD, MAX_FIELD = "FIELD", 3


@dataclass(frozen=True)
class Names:
    """What finding candidates needs to know."""

    base: KnowledgeBase
    grammar: Grammar
    kit: LanguageKit
    cue_forms: frozenset[str] = frozenset()
    source_words: frozenset[str] = frozenset()


def find_candidates(doc: Doc, names: Names, skipped: frozenset[int] = frozenset()) -> list[Candidate]:
    """All candidates in text order; role phrases next to the name of their bearer are tied to it.

    In `skipped` tokens (page furniture) the recogniser's word is not taken: buttons look like names.
    """
    whole = (part for c in _recognised(doc, skipped, names) for part in _without_field(doc, c, names))
    cut = (trimmed(doc, _trimmed(doc, c, names), names) for c in whole)
    labelled = (label_by_neighbours(doc, c, names) for c in cut)
    recognised = [c for c in labelled if not _is_role_body(doc, c, names)]
    recognised += _abbreviations(doc, skipped)
    named = _merged(doc, list(_known_names(doc, names)), recognised)
    agree(doc, named, names)
    taken = {i for c in named for i in range(c.start, c.end)}
    by_start = {c.start: c for c in named}
    named = [c for c in named if not _is_field(doc, c, by_start, names)]
    roles = list(_role_phrases(doc, names, taken, by_start))
    _tie_appositions(doc, named, roles, names)
    covered = taken | {i for c in roles for i in range(c.start, c.end)}
    pronouns = [c for c in _pronouns(doc, names.grammar) if c.head not in covered]
    return sorted([*named, *roles, *pronouns], key=lambda c: (c.start, -c.end))


def _known_names(doc: Doc, names: Names) -> Iterator[Candidate]:
    i = 0
    while i < len(doc):
        found = _longest_name(doc, i, names)
        if found is None:
            i += 1
        else:
            yield found
            i = found.end


def _longest_name(doc: Doc, i: int, names: Names) -> Candidate | None:
    if doc[i].is_punct or doc[i].is_space:
        return None
    whole = _run_end(doc, i)
    found = _name_from(doc, i, whole, names) if whole > i + 1 else None
    return found or _name_from(doc, i, i + 1, names)


def _name_from(doc: Doc, i: int, first_end: int, names: Names) -> Candidate | None:
    """The longest known name that begins with the word of tokens `i` up to `first_end`."""
    word = fold(_text(doc, i, first_end))
    shouted = len(word) > 3 and word.isupper()
    for first in names.kit.name_bases(word):
        for start in (first, first.capitalize()) if shouted else (first,):
            units = _units(doc, i, first_end, names.base.longest.get(start, 0))
            for count in range(len(units), 0, -1):
                end = units[count - 1][1]
                for last in names.kit.name_bases(fold(units[count - 1][0])) if count > 1 else (start,):
                    words = [start, *(fold(text) for text, _ in units[1 : count - 1]), last] if count > 1 else [start]
                    known = names.base.names.get(" ".join(words))
                    if known and _plausible(doc, i, end - i, known[0][1]):
                        entities = tuple(k for k, _ in known)
                        return Candidate(i, end, end - 1, known[0][1], entities=entities)
    return None


def _run_end(doc: Doc, i: int) -> int:
    """Behind the tokens that hyphens join to token `i` without a blank: *Jean - Noel*, *secretary - general*."""
    j = i + 1
    while j + 1 < len(doc) and doc[j].text == "-" and not (doc[j - 1].whitespace_ or doc[j].whitespace_):
        j += 2
    return j


def _units(doc: Doc, i: int, first_end: int, count: int) -> list[tuple[str, int]]:
    """So many words from token `i`, each with where it ends; what a tokenizer cut at hyphens is one word again."""
    units, end = [(_text(doc, i, first_end), first_end)] if count else [], first_end
    while len(units) < count and end < len(doc):
        start, end = end, _run_end(doc, end)
        units.append((_text(doc, start, end), end))
    return units


def _text(doc: Doc, start: int, end: int) -> str:
    """The text of a token, or of a span of several, which is slower to make."""
    return str(doc[start].text if end == start + 1 else doc[start:end].text)


def _plausible(doc: Doc, i: int, length: int, kind: MentionKind) -> bool:
    """Keep ordinary words that look like names out: *Let op*, *Trouw blijven*, *Est*."""
    token = doc[i]
    if length > 1 or token.ent_type_ or token.pos_ == "PROPN":
        return True
    if kind == "demonym":
        return token.pos_ in ("ADJ", "NOUN", "DET", "X") or not token.is_sent_start
    if token.text.islower():
        return True
    return not token.is_sent_start or token.pos_ in ("NOUN", "X", "SYM") or token.is_upper or len(token.text) < 4


def _recognised(doc: Doc, skipped: frozenset[int], names: Names) -> Iterator[Candidate]:
    for ent in doc.ents:
        common = ent[0].pos_ in _NO_NAMES or _many(ent[0]) or ent[0].lower_ in names.grammar["no_names"]
        alone = ent.end - ent.start == 1 and (common or ent[0].i in skipped)
        marked = any(t.text in _SEPARATORS for t in ent) or ent[0].i in skipped
        marked = marked or _is_body_of_owner(ent, names)
        if ent.label_ in _NAME_LABELS and any(c.isalnum() for c in ent.text) and not alone and not marked:
            label = {"PERSON": "PER", "GPE": "LOC"}.get(ent.label_, ent.label_)
            end = _behind_apostrophe(doc, ent.end)
            yield Candidate(ent.start, end, end - 1, "name", label=label)


def _is_body_of_owner(ent: DocSpan, names: Names) -> bool:
    """`Russia's Foreign Ministry`: a body that is named by its role, of the name before it."""
    role = names.grammar.roles.get(ent.text.lower())
    owned = ent.start > 1 and ent.doc[ent.start - 1].pos_ == "PART" and ent.doc[ent.start - 1].dep_ == "case"
    return owned and not names.kit.JOINS_NOUNS and role is not None and role.kind == "body"


def _behind_apostrophe(doc: Doc, end: int) -> int:
    """`Sing’Oei`: a name goes on behind an apostrophe without blanks and a capital."""
    while end + 1 < len(doc) and doc[end].text in _APOSTROPHES:
        joined = not (doc[end - 1].whitespace_ or doc[end].whitespace_) and doc[end + 1].text[:1].isupper()
        if not joined:
            break
        end += 2
    return end


def _many(token: Token) -> bool:
    """A plural noun or adjective that has its capital from the sentence: *Bommenwerpers stegen op*, *Cruciaal is*."""
    if not token.is_sent_start:
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    predicate = token.pos_ == "ADJ" and following is not None and following.pos_ in ("AUX", "VERB")
    return predicate or token.pos_ == "NOUN" and "Number=Plur" in str(token.morph)


def _trimmed(doc: Doc, candidate: Candidate, names: Names) -> Candidate:
    """A person's name less the role or department that the recogniser took for its beginning."""
    first, length = doc[candidate.start], candidate.end - candidate.start
    role = _compound_role(first, names.grammar.roles, first.lower_) if length > 1 else None
    if length > 1 and candidate.label != "PER" and role is not None and role[0].kind == "person" and _dashed(first):
        candidate.start, candidate.label = candidate.start + 1, "PER"
        return candidate
    if candidate.label != "PER" or length < 2:
        return candidate
    if _is_country_before_name(doc, candidate, names):
        candidate.start += 1
        return candidate
    titled = first.pos_ == "NOUN" or _compound_role(first, names.grammar.roles, first.lower_) is not None
    if titled and length > 2 and not _is_dashed_name(first):
        candidate.start += 1
        return candidate
    department = first.i > 1 and doc[first.i - 1].lower_ in names.grammar["of_prepositions"] and length > 2
    if first.lower_ in names.grammar.roles or (department and doc[first.i - 2].lower_ in names.grammar.roles):
        candidate.start += 1
    return candidate


def _dashed(token: Token) -> bool:
    return "-" in token.text


def _is_country_before_name(doc: Doc, candidate: Candidate, names: Names) -> bool:
    """`Dat Iran Jansen straft`: a country, and the bare name of somebody whose name ends so elsewhere."""
    known = names.base.names.get(fold(doc[candidate.start].text), [])
    if not known or not known[0][0].startswith("country:"):
        return False
    rest = doc[candidate.start + 1 : candidate.end].text
    others = (e for e in doc.ents if e.start != candidate.start and e.label_ == doc[candidate.start].ent_type_)
    return any(e.text == rest or e.text.endswith(" " + rest) for e in others)


def _is_role_body(doc: Doc, candidate: Candidate, names: Names) -> bool:
    """`ministerie van Defensie` is read as a role phrase, with the adjective that says whose."""
    match = _role_at(doc, candidate.start, names) if doc[candidate.start].text[0].islower() else None
    return match is not None and match[1] >= candidate.end - candidate.start


def _abbreviations(doc: Doc, skipped: frozenset[int]) -> Iterator[Candidate]:
    """Unknown abbreviations behind an article or an opening bracket: *de OVSE*, *(UNMAS)*."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        short = MIN_ABBREVIATION <= len(token.text) <= MAX_ABBREVIATION and token.is_upper and token.is_alpha
        introduced = before.text == "(" or (before.pos_ == "DET" and before.is_lower)
        if short and introduced and not token.ent_type_ and token.i not in skipped:
            yield Candidate(token.i, token.i + 1, token.i, "name", label="ORG")


def _merged(doc: Doc, known: list[Candidate], recognised: list[Candidate]) -> list[Candidate]:
    """Where both overlap, the longer stands; at equal length the known one, with the recogniser's label."""
    result = {id(k): k for k in known}
    covered: dict[int, list[Candidate]] = {}
    for candidate in known:
        _cover(covered, candidate)
    for ent in recognised:
        touching = {id(k): k for i in range(ent.start, ent.end) for k in covered.get(i, ())}
        rivals = [k for k in touching.values() if id(k) in result and k.start < ent.end and ent.start < k.end]
        if _ends_in_country(ent, rivals):
            ent.end, ent.head = rivals[0].start, rivals[0].start - 1
            rivals = []
        if not rivals:
            result[id(ent)] = ent
            _cover(covered, ent)
        elif all(k.start >= ent.start and k.end <= ent.end for k in rivals) and _longer(doc, ent, rivals):
            for rival in rivals:
                del result[id(rival)]
            result[id(ent)] = ent
            _cover(covered, ent)
        else:
            for rival in rivals:
                rival.label = rival.label or ent.label
    return sorted(result.values(), key=lambda c: c.start)


def _cover(covered: dict[int, list[Candidate]], candidate: Candidate) -> None:
    for i in range(candidate.start, candidate.end):
        covered.setdefault(i, []).append(candidate)


# What a tokenizer cuts off a name in the genitive or plural.
_GENITIVES = ("'s", "'")


def _ends_in_country(ent: Candidate, rivals: list[Candidate]) -> bool:
    """Whether a person's name runs on into the country behind it (*daarmee bedoelt Terras Burundi*)."""
    if ent.label != "PER" or len(rivals) != 1 or rivals[0].kind != "name":
        return False
    country = rivals[0].entities[0].startswith("country:") if rivals[0].entities else False
    return country and ent.start < rivals[0].start and rivals[0].end == ent.end


def _is_genitive(doc: Doc, start: int, end: int) -> bool:
    return start < end and all(fold(t.text) in _GENITIVES for t in doc[start:end])


def _longer(doc: Doc, ent: Candidate, rivals: list[Candidate]) -> bool:
    if len(rivals) == 1 and rivals[0].start == ent.start and _is_genitive(doc, rivals[0].end, ent.end):
        return False
    if len(rivals) == 1 and rivals[0].end == ent.end:
        whole = rivals[0].start == ent.start
        return not whole and not (rivals[0].end - rivals[0].start > 1 and rivals[0].entities[0].startswith("person:"))
    if len(rivals) > 1 and sum(r.end - r.start for r in rivals) == ent.end - ent.start:
        return False
    joined = any(t.is_punct or t.pos_ == "CCONJ" for t in doc[ent.start : ent.end])
    named_after = any(t.pos_ == "ADP" for t in doc[ent.start + 1 : ent.end - 1])
    return (ent.label in ("PER", "ORG") or named_after) and not (len(rivals) > 1 and joined)


def _role_phrases(doc: Doc, names: Names, taken: set[int], by_start: dict[int, Candidate]) -> Iterator[Candidate]:
    i, by_end = 0, {c.end: c for c in by_start.values()}
    while i < len(doc):
        match = _role_at(doc, i, names)
        if match is None or (i in taken and not _compound(doc[i]) and not _opened_by_name(i, match[1], by_start)):
            i += 1
            continue
        role, length, prefix = match
        if not _only_modifies(doc, i + length - 1, by_start, names.cue_forms):
            yield _phrase(doc, i, length, role, prefix, names, by_start, by_end)
        i += length


def _opened_by_name(i: int, length: int, by_start: dict[int, Candidate]) -> bool:
    """`UN chief`: a role of more words whose first ones are a name."""
    return i in by_start and by_start[i].end < i + length


def _only_modifies(doc: Doc, last: int, by_start: dict[int, Candidate], cues: frozenset[str]) -> bool:
    """`government troops`: the word belongs to a noun behind it that is no name of the role's bearer, and no verb."""
    token = doc[last]
    if token.dep_ != "compound" or token.head.i <= last or token.head.lower_ in cues:
        return False
    return not any(c.start <= token.head.i < c.end for c in by_start.values())


def _compound(token: Token) -> bool:
    return "-" in token.text


def _role_at(doc: Doc, i: int, names: Names) -> tuple[RoleWord, int, str] | None:
    token = doc[i]
    if not token.text[0].isalpha():
        return None
    whole = _run_end(doc, i)
    for first_end in (whole, i + 1) if whole > i + 1 else (i + 1,):
        found = _role_from(doc, i, first_end, names)
        if found is not None:
            return (*found, "") if _noun_like(token, found[1]) else None
    roles = names.grammar.roles
    return _compound_role(token, roles) if names.kit.JOINS_NOUNS else _dashed_role(doc, i, whole, roles)


def _role_from(doc: Doc, i: int, first_end: int, names: Names) -> tuple[RoleWord, int] | None:
    """The longest role that begins with the word of tokens `i` up to `first_end`, and its tokens."""
    roles, starts, word = names.grammar.roles, names.grammar.role_starts, _text(doc, i, first_end)
    longest = max(starts.get(word, 0), starts.get(word[0].lower() + word[1:], 0), starts.get(word.lower(), 0))
    units = _units(doc, i, first_end, longest)
    for count in range(len(units), 0, -1):
        phrase = " ".join(text for text, _ in units[:count])
        small = " ".join(w if w.isupper() else w.lower() for w in phrase.split())
        for variant in (phrase, phrase[0].lower() + phrase[1:], small):
            if variant in roles:
                return roles[variant], units[count - 1][1] - i
    return None


def _dashed_role(doc: Doc, i: int, end: int, roles: dict[str, RoleWord]) -> tuple[RoleWord, int, str] | None:
    """`ex-president`, `co-ruler`, where compounds are written apart."""
    before, dash, after = doc[i:end].text.rpartition("-")
    return (roles[after], end - i, before) if dash and after in roles and doc[end - 1].pos_ in _NOMINAL else None


def _noun_like(token: Token, length: int) -> bool:
    if length > 1:
        return True
    if token.pos_ == "VERB" and token.morph.get("VerbForm", []) == ["Fin"]:
        return False
    described = token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.i > token.i
    plausible = token.pos_ in ("NOUN", "PROPN", "X", "ADJ", "VERB", "ADV") and token.dep_ != "aux"
    return plausible and not described


def _is_dashed_name(token: Token) -> bool:
    return "-" in token.text and token.pos_ == "PROPN"


def _compound_role(
    token: Token, roles: dict[str, RoleWord], text: str | None = None
) -> tuple[RoleWord, int, str] | None:
    word = text or token.text
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "X") or len(token.text) <= MIN_COMPOUND_HEAD:
        return None
    before, dash, after = word.rpartition("-")
    if dash and after in roles:
        return roles[after], 1, before
    for k in range(2, len(word) - MIN_COMPOUND_HEAD + 1):
        if word[k:] in roles:
            return roles[word[k:]], 1, ""
    return None


def _phrase(
    doc: Doc,
    i: int,
    length: int,
    role: RoleWord,
    prefix: str,
    names: Names,
    by_start: dict[int, Candidate],
    by_end: dict[int, Candidate],
) -> Candidate:
    first = _first_compounded(doc, i, length, names, by_end)
    owner = _owner_before(doc, first, names, by_end)
    start = _left_edge(doc, owner.start if owner else first, names)
    found = Candidate(start, i + length, _head_of(doc, i, length), "role", role=role, noun=i)
    words = [t.lower_ for t in doc[start:i]]
    found.definite = bool(words) and words[0] in names.grammar["articles_definite"]
    found.definite = found.definite or (owner is not None and owner.end < first)
    found.possessor = bool(words) and words[0] in names.grammar.pronouns
    found.party_entity = _entity_named(prefix, names.base) or _adjective_entity(doc, start, i, names.base)
    if owner is not None and owner.entities:
        found.party_entity = owner.entities[0]
    elif found.party_entity is None and length > 1:
        found.party_entity = _entity_within(doc, i, length, names.base)
    bearer = by_start.get(i + length)
    if bearer is not None and bearer.label == FIELD:
        found.end, bearer = bearer.end, by_start.get(bearer.end)
    if bearer is not None and bearer.kind == "name":
        _tie(found, bearer)
    elif i + length < len(doc) and doc[i + length].lower_ in names.grammar["of_prepositions"]:
        _extend_of(doc, found, names, by_start)
        behind = by_start.get(found.end)
        if behind is not None and behind.kind == "name" and behind.label in ("PER", ""):
            _tie(found, behind)
    return found


def _first_compounded(doc: Doc, i: int, length: int, names: Names, by_end: dict[int, Candidate]) -> int:
    """`health ministry official`: where the nouns before the role begin that it is put together with."""
    first = i
    while not names.kit.JOINS_NOUNS and first > 0 and first not in by_end:
        token = doc[first - 1]
        if token.dep_ != "compound" or token.pos_ != "NOUN" or token.head.i not in range(first, i + length):
            break
        first -= 1
    return first


def _head_of(doc: Doc, i: int, length: int) -> int:
    """The token of the role's words on which the others hang: *foreign minister*, *minister* of defence."""
    inside = range(i, i + length)
    return next((k for k in inside if doc[k].head.i not in inside or doc[k].head.i == k), i)


def _owner_before(doc: Doc, i: int, names: Names, by_end: dict[int, Candidate]) -> Candidate | None:
    """`Russia's president`, `US officials`: the name right before the role, in a language that writes nouns apart."""
    if names.kit.JOINS_NOUNS or i == 0:
        return None
    start = i
    while start > 0 and doc[start - 1].pos_ == "ADJ" and start not in by_end:
        start -= 1
    clitic = doc[start - 1].dep_ == "case" and doc[start - 1].pos_ == "PART"
    owner = by_end.get(start - 1 if clitic else start)
    return owner if owner is not None and owner.kind != "demonym" and (clitic or start == i) else None


def _entity_within(doc: Doc, i: int, length: int, base: KnowledgeBase) -> str | None:
    """`UN chief`: the name with which the role's own words begin."""
    stretches = (doc[i : i + k].text for k in range(length - 1, 0, -1))
    return next((found for text in stretches if (found := _entity_named(text, base)) is not None), None)


def _left_edge(doc: Doc, i: int, names: Names) -> int:
    start = i
    while start > 0:
        token = doc[start - 1]
        adjective = token.pos_ in _MODIFIERS or names.base.names.get(fold(token.text), [("", "")])[0][1] == "demonym"
        possessive = token.lower_ in names.grammar.pronouns and token.dep_ in ("nmod:poss", "det", "nmod")
        if token.is_punct or token.is_space or not (adjective or possessive):
            break
        if token.lower_ in names.grammar["nobody"] - names.grammar["articles_definite"]:
            break
        start -= 1
        if token.lower_ in names.grammar["articles_definite"] | names.grammar["articles_indefinite"]:
            break
    return start


def _entity_named(name: str, base: KnowledgeBase) -> str | None:
    known = base.names.get(fold(name), []) if name else []
    return known[0][0] if known else None


def _adjective_entity(doc: Doc, start: int, end: int, base: KnowledgeBase) -> str | None:
    for token in doc[start:end]:
        known = base.names.get(fold(token.text), [])
        if known and known[0][1] in ("demonym", "name") and known[0][0].startswith(("country:", "org:")):
            return known[0][0]
    return None


def _extend_of(doc: Doc, found: Candidate, names: Names, by_start: dict[int, Candidate]) -> None:
    """`een woordvoerder van het Israëlische leger`: the phrase behind the preposition says for whom."""
    i = found.end + 1
    while i < len(doc) and (doc[i].pos_ in _MODIFIERS or i in by_start and by_start[i].kind == "demonym"):
        if i in by_start and found.party_entity is None and by_start[i].entities:
            found.party_entity = by_start[i].entities[0]
        i += 1
    if i in by_start and by_start[i].kind in ("name", "metonym"):
        owner = by_start[i]
        found.end = owner.end if names.kit.JOINS_NOUNS else _owned_end(doc, owner.end, found.end, names)
        if found.party_entity is None and owner.entities:
            found.party_entity = owner.entities[0]
    elif i < len(doc) and (match := _role_at(doc, i, names)) is not None:
        found.end = i + match[1]
        found.party_entity = found.party_entity or _entity_named(match[2], names.base)
    else:
        while i < len(doc) and doc[i].text[0].isupper() and i not in by_start and doc[i].pos_ != "PRON":
            i += 1
            found.end = i


def _owned_end(doc: Doc, end: int, before: int, names: Names) -> int:
    """`envoys of Sudan's army`, `head of the UN refugee agency`: behind the role that belongs to the name."""
    owned = end < len(doc) and doc[end].pos_ == "PART" and doc[end].dep_ == "case"
    i = end + owned
    while i < len(doc) and doc[i].pos_ == "ADJ":
        i += 1
    match = _role_at(doc, i, names) if i < len(doc) else None
    if match is not None:
        return i + match[1]
    return before if owned else end


def _without_field(doc: Doc, candidate: Candidate, names: Names) -> list[Candidate]:
    """The field of work and the person's name behind it, where the recogniser took both for one name."""
    role = names.grammar.roles.get(doc[candidate.start - 1].lower_) if candidate.start else None
    if role is None or role.kind != "person" or role.number != "s":
        return [candidate]
    words = [t.lower_ for t in doc[candidate.start : candidate.end]]
    fields = names.grammar.phrases["fields_of_work"]
    length = max((len(f) for f in fields if len(words) > len(f) + 1 and tuple(words[: len(f)]) == f), default=0)
    if not length:
        return [candidate]
    cut = candidate.start + length
    bearer = replace(candidate, start=cut, head=_head_of(doc, cut, candidate.end - cut), label="PER")
    return [replace(candidate, end=cut, head=_head_of(doc, candidate.start, length)), bearer]


def _is_field(doc: Doc, candidate: Candidate, by_start: dict[int, Candidate], names: Names) -> bool:
    """`hoogleraar Internationale Betrekkingen Jan Smit`: what stands between a person's role and his name."""
    if candidate.entities or candidate.start == 0 or candidate.end - candidate.start > MAX_FIELD:
        return False
    role = names.grammar.roles.get(doc[candidate.start - 1].lower_)
    behind = by_start.get(candidate.end)
    bears = behind is not None and behind.kind == "name" and behind.label == "PER" and behind.end - behind.start > 1
    if role is None or role.kind != "person" or role.number != "s" or not bears:
        return False
    candidate.label = FIELD
    return True


def _tie(role: Candidate, bearer: Candidate) -> None:
    role.named_by = bearer
    bearer.roles.append(role)


def _tie_appositions(doc: Doc, named: list[Candidate], roles: list[Candidate], names: Names) -> None:
    """`Jansen, woordvoerder van het leger,` and `de minister, Jan Jansen,`."""
    ends = {c.end: c for c in named if _personal(c)}
    starts = {c.start: c for c in named if _personal(c)}
    titled = {r.start: r.named_by for r in roles if r.named_by is not None and _personal(r.named_by)}
    for role in roles:
        if role.named_by is not None or role.role is None or role.role.kind not in ("person", "body"):
            continue
        before = ends.get(role.start - 1) if role.start and doc[role.start - 1].text in (",", "(") else None
        fenced = role.end < len(doc) and doc[role.end].text == ","
        after = (starts.get(role.end + 1) or titled.get(role.end + 1)) if fenced else None
        if before is not None and role.role.kind == "person" and _closes(doc, role.end):
            _tie(role, before)
        elif after is not None and role.role.kind == "person" and _closes_aside(doc, after.end, names) and _known(role):
            _tie(role, after)


def _closes_aside(doc: Doc, i: int, names: Names) -> bool:
    """As `_closes`, but a verb behind the name makes it a subject: *with his counterpart, X said*."""
    verb = i < len(doc) and doc[i].pos_ in ("VERB", "AUX") and not names.grammar.verb_final
    return _closes(doc, i) and not verb


def _known(role: Candidate) -> bool:
    return role.definite or role.possessor


def _personal(candidate: Candidate) -> bool:
    known = candidate.entities and not any(e.startswith("person:") for e in candidate.entities)
    return candidate.kind == "name" and (candidate.label == "PER" or candidate.label == "" and not known)


def _closes(doc: Doc, i: int) -> bool:
    return i >= len(doc) or doc[i].is_punct or doc[i].is_space or doc[i].pos_ in ("ADP", "VERB", "AUX", "PRON")


def _pronouns(doc: Doc, grammar: Grammar) -> Iterator[Candidate]:
    for token in doc:
        pronoun = grammar.pronouns.get(token.lower_)
        if pronoun is None or pronoun.kind == "self":
            continue
        if token.pos_ in ("AUX", "VERB", "SCONJ") or (pronoun.kind != "personal" and token.pos_ == "DET"):
            continue
        yield Candidate(token.i, token.i + 1, token.i, "pronoun", pronoun=pronoun)
